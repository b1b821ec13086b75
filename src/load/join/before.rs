//! Everything that was joined before a file, as it stood: a file of which a part is refused beside another file leaves nothing
//! behind.

use super::joiner::Joiner;
use crate::dataset::{Measure, Records};

/// What had been joined.
pub(super) struct Before {
    /// All of it but the rows.
    all: Joiner,
    rows: Rows,
}

/// The rows of it.
enum Rows {
    /// Only their names can change before the one part of a file is joined.
    Named(Vec<Measure>),
    /// A part of a file changes which of them count.
    Kept(Vec<Records>),
}

impl Before {
    /// What has been joined before a file in so many parts.
    pub(super) fn of(joiner: &mut Joiner, parts: usize) -> Self {
        // Rows are many, and are copied where they have to be.
        let records = std::mem::take(&mut joiner.records);
        let all = joiner.clone();
        joiner.records = records;
        let rows = if parts > 1 {
            Rows::Kept(joiner.records.clone())
        } else {
            Rows::Named(joiner.records.iter().map(|table| table.measure().clone()).collect())
        };
        Self { all, rows }
    }

    /// Takes everything back to what had been joined.
    pub(super) fn restore(self, joiner: &mut Joiner) {
        let mut records = std::mem::take(&mut joiner.records);
        *joiner = self.all;
        joiner.records = match self.rows {
            Rows::Kept(records) => records,
            Rows::Named(names) => {
                records.iter_mut().zip(names).for_each(|(table, name)| table.call(name));
                records
            }
        };
    }
}
