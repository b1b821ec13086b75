//! Which bytes stand where, with one bit for each byte.
//!
//! Comparing 64 bytes at once instead of branching on each is the technique of simdjson (Langdale and Lemire, "Parsing
//! Gigabytes of JSON per Second", 2019), with the quotes of CSV in place of strings.

#![expect(clippy::inline_always, reason = "what is not inlined is compiled for the least of all processors")]

use fearless_simd::{Simd, i8x64, prelude::*, u8x64, u64x8};

/// As many bytes as a number has bits.
pub(super) const BLOCK: usize = 64;

/// As many blocks as a vector has numbers.
pub(super) const BLOCKS: usize = 8;

/// The bytes of those blocks.
pub(super) const PAGE: usize = BLOCK * BLOCKS;

/// How many pages are looked at in turn.
const PAGES: usize = 8;

/// The bytes of those pages.
pub(super) const SHEET: usize = PAGE * PAGES;

/// A bit for each byte of a page: in the first number the first 64, the first of them lowest.
pub(super) type Bits = [u64; BLOCKS];

/// What is at which bytes of a page.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Page {
    pub(super) quote: Bits,
    pub(super) delimiter: Bits,
    pub(super) newline: Bits,
    /// Spaces, control characters but the last, and bytes of letters beyond ASCII.
    pub(super) faint: Bits,
    pub(super) returns: Bits,
    /// Bytes of letters beyond ASCII.
    pub(super) beyond_ascii: Bits,
    /// Control characters that text does not have.
    pub(super) strange: Bits,
}

/// What is at which bytes of a sheet.
#[derive(Debug, Default)]
pub(super) struct Sheet {
    pub(super) pages: [Page; PAGES],
    /// Whether there may be line ends of two bytes, letters beyond ASCII or control characters.
    pub(super) is_rare: bool,
}

impl Sheet {
    /// Looks at the bytes of a sheet.
    #[inline(always)]
    pub(super) fn look<S: Simd>(&mut self, simd: S, bytes: &[u8; SHEET], delimiter: u8) {
        let mut least = i8x64::splat(simd, i8::MAX);
        // Block by block the pages are taken in turn. Numbers that are stored side by side one after another would be
        // put together in a register first, which takes several times as long.
        for block in 0..BLOCKS {
            for (page, bytes) in self.pages.iter_mut().zip(bytes.as_chunks::<PAGE>().0) {
                if let Some(bytes) = bytes.as_chunks::<BLOCK>().0.get(block) {
                    least = least.min(page.look(simd, block, *bytes, delimiter));
                }
            }
        }
        let is_rare = least.simd_le(b' '.cast_signed()).any_true();
        // What the sheet before had must go, too.
        if is_rare || self.is_rare {
            for block in 0..BLOCKS {
                for (page, bytes) in self.pages.iter_mut().zip(bytes.as_chunks::<PAGE>().0) {
                    if let Some(bytes) = bytes.as_chunks::<BLOCK>().0.get(block) {
                        page.look_closer(simd, block, *bytes);
                    }
                }
            }
        }
        self.is_rare = is_rare;
    }
}

impl Page {
    /// Looks at one block. What it gives is no more than a space only for bytes of letters beyond ASCII, and for control
    /// characters but line feeds.
    #[inline(always)]
    fn look<S: Simd>(&mut self, simd: S, block: usize, bytes: [u8; BLOCK], delimiter: u8) -> i8x64<S> {
        let bytes: u8x64<S> = bytes.simd_into(simd);
        // As signed numbers, bytes beyond ASCII come before all others, and what is one more than the last control
        // character comes before the rest of them.
        let signed: i8x64<S> = bytes.bitcast();
        let newline = bytes.simd_eq(b'\n');
        set(&mut self.quote, block, bytes.simd_eq(b'"').to_bitmask());
        set(&mut self.delimiter, block, bytes.simd_eq(delimiter).to_bitmask());
        set(&mut self.newline, block, newline.to_bitmask());
        set(&mut self.faint, block, signed.simd_le(b' '.cast_signed()).to_bitmask());
        newline.select(i8x64::splat(simd, i8::MAX), signed + 1)
    }

    /// Tells apart what is odd in a block.
    #[inline(always)]
    fn look_closer<S: Simd>(&mut self, simd: S, block: usize, bytes: [u8; BLOCK]) {
        const DELETE: u8 = 0x7f;
        let bytes: u8x64<S> = bytes.simd_into(simd);
        let returns = bytes.simd_eq(b'\r').to_bitmask();
        let beyond_ascii = bytes.simd_gt(DELETE).to_bitmask();
        let usual = returns | beyond_ascii | bytes.simd_eq(b'\t').to_bitmask() | get(&self.delimiter, block);
        let signed: i8x64<S> = bytes.bitcast();
        let odd = (signed + 1).simd_le(b' '.cast_signed()).to_bitmask() & !get(&self.newline, block);
        set(&mut self.returns, block, returns);
        set(&mut self.beyond_ascii, block, beyond_ascii);
        set(&mut self.strange, block, odd & !usual);
    }
}

#[inline(always)]
fn set(bits: &mut Bits, block: usize, mask: u64) {
    if let Some(bits) = bits.get_mut(block) {
        *bits = mask;
    }
}

#[inline(always)]
fn get(bits: &Bits, block: usize) -> u64 {
    bits.get(block).copied().unwrap_or(0)
}

/// The bits of a page in a vector.
#[inline(always)]
pub(super) fn vector<S: Simd>(simd: S, bits: Bits) -> u64x8<S> {
    bits.simd_into(simd)
}

/// Whether there is any bit.
#[inline(always)]
pub(super) fn any<S: Simd>(bits: u64x8<S>) -> bool {
    !bits.simd_eq(0).all_true()
}
