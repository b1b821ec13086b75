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
    let of = |role: Role| columns.iter().any(|column| column.role == role);
    // Beside days on which people left, what names a row names somebody.
    if !of(Role::Count) || of(Role::Departure) || !columns.iter().any(|column| column.role.is_time()) {
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

/// Whether each row has another name, which is a number or has one in it, and no words.
fn names_each_row(table: &Table<'_>, column: &Column) -> bool {
    let (mut known, mut rows, mut each) = (FastSet::<String>::default(), 0, true);
    table.walk(|record| {
        let text = record.get(column.place);
        rows += 1;
        let named = text.bytes().any(|byte| byte.is_ascii_digit()) && !text.contains(char::is_whitespace);
        each &= named && (!column.words.is_empty() || word::is_digits(text));
        each &= known.insert(text.to_owned());
        if each && rows < ROWS { Walk::On } else { Walk::Stop }
    });
    each && rows > 1
}
