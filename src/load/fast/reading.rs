//! A chunk while it is read.

use std::borrow::Cow;

use super::block::Dated;
use super::columns::Columns;
use super::piece::{Piece, Position};
use super::row::Surprise;

/// A chunk that is being read.
pub(super) struct Reading<'a> {
    pub(super) columns: &'a Columns,
    pub(super) chunk: u32,
    pub(super) piece: Piece,
    /// The rows that have a date.
    pub(super) dated: Vec<Dated>,
    /// Those of them that are not written in the one way, by their numbers, with what they say in the kept columns.
    pub(super) loose: Vec<(u32, Vec<Cow<'a, [u8]>>)>,
}

impl<'a> Reading<'a> {
    pub(super) fn of(columns: &'a Columns, chunk: u32, piece: Piece) -> Self {
        let dated = Vec::with_capacity(piece.dates.capacity());
        Self { columns, chunk, piece, dated, loose: Vec::new() }
    }

    /// Notes the dates of the next rows, which are of one line each.
    pub(super) fn note_all(&mut self, dates: &[u16]) -> Result<(), Surprise> {
        let numbers = self.number()?..;
        self.dated.extend(numbers.zip(dates).map(|(row, date)| Dated { row, date: *date }));
        self.piece.dates.extend_from_slice(dates);
        self.piece.lines += dates.len() as u64;
        Ok(())
    }

    /// Notes that the next row has a date.
    pub(super) fn note(&mut self, date: u16) -> Result<(), Surprise> {
        self.dated.push(Dated { row: self.number()?, date });
        self.piece.dates.push(date);
        Ok(())
    }

    /// The number of the next row.
    pub(super) fn number(&self) -> Result<u32, Surprise> {
        u32::try_from(self.piece.rows()).map_err(|_| Surprise)
    }

    /// Where the next row stands.
    pub(super) fn position(&self) -> Result<Position, Surprise> {
        let line = u32::try_from(self.piece.lines).map_err(|_| Surprise)?;
        Ok(Position { chunk: self.chunk, line })
    }
}
