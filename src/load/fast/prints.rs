//! The fingerprints of the rows that one thread reads, in classes by the dates of the rows.
//!
//! Rows that are equal have one date. So they need not be looked for among all rows, all over memory, but among those of
//! their date, which lie together. Several dates share a class: the places where so many lists grow at once are all at
//! hand for the processor, which those of ten thousand dates would not be.

use super::memory::{Memory, Word};
use crate::load::fingerprint;

/// As many fingerprints as stand side by side.
const BLOCK: usize = 256;

/// How many classes there are.
pub(super) const CLASSES: u16 = 1 << 10;

/// The class of the rows with a date, by what they say of it: the same for every thread.
pub(super) fn class(date: &[u8]) -> u16 {
    u16::try_from(fingerprint::of_bytes(date) % u64::from(CLASSES)).unwrap_or(0)
}

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

/// Fingerprints, in blocks of one class each.
#[derive(Debug, Default)]
pub(super) struct Prints {
    /// What there is room for at first.
    first: Memory,
    /// More and more of a few blocks each: what is full is never moved, which would take the memory twice.
    further: Vec<Memory>,
    /// The class of each block that has been begun.
    blocks: Vec<usize>,
    /// Of each class: one more than the place of its last fingerprint.
    ends: Vec<usize>,
    /// How many blocks the first table has.
    room: usize,
}

impl Prints {
    /// Room for one of so many threads that read about so many rows.
    pub(super) fn for_rows(rows: usize, threads: usize) -> Self {
        let rows = if rows < BIG { rows } else { rows.max(USUAL) };
        let room = (rows / BLOCK).min(MOST) / threads.max(1);
        Self { room: if rows < BIG { room } else { room + usize::from(CLASSES) }, ..Self::default() }
    }

    /// The same, with the first table at hand.
    fn made_ready(mut self) -> Self {
        self.first = Memory::of_words(self.room * BLOCK);
        self
    }

    /// The further table of a block, and the place of its first fingerprint there; `None` of one in the first table.
    #[inline]
    fn place(&self, block: usize) -> Option<(usize, usize)> {
        let more = block.checked_sub(self.room)?;
        Some((more / self.step(), more % self.step() * BLOCK))
    }

    /// How many blocks each further table has.
    fn step(&self) -> usize {
        const LEAST: usize = 16;
        (self.room / 16).max(LEAST)
    }

    /// The first so many fingerprints of a block.
    fn block(&self, block: usize, count: usize) -> &[Word] {
        let (table, first) = match self.place(block) {
            None => (Some(&self.first), block * BLOCK),
            Some((table, first)) => (self.further.get(table), first),
        };
        table.and_then(|table| table.words().get(first..first + count)).unwrap_or(&[])
    }

    /// Adds the fingerprint of a row of this class.
    #[inline]
    pub(super) fn add(&mut self, class: u16, print: u64) {
        let word = print.to_ne_bytes();
        if let Some(end) = self.ends.get_mut(usize::from(class)).filter(|end| !end.is_multiple_of(BLOCK))
            && let Some(slot) = self.first.words_mut().get_mut(*end)
        {
            *slot = word;
            *end += 1;
        } else {
            self.add_elsewhere(class, word);
        }
    }

    /// Adds one that begins a block, or stands in a further table.
    #[cold]
    fn add_elsewhere(&mut self, class: u16, word: Word) {
        let class = usize::from(class);
        if self.ends.len() <= class {
            self.ends.resize(usize::from(CLASSES).max(class + 1), 0);
        }
        let end = match self.ends.get(class) {
            Some(end) if !end.is_multiple_of(BLOCK) => *end,
            Some(_) | None => self.begin(class),
        };
        let slot = match self.place(end / BLOCK) {
            None => self.first.words_mut().get_mut(end),
            Some((table, first)) => {
                self.further.get_mut(table).and_then(|table| table.words_mut().get_mut(first + end % BLOCK))
            }
        };
        if let (Some(slot), Some(known)) = (slot, self.ends.get_mut(class)) {
            (*slot, *known) = (word, end + 1);
        }
    }

