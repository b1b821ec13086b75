//! Numbers that spreadsheets store for days.

use std::collections::BTreeSet;

use super::period::{Epoch, day_of_serial};
use super::when::When;
use crate::calendar::Date;
use crate::load::notes::Told;

/// The day of a time that is such a number.
pub(crate) fn day(when: When, epoch: Epoch) -> Option<Date> {
    if let When::Serial(serial) = when { day_of_serial(serial, epoch) } else { None }
}

/// Numbers below this one lie before 1980, as spreadsheets count days.
const EARLY: i64 = 29_221;

/// Why numbers may be no days of a spreadsheet: all would lie before anybody kept such figures by day, and as other programs count
/// them they lie in this century.
pub(super) fn doubt(text: &str, serials: &BTreeSet<i64>) -> Option<String> {
    let first = whole(text)?;
    let as_sheets = day_of_serial(first, Epoch::Year1900)?;
    let as_programs = Date::from_ymd(1970, 1, 1)?.plus_days(first);
    serials.iter().all(|serial| *serial < EARLY).then(|| {
        format!("is {as_sheets} as spreadsheets count days, and {as_programs} counted from 1970, as other programs do")
    })
}

/// The days of such a number; what stands behind the point is the time of day.
fn whole(text: &str) -> Option<i64> {
    text.split('.').next()?.parse().ok()
}

/// Says that a cell was read as such a number.
pub(crate) fn told(text: &str, epoch: Epoch) -> Told {
    let day = whole(text).and_then(|serial| day_of_serial(serial, epoch));
    let day = day.map_or_else(|| "no day".into(), |day| day.to_string());
    let message = format!("a spreadsheet's day number: {text} is {day}");
    let action = "read as days since 1900; --dates 1904 counts as old Macintosh files do";
    Told::new("day-numbers", message, action)
}

/// Says that a cell was read as milliseconds.
pub(super) fn told_milliseconds(text: &str, day: Date) -> Told {
    let message = format!("milliseconds from 1970 on: {text} is {day}");
    Told::new("day-numbers", message, "read as the day that begins then in Greenwich")
}
