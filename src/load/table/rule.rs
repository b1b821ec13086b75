//! Lines drawn with letters below the header or between rows.

use super::record::Record;

/// Whether a row is a drawn line: as many runs of dashes as there are columns. Where lines begin with a delimiter, as in
/// `| Month | Removals |`, the first column says nothing. Databases draw one run, with crosses where columns meet:
/// `-----+-----`.
pub(super) fn is_rule(record: &Record, columns: usize) -> bool {
    let mut cells = record.cells().filter(|cell| !cell.is_empty());
    if let (Some(only), None) = (cells.next(), cells.next()) {
        let runs = only.trim_matches('+').split('+').filter(|run| run.len() > 1).count();
        if columns > 1 && is_drawn(record) && only.contains('+') {
            return runs == columns || runs + 1 == columns && only.starts_with('+');
        }
    }
    is_drawn(record) && record.filled() + usize::from(record.get(0).is_empty()) == columns
}

/// Whether every cell that says anything is a run of dashes.
pub(super) fn is_drawn(record: &Record) -> bool {
    let drawn = |cell: &str| cell.len() > 2 && cell.bytes().all(|byte| b"-=_:+".contains(&byte));
    let mut cells = record.cells().filter(|cell| !cell.is_empty()).peekable();
    cells.peek().is_some() && cells.all(drawn)
}
