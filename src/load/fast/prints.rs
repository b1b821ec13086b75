//! Which fingerprints have been seen, in as little memory as eight bytes each and no matter how many there are.

/// A set of fingerprints: a table of places, each tried from where the fingerprint points to.
#[derive(Debug)]
pub(super) struct Prints {
    /// Zero where nothing is.
    slots: Vec<u64>,
    used: usize,
}

/// A row takes no fewer bytes than this in files of people; one that does makes the table grow once more.
const ROW_BYTES: usize = 64;

/// The most places made before anything is seen: 64 MiB, enough for seven million rows.
const MOST: usize = 1 << 23;

impl Prints {
    /// Room for the rows of a file of so many bytes.
    pub(super) fn for_file(bytes: usize) -> Self {
        let slots = (bytes / ROW_BYTES).clamp(1 << 10, MOST).next_power_of_two();
        Self { slots: vec![0; slots], used: 0 }
    }

    /// Adds a fingerprint; false where it is there already.
    pub(super) fn insert(&mut self, print: u64) -> bool {
        if self.used >= self.slots.len() / 8 * 7 {
            self.grow();
        }
        let new = self.place(print.max(1));
        self.used += usize::from(new);
        new
    }

    fn place(&mut self, print: u64) -> bool {
        let mask = self.slots.len() - 1;
        let start = usize::try_from(print & mask as u64).unwrap_or(0);
        let (before, after) = self.slots.split_at_mut(start);
        for slot in after.iter_mut().chain(before) {
            if *slot == 0 {
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
        let room = vec![0; self.slots.len() * 2];
        for print in std::mem::replace(&mut self.slots, room) {
            if print != 0 {
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
        let mut prints = Prints::for_file(0);
        // Odd multiples of a big number differ in all of their bits, and in none of the lowest ten.
        let all: Vec<u64> = (0..5000_u64).map(|row| row.wrapping_mul(0x9e37_79b9_7f4a_7c15) << 10).collect();
        assert!(all.iter().skip(1).all(|print| prints.insert(*print)));
        assert!(!all.iter().skip(1).any(|print| prints.insert(*print)));
        assert!(prints.insert(0) && !prints.insert(0));
    }
}
