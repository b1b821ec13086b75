//! What rows that are kept one by one take of the memory.

use std::sync::Arc;

use super::Records;
use crate::calendar::Date;

/// The rows of one table that are kept one by one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Kept {
    /// The file.
    pub file: Arc<str>,
    /// How many rows there are.
    pub rows: usize,
    /// How many category columns can be filtered and grouped by.
    pub categories: usize,
    /// About how many bytes of memory they take together.
    pub bytes: usize,
}

/// What a line takes in the table of lines: a span of days and a number.
const LINE_BYTES: usize = size_of::<((Date, Date), u64)>();

impl Records {
    /// How many rows and categories there are, and what they take of the memory.
    #[must_use]
    pub fn kept(&self) -> Kept {
        let rows = size_of_val(self.days.as_slice())
            + size_of_val(self.lengths.as_slice())
            + size_of_val(self.counts.as_slice());
        let categories = self.categories.iter().map(super::Category::bytes).sum::<usize>();
        Kept {
            file: Arc::clone(&self.head.file),
            rows: self.len(),
            categories: self.categories().count(),
            bytes: rows + categories + self.lines.len() * LINE_BYTES,
        }
    }

    /// Gives memory back that was taken for rows that never came.
    pub(in crate::dataset) fn shrink(&mut self) {
        self.days.shrink_to_fit();
        self.lengths.shrink_to_fit();
        self.counts.shrink_to_fit();
        self.categories.iter_mut().for_each(super::Category::shrink);
    }
}
