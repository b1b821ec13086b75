//! Text to rows, for a known dialect.
//!
//! Never fails. A quote that closes nowhere is read as a letter and remembered. Text after a closing quote means that
//! a quote is a stray one; of the ways to read such a row, the one that gives it the width of the others is taken, and
//! else the cell is literally what the file says. Line numbers are those of an editor: CRLF, LF and a lone CR each end
//! a line.

use super::dialect::{Dialect, Escape};
use super::record::Record;
use super::swallowed::is_several_rows;

/// After so many quotes that close nowhere, quotes are letters; each one costs a walk to the end of the text.
const UNCLOSED_LIMIT: u8 = 3;

/// Reads one row after another.
#[derive(Clone, Debug)]
pub(crate) struct Reader<'text> {
    text: &'text str,
    dialect: Dialect,
    at: usize,
    line: u64,
    unclosed_times: u8,
    unclosed: Option<u64>,
    swallowed: Option<u64>,
    formulas: u64,
    mode: Mode,
    strange: bool,
    /// Whether the row has a quoted cell.
    quotes: bool,
    mended: Vec<u64>,
    /// Bytes at which a cell without quotes may end, each eight times over.
    stops: [u64; 4],
    /// Bytes that say something within quotes.
    quoted_stops: [u64; 4],
}

/// How a quote in a strange place is read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Mode {
    /// A cell with text after its closing quote is literal up to the next delimiter.
    Strict,
    /// Only a quote at the end of a cell closes it: `"boots, 10" high"`.
    Inner,
    /// The same, and two quotes are two quotes: `"boots, 10"",`.
    Bare,
    /// A cell with text after its closing quote has no quotes: `"2,boots,"size, 10"`.
    Letter,
}

/// How many mended rows are remembered by line.
const MENDED_KEPT: usize = 1000;

/// What ended a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Cell,
    Row,
}

impl<'text> Reader<'text> {
    /// A reader at the start of a text.
    pub(crate) fn new(text: &'text str, dialect: Dialect) -> Self {
        let first = dialect.delimiter.as_bytes().first().copied().unwrap_or(b'\n');
        let backslash = if dialect.escape == Escape::Backslash { b'\\' } else { b'\n' };
        let quote = dialect.quote.map_or(b'\n', super::dialect::Quote::byte);
        let eightfold = |byte| u64::from(byte) * ONES;
        Self {
            stops: [b'\n', b'\r', first, backslash].map(eightfold),
            quoted_stops: [b'\n', b'\r', quote, backslash].map(eightfold),
            text,
            dialect,
            at: 0,
            line: 1,
            unclosed_times: 0,
            unclosed: None,
            swallowed: None,
            formulas: 0,
            mode: Mode::Strict,
            strange: false,
            quotes: false,
            mended: Vec::new(),
        }
    }

    /// The line of the first quote that closes nowhere, as far as has been read.
    pub(crate) fn unclosed(&self) -> Option<u64> {
        self.unclosed
    }

    /// The line of the first row that would be several without its quotes, as far as has been read.
    pub(crate) fn swallowed(&self) -> Option<u64> {
        self.swallowed
    }

    /// How many cells of the form `="text"` were read; spreadsheets write them to keep digits as text.
    pub(crate) fn formulas(&self) -> u64 {
        self.formulas
    }

    /// The lines of rows in which a quote was read as a letter to keep the width of the others.
    pub(crate) fn into_mended(self) -> Vec<u64> {
        self.mended
    }

    /// Reads the next row; false at the end of the text.
    pub(crate) fn read(&mut self, record: &mut Record) -> bool {
        if self.at >= self.text.len() {
            record.begin(self.line);
            return false;
        }
        let start = (self.at, self.line);
        self.read_row(record, Mode::Strict);
        let uneven = self.quotes && record.len() != self.dialect.width;
        if (self.strange || uneven) && self.dialect.width > 1 {
            self.mend(start, record);
        }
        self.look_for_rows(start);
        true
    }

