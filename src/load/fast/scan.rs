//! Where the cells of a chunk end: found sheet by sheet, with one bit for each byte.

#![expect(clippy::inline_always, reason = "what is not inlined is compiled for the least of all processors")]

use fearless_simd::{Level, Simd, dispatch, prelude::*, u8x64, u64x8};

use super::masks::{BLOCK, Bits, PAGE, SHEET, Sheet, any};
use super::quotes::Carry;
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

const BLOCK_BYTES: u32 = 64;

/// How many places are written at once where one is found after another.
const LOT: usize = 8;

/// How many are where the processor gathers them.
const GATHERED: usize = 16;

impl Structure {
    /// Finds what stands where in a text that begins with a row and ends with one.
    pub(super) fn scan(&mut self, text: &[u8], delimiter: u8) -> Result<(), Surprise> {
        // Places are kept in four bytes.
        if u32::try_from(text.len() + SHEET).is_err() {
            return Err(Surprise);
        }
        (self.count, self.rows) = (0, 0);
        self.beyond_ascii.clear();
        self.loose.clear();
        self.inner.clear();
        dispatch!(Level::new(), simd => self.sheets(simd, text, delimiter))
    }

    /// The places of the delimiters and line ends outside quotes. A last line without an end ends behind the text.
    pub(super) fn ends(&self) -> &[u32] {
        self.places.get(..self.count).unwrap_or(&[])
    }

    /// Takes sheet after sheet with what the processor has for it.
    #[inline(always)]
    fn sheets<S: Simd>(&mut self, simd: S, text: &[u8], delimiter: u8) -> Result<(), Surprise> {
        let mut carry = Carry::new(simd);
        let mut sheet = Sheet::default();
        let (sheets, rest) = text.as_chunks::<SHEET>();
        let mut bases = (0..).step_by(SHEET);
        for (bytes, base) in sheets.iter().zip(&mut bases) {
            sheet.look(simd, bytes, delimiter);
            self.note(simd, &sheet, base, &mut carry);
        }
        let ended = text.last().is_none_or(|last| *last == b'\n');
        if !(rest.is_empty() && ended) {
            // Letters that mean nothing fill up the last sheet, behind the line end that the text may lack.
            let end = if ended { b'a' } else { b'\n' };
            let mut bytes = [b'a'; SHEET];
            for (place, byte) in bytes.iter_mut().zip(rest.iter().chain([&end])) {
                *place = *byte;
            }
            sheet.look(simd, &bytes, delimiter);
            self.note(simd, &sheet, bases.next().ok_or(Surprise)?, &mut carry);
        }
        self.rows = usize::try_from(carry.rows()).map_err(|_| Surprise)?;
        if carry.is_plain() { Ok(()) } else { Err(Surprise) }
    }

    /// Notes what is in a sheet. Pages are read before any place is noted: how many places a block has cannot be
    /// foretold, and a wrong guess of the processor costs less where little waits for it.
    #[inline(always)]
    fn note<S: Simd>(&mut self, simd: S, sheet: &Sheet, base: u32, carry: &mut Carry<S>) {
        let mut ends: [Bits; SHEET / PAGE] = Default::default();
        let bases = (base..).step_by(PAGE);
        for ((page, base), ends) in sheet.pages.iter().zip(bases).zip(&mut ends) {
            let read = carry.read(page);
            read.ends.store_slice(ends);
            if any(read.loose | read.inner) {
                push(&mut self.loose, base, read.loose);
                push(&mut self.inner, base, read.inner);
            }
            if sheet.is_rare {
                self.note_letters(base, &page.beyond_ascii);
            }
        }
        self.make_room();
        let places: u8x64<S> = counted().simd_into(simd);
        for (bits, base) in ends.as_flattened().iter().zip((base..).step_by(BLOCK)) {
            // Only processors with vectors of 64 bytes have an instruction for that.
            if S::u8s::LEN == BLOCK {
                self.gather(simd, places, base, *bits);
            } else {
                self.find(base, *bits);
            }
        }
    }

    /// Makes room for the places of a sheet. Every byte may be an end, and a whole lot of places is written at once; but memory
    /// for a chunk of nothing but ends would never be used.
    #[inline(always)]
    fn make_room(&mut self) {
        let room = self.count + SHEET + BLOCK;
        if self.places.len() < room {
            self.places.resize(2 * room, 0);
        }
    }

