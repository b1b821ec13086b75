//! What one thread keeps of the chunks that it reads.

use std::borrow::Cow;
use std::sync::Arc;

use super::alike::{Alike, date_of};
use super::cells::Cells;
use super::columns::Columns;
use super::dates::{Dates, Kind};
use super::lines::Lines;
use super::row::{Rows, Surprise};
use super::scan::Structure;
use crate::dataset::{Codes, Dictionary};
use crate::load::fingerprint;
use crate::load::table::{is_note, is_odd};

/// A row's place in the file: the chunk, and the line in it.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Position {
    pub(crate) chunk: u32,
    pub(crate) line: u32,
}

/// What one thread has read.
#[derive(Debug, Default)]
pub struct Worker {
    structure: Structure,
    /// What cells in the column of days say.
    pub(crate) dates: Dates,
    /// Rows whose date is no plain day, in order.
    pub(crate) strange: Vec<(u16, Position)>,
    /// What cells in the category columns say; nothing of a column with too many values.
    pub(crate) categories: Vec<Option<Dictionary>>,
    /// Rows that are counted together.
    pub(crate) alike: Alike,
    /// Rows kept one by one.
    pub(crate) blocks: Vec<Block>,
}

/// The rows of a chunk that have a date.
#[derive(Debug, Default)]
pub(crate) struct Block {
    pub(crate) chunk: u32,
    /// How many there are.
    rows: usize,
    pub(crate) dates: Codes,
    pub(crate) categories: Vec<Codes>,
    pub(crate) lines: Lines,
}

/// What has to be looked at in the order of the file.
#[derive(Debug)]
pub struct Piece {
    pub(super) worker: usize,
    /// The fingerprint of each row.
    pub(super) prints: Vec<u64>,
    /// The code of the date of each row.
    pub(super) dates: Vec<u16>,
    /// Dates that its thread met for the first time, in the order of their codes, with the row of each.
    pub(super) met: Vec<(Arc<str>, Position)>,
    pub(super) rows: Lines,
    /// How many lines the rows take.
    pub(super) lines: u64,
}

impl Piece {
    /// A piece of so many rows, none of which has been read.
    fn of(worker: usize, rows: usize) -> Self {
        let (prints, dates) = (Vec::with_capacity(rows), Vec::with_capacity(rows));
        Self { worker, prints, dates, met: Vec::new(), rows: Lines::default(), lines: 0 }
    }

    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.dates.len()
    }
}

/// A chunk that is being read.
struct Reading<'a> {
    columns: &'a Columns,
    piece: Piece,
    block: Block,
}

impl Worker {
    /// Rows of which only the days were kept, counted together: of each date, how many.
    pub(super) fn of_days(dates: Dates, rows: &[u64]) -> Self {
        let alike = Alike::of_days(rows, dates.iter().map(|(_, kind, first)| (kind, first)));
        Self { dates, alike, ..Self::default() }
    }

    pub(super) fn of(columns: &Columns) -> Self {
        let categories = columns.kept.iter().map(|_| Some(Dictionary::default())).collect();
        Self { categories, alike: Alike::of(columns.kept.len()), ..Self::default() }
    }

    /// How many rows each date has; those that have none are not counted.
    pub(crate) fn rows_of_dates(&self) -> Vec<u64> {
        let mut rows = vec![0; self.dates.len()];
        let mut add = |date: u16, more: u64| {
            if let Some(rows) = rows.get_mut(usize::from(date)) {
                *rows += more;
            }
        };
        self.alike.iter().for_each(|(key, rows, _)| add(date_of(key), rows));
        self.blocks.iter().flat_map(|block| block.dates.iter()).for_each(|date| add(date, 1));
        rows
    }

    /// Reads a chunk that begins with a row and ends with one.
    pub(super) fn read(
        &mut self,
        columns: &Columns,
        (worker, place): (usize, usize),
        chunk: &[u8],
    ) -> Result<Piece, Surprise> {
        let mut structure = std::mem::take(&mut self.structure);
        structure.scan(chunk, columns.delimiter)?;
        for (from, to) in &structure.beyond_ascii {
            let to = chunk.len().min(*to as usize);
            no_odd_letters(chunk.get(*from as usize..to).unwrap_or(&[]))?;
        }
        let categories = columns.kept.iter().map(|_| Codes::default()).collect();
        let block =
            Block { chunk: u32::try_from(place).map_err(|_| Surprise)?, categories, ..Block::default() };
        let rows = structure.ends().chunks(columns.width).scan(0, |from, ends| {
            let cells = Cells { chunk, from: *from, ends };
            *from = cells.next();
            Some(cells)
        });
        let mut piece = Piece::of(worker, structure.rows);
        fingerprint::of_rows(rows.clone().map(|cells| cells.bytes()), |print| piece.prints.push(print));
        let mut reading = Reading { columns, piece, block };
        let (mut loose, mut inner) = (structure.loose.as_slice(), structure.inner.as_slice());
        for (row, cells) in rows.enumerate() {
            if cells.ends.len() != columns.width || !cells.is_whole() {
                return Err(Surprise);
            }
            if passed(&mut loose, cells.last()) > 0 {
                let print = self.read_loose(&mut reading, cells.with_end())?;
                *reading.piece.prints.get_mut(row).ok_or(Surprise)? = print;
            } else {
                self.read_plain(&mut reading, &cells)?;
            }
            let within = passed(&mut inner, cells.last());
            reading.piece.lines += 1 + within;
            if within > 0 {
                reading.piece.rows.note(row + 1, reading.piece.lines);
            }
        }
        // Every row ends with a line; where there are more line ends than rows, one is in the middle of a row.
        if structure.rows != reading.piece.rows() {
            return Err(Surprise);
        }
        self.structure = structure;
        if !columns.alike {
            self.blocks.push(reading.block);
        }
        Ok(reading.piece)
    }

