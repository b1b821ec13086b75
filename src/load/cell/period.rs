//! The cells of a time column, read in one style: the order of day and month, what bare numbers and days stand for.

use super::rhythm::Spacing;
use super::span::{Span, Unit, month_of};
use super::token::is_day_of_month;
use super::when::{self, When};
use super::year_label;
use super::year_part::YearPart;
use super::{gap, pairs};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::word;

/// Which number of `03/04/2017` is the month.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateOrder {
    /// The first, as in the United States.
    MonthFirst,
    /// The second.
    DayFirst,
}

/// Which day a spreadsheet's day numbers count from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Epoch {
    /// December 30, 1899, so that 1 March 1900 is day 61.
    #[default]
    Year1900,
    /// January 1, 1904, as old Macintosh programs count.
    Year1904,
}

/// Which year the quarters and the halves of a file cut.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Quarters {
    /// The fiscal year: Q1 is October to December.
    Fiscal,
    /// The calendar's: Q1 is January to March.
    Calendar,
}

/// What a cell of a time column says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Time {
    /// From one day through another.
    Span(Span),
    /// A month of a year that another cell or the title names.
    Month(u32),
    /// A quarter or a half of a year that another cell or the title names.
    Part(YearPart),
    /// A year of unsaid kind.
    Year(i32),
    /// A fiscal year up to a day that the cell does not name.
    ToDate(FiscalYear),
    /// Nothing is known.
    Gap,
}

impl Time {
    /// The span, where it is one.
    pub(crate) fn span(self) -> Option<Span> {
        if let Self::Span(span) = self { Some(span) } else { None }
    }
}

/// What each date of a column is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum DateStands {
    /// The only day that is counted.
    Day,
    /// The first day of a week or of two.
    Starts,
    /// The last one.
    Ends,
}

/// Which day of its week, or of its two weeks, a date is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Weeks {
    /// The first.
    From,
    /// The last.
    Ending,
}

/// How the weeks of a year are numbered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum WeekNumbers {
    /// Nothing says it.
    #[default]
    Unsaid,
    /// As ISO 8601 does it.
    Iso,
}

/// What the user or a heading says of a column before its cells are read.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Hints {
    /// The order of day and month.
    pub(crate) order: Option<DateOrder>,
    /// What day numbers count from.
    pub(crate) epoch: Option<Epoch>,
    /// Which year quarters cut.
    pub(crate) quarters: Option<Quarters>,
    /// The heading speaks of years and of nothing shorter.
    pub(crate) years: bool,
    /// How weeks are numbered.
    pub(crate) weeks: WeekNumbers,
    /// Each row is a removal, so that a date is always a day.
    pub(crate) days: bool,
    /// The heading says that a date stands for a quarter.
    pub(crate) of_quarters: bool,
    /// What dates are that stand a year apart.
    pub(crate) yearly: Yearly,
    /// What is said of the periods that dates stand for.
    pub(crate) spacing: Spacing,
}

/// What dates are that all begin, or all end, a month and stand a year apart, as the heading says: pandas writes
/// `2016-01-01` for the year 2016.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) enum Yearly {
    /// Nothing says whether they are the months or the years.
    #[default]
    Unsaid,
    /// The months.
    Months,
    /// The last days of what they say, whatever that is.
    Days,
    /// Years, and nothing tells them from fiscal ones.
    Years,
    /// Years of the calendar.
    CalendarYears,
}

/// How the cells of a column are read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Style {
    /// Which number of a date is the month.
    pub(super) order: DateOrder,
    /// What day numbers count from.
    pub(super) epoch: Epoch,
    /// Which year quarters cut.
    pub(super) quarters: Quarters,
    /// `2011-12` is a fiscal year.
    pub(super) pairs_are_years: bool,
    /// Other cells are years, as the heading says.
    pub(super) of_years: bool,
    /// What days stand for.
    pub(super) days: Days,
    /// Which day of its period a month stands for, where the heading says that it begins or ends a longer one.
    pub(super) months: Option<Weeks>,
    /// The calendar that cuts fiscal years.
    pub(super) calendar: FiscalCalendar,
}

/// What the days of a column stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Days {
    /// Themselves.
    Alone,
    /// The months that they begin or end.
    Months {
        /// They end them.
        ends: bool,
    },
    /// The fiscal years that they begin or end.
    Years {
        /// They end them.
        ends: bool,
    },
    /// The fiscal years that are called as their own year is.
    Named,
    /// The weeks, or two weeks, that they begin or end.
    Weeks {
        /// Which day of them they are.
        edge: Weeks,
        /// How many days they have.
        length: i64,
    },
    /// The quarters that they begin or end.
    Quarters {
        /// They end them.
        ends: bool,
    },
}

/// What `16-Oct` may be, which spreadsheets make of `Oct 16` and of `October 2016`.
const DAY_OR_MONTH: &str = "is a day that does not say its year, or a month with its year in two digits";

impl Style {
    /// Whether the column holds last days of longer periods, which may be days that a count reaches.
    pub(crate) fn days_are_ends(self) -> bool {
        matches!(
            self.days,
            Days::Months { ends: true } | Days::Quarters { ends: true } | Days::Years { ends: true }
        )
    }

