//! A fast hash for tables inside the program.
//!
//! Keys come from files, so that somebody could choose them to collide; what they would slow down is their own reading
//! of their own file. Nothing is served to others from these tables.

use std::hash::{BuildHasherDefault, Hasher};

/// A hash map with the fast hash.
pub(crate) type FastMap<K, V> = std::collections::HashMap<K, V, BuildHasherDefault<FastHasher>>;

/// A hash set with the fast hash.
pub(crate) type FastSet<K> = std::collections::HashSet<K, BuildHasherDefault<FastHasher>>;

/// Multiply and rotate, eight bytes at a time.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct FastHasher(u64);

impl FastHasher {
    fn add(&mut self, word: u64) {
        self.0 = (self.0.rotate_left(5) ^ word).wrapping_mul(0x517c_c1b7_2722_0a95);
    }
}

impl Hasher for FastHasher {
    fn write(&mut self, bytes: &[u8]) {
        let (chunks, rest) = bytes.as_chunks::<8>();
        for chunk in chunks {
            self.add(u64::from_le_bytes(*chunk));
        }
        let mut last = [0; 8];
        for (place, byte) in last.iter_mut().zip(rest) {
            *place = *byte;
        }
        self.add(u64::from_le_bytes(last));
    }

    fn write_u8(&mut self, number: u8) {
        self.add(u64::from(number));
    }

    fn write_u64(&mut self, number: u64) {
        self.add(number);
    }

    fn finish(&self) -> u64 {
        // The table takes its place from the low bits, which multiplying mixes least.
        self.0.rotate_left(26)
    }
}

/// The first 16 and the last 16 bytes of a text, and how long it is. Of a text of up to 32 bytes that is all of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct ShortText {
    /// Nothing where the end is the whole text.
    start: u128,
    end: u128,
    length: usize,
}

impl ShortText {
    /// How many slots there are.
    pub(crate) const SLOTS: usize = 64;

    #[inline]
    pub(crate) fn of(text: &[u8]) -> Self {
        let length = text.len();
        if let (Some(first), Some(last)) = (text.first_chunk::<16>(), text.last_chunk::<16>()) {
            return Self { start: u128::from_le_bytes(*first), end: u128::from_le_bytes(*last), length };
        }
        // Of fewer bytes two numbers are made that may overlap; where they do, the length tells.
        let (head, tail) =
            if let (Some(first), Some(last)) = (text.first_chunk::<8>(), text.last_chunk::<8>()) {
                (u64::from_le_bytes(*first), u64::from_le_bytes(*last))
            } else if let (Some(first), Some(last)) = (text.first_chunk::<4>(), text.last_chunk::<4>()) {
                (u64::from(u32::from_le_bytes(*first)), u64::from(u32::from_le_bytes(*last)))
            } else {
                let byte = |place: usize| text.get(place).map_or(0, |byte| u64::from(*byte));
                (byte(0) | byte(1) << 8, byte(2))
            };
        Self { start: 0, end: u128::from(head) | u128::from(tail) << 64, length }
    }

    /// Whether it is the whole text, so that what equals it is the same text.
    #[inline]
    pub(crate) fn is_whole(self) -> bool {
        self.length <= 32
    }

    /// The hash of the text that this is of.
    ///
    /// The halves of 16 bytes at a time are multiplied with each other and folded, as in wyhash (Wang Yi, 2019).
    #[inline]
    pub(crate) fn hash(self, text: &[u8]) -> u64 {
        let mut state = self.length as u64;
        if !self.is_whole() {
            for chunk in text.as_chunks().0 {
                state = folded(u128::from_le_bytes(*chunk), state);
            }
        }
        folded(self.end, folded(self.start, state))
    }

    /// A place among a few, which differs for most of a few different texts.
    #[inline]
    pub(crate) fn slot(self) -> usize {
        let (low, high) = halves(self.end);
        let mixed = (low ^ high.rotate_left(32) ^ self.length as u64).wrapping_mul(0x9e37_79b9_7f4a_7c15);
        // The highest six bits depend on all.
        usize::try_from(mixed >> 58).unwrap_or(0)
    }
}

/// A number and what came before it in eight bytes.
fn folded(number: u128, state: u64) -> u64 {
    const KEYS: (u64, u64) = (0x9e37_79b9_7f4a_7c15, 0xbf58_476d_1ce4_e5b9);
    let (low, high) = halves(number);
    let (low, high) = halves(u128::from(low ^ KEYS.0 ^ state) * u128::from(high ^ KEYS.1));
    low ^ high
}

/// The low and the high half of a number.
fn halves(number: u128) -> (u64, u64) {
    let low = number & u128::from(u64::MAX);
    (u64::try_from(low).unwrap_or(0), u64::try_from(number >> 64).unwrap_or(0))
}
