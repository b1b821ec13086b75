//! Rows that hold others by their name: `Africa` above `Ghana` and `Nigeria`, `DHS` beside `ICE` and `CBP`, `Mexico` above
//! `Mexico - criminal`, or a region without a country above its countries.
//!
//! Whoever is counted in the part is counted in the whole, too. Where the whole is the sum of its parts in every period it
//! is left out. Where it is not, parts are left out that say themselves that they are some; else nothing tells how many
//! stand in both, and the table is refused.

use std::collections::{BTreeMap, BTreeSet};

use super::total_rows::{TOTAL, TotalRow};
use crate::load::cell::gap::names_nothing;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, BETWEEN, Blamed, RowFact};
use crate::load::shape::groups::{of_which, part_names};
use crate::load::show;
use crate::load::word::country::is_country;
use crate::load::word::{self, region};
use crate::quantity::{Count, grouped};

/// Of how many names wholes are looked for at most; more are no tables but records.
const NAMES: usize = 1000;

/// Leaves out rows of wholes whose parts are there; rows of wholes that may hold more refuse the table, or are left out
/// where the user has asked for that.
pub(super) fn settle(
    rows: &mut Vec<RowFact>,
    totals: &[TotalRow],
    (draft, blamed): (&Draft<'_>, Blamed<'_>),
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let columns = rows.first().map_or(0, |row| row.categories.split(BETWEEN).count());
    for place in 0..columns {
        let stated = stated_by_regions(rows, place, totals);
        let bare = of_regions_alone(rows, place);
        for whole in wholes(rows, place) {
            let is_own = |row: &RowFact| row.category(place) == whole.name;
            let table = Beside::of(rows, place);
            let own = || rows.iter().enumerate().filter(|(_, row)| is_own(row));
            let exact = |(at, row): &(usize, &RowFact)| {
                whole.is_sum_of_parts(&table, row) || whole.is_sum_of_next(&table, *at, row)
            };
            let (all, exact_rows) = (own().count(), own().filter(exact).count());
            if names_nothing(&whole.name) && !whole.is_proved(rows, exact_rows, all) {
                continue;
            }
            let withheld = |(_, row): &(usize, &RowFact)| {
                stated.contains(&row.span) && whole.holds_withheld(&table, row, notes)
            };
            let doubtful = own().filter(|row| !exact(row)).find(|row| !withheld(row));
            let periods = if exact_rows < all { "period whose counts are all given" } else { "period" };
            let mut why = format!("\"{}\" is the sum of rows beside it in every {periods}", whole.shown());
            if doubtful.is_some() && whole.holds_parts(&table, rows) {
                whole.leave_out_parts(rows, place, notes);
                continue;
            }
            if let Some((_, row)) = doubtful {
                why = whole.doubt(&table, row);
                if !draft.options.set_aside {
                    let refusal = notes.refuse(why, "--set-aside to leave it out").at(row.line);
                    let value = grouped(row.count.into());
                    return Err(refusal.column(blamed.count_of(row, draft)).value(&value));
                }
                notes.lacks_row(draft.options.calendar, row.span);
            }
            let lines: BTreeSet<u64> = own().map(|(_, row)| row.line).collect();
            for line in lines {
                notes.warn_line(line, Told::new("hidden-total", why.clone(), "left out of the sum"));
            }
            let is_held =
                |row: &RowFact| is_own(row) && !(stated.contains(&row.span) && bare.contains(&row.span));
            facts::leave_out(rows, is_held, TOTAL, notes);
        }
    }
    Ok(())
}

/// The periods of which a total of all is as much as the regions of a column together: all else is a part of these.
fn stated_by_regions(rows: &[RowFact], place: usize, totals: &[TotalRow]) -> BTreeSet<Span> {
    let mut sums: BTreeMap<Span, u64> = BTreeMap::new();
    for row in rows.iter().filter(|row| region::is_region(row.category(place))) {
        let sum = sums.entry(row.span).or_default();
        *sum = sum.saturating_add(row.count);
    }
    let is_stated = |(span, sum): &(Span, u64)| {
        totals.iter().any(|total| total.span == Some(*span) && total.of_all.is_some() && total.count == *sum)
    };
    sums.into_iter().filter(is_stated).map(|(span, _)| span).collect()
}

/// The periods in which regions alone have counts: all of their countries are withheld.
fn of_regions_alone(rows: &[RowFact], place: usize) -> BTreeSet<Span> {
    let mut spans: BTreeSet<Span> = rows.iter().map(|row| row.span).collect();
    for row in rows.iter().filter(|row| !region::is_region(row.category(place))) {
        spans.remove(&row.span);
    }
    spans
}

