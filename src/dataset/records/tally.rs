//! Rows counted by the values of a category, within windows of days: one scan, whatever the number of values.

use std::sync::Arc;

use super::{Category, Codes, Records, Wanted, date_of};
use crate::calendar::{Date, FiscalCalendar};
use crate::dataset::{Bounds, Kind, Missing, parts};
use crate::quantity::Count;

/// A value of a category with its count in each window.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tally {
    /// The value; empty for rows that give none.
    pub value: Arc<str>,
    /// One count a window.
    pub counts: Vec<Tallied>,
}

/// What rows of a window have, and what those of them lack that have no count.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Tallied {
    /// The sum of their counts.
    pub known: Count,
    /// What those without a count may hold.
    pub missing: Option<Missing>,
}

impl Tallied {
    /// How many there are; unknown where a row has no count.
    #[must_use]
    pub fn count(&self) -> Option<Count> {
        Some(self.known).filter(|_| self.missing.is_none())
    }

    /// Between which numbers that lies, where a row has no count.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        self.missing.map(|missing| missing.bounds(self.known.estimate()))
    }

    /// Both together; `None` where that is too large to be a count.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        let known = self.known.checked_add(other.known)?;
        Some(Self { known, missing: Missing::of_all([self.missing, other.missing]) })
    }
}

