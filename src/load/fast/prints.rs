//! The fingerprints of the rows that one thread reads, by the dates of the rows.
//!
//! Rows that are equal have one date. So they need not be looked for among all rows, all over memory, but among those of
//! their date, which lie together. In what order the dates come does not matter.

use super::memory::{Memory, Word};

/// As many fingerprints as stand side by side.
const BLOCK: usize = 32;

/// Blocks that are begun and not full yet, for as many dates as most files have.
const BEGUN: usize = 1 << 12;

/// The most blocks made before anything is seen: 64 MiB, enough for eight million rows.
const MOST: usize = (64 << 20) / (BLOCK * size_of::<u64>());

/// From so many rows on a file is a big one, and takes the memory of one with [`USUAL`] rows: whoever had memory for one
/// big file has it for the next, which may be a few times as long.
const BIG: usize = 500_000;
const USUAL: usize = 5_000_000;

/// Room for the fingerprints of a big file. The system takes a while to hand it out, and can do so while the head of the
/// file is understood.
#[derive(Debug, Default)]
pub struct Room(Vec<Prints>);

impl Room {
    /// Room for a file of so many bytes that begins with `head`, read by so many threads.
    #[must_use]
    pub fn for_file(head: &[u8], bytes: usize, threads: usize) -> Self {
        let lines = memchr::memchr_iter(b'\n', head).count();
        let rows = bytes / (head.len() / lines.max(1)).max(1);
        Self((0..threads).map(|_| Prints::for_rows(rows, threads).made_ready()).collect())
    }

    /// That of one thread.
    pub(super) fn take(&mut self) -> Option<Prints> {
        self.0.pop()
    }
}

/// Fingerprints, in blocks of one date each.
#[derive(Debug, Default)]
pub(super) struct Prints {
    /// What there is room for at first, and then more and more of a few blocks each: what is full is never moved, which
    /// would take the memory twice.
    tables: Vec<Memory>,
    /// The date of each block that has been begun.
    blocks: Vec<u16>,
    /// Of each date: one more than the place of its last fingerprint.
    ends: Vec<usize>,
    /// How many blocks the first table has.
    room: usize,
}

impl Prints {
    /// Room for one of so many threads that read about so many rows.
    pub(super) fn for_rows(rows: usize, threads: usize) -> Self {
        let rows = if rows < BIG { rows } else { rows.max(USUAL) };
        let room = (rows / BLOCK).min(MOST) / threads.max(1);
        Self { room: if rows < BIG { room } else { room + BEGUN }, ..Self::default() }
    }

    /// The same, with the first table at hand.
    fn made_ready(mut self) -> Self {
        self.tables.push(Memory::of_words(self.room * BLOCK));
        self
    }

    /// The table of a block, and the place of its first fingerprint there.
    #[inline]
    fn place(&self, block: usize) -> (usize, usize) {
        match block.checked_sub(self.room) {
            None => (0, block * BLOCK),
            Some(more) => (1 + more / self.step(), more % self.step() * BLOCK),
        }
    }

    /// How many blocks each further table has.
    fn step(&self) -> usize {
        const LEAST: usize = 16;
        (self.room / 16).max(LEAST)
    }

    /// The first so many fingerprints of a block.
    fn block(&self, block: usize, count: usize) -> &[Word] {
        let (table, first) = self.place(block);
        self.tables.get(table).and_then(|table| table.words().get(first..first + count)).unwrap_or(&[])
    }

    /// Adds the fingerprint of a row with this date.
    #[inline]
    pub(super) fn add(&mut self, date: u16, print: u64) {
        let end = match self.ends.get(usize::from(date)) {
            Some(end) if !end.is_multiple_of(BLOCK) => *end,
            Some(_) | None => self.begin(date),
        };
        let (table, first) = self.place(end / BLOCK);
        if let Some(slot) =
            self.tables.get_mut(table).and_then(|table| table.words_mut().get_mut(first + end % BLOCK))
        {
            *slot = print.to_ne_bytes();
        }
        if let Some(known) = self.ends.get_mut(usize::from(date)) {
            *known = end + 1;
        }
    }

