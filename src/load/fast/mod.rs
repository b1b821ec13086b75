//! The fast path for big record files: one pass over chunks, in any order, with only what is needed kept.
//!
//! A [`Plan`] is made from the head of a file where the careful reader finds a table of records without surprises.
//! Chunks of whole rows are then read apart from each other into [`Part`]s, and joined into the facts, findings and
//! lines that the careful reader gives. Whatever a chunk holds that is not plain ends the fast path for its file:
//! every function here then returns `None`, and the careful reader takes the whole file. No IO and no threads here.

mod part;
mod row;
mod scan;
#[cfg(test)]
mod tests;

use std::sync::Arc;

use super::bytes::{self, Sort};
use super::file::{self, Read};
use super::notes::Notes;
use super::shape::{self, Draft};
use super::table::Table;
use super::{Input, Options};
use crate::dataset::Category;

/// Fewer bytes than this tell too little of a longer file; the careful reader looks at as many to settle the dialect.
const HEAD_BYTES: usize = 64 * 1024;

/// So many rows of the head must be there for the roles of the columns to be those of the whole file.
const HEAD_ROWS: u64 = 1000;

/// How the rows of a file are read.
#[derive(Clone, Debug)]
pub struct Plan {
    file: Arc<str>,
    head: String,
    columns: Columns,
    options: Options,
}

/// What a row must look like, and which cells of it are kept.
#[derive(Clone, Debug)]
struct Columns {
    delimiter: u8,
    width: usize,
    first_heading: String,
    /// The column of the day.
    date: usize,
    /// The category columns.
    kept: Vec<usize>,
}

/// What of some rows is kept.
#[derive(Clone, Debug, Default)]
pub struct Part {
    /// How many lines the rows take.
    pub(super) lines: u64,
    /// Rows that begin further down than one line a row, with how much further.
    jumps: Vec<(usize, u64)>,
    /// What each row says of its day.
    pub(super) dates: Category,
    /// The category columns.
    pub(super) categories: Vec<Category>,
    /// The fingerprint of each row.
    pub(super) prints: Vec<u64>,
}

/// A file that was read part by part.
#[derive(Debug)]
pub struct Joined(pub(super) Read);

impl Plan {
    /// A plan for a file that begins with `head`; `None` where only the careful reader will do. `whole` says that the
    /// head is the file.
    #[must_use]
    pub fn of(head: Input<'_>, whole: bool, options: &Options) -> Option<Self> {
        if options.encoding.is_some() || options.header_line.is_some() {
            return None;
        }
        let bytes = head.bytes.get(..if whole { head.bytes.len() } else { rows_end(head.bytes) })?;
        let bom = bytes.starts_with(b"\xef\xbb\xbf");
        if bom || bytes::sniff(bytes) != Sort::Text || !whole && bytes.len() <= HEAD_BYTES {
            return None;
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let table = Table::of_text(text, &file::reading(options)).ok()?;
        let plain = table.plain()?;
        if !whole && table.rows < HEAD_ROWS {
            return None;
        }
        let file: Arc<str> = Arc::from(head.name);
        let draft = Draft::new(&table, &file, options);
        let read = shape::record_columns(&draft, &Notes::new(&file))?;
        let columns = Columns {
            delimiter: plain,
            width: table.headings.len(),
            first_heading: table.headings.first()?.clone(),
            date: read.date,
            kept: read.kept,
        };
        Some(Self { file, head: text.to_owned(), columns, options: options.clone() })
    }

    /// Where the first row begins, in bytes from the start of the file.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.head.find('\n').map_or(self.head.len(), |end| end + 1)
    }

    /// Reads a chunk that begins with a row and ends with one.
    #[must_use]
    pub fn read(&self, chunk: &[u8]) -> Option<Part> {
        part::read(&self.columns, chunk).ok()
    }

    /// Joins the parts of a file, given in its order.
    #[must_use]
    pub fn join(&self, parts: &mut Vec<Part>) -> Option<Joined> {
        let options = &self.options;
        let table = Table::of_text(&self.head, &file::reading(options)).ok()?;
        let read = file::read_parts(&table, options, Notes::new(&self.file), parts).ok()??;
        Some(Joined(read))
    }
}

/// The end of the last whole row of bytes that begin with a row: the last line end outside quotes. Where quotes stand
/// in strange places this may be the end of no row; reading what is before it then meets a surprise.
#[must_use]
pub fn rows_end(bytes: &[u8]) -> usize {
    let mut open = memchr::memchr_iter(b'"', bytes).count() % 2 == 1;
    for at in memchr::memrchr2_iter(b'"', b'\n', bytes) {
        if bytes.get(at) == Some(&b'"') {
            open = !open;
        } else if !open {
            return at + 1;
        } else {
            // A line end in quotes belongs to a cell.
        }
    }
    0
}
