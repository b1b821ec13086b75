//! One column as cells of text.

use parquet::column::page::PageReader;
use parquet::column::reader::{ColumnReader, ColumnReaderImpl, get_column_reader};
use parquet::data_type::DataType;
use parquet::errors::Result;
use parquet::schema::types::{ColumnDescPtr, ColumnDescriptor};

use super::form::{Form, moment, show};
use super::general;

/// What stands between the values of a list.
const BETWEEN: &[u8] = b"; ";

/// Names in the path of a list that stand for the list and for each of its values.
const LIST: &[&str] = &["list", "element", "item", "bag", "array", "array_element"];

/// A column.
pub(super) struct Column {
    what: ColumnDescPtr,
    name: String,
    form: Form,
    reader: Option<ColumnReader>,
    cells: Cells,
}

/// The cells of some rows.
#[derive(Default)]
struct Cells {
    text: Vec<u8>,
    ends: Vec<usize>,
    /// Of each value, or of what stands in the place of one: how much of its path is there.
    levels: Vec<i16>,
    /// Of each value: whether it begins a row, as 0.
    repeats: Vec<i16>,
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
            cells: Cells::default(),
        }
    }

    pub(super) fn name(&self) -> &str {
        &self.name
    }

    /// Begins another group of rows.
    pub(super) fn begin(&mut self, pages: Box<dyn PageReader>) {
        self.reader = Some(get_column_reader(self.what.clone(), pages));
    }

    /// Reads so many rows.
    pub(super) fn read(&mut self, count: usize) -> Result<()> {
        let (cells, form) = (&mut self.cells, self.form);
        let what = &*self.what;
        let Some(reader) = &mut self.reader else { return Err(general("a column is missing".to_owned())) };
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

    /// What one of the rows last read says.
    pub(super) fn cell(&self, row: usize) -> &[u8] {
        let from = row.checked_sub(1).and_then(|before| self.cells.ends.get(before)).copied().unwrap_or(0);
        let to = self.cells.ends.get(row).copied().unwrap_or(from);
        self.cells.text.get(from..to).unwrap_or(&[])
    }
}

impl Cells {
    /// Reads so many rows, each value with `write`.
    fn fill<T: DataType>(
        &mut self,
        what: &ColumnDescriptor,
        count: usize,
        reader: &mut ColumnReaderImpl<T>,
        write: impl Fn(&T::T, &mut Vec<u8>),
    ) -> Result<()> {
        let Self { text, ends, levels, repeats } = self;
        text.clear();
        ends.clear();
        levels.clear();
        repeats.clear();
        let mut values = Vec::new();
        let (records, found, _) = reader.read_records(count, Some(levels), Some(repeats), &mut values)?;
        if records < count {
            return Err(general(format!("column {} has fewer values than rows", what.name())));
        }
        // Where nothing can be missing and nothing is repeated, there are no levels.
        if levels.is_empty() {
            levels.resize(found, what.max_def_level());
        }
        repeats.resize(levels.len(), 0);
        let mut values = values.iter();
        let mut is_empty = true;
        for (place, (level, repeat)) in levels.iter().zip(&*repeats).enumerate() {
            if *repeat == 0 {
                ends.extend((place > 0).then_some(text.len()));
                is_empty = true;
            }
            if *level == what.max_def_level()
                && let Some(value) = values.next()
            {
                if !is_empty {
                    text.extend_from_slice(BETWEEN);
                }
                write(value, text);
                is_empty = false;
            }
        }
        ends.push(text.len());
        Ok(())
    }
}