    /// Begins a block for a date; its first place.
    #[cold]
    fn begin(&mut self, date: u16) -> usize {
        if self.ends.len() <= usize::from(date) {
            self.ends.resize(usize::from(date) + 1, 0);
        }
        let block = self.blocks.len();
        while self.tables.len() <= self.place(block).0 {
            let blocks = if self.tables.is_empty() { self.room } else { self.step() };
            self.tables.push(Memory::of_words(blocks * BLOCK));
        }
        self.blocks.push(date);
        block * BLOCK
    }

    /// The blocks of every date.
    pub(super) fn by_date(&self) -> ByDate<'_> {
        // Sorted by counting: how many blocks each date has tells where those of the next one begin.
        let mut behind = vec![0; self.ends.len()];
        for date in &self.blocks {
            if let Some(count) = behind.get_mut(usize::from(*date)) {
                *count += 1;
            }
        }
        let mut all = 0;
        for place in &mut behind {
            (*place, all) = (all, all + *place);
        }
        let mut blocks = vec![0; all];
        for (block, date) in self.blocks.iter().enumerate() {
            let Some(place) = behind.get_mut(usize::from(*date)) else { continue };
            if let Some(slot) = blocks.get_mut(*place) {
                *slot = block;
            }
            *place += 1;
        }
        ByDate { prints: self, blocks, behind }
    }
}

/// The same, each date by itself.
#[derive(Debug)]
pub(super) struct ByDate<'a> {
    prints: &'a Prints,
    /// The blocks, date by date, those of one date in the order of its rows.
    blocks: Vec<usize>,
    /// Of each date: the place behind its last block there.
    behind: Vec<usize>,
}

impl ByDate<'_> {
    fn blocks(&self, date: u16) -> &[usize] {
        let date = usize::from(date);
        let first = date.checked_sub(1).and_then(|before| self.behind.get(before)).copied().unwrap_or(0);
        self.behind.get(date).and_then(|behind| self.blocks.get(first..*behind)).unwrap_or(&[])
    }

    /// How many dates there are.
    pub(super) fn dates(&self) -> usize {
        self.behind.len()
    }

    /// Adds the fingerprints of the rows with a date, in their order.
    pub(super) fn gather(&self, date: u16, into: &mut Vec<u64>) {
        let end = self.prints.ends.get(usize::from(date)).copied().unwrap_or(0);
        for block in self.blocks(date) {
            let first = block * BLOCK;
            // Only the last block of a date may have free places.
            let behind = if (first..first + BLOCK).contains(&end) { end } else { first + BLOCK };
            let words = self.prints.block(*block, behind - first);
            into.extend(words.iter().map(|word| u64::from_ne_bytes(*word)));
        }
    }

    /// The fingerprint of one of those rows.
    pub(super) fn nth(&self, date: u16, row: usize) -> Option<u64> {
        let block = self.blocks(date).get(row / BLOCK)?;
        self.prints.block(*block, row % BLOCK + 1).last().map(|word| u64::from_ne_bytes(*word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_date_has_its_prints_in_order_whatever_the_room() {
        // Of each date as many as its number says, in turn with the others.
        let dates = [0, 1, 31, 32, 33, 64, 1000];
        for rows in [0, 1500, BIG] {
            let mut prints = Prints::for_rows(rows, 2);
            for row in 0..1000 {
                for date in dates.into_iter().filter(|date| row < *date) {
                    prints.add(date, u64::from(date) << 32 | u64::from(row));
                }
            }
            let by_date = prints.by_date();
            for date in 0..1001 {
                let count = if dates.contains(&date) { date } else { 0 };
                let expected: Vec<u64> =
                    (0..count).map(|row| u64::from(date) << 32 | u64::from(row)).collect();
                let mut gathered = Vec::new();
                by_date.gather(date, &mut gathered);
                assert_eq!(gathered, expected, "{rows} {date}");
                let each: Vec<u64> =
                    (0..).map_while(|row| by_date.nth(date, row).filter(|_| row < count.into())).collect();
                assert_eq!(each, expected, "{rows} {date}");
            }
        }
    }
}
