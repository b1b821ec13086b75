//! Numbers and years in the life of people by which the rows of one period are told apart: `Year of birth`, `Prior removals`
//! or `Years since entry` beside the fiscal year. They are groups, and the rows of a period add up.

use std::collections::BTreeSet;

use super::columns::Column;
use super::plainer_time::ROWS;
use super::role::Role;
use crate::load::table::{Table, Walk};
use crate::load::word;

/// Takes such columns for groups where each row is of another one.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    let names_counts = |column: &Column| {
        column.role == Role::Count && word::only(&column.words, &[word::REMOVALS, word::COUNT, word::AGENCY])
    };
    if !columns.iter().any(names_counts) || columns.iter().any(|column| column.role == Role::Departure) {
        return;
    }
    let of = |is: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        columns.iter().filter(|column| is(column)).map(|column| column.place).collect()
    };
    let times = of(&|column| column.role.is_time() || column.role == Role::Published);
    let groups = of(&|column| column.role == Role::Category);
    let of_life = |column: &&Column| {
        column.role == Role::OtherDay && word::any(&column.words, word::OTHER_YEAR)
            || matches!(column.role, Role::Count | Role::Label)
                && !names_counts(column)
                && word::any(&column.words, OF_LIFE)
    };
    let lives: Vec<usize> = columns.iter().filter(of_life).map(|column| column.place).collect();
    let [life] = *lives.as_slice() else { return };
    if times.is_empty() || !tells_apart(table, &[times, groups].concat(), life) {
        return;
    }
    for column in columns.iter_mut().filter(|column| column.place == life) {
        column.role = Role::Category;
    }
}

/// Words of headings over numbers that are known of one person and group people: years since something, or how often.
const OF_LIFE: &[&str] = &["since", "prior", "previous", "age", "tenure", "nth"];

/// Whether rows of the same time and the same groups differ in a column, and none of them twice.
fn tells_apart(table: &Table<'_>, known: &[usize], life: usize) -> bool {
    let with: Vec<usize> = known.iter().copied().chain([life]).collect();
    let (mut rows, mut without, mut each) = (0_usize, BTreeSet::new(), BTreeSet::new());
    table.walk(|record| {
        without.insert(record.key(known));
        each.insert(record.key(&with));
        rows += 1;
        if rows < ROWS { Walk::On } else { Walk::Stop }
    });
    each.len() == rows && without.len() < rows
}