    /// Remembers a row of several lines each of which would be a row.
    fn look_for_rows(&mut self, (at, line): (usize, u64)) {
        let Dialect { delimiter, width, .. } = &self.dialect;
        if self.swallowed.is_none() && self.quotes && self.line > line + 1 && *width > 1 {
            let row = self.text.get(at..self.at).unwrap_or("");
            self.swallowed = is_several_rows(row, delimiter, *width).then_some(line);
        }
    }

    fn read_row(&mut self, record: &mut Record, mode: Mode) {
        (self.mode, self.strange, self.quotes) = (mode, false, false);
        record.begin(self.line);
        while self.read_cell(record) == Ended::Cell {
            // A try that has failed is not read to its end; the line may be long.
            let failed = mode != Mode::Letter && self.strange || record.len() >= self.dialect.width;
            if mode != Mode::Strict && failed {
                record.end_cell();
                return;
            }
        }
    }

    /// Reads a row with a stray quote in the other ways, and keeps the first that gives it the usual width.
    fn mend(&mut self, (at, line): (usize, u64), record: &mut Record) {
        let strict = (self.at, self.line);
        let mut other = Record::default();
        for mode in [Mode::Inner, Mode::Bare, Mode::Letter] {
            (self.at, self.line) = (at, line);
            self.read_row(&mut other, mode);
            if other.len() == self.dialect.width && (mode == Mode::Letter || !self.strange) {
                *record = other;
                if self.mended.len() < MENDED_KEPT {
                    self.mended.push(line);
                }
                return;
            }
        }
        (self.at, self.line) = strict;
    }

    fn read_cell(&mut self, record: &mut Record) -> Ended {
        if let Some((inside, formula)) = self.opening()
            && let Some(ended) = self.read_quoted(inside, record)
        {
            self.formulas += u64::from(formula);
            return ended;
        }
        self.read_plain(record)
    }

    /// The place after an opening quote, where the cell has one, and whether it is written as a formula.
    fn opening(&self) -> Option<(usize, bool)> {
        let quote = self.dialect.quote?;
        if self.unclosed_times >= UNCLOSED_LIMIT {
            return None;
        }
        let bytes = self.text.as_bytes();
        let at = self.past_spaces(self.at);
        let formula = bytes.get(at) == Some(&b'=');
        let at = at + usize::from(formula);
        (bytes.get(at) == Some(&quote.byte())).then_some((at + 1, formula))
    }

    /// Reads from inside a quote to the end of the cell; `None`, with nothing read, where the quote closes nowhere.
    fn read_quoted(&mut self, inside: usize, record: &mut Record) -> Option<Ended> {
        let quote = self.dialect.quote?.byte();
        let bytes = self.text.as_bytes();
        let at_end_only = matches!(self.mode, Mode::Inner | Mode::Bare);
        self.quotes = true;
        let (mut at, mut run, mut lines) = (inside, inside, 0);
        let mut value = String::new();
        let close = loop {
            let stop = bytes.get(at..).and_then(|rest| find(rest, &self.quoted_stops));
            at += stop.unwrap_or(0);
            let Some(&byte) = bytes.get(at).filter(|_| stop.is_some()) else {
                self.unclosed_times += 1;
                self.unclosed.get_or_insert(self.line);
                return None;
            };
            let next = bytes.get(at + 1);
            if byte == b'\n' || (byte == b'\r' && next != Some(&b'\n')) {
                lines += 1;
            }
            let escaped = match self.dialect.escape {
                Escape::Doubled => self.mode != Mode::Bare && byte == quote && next == Some(&quote),
                Escape::Backslash => {
                    byte == b'\\' && next.is_some_and(|next| *next == quote || *next == b'\\')
                }
            };
            if escaped {
                value.push_str(self.text.get(run..at)?);
                (at, run) = (at + 2, at + 1);
            } else if byte == quote && (!at_end_only || self.closes(at + 1)) {
                break at;
            } else if at_end_only && matches!(byte, b'\n' | b'\r') {
                self.strange = true;
                return None;
            } else {
                at += 1;
            }
        };
        value.push_str(self.text.get(run..close)?);
        if self.closes(close + 1) {
            record.push(&value);
            if value.is_empty() && self.dialect.width <= 1 {
                record.be_empty_quotes();
            }
            self.at = self.past_spaces(close + 1);
        } else {
            self.strange = true;
            if self.mode == Mode::Letter {
                return None;
            }
            // Text after the closing quote: the cell is what the file says, quotes and all.
            record.push(self.text.get(self.at..=close)?);
            self.at = close + 1;
            self.line += lines;
            return Some(self.read_plain(record));
        }
        self.line += lines;
        Some(self.end(record))
    }

