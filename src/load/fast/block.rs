//! The rows of a chunk that have a date, with what is kept of them.

use super::lines::Lines;
use super::worker::{Piece, Position};
use crate::dataset::Codes;

/// Rows as they are read.
pub(super) struct DatedRows<'a> {
    /// The place of their chunk.
    pub(super) chunk: u32,
    pub(super) piece: &'a Piece,
    /// Their numbers in the chunk.
    pub(super) rows: &'a [usize],
    /// Of each category column, the codes of the rows.
    pub(super) codes: &'a [Vec<u16>],
}

impl DatedRows<'_> {
    /// Of each row its number and the code of its date.
    pub(super) fn dates(&self) -> impl Iterator<Item = (usize, u16)> {
        self.rows.iter().map(|row| (*row, self.piece.dates.get(*row).copied().unwrap_or(0)))
    }

    /// Where a row stands, by its number.
    pub(super) fn position(&self, row: usize) -> Position {
        Position { chunk: self.chunk, line: u32::try_from(self.piece.rows.of(row)).unwrap_or(u32::MAX) }
    }
}

/// Rows as they are kept, in as little memory as they need.
#[derive(Debug)]
pub(crate) struct Block {
    pub(crate) chunk: u32,
    pub(crate) dates: Codes,
    pub(crate) categories: Vec<Codes>,
    pub(crate) lines: Lines,
}

impl Block {
    pub(super) fn of(rows: &DatedRows<'_>) -> Self {
        let mut lines = Lines::default();
        for (number, (row, _)) in rows.dates().enumerate() {
            lines.note(number, rows.piece.rows.of(row));
        }
        let dates = rows.dates().map(|(_, date)| date).collect();
        let categories = rows.codes.iter().map(|codes| codes.iter().copied().collect()).collect();
        Self { chunk: rows.chunk, dates, categories, lines }
    }
}