    fn read_plain(&mut self, reading: &mut Reading<'_>, cells: &Cells<'_>) -> Result<(), Surprise> {
        if !cells.has_several(reading.columns) {
            return Err(Surprise);
        }
        self.take(reading, &|column| cells.cell(column))
    }

    /// Reads a row letter by letter; its fingerprint.
    fn read_loose(&mut self, reading: &mut Reading<'_>, text: &[u8]) -> Result<u64, Surprise> {
        let text = std::str::from_utf8(text).map_err(|_| Surprise)?;
        let mut rows = Rows::of(text, reading.columns.delimiter);
        if !rows.advance()? || rows.len() != reading.columns.width || !rows.has_several() {
            return Err(Surprise);
        }
        self.take(reading, &|column| Ok(rows.cell_bytes(column)))?;
        Ok(fingerprint::of_bytes(rows.canonical(&mut String::new()).as_bytes()))
    }

    /// Keeps what is needed of a row.
    fn take<'text>(
        &mut self,
        reading: &mut Reading<'_>,
        cell: &impl Fn(usize) -> Result<Cow<'text, [u8]>, Surprise>,
    ) -> Result<(), Surprise> {
        let columns = reading.columns;
        let text = cell(columns.date)?;
        let special =
            if columns.date == 0 { is_special(&text, columns) } else { is_special(&cell(0)?, columns) };
        if special? {
            return Err(Surprise);
        }
        let row = reading.position()?;
        let known = self.dates.len();
        let (date, kind) = self.dates.see(&text, row).ok_or(Surprise)?;
        reading.piece.dates.push(date);
        if known < self.dates.len() {
            reading.piece.met.extend(self.dates.text(date).map(|text| (Arc::clone(text), row)));
        }
        match kind {
            Kind::Plain => {}
            Kind::Strange => self.strange.push((date, row)),
            Kind::Blank => {
                self.strange.push((date, row));
                return Ok(());
            }
        }
        let kept = columns.kept.iter().zip(&mut self.categories);
        if columns.alike {
            let codes = kept.map(|(column, dictionary)| dictionary.as_mut()?.code(&cell(*column).ok()?));
            return self.alike.add(codes, date, row).ok_or(Surprise);
        }
        reading.block.begin_row(date, row);
        for ((column, dictionary), codes) in kept.zip(&mut reading.block.categories) {
            let Some(known) = dictionary else { continue };
            match known.code(&cell(*column)?) {
                Some(code) => codes.push(code),
                // A column with too many values is of no use.
                None => *dictionary = None,
            }
        }
        Ok(())
    }
}

impl Block {
    fn begin_row(&mut self, date: u16, position: Position) {
        self.lines.note(self.rows, u64::from(position.line));
        self.rows += 1;
        self.dates.push(date);
    }
}

impl Reading<'_> {
    /// Where the next row stands.
    fn position(&self) -> Result<Position, Surprise> {
        let line = u32::try_from(self.piece.lines).map_err(|_| Surprise)?;
        Ok(Position { chunk: self.block.chunk, line })
    }
}

/// Passes over places that are in order, up to one; how many there were.
fn passed(places: &mut &[u32], last: usize) -> u64 {
    let mut count = 0;
    while let Some((_, rest)) = places.split_first().filter(|(place, _)| **place as usize <= last) {
        *places = rest;
        count += 1;
    }
    count
}

/// Whether a row that begins so may be a note or the header again.
fn is_special(first: &[u8], columns: &Columns) -> Result<bool, Surprise> {
    let digit = |text: &[u8]| text.first().is_some_and(u8::is_ascii_digit);
    // Most rows begin with a date or a number, and most headers do not.
    if digit(first) && first.len() == 10 && !digit(columns.first_heading.as_bytes()) {
        return Ok(false);
    }
    let first = std::str::from_utf8(first).map_err(|_| Surprise)?;
    Ok(is_note(first) || first.eq_ignore_ascii_case(&columns.first_heading))
}

/// A stretch that is no UTF-8, or has letters that are not seen or turn the direction of text, is no plain one.
fn no_odd_letters(stretch: &[u8]) -> Result<(), Surprise> {
    let text = std::str::from_utf8(stretch).map_err(|_| Surprise)?;
    let letter = |place: usize| text.get(place..).and_then(|rest| rest.chars().next());
    // Odd letters beyond ASCII begin with one of these bytes.
    let odd = memchr::memchr3_iter(0xc2, 0xe2, 0xef, stretch).filter_map(letter).any(is_odd);
    if odd { Err(Surprise) } else { Ok(()) }
}
