//! One row as it stands in a file: its cells as text, and the line it starts on.
//!
//! A record owns its text in one buffer, so that a walk over millions of rows reuses one allocation.

/// Stands between what one cell says and what the next does, where they are joined to be told apart from others.
pub(crate) const BETWEEN: &str = "\u{1f}";

/// One row: a line number and cells.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(crate) struct Record {
    line: u64,
    text: String,
    ends: Vec<usize>,
    /// Whether its only cell is a pair of quotes.
    empty_quotes: bool,
}

impl Record {
    /// A row of these cells, on this line.
    pub(crate) fn of<'text>(line: u64, cells: impl IntoIterator<Item = &'text str>) -> Self {
        let mut record = Self::default();
        record.begin(line);
        for cell in cells {
            record.push(cell);
            record.end_cell();
        }
        record
    }

    /// The line the row starts on, as an editor counts.
    pub(crate) fn line(&self) -> u64 {
        self.line
    }

    /// The same row so many lines further down.
    pub(crate) fn moved_down(mut self, lines: u64) -> Self {
        self.line = self.line.saturating_add(lines);
        self
    }

    /// How many cells the row has.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    /// A cell without the white space around it; empty where the row is too short.
    pub(crate) fn get(&self, column: usize) -> &str {
        trimmed(self.raw(column))
    }

    /// A cell exactly as read, but that each space in it is a plain one.
    pub(crate) fn raw(&self, column: usize) -> &str {
        let Some(&end) = self.ends.get(column) else { return "" };
        let start = column.checked_sub(1).and_then(|before| self.ends.get(before)).copied().unwrap_or(0);
        self.text.get(start..end).unwrap_or("")
    }

    /// The cells without the white space around them.
    pub(crate) fn cells(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|column| self.get(column))
    }

    /// Some cells as one text, to tell rows apart by what they say in these.
    pub(crate) fn key(&self, places: &[usize]) -> String {
        places.iter().map(|place| self.get(*place)).collect::<Vec<_>>().join(BETWEEN)
    }

    /// How many cells say something.
    pub(crate) fn filled(&self) -> usize {
        self.cells().filter(|cell| !cell.is_empty()).count()
    }

    /// Whether no cell says anything. In a table of one column a pair of quotes is how programs write an empty cell, since a
    /// blank line would be no row.
    pub(crate) fn is_blank(&self) -> bool {
        // One visible letter is enough, and nearly every row has one.
        !self.empty_quotes
            && !self.text.bytes().any(|byte| byte.is_ascii_graphic())
            && self.cells().all(str::is_empty)
    }

    /// Whether more than one cell says something.
    pub(crate) fn has_several(&self) -> bool {
        self.cells().filter(|cell| !cell.is_empty()).nth(1).is_some()
    }

    /// The row's cells joined for reading, as in a list of skipped lines.
    pub(crate) fn joined(&self) -> String {
        self.cells().filter(|cell| !cell.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// Forgets the row and begins another.
    pub(super) fn begin(&mut self, line: u64) {
        self.line = line;
        self.empty_quotes = false;
        self.text.clear();
        self.ends.clear();
    }

    /// Adds to the cell that is being read.
    pub(super) fn push(&mut self, text: &str) {
        if text.is_ascii() {
            return self.text.push_str(text);
        }
        self.text.extend(text.chars().map(|letter| if is_fixed_space(letter) { ' ' } else { letter }));
    }

    /// Marks the row as a pair of quotes.
    pub(super) fn be_empty_quotes(&mut self) {
        self.empty_quotes = true;
    }

    /// Closes the cell that is being read.
    pub(super) fn end_cell(&mut self) {
        self.ends.push(self.text.len());
    }
}

/// Whether a letter is a space at which no line is broken: word processors and web pages write it between words and in numbers,
/// and it says what any other says.
pub(crate) fn is_fixed_space(letter: char) -> bool {
    matches!(letter, '\u{a0}' | '\u{202f}')
}

/// Text without the white space around it; byte-order marks, zero-width spaces and joiners, soft hyphens
/// and marks of the direction of writing count as white.
pub(crate) fn trimmed(text: &str) -> &str {
    // Most cells begin and end with a visible letter of ASCII.
    if let [first, .., last] | [first @ last] = text.as_bytes()
        && first.is_ascii_graphic()
        && last.is_ascii_graphic()
    {
        return text;
    }
    text.trim_matches(|letter: char| {
        letter.is_whitespace()
            || matches!(letter, '\u{ad}' | '\u{200b}'..='\u{200f}' | '\u{2060}' | '\u{feff}')
    })
}