/// A name in a column, and the names in the same column whose people it counts, too.
struct Whole {
    /// Empty, or a mark for that, for rows that say nothing in this column, where others say more.
    name: String,
    parts: BTreeSet<String>,
    /// Whether the names of all parts say themselves that they are parts of it.
    named: bool,
}

/// The wholes of a column of which a part stands in it, too.
fn wholes(rows: &[RowFact], place: usize) -> Vec<Whole> {
    let mut names: Vec<&str> = Vec::new();
    let mut known: BTreeSet<&str> = BTreeSet::new();
    for row in rows {
        let name = row.category(place);
        if known.insert(name) {
            names.push(name);
        }
        if names.len() > NAMES {
            return Vec::new();
        }
    }
    let holds = |name: &str, other: &str| {
        if names_nothing(name) {
            return !names_nothing(other) && rows.first().is_some_and(|row| row.categories.contains(BETWEEN));
        }
        region::holds(name, other) || is_agency_of(name, other)
    };
    let may_hold = |name: &str| names_nothing(name) || region::is_region(name) || agencies(name).is_some();
    let mut parts: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    let mut sure: BTreeMap<&str, BTreeSet<String>> = BTreeMap::new();
    for (whole, part) in part_names::find(&names) {
        sure.entry(whole).or_default().insert(part.to_owned());
    }
    for name in &names {
        if may_hold(name) {
            let own = names.iter().filter(|other| holds(name, other)).map(|other| (*other).to_owned());
            parts.entry(name).or_default().extend(own);
        }
        if let Some(head) = qualified(name).and_then(|own| names.iter().find(|head| word::words(head) == own))
        {
            parts.entry(head).or_default().insert((*name).to_owned());
        }
        // `Mexico - criminal` is a part of `Mexico`.
        let head = [" - ", " – ", " — ", ": "].iter().find_map(|mark| name.split_once(mark));
        if let Some((head, _)) = head.filter(|(head, _)| known.contains(head)) {
            parts.entry(head).or_default().insert((*name).to_owned());
        }
    }
    let found = names.iter().filter_map(|name| {
        let sure = sure.remove(name).unwrap_or_default();
        let mut parts = parts.remove(name).unwrap_or_default();
        let all_sure = parts.is_subset(&sure);
        parts.extend(sure);
        (!parts.is_empty()).then(|| Whole { name: (*name).to_owned(), parts, named: all_sure })
    });
    found.collect()
}

/// The words of the group of which a name is a part by its first word: `minors` of `Unaccompanied minors`.
fn qualified(name: &str) -> Option<Vec<String>> {
    let words = word::words(name);
    let (first, rest) = words.split_first()?;
    (["unaccompanied", "accompanied"].contains(&first.as_str()) && !rest.is_empty()).then(|| rest.to_vec())
}

/// The agencies of which another one is made.
fn agencies(name: &str) -> Option<&'static [&'static str]> {
    let name = word::words(name).join(" ");
    let found = AGENCIES.iter().find(|(whole, _)| *whole == name);
    found.map(|(_, parts)| *parts)
}

fn is_agency_of(name: &str, other: &str) -> bool {
    let other = word::words(other).join(" ");
    agencies(name).is_some_and(|parts| parts.contains(&other.as_str()))
}

/// Agencies, and those that they are made of.
const AGENCIES: &[(&str, &[&str])] = &[
    ("dhs", &["ice", "cbp"]),
    ("ice", &["ero", "hsi", "ice ero", "ice hsi"]),
    ("cbp", &["usbp", "ofo", "border patrol", "field operations", "cbp usbp", "cbp ofo"]),
];

/// The rows of a table by what they say but in one column: those of one group are parts of one whole, if anything is.
struct Beside<'a> {
    place: usize,
    /// Each with its place among all rows.
    groups: BTreeMap<(Span, String), Vec<(usize, &'a RowFact)>>,
}

impl<'a> Beside<'a> {
    fn of(rows: &'a [RowFact], place: usize) -> Self {
        let mut groups: BTreeMap<(Span, String), Vec<(usize, &RowFact)>> = BTreeMap::new();
        for (at, row) in rows.iter().enumerate() {
            groups.entry((row.span, rest(row, place))).or_default().push((at, row));
        }
        Self { place, groups }
    }

    /// The rows that differ from one in this column alone.
    fn of_row(&self, row: &RowFact) -> &[(usize, &'a RowFact)] {
        self.groups.get(&(row.span, rest(row, self.place))).map(Vec::as_slice).unwrap_or_default()
    }
}

/// What a row says in its other category columns.
pub(crate) fn rest(row: &RowFact, place: usize) -> String {
    let parts = row.categories.split(BETWEEN).enumerate().filter(|(at, _)| *at != place);
    parts.map(|(_, part)| part).collect::<Vec<&str>>().join(BETWEEN)
}

impl Whole {
    fn shown(&self) -> String {
        if names_nothing(&self.name) { "a row that names less".to_owned() } else { show::escaped(&self.name) }
    }

