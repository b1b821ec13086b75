//! Months of years that end in another month than fiscal years do, as a line around the table says: `Years end June 30`.
//!
//! October of such a year lies in another fiscal year than that of its number.

use crate::calendar::FiscalYear;
use crate::load::cell::{self, when};
use crate::load::column::heading_parts::{is_fiscal_year, period_of};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;

/// Refuses years beside months, whichever of them are headings, where the user has not said that years end so.
pub(super) fn refuse(
    draft: &Draft<'_>,
    labels: &[&Column],
    row_time: Option<&Column>,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let (Some(rows), Some(month)) = (row_time, draft.title.year_end) else { return Ok(()) };
    let Some(first) = labels.first() else { return Ok(()) };
    let parts = cell::is_part_of_year(&period_of(&first.name));
    let years = if parts {
        Some(rows).filter(|rows| rows.role != Role::CalendarYear)
    } else {
        Some(*first).filter(|first| when::year(&period_of(&first.name)).is_some())
    };
    // Years of the calendar end in December, unless they call themselves fiscal ones.
    let fiscal = |years: &Column| years.role == Role::FiscalYear || is_fiscal_year(years);
    let end = draft.options.calendar.last_day(FiscalYear(2000)).month();
    let is_other = |years: &&Column| month != end && (month != 12 || fiscal(years));
    let Some(years) = years.filter(is_other) else { return Ok(()) };
    let why = "is of years that end in another month than fiscal years do, as a line around the table says";
    Err(notes.refuse(why, format!("--fiscal-start {:02}-01", month % 12 + 1)).heading(draft, years))
}
