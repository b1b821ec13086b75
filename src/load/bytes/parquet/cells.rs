//! The cells of one column as they stand in the lines of a table: quoted where they have to be, and each with a comma
//! behind it.

use parquet::column::reader::ColumnReaderImpl;
use parquet::data_type::{DataType, Int32Type};
use parquet::errors::Result;
use parquet::schema::types::ColumnDescriptor;

use super::general;

/// What stands between the values of a list.
const BETWEEN: &[u8] = b"; ";

/// The cells of some rows.
pub(super) struct Cells {
    /// A cell that says nothing, the values of a dictionary, and then what is in no dictionary.
    text: Vec<u8>,
    /// Where in the text the cell of each row stands.
    places: Vec<Place>,
    /// Where each value of the dictionary stands.
    values: Vec<Place>,
    /// How much of the text stays from one reading to the next.
    kept: usize,
    /// Of each value, or of what stands in the place of one: how much of its path is there.
    levels: Vec<i16>,
    /// Of each value: whether it begins a row, as 0.
    repeats: Vec<i16>,
    /// Which values of the dictionary were read.
    keys: Vec<i32>,
}

/// Where a cell stands in the text.
#[derive(Clone, Copy)]
struct Place {
    from: u32,
    to: u32,
}

impl Place {
    /// Of a cell that says nothing.
    const EMPTY: Self = Self { from: 0, to: 1 };
}

impl Cells {
    pub(super) fn new() -> Self {
        Self {
            text: b",".to_vec(),
            places: Vec::new(),
            values: Vec::new(),
            kept: 1,
            levels: Vec::new(),
            repeats: Vec::new(),
            keys: Vec::new(),
        }
    }

    /// Forgets the rows, and keeps the dictionary.
    pub(super) fn clear(&mut self) {
        self.text.truncate(self.kept);
        self.places.clear();
    }

    /// Forgets the dictionary too.
    pub(super) fn clear_all(&mut self) {
        self.kept = 1;
        self.values.clear();
        self.clear();
    }

    /// What has been read are the values of a dictionary.
    pub(super) fn keep_as_dictionary(&mut self) {
        self.values = std::mem::take(&mut self.places);
        self.kept = self.text.len();
    }

    /// How many rows there are.
    pub(super) fn len(&self) -> usize {
        self.places.len()
    }

    /// The cell of one of the rows.
    pub(super) fn get(&self, row: usize) -> &[u8] {
        let place = self.places.get(row).copied().unwrap_or(Place::EMPTY);
        let (Ok(from), Ok(to)) = (usize::try_from(place.from), usize::try_from(place.to)) else {
            return b",";
        };
        self.text.get(from..to).unwrap_or(b",")
    }

    /// Adds at most so many rows, each value with `write`.
    pub(super) fn fill<T: DataType>(
        &mut self,
        what: &ColumnDescriptor,
        count: usize,
        reader: &mut ColumnReaderImpl<T>,
        write: impl Fn(&T::T, &mut Vec<u8>),
    ) -> Result<()> {
        let Self { text, places, levels, repeats, .. } = self;
        levels.clear();
        repeats.clear();
        let mut values = Vec::new();
        let (_, found, _) = reader.read_records(count, Some(levels), Some(repeats), &mut values)?;
        // Where nothing can be missing and nothing is repeated, there are no levels.
        if levels.is_empty() {
            levels.resize(found, what.max_def_level());
        }
        repeats.resize(levels.len(), 0);
        let mut values = values.iter();
        let (mut start, mut is_empty) = (text.len(), true);
        for (place, (level, repeat)) in levels.iter().zip(&*repeats).enumerate() {
            if *repeat == 0 && place > 0 {
                places.push(close(text, start)?);
                (start, is_empty) = (text.len(), true);
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
        if !levels.is_empty() {
            places.push(close(text, start)?);
        }
        Ok(())
    }

    /// Adds at most so many rows, each of which says which value of the dictionary it has.
    pub(super) fn fill_by_keys(
        &mut self,
        what: &ColumnDescriptor,
        count: usize,
        reader: &mut ColumnReaderImpl<Int32Type>,
    ) -> Result<()> {
        let Self { places, values, levels, keys, .. } = self;
        levels.clear();
        keys.clear();
        reader.read_records(count, Some(levels), None, keys)?;
        let mut keyed = keys.iter().map(|key| {
            let value = usize::try_from(*key).ok().and_then(|key| values.get(key)).copied();
            value.ok_or_else(|| general("a value is in no dictionary".to_owned()))
        });
        if what.max_def_level() == 0 {
            return keyed.try_for_each(|value| value.map(|value| places.push(value)));
        }
        for level in levels {
            let is_there = *level == what.max_def_level();
            places.push(if is_there {
                keyed.next().transpose()?.unwrap_or(Place::EMPTY)
            } else {
                Place::EMPTY
            });
        }
        Ok(())
    }
}

/// Ends the cell that stands from `start` on.
fn close(text: &mut Vec<u8>, start: usize) -> Result<Place> {
    quote(text, start);
    text.push(b',');
    Ok(Place { from: u32::try_from(start)?, to: u32::try_from(text.len())? })
}

/// Quotes what stands from `start` on, where it would otherwise be read as something else.
pub(super) fn quote(text: &mut Vec<u8>, start: usize) {
    let cell = text.get(start..).unwrap_or(&[]);
    // Without a way out, many bytes are looked at at once.
    let is_special = |byte: &u8| matches!(byte, b'"' | b',' | b'\n' | b'\r');
    if !cell.iter().fold(false, |any, byte| any | is_special(byte)) {
        return;
    }
    if cell.contains(&b'"') {
        let cell = text.split_off(start);
        text.extend(cell.iter().flat_map(|byte| std::iter::repeat_n(*byte, 1 + usize::from(*byte == b'"'))));
    }
    text.insert(start, b'"');
    text.push(b'"');
}
