//! Where the cells of a chunk end: found 64 bytes at a time, with one bit for each byte.
//!
//! Comparing and gathering bits instead of branching on bytes is the technique of simdjson (Langdale and Lemire,
//! "Parsing Gigabytes of JSON per Second", 2019), with the quotes of CSV in place of strings.

use fearless_simd::{Level, Simd, dispatch, i8x64, prelude::*, u8x64};

use super::row::Surprise;

/// What stands where in some whole rows. A cell is bare, or stands whole in quotes with quotes doubled.
#[derive(Debug, Default)]
pub(super) struct Structure {
    /// Room for the places of the delimiters and line ends outside quotes.
    places: Vec<u32>,
    /// How many of them there are.
    count: usize,
    /// How many of them are line ends.
    pub(super) rows: usize,
    /// Places in cells with white space at an edge, or with quotes that they may not need.
    pub(super) loose: Vec<u32>,
    /// The places of line ends within quotes.
    pub(super) inner: Vec<u32>,
    /// Where there are letters beyond ASCII: stretches with none right before and right behind them.
    pub(super) beyond_ascii: Vec<(u32, u32)>,
}

/// As many bytes as a mask has bits.
const BLOCK: usize = 64;
const BLOCK_BYTES: u32 = 64;

/// How many places are written at once.
const LOT: usize = 8;

/// What the byte before a block was: a bit in the lowest place, or none.
#[derive(Debug, Default)]
struct Carry {
    /// Whether the block begins within quotes: every bit, or none.
    inside: u64,
    boundary: u64,
    closed: u64,
    returned: u64,
    pale: u64,
    /// A quote was opened, and nothing since shows that it is needed.
    opened: u64,
    /// Of the ends that are noted of a row, the next.
    next: usize,
    /// How many ends come before it.
    skip: u32,
}

/// A bit for each byte of a block.
#[derive(Clone, Copy, Debug)]
struct Masks {
    quote: u64,
    delimiters: u64,
    newline: u64,
    /// Spaces, control characters but the last, and bytes of letters beyond ASCII.
    pale: u64,
    returns: u64,
    /// Whether there are bytes of letters beyond ASCII.
    beyond_ascii: bool,
    /// Whether there are control characters that text does not have.
    strange: bool,
}

impl Masks {
    #[inline(always)]
    fn of<S: Simd>(simd: S, block: [u8; BLOCK], delimiter: u8) -> Self {
        const DELETE: u8 = 0x7f;
        let bytes: u8x64<S> = block.simd_into(simd);
        // As signed numbers, bytes beyond ASCII come before all others, and what is one more than the last control
        // character comes before the rest of them.
        let signed: i8x64<S> = bytes.bitcast();
        let equal = |byte: u8| bytes.simd_eq(byte).to_bitmask();
        let (quote, delimiters, newline) = (equal(b'"'), equal(delimiter), equal(b'\n'));
        let pale = signed.simd_le(b' '.cast_signed()).to_bitmask();
        let odd = (signed + 1).simd_le(b' '.cast_signed()).to_bitmask();
        let (mut returns, mut beyond_ascii, mut strange) = (0, false, false);
        if odd & !newline != 0 {
            returns = equal(b'\r');
            let high = bytes.simd_gt(DELETE).to_bitmask();
            beyond_ascii = high != 0;
            strange = odd & !(high | newline | returns | equal(b'\t') | delimiters) != 0;
        }
        Self { quote, delimiters, newline, pale, returns, beyond_ascii, strange }
    }
}

