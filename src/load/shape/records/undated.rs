//! One removal a row without its day: the month alone is told, or the fiscal year.
//!
//! Rows are people only where something says so. A heading such as `departure_month` does, and columns of persons do;
//! without them a row may as well stand for its month.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::persons;
use super::reader::Copies;
use crate::calendar::Date;
use crate::dataset::{CountKind, FastSet, Head, Holds, Kind, Measure, Records, Series};
use crate::load::cell::span::{Span, Unit};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::facts::{self, Joined, RowFact};
use crate::load::shape::measures::kinds::{self, Kinds};
use crate::load::shape::oddities::{self, OfYear};
use crate::load::shape::periods::clock::{Clock, RowTime};
use crate::load::shape::periods::time::TimePlan;
use crate::load::shape::{Draft, Facts};
use crate::load::table::Walk;
use crate::load::{show, word};
use crate::quantity::Count;

/// The columns that tell the month or the fiscal year of each row, where none tells its day or counts.
pub(crate) fn plan<'a>(draft: &'a Draft<'_>) -> Option<TimePlan<'a>> {
    let first = |role: Role| draft.columns.iter().find(|column| column.role == role);
    let others = [
        Role::Departure,
        Role::Date,
        Role::AsOf,
        Role::Period,
        Role::From,
        Role::Through,
        Role::Quarter,
        Role::Half,
        Role::Count,
    ];
    if draft.options.date_column.is_some() || others.into_iter().any(|role| first(role).is_some()) {
        return None;
    }
    let fiscal = first(Role::FiscalYear);
    if let Some(part) = first(Role::Month) {
        let calendar = first(Role::CalendarYear);
        let year = fiscal.or(calendar).or(first(Role::Year));
        return Some(TimePlan::Part { part, year, check: calendar.filter(|_| fiscal.is_some()) });
    }
    fiscal.map(TimePlan::One)
}

/// Whether each row is a removal of which the month is known, or the fiscal year.
pub(super) fn recognize(draft: &Draft<'_>) -> bool {
    let Some(plan) = plan(draft) else { return false };
    let of_removals = |column: &&Column| word::any_removal(&column.words);
    let headed = plan.columns().iter().any(of_removals);
    // Beside the day of an arrest, a plain year may be that of the arrest.
    let open = !draft.columns.iter().any(|column| column.role == Role::OtherDay);
    let said = headed || open && draft.title.measure.is_some();
    let of_person = draft.columns.iter().any(Column::tells_of_person);
    match plan {
        TimePlan::Part { .. } => said || open && of_person,
        // Rows of years without a count are seldom people.
        TimePlan::One(_) | TimePlan::Parts { .. } | TimePlan::FromThrough { .. } => said && of_person,
    }
}

