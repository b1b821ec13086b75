//! A number for a row's text, equal for equal rows.

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

/// The fingerprint of a text; two lanes, since one multiplication need not wait for the one before.
pub(super) fn of_text(text: &str) -> u64 {
    let (pairs, rest) = text.as_bytes().as_chunks::<16>();
    let (mut left, mut right) = (0x9e37_79b9_7f4a_7c15_u64, 0xd6e8_feb8_6659_fd93_u64);
    for pair in pairs {
        let (words, _) = pair.as_chunks::<8>();
        if let [first, second] = words {
            left = folded(left ^ u64::from_le_bytes(*first));
            right = folded(right ^ u64::from_le_bytes(*second));
        }
    }
    let last = rest.iter().fold(0_u128, |word, byte| word << 8 | u128::from(*byte)).to_le_bytes();
    let (words, _) = last.as_chunks::<8>();
    let tail = words.iter().fold(left, |state, word| mixed(state ^ u64::from_le_bytes(*word)));
    mixed(mixed(tail ^ text.len() as u64) ^ right.rotate_left(32))
}

/// Both halves of a product that is twice as wide, folded together.
fn folded(state: u64) -> u64 {
    let product = u128::from(state) * 0xa076_1d64_78bd_642f_u128;
    let [low, high] =
        [product, product >> 64].map(|half| u64::try_from(half & u128::from(u64::MAX)).unwrap_or(0));
    low ^ high
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

    #[test]
    fn equal_rows_and_no_others_are_equal() {
        let row = |cells: [&'static str; 2]| fingerprint(&Record::of(1, cells));
        assert_eq!(row(["ab", "c"]), row([" ab", "c "]));
        assert_ne!(row(["ab", "c"]), row(["a", "bc"]));
        assert_ne!(row(["", "a"]), row(["a", ""]));
    }
}
