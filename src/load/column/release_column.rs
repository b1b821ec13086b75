//! A day beside a period that tells when the figure was made, and not when anybody left: the same `data_as_of` in the rows
//! of several months, a `report_date` after the month that its row counts.
//!
//! No count to date reaches one day in two rows, and nobody left in a month on a day of the next.

use std::collections::BTreeMap;

use super::columns::Column;
use super::role::Role;
use super::row_period::RowPeriod;
use crate::calendar::{Date, FiscalCalendar};
use crate::load::cell::day_number;
use crate::load::cell::period::{DateOrder, Epoch};
use crate::load::cell::when::{self, When};
use crate::load::table::{Record, Table, Walk};
use crate::load::word;

/// How many different days are looked at.
const DAYS: usize = 100_000;

/// Takes such columns for release dates.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column], calendar: FiscalCalendar) {
    let places = |wanted: fn(Role) -> bool| -> Vec<usize> {
        columns.iter().filter(|column| wanted(column.role)).map(|column| column.place).collect()
    };
    let periods = places(Role::is_period);
    let years = places(|role| role == Role::FiscalYear);
    let to_date = columns.iter().any(|column| column.role == Role::Count && word::is_to_date(&column.words));
    // A count to date says which day it reaches, whatever year stands beside it.
    let all_years = YearOfRow::of(columns, calendar).filter(|_| !to_date);
    let period = RowPeriod::of(columns, calendar);
    let groups = places(|role| matches!(role, Role::Category | Role::Label));
    let counts = places(|role| role == Role::Count);
    let from = places(|role| role == Role::From);
    let reached = places(|role| role == Role::AsOf);
    let times = places(|role| role.is_period() || role == Role::Date);
    if times.is_empty() || counts.is_empty() || !from.is_empty() {
        return;
    }
    for column in columns.iter_mut() {
        let released = if matches!(column.role, Role::AsOf | Role::Through) {
            // Beside single days it is no day of theirs either.
            is_shared(table, column.place, (&times, &groups))
                || all_years.is_some_and(|year| is_after_year(table, column.place, year))
                || column.role == Role::Through
                    && period.is_some_and(|period| is_after(table, column.place, period))
        } else if column.role == Role::OtherDay {
            // Beside the plain day of each row, which it does not tell.
            word::any(&column.words, OF_FILE) && is_shared(table, column.place, (&times, &groups))
        } else {
            column.role == Role::Date
                && (is_shared(table, column.place, (&periods, &groups))
                    || word::any(&column.words, OF_FILE) && is_never_before(table, column.place, &reached)
                    || period.is_some_and(|period| is_after(table, column.place, period))
                    || is_after_years(table, column.place, (&years, calendar)))
        };
        if released {
            column.role = Role::Published;
        }
    }
}

/// Words for the day of a file, beside the day that its counts reach.
const OF_FILE: &[&str] = &["file", "report", "release"];

/// Whether the only day that counts reach stands in every row, and this one is never before it.
fn is_never_before(table: &Table<'_>, place: usize, reached: &[usize]) -> bool {
    let [reached] = *reached else { return false };
    let day = |text: &str| first_day(when::parse(text)?.when, DateOrder::MonthFirst);
    table.all(|record| {
        let days = day(record.get(place)).zip(day(record.get(reached)));
        record.is_blank() || days.is_some_and(|(release, reached)| release >= reached)
    })
}

/// What the columns of a row say, joined; `None` where they tell no time.
fn period_of(record: &Record, places: &[usize]) -> Option<String> {
    places.iter().all(|place| when::parse(record.get(*place)).is_some()).then(|| record.key(places))
}

/// Whether most days stand beside several periods of the same people. The last count to date of one year and the first of
/// the next may reach the same day, too.
fn is_shared(table: &Table<'_>, place: usize, (periods, groups): (&[usize], &[usize])) -> bool {
    let mut known: BTreeMap<(String, String), (String, bool)> = BTreeMap::new();
    table.walk(|record| {
        let day = record.get(place);
        let Some(period) = period_of(record, periods).filter(|_| when::parse(day).is_some()) else {
            return Walk::On;
        };
        let (first, shared) =
            known.entry((day.to_owned(), record.key(groups))).or_insert_with(|| (period.clone(), false));
        *shared |= *first != period;
        if known.len() >= DAYS { Walk::Stop } else { Walk::On }
    });
    2 * known.values().filter(|(_, shared)| *shared).count() > known.len()
}

