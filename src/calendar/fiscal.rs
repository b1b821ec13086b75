//! Fiscal years: where they begin, how long they are, and which day of one a date is.

use std::fmt;

use super::date::Date;

/// A fiscal year, named for the calendar year it ends in: FY2017 ends on September 30, 2017.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalYear(pub i32);

impl FiscalYear {
    /// The year before.
    #[must_use]
    pub fn previous(self) -> Self {
        Self(self.0.saturating_sub(1))
    }

    /// The year after.
    #[must_use]
    pub fn next(self) -> Self {
        Self(self.0.saturating_add(1))
    }

    /// `FY17`, for narrow places.
    #[must_use]
    pub fn brief(self) -> String {
        format!("FY{:02}", self.0.rem_euclid(100))
    }
}

/// `FY2017`.
impl fmt::Display for FiscalYear {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "FY{}", self.0)
    }
}

/// A day of a fiscal year: 1 on the first, 365 or 366 on the last.
///
/// The figure *through* fiscal day 344 covers 344 whole days, so the number is a length as well as a place; 0 stands
/// for the evening before the year began, when nothing has been counted yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct FiscalDay(pub u16);

impl FiscalDay {
    /// Which day of the year that begins with `first` a date of that year is.
    #[must_use]
    pub fn since(first: Date, date: Date) -> Self {
        Self(u16::try_from(date.days_since(first) + 1).unwrap_or(0))
    }

    /// The number as a length in days.
    #[must_use]
    pub fn days(self) -> f64 {
        f64::from(self.0)
    }
}

impl fmt::Display for FiscalDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

/// The day on which every fiscal year begins; October 1 for the United States government.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FiscalCalendar {
    month: u32,
    day: u32,
}

/// Why a start of the fiscal year was refused.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum BadFiscalStart {
    /// Not of the form `MM-DD`, or no such day.
    NotADay,
    /// February 29, which only one year in four has.
    LeapDay,
}

impl fmt::Display for BadFiscalStart {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::NotADay => "expected month and day as MM-DD, for example 10-01",
            Self::LeapDay => {
                "a fiscal year cannot start on February 29, which most years do not have; try 03-01"
            }
        })
    }
}

impl std::error::Error for BadFiscalStart {}

impl Default for FiscalCalendar {
    fn default() -> Self {
        Self { month: 10, day: 1 }
    }
}

impl FiscalCalendar {
    /// Reads `MM-DD`.
    ///
    /// # Errors
    ///
    /// If the text is no day, or is February 29.
    pub fn parse(text: &str) -> Result<Self, BadFiscalStart> {
        // A leap year knows every day that there is.
        let date = Date::parse_iso(&format!("2000-{text}")).ok_or(BadFiscalStart::NotADay)?;
        match (date.month(), date.day()) {
            (2, 29) => Err(BadFiscalStart::LeapDay),
            (month, day) => Ok(Self { month, day }),
        }
    }

    /// The fiscal year that a day belongs to.
    #[must_use]
    pub fn fiscal_year(self, date: Date) -> FiscalYear {
        let started = (date.month(), date.day()) >= (self.month, self.day);
        // A year that starts on January 1 ends in the year it starts in; every other one ends in the next.
        let ahead = i32::from(started) - i32::from(self.is_calendar_year());
        FiscalYear(date.year() + ahead)
    }

    /// The first day of a fiscal year.
    #[must_use]
    pub fn first_day(self, fiscal_year: FiscalYear) -> Date {
        // The start is a day that every year has, so only a year beyond the span of dates falls through.
        let edge = if self.start_year(fiscal_year) < Date::MIN.year() { Date::MIN } else { Date::MAX };
        self.start(fiscal_year).unwrap_or(edge)
    }

    /// The last day of a fiscal year.
    #[must_use]
    pub fn last_day(self, fiscal_year: FiscalYear) -> Date {
        self.start(fiscal_year.next()).map_or(Date::MAX, |next| next.plus_days(-1))
    }

    fn start(self, fiscal_year: FiscalYear) -> Option<Date> {
        Date::from_ymd(self.start_year(fiscal_year), self.month, self.day)
    }

    /// The calendar year that a fiscal year starts in.
    fn start_year(self, fiscal_year: FiscalYear) -> i32 {
        fiscal_year.0.saturating_sub(i32::from(!self.is_calendar_year()))
    }

    /// How many days a fiscal year has: 365 or 366, and fewer where the span of dates begins or ends within it.
    #[must_use]
    pub fn days(self, fiscal_year: FiscalYear) -> FiscalDay {
        self.fiscal_day(self.last_day(fiscal_year))
    }

    /// Which day of its fiscal year a date is.
    #[must_use]
    pub fn fiscal_day(self, date: Date) -> FiscalDay {
        FiscalDay::since(self.first_day(self.fiscal_year(date)), date)
    }

    /// The date of a day of a fiscal year, or `None` if the year has no such day.
    #[must_use]
    pub fn date(self, fiscal_year: FiscalYear, day: FiscalDay) -> Option<Date> {
        let inside = (FiscalDay(1)..=self.days(fiscal_year)).contains(&day);
        inside.then(|| self.first_day(fiscal_year).plus_days(i64::from(day.0) - 1))
    }

    /// The first day of each calendar month within a fiscal year, in order; the ticks of its axis.
    #[must_use]
    pub fn month_starts(self, fiscal_year: FiscalYear) -> Vec<Date> {
        let last = self.last_day(fiscal_year);
        let mut starts = Vec::with_capacity(13);
        let mut date = self.first_day(fiscal_year);
        if date.day() != 1 {
            date = date.end_of_month().plus_days(1);
        }
        while date <= last && starts.len() < 13 {
            starts.push(date);
            date = date.end_of_month().plus_days(1);
        }
        starts
    }

    /// Whether its years are those of the calendar.
    #[must_use]
    pub fn is_calendar_year(self) -> bool {
        (self.month, self.day) == (1, 1)
    }
}

/// `10-01`.
impl fmt::Display for FiscalCalendar {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:02}-{:02}", self.month, self.day)
    }
}
