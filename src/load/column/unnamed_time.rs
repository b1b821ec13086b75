//! A column of times whose heading names none, beside one whose heading does: the `edition` or the `peak` of the counts
//! of a `month`, and no time of theirs.

use std::collections::BTreeMap;

use super::columns::Column;
use super::heading_role::named;
use super::role::Role;
use crate::load::cell::when;
use crate::load::table::{Table, Walk};
use crate::load::word;

/// How many different times are looked at.
const TIMES: usize = 100_000;

/// Takes such columns for other days.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    let named: Vec<(usize, Role)> = columns
        .iter()
        .filter(|column| column.role.is_time() && names_time(column))
        .map(|column| (column.place, column.role))
        .collect();
    if named.is_empty() {
        return;
    }
    // No heading but that of `as of`, `from` and `through` gives a column such a role.
    let by_cells = |role: Role| {
        role.is_time() && !matches!(role, Role::AsOf | Role::From | Role::Through | Role::Departure)
    };
    let is_unnamed =
        |column: &&mut Column| by_cells(column.role) && !column.words.is_empty() && !names_time(column);
    for column in columns.iter_mut().filter(is_unnamed) {
        // Below a heading of years alone, days or months under a strange one may be those of the rows.
        let finer = named.iter().any(|(_, role)| matches!(role, Role::Month | Role::Date | Role::AsOf));
        if finer && holds_months(table, column.place) || tells_nothing_more(table, column.place, &named) {
            column.role = Role::OtherDay;
        }
    }
}

/// Whether the heading of a column says that it tells when.
fn names_time(column: &Column) -> bool {
    let lists = [word::TIME, word::REMOVAL, word::REMOVALS, &["mon"]];
    let named = |word: &String| named(word).is_some_and(Role::is_time);
    lists.iter().any(|list| word::any(&column.words, list)) || column.words.iter().any(named)
}

/// Whether a column holds months, which days and other months do not need.
fn holds_months(table: &Table<'_>, place: usize) -> bool {
    table.all(|record| {
        let text = record.get(place);
        text.is_empty()
            || when::parse(text).is_some_and(|moment| {
                moment.when.plain_month().is_some() || moment.when.month_name().is_some()
            })
    })
}

/// Whether rows of one time, as their headings name it, have one time in this column, too.
fn tells_nothing_more(table: &Table<'_>, place: usize, named: &[(usize, Role)]) -> bool {
    let times: Vec<usize> = named.iter().map(|(place, _)| *place).collect();
    let mut known: BTreeMap<String, String> = BTreeMap::new();
    let mut same = true;
    table.walk(|record| {
        let own = record.get(place);
        let first = known.entry(record.key(&times)).or_insert_with(|| own.to_owned());
        same &= *first == own;
        if same && known.len() < TIMES { Walk::On } else { Walk::Stop }
    });
    same
}
