//! Days without a year down the rows of a table with years across: `Dec 31` and `Mar 31`, or days by their number, below
//! `FY2016`.
//!
//! The counts may be those of each day, of the time since the last one or of the year so far, and are never added up.

use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::word;

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
        return Err(refusal.heading(draft, column).value(first));
    }
    refuse_numbers(draft, notes)
}

/// Refuses days and weeks of a year by their number, where no column tells their month.
fn refuse_numbers(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let is_number = |value: &String| matches!(value.parse(), Ok(1..=366_u32));
    let numbered = |column: &&Column| {
        let values = draft.values(column);
        word::any(&column.words, &["day", "week"]) && values.len() > 1 && values.iter().all(is_number)
    };
    if draft.columns.iter().any(|column| column.role == Role::Month) {
        return Ok(());
    }
    let Some(column) = draft.columns.iter().find(numbered) else { return Ok(()) };
    let why = "numbers the days or weeks of a year, and nothing says which dates they are: its row may count that day, or the \
               year so far";
    Err(notes.refuse(why, "a row for each day, with its date").heading(draft, column))
}
