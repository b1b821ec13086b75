//! One row after another of a text without surprises.
//!
//! A cell is bare, or stands whole in quotes with quotes doubled; a row ends with LF or CRLF. Anything else is a
//! [`Surprise`], and the careful reader takes the file.

use std::borrow::Cow;

use crate::load::table::trimmed;

/// Something that only the careful reader knows how to read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Surprise;

/// Where a cell stands in the text, quotes left out.
#[derive(Clone, Copy, Debug)]
struct Cell {
    from: usize,
    to: usize,
    written: Written,
}

/// How a cell is written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Written {
    Bare,
    /// In quotes, for what is in it.
    Quoted,
    /// In quotes that it does not need.
    NeedlesslyQuoted,
    /// In quotes, with quotes doubled in it.
    Doubled,
}

/// Reads rows.
#[derive(Debug)]
pub(super) struct Rows<'text> {
    text: &'text str,
    marks: std::iter::Enumerate<std::str::Bytes<'text>>,
    delimiter: u8,
    at: usize,
    /// Line ends passed so far.
    pub(super) lines: u64,
    from: usize,
    to: usize,
    cells: Vec<Cell>,
}

impl<'text> Rows<'text> {
    pub(super) fn of(text: &'text str, delimiter: u8) -> Self {
        let marks = text.bytes().enumerate();
        Self { text, marks, delimiter, at: 0, lines: 0, from: 0, to: 0, cells: Vec::new() }
    }

    /// Reads the next row; false at the end of the text.
    pub(super) fn advance(&mut self) -> Result<bool, Surprise> {
        self.cells.clear();
        self.from = self.at;
        if self.at >= self.text.len() {
            return Ok(false);
        }
        loop {
            let Some((at, byte)) = self.mark() else {
                self.close(self.text.len(), Written::Bare);
                self.end(self.text.len(), self.text.len());
                return Ok(true);
            };
            if byte == self.delimiter {
                self.close(at, Written::Bare);
                self.at = at + 1;
            } else if byte == b'\n' || byte == b'\r' {
                self.close(at, Written::Bare);
                return self.line_end(at, byte).map(|()| true);
            } else if byte == b'"' && at == self.at {
                if self.quoted()? {
                    return Ok(true);
                }
            } else if byte != b'\t' {
                return Err(Surprise);
            } else {
                // A tab is white space like any other.
            }
        }
    }

    /// Reads a cell from its opening quote through what follows it; true at the end of the row.
    fn quoted(&mut self) -> Result<bool, Surprise> {
        self.at += 1;
        let mut written = Written::NeedlesslyQuoted;
        let close = loop {
            let (at, byte) = self.mark().ok_or(Surprise)?;
            if byte == b'"' {
                if self.byte(at + 1) != Some(b'"') {
                    break at;
                }
                self.mark();
                written = Written::Doubled;
                continue;
            }
            match byte {
                b'\n' => self.lines += 1,
                b'\r' if self.byte(at + 1) == Some(b'\n') => {}
                b'\t' => {}
                _ if byte == self.delimiter => {}
                _ => return Err(Surprise),
            }
            if written == Written::NeedlesslyQuoted && (byte != b'\t' || self.delimiter == b'\t') {
                written = Written::Quoted;
            }
        };
        self.close(close, written);
        match self.byte(close + 1) {
            None => {
                self.end(close + 1, close + 1);
                Ok(true)
            }
            Some(byte) if byte == self.delimiter => {
                self.mark();
                self.at = close + 2;
                Ok(false)
            }
            Some(byte @ (b'\n' | b'\r')) => {
                self.mark();
                self.line_end(close + 1, byte).map(|()| true)
            }
            Some(_) => Err(Surprise),
        }
    }

    /// Steps over the end of a line whose first byte has been taken.
    fn line_end(&mut self, at: usize, byte: u8) -> Result<(), Surprise> {
        let mut next = at + 1;
        if byte == b'\r' {
            if self.byte(next) != Some(b'\n') {
                return Err(Surprise);
            }
            self.mark();
            next += 1;
        }
        self.lines += 1;
        self.end(at, next);
        Ok(())
    }

    fn end(&mut self, to: usize, next: usize) {
        (self.to, self.at) = (to, next);
    }

    fn close(&mut self, to: usize, written: Written) {
        self.cells.push(Cell { from: self.at, to, written });
    }

