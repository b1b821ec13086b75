//! Rows that sum up others under a name that does not say so: a total called `World`, a region above its countries.
//!
//! Arithmetic alone tells them: in every period such a row is exactly the sum of others. Where that may as well be
//! chance, the table is refused with both totals.

use std::collections::{BTreeMap, BTreeSet};

use super::total_rows::TOTAL;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, BETWEEN, Blamed, RowFact};
use crate::load::shape::groups::sums;
use crate::load::show;
use crate::load::word;
use crate::load::word::country::is_country;
use crate::quantity::{Count, grouped};

/// Equality in several periods proves a sum where the product of its values is as large: about one in so many rows
/// would be equal by chance.
pub(super) const ODDS: u64 = 1000;

/// The same in a single period, for the sum of at least so many parts.
const SUM: u64 = 100;
const PARTS: u64 = 3;

/// Smaller sums are equal by chance so often that equality says nothing.
const LEAST: u64 = 10;

/// In some periods a sum may be off by a slip: of so many, at most one person is. Then it has to be exact in as many
/// others as make chance out of the question.
const SLIP: u64 = 100;
const SURE: u64 = 1_000_000;

/// Smaller counts are as near as that by chance.
const NEAR: u64 = 1000;

/// Of how many names parts are looked for at most; more are no tables but records.
const NAMES: usize = 1000;

/// Leaves out rows that sum up others; rows that may do so refuse the table, or are left out where the user has asked
/// for that.
pub(super) fn leave_out(
    rows: &mut Vec<RowFact>,
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    leave_out_total(rows, draft, blamed, notes)?;
    let heads = Grid::of(rows).map(Grid::heads).unwrap_or_default();
    if heads.is_empty() {
        return Ok(());
    }
    for head in &heads {
        let of = |row: &&RowFact| row.categories == *head;
        let message = format!("\"{}\" is the sum of rows beside it in every period", shown(head));
        for line in lines(rows.iter().filter(of)) {
            notes.warn_line(line, Told::new("hidden-total", message.clone(), "left out of the sum"));
        }
    }
    facts::leave_out(rows, |row| heads.contains(&row.categories), TOTAL, notes);
    // A total of the regions, which were counted beside their countries until here.
    leave_out_total(rows, draft, blamed, notes)
}

/// A category whose rows are, in every period, as much as all others together.
struct Suspect {
    name: String,
    /// Whether this can hardly be chance.
    proved: bool,
    /// Whether it stands where totals stand: first or last in each period.
    at_edge: bool,
    /// Whether it is exactly as much, but for a slip or two.
    exactly: bool,
    /// Its largest count.
    most: u64,
}

fn leave_out_total(
    rows: &mut Vec<RowFact>,
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let Some(Suspect { name, proved, at_edge, exactly, most }) = suspect(rows) else { return Ok(()) };
    let of = |row: &&RowFact| row.categories == name;
    let Some(first) = rows.iter().find(of) else { return Ok(()) };
    // A code for a total, and the sum in every period, prove each other.
    let proved = proved || sums::names_a_sum(&name);
    let likely = proved || at_edge && most >= LEAST;
    let nearly = if exactly { "" } else { "nearly " };
    if !likely {
        let message =
            format!("\"{}\" is {nearly}as much as the other rows of its period together", shown(&name));
        notes.warn_line(first.line, Told::new("perhaps-total", message, "counted as one of them"));
        return Ok(());
    }
    if !proved && !draft.options.set_aside {
        let sum = |rows: &mut dyn Iterator<Item = &RowFact>| {
            rows.fold(0_u64, |sum, row| sum.saturating_add(row.count))
        };
        let why = format!(
            "may be the sum of the other rows (total {}) or one more of them (total {}): \"{}\" is {nearly}as much as they \
             are, and nothing tells which",
            Count(sum(&mut rows.iter().filter(|row| row.categories != name))),
            Count(sum(&mut rows.iter())),
            shown(&name)
        );
        let refusal = notes.refuse(why, "--set-aside to leave the row out").at(first.line);
        return Err(refusal.column(blamed.count).value(&grouped(first.count.into())));
    }
    let message = format!("\"{}\" is {nearly}the sum of the other rows of its period", shown(&name));
    for line in lines(rows.iter().filter(of)) {
        notes.warn_line(line, Told::new("hidden-total", message.clone(), "left out of the sum"));
    }
    compare(rows, &name, notes);
    facts::leave_out(rows, |row| row.categories == name, TOTAL, notes);
    Ok(())
}

