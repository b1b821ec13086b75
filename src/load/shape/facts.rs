//! Rows read so far, joined into one fact a span: sums over categories, days counted twice, holes.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::Draft;
use super::coverage::{unfinished, withheld};
use super::groups::dimension::is_rest;
use super::oddities::{self, OfYear};
use super::periods::year_bounds;
use super::versions::twin_rows;
use crate::calendar::Date;
use crate::dataset::{Head, Holds, Kind, Observation, Records, Series};
use crate::load::cell::span::{Span, Unit};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
pub(super) use crate::load::table::BETWEEN;
use crate::load::word::no_count;
use crate::load::{cell, show, title};
use crate::quantity::Count;

/// Why a row is left out that shares days with an earlier one.
pub(super) const COUNTED_BEFORE: &str = "of days that an earlier row counts";

/// A row that carries a count of a span.
#[derive(Clone, Debug)]
pub(super) struct RowFact {
    /// The days it covers.
    pub(super) span: Span,
    /// How many.
    pub(super) count: u64,
    /// Where it stands.
    pub(super) line: u64,
    /// How its time is written.
    pub(super) label: String,
    /// What its category columns say, joined by [`BETWEEN`]; tells rows of one span apart.
    pub(super) categories: String,
    /// When its figure was released, where a column says so.
    pub(super) published: Option<Date>,
}

impl RowFact {
    /// What the category column at this place says, counted from zero.
    pub(super) fn category(&self, place: usize) -> &str {
        self.categories.split(BETWEEN).nth(place).unwrap_or_default()
    }
}

/// One fact a span.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    /// The days.
    pub(super) span: Span,
    /// The sum of its rows.
    pub(super) count: Count,
    /// The first row's line.
    pub(super) line: u64,
    /// How the first row writes its time.
    pub(super) label: String,
    /// How many counts were added.
    pub(super) rows: u64,
    /// In how many lines they stand, and the last of these: a line of groups across has several counts.
    pub(super) lines: u64,
    pub(super) last_line: u64,
    /// Whether all its rows look rounded to ten.
    pub(super) rounded: bool,
    /// Whether a total counts some that no row lists.
    pub(super) filled_up: bool,
}

impl Joined {
    /// Nothing yet of what rows of a span add up to, the first of which is this one.
    pub(super) fn of(row: &RowFact) -> Self {
        Self {
            span: row.span,
            count: Count(0),
            line: row.line,
            label: row.label.clone(),
            rows: 0,
            lines: 0,
            last_line: 0,
            rounded: true,
            filled_up: false,
        }
    }
}

/// The columns that errors name.
#[derive(Clone, Copy, Debug)]
pub(super) struct Blamed<'a> {
    /// The column of times; of a table across the first that has one as its heading.
    pub(super) time: &'a Column,
    /// What tells of each row of a table across.
    pub(super) row: Option<&'a Column>,
    /// The column of counts.
    pub(super) count: &'a Column,
}

impl<'a> Blamed<'a> {
    /// The column in which the count of a row stands: one of several where these are headed by periods.
    pub(super) fn count_of(&self, row: &RowFact, draft: &'a Draft<'_>) -> &'a Column {
        draft.columns.iter().find(|column| column.name == row.label).unwrap_or(self.count)
    }
}

