//! Where cells and rows may end: the marks of a text, found 64 bytes at a time.

/// Every delimiter, quote and control character of a text, in order.
#[derive(Clone, Debug)]
pub(super) struct Marks<'bytes> {
    blocks: std::slice::Iter<'bytes, [u8; BLOCK]>,
    rest: &'bytes [u8],
    delimiter: u8,
    /// The place of the block that the mask is of.
    base: usize,
    /// Where the next block begins.
    next: usize,
    mask: u64,
}

/// As many bytes as a mask has bits.
const BLOCK: usize = 64;

impl<'bytes> Marks<'bytes> {
    pub(super) fn of(bytes: &'bytes [u8], delimiter: u8) -> Self {
        let (blocks, rest) = bytes.as_chunks::<BLOCK>();
        Self { blocks: blocks.iter(), rest, delimiter, base: 0, next: 0, mask: 0 }
    }
}

impl Iterator for Marks<'_> {
    type Item = usize;

    fn next(&mut self) -> Option<usize> {
        while self.mask == 0 {
            self.base = self.next;
            if let Some(block) = self.blocks.next() {
                self.mask = mask(block, self.delimiter);
                self.next += BLOCK;
            } else if self.rest.is_empty() {
                return None;
            } else {
                // Letters that are no marks fill up the last block.
                let mut block = [b'a'; BLOCK];
                for (place, byte) in block.iter_mut().zip(std::mem::take(&mut self.rest)) {
                    *place = *byte;
                }
                self.mask = mask(&block, self.delimiter);
            }
        }
        let place = self.base + self.mask.trailing_zeros() as usize;
        self.mask &= self.mask - 1;
        Some(place)
    }
}

/// One bit for each byte that is a mark.
fn mask(block: &[u8; BLOCK], delimiter: u8) -> u64 {
    let mut hits = [0; BLOCK];
    // No branch and no call, so that the compiler compares many bytes at once.
    for (hit, byte) in hits.iter_mut().zip(block) {
        let ends = u8::from(*byte == delimiter) | u8::from(*byte == b'"');
        *hit = ends | u8::from(*byte < b' ') | u8::from(*byte == 0x7f);
    }
    let (words, _) = hits.as_chunks::<8>();
    words.iter().rev().fold(0, |mask, word| {
        // The product gathers the lowest bit of each byte in the highest byte.
        let gathered = u64::from_le_bytes(*word).wrapping_mul(0x0102_0408_1020_4080) >> 56;
        mask << 8 | gathered
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_mark_is_found_at_every_place() {
        for mark in [b',', b'"', b'\n', b'\r', b'\t', 0, 0x7f] {
            for length in 0..200 {
                for place in 0..length {
                    let mut text = vec![b'x'; length];
                    text[place] = mark;
                    assert_eq!(Marks::of(&text, b',').collect::<Vec<_>>(), [place], "{mark} of {length}");
                }
            }
        }
        assert_eq!(Marks::of(b";,;", b';').collect::<Vec<_>>(), [0, 2]);
    }
}
