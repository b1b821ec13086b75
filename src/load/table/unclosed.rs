//! The cell in which a quote opens that closes nowhere.

use super::source::Source;
use super::{NoTable, Walk};

/// Names it; the quote opens on this line.
pub(super) fn at(line: u64, source: &Source<'_>, headings: &[String]) -> NoTable {
    let mut cell = None;
    source.each(&mut |record| {
        if record.line() > line {
            return Walk::Stop;
        }
        let opens = |column: &usize| record.raw(*column).trim_start().starts_with(['"', '\'']);
        cell = (0..record.len()).rfind(opens).map(|column| (column, record.raw(column).to_owned()));
        Walk::On
    });
    let (column, text) = cell.unzip();
    let named = |place: usize| (place, headings.get(place).cloned().unwrap_or_default());
    NoTable::Unclosed { line, column: column.map(named), text: text.unwrap_or_default() }
}