/// Joins rows of one span; rows that count the same days twice refuse the table, or are left out where the user has
/// asked for that. `rows` keeps those that were used.
pub(super) fn join(
    rows: &mut Vec<RowFact>,
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &mut Notes,
) -> Result<Vec<Joined>, Box<Refusal>> {
    check_year_end(draft, blamed, rows, notes)?;
    twin_rows::leave_out(rows, draft, blamed, notes)?;
    withheld::loosen(rows, notes);
    let mut spans: BTreeMap<Span, Joined> = BTreeMap::new();
    let mut of_several_lines: BTreeSet<Span> = BTreeSet::new();
    let mut first_lines: BTreeMap<Span, u64> = BTreeMap::new();
    let mut overall = Count(0);
    for row in rows.iter() {
        let joined = spans.entry(row.span).or_insert_with(|| Joined::of(row));
        let too_large = || {
            let why = "makes the sum larger than any count can be";
            let refusal = notes.refuse(why, "a smaller number in this cell").at(row.line);
            refusal.column(blamed.count).value(&row.count.to_string())
        };
        overall = overall.checked_add(Count(row.count)).ok_or_else(too_large)?;
        joined.count = joined.count.checked_add(Count(row.count)).ok_or_else(too_large)?;
        // Of the rows that are asked for; others are read and not counted.
        if is_asked_for(row, draft) && *first_lines.entry(row.span).or_insert(row.line) != row.line {
            of_several_lines.insert(row.span);
        }
        joined.rows += 1;
        joined.lines += u64::from(joined.last_line != row.line);
        joined.last_line = row.line;
        joined.rounded &= row.count.is_multiple_of(10);
    }
    if let Some(line) = of_several_lines.first().and_then(|span| first_lines.get(span)) {
        let names: Vec<&str> = draft
            .columns
            .iter()
            .filter(|column| column.role == Role::Category && !draft.is_filtered(column))
            .filter(|column| !cell::is_period_label(&column.name))
            .map(|column| &*column.name)
            .collect();
        let message = if names.is_empty() {
            "rows of one period were summed".to_owned()
        } else {
            format!("rows were summed over column {}", show::listed(&names))
        };
        let told = Told::new("summed", message, "--where keeps one value, --by shows them apart");
        notes.warn_line(*line, told);
    }
    let mut joined = without_overlaps(spans.into_values().collect(), rows, draft, blamed, notes)?;
    oddities::tell_of_units(&joined, notes);
    let mut years: BTreeMap<i32, OfYear> = BTreeMap::new();
    for Joined { span, line, label, .. } in &joined {
        let first = || OfYear { line: *line, time: label.clone(), rows: 0 };
        years.entry(draft.options.calendar.fiscal_year(span.through).0).or_insert_with(first).rows += 1;
    }
    oddities::tell_of_far_years(&years, blamed.time, notes);
    year_bounds::settle(&mut joined, rows, (draft, blamed), notes)?;
    Ok(joined)
}

/// Whether a row has the values that the user asks for.
fn is_asked_for(row: &RowFact, draft: &Draft<'_>) -> bool {
    draft.options.filters.is_empty()
        || categories(draft).enumerate().all(|(place, column)| draft.is_wanted(column, row.category(place)))
}

/// The columns that tell rows of one span apart. What was worked out of the counts is another number when they are revised.
pub(super) fn categories<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = &'a Column> {
    let names = |column: &Column| !no_count::is_worked_out(&column.name, &column.words);
    draft
        .columns
        .iter()
        .filter(move |column| column.role == Role::Category || column.role == Role::Label && names(column))
}

/// Spans without those that share days with another.
fn without_overlaps(
    joined: Vec<Joined>,
    rows: &mut Vec<RowFact>,
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &mut Notes,
) -> Result<Vec<Joined>, Box<Refusal>> {
    let mut kept: Vec<Joined> = Vec::with_capacity(joined.len());
    // Sorted by first day, only what begins by the last day so far can overlap.
    let mut reach: Option<Date> = None;
    for next in joined {
        let shares = reach.is_some_and(|reach| next.span.from <= reach);
        reach = reach.max(Some(next.span.through));
        let place =
            if shares { kept.iter().rposition(|before| before.span.overlaps(next.span)) } else { None };
        let Some((place, before)) = place.and_then(|place| Some((place, kept.get(place)?))) else {
            kept.push(next);
            continue;
        };
        let (early, late) = if before.line < next.line { (before, &next) } else { (&next, before) };
        let why = overlaps(early.line, (early.span.from, early.span.through));
        if !draft.options.set_aside {
            let remedy =
                "--set-aside to leave the later row out, or the word total in a row that sums up others";
            let refusal = notes.refuse(why, remedy).at(late.line);
            return Err(refusal.column(blamed.time).value(&late.label));
        }
        let late_span = late.span;
        if !late_span.is_within(early.span) {
            notes.lacks(draft.options.calendar.fiscal_year(late_span.through));
        }
        notes.warn_cell(
            late.line,
            blamed.time,
            &late.label,
            Told::new("overlap", why, "the later row is left out"),
        );
        leave_out(rows, |row| row.span == late_span, COUNTED_BEFORE, notes);
        if late_span != next.span {
            kept.remove(place);
            kept.push(next);
        }
    }
    Ok(kept)
}

