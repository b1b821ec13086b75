//! A year that does not say its kind among months or quarters: `2016` below October to December 2016.
//!
//! As the fiscal year it ends before they begin, and counts other people; as the calendar's it counts them once more.

use crate::calendar::{Date, FiscalYear};
use crate::load::cell::span::{Span, Unit};
use crate::load::cell::when::{self, When};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, Blamed, RowFact};
use crate::load::word;

/// Why such a row is left out.
const EITHER: &str = "of a year that may hold the days of other rows";

/// Refuses such years, or leaves them out where the user asks for that. Where the fiscal year holds days of other rows, too,
/// it is refused as all that do.
pub(crate) fn refuse(
    rows: &mut Vec<RowFact>,
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    if word::any(&blamed.time.words, word::FISCAL) || draft.options.calendar.is_calendar_year() {
        return Ok(());
    }
    let shorter: Vec<Span> = rows.iter().map(|row| row.span).filter(|span| span.unit < Unit::Year).collect();
    if shorter.is_empty() {
        return Ok(());
    }
    let is_doubtful = |row: &RowFact| {
        let year = bare_year(&row.label).filter(|_| row.span.unit == Unit::Year);
        let of_calendar = year.and_then(|year| {
            let (from, through) = (Date::from_ymd(year, 1, 1)?, Date::from_ymd(year, 12, 31)?);
            Some(Span { from, through, unit: Unit::Year })
        });
        of_calendar.is_some_and(|year| shorter.iter().any(|span| span.is_within(year)))
            && !shorter.iter().any(|span| span.overlaps(row.span))
    };
    let Some(row) = rows.iter().find(|row| is_doubtful(row)) else { return Ok(()) };
    let year = FiscalYear(bare_year(&row.label).unwrap_or_default());
    let why = format!(
        "is {year} ({}) or the calendar year, which holds days of other rows",
        facts::show_span(row.span)
    );
    if draft.options.set_aside {
        notes.lacks(year);
        notes.warn_cell(
            row.line,
            blamed.time,
            &row.label,
            Told::new("bare-year", why, "the row is left out"),
        );
        facts::leave_out(rows, is_doubtful, EITHER, notes);
        return Ok(());
    }
    let remedy = format!("--set-aside to leave the row out, or {year} or {} total in this cell", row.label);
    let refusal = notes.refuse(why, remedy).at(row.line);
    Err(refusal.column(blamed.time).value(&row.label))
}

/// The year that a label names, where it does not say its kind.
fn bare_year(label: &str) -> Option<i32> {
    let when = when::parse(label)?.when;
    if let When::Year { year } = when { Some(year) } else { None }
}
