//! Which fingerprints have been seen, in as little memory as eight bytes each and no matter how many there are.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64, u64x8};

use super::memory::{Line, Memory};

/// A set of fingerprints: a table of lines, each tried from where the fingerprint points to.
#[derive(Debug)]
pub(super) struct Prints {
    table: Memory,
    used: usize,
    /// How many lines to make.
    room: usize,
}

/// As many fingerprints as memory gives at once; the first ones are used.
const LINE: usize = Memory::LINE / size_of::<u64>();

/// Where nothing is: memory is given out so.
const NOTHING: u64 = 0;

/// The most places made before anything is seen: 64 MiB, enough for six million rows.
const MOST: usize = (1 << 23) / LINE;

/// From so many rows on a file is a big one, and takes the memory of one with [`USUAL`] rows.
const BIG: usize = 500_000;
const USUAL: usize = 5_000_000;

/// So many fingerprints are looked for together.
const LOT: usize = 128;

impl Prints {
    /// Room for about so many.
    pub(super) fn for_rows(rows: usize) -> Self {
        // Whoever had memory for one big file has it for the next, which may be a few times as long.
        let rows = if rows < BIG { rows } else { rows.max(USUAL) };
        // A quarter stays free, so that few places are tried.
        let room = (rows.saturating_add(rows / 3) / LINE).clamp(1 << 7, MOST);
        Self { table: Memory::default(), used: 0, room }
    }

    /// Adds the fingerprints of some rows, and tells which of the rows have one that is there already.
    pub(super) fn insert(&mut self, rows: &[u64], mut repeated: impl FnMut(usize)) {
        if self.table.lines().is_empty() {
            self.table = Memory::of_lines(self.room);
        }
        let mut first = 0;
        for lot in rows.chunks(LOT) {
            while self.used + lot.len() > self.table.lines().len() * (LINE - 1) {
                self.grow();
            }
            dispatch!(Level::new(), simd => self.insert_lot(simd, lot, |place| repeated(first + place)));
            first += lot.len();
        }
    }

    #[expect(
        clippy::inline_always,
        reason = "what is not inlined is compiled for the least of all processors"
    )]
    #[inline(always)]
    fn insert_lot<S: Simd>(&mut self, simd: S, lot: &[u64], mut repeated: impl FnMut(usize)) {
        let lines = self.table.lines_mut();
        // Memory is slow to answer, and answers many at a time if it is asked before anything depends on it.
        std::hint::black_box(lot.iter().fold(0, |all, print| all ^ glance(lines, *print)));
        for (number, print) in lot.iter().enumerate() {
            if place(simd, lines, *print) {
                self.used += 1;
            } else {
                repeated(number);
            }
        }
    }

    fn grow(&mut self) {
        let larger = Memory::of_lines(self.table.lines().len() * 2);
        let old = std::mem::replace(&mut self.table, larger);
        let all = old.lines().as_flattened().as_chunks().0.iter().copied().map(u64::from_ne_bytes);
        let lines = self.table.lines_mut();
        dispatch!(Level::new(), simd => for print in all.filter(|print| *print != NOTHING) {
            place(simd, lines, print);
        });
    }
}

/// The number of the line that a fingerprint points to.
#[inline]
fn start(lines: &[Line], print: u64) -> usize {
    let scaled = u128::from(print) * lines.len() as u128;
    usize::try_from(scaled >> u64::BITS).unwrap_or(0)
}

#[inline]
fn glance(lines: &[Line], print: u64) -> u8 {
    lines.get(start(lines, print)).and_then(|line| line.first()).copied().unwrap_or(0)
}

/// Puts a fingerprint where it belongs; false where it is there already.
#[expect(clippy::inline_always, reason = "part of `insert_lot`")]
#[inline(always)]
fn place<S: Simd>(simd: S, lines: &mut [Line], print: u64) -> bool {
    let print = print.max(NOTHING + 1);
    let (before, after) = lines.split_at_mut(start(lines, print));
    for line in after.iter_mut().chain(before) {
        let bytes: u8x64<S> = (*line).simd_into(simd);
        let prints: u64x8<S> = bytes.bitcast();
        if prints.simd_eq(print).to_bitmask() != 0 {
            return false;
        }
        let free = prints.simd_eq(NOTHING).to_bitmask().trailing_zeros();
        if let Some(slot) = line.as_chunks_mut().0.get_mut(free as usize) {
            *slot = print.to_ne_bytes();
            return true;
        }
    }
    false
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_print_is_new_once_whatever_the_room() {
        // Odd multiples of a big number differ in all of their bits, and in none of the lowest ten.
        let all: Vec<u64> = (0..5000_u64).map(|row| row.wrapping_mul(0x9e37_79b9_7f4a_7c15) << 10).collect();
        for rows in [0, 5000, BIG] {
            let mut prints = Prints::for_rows(rows);
            let mut repeated = |rows: &[u64]| {
                let mut places = Vec::new();
                prints.insert(rows, |place| places.push(place));
                places
            };
            assert_eq!(repeated(&all), [0; 0], "{rows}");
            assert_eq!(repeated(&all), (0..5000).collect::<Vec<_>>(), "{rows}");
            assert_eq!(repeated(&[u64::MAX, 7, u64::MAX]), [2], "{rows}");
        }
    }
}
