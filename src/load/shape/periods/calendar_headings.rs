//! Years as headings of which a title or a note says that they are the calendar's: `Removals by region (calendar year: 2022 to
//! 2023)`.

use crate::calendar::FiscalCalendar;
use crate::load::cell::span::{Span, Unit};
use crate::load::cell::when;
use crate::load::column::heading_parts::is_plain_year;
use crate::load::column::{Column, Role, calendar_column};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::word;

/// Why a calendar year is counted in no fiscal one.
pub(super) const IN_TWO: &str = "is a calendar year, which lies in two fiscal years";

/// What to try.
pub(super) const BY_CALENDAR: &str = "--fiscal-start 01-01 to count by calendar years";

/// Refuses them where fiscal years begin on another day, and no column tells the months of the years.
pub(crate) fn refuse(
    draft: &Draft<'_>,
    labels: &[&Column],
    row_time: Option<&Column>,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    if row_time.is_some() || draft.options.calendar.is_calendar_year() {
        return Ok(());
    }
    let year = labels.iter().find(|label| is_plain_year(label));
    // In a table that lies on its side, the first heading speaks of the others.
    let headed = |column: &Column| {
        let says = word::any(&column.words, &["calendar", "cy", "jahr"]);
        says && !labels.iter().any(|label| label.place == column.place)
    };
    let said = || calendar_column::is_said(draft.table) || draft.columns.iter().any(headed);
    let Some(year) = year.filter(|_| said()) else { return Ok(()) };
    Err(notes.refuse(IN_TWO, BY_CALENDAR).heading(draft, year).value(&year.name))
}

/// The year that a cell beside a part of it states by its days, below a heading of this role, where parts are those of
/// fiscal years or not. A year of the other kind than its column's would put the part elsewhere.
pub(super) fn stated_year(
    (role, fiscal): (Role, bool),
    span: Span,
    calendar: FiscalCalendar,
) -> Result<i32, &'static str> {
    let of_calendar = when::calendar_year(span.from, span.through).filter(|_| !calendar.is_calendar_year());
    match (of_calendar, fiscal) {
        (Some(year), false) => Ok(year),
        (Some(_), true) => Err("is a year of the calendar in a column of fiscal years"),
        // A day of it, as programs write years.
        (None, false) if span.unit != Unit::Year => Ok(span.from.year()),
        (None, false) if role == Role::CalendarYear => {
            Err("is a fiscal year in a column of those of the calendar")
        }
        (None, _) => Ok(calendar.fiscal_year(span.through).0),
    }
}
