//! Spans of days: months, weeks, quarters and years, each with its first and its last day.

use crate::calendar::{Date, FiscalCalendar, FiscalYear};

/// From one day through another, both included.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) struct Span {
    /// The first day.
    pub(crate) from: Date,
    /// The last day.
    pub(crate) through: Date,
    /// How long it is, in name.
    pub(crate) unit: Unit,
}

impl Span {
    /// One day.
    pub(crate) fn day(date: Date) -> Self {
        Self { from: date, through: date, unit: Unit::Day }
    }

    /// A calendar month; `None` for a month that does not exist.
    pub(crate) fn month(year: i32, month: u32) -> Option<Self> {
        let from = Date::from_ymd(year, month, 1)?;
        Some(Self { from, through: from.end_of_month(), unit: Unit::Month })
    }

    /// From one day through another, with the name that its length has.
    pub(crate) fn between(calendar: FiscalCalendar, from: Date, through: Date) -> Self {
        let year = Self::fiscal_year(calendar, calendar.fiscal_year(from));
        if (year.from, year.through) == (from, through) {
            return year;
        }
        let months =
            (through.year() - from.year()) * 12 + through.month().cast_signed() - from.month().cast_signed();
        let whole = from.day() == 1 && through == through.end_of_month();
        let unit = match (whole, months) {
            _ if from == through => Unit::Day,
            (true, 0) => Unit::Month,
            (true, 2) => Unit::Quarter,
            (true, 5) => Unit::Half,
            _ => Unit::Week,
        };
        Self { from, through, unit }
    }

    /// A fiscal year through one of its days; `None` where the day is of another year.
    pub(crate) fn year_so_far(calendar: FiscalCalendar, year: FiscalYear, through: Date) -> Option<Self> {
        let from = calendar.first_day(year);
        (calendar.fiscal_year(through) == year).then_some(Self { from, through, unit: Unit::YearSoFar })
    }

    /// A fiscal year.
    pub(crate) fn fiscal_year(calendar: FiscalCalendar, year: FiscalYear) -> Self {
        Self { from: calendar.first_day(year), through: calendar.last_day(year), unit: Unit::Year }
    }

    /// A quarter of a fiscal year: three months, counted from its first day.
    pub(crate) fn fiscal_quarter(calendar: FiscalCalendar, year: FiscalYear, quarter: u32) -> Option<Self> {
        let first = calendar.first_day(year);
        let start = |quarter: u32| {
            let months = i32::try_from(first.month() - 1 + (quarter - 1) * 3).ok()?;
            let month = u32::try_from(months % 12).ok()? + 1;
            Date::from_ymd(first.year() + months / 12, month, first.day())
        };
        let end = if quarter == 4 { calendar.last_day(year) } else { start(quarter + 1)?.plus_days(-1) };
        Some(Self { from: start(quarter)?, through: end, unit: Unit::Quarter })
    }

    /// Whether each of its days is one of the other's.
    pub(crate) fn is_within(self, other: Self) -> bool {
        other.from <= self.from && self.through <= other.through
    }

    /// Whether the two share a day.
    pub(crate) fn overlaps(self, other: Self) -> bool {
        self.from <= other.through && other.from <= self.through
    }
}

/// How long a period is, in name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub(crate) enum Unit {
    /// A day.
    Day,
    /// A week, or any other span of days.
    Week,
    /// A calendar month.
    Month,
    /// A quarter.
    Quarter,
    /// Half a year.
    Half,
    /// A year.
    Year,
    /// A fiscal year from its first day through a day that is not its last.
    YearSoFar,
}

/// A calendar month by its number, in a fiscal or in a calendar year.
pub(crate) fn month_of(calendar: FiscalCalendar, year: i32, month: u32, fiscal: bool) -> Option<Span> {
    if !fiscal {
        return Span::month(year, month);
    }
    let whole = Span::fiscal_year(calendar, FiscalYear(year));
    let last = Span::month(whole.through.year(), month)?;
    if last.from <= whole.through { Some(last) } else { Span::month(whole.from.year(), month) }
}
