//! Names that stand once, in the first of their rows, and are left blank in the others: cells that were merged in a sheet.
//!
//! They are filled down only where the table is none without it: the rows below each name have times of their own, and
//! rows of different names have the same ones, so that nothing else would tell them apart. A time that stands once over
//! the groups that it has, the same ones as other times, is such a name too, and so is a name over groups in a table across.

use std::collections::BTreeSet;

use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::wide::headings;
use crate::load::table::{BETWEEN, Table, Walk};
use crate::load::word;

/// A column to fill down, and the first line on which it is blank.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Repeated<'a> {
    pub(crate) column: &'a Column,
    line: u64,
}

/// The columns of categories whose blank cells repeat the name above them.
pub(crate) fn find<'a>(draft: &'a Draft<'_>) -> Vec<Repeated<'a>> {
    let categories: Vec<&Column> =
        draft.columns.iter().filter(|column| column.role == Role::Category).collect();
    let mut blank = vec![false; categories.len()];
    draft.table.each(|record| {
        for (column, blank) in categories.iter().zip(&mut blank) {
            *blank |= record.get(column.place).is_empty();
        }
    });
    let gaps = categories.into_iter().zip(blank).filter(|(_, blank)| *blank);
    let mut found: Vec<Repeated<'_>> =
        gaps.filter_map(|(column, _)| repeated(draft, draft.table, column)).collect();
    let mut times = draft.columns.iter().filter(|column| column.role.is_time());
    if let (Some(time), None) = (times.next(), times.next()) {
        let names: Vec<usize> = found.iter().map(|repeated| repeated.column.place).collect();
        found.extend(repeated(draft, &draft.table.filled_down(&names), time));
    }
    found
}

/// Notes that cells were filled down.
pub(crate) fn tell(repeated: &[Repeated<'_>], notes: &mut Notes) {
    for Repeated { column, line } in repeated {
        let message = if column.role.is_time() {
            "the cell is blank, and rows of other times have the same names"
        } else {
            "the cell is blank, and rows of other names have the same times or groups"
        };
        notes.warn_cell(*line, column, "", Told::new("blank-repeated", message, "read as the name above it"));
    }
}

/// Notes where blank cells below a name may repeat it, and nothing shows that they do: `A`, and nothing in the rows of the months
/// that follow.
pub(crate) fn tell_of_unproved(draft: &Draft<'_>, repeated: &[Repeated<'_>], notes: &mut Notes) {
    let is_filled = |column: &Column| repeated.iter().any(|repeated| repeated.column.place == column.place);
    let groups = |column: &&Column| column.role == Role::Category && word::is_group_heading(&column.name);
    for column in draft.columns.iter().filter(groups).filter(|column| !is_filled(column)) {
        let mut names: BTreeSet<String> = BTreeSet::new();
        let (mut first, mut blanks, mut once) = (None, 0_usize, true);
        draft.table.walk(|record| {
            let name = record.get(column.place);
            if !name.is_empty() {
                once &= names.insert(name.to_owned());
            } else if names.is_empty() {
                once = false;
            } else {
                first.get_or_insert(record.line());
                blanks += 1;
            }
            if once { Walk::On } else { Walk::Stop }
        });
        if let Some(line) = first.filter(|_| once && blanks > names.len()) {
            let message = "the cell is blank, and nothing shows whether it repeats the name above it";
            let told = Told::new("blank-name", message, "counted, and under no name");
            notes.warn_cell(line, column, "", told);
        }
    }
}

fn repeated<'a>(draft: &Draft<'_>, table: &Table<'_>, column: &'a Column) -> Option<Repeated<'a>> {
    let tells = |other: &&Column| other.role.is_time() || other.role == Role::Category;
    let others: Vec<&Column> =
        draft.columns.iter().filter(tells).filter(|other| other.place != column.place).collect();
    let is_time = column.role.is_time();
    // Where periods head the columns, all rows have the same ones, and groups alone tell them apart.
    let across = !others.is_empty() && headings::labels(draft).next().is_some();
    if !across && !others.iter().any(|other| other.role.is_time() != is_time) {
        return None;
    }
    let mut written: BTreeSet<String> = BTreeSet::new();
    let (mut own, mut all): (BTreeSet<String>, BTreeSet<String>) = (BTreeSet::new(), BTreeSet::new());
    let (mut first, mut named, mut alone, mut twice) = (None, false, true, false);
    table.walk(|record| {
        let cells: Vec<&str> = others.iter().map(|other| record.get(other.place)).collect();
        let key = cells.join(BETWEEN);
        if record.get(column.place).is_empty() {
            first.get_or_insert(record.line());
            twice |= !all.insert(key.clone());
        } else {
            // A time that stands in two rows is written in each of its rows.
            named = written.insert(record.get(column.place).to_owned()) || !is_time;
            own.clear();
        }
        // A blank cell above all names, or beside a time that its name has had, repeats nothing.
        alone = named && own.insert(key) && cells.iter().any(|cell| !cell.is_empty());
        if alone { Walk::On } else { Walk::Stop }
    });
    first.filter(|_| alone && twice).map(|line| Repeated { column, line })
}
