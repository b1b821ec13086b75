//! The first layer: text to a table, before any meaning.
//!
//! A [`Table`] knows its headings, and walks its rows as often as asked without holding them. Every line of the file
//! is in the header, in the body, blank, or in the list of skipped lines with its reason. What a column means is left
//! to the second layer.

mod again;
mod altered;
mod banded;
mod build;
mod dialect;
mod group_row;
mod heading;
mod index_name;
mod label_row;
mod layout;
mod note;
mod reader;
mod record;
mod rule;
mod source;
mod spelled;
mod survey;
mod swallowed;
#[cfg(test)]
mod tests;
mod unclosed;

use std::borrow::Cow;

pub(crate) use dialect::{Dialect, NoDialect};
pub(crate) use note::is_note;
pub(crate) use record::{BETWEEN, Record, is_fixed_space, trimmed};
pub(crate) use spelled::{delimiter_of, typed};
pub(crate) use survey::is_odd;
pub(crate) use swallowed::is_several_rows;

use dialect::{Escape, Quote};
use heading::{Wording, headings};
use source::Source;

/// Why a line of the file is in no row of the table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Skip {
    /// It stands above the header.
    Above,
    /// It stands below the last row and has no cells of a row.
    Below,
    /// It repeats the header.
    Repeat,
    /// It stands among the rows and begins with `#`.
    Comment,
    /// It draws a line below the header or between rows: `-----,-----`.
    Rule,
}

/// A line that is in no row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Skipped {
    /// Where it stands.
    pub(crate) line: u64,
    /// Why it is left out.
    pub(crate) skip: Skip,
    /// What it says.
    pub(crate) text: String,
}

/// A cell that holds characters which no text should.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct Odd {
    /// The line of its row.
    pub(crate) line: u64,
    /// Its column, from zero.
    pub(crate) column: usize,
    /// What it says.
    pub(crate) text: String,
}

/// Why there is no table.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) enum NoTable {
    /// Nothing but white space.
    Empty,
    /// A header, and nothing below it.
    NoRows {
        /// The line of the header.
        line: u64,
    },
    /// No dialect fits.
    Dialect(NoDialect),
    /// A quote opens and closes nowhere.
    Unclosed {
        /// The line on which it opens.
        line: u64,
        /// The place of its column and the heading of that.
        column: Option<(usize, String)>,
        /// The cell as it would be read without the quote's meaning.
        text: String,
    },
    /// A quoted cell holds what would be rows of the table without the quote.
    Swallowed {
        /// The line of the cell's row.
        line: u64,
        /// The place of its column and the heading of that.
        column: (usize, String),
        /// What it holds.
        text: String,
    },
    /// Another table follows below the first.
    Second {
        /// The line of its header.
        line: u64,
        /// The lines of the headers that name a time and removals.
        read: Vec<u64>,
    },
    /// The line that the user named as the header does not exist or is blank.
    NoSuchHeader {
        /// The line asked for.
        line: u64,
    },
}

/// How the first layer was told to read.
#[derive(Clone, Debug, Default)]
pub(crate) struct Reading<'a> {
    /// The delimiter.
    pub(crate) delimiter: Option<&'a str>,
    /// The line of the header; reads only the table that starts there.
    pub(crate) header_line: Option<u64>,
    /// Show what is there: a second table, and quotes that close nowhere or too late, are no reason to refuse.
    pub(crate) lenient: bool,
}

/// A table as it stands in a file.
#[derive(Clone, Debug)]
pub(crate) struct Table<'text> {
    /// The name of the sheet, where it is one.
    pub(crate) name: Option<String>,
    /// The headings, one for each column, each on one line; empty where a column has none.
    pub(crate) headings: Vec<String>,
    /// The line of the header's first row; `None` where there is no header.
    pub(crate) header_line: Option<u64>,
    /// Lines that are in no row.
    pub(crate) skipped: Vec<Skipped>,
    /// What titles among the rows say, where some were found.
    pub(crate) titles: Vec<String>,
    /// Cells with control characters or letters that could not be decoded.
    pub(crate) odd: Vec<Odd>,
    /// The lines of rows with a stray quote that was read as a letter.
    pub(crate) mended: Vec<u64>,
    /// How many cells were written as `="text"`.
    pub(crate) formulas: u64,
    /// How many rows the body has.
    pub(crate) rows: u64,
    /// The line on which a second table starts, where the first one is read all the same.
    pub(crate) second: Option<u64>,
    /// The rows of the header.
    header: Vec<Record>,
    source: Source<'text>,
    body: Body,
    /// The columns whose blank cells repeat the cell above them.
    repeats: Vec<usize>,
    /// Cells that are read as something else: line, column, text.
    cells: Vec<(u64, usize, String)>,
    /// The cells of a last column that the file does not have, each with its line.
    added: Vec<(u64, String)>,
}

/// The lines of the body.
#[derive(Clone, Debug, Default)]
struct Body {
    first: u64,
    last: u64,
    without: Vec<u64>,
}

