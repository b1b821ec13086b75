//! On which line of a chunk each of its rows begins.

/// Rows take one line each, but for cells with line ends in them.
#[derive(Clone, Debug, Default)]
pub(crate) struct Lines {
    /// Rows that begin further down than one line a row, with how much further.
    jumps: Vec<(usize, u64)>,
}

impl Lines {
    /// Notes on which line a row begins; rows come in order.
    pub(super) fn note(&mut self, row: usize, line: u64) {
        let extra = line.saturating_sub(row as u64);
        if self.jumps.last().map_or(0, |(_, extra)| *extra) != extra {
            self.jumps.push((row, extra));
        }
    }

    /// The line on which a row begins, counted from that of the first row.
    pub(crate) fn of(&self, row: usize) -> u64 {
        let before = self.jumps.partition_point(|(first, _)| *first <= row);
        let extra =
            before.checked_sub(1).and_then(|last| self.jumps.get(last)).map_or(0, |(_, extra)| *extra);
        row as u64 + extra
    }
}
