//! Which fingerprints have been seen, in as little memory as eight bytes each and no matter how many there are.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u64x8};

/// A set of fingerprints: a table of lines, each tried from where the fingerprint points to.
#[derive(Debug)]
pub(super) struct Prints {
    lines: Vec<Line>,
    used: usize,
    /// How many lines to make.
    room: usize,
}

/// As many fingerprints as memory gives at once; the first ones are used.
#[derive(Clone, Copy, Debug)]
#[repr(align(64))]
struct Line([u64; LINE]);

const LINE: usize = 8;

/// Where nothing is. Not zero: a table of zeros is given out as one page of them, which is then copied page by page.
const NOTHING: u64 = u64::MAX;

/// The most places made before anything is seen: 64 MiB, enough for six million rows.
const MOST: usize = (1 << 23) / LINE;

/// From so many rows on a file is a big one, and takes the memory of one with [`USUAL`] rows.
const BIG: usize = 500_000;
const USUAL: usize = 5_000_000;

/// So many fingerprints are looked for together.
const LOT: usize = 64;

impl Prints {
    /// Room for about so many.
    pub(super) fn for_rows(rows: usize) -> Self {
        // Whoever had memory for one big file has it for the next, which may be a few times as long.
        let rows = if rows < BIG { rows } else { rows.max(USUAL) };
        // A quarter stays free, so that few places are tried.
        let room = (rows.saturating_add(rows / 3) / LINE).clamp(1 << 7, MOST);
        Self { lines: Vec::new(), used: 0, room }
    }

    /// Adds the fingerprints of some rows, and tells which of the rows have one that is there already.
    pub(super) fn insert(&mut self, rows: &[u64], mut repeated: impl FnMut(usize)) {
        if self.lines.is_empty() {
            self.lines = vec![Line([NOTHING; LINE]); self.room];
        }
        let mut first = 0;
        for lot in rows.chunks(LOT) {
            while self.used + lot.len() > self.lines.len() * (LINE - 1) {
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
        // Memory is slow to answer, and answers many at a time if it is asked before anything depends on it.
        std::hint::black_box(lot.iter().fold(0, |all, print| all ^ self.glance(*print)));
        for (place, print) in lot.iter().enumerate() {
            if self.place(simd, *print) {
                self.used += 1;
            } else {
                repeated(place);
            }
        }
    }

    /// The line that a fingerprint points to.
    fn start(&self, print: u64) -> usize {
        let scaled = u128::from(print) * self.lines.len() as u128;
        usize::try_from(scaled >> u64::BITS).unwrap_or(0)
    }

    fn glance(&self, print: u64) -> u64 {
        self.lines.get(self.start(print)).map_or(0, |Line([first, ..])| *first)
    }

    /// Puts a fingerprint where it belongs; false where it is there already.
    #[expect(clippy::inline_always, reason = "part of `insert_lot`")]
    #[inline(always)]
    fn place<S: Simd>(&mut self, simd: S, print: u64) -> bool {
        let print = print.min(NOTHING - 1);
        let start = self.start(print);
        let (before, after) = self.lines.split_at_mut(start);
        for Line(slots) in after.iter_mut().chain(before) {
            let line: u64x8<S> = (*slots).simd_into(simd);
            if line.simd_eq(print).to_bitmask() != 0 {
                return false;
            }
            let free = line.simd_eq(NOTHING).to_bitmask().trailing_zeros();
            if let Some(slot) = slots.get_mut(free as usize) {
                *slot = print;
                return true;
            }
        }
        false
    }

    fn grow(&mut self) {
        let room = vec![Line([NOTHING; LINE]); self.lines.len() * 2];
        let all = std::mem::replace(&mut self.lines, room).into_iter().flat_map(|Line(slots)| slots);
        dispatch!(Level::new(), simd => for print in all.filter(|print| *print != NOTHING) {
            self.place(simd, print);
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_print_is_new_once_whatever_the_room() {
        let mut prints = Prints::for_rows(0);
        // Odd multiples of a big number differ in all of their bits, and in none of the lowest ten.
        let all: Vec<u64> = (0..5000_u64).map(|row| row.wrapping_mul(0x9e37_79b9_7f4a_7c15) << 10).collect();
        let mut repeated = |rows: &[u64]| {
            let mut places = Vec::new();
            prints.insert(rows, |place| places.push(place));
            places
        };
        assert_eq!(repeated(&all), [0; 0]);
        assert_eq!(repeated(&all), (0..5000).collect::<Vec<_>>());
        assert_eq!(repeated(&[u64::MAX, 7, u64::MAX]), [2]);
    }
}