impl Structure {
    /// Finds what stands where in a text that begins with a row and ends with one. `gaps` says how many ends are passed
    /// over before each that is noted, from one to the next in a row.
    pub(super) fn scan(&mut self, text: &[u8], delimiter: u8, gaps: &[u32]) -> Result<(), Surprise> {
        // Places are kept in four bytes.
        if u32::try_from(text.len()).is_err() {
            return Err(Surprise);
        }
        (self.count, self.rows) = (0, 0);
        self.beyond_ascii.clear();
        self.loose.clear();
        self.inner.clear();
        // Every byte may be an end, and a whole lot of places is written at once.
        let room = text.len() + 2 * BLOCK;
        if self.places.len() < room {
            self.places = vec![0; room];
        }
        let gaps = if gaps.iter().any(|gap| *gap > 0) { gaps } else { &[] };
        let carry = dispatch!(Level::new(), simd => self.blocks(simd, text, delimiter, gaps))?;
        if carry.inside | carry.returned == 0 { Ok(()) } else { Err(Surprise) }
    }

    /// Takes block after block with what the processor has for it.
    #[expect(
        clippy::inline_always,
        reason = "what is not inlined is compiled for the least of all processors"
    )]
    #[inline(always)]
    fn blocks<S: Simd>(
        &mut self,
        simd: S,
        text: &[u8],
        delimiter: u8,
        gaps: &[u32],
    ) -> Result<Carry, Surprise> {
        let skip = gaps.first().copied().unwrap_or(0);
        let mut carry = Carry { boundary: 1, skip, ..Carry::default() };
        let (blocks, rest) = text.as_chunks::<BLOCK>();
        let mut bases = (0..).step_by(BLOCK);
        for (block, base) in blocks.iter().zip(&mut bases) {
            self.block(&Masks::of(simd, *block, delimiter), base, gaps, &mut carry)?;
        }
        let ended = text.last().is_none_or(|last| *last == b'\n');
        if !(rest.is_empty() && ended) {
            // Letters that mean nothing fill up the last block, behind the line end that the text may lack.
            let end = if ended { b'a' } else { b'\n' };
            let mut block = [b'a'; BLOCK];
            for (place, byte) in block.iter_mut().zip(rest.iter().chain([&end])) {
                *place = *byte;
            }
            let base = bases.next().ok_or(Surprise)?;
            self.block(&Masks::of(simd, block, delimiter), base, gaps, &mut carry)?;
        }
        Ok(carry)
    }

    /// The places of the delimiters and line ends outside quotes that are noted. A last line without an end ends behind
    /// the text.
    pub(super) fn ends(&self) -> &[u32] {
        self.places.get(..self.count).unwrap_or(&[])
    }

    /// Notes that a block has letters beyond ASCII.
    fn note_letters(&mut self, base: u32) {
        let end = base.saturating_add(BLOCK_BYTES);
        match self.beyond_ascii.last_mut() {
            Some((_, last)) if *last == base => *last = end,
            Some(_) | None => self.beyond_ascii.push((base, end)),
        }
    }

    #[expect(clippy::inline_always, reason = "part of `blocks`")]
    #[inline(always)]
    fn note_ends(&mut self, base: u32, ends: u64, gaps: &[u32], carry: &mut Carry) {
        if gaps.is_empty() {
            self.note_all(base, ends);
        } else {
            self.note_few(base, ends, gaps, carry);
        }
    }

    /// Adds the places of the bits, eight at a time: how many a block has cannot be foretold, and a wrong guess of the
    /// processor costs more than writing places that the next block writes over.
    #[expect(clippy::inline_always, reason = "part of `blocks`")]
    #[inline(always)]
    fn note_all(&mut self, base: u32, mut bits: u64) {
        let count = bits.count_ones() as usize;
        let room = self.places.get_mut(self.count..).unwrap_or(&mut []);
        for lot in room.as_chunks_mut::<LOT>().0 {
            for place in lot {
                *place = base.wrapping_add(bits.trailing_zeros());
                bits &= bits.wrapping_sub(1);
            }
            if bits == 0 {
                break;
            }
        }
        self.count += count;
    }

    /// Adds the places of those bits that are noted; most blocks have none.
    #[expect(clippy::inline_always, reason = "part of `blocks`")]
    #[inline(always)]
    fn note_few(&mut self, base: u32, mut bits: u64, gaps: &[u32], carry: &mut Carry) {
        loop {
            let count = bits.count_ones();
            if count <= carry.skip {
                carry.skip -= count;
                return;
            }
            for _ in 0..carry.skip {
                bits &= bits.wrapping_sub(1);
            }
            if let Some(place) = self.places.get_mut(self.count) {
                *place = base.wrapping_add(bits.trailing_zeros());
                self.count += 1;
            }
            bits &= bits.wrapping_sub(1);
            carry.next = if carry.next + 1 == gaps.len() { 0 } else { carry.next + 1 };
            carry.skip = gaps.get(carry.next).copied().unwrap_or(0);
        }
    }

    #[expect(clippy::inline_always, reason = "part of `blocks`")]
    #[inline(always)]
    fn block(&mut self, masks: &Masks, base: u32, gaps: &[u32], carry: &mut Carry) -> Result<(), Surprise> {
        if masks.strange {
            return Err(Surprise);
        }
        if masks.beyond_ascii {
            self.note_letters(base);
        }
        if masks.quote | carry.inside | carry.closed == 0 {
            self.bare(masks, base, gaps, carry)
        } else {
            self.quoted(masks, base, gaps, carry)
        }
    }

    /// A block without quotes, and outside of them.
    #[expect(clippy::inline_always, reason = "part of `blocks`")]
    #[inline(always)]
    fn bare(&mut self, masks: &Masks, base: u32, gaps: &[u32], carry: &mut Carry) -> Result<(), Surprise> {
        let Masks { delimiters, newline, returns, .. } = *masks;
        if (returns << 1 | carry.returned) & !newline != 0 {
            return Err(Surprise);
        }
        let ends = delimiters | newline;
        let boundary = ends | returns;
        let pale = masks.pale & !boundary;
        self.note_ends(base, ends, gaps, carry);
        self.rows += newline.count_ones() as usize;
        let loose = edges(pale, boundary, carry);
        if loose != 0 {
            push(&mut self.loose, base, loose);
        }
        (carry.boundary, carry.pale, carry.returned) = (boundary >> 63, pale >> 63, returns >> 63);
        Ok(())
    }

    #[expect(clippy::inline_always, reason = "part of `blocks`")]
    #[inline(always)]
    fn quoted(&mut self, masks: &Masks, base: u32, gaps: &[u32], carry: &mut Carry) -> Result<(), Surprise> {
        let Masks { quote, delimiters, newline, returns, .. } = *masks;
        let inside = parity(quote) ^ carry.inside;
        let ends = (delimiters | newline) & !inside;
        let boundary = ends | quote | returns & !inside;
        let (opening, closing) = (quote & inside, quote & !inside);
        let strange = opening & !(boundary << 1 | carry.boundary)
            | (closing << 1 | carry.closed) & !boundary
            | (returns << 1 | carry.returned) & !newline;
        if strange != 0 {
            return Err(Surprise);
        }

        let pale = masks.pale & !ends & !(returns & !inside);
        let needless = self::needless(opening, quote, quote | delimiters | newline | returns, carry);
        self.note_ends(base, ends, gaps, carry);
        self.rows += (newline & !inside).count_ones() as usize;
        let (loose, inner) = (edges(pale, boundary, carry) | needless, newline & inside);
        if loose | inner != 0 {
            push(&mut self.loose, base, loose);
            push(&mut self.inner, base, inner);
        }

        carry.inside = 0_u64.wrapping_sub(inside >> 63);
        (carry.boundary, carry.closed) = (boundary >> 63, closing >> 63);
        (carry.returned, carry.pale) = (returns >> 63, pale >> 63);
        Ok(())
    }
}

