//! Rows counted by the values of a category, within windows of days: one scan, whatever the number of values.

use std::sync::Arc;

use super::{Codes, Records, Wanted};
use crate::calendar::Date;
use crate::quantity::Count;

/// A value of a category with its count in each window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The value; empty for rows that give none.
    pub value: Arc<str>,
    /// One count a window.
    pub counts: Vec<Count>,
}

impl Records {
    /// Counts the rows wanted by the values of a category, in each window of days from one through another. A row that
    /// covers several days counts where it lies whole within the window.
    #[must_use]
    pub fn tally(&self, category: usize, wanted: &[Wanted<'_>], windows: &[(Date, Date)]) -> Vec<Tally> {
        let Some(column) = self.categories.get(category) else { return Vec::new() };
        let Some(filters) = self.filters(wanted) else { return Vec::new() };
        let windows: Vec<(i64, i64)> = windows
            .iter()
            .map(|(from, through)| (from.days_since(Date::MIN), through.days_since(Date::MIN)))
            .collect();
        let mut counts = vec![0_u64; column.values().len() * windows.len()];
        for (row, day) in self.days.iter().enumerate() {
            if !filters.iter().all(|(codes, code)| codes.get(row) == Some(*code)) {
                continue;
            }
            let (from, length) = (i64::from(*day), self.lengths.get(row).copied().unwrap_or(0));
            let through = from + i64::from(length);
            let Some(code) = column.codes.get(row).map(usize::from) else {
                continue;
            };
            let count = self.counts.get(row).copied().unwrap_or(1);
            for (place, (first, last)) in windows.iter().enumerate() {
                let cell = counts.get_mut(code * windows.len() + place);
                if let Some(cell) = cell.filter(|_| from >= *first && through <= *last) {
                    *cell = cell.saturating_add(count);
                }
            }
        }
        let rows =
            counts.chunks(windows.len().max(1)).map(|row| row.iter().map(|count| Count(*count)).collect());
        column
            .values()
            .iter()
            .zip(rows)
            .map(|(value, counts)| Tally { value: Arc::clone(value), counts })
            .collect()
    }

    /// The codes that rows must have to be wanted; `None` where a value is in no row.
    pub(super) fn filters(&self, wanted: &[Wanted<'_>]) -> Option<Vec<(&Codes, u16)>> {
        let filter = |wanted: &Wanted<'_>| {
            let category = self.categories.get(wanted.category)?;
            Some((&category.codes, category.dictionary.known(wanted.value)?))
        };
        wanted.iter().map(filter).collect()
    }
}
