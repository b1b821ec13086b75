//! The fiscal year that a title, or the heading of the counts, states, and rows that lie outside of it.
//!
//! A row is counted where its own time lies. A heading none of whose rows lie in its year contradicts the table, and
//! nothing tells which of the two is wrong.

use std::collections::BTreeMap;

use crate::calendar::{Date, FiscalYear};
use crate::load::cell::days;
use crate::load::column::Column;
use crate::load::column::heading_parts::period_of;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, RowFact};
use crate::load::shape::measures::subject;
use crate::load::shape::oddities::OfYear;
use crate::load::title;
use crate::quantity::with_unit;

/// Warns of rows outside the stated year, and refuses a heading of a year that none of the rows lies in.
pub(crate) fn check(
    draft: &Draft<'_>,
    column: &Column,
    rows: &[RowFact],
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let years = title::fiscal_years(&column.name.replace('_', " "));
    let headed = if let [year] = *years.as_slice() { Some(year) } else { None };
    if let (Some(year), Some(row)) = (headed, rows.first())
        && draft.options.count_column.is_none()
        && rows.iter().all(|row| own_year(draft, row) != year)
    {
        let own = own_year(draft, row);
        let why =
            format!("is headed {year}, and none of its rows lies in it: they may be of {year} or of {own}");
        let remedy =
            format!("--count-column {} to count each row where its date lies", subject::typed(draft, column));
        return Err(notes.refuse(why, remedy).heading(draft, column));
    }
    refuse_other_period(draft, column, rows, notes)?;
    let stated = headed.map(|year| (year, "the heading")).or_else(|| year_around(draft));
    let Some((year, what)) = stated else { return Ok(()) };
    for row in rows {
        let own = own_year(draft, row);
        if own != year {
            let message = format!("{what} says {year}, and this row lies in {own}");
            notes.warn_line(row.line, Told::new("outside-title-year", message, format!("kept in {own}")));
        }
    }
    Ok(())
}

/// Warns of records outside the stated year, once for each year that they lie in.
pub(crate) fn tell_of_records(draft: &Draft<'_>, years: &BTreeMap<i32, OfYear>, notes: &mut Notes) {
    let Some((stated, what)) = year_around(draft) else { return };
    for (year, OfYear { line, rows, .. }) in years {
        let own = FiscalYear(*year);
        if own != stated {
            let lie = if *rows == 1 { "lies" } else { "lie" };
            let message = format!("{what} says {stated}, and {} {lie} in {own}", with_unit(*rows, "record"));
            notes.warn_line(*line, Told::new("outside-title-year", message, format!("kept in {own}")));
        }
    }
}

/// The year that a line above the table states, or else the name of its sheet.
fn year_around(draft: &Draft<'_>) -> Option<(FiscalYear, &'static str)> {
    let title = draft.title.fiscal_year.zip(Some("the title"));
    title.or_else(|| year_of_sheet(draft))
}

/// The year that the name of a sheet states, where no line above its table names one.
fn year_of_sheet(draft: &Draft<'_>) -> Option<(FiscalYear, &'static str)> {
    let name = draft.table.name.as_deref()?.replace(['_', '.', '-'], " ");
    let above = draft.table.above().any(|line| !title::fiscal_years(&line.text).is_empty());
    match *title::fiscal_years(&name).as_slice() {
        [year] if !above => Some((year, "the name of the sheet")),
        _ => None,
    }
}

/// Refuses counts whose heading is a period that none of the rows lies in: `2015-10` over the year 2014.
fn refuse_other_period(
    draft: &Draft<'_>,
    column: &Column,
    rows: &[RowFact],
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let Some(row) = rows.first().filter(|_| draft.options.count_column.is_none()) else { return Ok(()) };
    let period = period_of(&column.name);
    let headed = days::of_label(&period, draft.options.calendar);
    // A day is the one that the counts reach.
    let is_day = |days: &[(Date, Date)]| days.iter().all(|(from, through)| from == through);
    let Some(headed) = headed.filter(|days| !is_day(days)) else { return Ok(()) };
    let lies_in = |row: &RowFact| {
        headed.iter().any(|(from, through)| *from <= row.span.from && row.span.through <= *through)
    };
    if rows.iter().any(lies_in) {
        return Ok(());
    }
    let why = format!(
        "is headed {period}, and none of its rows lies in it: they may be of {period} or of {}",
        facts::show_span(row.span)
    );
    let remedy =
        format!("--count-column {} to count each row where its own time lies", subject::typed(draft, column));
    Err(notes.refuse(why, remedy).heading(draft, column))
}

fn own_year(draft: &Draft<'_>, row: &RowFact) -> FiscalYear {
    draft.options.calendar.fiscal_year(row.span.through)
}