/// Leaves rows out. A line is taken back once, and only where none of its rows is left.
pub(super) fn leave_out(
    rows: &mut Vec<RowFact>,
    mut unwanted: impl FnMut(&RowFact) -> bool,
    reason: &'static str,
    notes: &mut Notes,
) {
    let mut without: BTreeSet<u64> = BTreeSet::new();
    rows.retain(|row| {
        let out = unwanted(row);
        if out {
            without.insert(row.line);
        }
        !out
    });
    let kept: BTreeSet<u64> = rows.iter().map(|row| row.line).filter(|line| without.contains(line)).collect();
    for line in without.difference(&kept) {
        notes.take_back(*line, reason);
    }
}

/// Refuses years that end in another month than fiscal years do, as a heading or a title says: `Year ending June`.
fn check_year_end(
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    rows: &[RowFact],
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let year = |row: &&RowFact| matches!(row.span.unit, Unit::Year | Unit::YearSoFar);
    let headed = draft.columns.iter().find_map(|column| title::year_end(&column.words));
    let (Some(month), Some(row)) = (headed.or(draft.title.year_end), rows.iter().find(year)) else {
        return Ok(());
    };
    if month == row.span.through.month() || row.span.unit == Unit::YearSoFar {
        return Ok(());
    }
    let first = month % 12 + 1;
    let why = "is a year that ends in another month than fiscal years do";
    let refusal = notes.refuse(why, format!("--fiscal-start {first:02}-01")).at(row.line);
    Err(refusal.column(blamed.time).value(&row.label))
}

/// A period that was not over when the file was made covers the days until then.
pub(super) fn end_with_retrieval(draft: &Draft<'_>, rows: &mut Vec<RowFact>, notes: &mut Notes) {
    unfinished::settle(draft, rows, notes);
    let named = || draft.title.named_day.filter(|day| is_within_last(*day, rows));
    let Some(retrieved) = draft.title.retrieved.or_else(named) else { return };
    if tell_of_stale_day(retrieved, rows.iter().find(|row| row.span.from > retrieved), notes) {
        return;
    }
    for row in rows {
        row.span = reached(row.span, (retrieved, "the file is of"), row.line, notes);
    }
}

/// Warns of a count to date of a day after the one on which the file was made.
pub(super) fn tell_of_later_levels(draft: &Draft<'_>, rows: &[RowFact], notes: &mut Notes) {
    if let Some(retrieved) = draft.title.retrieved {
        tell_of_stale_day(retrieved, rows.iter().find(|row| row.span.through > retrieved), notes);
    }
}

/// Warns of a row that counts days after the one that a line around the table names; whether there is one.
fn tell_of_stale_day(retrieved: Date, later: Option<&RowFact>, notes: &mut Notes) -> bool {
    let Some(later) = later else { return false };
    let message = format!("a line around the table is of {retrieved}, and this row counts later days");
    notes.warn_line(later.line, Told::new("stale-day", message, "the line is taken for an old one"));
    true
}

/// Whether a day in a file's name lies inside the last of its periods, which was not over then. The first day of a period may
/// be its name.
fn is_within_last(day: Date, rows: &[RowFact]) -> bool {
    let last = rows.iter().map(|row| row.span).max_by_key(|span| (span.through, span.from));
    last.is_some_and(|last| last.unit >= Unit::Month && last.from < day && day < last.through)
}

