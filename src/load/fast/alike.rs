//! Rows that are alike in what is kept of them, counted together.

use super::block::DatedRows;
use super::dates::Kind;
use super::piece::Position;
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

fn bits(columns: usize) -> u32 {
    BITS.get(columns).copied().unwrap_or(0)
}

/// How many rows are alike, and where the first of them stands.
///
/// Nearly all rows have common values, which have the lowest codes. Those are counted in one place for each day, close
/// together; a table of all keys would be too big to stay near the processor.
#[derive(Debug, Default)]
pub(crate) struct Alike {
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
        let codes = 0..1 << bits(columns);
        let further = |key: Key| codes.clone().map(move |code| (key | code) << 16);
        let keys = (0..columns).fold(vec![0], |keys, _| keys.into_iter().flat_map(further).collect());
        let groups = keys.into_iter().map(|categories| Group { categories, ..Group::default() });
        Self { groups: groups.collect(), ..Self::default() }
    }

    /// Counts the rows of a chunk.
    pub(super) fn add(&mut self, rows: &DatedRows<'_>) {
        match rows.codes {
            [] => self.add_rows(rows, rows.rows.iter().map(|_| [])),
            [one] => self.add_rows(rows, one.iter().map(|code| [*code])),
            [one, two] => self.add_rows(rows, one.iter().zip(two).map(|(one, two)| [*one, *two])),
            [one, two, three, ..] => {
                let codes = one.iter().zip(two).zip(three);
                self.add_rows(rows, codes.map(|((one, two), three)| [*one, *two, *three]));
            }
        }
    }

    fn add_rows<const N: usize>(&mut self, rows: &DatedRows<'_>, codes: impl Iterator<Item = [u16; N]>) {
        for (row, codes) in rows.rows.iter().zip(codes) {
            self.add_row(codes, row.date, || rows.position(*row));
        }
    }

    /// Counts a row by the codes of its categories, and of its date.
    #[inline]
    fn add_row<const N: usize>(&mut self, codes: [u16; N], date: u16, row: impl FnOnce() -> Position) {
        let bits = bits(N);
        let place = codes.iter().fold(0, |place, code| place << bits | usize::from(*code));
        let are_common = codes.iter().all(|code| code >> bits == 0);
        if let Some(group) = self.groups.get_mut(place).filter(|_| are_common) {
            group.add(date, row);
        } else {
            let key = codes.iter().fold(0, |key, code| (key | Key::from(*code)) << 16);
            self.others.entry(key | Key::from(date)).or_insert_with(|| (0, row())).0 += 1;
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

    /// As many keys as rows have at most.
    pub(crate) fn most(&self) -> usize {
        self.groups.iter().map(|group| group.rows.len()).sum::<usize>() + self.others.len()
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
        count_each_key::<0>();
        count_each_key::<1>();
        count_each_key::<2>();
        count_each_key::<ALIKE>();
    }

    fn count_each_key<const N: usize>() {
        let mut alike = Alike::of(N);
        let values = [0_u16, 1, 3, 4, 7, 8, 63, 64, 300, u16::MAX];
        // Each key is counted as often as its place among all says, in rounds that begin with all of them.
        let combinations = u32::try_from(values.len()).unwrap().pow(u32::try_from(N).unwrap() + 1);
        let of = |number: u32| {
            let digit = |place: usize| number as usize / values.len().pow(u32::try_from(place).unwrap());
            let value = |place: usize| values[digit(place) % values.len()];
            (std::array::from_fn::<u16, N, _>(value), value(N))
        };
        for round in 0..3 {
            for number in (0..combinations).filter(|number| number % 3 >= round) {
                let (codes, date) = of(number);
                alike.add_row(codes, date, || Position { chunk: 0, line: round * combinations + number });
            }
        }
        let mut counted: Vec<_> = alike.iter().collect();
        counted.sort_unstable();
        let mut expected: Vec<_> = (0..combinations)
            .map(|number| {
                let (codes, date) = of(number);
                let key = codes.iter().chain([&date]).fold(0, |key, code| key << 16 | u64::from(*code));
                (key, u64::from(number % 3 + 1), Position { chunk: 0, line: number })
            })
            .collect();
        expected.sort_unstable();
        assert_eq!(counted, expected);
    }
}