/// Whether every day comes after the period of its row has begun, and days come after it was over, read in either order: one
/// day after a month, most days after a week, since days may be put in the week beside their own.
pub(super) fn is_after(table: &Table<'_>, place: usize, period: RowPeriod) -> bool {
    let (mut begun, mut over, mut days) = (true, 0_u64, 0_u64);
    table.walk(|record| {
        let day = when::parse(record.get(place)).map(|moment| moment.when);
        let orders = [DateOrder::MonthFirst, DateOrder::DayFirst];
        let days_in = |order: DateOrder| Some((first_day(day?, order)?, period.days(record, order)));
        let read: Vec<(Date, Option<(Date, Date)>)> = orders.into_iter().filter_map(days_in).collect();
        if !read.is_empty() {
            begun &= read.iter().all(|(day, period)| period.is_some_and(|(first, _)| *day >= first));
            over += u64::from(read.iter().all(|(day, period)| period.is_some_and(|(_, last)| *day > last)));
            days += 1;
        }
        if begun { Walk::On } else { Walk::Stop }
    });
    begun && (2 * over > days || over > 0 && period.is_alone())
}

/// The first day of a time, which may be a spreadsheet's number for it.
fn first_day(when: When, order: DateOrder) -> Option<Date> {
    when.first_day(order).or_else(|| day_number::day(when, Epoch::default()))
}

/// The only column of years of a table, and whether they are fiscal ones.
#[derive(Clone, Copy)]
struct YearOfRow {
    place: usize,
    /// What cuts fiscal ones; nothing of the calendar's.
    fiscal: Option<FiscalCalendar>,
}

impl YearOfRow {
    fn of(columns: &[Column], calendar: FiscalCalendar) -> Option<Self> {
        let mut years = columns.iter().filter(|column| column.role.is_year());
        let (only, None) = (years.next()?, years.next()) else { return None };
        let fiscal = (only.role == Role::FiscalYear).then_some(calendar);
        Some(Self { place: only.place, fiscal })
    }
}

/// Whether every day comes after the year of its row was over, read in either order: no count of the year reaches it.
fn is_after_year(table: &Table<'_>, place: usize, year: YearOfRow) -> bool {
    let (mut after, mut days) = (true, 0_u64);
    table.walk(|record| {
        let stated = when::parse(record.get(year.place)).and_then(|moment| moment.when.whole_year());
        let day = when::parse(record.get(place)).map(|moment| moment.when);
        let orders = [DateOrder::MonthFirst, DateOrder::DayFirst];
        let mut read = orders.into_iter().filter_map(|order| first_day(day?, order)).peekable();
        let own = |day: Date| year.fiscal.map_or(day.year(), |calendar| calendar.fiscal_year(day).0);
        after &= match stated.filter(|_| read.peek().is_some()) {
            Some(stated) => read.all(|day| own(day) > stated),
            None => record.get(place).is_empty(),
        };
        days += u64::from(after && !record.get(place).is_empty());
        if after { Walk::On } else { Walk::Stop }
    });
    // Of several years, each may be counted through its own day.
    after && days == 1
}

/// Whether every day comes after the fiscal year of its row was over, and before the next one is, one day for each year:
/// several may be days that are counted, of years that others call by their first one. A column of first days counts
/// years by them.
fn is_after_years(table: &Table<'_>, place: usize, (years, calendar): (&[usize], FiscalCalendar)) -> bool {
    let [year] = *years else { return false };
    let (mut after, mut first_days) = (true, true);
    let mut known: BTreeMap<i32, Date> = BTreeMap::new();
    table.walk(|record| {
        let stated = when::parse(record.get(year)).and_then(|moment| moment.when.whole_year());
        let day = when::parse(record.get(place));
        let day = day.and_then(|moment| first_day(moment.when, DateOrder::MonthFirst));
        match stated.zip(day) {
            Some((stated, day)) => {
                after &= calendar.fiscal_year(day).0 == stated + 1;
                after &= *known.entry(stated).or_insert(day) == day;
                first_days &= day == calendar.first_day(calendar.fiscal_year(day));
            }
            None => after &= record.get(place).is_empty(),
        }
        if after { Walk::On } else { Walk::Stop }
    });
    after && !first_days
}
