//! Where figures were read: the first of their rows, and how many rows there are.

use std::fmt;

use super::closing::Provenance;
use crate::dataset::Place;
use crate::quantity::Count;

/// Rows of a file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReadAt {
    /// The first of them whose line is known.
    pub place: Place,
    /// How many they are.
    pub rows: u64,
}

impl ReadAt {
    /// The row or rows that one figure was read from.
    #[must_use]
    pub fn of(figure: &Provenance) -> Self {
        Self { place: figure.place.clone(), rows: figure.rows }
    }

    /// Adds the rows of another figure.
    pub(super) fn add(&mut self, figure: &Provenance) {
        self.rows = self.rows.saturating_add(figure.rows);
        if self.place.line == 0 {
            self.place = figure.place.clone();
        }
    }
}

/// `removals.csv:98`, `removals.csv:98 and 3 more rows`, `191 rows of removals.csv`.
impl fmt::Display for ReadAt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Self { place, rows } = self;
        match (place.line, rows) {
            (0, 2..) => write!(f, "{} rows of {place}", Count(*rows)),
            (_, 0 | 1) => place.fmt(f),
            (_, 2) => write!(f, "{place} and one more row"),
            (_, rows) => write!(f, "{place} and {} more rows", Count(rows - 1)),
        }
    }
}
