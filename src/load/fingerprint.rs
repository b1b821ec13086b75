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

/// The fingerprint of a row as it is written, where equal rows are written alike.
pub(super) fn of_bytes(row: &[u8]) -> u64 {
    xxhash_rust::xxh3::xxh3_64(row)
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