/// The days of a period that were over on the day of its file, or of its release.
pub(super) fn reached(span: Span, (day, of): (Date, &str), line: u64, notes: &mut Notes) -> Span {
    let Span { from, through, unit } = span;
    if !(from <= day && day < through) {
        return span;
    }
    let message = format!("{of} {day}, before the end of this period");
    let action = format!("counted as {from} to {day}");
    notes.warn_line(line, Told::new("partial-period", message, action));
    let unit = if unit == Unit::Year { Unit::YearSoFar } else { unit };
    Span { from, through: day, unit }
}

/// Why two rows that share days cannot both count; the earlier one stands on this line and covers these days.
pub(super) fn overlaps(line: u64, days: (Date, Date)) -> String {
    format!("covers days that line {line} covers too ({}): adding them would count twice", show_days(days))
}

/// A span as messages name it.
pub(super) fn show_span(span: Span) -> String {
    show_days((span.from, span.through))
}

fn show_days((from, through): (Date, Date)) -> String {
    if from == through { from.to_string() } else { format!("{from} to {through}") }
}

/// What counts of spans of days are called that are no months. The longest tells, since the end of a year may cut one.
pub(super) fn series_of_spans(joined: &[Joined]) -> &'static str {
    let spans = joined.iter().map(|joined| joined.span).filter(|span| span.unit == Unit::Week);
    match spans.map(|span| span.through.days_since(span.from) + 1).max() {
        None | Some(..=10) => "weekly",
        Some(11..=20) => "biweekly",
        Some(_) => "period",
    }
}

/// The kind and the series of counts of such periods, where those of spans of days are called so.
pub(super) fn series_of(unit: Unit, spans: &'static str) -> (Kind, &'static str) {
    match unit {
        Unit::Year => (Kind::Final, Series::ANNUAL),
        Unit::YearSoFar => (Kind::ToDate, "to date"),
        Unit::Half => (Kind::Period, "half-yearly"),
        Unit::Quarter => (Kind::Period, "quarterly"),
        Unit::Month => (Kind::Period, "monthly"),
        Unit::Week => (Kind::Period, spans),
        Unit::Day => (Kind::Period, "daily"),
    }
}

/// The rows with their categories, for grouping and filtering; `None` where rows have none, or make several series.
pub(super) fn records(
    draft: &Draft<'_>,
    like: &Observation,
    categories: &[&str],
    (rows, notes): (&[RowFact], &Notes),
) -> Option<Records> {
    let calendar = draft.options.calendar;
    let unit = rows.first()?.span.unit;
    if categories.is_empty() || rows.iter().any(|row| row.span.unit != unit) {
        return None;
    }
    let Observation { measure, series, kind, place, .. } = like;
    let (measure, series, file) = (measure.clone(), series.clone(), Arc::clone(&place.file));
    let of_one_line = |pair: &[RowFact]| match pair {
        [one, next] => (one.span, one.line) == (next.span, next.line),
        _ => false,
    };
    let holds = if rows.windows(2).any(of_one_line) { Holds::Counts } else { Holds::Count };
    let head = Head { measure, series, kind: *kind, file, holds };
    let mut records = Records::new(head, categories.iter().map(|name| (*name).to_owned()));
    for row in rows {
        // A count to date covers the year so far, whatever its row says.
        let year = calendar.fiscal_year(row.span.through);
        let from = if *kind == Kind::ToDate { calendar.first_day(year) } else { row.span.from };
        records.push((from, row.span.through), Count(row.count), row.line, row.categories.split(BETWEEN));
    }
    // Who is in no other group may be of any.
    let values = || records.categories().flat_map(|(_, category)| category.values());
    let any_rest = values().any(|value| value.is_empty() || is_rest(value));
    if !any_rest && !draft.options.set_aside {
        records.rows_are_all();
    }
    for row in &notes.gaps {
        let (from, through) = row.period;
        let year = calendar.fiscal_year(through);
        let from = if *kind == Kind::ToDate { calendar.first_day(year) } else { from };
        records.lack((from, through), notes.missing_of(year, row), row.categories.split(BETWEEN));
    }
    Some(records)
}
