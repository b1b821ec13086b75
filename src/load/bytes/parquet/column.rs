//! One column as cells of text.

use std::sync::Arc;

use parquet::column::page::PageReader;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl};
use parquet::data_type::Int32Type;
use parquet::errors::{ParquetError, Result};
use parquet::schema::types::{ColumnDescPtr, ColumnDescriptor};

use super::cells::Cells;
use super::dictionary::Sorted;
use super::form::{Form, moment, show};
use super::general;

/// Names in the path of a list that stand for the list and for each of its values.
const LIST: &[&str] = &["list", "element", "item", "bag", "array", "array_element"];

/// A column.
pub(super) struct Column {
    what: ColumnDescPtr,
    name: String,
    form: Form,
    reader: Option<Reader>,
    cells: Cells,
}

/// What reads the rows of a group.
struct Reader {
    /// Of pages that are written with a dictionary.
    keys: Option<ColumnReaderImpl<Int32Type>>,
    values: ColumnReader,
}

impl Column {
    pub(super) fn of(what: &ColumnDescPtr) -> Self {
        // What writers put between a list and its values, nobody has named.
        let is_named = |part: &&str| what.max_rep_level() == 0 || !LIST.contains(part);
        let parts: Vec<&str> = what.path().parts().iter().map(String::as_str).filter(is_named).collect();
        Self {
            what: what.clone(),
            name: parts.join("."),
            form: Form::of(what),
            reader: None,
            cells: Cells::new(),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Begins another group of rows.
    pub(super) fn begin(&mut self, pages: Box<dyn PageReader>) -> Result<()> {
        let Sorted { dictionary, values } = Sorted::of(pages, &self.what)?;
        self.cells.clear_all();
        let keys = dictionary.map(|mut dictionary| {
            let length = dictionary.length;
            self.read_values(&dictionary.what, length, &mut dictionary.values)?;
            if self.cells.len() < length {
                return Err(self.uneven());
            }
            self.cells.keep_as_dictionary();
            Ok(dictionary.keys)
        });
        self.reader = Some(Reader { keys: keys.transpose()?, values });
        Ok(())
    }

    /// Reads so many rows.
    pub(super) fn read(&mut self, count: usize) -> Result<()> {
        self.cells.clear();
        let Some(mut reader) = self.reader.take() else { return Err(self.uneven()) };
        while self.cells.len() < count {
            let done = self.cells.len();
            if let Some(keys) = &mut reader.keys {
                self.cells.fill_by_keys(&self.what, count - done, keys)?;
            }
            if self.cells.len() == done {
                let what = Arc::clone(&self.what);
                self.read_values(&what, count - done, &mut reader.values)?;
            }
            // Lists are read at once: what came later might belong to the last one.
            if self.cells.len() == done || self.cells.len() != count && self.what.max_rep_level() > 0 {
                return Err(self.uneven());
            }
        }
        self.reader = Some(reader);
        Ok(())
    }

    fn uneven(&self) -> ParquetError {
        general(format!("column {} has not as many values as rows", self.what.name()))
    }

    /// Reads at most so many values.
    fn read_values(
        &mut self,
        what: &ColumnDescriptor,
        count: usize,
        reader: &mut ColumnReader,
    ) -> Result<()> {
        let (cells, form) = (&mut self.cells, self.form);
        match reader {
            ColumnReader::BoolColumnReader(reader) => {
                cells.fill(what, count, reader, |value, text| show(text, value))
            }
            ColumnReader::Int32ColumnReader(reader) if form == Form::Unsigned => {
                cells.fill(what, count, reader, |value, text| show(text, value.cast_unsigned()))
            }
            ColumnReader::Int32ColumnReader(reader) => {
                cells.fill(what, count, reader, |value, text| form.number((*value).into(), text))
            }
            ColumnReader::Int64ColumnReader(reader) if form == Form::Unsigned => {
                cells.fill(what, count, reader, |value, text| show(text, value.cast_unsigned()))
            }
            ColumnReader::Int64ColumnReader(reader) => {
                cells.fill(what, count, reader, |value, text| form.number(*value, text))
            }
            ColumnReader::Int96ColumnReader(reader) => {
                cells.fill(what, count, reader, |value, text| moment(value.to_seconds(), text))
            }
            ColumnReader::FloatColumnReader(reader) => {
                cells.fill(what, count, reader, |value, text| show(text, value))
            }
            ColumnReader::DoubleColumnReader(reader) => {
                cells.fill(what, count, reader, |value, text| show(text, value))
            }
            ColumnReader::ByteArrayColumnReader(reader) => {
                cells.fill(what, count, reader, |value, text| form.bytes(value.data(), text))
            }
            ColumnReader::FixedLenByteArrayColumnReader(reader) => {
                cells.fill(what, count, reader, |value, text| form.bytes(value.data(), text))
            }
        }
    }

    /// What one of the rows last read says, with a comma behind it.
    pub(super) fn cell(&self, row: usize) -> &[u8] {
        self.cells.get(row)
    }
}
