//! Days without a row between others, and before the first of them.

use crate::calendar::{Date, FiscalCalendar};

/// Days without a row at the start of a fiscal year that are still taken for a slow start and not for a late one.
pub(in crate::load::shape) const SLOW_START: i64 = 7;

/// No start is as slow as this.
const LATE: i64 = 31;

/// From one of these days, which are in order, to the next one, in days, at most.
pub(in crate::load::shape) fn longest(days: &[Date]) -> i64 {
    let pairs = days.windows(2);
    pairs.filter_map(|pair| Some(pair.last()?.days_since(*pair.first()?))).max().unwrap_or(0)
}

/// The first day that a table with this first row covers. Where its longest silence is as long as the one before that row,
/// the year began slowly.
pub(in crate::load::shape) fn beginning(first: Date, longest: i64, calendar: FiscalCalendar) -> Date {
    let opening = calendar.first_day(calendar.fiscal_year(first));
    let is_slow = first.days_since(opening) <= longest.clamp(SLOW_START, LATE);
    if is_slow { opening } else { first }
}
