//! A quarter or a half in a column of years: `2021 (Second Quarter)` below 2019 and 2020.
//!
//! It may count its own months, or the year up to their end. The first part of a year is both.

use crate::calendar::Date;
use crate::load::cell::span::{Span, Unit};
use crate::load::cell::when::{self, When};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::RowFact;

/// Refuses a later part of a year whose earlier ones are not counted, where other rows are whole years.
pub(crate) fn refuse(
    rows: &[RowFact],
    column: &Column,
    draft: &Draft<'_>,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let any_year = rows.iter().any(|row| row.span.unit == Unit::Year);
    let calendar = draft.options.calendar;
    let begins = |row: &RowFact| Span::fiscal_year(calendar, calendar.fiscal_year(row.span.through)).from;
    let is_part = |row: &&RowFact| {
        let numbered = matches!(row.span.unit, Unit::Quarter | Unit::Half) && is_numbered(&row.label);
        let january = Date::from_ymd(row.span.through.year(), 1, 1) == Some(row.span.from);
        let opens = row.span.from == begins(row) || january && column.role != Role::FiscalYear;
        let follows = |other: &RowFact| other.span.through.plus_days(1) == row.span.from;
        let shorter = rows.iter().any(|other| other.span.unit != Unit::Year && follows(other));
        numbered && !opens && !shorter
    };
    if !any_year || !column.role.is_year() {
        return Ok(());
    }
    let Some(row) = rows.iter().find(is_part) else { return Ok(()) };
    let Span { from, through, .. } = row.span;
    let why = format!(
        "is a part of a year below whole ones: it may count {from} to {through}, or the year up to then, from {} on",
        begins(row)
    );
    let year = row.label.split(|letter: char| !letter.is_ascii_digit()).find(|piece| piece.len() == 4);
    let year = year.unwrap_or("2021");
    let remedy = format!(
        "\"{year} (through {} {})\" in this cell for the year up to then, or \"{} to {}\" for these months alone",
        through.month_name(),
        through.day(),
        from,
        through
    );
    Err(notes.refuse(why, remedy).at(row.line).column(column).value(&row.label))
}

/// Whether a label is a part of a year by its number, and does not say its months.
fn is_numbered(label: &str) -> bool {
    let when = when::parse(label).map(|moment| moment.when);
    matches!(when, Some(When::Part { part, .. }) if part.months().is_empty())
}