    /// Which number of a date is the month.
    pub(crate) fn order(self) -> DateOrder {
        self.order
    }

    /// What a cell says; the reason where it says nothing that can be read.
    pub(crate) fn read(self, text: &str) -> Result<Time, String> {
        let foreign = || word::foreign_time(text).map(str::to_owned);
        let unknown = || {
            let day = || is_day_of_month(text).then(|| DAY_OR_MONTH.to_owned());
            // A number beside a word that is not known is no month: `2021 (al 18 de julio)`.
            let why = foreign().or_else(|| when::why_not(text)).or_else(day);
            why.unwrap_or_else(|| "is not a date or period that is known".into())
        };
        let Some(moment) = when::parse(text) else {
            return gap::parse(text).map(|_| Time::Gap).ok_or_else(unknown);
        };
        if moment.week.is_some() && self.days == Days::Alone {
            return Err("is a week, and a single day is counted here".into());
        }
        if let Some(why) = pairs::decade(text, moment.when).filter(|_| self.of_years) {
            return Err(why);
        }
        self.time(moment.when).ok_or_else(unknown)
    }

    fn time(self, when: When) -> Option<Time> {
        let fiscal_year = |year| Span::fiscal_year(self.calendar, FiscalYear(year));
        let time = match when {
            When::Day(date) => Time::Span(self.day(date)),
            When::Slashed { first, second, year } => {
                Time::Span(self.day(slashed(year, first, second, self.order)?))
            }
            When::Serial(serial) => Time::Span(self.day(day_of_serial(serial, self.epoch)?)),
            When::MonthOrYears { year, .. } if self.pairs_are_years => Time::Span(fiscal_year(year + 1)),
            When::Month { year, month } | When::MonthOrYears { year, month } => {
                let own = Span::month(year, month)?;
                Time::Span(match self.months {
                    Some(Weeks::From) => self.day(own.from),
                    Some(Weeks::Ending) => self.day(own.through),
                    None => own,
                })
            }
            When::FiscalMonth { year, month } => Time::Span(month_of(self.calendar, year, month, true)?),
            When::MonthName(month) => Time::Month(month),
            When::Part { year, part, fiscal } => {
                let fiscal = fiscal || self.quarters == Quarters::Fiscal;
                Time::Span(part.span(self.calendar, year, fiscal)?)
            }
            When::PartName(part) => Time::Part(part),
            When::Year { year } => Time::Year(year),
            When::FiscalYear { year, to_date: true } => Time::ToDate(FiscalYear(year)),
            When::FiscalYear { year, to_date: false } => Time::Span(fiscal_year(year)),
            When::LabelledYear { year, label } => {
                Time::Span(year_label::span_of((year, label), self.order, self.calendar)?)
            }
            When::Span(days) => {
                let (from, through) = days.in_order(self.order)?;
                Time::Span(Span::between(self.calendar, from, through))
            }
            When::Twice(twice) => Time::Span(twice.span(self.order, self.calendar)?),
        };
        Some(time)
    }

    fn day(self, date: Date) -> Span {
        match self.days {
            Days::Alone => Span::day(date),
            Days::Weeks { edge: Weeks::From, length } => {
                Span { from: date, through: date.plus_days(length - 1), unit: Unit::Week }
            }
            Days::Weeks { edge: Weeks::Ending, length } => {
                Span { from: date.plus_days(1 - length), through: date, unit: Unit::Week }
            }
            Days::Quarters { ends } => quarter_at(date, ends),
            Days::Months { .. } => Span::month(date.year(), date.month()).unwrap_or(Span::day(date)),
            Days::Years { .. } => Span::fiscal_year(self.calendar, self.calendar.fiscal_year(date)),
            Days::Named => Span::fiscal_year(self.calendar, FiscalYear(date.year())),
        }
    }
}

/// The three months that a day begins or ends.
fn quarter_at(date: Date, ends: bool) -> Span {
    let first = |day: Date| Date::from_ymd(day.year(), day.month(), 1).unwrap_or(day);
    let unit = Unit::Quarter;
    if ends {
        let from = first(first(first(date).plus_days(-1)).plus_days(-1));
        Span { from, through: date, unit }
    } else {
        let through = date.end_of_month().plus_days(1).end_of_month().plus_days(1).end_of_month();
        Span { from: date, through, unit }
    }
}

pub(crate) fn slashed(year: i32, first: u32, second: u32, order: DateOrder) -> Option<Date> {
    match order {
        DateOrder::MonthFirst => Date::from_ymd(year, first, second),
        DateOrder::DayFirst => Date::from_ymd(year, second, first),
    }
}

/// The day of a spreadsheet's day number, within a span in which no count of years is meant.
pub(super) fn day_of_serial(serial: i64, epoch: Epoch) -> Option<Date> {
    let zero = match epoch {
        Epoch::Year1900 => Date::from_ymd(1899, 12, 30)?,
        Epoch::Year1904 => Date::from_ymd(1904, 1, 1)?,
    };
    (15_000..=80_000).contains(&serial).then(|| zero.plus_days(serial))
}
