//! The fast path for big record files: one pass over chunks, in any order, with only what is needed kept.
//!
//! A [`Plan`] is made from the head of a file where the careful reader finds a table of records without surprises.
//! Chunks of whole rows are then read apart from each other: each thread keeps what it needs in its [`Worker`], and
//! gives a [`Piece`] of what only the order of the file tells to [`Gathered`]. All of that is joined into the facts,
//! findings and lines that the careful reader gives. Whatever a chunk holds that is not plain ends the fast path for
//! its file: every function here then returns `None`, and the careful reader takes the whole file. No IO and no
//! threads here.

mod alike;
mod block;
mod cells;
mod columns;
mod copies;
mod cut;
mod dates;
mod days;
mod gathered;
mod lines;
mod masks;
mod memory;
mod piece;
mod prints;
mod quotes;
mod reading;
mod row;
mod scan;
mod seen;
#[cfg(test)]
mod tests;
mod worker;

use columns::Columns;
pub use copies::{Copies, Repeat, Repeated};
pub use cut::rows_end;
pub(crate) use dates::Kind;
pub use gathered::{Gathered, Used};
pub use piece::Piece;
pub(crate) use piece::Position;
use prints::Prints;
pub use prints::Room;
pub use worker::Worker;

use std::sync::{Arc, Mutex, PoisonError};

use super::bytes::{self, Sort};
use super::file::{self, Read};
use super::notes::Notes;
use super::shape::{self, Sketch};
use super::table::Table;
use super::{Categories, Input, Options};

/// Fewer bytes than this tell too little of a longer file; the careful reader looks at as many to settle the dialect.
const HEAD_BYTES: usize = 64 * 1024;

/// So many rows of the head must be there for the roles of the columns to be those of the whole file.
const HEAD_ROWS: u64 = 1000;

/// So many lines hold so many rows, where few cells have lines of their own.
const HEAD_LINES: usize = 1100;

/// The first lines of some bytes; `None` where there are not more of them.
fn first_lines(bytes: &[u8]) -> Option<&[u8]> {
    let (end, _) = bytes.iter().enumerate().filter(|(_, byte)| **byte == b'\n').nth(HEAD_LINES)?;
    bytes.get(..=end)
}

/// How the rows of a file are read.
#[derive(Clone, Debug)]
pub struct Plan {
    file: Arc<str>,
    head: Arc<Sketch>,
    /// Where the first row begins.
    first_row: usize,
    /// About how many bytes a row takes.
    row_bytes: usize,
    /// About how many rows there are.
    rows: usize,
    columns: Columns,
    options: Options,
    /// What was made ready for its threads.
    room: Arc<Mutex<Room>>,
}

/// A file that was read part by part.
#[derive(Debug)]
pub struct Joined(pub(super) Read);

impl Joined {
    /// The same, told to have been packed.
    #[must_use]
    pub fn unpacked_from(self, packed: Option<&'static str>) -> Self {
        Self(self.0.unpacked_from(packed))
    }
}

impl Plan {
    /// A plan for a file that begins with `head`; `None` where only the careful reader will do. `whole` says that the
    /// head is the file.
    #[must_use]
    pub fn of(head: Input<'_>, whole: bool, options: &Options) -> Option<Self> {
        let careful =
            options.encoding.is_some() || options.header_line.is_some() || !options.sheets.is_empty();
        if careful || options.drop_copies {
            return None;
        }
        // Twice is the head gone through, on one core while the others wait: as few rows as will do, where they do.
        let few = if whole { None } else { first_lines(head.bytes) };
        let few = few.and_then(|bytes| Self::of_head(Input { bytes, ..head }, whole, options));
        few.or_else(|| Self::of_head(head, whole, options))
    }

    fn of_head(head: Input<'_>, whole: bool, options: &Options) -> Option<Self> {
        let bytes = head.bytes.get(..if whole { head.bytes.len() } else { rows_end(head.bytes) })?;
        let bom = bytes.starts_with(b"\xef\xbb\xbf");
        if bom || bytes::sniff(bytes) != Sort::Text || !whole && bytes.len() <= HEAD_BYTES {
            return None;
        }
        let text = std::str::from_utf8(bytes).ok()?;
        let table = Table::of_text(text.to_owned(), &file::reading(options)).ok()?;
        let plain = table.plain()?;
        if !whole && table.rows < HEAD_ROWS {
            return None;
        }
        let file: Arc<str> = Arc::from(head.name);
        let row_bytes = usize::try_from(table.rows).map_or(1, |rows| (text.len() / rows.max(1)).max(1));
        let head = Sketch::of(table, &file, options);
        let draft = head.draft(options);
        let read = shape::record_columns(&draft, &Notes::new(&file))?;
        let asked = matches!(options.categories, Categories::Only(_));
        let columns = Columns::of((plain, &draft.table.headings), read, asked)?;
        let first_row = text.find('\n').map_or(text.len(), |end| end + 1);
        let (head, options) = (Arc::new(head), options.clone());
        let room = Arc::default();
        Some(Self { file, head, first_row, row_bytes, rows: 0, columns, options, room })
    }

    /// The same for a file of about so many bytes.
    #[must_use]
    pub fn for_bytes(self, bytes: usize) -> Self {
        Self { rows: bytes / self.row_bytes, ..self }
    }

    /// The same, with room that was made ready meanwhile.
    #[must_use]
    pub fn with_room(self, room: Room) -> Self {
        Self { room: Arc::new(Mutex::new(room)), ..self }
    }

    /// Where the first row begins, in bytes from the start of the file.
    #[must_use]
    pub fn first_row(&self) -> usize {
        self.first_row
    }

    /// A place for what one of so many threads keeps.
    #[must_use]
    pub fn worker(&self, threads: usize) -> Worker {
        let ready = self.room.lock().unwrap_or_else(PoisonError::into_inner).take();
        Worker::of(&self.columns, ready.unwrap_or_else(|| Prints::for_rows(self.rows, threads)))
    }

    /// A place for what all threads keep together.
    #[must_use]
    pub fn gathered(&self) -> Gathered {
        // The first row stands below a header of one line.
        Gathered::new(2)
    }

    /// The end of the last whole row of some bytes that begin with a row.
    #[must_use]
    pub fn rows_end(&self, bytes: &[u8]) -> usize {
        cut::rows_end_with(bytes, self.columns.delimiter)
    }

    /// Reads a chunk that begins with a row and ends with one, with the number of the thread and the chunk's place
    /// among all.
    #[must_use]
    pub fn read(&self, worker: &mut Worker, numbers: (usize, usize), chunk: &[u8]) -> Option<Piece> {
        worker.read(&self.columns, numbers, chunk).ok()
    }

    /// Makes a file of what has been read of it so far, without its categories; `None` where nobody looks on, or only
    /// the whole can be understood.
    #[must_use]
    pub fn so_far(&self, gathered: &Gathered) -> Option<Joined> {
        let columns = Columns { kept: Vec::new(), alike: true, ..self.columns.clone() };
        let options = Options { categories: Categories::Only(Vec::new()), ..self.options.clone() };
        Self { columns, options, ..self.clone() }.join(gathered.so_far()?)
    }

    /// Makes a file of what was read of it.
    #[must_use]
    pub fn join(&self, gathered: Gathered) -> Option<Joined> {
        let draft = self.head.draft(&self.options);
        let read = file::read_parts(&draft, Notes::new(&self.file), gathered).ok()??;
        Some(Joined(read))
    }
}
