//! What is within quotes and what ends a cell, for a page of bytes at a time.
//!
//! A cell is bare, or stands whole in quotes with quotes doubled. All is worked out for eight numbers of 64 bits at once
//! and without a branch, since where quotes are cannot be foretold.

#![expect(clippy::inline_always, reason = "what is not inlined is compiled for the least of all processors")]

use fearless_simd::{Simd, prelude::*, u64x8};

use super::masks::{BLOCKS, Page, any, vector};

/// What is known of a page.
#[derive(Clone, Copy)]
pub(super) struct Read<S: Simd> {
    /// Delimiters and line ends outside quotes.
    pub(super) ends: u64x8<S>,
    /// Places in cells with white space at an edge, or with quotes that they may not need.
    pub(super) loose: u64x8<S>,
    /// Line ends within quotes.
    pub(super) inner: u64x8<S>,
}

/// What the pages before have left open.
pub(super) struct Carry<S: Simd> {
    simd: S,
    /// One where the next page begins within quotes, or nothing.
    inside: u64,
    /// One where a quote was opened, and nothing since shows that it is needed.
    calm: u64,
    /// What the last page had, of which the last bit counts.
    boundary: u64x8<S>,
    opening: u64x8<S>,
    closing: u64x8<S>,
    returns: u64x8<S>,
    faint: u64x8<S>,
    /// What the careful reader has to see.
    strange: u64x8<S>,
    /// How many line ends there are outside quotes, in eight parts.
    rows: u64x8<S>,
}

impl<S: Simd> Carry<S> {
    /// At the start of a text.
    #[inline(always)]
    pub(super) fn new(simd: S) -> Self {
        let none = u64x8::splat(simd, 0);
        Self {
            simd,
            inside: 0,
            calm: 0,
            boundary: u64x8::splat(simd, 1 << 63),
            opening: none,
            closing: none,
            returns: none,
            faint: none,
            strange: none,
            rows: none,
        }
    }

    /// Whether all cells so far are plain, and none is open.
    #[inline(always)]
    pub(super) fn is_plain(&self) -> bool {
        self.inside == 0 && !any(self.strange)
    }

    /// How many line ends outside quotes there were so far.
    #[inline(always)]
    pub(super) fn rows(&self) -> u64 {
        self.rows.iter().sum()
    }

    /// Reads the next page.
    #[inline(always)]
    pub(super) fn read(&mut self, page: &Page) -> Read<S> {
        let of = |bits| vector(self.simd, bits);
        let (quote, delimiter, newline, returns) =
            (of(page.quote), of(page.delimiter), of(page.newline), of(page.returns));
        let (faint, strange) = (of(page.faint), of(page.strange));
        let inside = self.inside(quote);
        let ends = (delimiter | newline) & !inside;
        let boundary = ends | quote | returns & !inside;
        let (opening, closing) = (quote & inside, quote & !inside);
        let after_boundary = moved(boundary, self.boundary);
        self.strange |= strange
            | opening & !after_boundary
            | moved(closing, self.closing) & !boundary
            | moved(returns, self.returns) & !newline;

        let faint = faint & !boundary;
        // Faint bytes next to a boundary. The last letter of a cell may stand at the end of the page before.
        let edges = faint & after_boundary | moved(faint, self.faint) & boundary;
        let needless = self.needless(opening, quote, quote | delimiter | newline | returns);
        self.rows += (newline & !inside).count_ones();
        (self.boundary, self.opening, self.closing) = (boundary, opening, closing);
        (self.returns, self.faint) = (returns, faint);
        Read { ends, loose: edges | needless, inner: newline & inside }
    }

    /// Each bit says whether the quotes up to its place are odd in number.
    #[inline(always)]
    fn inside(&mut self, quote: u64x8<S>) -> u64x8<S> {
        let mut parity = quote;
        for shift in [1, 2, 4, 8, 16, 32] {
            parity ^= parity << shift;
        }
        // The same from number to number, by the last bit of each.
        let mut odd = (parity >> 63).simd_gt(0).to_bitmask();
        for shift in [1, 2, 4] {
            odd ^= odd << shift;
        }
        let turned = odd << 1 ^ 0_u64.wrapping_sub(self.inside);
        self.inside = turned >> BLOCKS & 1;
        parity ^ self.where_set(turned, u64::MAX)
    }

    /// The quotes that close what was opened without anything between that had to be in quotes.
    #[inline(always)]
    fn needless(&mut self, opening: u64x8<S>, quote: u64x8<S>, events: u64x8<S>) -> u64x8<S> {
        let start = moved(opening, self.opening);
        // Adding a bit to a run of ones carries it on to the first event behind the run.
        let calm = !events;
        let sum = calm + (start & calm);
        // Where that runs over, it goes on in the next number, and from there through any that is all ones.
        let over = sum.simd_lt(calm).to_bitmask() << 1 | self.calm;
        let full = sum.simd_eq(u64::MAX).to_bitmask();
        let carried = (over + full) ^ full;
        self.calm = carried >> BLOCKS & 1;
        let sum = sum + self.where_set(carried, 1);
        (start | sum) & events & quote
    }

    /// A number in each place whose bit is set, and zero in the others.
    #[inline(always)]
    fn where_set(&self, places: u64, number: u64) -> u64x8<S> {
        let of = |number| u64x8::splat(self.simd, number);
        self.simd.from_bitmask_mask64x8(places & ((1 << BLOCKS) - 1)).select(of(number), of(0))
    }
}

/// Each bit one place further, the first from the end of the page before.
#[inline(always)]
fn moved<S: Simd>(bits: u64x8<S>, before: u64x8<S>) -> u64x8<S> {
    bits << 1 | before.slide::<7>(bits) >> 63
}
