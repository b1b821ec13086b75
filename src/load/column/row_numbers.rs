//! Columns that only number the rows of a table of counts, and so tell no two groups apart: rows of one time would otherwise be
//! groups that add up, whatever they say.

use super::columns::Column;
use super::plainer_time::ROWS;
use super::role::Role;
use crate::dataset::FastSet;
use crate::load::table::{Table, Walk};
use crate::load::word;

/// Words of headings of such columns.
const NAMES: &[&str] = &[
    "fid", "id", "index", "key", "line", "no", "nr", "num", "number", "objectid", "record", "row",
    "rownames", "seq", "sequence", "serial", "sort", "unique", "uuid",
];

/// Takes such columns for notes.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    let counts = columns.iter().any(|column| column.role == Role::Count);
    if !counts || !columns.iter().any(|column| column.role.is_time()) {
        return;
    }
    let named = |column: &Column| word::only(&column.words, &[NAMES]);
    let aside = |column: &Column| matches!(column.role, Role::Label | Role::Category);
    for column in columns.iter_mut().filter(|column| aside(column) && named(column)) {
        if names_each_row(table, column) {
            column.role = Role::Note;
        }
    }
}

/// Whether each row has another name, and, where nothing heads them, a number.
fn names_each_row(table: &Table<'_>, column: &Column) -> bool {
    let (mut known, mut rows, mut each) = (FastSet::<String>::default(), 0, true);
    table.walk(|record| {
        let text = record.get(column.place);
        rows += 1;
        each &= !column.words.is_empty() || word::is_digits(text);
        each &= !text.is_empty() && known.insert(text.to_owned());
        if each && rows < ROWS { Walk::On } else { Walk::Stop }
    });
    each && rows > 1
}
