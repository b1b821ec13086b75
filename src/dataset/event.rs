//! Dates that a chart marks and a comparison may start from.

use std::fmt;

use crate::calendar::{Date, FiscalCalendar, FiscalYear};

/// When an event is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventDate {
    /// On one day.
    Once(Date),
    /// On this month and day of every year.
    Yearly {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
    },
}

/// What kind of event it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum EventKind {
    /// A president takes office.
    Inauguration,
    /// What is counted changes, so that figures before and after count different things.
    Definition,
    /// What is done changes.
    Policy,
    /// The source closes a year's books.
    Lock,
}

impl EventKind {
    /// The kind of this name.
    #[must_use]
    pub fn parse(text: &str) -> Option<Self> {
        match text {
            "inauguration" => Some(Self::Inauguration),
            "definition" => Some(Self::Definition),
            "policy" => Some(Self::Policy),
            "lock" => Some(Self::Lock),
            _ => None,
        }
    }
}

impl fmt::Display for EventKind {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Inauguration => "inauguration",
            Self::Definition => "definition",
            Self::Policy => "policy",
            Self::Lock => "lock",
        })
    }
}

/// One event.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Event {
    /// When.
    pub date: EventDate,
    /// Of which kind.
    pub kind: EventKind,
    /// What happened.
    pub title: String,
    /// The measure it concerns; empty where it concerns all.
    pub applies_to: String,
    /// What a reader should know.
    pub note: String,
    /// Who says so.
    pub source: String,
}

impl Event {
    /// The day of the event in a fiscal year, if it falls in it.
    #[must_use]
    pub fn in_year(&self, calendar: FiscalCalendar, year: FiscalYear) -> Option<Date> {
        match self.date {
            EventDate::Once(date) => (calendar.fiscal_year(date) == year).then_some(date),
            EventDate::Yearly { month, day } => {
                let last = calendar.last_day(year).year();
                let candidates = [last - 1, last].into_iter();
                let mut dates = candidates.filter_map(|year| Date::from_ymd(year, month, day));
                dates.find(|date| calendar.fiscal_year(*date) == year)
            }
        }
    }

    /// Whether it concerns this measure.
    #[must_use]
    pub fn concerns(&self, measure: &str) -> bool {
        self.applies_to.is_empty() || self.applies_to.eq_ignore_ascii_case(measure)
    }
}
