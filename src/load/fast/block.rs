//! The rows of a chunk that have a date, with what is kept of them.

use super::lines::Lines;
use super::piece::{Piece, Position};
use crate::dataset::Codes;

/// A row that has a date.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// Its number in the chunk.
    pub(super) row: u32,
    /// The code of its date.
    pub(super) date: u16,
}

/// Rows as they are read.
pub(super) struct DatedRows<'a> {
    /// The place of their chunk.
    pub(super) chunk: u32,
    pub(super) piece: &'a Piece,
    pub(super) rows: &'a [Dated],
    /// Of each category column, the codes of the rows.
    pub(super) codes: &'a [Vec<u16>],
}

impl DatedRows<'_> {
    /// Where a row stands.
    pub(super) fn position(&self, row: Dated) -> Position {
        Position { chunk: self.chunk, line: u32::try_from(self.line(row)).unwrap_or(u32::MAX) }
    }

    /// The line of the chunk on which a row stands.
    fn line(&self, row: Dated) -> u64 {
        self.piece.rows.of(row.row as usize)
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
        for (number, row) in rows.rows.iter().enumerate() {
            lines.note(number, rows.line(*row));
        }
        let dates = rows.rows.iter().map(|row| row.date).collect();
        let categories = rows.codes.iter().map(|codes| codes.iter().copied().collect()).collect();
        Self { chunk: rows.chunk, dates, categories, lines }
    }
}
