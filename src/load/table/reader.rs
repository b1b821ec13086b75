//! Text to rows, for a known dialect.
//!
//! Never fails: a quote that closes nowhere is read as a letter and remembered, text after a closing quote makes the
//! whole cell literal. Line numbers are those of an editor: CRLF, LF and a lone CR each end a line.

use super::dialect::{Dialect, Escape};
use super::record::Record;

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
    formulas: u64,
}

/// What ended a cell.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Ended {
    Cell,
    Row,
}

impl<'text> Reader<'text> {
    /// A reader at the start of a text.
    pub(crate) fn new(text: &'text str, dialect: Dialect) -> Self {
        Self { text, dialect, at: 0, line: 1, unclosed_times: 0, unclosed: None, formulas: 0 }
    }

    /// The line of the first quote that closes nowhere, as far as has been read.
    pub(crate) fn unclosed(&self) -> Option<u64> {
        self.unclosed
    }

    /// How many cells of the form `="text"` were read; spreadsheets write them to keep digits as text.
    pub(crate) fn formulas(&self) -> u64 {
        self.formulas
    }

    /// Reads the next row; false at the end of the text.
    pub(crate) fn read(&mut self, record: &mut Record) -> bool {
        record.begin(self.line);
        if self.at >= self.text.len() {
            return false;
        }
        while self.read_cell(record) == Ended::Cell {}
        true
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
        let mut at = self.at;
        while bytes.get(at) == Some(&b' ') && !self.delimiter_at(at) {
            at += 1;
        }
        let formula = bytes.get(at) == Some(&b'=');
        let at = at + usize::from(formula);
        (bytes.get(at) == Some(&quote.byte())).then_some((at + 1, formula))
    }

    /// Reads from inside a quote to the end of the cell; `None`, with nothing read, where the quote closes nowhere.
    fn read_quoted(&mut self, inside: usize, record: &mut Record) -> Option<Ended> {
        let quote = self.dialect.quote?.byte();
        let bytes = self.text.as_bytes();
        let (mut at, mut run, mut lines) = (inside, inside, 0);
        let mut value = String::new();
        let close = loop {
            let Some(&byte) = bytes.get(at) else {
                self.unclosed_times += 1;
                self.unclosed.get_or_insert(self.line);
                return None;
            };
            let next = bytes.get(at + 1);
            if byte == b'\n' || (byte == b'\r' && next != Some(&b'\n')) {
                lines += 1;
            }
            let escaped = match self.dialect.escape {
                Escape::Doubled => byte == quote && next == Some(&quote),
                Escape::Backslash => {
                    byte == b'\\' && next.is_some_and(|next| *next == quote || *next == b'\\')
                }
            };
            if escaped {
                value.push_str(self.text.get(run..at)?);
                (at, run) = (at + 2, at + 1);
            } else if byte == quote {
                break at;
            } else {
                at += 1;
            }
        };
        value.push_str(self.text.get(run..close)?);
        let mut after = close + 1;
        while bytes.get(after) == Some(&b' ') && !self.delimiter_at(after) {
            after += 1;
        }
        if self.delimiter_at(after) || matches!(bytes.get(after), None | Some(b'\n' | b'\r')) {
            record.push(&value);
            self.at = after;
        } else {
            // Text after the closing quote: the cell is what the file says, quotes and all.
            record.push(self.text.get(self.at..=close)?);
            self.at = close + 1;
            self.line += lines;
            return Some(self.read_plain(record));
        }
        self.line += lines;
        Some(self.end(record))
    }

    /// Reads up to the delimiter or the end of the line.
    fn read_plain(&mut self, record: &mut Record) -> Ended {
        let bytes = self.text.as_bytes();
        let (mut at, mut run) = (self.at, self.at);
        let first = self.dialect.delimiter.as_bytes().first().copied();
        while let Some(&byte) = bytes.get(at) {
            if byte == b'\n' || byte == b'\r' || (Some(byte) == first && self.delimiter_at(at)) {
                break;
            }
            if byte == b'\\' && self.dialect.escape == Escape::Backslash && self.escapes(at + 1) {
                record.push(self.text.get(run..at).unwrap_or(""));
                run = at + 1;
                at += 1;
            }
            at += 1;
        }
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
        let delimiter = self.dialect.delimiter.as_bytes();
        !delimiter.is_empty()
            && self.text.as_bytes().get(at..at + delimiter.len()).is_some_and(|here| here == delimiter)
    }
}
