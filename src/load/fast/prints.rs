//! Which fingerprints have been seen, in as little memory as eight bytes each and no matter how many there are.

/// A set of fingerprints: a table of places, each tried from where the fingerprint points to.
#[derive(Debug)]
pub(super) struct Prints {
    slots: Vec<u64>,
    used: usize,
    /// How many places to make.
    room: usize,
}

/// Where nothing is. Not zero: a table of zeros is given out as one page of them, which is then copied page by page.
const NOTHING: u64 = u64::MAX;

/// The most places made before anything is seen: 64 MiB, enough for six million rows.
const MOST: usize = 1 << 23;

/// So many fingerprints are looked for together.
const LOT: usize = 64;

impl Prints {
    /// Room for about so many.
    pub(super) fn for_rows(rows: usize) -> Self {
        // A quarter stays free, so that few places are tried.
        let room = rows.saturating_add(rows / 3).clamp(1 << 10, MOST);
        Self { slots: Vec::new(), used: 0, room }
    }

    /// Adds the fingerprints of some rows, and tells which of the rows have one that is there already.
    pub(super) fn insert<T>(&mut self, rows: &[(u64, T)], mut repeated: impl FnMut(usize, &T)) {
        if self.slots.is_empty() {
            self.slots = vec![NOTHING; self.room];
        }
        for (lot, rows) in rows.chunks(LOT).enumerate() {
            while self.used + rows.len() > self.slots.len() / 8 * 7 {
                self.grow();
            }
            // Memory is slow to answer, and answers many at a time if it is asked before anything depends on it.
            std::hint::black_box(rows.iter().fold(0, |all, (print, _)| all ^ self.first_slot(*print)));
            for (place, (print, row)) in rows.iter().enumerate() {
                if self.place(*print) {
                    self.used += 1;
                } else {
                    repeated(lot * LOT + place, row);
                }
            }
        }
    }

    /// Where a fingerprint points to.
    fn start(&self, print: u64) -> usize {
        let scaled = u128::from(print) * self.slots.len() as u128;
        usize::try_from(scaled >> u64::BITS).unwrap_or(0)
    }

    fn first_slot(&self, print: u64) -> u64 {
        self.slots.get(self.start(print)).copied().unwrap_or(0)
    }

    /// Puts a fingerprint where it belongs; false where it is there already.
    fn place(&mut self, print: u64) -> bool {
        let print = print.min(NOTHING - 1);
        let start = self.start(print);
        let (before, after) = self.slots.split_at_mut(start);
        for slot in after.iter_mut().chain(before) {
            if *slot == NOTHING {
                *slot = print;
                return true;
            }
            if *slot == print {
                return false;
            }
        }
        false
    }

    fn grow(&mut self) {
        let room = vec![NOTHING; self.slots.len() * 2];
        for print in std::mem::replace(&mut self.slots, room) {
            if print != NOTHING {
                self.place(print);
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_print_is_new_once_whatever_the_room() {
        let mut prints = Prints::for_rows(0);
        // Odd multiples of a big number differ in all of their bits, and in none of the lowest ten.
        let all: Vec<(u64, ())> =
            (0..5000_u64).map(|row| (row.wrapping_mul(0x9e37_79b9_7f4a_7c15) << 10, ())).collect();
        let mut repeated = |rows: &[(u64, ())]| {
            let mut places = Vec::new();
            prints.insert(rows, |place, ()| places.push(place));
            places
        };
        assert_eq!(repeated(&all), [0; 0]);
        assert_eq!(repeated(&all), (0..5000).collect::<Vec<_>>());
        assert_eq!(repeated(&[(u64::MAX, ()), (7, ()), (u64::MAX, ())]), [2]);
    }
}
