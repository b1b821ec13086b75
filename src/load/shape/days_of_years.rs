//! Days without a year down the rows of a table with years across: `Dec 31` and `Mar 31` below `FY2016`.
//!
//! The counts may be those of each day, of the time since the last one or of the year so far, and are never added up.

use super::Draft;
use crate::load::cell::when;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;

/// Refuses a column of such days among the categories of a table.
pub(super) fn refuse(draft: &Draft<'_>, words: &[&Column], notes: &Notes) -> Result<(), Box<Refusal>> {
    for column in words {
        let values = draft.values(column);
        let Some(first) = values.first().filter(|_| values.iter().all(|value| when::is_day_of_year(value)))
        else {
            continue;
        };
        let why = "is a day without a year, and its row may count that day, the time since the one above or the year so far";
        let refusal = notes.refuse(why, "a row for each period, with its first and its last day");
        return Err(refusal.at(draft.header_line()).column(column.place, &column.name).value(first));
    }
    Ok(())
}