/// Pale bytes next to a boundary. The last letter of a cell may stand at the end of the block before.
#[expect(clippy::inline_always, reason = "part of `blocks`")]
#[inline(always)]
fn edges(pale: u64, boundary: u64, carry: &Carry) -> u64 {
    pale & (boundary << 1 | carry.boundary) | (pale << 1 | carry.pale) & boundary
}

/// The quotes that close what was opened without anything between that had to be in quotes.
fn needless(opening: u64, quote: u64, events: u64, carry: &mut Carry) -> u64 {
    let start = opening << 1 | carry.opened;
    // Adding a bit to a run of ones carries it on to the first event behind the run.
    let calm = !events;
    let (sum, over) = calm.overflowing_add(start & calm);
    carry.opened = opening >> 63 | u64::from(over);
    (start & events | sum & events) & quote
}

/// Each bit says whether the quotes up to its place are odd in number.
fn parity(quote: u64) -> u64 {
    [1, 2, 4, 8, 16, 32].into_iter().fold(quote, |bits, shift| bits ^ bits << shift)
}

/// Adds the places of the bits.
fn push(places: &mut Vec<u32>, base: u32, mut bits: u64) {
    while bits != 0 {
        places.push(base + bits.trailing_zeros());
        bits &= bits.wrapping_sub(1);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn scanned(text: &str, gaps: &[u32]) -> Result<Structure, Surprise> {
        let mut structure = Structure::default();
        structure.scan(text.as_bytes(), b',', gaps).map(|()| structure)
    }

    #[test]
    fn cells_end_where_one_byte_after_another_says() {
        let texts = ["a,\"b,c\",\"d\"\"e\"\n", "x,\"two\nlines\",y\r\n", ",,\n", "é,\"\",z\n"];
        for (first, second) in texts.iter().flat_map(|first| texts.iter().map(move |second| (first, second)))
        {
            for filler in 0..130 {
                let text = format!("{}{first}{}{second}", "f".repeat(filler), "g".repeat(filler / 2));
                let mut inside = false;
                let (mut ends, mut inner) = (Vec::new(), Vec::new());
                for (place, byte) in (0_u32..).zip(text.bytes()) {
                    inside ^= byte == b'"';
                    match byte {
                        b',' | b'\n' if !inside => ends.push(place),
                        b'\n' => inner.push(place),
                        _ => {}
                    }
                }
                // Filling before a quote puts the quote inside a bare cell.
                let strange = filler / 2 > 0 && second.starts_with('"');
                match scanned(&text, &[]) {
                    Ok(structure) => {
                        assert_eq!(
                            (structure.ends(), structure.inner.as_slice()),
                            (ends.as_slice(), inner.as_slice()),
                            "{text:?}"
                        );
                    }
                    Err(Surprise) => assert!(strange, "{text:?}"),
                }
            }
        }
    }

    #[test]
    fn ends_that_nobody_asked_for_are_passed_over() {
        let row = |filler: usize| format!("{},\"b,c\",\"d\"\"e\",,f\r\n", "a".repeat(filler));
        let text: String = (0..200).map(row).collect();
        let all = scanned(&text, &[]).unwrap();
        for (gaps, noted) in
            [(&[4_u32][..], &[4_usize][..]), (&[0, 2, 0], &[0, 3, 4]), (&[1, 0, 1], &[1, 2, 4])]
        {
            let wanted: Vec<u32> = all
                .ends()
                .chunks(5)
                .flat_map(|row| noted.iter().filter_map(|number| row.get(*number).copied()))
                .collect();
            assert_eq!(scanned(&text, gaps).unwrap().ends(), wanted);
        }
    }

    #[test]
    fn a_cell_that_could_be_written_otherwise_is_loose() {
        for filler in 0..130 {
            let before = format!("{},", "f".repeat(filler));
            for (cell, loose) in [
                ("a", false),
                ("a b", false),
                (" a", true),
                ("a ", true),
                ("\ta", true),
                ("\"a\"", true),
                ("\"\"", true),
                ("\"a,b\"", false),
                ("\" a,b\"", true),
                ("\"a,b \"", true),
                ("\"a\nb\"", false),
                ("é", true),
                ("aéa", false),
            ] {
                for after in [",z\n", "\n", "\r\n", ""] {
                    let structure = scanned(&format!("{before}{cell}{after}"), &[]).unwrap();
                    assert_eq!(!structure.loose.is_empty(), loose, "{before}{cell}{after}");
                }
            }
        }
    }
}