    /// Adds the places of the bits, all at once.
    #[inline(always)]
    fn gather<S: Simd>(&mut self, simd: S, places: u8x64<S>, base: u32, bits: u64) {
        let mut left = bits.count_ones() as usize;
        let gathered: [u8; BLOCK] = places.compress(simd.from_bitmask_mask8x64(bits)).into();
        let room = self.places.get_mut(self.count..).unwrap_or(&mut []);
        self.count += left;
        for (lot, gathered) in
            room.as_chunks_mut::<GATHERED>().0.iter_mut().zip(gathered.as_chunks::<GATHERED>().0)
        {
            for (place, gathered) in lot.iter_mut().zip(gathered) {
                *place = base.wrapping_add(u32::from(*gathered));
            }
            if left <= GATHERED {
                break;
            }
            left -= GATHERED;
        }
    }

    /// Adds the places of the bits, eight at a time: a wrong guess of how many there are costs more than writing places
    /// that the next block writes over.
    #[inline(always)]
    fn find(&mut self, base: u32, mut bits: u64) {
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

    /// Notes where a page has letters beyond ASCII.
    fn note_letters(&mut self, base: u32, beyond_ascii: &Bits) {
        let blocks = beyond_ascii.iter().zip((base..).step_by(BLOCK));
        for (_, base) in blocks.filter(|(bits, _)| **bits != 0) {
            let end = base.saturating_add(BLOCK_BYTES);
            match self.beyond_ascii.last_mut() {
                Some((_, last)) if *last == base => *last = end,
                Some(_) | None => self.beyond_ascii.push((base, end)),
            }
        }
    }
}

/// The numbers of the bytes of a block.
#[inline(always)]
fn counted() -> [u8; BLOCK] {
    let mut places = [0; BLOCK];
    for (place, number) in places.iter_mut().zip(0..) {
        *place = number;
    }
    places
}

/// Adds the places of the bits of a page; few pages have any.
#[cold]
fn push<S: Simd>(places: &mut Vec<u32>, base: u32, bits: u64x8<S>) {
    for (mut bits, base) in Bits::from(bits).into_iter().zip((base..).step_by(BLOCK)) {
        while bits != 0 {
            places.push(base + bits.trailing_zeros());
            bits &= bits.wrapping_sub(1);
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// What a text has: the same with all that the processor has for it, and with the least.
    fn scanned(text: &str) -> Result<Structure, Surprise> {
        let [mut structure, mut least] = [Structure::default(), Structure::default()];
        let scanned = structure.scan(text.as_bytes(), b',');
        let again = dispatch!(Level::baseline(), simd => least.sheets(simd, text.as_bytes(), b','));
        assert_eq!(scanned, again, "{text:?}");
        scanned?;
        assert_eq!((structure.ends(), structure.rows), (least.ends(), least.rows), "{text:?}");
        assert_eq!((&structure.loose, &structure.inner), (&least.loose, &least.inner), "{text:?}");
        assert_eq!(structure.beyond_ascii, least.beyond_ascii, "{text:?}");
        Ok(structure)
    }

    /// Lengths that bring what follows to every place of a block, and to the end of a page and of a sheet.
    fn fillers() -> impl Iterator<Item = usize> {
        (0..130).chain(PAGE - 20..PAGE + 3).chain(SHEET - 20..SHEET + 3)
    }

    #[test]
    fn cells_end_where_one_byte_after_another_says() {
        let texts = ["a,\"b,c\",\"d\"\"e\"\n", "x,\"two\nlines\",y\r\n", ",,\n", "é,\"\",z\n"];
        for (first, second) in texts.iter().flat_map(|first| texts.iter().map(move |second| (first, second)))
        {
            for filler in fillers() {
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
                match scanned(&text) {
                    Ok(structure) => {
                        assert_eq!(
                            structure.rows,
                            ends.iter().filter(|place| text.as_bytes()[**place as usize] == b'\n').count()
                        );
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
    fn a_cell_that_could_be_written_otherwise_is_loose() {
        for filler in fillers() {
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
                    let structure = scanned(&format!("{before}{cell}{after}")).unwrap();
                    assert_eq!(!structure.loose.is_empty(), loose, "{before}{cell}{after}");
                }
            }
        }
    }
}