    fn mark(&mut self) -> Option<(usize, u8)> {
        let is_mark = |byte: u8| byte == self.delimiter || byte == b'"' || byte.is_ascii_control();
        self.marks.find(|(_, byte)| is_mark(*byte))
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    /// How many cells the row has.
    pub(super) fn len(&self) -> usize {
        self.cells.len()
    }

    /// What a cell says, without the white space around it.
    pub(super) fn cell(&self, column: usize) -> Cow<'text, str> {
        self.cells.get(column).map_or(Cow::Borrowed(""), |cell| self.value(*cell))
    }

    /// The bytes of a cell.
    pub(super) fn cell_bytes(&self, column: usize) -> Cow<'text, [u8]> {
        match self.cell(column) {
            Cow::Borrowed(text) => Cow::Borrowed(text.as_bytes()),
            Cow::Owned(text) => Cow::Owned(text.into_bytes()),
        }
    }

    /// Whether at least two cells say something.
    pub(super) fn has_several(&self) -> bool {
        self.cells
            .iter()
            .filter(|cell| cell.from < cell.to && !self.value(**cell).is_empty())
            .nth(1)
            .is_some()
    }

    fn value(&self, cell: Cell) -> Cow<'text, str> {
        let raw = self.text.get(cell.from..cell.to).unwrap_or("");
        if cell.written == Written::Doubled {
            let value = raw.replace("\"\"", "\"");
            return Cow::Owned(trimmed(&value).to_owned());
        }
        Cow::Borrowed(trimmed(raw))
    }

    /// The row in the one way of writing that all equal rows share: no white space around cells, and quotes only
    /// where they are needed.
    pub(super) fn canonical<'row>(&self, scratch: &'row mut String) -> &'row str
    where
        'text: 'row,
    {
        if self.cells.iter().all(|cell| self.is_canonical(*cell)) {
            return self.text.get(self.from..self.to).unwrap_or("");
        }
        scratch.clear();
        for (place, cell) in self.cells.iter().enumerate() {
            if place > 0 {
                scratch.push(char::from(self.delimiter));
            }
            let value = self.value(*cell);
            if value.bytes().any(|byte| byte == self.delimiter || matches!(byte, b'"' | b'\n' | b'\r')) {
                scratch.push('"');
                scratch.push_str(&value.replace('"', "\"\""));
                scratch.push('"');
            } else {
                scratch.push_str(&value);
            }
        }
        scratch
    }

    fn is_canonical(&self, cell: Cell) -> bool {
        let needless = cell.written == Written::NeedlesslyQuoted;
        let visible = |at: usize| self.byte(at).is_some_and(|byte| byte.is_ascii_graphic());
        !needless && (cell.from == cell.to || visible(cell.from) && visible(cell.to - 1))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn rows(text: &str) -> Result<Vec<Vec<String>>, Surprise> {
        let mut rows = Rows::of(text, b',');
        let mut all = Vec::new();
        while rows.advance()? {
            all.push((0..rows.len()).map(|column| rows.cell(column).into_owned()).collect());
        }
        Ok(all)
    }

    #[test]
    fn cells_are_what_the_careful_reader_says() {
        let text = "a,\"b, c\",\"d \"\"e\"\"\"\r\n1,,\"x\ny\"\n, f ,\"\"";
        let expected = [["a", "b, c", "d \"e\""], ["1", "", "x\ny"], ["", "f", ""]];
        assert_eq!(rows(text).unwrap(), expected.map(|row| row.map(str::to_owned).to_vec()));
        assert_eq!(rows("a,").unwrap(), [["a", ""]]);
        assert_eq!(rows("").unwrap(), Vec::<Vec<String>>::new());
    }

    #[test]
    fn what_is_not_plain_is_a_surprise() {
        for text in
            ["a\"b,c\n", "\"a\"b,c\n", "a,\"b", "a,b\rc,d\n", " \"a\",b\n", "=\"1\",b\n", "a,\u{1b}\n"]
        {
            assert_eq!(rows(text), Err(Surprise), "{text:?}");
        }
    }

    #[test]
    fn equal_rows_and_no_others_have_one_writing() {
        let canonical = |text: &'static str| {
            let mut rows = Rows::of(text, b',');
            rows.advance().unwrap();
            rows.canonical(&mut String::new()).to_owned()
        };
        assert_eq!(canonical("a,\"b, c\""), canonical(" a ,\"b, c \"\n"));
        assert_eq!(canonical("\"a\",\"\"\r\n"), canonical("a,"));
        assert_ne!(canonical("\"a,b\",c"), canonical("a,\"b,c\""));
    }
}
