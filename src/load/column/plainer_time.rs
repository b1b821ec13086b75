//! Columns of times beside a plainer one of the same kind in a table of counts, whose rows are not of them: the helper
//! `month_num` beside `month`, the `run date` beside `date`, the day of the last flight beside the month.

use std::collections::BTreeSet;

use super::columns::Column;
use super::release_column;
use super::role::Role;
use super::row_period::RowPeriod;
use crate::calendar::FiscalCalendar;
use crate::load::cell::when::{self, When};
use crate::load::table::{Table, Walk};
use crate::load::word;

/// How many rows are looked at.
pub(super) const ROWS: usize = 10_000;

/// Words for a time on which the figures of the rows were made.
const ASIDE: &[&str] = &[
    "added",
    "extract",
    "extraction",
    "file",
    "last",
    "pub",
    "publication",
    "published",
    "report",
    "reported",
    "reporting",
    "retrieved",
    "run",
    "snapshot",
    "upload",
    "uploaded",
];

/// Words for a time that the rows are compared with, whatever its kind.
const COMPARED: &[&str] =
    &["base", "baseline", "compare", "compared", "comparison", "earlier", "previous", "prior"];

/// Takes such columns for other days, and helpers for labels.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column], calendar: FiscalCalendar) {
    if !columns.iter().any(|column| column.role == Role::Count) {
        return;
    }
    let is_date = |column: &Column| column.role == Role::Date;
    prefer(columns, Role::OtherDay, is_date, |column| {
        word::only(&column.words, &[word::TIME, &["of", "the"]])
    });
    for role in [Role::Date, Role::Month, Role::Quarter, Role::Half, Role::Period] {
        let of_role = |column: &Column| column.role == role;
        prefer(columns, Role::OtherDay, of_role, |column| !is_aside(column));
        if role == Role::Month {
            let is_month = |column: &Column| of_role(column) && holds_months(table, column.place).is_some();
            let by_name = |column: &Column| holds_months(table, column.place) == Some(Names::Words);
            prefer(columns, Role::Label, is_month, by_name);
        }
        if role == Role::Date || columns.iter().any(|column| column.role.is_year()) {
            continue;
        }
        let whole = |column: &Column| tells_years(table, column.place) == Some(true);
        let in_part = |column: &Column| of_role(column) && tells_years(table, column.place).is_some();
        prefer(columns, Role::Label, in_part, whole);
    }
    let is_time = |column: &Column| column.role.is_time();
    prefer(columns, Role::OtherDay, is_time, |column| !word::any(&column.words, COMPARED));
    other_departures(table, columns, calendar);
}

/// Whether a heading is that of another time than that of the rows.
fn is_aside(column: &Column) -> bool {
    [ASIDE, COMPARED].iter().any(|list| word::any(&column.words, list))
}

/// Gives a role to the columns of a kind that are not the better ones among them, where there are better ones.
fn prefer(
    columns: &mut [Column],
    role: Role,
    of_kind: impl Fn(&Column) -> bool,
    is_better: impl Fn(&Column) -> bool,
) {
    let kind = || columns.iter().filter(|column| of_kind(column));
    if kind().nth(1).is_none() {
        return;
    }
    let worse: Vec<usize> = kind().filter(|column| !is_better(column)).map(|column| column.place).collect();
    if worse.len() < kind().count() {
        for column in columns.iter_mut().filter(|column| worse.contains(&column.place)) {
            column.role = role;
        }
    }
}

/// How months without their year are named.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Names {
    Numbers,
    Words,
}

/// How all cells of a column name months; `None` where some are none.
fn holds_months(table: &Table<'_>, place: usize) -> Option<Names> {
    let (mut rows, mut words, mut numbers) = (0, true, true);
    table.walk(|record| {
        let text = record.get(place);
        words &= when::month(text).is_some();
        numbers &= matches!(text.parse(), Ok(1..=12));
        rows += 1;
        if rows < ROWS && (words || numbers) { Walk::On } else { Walk::Stop }
    });
    match (rows > 0, words, numbers) {
        (true, true, false) => Some(Names::Words),
        (true, false, true) => Some(Names::Numbers),
        (_, _, _) => None,
    }
}

/// Whether the cells of a column tell the years of their periods: all of them, or none; `None` where some do.
fn tells_years(table: &Table<'_>, place: usize) -> Option<bool> {
    let (mut rows, mut told, mut untold) = (0, false, false);
    table.walk(|record| {
        let text = record.get(place);
        if !text.is_empty() {
            match when::parse(text).map(|moment| moment.when) {
                None | Some(When::MonthName(_) | When::PartName(_) | When::Serial(_)) => untold = true,
                Some(_) => told = true,
            }
        }
        rows += 1;
        if rows < ROWS && !(told && untold) { Walk::On } else { Walk::Stop }
    });
    (told != untold).then_some(told)
}

/// Takes the day of some removal for another day where each row is a period with its count: `last removal flight` beside
/// the month.
fn other_departures(table: &Table<'_>, columns: &mut [Column], calendar: FiscalCalendar) {
    let counted = |column: &Column| {
        let said = [word::REMOVALS, word::COUNT].iter().any(|list| word::any(&column.words, list));
        column.role == Role::Count && (said || word::is_to_date(&column.words))
    };
    if !columns.iter().any(counted) || !columns.iter().any(|column| column.role == Role::Departure) {
        return;
    }
    let period = RowPeriod::of(columns, calendar);
    let of = |role: Role| -> Vec<usize> {
        columns.iter().filter(|column| column.role == role).map(|column| column.place).collect()
    };
    // What tells the time of a row where no period does.
    let others =
        || [Role::AsOf, Role::Date, Role::FiscalYear].into_iter().map(of).find(|places| !places.is_empty());
    let times = period.map(RowPeriod::places).or_else(others).unwrap_or_default();
    let groups = columns.iter().filter(|column| column.role == Role::Category);
    let groups: Vec<usize> = groups.map(|column| column.place).collect();
    if times.is_empty() || !stand_once(table, &times, &groups) {
        return;
    }
    let plain: &[&[&str]] = &[word::REMOVAL, word::TIME, &["on", "at", "of", "actual"]];
    for column in columns.iter_mut().filter(|column| column.role == Role::Departure) {
        let after = || period.is_some_and(|period| release_column::is_after(table, column.place, period));
        if !word::only(&column.words, plain) || after() {
            column.role = Role::OtherDay;
        }
    }
}

/// Whether each time stands in one row, or in one of each group.
pub(crate) fn stand_once(table: &Table<'_>, times: &[usize], groups: &[usize]) -> bool {
    let mut rows = 0_usize;
    let (mut alone, mut grouped, mut both) = (BTreeSet::new(), BTreeSet::new(), BTreeSet::new());
    table.walk(|record| {
        let (time, group) = (record.key(times), record.key(groups));
        both.insert((time.clone(), group.clone()));
        alone.insert(time);
        grouped.insert(group);
        rows += 1;
        if rows < ROWS { Walk::On } else { Walk::Stop }
    });
    // What names each row alone is no group.
    alone.len() == rows || both.len() == rows && grouped.len() < rows
}
