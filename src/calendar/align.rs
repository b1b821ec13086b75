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

/// An [`Alignment`] as a choice: one with an event is chosen before the event is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AlignmentId {
    /// [`Alignment::Date`].
    Date,
    /// [`Alignment::FiscalDay`].
    FiscalDay,
    /// [`Alignment::Weekday`].
    Weekday,
    /// [`Alignment::Event`].
    Event,
}

/// Every alignment, the default first.
pub static ALIGNMENTS: &[AlignmentId] =
    &[AlignmentId::Date, AlignmentId::FiscalDay, AlignmentId::Weekday, AlignmentId::Event];

impl AlignmentId {
    /// The alignment; `None` where it needs an event and none is given.
    #[must_use]
    pub fn alignment(self, event: Option<Date>) -> Option<Alignment> {
        match self {
            Self::Date => Some(Alignment::Date),
            Self::FiscalDay => Some(Alignment::FiscalDay),
            Self::Weekday => Some(Alignment::Weekday),
            Self::Event => event.map(Alignment::Event),
        }
    }
}

impl Row for AlignmentId {
    fn id(&self) -> &'static str {
        match self {
            Self::Date => "date",
            Self::FiscalDay => "day",
            Self::Weekday => "weekday",
            Self::Event => "event",
        }
    }
    fn words(&self) -> &'static str {
        match self {
            Self::Date => "the same month and day; February 29 answers to February 28 in a common year",
            Self::FiscalDay => "the same day of the fiscal year, counted from its start",
            Self::Weekday => "the same weekday, 364 days earlier for each year",
            Self::Event => "as many days since an event as since its date in the other year",
        }
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

impl Aligned {
    /// The same month and day of another calendar year.
    #[must_use]
    pub fn on_same_date(date: Date, year: i32) -> Option<Self> {
        let same = Date::from_ymd(year, date.month(), date.day());
        let leap_day_moved = same.is_none();
        let date = same.or_else(|| Date::from_ymd(year, 2, 28))?;
        Some(Self { date, leap_day_moved })
    }
}

impl Alignment {
    /// What is typed for it.
    #[must_use]
    pub fn id(self) -> &'static str {
        let id = match self {
            Self::Date => AlignmentId::Date,
            Self::FiscalDay => AlignmentId::FiscalDay,
            Self::Weekday => AlignmentId::Weekday,
            Self::Event(_) => AlignmentId::Event,
        };
        id.id()
    }

    /// The day of fiscal year `to` that answers to `date`.
    ///
    /// `None` where that year has no such day: fiscal day 366 of a common year, or a weekday that falls outside it.
    #[must_use]
    pub fn align(self, calendar: FiscalCalendar, date: Date, to: FiscalYear) -> Option<Aligned> {
        let years = to.0.checked_sub(calendar.fiscal_year(date).0)?;
        let unbent = |date| Aligned { date, leap_day_moved: false };
        match self {
            Self::Date => Aligned::on_same_date(date, date.year().checked_add(years)?),
            Self::FiscalDay => calendar.date(to, calendar.fiscal_day(date)).map(unbent),
            Self::Weekday => {
                let moved = date.plus_days(i64::from(years).checked_mul(364)?);
                (calendar.fiscal_year(moved) == to).then_some(unbent(moved))
            }
            Self::Event(event) => {
                let same = Aligned::on_same_date(event, event.year().checked_add(years)?)?;
                let date = same.date.plus_days(date.days_since(event));
                (calendar.fiscal_year(date) == to).then_some(Aligned { date, ..same })
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
