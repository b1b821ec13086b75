//! Parquet files as the text of a table: the names of the columns, then a line for each row.
//!
//! Whatever is read from text is then read from them, with the same findings and in the same lines. Days come as ISO
//! dates, nothing where a value is missing, and of lists all values in one cell.

mod cells;
mod column;
mod dictionary;
mod form;
mod pages;
mod source;
mod streamed;
#[cfg(test)]
mod tests;

use std::io::{self, Read};
use std::sync::Arc;

use parquet::errors::{ParquetError, Result};
use parquet::file::metadata::{ParquetMetaData, ParquetMetaDataReader, RowGroupMetaData};
use parquet::file::reader::Length as _;

use crate::guard::guarded;
use cells::quote;
use column::Column;
pub(super) use source::Source;
pub(super) use streamed::Streamed;

/// As many rows are read at once.
const ROWS: usize = 1024;

/// About as many bytes of text are made at once: little enough to be still near the processor when they are handed out.
const LINES: usize = 64 << 10;

/// The text of a file.
pub(super) struct Text {
    bytes: Arc<Source>,
    metadata: ParquetMetaData,
    columns: Vec<Column>,
    /// How many groups of rows have been begun.
    groups: usize,
    /// How many rows of the last of them are left.
    left: usize,
    /// How many rows the columns hold, and how many of these have become text.
    read: usize,
    written: usize,
    /// How many rows of the file have become text.
    done: usize,
    /// The last lines, and how much of them has been handed out.
    lines: Vec<u8>,
    handed_out: usize,
}

impl Text {
    /// Opens a file by what stands at its end.
    pub(super) fn of(source: Source) -> Result<Self> {
        careful(|| Self::open(source))
    }

    fn open(bytes: Source) -> Result<Self> {
        let metadata = ParquetMetaDataReader::new().parse_and_finish(&bytes)?;
        let columns: Vec<Column> =
            metadata.file_metadata().schema_descr().columns().iter().map(Column::of).collect();
        if columns.is_empty() {
            return Err(general("no columns".to_owned()));
        }
        metadata.row_groups().iter().flat_map(RowGroupMetaData::columns).try_for_each(pages::check)?;
        let lines = heading(columns.iter().map(Column::name));
        let bytes = Arc::new(bytes);
        Ok(Self {
            bytes,
            metadata,
            columns,
            groups: 0,
            left: 0,
            read: 0,
            written: 0,
            done: 0,
            lines,
            handed_out: 0,
        })
    }

    /// How many bytes of the file answer to the rows that have become text.
    fn taken(&self) -> usize {
        let (size, done) = (u128::from(self.bytes.len()), u128::try_from(self.done).unwrap_or(0));
        let rows = u128::try_from(self.metadata.file_metadata().num_rows()).unwrap_or(0).max(1);
        usize::try_from((size * done / rows).min(size)).unwrap_or(usize::MAX)
    }

    /// Makes text of the next rows; false behind the last one.
    fn advance(&mut self) -> Result<bool> {
        if self.written == self.read && !self.read_rows()? {
            return Ok(false);
        }
        self.lines.clear();
        self.handed_out = 0;
        while self.written < self.read && self.lines.len() < LINES {
            let start = self.lines.len();
            for column in &self.columns {
                self.lines.extend_from_slice(column.cell(self.written));
            }
            end_line(&mut self.lines, start);
            self.written += 1;
            self.done += 1;
        }
        Ok(true)
    }

    /// Reads the next rows; false behind the last one.
    fn read_rows(&mut self) -> Result<bool> {
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
        self.left -= count;
        (self.read, self.written) = (count, 0);
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
