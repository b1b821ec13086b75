//! Years as headings of which a title or a note says that they are the calendar's: `Removals by region (calendar year: 2022 to
//! 2023)`.

use crate::load::column::{Column, calendar_column};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::wide::headings::is_plain_year;

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
    let Some(year) = year.filter(|_| calendar_column::is_said(draft.table)) else { return Ok(()) };
    let refusal = notes.refuse(IN_TWO, BY_CALENDAR).at(draft.header_line());
    Err(refusal.column(year.place, &year.name).value(&year.name))
}