/// Compares what such a category says with the others of each period. Where it is their sum, no empty cell among them
/// would have counted anybody.
fn compare(rows: &[RowFact], name: &str, notes: &mut Notes) {
    let mut sums: BTreeMap<Span, u64> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.categories != name) {
        let sum = sums.entry(row.span).or_default();
        *sum = sum.saturating_add(row.count);
    }
    for row in rows.iter().filter(|row| row.categories == name) {
        let sum = sums.get(&row.span).copied().unwrap_or_default();
        if sum == row.count {
            notes.is_whole((row.span.from, row.span.through));
            continue;
        }
        let message = format!(
            "\"{}\" says {} for {}, the other rows sum to {}",
            shown(name),
            Count(row.count),
            facts::show_span(row.span),
            Count(sum)
        );
        notes.warn_line(row.line, Told::new("total-differs", message, "left out of the sum"));
    }
}

/// What the rows of one period add up to.
#[derive(Default)]
struct Period<'a> {
    sum: u64,
    /// How many rows count anybody.
    parts: u64,
    first: &'a str,
    last: &'a str,
}

/// What is known of the rows of one category.
struct Trail {
    /// Whether each is as much as all others of its period, a slip allowed for.
    holds: bool,
    at_edge: bool,
    spans: usize,
    /// In how many periods it is exactly as much.
    exact: usize,
    /// The product of the counts that are.
    odds: u64,
    /// Of how many others the largest period is made.
    parts: u64,
    most: u64,
}

fn suspect(rows: &[RowFact]) -> Option<Suspect> {
    let mut periods: BTreeMap<Span, Period<'_>> = BTreeMap::new();
    for row in rows {
        let period =
            periods.entry(row.span).or_insert_with(|| Period { first: &row.categories, ..Period::default() });
        period.sum = period.sum.saturating_add(row.count);
        period.parts += u64::from(row.count > 0);
        period.last = &row.categories;
    }
    let mut trails: BTreeMap<&str, Trail> = BTreeMap::new();
    for row in rows {
        let Some(period) = periods.get(&row.span) else { continue };
        let name = row.categories.as_str();
        let trail = trails.entry(name).or_insert(Trail {
            holds: true,
            at_edge: true,
            spans: 0,
            exact: 0,
            odds: 1,
            parts: 0,
            most: 0,
        });
        let others = period.sum.saturating_sub(row.count);
        let exact = row.count == others;
        trail.holds &= exact || row.count.abs_diff(others) <= row.count / SLIP;
        trail.exact += usize::from(exact);
        trail.at_edge &= period.first == name || period.last == name;
        trail.spans += 1;
        trail.odds = if exact { trail.odds.saturating_mul(row.count.max(1)) } else { trail.odds };
        trail.parts = trail.parts.max(period.parts.saturating_sub(1));
        trail.most = trail.most.max(row.count);
    }
    let holds = |(name, trail): &(&&str, &Trail)| {
        let sums = trail.holds && trail.spans == periods.len() && trail.parts >= 2;
        sums && !is_no_sum(name, trails.keys().copied())
    };
    let exact = |(_, trail): &(&&str, &Trail)| {
        let slips = trail.spans - trail.exact;
        slips == 0 || trail.exact > slips && trail.exact > 1 && trail.odds >= SURE
    };
    // So near in several periods is hardly chance, and no proof.
    let near = |(_, trail): &(&&str, &Trail)| trail.spans > 1 && trail.most >= NEAR;
    let exactly = trails.iter().find(|of| holds(of) && exact(of));
    let (name, trail) = exactly.or_else(|| trails.iter().find(|of| holds(of) && near(of)))?;
    let chance = if trail.spans > 1 { trail.odds >= ODDS } else { trail.parts >= PARTS && trail.most >= SUM };
    let (exactly, at_edge, most) = (exactly.is_some(), trail.at_edge, trail.most);
    Some(Suspect { name: (*name).to_owned(), proved: exactly && chance, at_edge, exactly, most })
}

/// The counts of each name in each period, names in the order of the file.
struct Grid {
    names: Vec<String>,
    /// For each name, its counts by period.
    counts: Vec<Vec<u64>>,
}

impl Grid {
    fn of(rows: &[RowFact]) -> Option<Self> {
        let mut places: BTreeMap<&str, usize> = BTreeMap::new();
        let mut names: Vec<String> = Vec::new();
        let spans: BTreeSet<Span> = rows.iter().map(|row| row.span).collect();
        let spans: BTreeMap<Span, usize> =
            spans.into_iter().enumerate().map(|(place, span)| (span, place)).collect();
        for row in rows {
            places.entry(&row.categories).or_insert_with(|| {
                names.push(row.categories.clone());
                names.len() - 1
            });
            if names.len() > NAMES {
                return None;
            }
        }
        let mut counts = vec![vec![0_u64; spans.len()]; names.len()];
        for row in rows {
            let cell =
                counts.get_mut(*places.get(row.categories.as_str())?)?.get_mut(*spans.get(&row.span)?)?;
            *cell = cell.checked_add(row.count)?;
        }
        Some(Self { names, counts })
    }

