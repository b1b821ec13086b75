//! The days of the period that a row counts, as the columns of periods beside its other cells tell them.

use super::columns::Column;
use super::role::Role;
use crate::calendar::{Date, FiscalCalendar};
use crate::load::cell::period::DateOrder;
use crate::load::cell::span::month_of;
use crate::load::cell::when::{self, When};
use crate::load::table::Record;
use crate::load::word;

/// The last day of a week that begins on a day, counted from it.
const WEEK: i64 = 6;

/// Where a table keeps the periods of its rows, and what cuts their fiscal years.
#[derive(Clone, Copy, Debug)]
pub(super) struct RowPeriod {
    told: Told,
    calendar: FiscalCalendar,
}

/// Where the periods stand.
#[derive(Clone, Copy, Debug)]
enum Told {
    /// In one column of months or parts of years, with the column of their years where that is another one.
    Part(usize, Option<OfYear>),
    /// In one column of weeks, and whether its days are the last ones.
    Week(usize, bool),
    /// In a first and a last day.
    Between(usize, usize),
}

/// The column of the years of months, or of other parts of them.
#[derive(Clone, Copy, Debug)]
pub(super) struct OfYear {
    place: usize,
    fiscal: bool,
    /// Whether the parts are months, which may be told by their numbers.
    is_month: bool,
}

impl RowPeriod {
    /// The one place for periods; `None` where there is none, or more than one.
    pub(super) fn of(columns: &[Column], calendar: FiscalCalendar) -> Option<Self> {
        Told::of(columns).map(|told| Self { told, calendar })
    }

    /// The places of its columns.
    pub(super) fn places(self) -> Vec<usize> {
        match self.told {
            Told::Part(part, year) => {
                [Some(part), year.map(|year| year.place)].into_iter().flatten().collect()
            }
            Told::Week(place, _) => vec![place],
            Told::Between(from, through) => vec![from, through],
        }
    }

    /// Whether it is one column of months or parts of years.
    pub(super) fn is_alone(self) -> bool {
        matches!(self.told, Told::Part(_, None))
    }

    /// The first and the last day of a row, read in this order.
    pub(super) fn days(self, record: &Record, order: DateOrder) -> Option<(Date, Date)> {
        let cell = |place: usize| when::parse(record.get(place)).map(|moment| moment.when);
        match self.told {
            Told::Between(from, through) => Some((cell(from)?.day(order)?, cell(through)?.day(order)?)),
            Told::Week(place, ends) => {
                let when = cell(place)?;
                let of_day =
                    |day: Date| if ends { (day.plus_days(-WEEK), day) } else { (day, day.plus_days(WEEK)) };
                when.day(order)
                    .map(of_day)
                    .or_else(|| when.sure_days())
                    .or_else(|| whole(when, self.calendar))
            }
            Told::Part(place, None) => {
                let when = cell(place)?;
                whole(when, self.calendar).or_else(|| month_from(when.day(order)?))
            }
            Told::Part(place, Some(OfYear { place: year, fiscal, is_month })) => {
                let of_number = || if is_month { when::month_number(record.get(place)) } else { None };
                let when = cell(place);
                let month = when.and_then(When::month_name).or_else(of_number);
                let month = month
                    .and_then(|month| month_of(self.calendar, when::year(record.get(year))?, month, fiscal));
                month.map(|span| (span.from, span.through)).or_else(|| whole(when?, self.calendar))
            }
        }
    }
}

impl Told {
    fn of(columns: &[Column]) -> Option<Self> {
        let of = |role: Role| columns.iter().filter(move |column| column.role == role);
        let parts = || columns.iter().filter(|column| column.role.is_period() && !column.role.is_year());
        if let (Some(from), Some(through), None) =
            (of(Role::From).next(), of(Role::Through).next(), parts().next())
        {
            return Some(Self::Between(from.place, through.place));
        }
        let mut all = parts();
        let (part, None) = (all.next()?, all.next()) else { return None };
        if part.role == Role::Period {
            return Some(Self::Week(part.place, word::any(&part.words, &["end", "ending", "ended"])));
        }
        let mut years = columns.iter().filter(|column| column.role.is_year());
        match (years.next(), years.next()) {
            (year, None) => {
                let is_month = part.role == Role::Month;
                let of_year = |year: &Column| OfYear {
                    place: year.place,
                    fiscal: year.role == Role::FiscalYear,
                    is_month,
                };
                Some(Self::Part(part.place, year.map(of_year)))
            }
            (_, Some(_)) => None,
        }
    }
}

/// The days of the month that a day opens, as programs write months.
fn month_from(day: Date) -> Option<(Date, Date)> {
    (day.day() == 1).then(|| (day, day.end_of_month()))
}

/// The days of a month, or of a part of a year that says its kind.
fn whole(when: When, calendar: FiscalCalendar) -> Option<(Date, Date)> {
    if let When::Part { year, part, fiscal } = when {
        let span = part.span(calendar, year, fiscal)?;
        return Some((span.from, span.through));
    }
    let (year, month) = when.plain_month()?;
    let first = Date::from_ymd(year, month, 1)?;
    Some((first, first.end_of_month()))
}
