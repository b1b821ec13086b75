//! What is told only in the order of the file: where chunks begin, and which row stands where.

use std::sync::Arc;

use super::copies::{Copies, Repeat};
use super::dates::Dates;
use super::piece::{Piece, Position};
use super::prints::Prints;
use super::worker::Worker;
use crate::dataset::Finding;

/// What all threads have read.
#[derive(Debug)]
pub struct Gathered {
    /// What each thread keeps.
    pub(crate) workers: Vec<Worker>,
    /// The chunks, in the order of the file.
    pieces: Vec<Piece>,
    /// The line on which each chunk begins.
    starts: Vec<u64>,
    next: u64,
    /// What is counted on each day so far, where somebody looks on.
    so_far: Option<SoFar>,
    /// Rows that repeat an earlier one.
    pub(crate) repeats: Vec<Repeat>,
}

impl Gathered {
    /// Nothing yet of a file whose first row stands on this line.
    pub(super) fn new(first: u64) -> Self {
        Self {
            workers: Vec::new(),
            pieces: Vec::new(),
            starts: Vec::new(),
            next: first,
            so_far: None,
            repeats: Vec::new(),
        }
    }

    /// The same, with what has been read so far known at any time.
    #[must_use]
    pub fn looked_at(self) -> Self {
        Self { so_far: Some(SoFar::default()), ..self }
    }

    /// What has been read so far, as if it were the whole file and had no categories; `None` where nobody looks on.
    pub(super) fn so_far(&self) -> Option<Self> {
        let worker = self.so_far.as_ref()?.worker();
        Some(Self { workers: vec![worker], starts: self.starts.clone(), ..Self::new(self.next) })
    }

    /// Takes the next piece in the order of the file.
    pub fn take(&mut self, piece: Piece) {
        if let Some(so_far) = &mut self.so_far {
            so_far.take(&piece);
        }
        self.starts.push(self.next);
        self.next += piece.lines;
        self.pieces.push(piece);
    }

    /// Takes what the threads have kept, in the order of their numbers.
    pub fn finish(&mut self, workers: Vec<Worker>) {
        self.workers = workers;
    }

    /// What copies of rows are looked for in, when all has been read.
    #[must_use]
    pub fn copies(&self) -> Copies<'_> {
        Copies::of(self)
    }

    /// Takes which rows repeat others, and hands out what is of no use from then on.
    pub fn repeat(&mut self, repeats: Vec<Repeat>) -> Used {
        self.repeats = repeats;
        let prints = self.workers.iter_mut().map(|worker| std::mem::take(&mut worker.prints));
        Used { _prints: prints.collect(), _pieces: std::mem::take(&mut self.pieces) }
    }

    /// Every row in the order of the file: its thread, the code of its date, and what tells its line.
    pub(super) fn rows(&self) -> impl Iterator<Item = (usize, u16, impl FnOnce() -> u64)> {
        self.pieces.iter().zip(&self.starts).flat_map(|(piece, start)| {
            let line = move |row: usize| move || start + piece.rows.of(row);
            piece.dates.iter().enumerate().map(move |(row, date)| (piece.worker, *date, line(row)))
        })
    }

    /// How many rows do not count, and the lines of the first of them.
    pub(crate) fn others(&self) -> (u64, Vec<u64>) {
        let others = self.workers.iter().map(|worker| &worker.others);
        let mut first: Vec<Position> =
            others.clone().flat_map(|others| others.first.iter().copied()).collect();
        first.sort_unstable();
        let lines = first.into_iter().take(Finding::LINES).map(|row| self.line(row)).collect();
        (others.map(|others| others.rows).sum(), lines)
    }

    /// The line of the file on which a row begins.
    pub(crate) fn line(&self, position: Position) -> u64 {
        let start = usize::try_from(position.chunk).ok().and_then(|chunk| self.starts.get(chunk));
        start.copied().unwrap_or(1) + u64::from(position.line)
    }
}

/// What is of no more use, and takes the system milliseconds to take back.
#[derive(Debug)]
pub struct Used {
    _prints: Vec<Prints>,
    _pieces: Vec<Piece>,
}

/// How many rows each day has so far.
#[derive(Debug, Default)]
struct SoFar {
    dates: Dates,
    /// Of each code of `dates`: how many rows have it.
    rows: Vec<u64>,
    /// The code that each code of each thread has here; `None` where there are too many dates to be counted.
    codes: Vec<Vec<Option<u16>>>,
}

impl SoFar {
    fn take(&mut self, piece: &Piece) {
        if self.codes.len() <= piece.worker {
            self.codes.resize_with(piece.worker + 1, Vec::new);
        }
        let Some(codes) = self.codes.get_mut(piece.worker) else { return };
        let code = |(text, first): &(Arc<str>, Position)| self.dates.see(text.as_bytes(), *first);
        codes.extend(piece.met.iter().map(code).map(|seen| seen.map(|(code, _)| code)));
        self.rows.resize(self.dates.len(), 0);
        for date in &piece.dates {
            let code = codes.get(usize::from(*date)).copied().flatten();
            if let Some(rows) = code.and_then(|code| self.rows.get_mut(usize::from(code))) {
                *rows += 1;
            }
        }
    }

    fn worker(&self) -> Worker {
        Worker::of_days(self.dates.clone(), &self.rows)
    }
}
