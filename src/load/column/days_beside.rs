//! Days, or weeks, beside a period that says all of its row: a policy's date beside the month, the day of the last flight.

use super::columns::Column;
use super::plainer_time::{ROWS, stand_once};
use super::role::Role;
use super::row_period::RowPeriod;
use crate::calendar::FiscalCalendar;
use crate::load::cell::period::DateOrder;
use crate::load::cell::when;
use crate::load::table::{Table, Walk};
use crate::load::word;

/// Words for what happens on a day and is no removal.
const EVENT: &[&str] = &["policy", "event", "effective", "election", "law", "enacted", "milestone"];

/// Takes days, and weeks beside longer periods, for other days where each period stands in one row: what the row counts is
/// all of its period. A count to date is of its day.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column], calendar: FiscalCalendar) {
    let counted = |column: &Column| column.role == Role::Count && !word::is_to_date(&column.words);
    if !columns.iter().any(counted) {
        return;
    }
    let longer: Vec<Column> = columns.iter().filter(|column| column.role != Role::Period).cloned().collect();
    let groups: Vec<usize> =
        columns.iter().filter(|column| column.role == Role::Category).map(|column| column.place).collect();
    let stands = |period: RowPeriod| all_told(table, period) && stand_once(table, &period.places(), &groups);
    let is_weeks = |column: &Column| column.role == Role::Period;
    let is_day = |column: &Column| matches!(column.role, Role::Date | Role::Departure);
    if RowPeriod::of(&longer, calendar).is_some_and(stands) {
        set_aside(table, columns, |column| is_day(column) || is_weeks(column));
    } else if RowPeriod::of(columns, calendar).is_some_and(stands) {
        set_aside(table, columns, is_day);
    } else if let Some(year) = year_alone(columns).filter(|year| stand_once(table, &[*year], &groups)) {
        let plain: &[&[&str]] = &[word::TIME, word::REMOVAL, &["of", "the", "on", "at"]];
        set_aside(table, columns, |column| {
            let of_event = word::any(&column.words, EVENT);
            let other = !word::only(&column.words, plain);
            is_day(column) && (of_event || other && is_outside(table, column.place, (year, calendar)))
        });
    } else {
        // Days, or weeks, tell rows of one period apart, or there are none.
    }
}

/// The place of the one column of fiscal years, where no column of parts of years is beside it.
fn year_alone(columns: &[Column]) -> Option<usize> {
    let mut periods = columns.iter().filter(|column| column.role.is_period());
    match (periods.next(), periods.next()) {
        (Some(year), None) if year.role == Role::FiscalYear => Some(year.place),
        (_, _) => None,
    }
}

/// Whether each day lies in another fiscal year than the one that its row says.
fn is_outside(table: &Table<'_>, place: usize, (year, calendar): (usize, FiscalCalendar)) -> bool {
    table.all(|record| {
        let stated = when::parse(record.get(year)).and_then(|moment| moment.when.whole_year());
        let day = when::parse(record.get(place));
        let day = day.and_then(|moment| moment.when.first_day(DateOrder::MonthFirst));
        let own = day.map(|day| calendar.fiscal_year(day).0);
        own.is_none() || own != stated
    })
}

/// Whether the columns of a period tell its days in every row that has one.
fn all_told(table: &Table<'_>, period: RowPeriod) -> bool {
    let (mut rows, mut told) = (0_usize, true);
    table.walk(|record| {
        let empty = period.places().iter().all(|place| record.get(*place).is_empty());
        let orders = [DateOrder::MonthFirst, DateOrder::DayFirst];
        told &= empty || orders.into_iter().any(|order| period.days(record, order).is_some());
        rows += 1;
        if told && rows < ROWS { Walk::On } else { Walk::Stop }
    });
    told && rows > 1
}

/// Takes columns for other days that hold any; numbers of days are a part of a date.
fn set_aside(table: &Table<'_>, columns: &mut [Column], unwanted: impl Fn(&Column) -> bool) {
    for column in columns.iter_mut().filter(|column| unwanted(column)) {
        if holds_times(table, column.place) {
            column.role = Role::OtherDay;
        }
    }
}

/// Whether most cells of a column are times that are no plain numbers.
fn holds_times(table: &Table<'_>, place: usize) -> bool {
    let (mut rows, mut filled, mut times) = (0, 0_u32, 0_u32);
    table.walk(|record| {
        let text = record.get(place);
        filled += u32::from(!text.is_empty());
        times += u32::from(!word::is_digits(text) && when::parse(text).is_some());
        rows += 1;
        if rows < ROWS { Walk::On } else { Walk::Stop }
    });
    2 * times > filled
}
