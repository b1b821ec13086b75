//! Parts of a year that a table calls by their bare number, below a heading that says what they are.

use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::load::cell::period::Time;
use crate::load::cell::year_part::YearPart;
use crate::load::column::{Column, Role};
use crate::load::word;

/// The part of a year that a number is in a column of such parts.
pub(crate) fn part(column: &Column, number: u32, calendar: FiscalCalendar) -> Option<Time> {
    match (column.role, number) {
        (Role::Quarter, quarter @ 1..=4) => Some(Time::Part(YearPart::Quarter(quarter))),
        (Role::Half, half @ 1..=2) => Some(Time::Part(YearPart::Half(half))),
        (Role::Month, month @ 1..=12) if word::any(&column.words, word::FISCAL) => {
            let first = calendar.first_day(FiscalYear(2000)).month();
            Some(Time::Month((first + month - 2) % 12 + 1))
        }
        (Role::Month, month @ 1..=12) => Some(Time::Month(month)),
        _ => None,
    }
}
