//! Which numbers stand in a list several times.

use crate::dataset::FastMap;

/// Room to find that out again and again.
#[derive(Debug, Default)]
pub(super) struct Seen {
    /// A bit for each place that a number may have.
    bits: Vec<u64>,
    /// Numbers whose place another one has had before them.
    doubtful: Vec<u64>,
    part: Vec<u64>,
}

/// So many places are made for each number, so that few share one by chance.
const ROOM: usize = 64;

/// More numbers than this have more places than lie near the processor, and are looked at in parts.
const MOST: usize = 1 << 16;

/// As many words of bits as tell the few doubtful numbers from nearly all others.
const FEW: usize = 64;

impl Seen {
    /// The numbers that stand there several times, with how often. Their bits must be without a pattern.
    pub(super) fn several(&mut self, numbers: &[u64]) -> FastMap<u64, u64> {
        let mut found = FastMap::default();
        if numbers.len() <= MOST {
            self.add_several(numbers, &mut found);
            return found;
        }
        let parts = (numbers.len() / MOST + 1).next_power_of_two();
        let mut part = std::mem::take(&mut self.part);
        for number in 0..parts as u64 {
            part.clear();
            part.extend(numbers.iter().filter(|one| **one >> 32 & (parts as u64 - 1) == number));
            self.add_several(&part, &mut found);
        }
        self.part = part;
        found
    }

    fn add_several(&mut self, numbers: &[u64], found: &mut FastMap<u64, u64>) {
        self.bits.clear();
        self.bits.resize((numbers.len() * ROOM).next_power_of_two().div_ceil(64), 0);
        self.doubtful.clear();
        for number in numbers {
            if set(&mut self.bits, *number) {
                self.doubtful.push(*number);
            }
        }
        if self.doubtful.is_empty() {
            return;
        }
        // Which of them are there twice is counted among those alone that may be one of them.
        let mut few = [0; FEW];
        for number in &self.doubtful {
            set(&mut few, number.rotate_left(16));
        }
        let mut counts: FastMap<u64, u64> = self.doubtful.iter().map(|number| (*number, 0)).collect();
        for number in numbers.iter().filter(|number| is_set(&few, number.rotate_left(16))) {
            if let Some(count) = counts.get_mut(number) {
                *count += 1;
            }
        }
        found.extend(counts.into_iter().filter(|(_, count)| *count > 1));
    }
}

/// The word and the bit of a number in a power of two of words.
#[inline]
fn place(words: usize, number: u64) -> (usize, u64) {
    let word = usize::try_from(number >> 6).unwrap_or(0) & words.wrapping_sub(1);
    (word, 1 << (number & 63))
}

/// Sets the bit of a number; whether it was set.
#[inline]
fn set(words: &mut [u64], number: u64) -> bool {
    let (word, bit) = place(words.len(), number);
    let Some(word) = words.get_mut(word) else { return false };
    let was_set = *word & bit != 0;
    *word |= bit;
    was_set
}

#[inline]
fn is_set(words: &[u64], number: u64) -> bool {
    let (word, bit) = place(words.len(), number);
    words.get(word).is_some_and(|word| word & bit != 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_stands_there_several_times_is_counted_whatever_the_length() {
        let number = |place: u64| place.wrapping_mul(0x9e37_79b9_7f4a_7c15).rotate_left(21);
        let mut seen = Seen::default();
        for length in [0, 1, 2, 3, 60, 1000, 70_000, 200_000] {
            let mut numbers: Vec<u64> = (0..length).map(number).collect();
            assert_eq!(seen.several(&numbers), FastMap::default(), "{length}");
            // Every seventh again, and every 49th a third time.
            numbers.extend((0..length).filter(|place| place % 7 == 0).map(number));
            numbers.extend((0..length).filter(|place| place % 49 == 0).map(number));
            let expected: FastMap<u64, u64> = (0..length)
                .filter(|place| place % 7 == 0)
                .map(|place| (number(place), if place % 49 == 0 { 3 } else { 2 }))
                .collect();
            assert_eq!(seen.several(&numbers), expected, "{length}");
        }
    }
}
