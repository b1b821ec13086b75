//! Which day of one fiscal year answers to a day of another.
//!
//! No alignment is right for everything: the same date keeps seasons and holidays together, the same fiscal day
//! keeps the share of the year equal, the same weekday keeps whole weeks (and their flights) together.

use super::date::Date;
use super::fiscal::{FiscalCalendar, FiscalDay, FiscalYear};
use crate::catalog::Row;

/// A way to find the same point of another year.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Alignment {
    /// The same month and day.
    #[default]
    Date,
    /// The same number of days into the year.
    FiscalDay,
    /// The same weekday: whole weeks back, 364 days a year.
    Weekday,
    /// As many days after (or before) this event as after the same date of the other year.
    Event(Date),
}

/// An [`Alignment`] as a choice.
#[derive(Debug)]
pub struct AlignmentRow {
    make: fn(Option<Date>) -> Option<Alignment>,
    id: &'static str,
    words: &'static str,
}

impl AlignmentRow {
    /// The alignment; `None` where it needs an event and none is given.
    #[must_use]
    pub fn alignment(&self, event: Option<Date>) -> Option<Alignment> {
        (self.make)(event)
    }
}

/// Every alignment, the default first.
pub static ALIGNMENTS: &[AlignmentRow] = &[
    AlignmentRow {
        make: |_| Some(Alignment::Date),
        id: "date",
        words: "the same month and day; February 29 answers to February 28 in a common year",
    },
    AlignmentRow {
        make: |_| Some(Alignment::FiscalDay),
        id: "day",
        words: "the same day of the fiscal year, counted from its start",
    },
    AlignmentRow {
        make: |_| Some(Alignment::Weekday),
        id: "weekday",
        words: "the same weekday, 364 days earlier for each year",
    },
    AlignmentRow {
        make: |event| event.map(Alignment::Event),
        id: "event",
        words: "as many days since an event as since its date in the other year",
    },
];

impl Row for AlignmentRow {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

/// The day that answers to another, and what was bent to find it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Aligned {
    /// The day in the other year.
    pub date: Date,
    /// February 29, as the day or as that of the event, was asked of a common year, so February 28 answers.
    pub leap_day_moved: bool,
}

impl Alignment {
    /// The catalog's id.
    #[must_use]
    pub fn id(self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::FiscalDay => "day",
            Self::Weekday => "weekday",
            Self::Event(_) => "event",
        }
    }

    /// The day of fiscal year `to` that answers to `date`.
    ///
    /// `None` where that year has no such day: fiscal day 366 of a common year, or a weekday that falls outside it.
    #[must_use]
    pub fn align(self, calendar: FiscalCalendar, date: Date, to: FiscalYear) -> Option<Aligned> {
        let years = to.0.checked_sub(calendar.fiscal_year(date).0)?;
        let unbent = |date| Aligned { date, leap_day_moved: false };
        match self {
            Self::Date => {
                let year = date.year().checked_add(years)?;
                Date::from_ymd(year, date.month(), date.day()).map(unbent).or_else(|| {
                    Date::from_ymd(year, 2, 28).map(|date| Aligned { date, leap_day_moved: true })
                })
            }
            Self::FiscalDay => calendar.date(to, calendar.fiscal_day(date)).map(unbent),
            Self::Weekday => {
                let moved = date.plus_days(i64::from(years).checked_mul(364)?);
                (calendar.fiscal_year(moved) == to).then_some(unbent(moved))
            }
            Self::Event(event) => {
                let year = event.year().checked_add(years)?;
                let same = Date::from_ymd(year, event.month(), event.day());
                let leap_day_moved = same.is_none();
                let other = same.or_else(|| Date::from_ymd(year, 2, 28))?;
                let date = other.plus_days(date.days_since(event));
                (calendar.fiscal_year(date) == to).then_some(Aligned { date, leap_day_moved })
            }
        }
    }

    /// The fiscal day of year `to` that answers to `date`, from its first day through its last; `None` where that year has
    /// no such day.
    #[must_use]
    pub fn fiscal_day(self, calendar: FiscalCalendar, date: Date, to: FiscalYear) -> Option<FiscalDay> {
        self.align(calendar, date, to).map(|aligned| calendar.fiscal_day(aligned.date))
    }
}