    /// The names that are, in every period, the sum of names that follow them, or else of names above them.
    fn heads(mut self) -> BTreeSet<String> {
        let heads = self.heads_above();
        if !heads.is_empty() {
            return heads;
        }
        self.names.reverse();
        self.counts.reverse();
        self.heads_above()
    }

    /// The names that are, in every period, the sum of two names or more that follow them. A head among them stands for
    /// what follows it.
    fn heads_above(&self) -> BTreeSet<String> {
        let size = self.names.len();
        // The place behind the last part of each head.
        let mut ends: Vec<Option<usize>> = vec![None; size];
        for place in (0..size).rev() {
            let end = self.end_of(place, &ends);
            if let Some(cell) = ends.get_mut(place) {
                *cell = end;
            }
        }
        if ends.iter().any(Option::is_some) {
            self.add_only_children(&mut ends);
        }
        let heads = self.names.iter().zip(&ends).filter(|(_, end)| end.is_some());
        heads.map(|(name, _)| name.clone()).collect()
    }

    /// Beside heads of several parts, a name that is as much as the next one in every period is the head of that alone.
    fn add_only_children(&self, ends: &mut [Option<usize>]) {
        let mut place = 0;
        while place + 1 < ends.len() {
            let next = ends.get(place).copied().flatten();
            let head = self.counts.get(place).filter(|head| {
                let alone = next.is_none() && ends.get(place + 1).copied().flatten().is_none();
                alone && self.is_sure(head) && self.counts.get(place + 1) == Some(head)
            });
            if let (Some(_), Some(cell)) = (head, ends.get_mut(place)) {
                *cell = Some(place + 2);
            }
            place = next.unwrap_or(if head.is_some() { place + 2 } else { place + 1 });
        }
    }

    /// Whether a name's counts are equal to others hardly by chance. Every name is compared with what follows it, so
    /// that more names make chance more likely.
    fn is_sure(&self, head: &[u64]) -> bool {
        let odds = head.iter().fold(1_u64, |odds, count| odds.saturating_mul((*count).max(1)));
        u64::try_from(self.names.len()).is_ok_and(|names| odds >= (10 * ODDS).saturating_mul(names))
    }

    /// The place behind the names that add up to this one, where there are such.
    fn end_of(&self, place: usize, ends: &[Option<usize>]) -> Option<usize> {
        let head = self.counts.get(place)?;
        if !self.is_sure(head) {
            return None;
        }
        let mut sums = vec![0_u64; head.len()];
        let (mut next, mut parts) = (place + 1, 0_u64);
        while let Some(part) = self.counts.get(next) {
            for (sum, count) in sums.iter_mut().zip(part) {
                *sum = sum.saturating_add(*count);
            }
            parts += u64::from(part.iter().any(|count| *count > 0));
            next = ends.get(next).copied().flatten().unwrap_or(next + 1);
            if sums.iter().zip(head).any(|(sum, head)| sum > head) {
                return None;
            }
            if sums == *head {
                let enough = if head.len() > 1 { 2 } else { PARTS };
                let parts_of = self.names.get(place + 1..next).unwrap_or_default();
                let no_sum = self
                    .names
                    .get(place)
                    .is_some_and(|name| is_no_sum(name, parts_of.iter().map(String::as_str)));
                return (parts >= enough && !no_sum).then_some(next);
            }
        }
        None
    }
}

/// Whether a name is that of a country among others, which sums up none of them, however much its count is. The country
/// whose removals are counted may stand for all.
fn is_no_sum<'a>(name: &str, mut others: impl Iterator<Item = &'a str>) -> bool {
    let is_home = |name: &str| word::any(&word::words(name), &["united", "us", "usa", "america"]);
    is_country(name) && !is_home(name) && others.any(|other| other != name && is_country(other))
}

/// The lines of rows, each once.
fn lines<'a>(rows: impl Iterator<Item = &'a RowFact>) -> BTreeSet<u64> {
    rows.map(|row| row.line).collect()
}

/// The categories of a row as a message names them.
fn shown(categories: &str) -> String {
    let parts: Vec<&str> = categories.split(BETWEEN).filter(|part| !part.is_empty()).collect();
    if parts.is_empty() { "a row without a name".to_owned() } else { show::escaped(&parts.join(" ")) }
}
