//! Rows that a quote has drawn into one cell, since it closes too late.

use super::source::Source;
use super::{NoTable, Walk, trimmed};
use crate::load::cell;

/// Whether a row whose cells hold line ends is a row in each of its lines where quotes are letters: all are as wide as the
/// header, and one column has a number or a date in each.
pub(crate) fn is_several_rows(row: &str, delimiter: &str, width: usize) -> bool {
    let mut valued = vec![true; width];
    let mut lines = 0_u64;
    for line in row.split(['\n', '\r']).filter(|line| !line.is_empty()) {
        let cells: Vec<&str> = line.split(delimiter).collect();
        if cells.len() != width {
            return false;
        }
        for (valued, cell) in valued.iter_mut().zip(cells) {
            *valued &= cell::is_value(trimmed(cell));
        }
        lines += 1;
    }
    lines > 1 && valued.contains(&true)
}

/// Names the cell with such rows; its own row begins on this line.
pub(super) fn at(line: u64, source: &Source<'_>, headings: &[String]) -> NoTable {
    let (mut column, mut text) = (0, String::new());
    source.each(&mut |record| {
        if record.line() < line {
            return Walk::On;
        }
        let holds = |column: &usize| record.raw(*column).contains(['\n', '\r']);
        column = (0..record.len()).find(holds).unwrap_or(0);
        record.raw(column).clone_into(&mut text);
        Walk::Stop
    });
    let heading = headings.get(column).cloned().unwrap_or_default();
    NoTable::Swallowed { line, column: (column, heading), text }
}