    /// Whether its parts say themselves that they are some, and each stands beside a whole that is as much at least.
    fn holds_parts(&self, table: &Beside<'_>, rows: &[RowFact]) -> bool {
        let is_held = |row: &RowFact| {
            let beside =
                table.of_row(row).iter().filter(|(_, other)| other.category(table.place) == self.name);
            let whole = beside.map(|(_, whole)| whole.count).max();
            whole.is_some_and(|whole| row.count <= whole)
        };
        self.named && rows.iter().filter(|row| self.parts.contains(row.category(table.place))).all(is_held)
    }

    /// Leaves out its parts.
    fn leave_out_parts(&self, rows: &mut Vec<RowFact>, place: usize, notes: &mut Notes) {
        let is_part = |row: &RowFact| self.parts.contains(row.category(place));
        let lines: BTreeSet<u64> = rows.iter().filter(|row| is_part(row)).map(|row| row.line).collect();
        for line in lines {
            of_which::tell(
                line,
                format!("counts some of the people of \"{}\", as its name says", self.shown()),
                notes,
            );
        }
        facts::leave_out(rows, is_part, of_which::OF_ANOTHER, notes);
    }

    /// The sum of its parts beside a row of its own.
    fn sum_of_parts(&self, table: &Beside<'_>, own: &RowFact) -> Option<u64> {
        let parts =
            table.of_row(own).iter().filter(|(_, row)| self.parts.contains(row.category(table.place)));
        parts.map(|(_, row)| row.count).try_fold(0_u64, u64::checked_add)
    }

    /// Whether a row is as much as all its parts beside it.
    fn is_sum_of_parts(&self, table: &Beside<'_>, own: &RowFact) -> bool {
        self.sum_of_parts(table, own) == Some(own.count)
    }

    /// Whether a region is as much as the rows that follow it up to the next one or to a country of another, a country of it
    /// among them: some of them may be called as no country is.
    fn is_sum_of_next(&self, table: &Beside<'_>, at: usize, own: &RowFact) -> bool {
        if !region::is_region(&self.name) {
            return false;
        }
        let is_own = |text: &str| self.parts.contains(text);
        let is_other = |text: &str| region::is_region(text) || is_country(text) && !is_own(text);
        let next = table.of_row(own).iter().filter(|(other, _)| *other > at).map(|(_, row)| *row);
        let section: Vec<&RowFact> = next.take_while(|row| !is_other(row.category(table.place))).collect();
        let sum = section.iter().map(|row| row.count).try_fold(0_u64, u64::checked_add);
        sum == Some(own.count) && section.iter().any(|row| is_own(row.category(table.place)))
    }

    /// Whether a region holds a country whose count is withheld, so that its parts add up to less.
    fn holds_withheld(&self, table: &Beside<'_>, own: &RowFact, notes: &Notes) -> bool {
        region::is_region(&self.name)
            && notes.is_partial((own.span.from, own.span.through))
            && self.sum_of_parts(table, own).is_some_and(|parts| parts < own.count)
    }

    /// Whether rows without a name sum up the others: nearly all of them do, and there are several. Others count people of
    /// whom no more is known.
    fn is_proved(&self, rows: &[RowFact], exact: usize, all: usize) -> bool {
        exact > 0 && exact * 2 > all && (all > 1 || rows.len() > all + 1) && self.parts.len() > 1
    }

    /// Why a whole may hold people whom no part beside it does.
    fn doubt(&self, table: &Beside<'_>, own: &RowFact) -> String {
        let is_told = table.of_row(own).iter().any(|(_, row)| self.parts.contains(row.category(table.place)));
        let inside = self.sum_of_parts(table, own).filter(|_| is_told);
        let inside = inside
            .map_or_else(|| "have no count".to_owned(), |inside| format!("add up to {}", Count(inside)));
        let of_period =
            table.groups.iter().filter(|((span, _), _)| *span == own.span).flat_map(|(_, rows)| rows);
        let all = of_period.fold(0_u64, |sum, (_, row)| sum.saturating_add(row.count));
        format!(
            "counts \"{}\", and its parts beside it {inside}: the rows of {} add up to {} with both and to {} without it, \
             and nothing tells which",
            self.shown(),
            facts::show_span(own.span),
            Count(all),
            Count(all.saturating_sub(own.count))
        )
    }
}
