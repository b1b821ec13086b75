//! Days, or weeks, beside a period that says all of its row: a policy's date beside the month, the day of the last flight.

use super::columns::Column;
use super::plainer_time::{ROWS, stand_once};
use super::role::Role;
use super::row_period::RowPeriod;
use crate::load::cell::period::DateOrder;
use crate::load::cell::when;
use crate::load::table::{Table, Walk};
use crate::load::word;

/// Takes days, and weeks beside longer periods, for other days where each period stands in one row: what the row counts is
/// all of its period. A count to date is of its day.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    if !columns.iter().any(|column| column.role == Role::Count) {
        return;
    }
    let count = |column: &&Column| column.role == Role::Count;
    if columns.iter().filter(count).any(|column| word::is_to_date(&column.words)) {
        return;
    }
    let longer: Vec<Column> = columns.iter().filter(|column| column.role != Role::Period).cloned().collect();
    let groups: Vec<usize> =
        columns.iter().filter(|column| column.role == Role::Category).map(|column| column.place).collect();
    let stands = |period: RowPeriod| all_told(table, period) && stand_once(table, &period.places(), &groups);
    let is_weeks = |column: &Column| column.role == Role::Period;
    let is_day = |column: &Column| matches!(column.role, Role::Date | Role::Departure);
    if RowPeriod::of(&longer).is_some_and(stands) {
        set_aside(table, columns, |column| is_day(column) || is_weeks(column));
    } else if RowPeriod::of(columns).is_some_and(stands) {
        set_aside(table, columns, is_day);
    } else {
        // Days, or weeks, tell rows of one period apart, or there are none.
    }
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