    /// Begins a block for a class; its first place.
    fn begin(&mut self, class: usize) -> usize {
        let block = self.blocks.len();
        match self.place(block) {
            None if self.first.words().is_empty() => self.first = Memory::of_words(self.room * BLOCK),
            Some((table, _)) if table == self.further.len() => {
                self.further.push(Memory::of_words(self.step() * BLOCK));
            }
            None | Some(_) => {}
        }
        self.blocks.push(class);
        block * BLOCK
    }

    /// The blocks of every class.
    pub(super) fn by_class(&self) -> ByClass<'_> {
        // Sorted by counting: how many blocks each class has tells where those of the next one begin.
        let mut behind = vec![0; self.ends.len()];
        for class in &self.blocks {
            if let Some(count) = behind.get_mut(*class) {
                *count += 1;
            }
        }
        let mut all = 0;
        for place in &mut behind {
            (*place, all) = (all, all + *place);
        }
        let mut blocks = vec![0; all];
        for (block, class) in self.blocks.iter().enumerate() {
            let Some(place) = behind.get_mut(*class) else { continue };
            if let Some(slot) = blocks.get_mut(*place) {
                *slot = block;
            }
            *place += 1;
        }
        ByClass { prints: self, blocks, behind }
    }
}

/// The same, each class by itself.
#[derive(Debug)]
pub(super) struct ByClass<'a> {
    prints: &'a Prints,
    /// The blocks, class by class, those of one class in the order of its rows.
    blocks: Vec<usize>,
    /// Of each class: the place behind its last block there.
    behind: Vec<usize>,
}

impl ByClass<'_> {
    fn blocks(&self, class: u16) -> &[usize] {
        let class = usize::from(class);
        let first = class.checked_sub(1).and_then(|before| self.behind.get(before)).copied().unwrap_or(0);
        self.behind.get(class).and_then(|behind| self.blocks.get(first..*behind)).unwrap_or(&[])
    }

    /// Adds the fingerprints of the rows of a class, in their order.
    pub(super) fn gather(&self, class: u16, into: &mut Vec<u64>) {
        let end = self.prints.ends.get(usize::from(class)).copied().unwrap_or(0);
        for block in self.blocks(class) {
            let first = block * BLOCK;
            // Only the last block of a class may have free places.
            let behind = if (first..first + BLOCK).contains(&end) { end } else { first + BLOCK };
            let words = self.prints.block(*block, behind - first);
            into.extend(words.iter().map(|word| u64::from_ne_bytes(*word)));
        }
    }

    /// The fingerprint of one of those rows.
    pub(super) fn nth(&self, class: u16, row: usize) -> Option<u64> {
        let block = self.blocks(class).get(row / BLOCK)?;
        self.prints.block(*block, row % BLOCK + 1).last().map(|word| u64::from_ne_bytes(*word))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_class_has_its_prints_in_order_whatever_the_room() {
        // Of each class as many as its number says, in turn with the others.
        let classes = [0, 1, 63, 64, 65, 128, 1000];
        for rows in [0, 1500, BIG] {
            let mut prints = Prints::for_rows(rows, 2);
            for row in 0..1000 {
                for class in classes.into_iter().filter(|class| row < *class) {
                    prints.add(class, u64::from(class) << 32 | u64::from(row));
                }
            }
            let by_class = prints.by_class();
            for class in 0..1001 {
                let count = if classes.contains(&class) { class } else { 0 };
                let expected: Vec<u64> =
                    (0..count).map(|row| u64::from(class) << 32 | u64::from(row)).collect();
                let mut gathered = Vec::new();
                by_class.gather(class, &mut gathered);
                assert_eq!(gathered, expected, "{rows} {class}");
                let each: Vec<u64> =
                    (0..).map_while(|row| by_class.nth(class, row).filter(|_| row < count.into())).collect();
                assert_eq!(each, expected, "{rows} {class}");
            }
        }
    }
}
