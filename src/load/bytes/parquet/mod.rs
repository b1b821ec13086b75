//! Parquet files as the text of a table: the names of the columns, then a line for each row.
//!
//! Whatever is read from text is then read from them, with the same findings and in the same lines. Days come as ISO
//! dates, nothing where a value is missing, and of lists all values in one cell.

mod cells;
mod column;
mod dictionary;
mod form;
mod pages;
#[cfg(test)]
mod tests;

use std::io::{self, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData};
use shared_bytes::Bytes;

use crate::guard::guarded;
use cells::quote;
use column::Column;

/// As many rows become text at once.
const ROWS: usize = 1024;

/// The text of a file.
pub(super) struct Text {
    bytes: Arc<Bytes>,
    metadata: ParquetMetaData,
    columns: Vec<Column>,
    /// How many groups of rows have been begun.
    groups: usize,
    /// How many rows of the last of them are left.
    left: usize,
    /// How many rows have become text.
    done: usize,
    /// The last lines, and how much of them has been handed out.
    lines: Vec<u8>,
    handed_out: usize,
}

impl Text {
    /// Opens a file by what stands at its end.
    pub(super) fn of(bytes: Vec<u8>) -> Result<Self> {
        careful(|| Self::open(bytes))
    }

    fn open(bytes: Vec<u8>) -> Result<Self> {
        let bytes = Bytes::from(bytes);
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&bytes)?;
        let columns: Vec<Column> =
            metadata.file_metadata().schema_descr().columns().iter().map(Column::of).collect();
        if columns.is_empty() {
            return Err(general("no columns".to_owned()));
        }
        metadata.row_groups().iter().flat_map(RowGroupMetaData::columns).try_for_each(pages::check)?;
        let lines = heading(columns.iter().map(Column::name));
        let bytes = Arc::new(bytes);
        Ok(Self { bytes, metadata, columns, groups: 0, left: 0, done: 0, lines, handed_out: 0 })
    }

    /// How many of so many bytes answer to the rows that have become text.
    fn share_of(&self, size: usize) -> usize {
        let rows = usize::try_from(self.metadata.file_metadata().num_rows()).unwrap_or(0).max(1);
        let share = u128::try_from(size).unwrap_or(0) * u128::try_from(self.done).unwrap_or(0);
        usize::try_from(share / u128::try_from(rows).unwrap_or(1)).unwrap_or(size).min(size)
    }

    /// Makes text of the next rows; false behind the last one.
    fn advance(&mut self) -> Result<bool> {
        while self.left == 0 {
            let Some(group) = self.metadata.row_groups().get(self.groups) else { return Ok(false) };
            self.groups += 1;
            self.left = usize::try_from(group.num_rows())?;
            for (column, chunk) in self.columns.iter_mut().zip(group.columns()) {
                column.begin(pages::of(&self.bytes, chunk, self.left)?)?;
            }
        }
        let count = self.left.min(ROWS);
        for column in &mut self.columns {
            column.read(count)?;
        }
        self.lines.clear();
        for row in 0..count {
            let start = self.lines.len();
            for column in &self.columns {
                self.lines.extend_from_slice(column.cell(row));
            }
            end_line(&mut self.lines, start);
        }
        self.handed_out = 0;
        self.left -= count;
        self.done += count;
        Ok(true)
    }
}

/// The names of columns as a line.
fn heading<'a>(names: impl Iterator<Item = &'a str>) -> Vec<u8> {
    let mut line = Vec::new();
    for name in names {
        let start = line.len();
        line.extend_from_slice(name.as_bytes());
        quote(&mut line, start);
        line.push(b',');
    }
    end_line(&mut line, 0);
    line
}

/// Ends the line that stands from `start` on. The comma behind its last cell is one too many.
fn end_line(lines: &mut Vec<u8>, start: usize) {
    lines.pop();
    // A line without anything would be no row.
    if lines.len() == start {
        lines.extend_from_slice(b"\"\"");
    }
    lines.push(b'\n');
}

/// What a call of the library gives, which panics at some contradictions of damaged files.
fn careful<T>(call: impl FnOnce() -> Result<T>) -> Result<T> {
    guarded(call).unwrap_or_else(|| Err(general("its parts contradict each other".to_owned())))
}

/// A fault with these words.
fn general(words: String) -> ParquetError {
    ParquetError::General(words)
}

impl Read for Text {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        while self.handed_out >= self.lines.len() {
            if !careful(|| self.advance()).map_err(io::Error::other)? {
                return Ok(0);
            }
        }
        let length = self.lines.get(self.handed_out..).unwrap_or(&[]).read(bytes)?;
        self.handed_out += length;
        Ok(length)
    }
}

/// The text of a file that comes as a stream. Nothing is known of it before all of it is there: what is in which place
/// stands at its end.
pub(super) struct Streamed<R> {
    state: State<R>,
    /// How many bytes the file has, once it is there.
    size: usize,
    /// Grows by the bytes whose rows have become text.
    count: Arc<AtomicUsize>,
}

enum State<R> {
    /// Not begun.
    Stream(R),
    Text(Box<Text>),
    /// No Parquet file.
    Failed,
}

impl<R: Read> Streamed<R> {
    /// The text of what a stream holds, of at most so many bytes.
    pub(super) fn of(stream: R, limit: u64, count: &Arc<AtomicUsize>) -> Streamed<io::Take<R>> {
        Streamed { state: State::Stream(stream.take(limit)), size: 0, count: Arc::clone(count) }
    }
}

impl<R: Read> Read for Streamed<R> {
    fn read(&mut self, bytes: &mut [u8]) -> io::Result<usize> {
        if let State::Stream(stream) = &mut self.state {
            let mut file = Vec::new();
            stream.read_to_end(&mut file)?;
            self.size = file.len();
            self.state = Text::of(file).map_or(State::Failed, |text| State::Text(Box::new(text)));
        }
        let State::Text(text) = &mut self.state else { return Err(io::ErrorKind::InvalidData.into()) };
        let length = text.read(bytes)?;
        self.count.store(text.share_of(self.size), Ordering::Relaxed);
        Ok(length)
    }
}
