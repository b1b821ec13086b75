//! A civil day: no time, no zone.

use std::fmt;

use chrono::{Datelike, Days, NaiveDate};

/// A real day of the Gregorian calendar, from 1 January 1800 to 31 December 2299.
///
/// The span is wide enough for every count ever published and narrow enough that a slip of the pen (`20171`) is
/// caught as one.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date(NaiveDate);

/// A day of the week.
pub type Weekday = chrono::Weekday;

impl Date {
    /// January 1, 1800.
    pub const MIN: Self = Self::constant(1800, 1, 1);
    /// December 31, 2299.
    pub const MAX: Self = Self::constant(2299, 12, 31);

    /// A day known to exist as the program is written; the fallback closes the types without a panic.
    const fn constant(year: i32, month: u32, day: u32) -> Self {
        match NaiveDate::from_ymd_opt(year, month, day) {
            Some(date) => Self(date),
            None => Self(NaiveDate::MIN),
        }
    }

    /// The day, or `None` where there is no such day (February 29 of a common year, month 13, year 20171).
    #[must_use]
    pub fn from_ymd(year: i32, month: u32, day: u32) -> Option<Self> {
        NaiveDate::from_ymd_opt(year, month, day)
            .map(Self)
            .filter(|date| (Self::MIN..=Self::MAX).contains(date))
    }

    /// Reads `2017-09-09`, exactly so: four digits, two, two.
    #[must_use]
    pub fn parse_iso(text: &str) -> Option<Self> {
        let mut parts = text.split('-');
        let (year, month, day) = (parts.next()?, parts.next()?, parts.next()?);
        let widths = (year.len(), month.len(), day.len());
        let digits = |part: &str| part.bytes().all(|byte| byte.is_ascii_digit());
        if parts.next().is_some() || widths != (4, 2, 2) || ![year, month, day].into_iter().all(digits) {
            return None;
        }
        Self::from_ymd(year.parse().ok()?, month.parse().ok()?, day.parse().ok()?)
    }

    /// The calendar year.
    #[must_use]
    pub fn year(self) -> i32 {
        self.0.year()
    }

    /// The month, 1 to 12.
    #[must_use]
    pub fn month(self) -> u32 {
        self.0.month()
    }

    /// The day of the month, 1 to 31.
    #[must_use]
    pub fn day(self) -> u32 {
        self.0.day()
    }

    /// The day of the week.
    #[must_use]
    pub fn weekday(self) -> Weekday {
        self.0.weekday()
    }

    /// The day so many days later, or earlier where negative; stays within the span of dates.
    #[must_use]
    pub fn plus_days(self, days: i64) -> Self {
        let step = Days::new(days.unsigned_abs());
        if days < 0 {
            self.0.checked_sub_days(step).map_or(Self::MIN, Self).max(Self::MIN)
        } else {
            self.0.checked_add_days(step).map_or(Self::MAX, Self).min(Self::MAX)
        }
    }

    /// Days from `earlier` to this day; negative if `earlier` is later.
    #[must_use]
    pub fn days_since(self, earlier: Self) -> i64 {
        self.0.signed_duration_since(earlier.0).num_days()
    }

    /// The last day of this day's month.
    #[must_use]
    pub fn end_of_month(self) -> Self {
        let days = i64::from(days_in_month(self.year(), self.month()));
        self.plus_days(days - i64::from(self.day()))
    }

    /// The name of the month in three letters: `Sep`.
    #[must_use]
    pub fn month_name(self) -> &'static str {
        month_name(self.month())
    }

    /// `Sep 9`: for places that state the year elsewhere.
    #[must_use]
    pub fn month_day(self) -> String {
        format!("{} {}", self.month_name(), self.day())
    }

    /// `Sep 9, 2017`: for sentences.
    #[must_use]
    pub fn long(self) -> String {
        format!("{} {}, {}", self.month_name(), self.day(), self.year())
    }
}

/// ISO 8601: `2017-09-09`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}-{:02}-{:02}", self.year(), self.month(), self.day())
    }
}

impl fmt::Debug for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// The day that is so many days behind the first of January 1970, as `2017-09-09`, also one beyond the span of dates; of
/// the longest spans `None`.
#[must_use]
pub fn iso_day(days: i64) -> Option<impl fmt::Display> {
    let (start, step) = (NaiveDate::from_ymd_opt(1970, 1, 1)?, Days::new(days.unsigned_abs()));
    if days < 0 { start.checked_sub_days(step) } else { start.checked_add_days(step) }
}

/// How many days a month has; 0 for a month that does not exist.
fn days_in_month(year: i32, month: u32) -> u32 {
    (28..=31).rev().find(|&day| NaiveDate::from_ymd_opt(year, month, day).is_some()).unwrap_or(0)
}

/// `Jan` to `Dec`; `?` for a month that does not exist.
pub(super) fn month_name(month: u32) -> &'static str {
    const NAMES: [&str; 12] =
        ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
    usize::try_from(month).ok().and_then(|month| NAMES.get(month.checked_sub(1)?)).copied().unwrap_or("?")
}