impl<'text> Table<'text> {
    /// The table in a text.
    pub(crate) fn of_text(text: impl Into<Cow<'text, str>>, reading: &Reading<'_>) -> Result<Self, NoTable> {
        let text = text.into();
        let dialect = Dialect::detect(&text, reading.delimiter).map_err(NoTable::Dialect)?;
        Self::build(Source::Text { text, dialect }, reading)
    }

    /// The table in the rows of a sheet.
    pub(crate) fn of_rows(rows: &'text [Record], reading: &Reading<'_>) -> Result<Self, NoTable> {
        Self::build(Source::Grid(rows), reading)
    }

    /// What parts the cells, where the rows are text.
    pub(crate) fn delimiter(&self) -> Option<&str> {
        match &self.source {
            Source::Text { dialect, .. } => Some(&dialect.delimiter),
            Source::Grid(_) => None,
        }
    }

    /// The delimiter, where the text is as plain as can be: one byte between cells, quotes doubled, a header of one
    /// line at the top, rows as wide as it, and nothing that had to be overlooked.
    pub(crate) fn plain(&self) -> Option<u8> {
        let Source::Text { dialect, .. } = &self.source else { return None };
        let &[delimiter] = dialect.delimiter.as_bytes() else { return None };
        let quotes = dialect.quote == Some(Quote::Double) && dialect.escape == Escape::Doubled;
        let width = self.headings.len();
        let even = dialect.width == width && width > 1;
        let header = self.header_line == Some(1) && self.body.first == 2;
        let overlooked =
            self.formulas > 0 || !(self.skipped.is_empty() && self.odd.is_empty() && self.mended.is_empty());
        (delimiter.is_ascii() && quotes && even && header && !overlooked).then_some(delimiter)
    }

    /// The lines above the header.
    pub(crate) fn above(&self) -> impl DoubleEndedIterator<Item = &Skipped> + Clone {
        self.skipped.iter().filter(|line| line.skip == Skip::Above)
    }

    /// What stands above and below: no rule, and not the header once more.
    pub(crate) fn around(&self) -> impl Iterator<Item = &Skipped> + Clone {
        self.skipped.iter().filter(|line| !matches!(line.skip, Skip::Repeat | Skip::Rule))
    }

    /// The line of the header, or that of the first row where there is none.
    pub(crate) fn first_line(&self) -> u64 {
        self.header_line.unwrap_or(self.body.first)
    }

    /// Shows every row of the body, in order, for as long as the visitor wants more.
    pub(crate) fn walk(&self, mut visit: impl FnMut(&Record) -> Walk) {
        self.show_rows(&mut visit);
    }

    // A walk is asked for in some seventy places: compiled once, and not for each of them.
    fn show_rows(&self, visit: &mut dyn FnMut(&Record) -> Walk) {
        let mut without = self.body.without.iter().copied().peekable();
        let mut visit = altered::altering(self, visit);
        self.source.each(&mut |record| {
            if record.line() > self.body.last {
                return Walk::Stop;
            }
            while without.next_if(|line| *line < record.line()).is_some() {}
            if record.line() < self.body.first || without.peek() == Some(&record.line()) || record.is_blank()
            {
                return Walk::On;
            }
            visit(record)
        });
    }

    /// The headings as the file has them, blank ones at the end and line ends within them included; `None` where there
    /// is no header.
    pub(crate) fn headings_as_written(&self) -> Option<Vec<String>> {
        let columns = self.header.iter().map(Record::len).max()?;
        Some(headings(&self.header, columns.max(self.headings.len()), Wording::AsWritten))
    }

    /// Whether a heading may stand over several columns.
    pub(crate) fn has_header_of_several_rows(&self) -> bool {
        self.header.len() > 1
    }

    /// One cell of the body.
    pub(crate) fn cell(&self, line: u64, column: usize) -> Option<String> {
        let mut cell = None;
        self.walk(|record| {
            if record.line() < line {
                return Walk::On;
            }
            cell = (record.line() == line).then(|| record.get(column).to_owned());
            Walk::Stop
        });
        cell
    }

    /// Shows every row of the body, in order.
    pub(crate) fn each(&self, mut visit: impl FnMut(&Record)) {
        self.walk(|record| {
            visit(record);
            Walk::On
        });
    }

    /// Whether something holds of every row of the body.
    pub(crate) fn all(&self, mut holds: impl FnMut(&Record) -> bool) -> bool {
        !self.any(|record| !holds(record))
    }

    /// Whether something holds of a row of the body.
    pub(crate) fn any(&self, mut holds: impl FnMut(&Record) -> bool) -> bool {
        let mut found = false;
        self.walk(|record| {
            found = holds(record);
            if found { Walk::Stop } else { Walk::On }
        });
        found
    }

    /// Shows every row of the body, in order, up to the first that the visitor refuses.
    pub(crate) fn try_each<E>(&self, mut visit: impl FnMut(&Record) -> Result<(), E>) -> Result<(), E> {
        let mut result = Ok(());
        self.walk(|record| {
            result = visit(record);
            if result.is_ok() { Walk::On } else { Walk::Stop }
        });
        result
    }
}

/// Whether a walk goes on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Walk {
    /// To the next row.
    On,
    /// No further.
    Stop,
}
