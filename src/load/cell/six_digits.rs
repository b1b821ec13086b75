//! Six digits alone, which may be a month of a year or a day whose year has two digits: `201001` is January of 2010, or
//! the first of October 2020.
//!
//! A number that is no such day proves months, and so do months that go on from one year to the next. One that is no
//! month is a day, and then the others are, too.

use std::collections::BTreeSet;

use super::evidence::{Sight, Unsure};
use super::token::{small, year_of};
use super::when;
use crate::calendar::Date;
use crate::load::word;

/// What to try where nothing tells months from days.
const REMEDY: &str =
    "months such as 2010-01 or days such as 2020-10-01 in this column, or a heading such as month";

/// More months than that are in no file of them.
const KEPT: usize = 4096;

/// What the cells of a column show of six digits.
#[derive(Clone, Debug, Default)]
pub(super) struct SixDigits {
    /// The first that may be both, with the month and the day that it may be.
    open: Sight,
    /// The first that can only be a day.
    day: Sight,
    /// Whether one can only be a month.
    month: bool,
    months: BTreeSet<(i32, u32)>,
}

impl SixDigits {
    /// Takes in a cell.
    pub(super) fn see(&mut self, line: u64, text: &str) {
        let text = text.trim();
        if text.len() != 6 || !word::is_digits(text) {
            return;
        }
        let here = || (line, text.to_owned());
        match (month_of(text), day_of(text)) {
            (Some(month), Some(_)) => {
                self.open.get_or_insert_with(here);
                if self.months.len() < KEPT {
                    self.months.insert(month);
                }
            }
            (Some(_), None) => self.month = true,
            (None, Some(_)) => {
                self.day.get_or_insert_with(here);
            }
            (None, None) => {}
        }
    }

    /// Refuses six digits that nothing proves to be months.
    pub(super) fn check(&self) -> Result<(), Unsure> {
        let goes_on =
            || self.months.iter().any(|(year, month)| *month == 12 && self.months.contains(&(year + 1, 1)));
        let Some(open) = self.open.as_ref().filter(|_| !self.month) else { return Ok(()) };
        let value = &open.1;
        let long = |text: &str| day_of(text).map(Date::long).unwrap_or_default();
        if let Some(day) = &self.day {
            let why = format!(
                "is no month, and may be {}: then \"{value}\" is {}, and no month of {}",
                long(&day.1),
                long(value),
                value.get(..4).unwrap_or_default()
            );
            return Err(Unsure::new(day, why, REMEDY));
        }
        if goes_on() {
            return Ok(());
        }
        let month = month_of(value).and_then(|(year, month)| Date::from_ymd(year, month, 1));
        let month =
            month.map_or_else(String::new, |first| format!("{} {}", first.month_name(), first.year()));
        let why = format!("may be {month} or {}, and no other number of the column tells which", long(value));
        Err(Unsure::new(open, why, REMEDY))
    }
}

fn month_of(text: &str) -> Option<(i32, u32)> {
    when::parse(text)?.when.plain_month()
}

/// The day of a year with two digits.
fn day_of(text: &str) -> Option<Date> {
    let part = |from: usize| text.get(from..from + 2);
    let (year, _) = year_of(part(0)?)?;
    Date::from_ymd(year, small(part(2)?)?, small(part(4)?)?)
}
