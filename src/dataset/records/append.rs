//! Many rows added at once, coded by dictionaries of their own.
//!
//! Rows that were read apart from each other come together here as if they had been added one by one: values keep the
//! order in which they first appear among the rows that count.

use super::category::{Category, Codes};
use super::dictionary::Dictionary;
use super::{Records, day_number};
use crate::calendar::Date;

/// Rows of one removal each, one day a row.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    /// What each row says of its day, as a code.
    pub dates: &'a Codes,
    /// The day that each code of `dates` stands for; rows without one are left out.
    pub days: &'a [Option<Date>],
    /// The line of a row.
    pub line: &'a dyn Fn(usize) -> u64,
    /// Category columns, each with its dictionary and its place in the table's.
    pub categories: &'a [(&'a Codes, &'a Dictionary, usize)],
}

impl Records {
    /// Adds the rows of a block.
    pub fn append(&mut self, block: Block<'_>) {
        let mut seen = vec![false; block.days.len()];
        for (row, code) in block.dates.iter().enumerate() {
            let Some(date) = block.day(code) else { continue };
            self.days.push(day_number(date));
            if let Some(seen @ false) = seen.get_mut(usize::from(code)) {
                *seen = true;
                self.lines.entry((date, date)).or_insert_with(|| (block.line)(row));
            }
        }
        if !self.lengths.is_empty() {
            self.lengths.resize(self.days.len(), 0);
        }
        if !self.counts.is_empty() {
            self.counts.resize(self.days.len(), 1);
        }
        for (codes, dictionary, place) in block.categories {
            if let Some(category) = self.categories.get_mut(*place) {
                let counted = block.dates.iter().map(|code| block.day(code).is_some());
                category.append(codes, dictionary, counted);
            }
        }
    }
}

impl Block<'_> {
    fn day(&self, code: u16) -> Option<Date> {
        self.days.get(usize::from(code)).copied().flatten()
    }
}

impl Category {
    /// Adds the rows that count of another column of the same heading.
    fn append(&mut self, codes: &Codes, dictionary: &Dictionary, counted: impl Iterator<Item = bool>) {
        if matches!(codes, Codes::Dropped) {
            self.drop_rows();
        }
        if self.is_dropped() {
            return;
        }
        let mut known: Vec<Option<u16>> = vec![None; dictionary.values().len()];
        for (code, _) in codes.iter().zip(counted).filter(|(_, counted)| *counted) {
            let Some(known) = known.get_mut(usize::from(code)) else { continue };
            if known.is_none() {
                *known = dictionary.value(code).and_then(|value| self.dictionary.code(value.as_bytes()));
            }
            match *known {
                Some(code) => self.codes.push(code),
                None => return self.drop_rows(),
            }
        }
    }
}
