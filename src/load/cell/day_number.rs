//! Numbers that spreadsheets store for days.

use super::period::{Epoch, day_of_serial};
use super::when::When;
use crate::calendar::Date;
use crate::load::notes::Told;

/// The day of a time that is such a number.
pub(crate) fn day(when: When, epoch: Epoch) -> Option<Date> {
    if let When::Serial(serial) = when { day_of_serial(serial, epoch) } else { None }
}

/// Says that a cell was read as such a number.
pub(crate) fn told(text: &str, epoch: Epoch) -> Told {
    // What stands behind the point is the time of day.
    let whole = text.split('.').next().unwrap_or_default();
    let day = whole.parse().ok().and_then(|serial| day_of_serial(serial, epoch));
    let day = day.map_or_else(|| "no day".into(), |day| day.to_string());
    let message = format!("a spreadsheet's day number: {text} is {day}");
    let action = "read as days since 1900; --dates 1904 counts as old Macintosh files do";
    Told::new("day-numbers", message, action)
}