impl Records {
    /// Counts the rows wanted by the values of a category, in each window of days from one through another. A row that
    /// covers several days counts whole in the window in which it ends, and one of two fiscal years is a part in each, as in
    /// the curve of a year; one that counts to date is held against the one before the window.
    #[must_use]
    pub fn tally(
        &self,
        category: usize,
        wanted: &[Wanted<'_>],
        (windows, calendar): (&[(Date, Date)], FiscalCalendar),
    ) -> Vec<Tally> {
        let Some(column) = self.categories.get(category) else { return Vec::new() };
        let Some(filters) = self.filters(wanted) else { return Vec::new() };
        let hits = self.hits(&filters);
        let counts = match self.head.kind {
            Kind::ToDate => self.levels(column, &hits, windows),
            Kind::Period | Kind::Final => self.sums(column, &hits, (windows, calendar)),
        };
        let rows = counts
            .chunks(windows.len().max(1))
            .map(|row| row.iter().map(|count| Tallied { known: Count(*count), missing: None }).collect());
        let values = column.values().iter().zip(rows);
        let mut tallies: Vec<Tally> =
            values.map(|(value, counts)| Tally { value: Arc::clone(value), counts }).collect();
        for (place, window) in windows.iter().enumerate() {
            for (value, missing) in self.values_lacking(category, wanted, *window) {
                lack(&mut tallies, (value, missing), (place, windows.len()));
            }
        }
        tallies
    }

    /// By the values of a category, the sum of the rows in each window: one count a value and window, in that order.
    fn sums(
        &self,
        column: &Category,
        hits: &[bool],
        (windows, calendar): (&[(Date, Date)], FiscalCalendar),
    ) -> Vec<u64> {
        let windows: Vec<(i64, i64)> = windows
            .iter()
            .map(|(from, through)| (from.days_since(Date::MIN), through.days_since(Date::MIN)))
            .collect();
        let mut counts = vec![0_u64; column.values().len() * windows.len()];
        let within = self.windows_of_days(&windows);
        for (row, (day, _)) in self.days.iter().zip(hits).enumerate().filter(|(_, (_, hit))| **hit) {
            let Some(code) = column.codes.get(row).map(usize::from) else {
                continue;
            };
            let mut add = |window: usize, count: u64| {
                if let Some(cell) = counts.get_mut(code * windows.len() + window) {
                    *cell = cell.saturating_add(count);
                }
            };
            if let Some((first, within)) = &within {
                let places = within.get((day - first) as usize);
                places.into_iter().flatten().for_each(|place| add(*place, self.count(row)));
                continue;
            }
            for (through, count) in self.ends(row, calendar) {
                let inside = windows
                    .iter()
                    .enumerate()
                    .filter(|(_, (first, last))| (*first..=*last).contains(&through));
                inside.for_each(|(place, _)| add(place, count));
            }
        }
        counts
    }

    /// The days that a row ends on, counted from the first of all, and what it counts through each since the one before:
    /// two where it lies in two fiscal years.
    fn ends(&self, row: usize, calendar: FiscalCalendar) -> impl Iterator<Item = (i64, u64)> {
        let from = self.days.get(row).copied().map_or(Date::MIN, date_of);
        let through = from.plus_days(i64::from(self.length(row)));
        let count = Count(self.count(row));
        let turn = (from < through).then(|| parts::turn(calendar, (from, through))).flatten();
        let (first, rest) = turn.map_or((None, count), |last| {
            let (before, after) = parts::split(count, (from, through), last);
            (Some((last, before)), after)
        });
        let ends = first.into_iter().chain(std::iter::once((through, rest)));
        ends.map(|(through, count)| (through.days_since(Date::MIN), count.0))
    }

    /// Of each day from the first on: the windows that it lies in. `None` where rows cover several days, or lie too far
    /// apart.
    fn windows_of_days(&self, windows: &[(i64, i64)]) -> Option<(u32, Vec<Vec<usize>>)> {
        let (first, last) = self.reach().filter(|_| self.lengths.is_empty())?;
        let within = |day: u32| {
            let inside =
                |(_, (from, through)): &(usize, &(i64, i64))| (*from..=*through).contains(&i64::from(day));
            windows.iter().enumerate().filter(inside).map(|(place, _)| place).collect()
        };
        Some((first, (first..=last).map(within).collect()))
    }

    /// The codes that rows must have to be wanted; `None` where a value is in no row.
    pub(super) fn filters(&self, wanted: &[Wanted<'_>]) -> Option<Vec<(&Codes, u16)>> {
        let filter = |wanted: &Wanted<'_>| {
            let category = self.categories.get(wanted.category)?;
            Some((&category.codes, category.dictionary.known(wanted.value)?))
        };
        wanted.iter().map(filter).collect()
    }

    /// Which rows have the codes that are wanted, and are not those of days that count elsewhere.
    pub(super) fn hits(&self, filters: &[(&Codes, u16)]) -> Vec<bool> {
        let mut hits = hits(filters, self.len());
        if !self.elsewhere.is_empty() {
            for (row, (day, hit)) in self.days.iter().zip(&mut hits).enumerate() {
                let from = date_of(*day);
                let length = i64::from(self.length(row));
                *hit &= !self.elsewhere.contains(&(from, from.plus_days(length)));
            }
        }
        hits
    }
}

/// Notes what the count of a value lacks in one of so many windows. No other row may have the value.
fn lack(tallies: &mut Vec<Tally>, (value, missing): (&str, Missing), (window, windows): (usize, usize)) {
    let known = tallies.iter().position(|tally| &*tally.value == value);
    let place = known.unwrap_or_else(|| {
        tallies.push(Tally { value: Arc::from(value), counts: vec![Tallied::default(); windows] });
        tallies.len() - 1
    });
    if let Some(count) = tallies.get_mut(place).and_then(|tally| tally.counts.get_mut(window)) {
        count.missing = Missing::of_all([count.missing, Some(missing)]);
    }
}

/// Which of so many rows have the codes that are wanted: one pass over each column, which compilers do many rows at a
/// time.
fn hits(filters: &[(&Codes, u16)], rows: usize) -> Vec<bool> {
    let mut hits = vec![true; rows];
    for (codes, wanted) in filters {
        match codes {
            Codes::Narrow(codes) => narrow(&mut hits, codes, u8::try_from(*wanted).ok()),
            Codes::Wide(codes) => narrow(&mut hits, codes, Some(*wanted)),
            Codes::Dropped | Codes::Unread => hits.fill(false),
        }
    }
    hits
}

fn narrow<C: Copy + PartialEq>(hits: &mut [bool], codes: &[C], wanted: Option<C>) {
    let Some(wanted) = wanted else {
        hits.fill(false);
        return;
    };
    for (hit, code) in hits.iter_mut().zip(codes) {
        *hit &= *code == wanted;
    }
}
