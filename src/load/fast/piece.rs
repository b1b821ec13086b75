//! What is handed on of a chunk, and where its rows stand.

use std::sync::Arc;

use super::lines::Lines;

/// A row's place in the file: the chunk, and the line in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) chunk: u32,
    pub(crate) line: u32,
}

/// What has to be looked at in the order of the file.
#[derive(Debug)]
pub struct Piece {
    pub(super) worker: usize,
    /// The code of the date of each row; [`NO_DATE`](super::dates::NO_DATE) where it does not count.
    pub(super) dates: Vec<u16>,
    /// Dates that its thread met for the first time, in the order of their codes, with the row of each.
    pub(super) met: Vec<(Arc<str>, Position)>,
    pub(super) rows: Lines,
    /// How many lines the rows take.
    pub(super) lines: u64,
}

impl Piece {
    /// A piece of so many rows, none of which has been read.
    pub(super) fn of(worker: usize, rows: usize) -> Self {
        let dates = Vec::with_capacity(rows);
        Self { worker, dates, met: Vec::new(), rows: Lines::default(), lines: 0 }
    }

    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.dates.len()
    }
}
