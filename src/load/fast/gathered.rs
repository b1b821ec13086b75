//! What is told only in the order of the file: where chunks begin, and which rows repeat an earlier one.

use super::prints::Prints;
use super::worker::{Piece, Position, Worker};
use crate::dataset::FastMap;

/// What all threads have read.
#[derive(Debug)]
pub struct Gathered {
    /// What each thread keeps.
    pub(crate) workers: Vec<Worker>,
    prints: Prints,
    /// The line on which each chunk begins.
    starts: Vec<u64>,
    next: u64,
    /// Rows that repeat an earlier one, by thread and date: how many, and the line of the first.
    pub(crate) repeats: FastMap<(usize, u16), (u64, u64)>,
}

impl Gathered {
    /// Nothing yet of a file of so many bytes, whose first row stands on this line.
    pub(super) fn new(bytes: usize, first: u64) -> Self {
        Self {
            workers: Vec::new(),
            prints: Prints::for_file(bytes),
            starts: Vec::new(),
            next: first,
            repeats: FastMap::default(),
        }
    }

    /// Takes the next piece in the order of the file.
    pub fn take(&mut self, piece: &Piece) {
        for (row, (print, date)) in piece.prints.iter().enumerate() {
            if !self.prints.insert(*print) {
                let line = self.next + piece.rows.of(row);
                self.repeats.entry((piece.worker, *date)).or_insert((0, line)).0 += 1;
            }
        }
        self.starts.push(self.next);
        self.next += piece.lines;
    }

    /// Takes what the threads have kept, in the order of their numbers.
    pub fn finish(&mut self, workers: Vec<Worker>) {
        self.workers = workers;
        self.prints = Prints::for_file(0);
    }

    /// The line of the file on which a row begins.
    pub(crate) fn line(&self, position: Position) -> u64 {
        let start = usize::try_from(position.chunk).ok().and_then(|chunk| self.starts.get(chunk));
        start.copied().unwrap_or(1) + u64::from(position.line)
    }
}
