//! Lines drawn with letters below the header or between rows.

use super::record::Record;

/// Whether a row is a drawn line: as many runs of dashes as there are columns. Where lines begin with a delimiter, as in
/// `| Month | Removals |`, the first column says nothing.
pub(super) fn is_rule(record: &Record, columns: usize) -> bool {
    is_drawn(record) && record.filled() + usize::from(record.get(0).is_empty()) == columns
}

/// Whether every cell that says anything is a run of dashes.
pub(super) fn is_drawn(record: &Record) -> bool {
    let drawn = |cell: &str| cell.len() > 2 && cell.bytes().all(|byte| b"-=_:+".contains(&byte));
    let mut cells = record.cells().filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(drawn)
}
