//! Rows that are alike in what is kept of them, counted together.

use super::block::DatedRows;
use super::dates::Kind;
use super::worker::Position;
use crate::dataset::FastMap;

/// With no more category columns than this, rows that are alike can be counted together.
pub(super) const ALIKE: usize = 3;

/// What is kept of a row in one number: the codes of its categories, and in the lowest 16 bits that of its date.
pub(crate) type Key = u64;

/// The date in a key.
pub(super) fn date_of(key: Key) -> u16 {
    u16::try_from(key & 0xffff).unwrap_or(0)
}

/// How many bits each code may have for its rows to be counted in a [`Group`], by the number of columns: 64 groups at
/// most.
const BITS: [u32; ALIKE + 1] = [0, 6, 3, 2];

/// How many rows are alike, and where the first of them stands.
///
/// Nearly all rows have common values, which have the lowest codes. Those are counted in one place for each day, close
/// together; a table of all keys would be too big to stay near the processor.
#[derive(Debug, Default)]
pub(crate) struct Alike {
    columns: usize,
    groups: Vec<Group>,
    others: FastMap<Key, (u64, Position)>,
}

/// Rows with the same categories, by the codes of their dates.
#[derive(Debug, Default)]
struct Group {
    categories: Key,
    rows: Vec<u64>,
    firsts: Vec<Position>,
}

impl Alike {
    /// Nothing yet, of so many category columns.
    pub(super) fn of(columns: usize) -> Self {
        Self { columns, ..Self::default() }
    }

    /// Counts the rows of a chunk.
    pub(super) fn add(&mut self, rows: &DatedRows<'_>) {
        for (place, (row, date)) in rows.dates().enumerate() {
            let codes = rows.codes.iter().map(|codes| codes.get(place).copied().unwrap_or(0));
            let categories = codes.fold(0, |key, code| key << 16 | Key::from(code));
            self.add_row(categories, date, || rows.position(row));
        }
    }

    /// Counts a row by the codes of its categories, and of its date.
    #[inline]
    fn add_row(&mut self, categories: Key, date: u16, row: impl FnOnce() -> Position) {
        let bits = BITS.get(self.columns).copied().unwrap_or(0);
        let (mut place, mut rest) = (0, 0);
        for column in 0..self.columns {
            let code = categories >> (16 * column) & 0xffff;
            place = place << bits | code;
            rest |= code >> bits;
        }
        let key = categories << 16;
        let place = usize::try_from(place).unwrap_or(usize::MAX);
        if rest > 0 {
            self.others.entry(key | Key::from(date)).or_insert_with(|| (0, row())).0 += 1;
            return;
        }
        if self.groups.len() <= place {
            self.groups.resize_with(place + 1, Group::default);
        }
        if let Some(group) = self.groups.get_mut(place) {
            group.categories = key;
            group.add(date, row);
        }
    }

    /// Rows of which only the date is known, so many of each; those without one are left out.
    pub(super) fn of_days(rows: &[u64], dates: impl Iterator<Item = (Kind, Position)>) -> Self {
        let rows = rows
            .iter()
            .zip(dates)
            .map(|(rows, (kind, first))| (if kind == Kind::Blank { 0 } else { *rows }, first));
        let (rows, firsts) = rows.unzip();
        Self { groups: vec![Group { categories: 0, rows, firsts }], ..Self::default() }
    }

    /// Every key that rows have, with how many have it and where the first stands.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (Key, u64, Position)> {
        let others = self.others.iter().map(|(key, (rows, first))| (*key, *rows, *first));
        self.groups.iter().flat_map(Group::iter).chain(others)
    }
}

impl Group {
    #[inline]
    fn add(&mut self, date: u16, row: impl FnOnce() -> Position) {
        let date = usize::from(date);
        match self.rows.get_mut(date) {
            Some(rows) if *rows > 0 => *rows += 1,
            Some(_) | None => self.add_first(date, row()),
        }
    }

    #[cold]
    fn add_first(&mut self, date: usize, row: Position) {
        if self.rows.len() <= date {
            self.rows.resize(date + 1, 0);
            self.firsts.resize(date + 1, row);
        }
        if let (Some(rows), Some(first)) = (self.rows.get_mut(date), self.firsts.get_mut(date)) {
            (*rows, *first) = (1, row);
        }
    }

    fn iter(&self) -> impl Iterator<Item = (Key, u64, Position)> {
        let dates = (self.categories..).zip(&self.rows).zip(&self.firsts);
        dates.filter(|((_, rows), _)| **rows > 0).map(|((key, rows), first)| (key, *rows, *first))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_is_counted_whatever_its_codes() {
        for columns in 0..=ALIKE {
            let mut alike = Alike::of(columns);
            let codes = [0_u16, 1, 3, 4, 7, 8, 63, 64, 300, u16::MAX];
            // Each key is counted as often as its place among all says, in rounds that begin with all of them.
            let combinations = codes.len().pow(u32::try_from(columns).unwrap() + 1);
            let of = |number: usize| -> Vec<u16> {
                (0..=columns)
                    .map(|place| codes[number / codes.len().pow(u32::try_from(place).unwrap()) % codes.len()])
                    .collect()
            };
            for round in 0..3 {
                for number in (0..combinations).filter(|number| number % 3 >= round) {
                    let line = u32::try_from(round * combinations + number).unwrap();
                    let [categories @ .., date] = &of(number)[..] else { panic!() };
                    let categories = categories.iter().fold(0, |key, code| key << 16 | Key::from(*code));
                    alike.add_row(categories, *date, || Position { chunk: 0, line });
                }
            }
            let mut counted: Vec<_> = alike.iter().collect();
            counted.sort_unstable();
            let mut expected: Vec<_> = (0..combinations)
                .map(|number| {
                    let key = of(number).iter().fold(0, |key, code| key << 16 | u64::from(*code));
                    let line = u32::try_from(number).unwrap();
                    (key, number as u64 % 3 + 1, Position { chunk: 0, line })
                })
                .collect();
            expected.sort_unstable();
            assert_eq!(counted, expected);
        }
    }
}
