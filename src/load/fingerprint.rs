//! A number for a row's text, equal for equal rows.

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64, u64x8};

use super::table::Record;

/// The row's fingerprint. Two different rows share one with a chance of about one in 10^19, so that among ten million
/// rows a wrong match is out of reach.
pub(crate) fn fingerprint(record: &Record) -> u64 {
    let mut state = 0x9e37_79b9_7f4a_7c15_u64;
    for cell in record.cells() {
        let (chunks, rest) = cell.as_bytes().as_chunks::<8>();
        for chunk in chunks {
            state = mixed(state ^ u64::from_le_bytes(*chunk));
        }
        let last = rest.iter().fold(0_u64, |word, byte| word << 8 | u64::from(*byte));
        state = mixed(state ^ last);
        // The length tells `ab, c` from `a, bc`.
        state = mixed(state ^ cell.len() as u64);
    }
    state
}

/// The fingerprint of a row as it is written, where equal rows are written alike.
pub(super) fn of_bytes(row: &[u8]) -> u64 {
    let mut print = 0;
    of_rows(std::iter::once(row), |one| print = one);
    print
}

/// The same of one row after another.
///
/// This is the inner loop of XXH3 (Yann Collet, 2019): in each of eight lanes the halves of a word, mixed with a key,
/// are multiplied with each other, and the neighbor's word is added, so that a product of zero loses nothing. The keys
/// change from block to block, so that none can stand in for another.
pub(super) fn of_rows<'a>(rows: impl Iterator<Item = &'a [u8]>, mut take: impl FnMut(u64)) {
    dispatch!(Level::new(), simd => {
        // A closure would be compiled for the least of all processors.
        for row in rows {
            take(of_row(simd, row));
        }
    });
}

/// As many bytes as are taken at once.
const BLOCK: usize = 64;

/// Digits of the golden ratio, and the odd constants of splitmix64, wyhash and the like: bits without a pattern.
const KEYS: [u64; BLOCK / 8] = [
    0x9e37_79b9_7f4a_7c15,
    0xbf58_476d_1ce4_e5b9,
    0x94d0_49bb_1331_11eb,
    0xd6e8_feb8_6659_fd93,
    0xa076_1d64_78bd_642f,
    0xe703_7ed1_a0b4_28db,
    0x8ebc_6af0_9c88_c6e3,
    0x5899_65cc_7537_4cc3,
];

/// By how much a key differs from the one of the block before.
const STEP: u64 = 0x9e37_79b9_7f4a_7c15;

#[expect(clippy::inline_always, reason = "what is not inlined is compiled for the least of all processors")]
#[inline(always)]
fn of_row<S: Simd>(simd: S, row: &[u8]) -> u64 {
    let mut sums: u64x8<S> = KEYS.simd_into(simd);
    let mut keys = sums;
    let (blocks, rest) = row.as_chunks::<BLOCK>();
    for block in blocks {
        sums += product(simd, *block, keys);
        keys += STEP;
    }
    if !rest.is_empty() {
        // The last block may begin in the one before it; a row too short for one is filled up.
        let last = row.last_chunk::<BLOCK>().copied().unwrap_or_else(|| {
            let mut block = [0; BLOCK];
            block.iter_mut().zip(row).for_each(|(place, byte)| *place = *byte);
            block
        });
        sums += product(simd, last, keys);
    }
    // Each lane is mixed by itself, with a key of its own, before they are added up.
    let keys: u64x8<S> = KEYS.simd_into(simd);
    let mixed_lanes = (sums ^ (sums >> 29)) * keys;
    let sum = (mixed_lanes ^ (mixed_lanes >> 32)).reduce_sum();
    // The length tells a short row from one that ends with zeros.
    mixed(sum ^ (row.len() as u64).wrapping_mul(STEP))
}

#[inline(always)]
fn product<S: Simd>(simd: S, block: [u8; BLOCK], keys: u64x8<S>) -> u64x8<S> {
    const LOW: u64 = 0xffff_ffff;
    let bytes: u8x64<S> = block.simd_into(simd);
    let words: u64x8<S> = bytes.bitcast();
    let mixed = words ^ keys;
    (mixed & LOW) * (mixed >> 32) + words.slide_within_blocks::<1>(words)
}

/// The finalizer of `splitmix64` (Steele, Lea and Flood, 2014).
fn mixed(state: u64) -> u64 {
    let state = (state ^ (state >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let state = (state ^ (state >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    state ^ (state >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::dataset::FastSet;

    #[test]
    fn equal_rows_and_no_others_are_equal() {
        let row = |cells: [&'static str; 2]| fingerprint(&Record::of(1, cells));
        assert_eq!(row(["ab", "c"]), row([" ab", "c "]));
        assert_ne!(row(["ab", "c"]), row(["a", "bc"]));
        assert_ne!(row(["", "a"]), row(["a", ""]));
    }

    #[test]
    fn rows_that_differ_anywhere_have_another_print() {
        // Texts of every length up to four blocks, each also with every one of its bits turned, and with two of its
        // words, or two of its blocks, in each other's place.
        let mut rows = Vec::new();
        for length in 0..260_usize {
            let row: Vec<u8> = (0..=u8::MAX).cycle().map(|byte| byte.wrapping_mul(37)).take(length).collect();
            rows.push(vec![0; length]);
            for bit in 0..8 * length {
                let mut other = row.clone();
                other[bit / 8] ^= 1 << (bit % 8);
                rows.push(other);
            }
            for size in [8, BLOCK] {
                for word in 1..length / size {
                    let mut other = row.clone();
                    let (before, after) = other.split_at_mut(word * size);
                    before[..size].swap_with_slice(&mut after[..size]);
                    rows.push(other);
                }
            }
            rows.push(row);
        }
        let rows: FastSet<Vec<u8>> = rows.into_iter().collect();
        let mut prints = Vec::new();
        of_rows(rows.iter().map(Vec::as_slice), |print| prints.push(print));
        assert_eq!(prints, rows.iter().map(|row| of_bytes(row)).collect::<Vec<_>>());
        assert_eq!(prints.iter().collect::<FastSet<_>>().len(), rows.len());
    }
}