    /// Whether a cell ends here, but for spaces.
    fn closes(&self, at: usize) -> bool {
        let after = self.past_spaces(at);
        self.delimiter_at(after) || matches!(self.text.as_bytes().get(after), None | Some(b'\n' | b'\r'))
    }

    fn past_spaces(&self, mut at: usize) -> usize {
        while self.text.as_bytes().get(at) == Some(&b' ') && !self.delimiter_at(at) {
            at += 1;
        }
        at
    }

    /// Reads up to the delimiter or the end of the line.
    fn read_plain(&mut self, record: &mut Record) -> Ended {
        let bytes = self.text.as_bytes();
        let (mut at, mut run) = (self.at, self.at);
        while let Some(step) = bytes.get(at..).and_then(|rest| find(rest, &self.stops)) {
            at += step;
            let byte = bytes.get(at).copied();
            if matches!(byte, Some(b'\n' | b'\r')) || self.delimiter_at(at) {
                break;
            }
            if byte == Some(b'\\') && self.escapes(at + 1) {
                record.push(self.text.get(run..at).unwrap_or(""));
                run = at + 1;
                at += 1;
            }
            at += 1;
        }
        let ended = bytes.get(at).is_some_and(|byte| self.stops.contains(&(u64::from(*byte) * ONES)));
        let at = if ended { at } else { bytes.len() };
        record.push(self.text.get(run..at).unwrap_or(""));
        self.at = at;
        self.end(record)
    }

    /// Whether a backslash before this place takes away its meaning.
    fn escapes(&self, at: usize) -> bool {
        let quote = self.dialect.quote.map(super::dialect::Quote::byte);
        self.delimiter_at(at) || self.text.as_bytes().get(at).is_some_and(|byte| Some(*byte) == quote)
    }

    /// Steps over the delimiter or the line's end and closes the cell.
    fn end(&mut self, record: &mut Record) -> Ended {
        record.end_cell();
        if self.delimiter_at(self.at) {
            self.at += self.dialect.delimiter.len();
            return Ended::Cell;
        }
        let bytes = self.text.as_bytes();
        match bytes.get(self.at) {
            Some(b'\r') if bytes.get(self.at + 1) == Some(&b'\n') => self.at += 2,
            Some(_) => self.at += 1,
            None => return Ended::Row,
        }
        self.line += 1;
        Ended::Row
    }

    fn delimiter_at(&self, at: usize) -> bool {
        let here = self.text.as_bytes().get(at..).unwrap_or(&[]);
        match (self.dialect.delimiter.as_bytes(), here) {
            ([], _) | (_, []) => false,
            // One byte is by far the most common, and comparing slices costs a call.
            ([only], [first, ..]) => only == first,
            (delimiter, here) => here.starts_with(delimiter),
        }
    }
}

/// One in each of eight bytes.
const ONES: u64 = 0x0101_0101_0101_0101;

/// The place of the first byte that is one of four, each given eight times over; looks at eight bytes at once, by the
/// test for a zero byte in a word (Warren, "Hacker's Delight", 6-1).
fn find(bytes: &[u8], stops: &[u64; 4]) -> Option<usize> {
    let (chunks, rest) = bytes.as_chunks::<8>();
    for (place, chunk) in chunks.iter().enumerate() {
        let word = u64::from_le_bytes(*chunk);
        let zero = |stop: &u64| {
            let other = word ^ stop;
            other.wrapping_sub(ONES) & !other & (ONES << 7)
        };
        // The lowest mark is always a true one; a borrow can only add marks above it.
        let found = stops.iter().map(zero).fold(0, |found, marks| found | marks);
        if found != 0 {
            return Some(place * 8 + found.trailing_zeros() as usize / 8);
        }
    }
    let tail = rest.iter().position(|byte| stops.contains(&(u64::from(*byte) * ONES)))?;
    Some(chunks.len() * 8 + tail)
}