/// Reads every row as one removal in its month or year.
pub(super) fn read(draft: &Draft<'_>, plan: TimePlan<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    let column = plan.column();
    persons::check(draft, column, notes)?;
    check_alike(draft, column, notes)?;
    let times: Vec<usize> = plan.columns().iter().map(|column| column.place).collect();
    let kept: Vec<&Column> = draft.columns.iter().filter(|column| !times.contains(&column.place)).collect();
    let kinds = kinds::find(draft, column, notes)?;
    let spans = spans(draft, plan, kinds.as_ref(), notes)?;
    if let Some(kinds) = &kinds {
        kinds.tell(draft, notes);
    }
    let ends = ends(draft, column, &spans, notes);
    if ends.is_empty() {
        let why = "no row has a date that can be read";
        return Err(notes.refuse(why, "months such as 2016-10 in this column").heading(draft, column));
    }
    let by_year = ends.keys().all(|span| span.unit == Unit::Year);
    let measure = kinds.as_ref().and_then(Kinds::measure).unwrap_or_else(|| "removals".to_owned());
    let (kind, series) =
        if by_year { (Kind::Final, Series::ANNUAL) } else { (Kind::Period, Series::RECORDS) };
    let head = Head {
        measure: Measure(Arc::from(measure)),
        series: Series(Arc::from(series)),
        kind,
        file: Arc::clone(&notes.file),
        holds: Holds::Removal,
    };
    let mut records = Records::new(head, kept.iter().map(|column| column.name.clone()));
    let mut copies = Copies::of(draft);
    let mut spans = spans.into_iter();
    draft.table.each(|record| {
        let Some(Some(span)) = spans.next() else { return };
        let through = ends.get(&span).copied().unwrap_or(span.through);
        if copies.leave_out(record, notes) {
            return;
        }
        notes.used();
        let values = kept.iter().map(|column| record.get(column.place));
        records.push((span.from, through), Count(1), record.line(), values);
    });
    if !kept.is_empty() {
        copies.tell(notes);
    }
    let names: Vec<&str> = plan.columns().iter().map(|column| column.name.as_str()).collect();
    let unit = if by_year { "fiscal year" } else { "month" };
    let names = show::listed(&names);
    notes
        .remarks
        .push(format!("every row is one removal, counted by the {unit} in {names}: no column tells the day"));
    let mut columns: Vec<(&'static str, String)> =
        plan.columns().iter().map(|column| (column.role.word(), column.name.clone())).collect();
    columns.extend(records.category_names().map(|name| ("category", name.to_owned())));
    let observations = records.observations(&[]);
    Ok(Facts { observations, dated: None, kind: CountKind::Records, columns, records: Some(records) })
}

const ASIDE: &str = "the row is set aside";

/// The month or year of each row; none where the row was set aside.
fn spans(
    draft: &Draft<'_>,
    plan: TimePlan<'_>,
    kinds: Option<&Kinds<'_>>,
    notes: &mut Notes,
) -> Result<Vec<Option<Span>>, Box<Refusal>> {
    let column = plan.column();
    let mut clock = Clock::new(draft, plan, false, notes)?;
    let mut spans = Vec::new();
    draft.table.each(|record| {
        let line = record.line();
        if kinds.is_some_and(|kinds| !kinds.wants(record)) {
            notes.set_aside(line, kinds::REASON);
            spans.push(None);
            return;
        }
        let (told, reason) = match clock.read(record) {
            Ok(RowTime::Span(span)) => {
                spans.push(Some(span));
                return;
            }
            Ok(RowTime::Gap | RowTime::Total(_) | RowTime::ToDate(_)) => {
                (Told::new("no-date", "the month or year is not known", ASIDE), "without a date")
            }
            Err(bad) => (Told::new("unreadable-date", bad.why, ASIDE), "with a date that cannot be read"),
        };
        notes.warn_cell(line, column, record.get(column.place), told);
        notes.set_aside(line, reason);
        spans.push(None);
    });
    Ok(spans)
}

/// The last day of each month or year that counts, which the day of the file may cut short.
fn ends(
    draft: &Draft<'_>,
    column: &Column,
    spans: &[Option<Span>],
    notes: &mut Notes,
) -> BTreeMap<Span, Date> {
    let mut counts: BTreeMap<Span, u64> = BTreeMap::new();
    for span in spans.iter().flatten() {
        *counts.entry(*span).or_default() += 1;
    }
    let line = draft.header_line();
    let row = |(span, count): (&Span, &u64)| RowFact {
        span: *span,
        count: *count,
        line,
        label: String::new(),
        categories: String::new(),
        published: None,
    };
    let mut rows: Vec<RowFact> = counts.iter().map(row).collect();
    facts::end_with_retrieval(draft, &mut rows, notes);
    let joined: Vec<Joined> = rows.iter().map(Joined::of).collect();
    oddities::tell_of_holes(&joined, &[], draft, notes);
    let year = |span: &Span| draft.options.calendar.fiscal_year(span.through).0;
    let of_year = |(span, count): (&Span, &u64)| {
        let time = span.from.to_string();
        (year(span), OfYear { line, time, rows: *count })
    };
    oddities::tell_of_far_years(&counts.iter().map(of_year).collect(), column, notes);
    counts.into_keys().zip(rows).map(|(span, row)| (span, row.span.through)).collect()
}

/// Refuses rows of which no two are alike where none tells of a person, or only by a number that may be how many there were:
/// each may stand for its month and for what stands beside it.
fn check_alike(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let told = draft.options.kind == Some(CountKind::Records);
    let number = persons::number(draft);
    let of_person =
        |other: &Column| other.tells_of_person() && number.is_none_or(|it| it.place != other.place);
    if told || draft.columns.iter().any(of_person) {
        return Ok(());
    }
    let (mut seen, mut alike) = (FastSet::default(), false);
    draft.table.walk(|record| {
        let cells = record.cells().enumerate();
        let others = cells.filter(|(place, _)| number.is_none_or(|it| it.place != *place));
        alike = !seen.insert(others.map(|(_, cell)| cell.to_owned()).collect::<Vec<String>>());
        if alike { Walk::Stop } else { Walk::On }
    });
    if alike {
        return Ok(());
    }
    if let Some(number) = number {
        return Err(persons::two_readings(draft, number, notes));
    }
    let why = "tells when, and no two rows are alike: each may be one removal, or all of its month";
    Err(notes.refuse(why, "--kind records to count each row as one removal").heading(draft, column))
}
