//! Many rows added at once, coded by dictionaries of their own.
//!
//! Rows that were read apart from each other come together here as if they had been added one by one: values keep the
//! order in which they first appear among the rows that count.

use super::{Category, Records};
use crate::calendar::Date;

/// Rows of one removal each, one day a row.
#[derive(Clone, Copy)]
pub struct Block<'a> {
    /// What each row says of its day.
    pub dates: &'a Category,
    /// The day that each code of `dates` stands for; rows without one are left out.
    pub days: &'a [Option<Date>],
    /// The line of a row.
    pub line: &'a dyn Fn(usize) -> u64,
    /// Category columns, each with its place in the table's.
    pub categories: &'a [(&'a Category, usize)],
}

impl Records {
    /// Adds the rows of a block.
    pub fn append(&mut self, block: Block<'_>) {
        let days: Vec<Option<u32>> = block
            .days
            .iter()
            .map(|day| day.map(|day| u32::try_from(day.days_since(Date::MIN)).unwrap_or(0)))
            .collect();
        let mut seen = vec![false; days.len()];
        for (row, code) in block.dates.codes().enumerate() {
            let Some(day) = days.get(code).copied().flatten() else { continue };
            self.days.push(day);
            if let (Some(seen @ false), Some(Some(date))) = (seen.get_mut(code), block.days.get(code)) {
                *seen = true;
                self.lines.entry((*date, *date)).or_insert_with(|| (block.line)(row));
            }
        }
        if !self.lengths.is_empty() {
            self.lengths.resize(self.days.len(), 0);
        }
        if !self.counts.is_empty() {
            self.counts.resize(self.days.len(), 1);
        }
        let counts = |code: usize| days.get(code).is_some_and(Option::is_some);
        for (added, place) in block.categories {
            if let Some(category) = self.categories.get_mut(*place) {
                category.append(added, block.dates.codes().map(counts));
            }
        }
    }
}

impl Category {
    /// Adds the rows of another column of the same heading that count.
    fn append(&mut self, added: &Self, counts: impl Iterator<Item = bool>) {
        if added.is_dropped() {
            self.drop_rows();
            return;
        }
        let mut known: Vec<Option<u32>> = vec![None; added.values.len()];
        for (place, _) in added.codes().zip(counts).filter(|(_, counts)| *counts) {
            let (Some(known), Some(value)) = (known.get_mut(place), added.values.get(place)) else {
                continue;
            };
            if known.is_none() {
                *known = self.code_of(value);
            }
            let Some(code) = *known else { return };
            self.codes.push(code);
        }
    }
}
