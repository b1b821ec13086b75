//! What one thread keeps of the chunks that it reads.

use std::borrow::Cow;
use std::sync::Arc;

use super::alike::{Alike, date_of};
use super::block::{Block, Dated, DatedRows};
use super::cells::{Cells, Grid};
use super::columns::{Columns, Counts};
use super::dates::{Dates, Kind, NO_DATE};
use super::piece::{Piece, Position};
use super::prints::Prints;
use super::row::{Rows, Surprise};
use super::scan::Structure;
use crate::dataset::{Dictionary, Finding};
use crate::load::fingerprint;
use crate::load::table::{is_note, is_odd};

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
    /// Rows that do not count.
    pub(super) others: Others,
    /// The fingerprints of rows that may count.
    pub(super) prints: Prints,
    /// Those of the rows of a chunk.
    row_prints: Vec<u64>,
}

/// Rows of something else than what is counted.
#[derive(Debug, Default)]
pub(super) struct Others {
    pub(super) rows: u64,
    /// Where the first of them stand.
    pub(super) first: Vec<Position>,
}

impl Others {
    fn note(&mut self, row: Position) {
        self.rows += 1;
        if self.first.len() < Finding::LINES {
            self.first.push(row);
        }
    }
}

/// A chunk that is being read.
struct Reading<'a> {
    columns: &'a Columns,
    chunk: u32,
    piece: Piece,
    /// The rows that have a date.
    dated: Vec<Dated>,
    /// Those of them that are not written in the one way, by their numbers, with what they say in the kept columns.
    loose: Vec<(u32, Vec<Cow<'a, [u8]>>)>,
}

impl Worker {
    /// Rows of which only the days were kept, counted together: of each date, how many.
    pub(super) fn of_days(dates: Dates, rows: &[u64]) -> Self {
        let alike = Alike::of_days(rows, dates.iter().map(|(_, kind, first)| (kind, first)));
        Self { dates, alike, ..Self::default() }
    }

    pub(super) fn of(columns: &Columns, prints: Prints) -> Self {
        let categories = columns.kept.iter().map(|_| Some(Dictionary::default())).collect();
        Self { categories, alike: Alike::of(columns.kept.len()), prints, ..Self::default() }
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
        let grid = Grid { chunk, ends: structure.ends(), width: columns.width };
        let piece = Piece::of(worker, structure.rows);
        let mut prints = std::mem::take(&mut self.row_prints);
        prints.clear();
        let mut are_whole = true;
        let rows = grid.rows().map(|cells| {
            are_whole &= cells.ends.len() == columns.width && cells.is_whole();
            cells.bytes()
        });
        fingerprint::of_rows(rows, |print| prints.push(print));
        // Every row ends with a line; where there are more line ends than rows, one is in the middle of a row.
        if !are_whole || structure.rows != prints.len() {
            return Err(Surprise);
        }
        let mut reading = Reading::of(columns, u32::try_from(place).map_err(|_| Surprise)?, piece);
        let (mut loose, mut inner) = (structure.loose.as_slice(), structure.inner.as_slice());
        for (row, cells) in grid.rows().enumerate() {
            if passed(&mut loose, cells.last()) > 0 {
                let print = self.read_loose(&mut reading, cells.with_end())?;
                *prints.get_mut(row).ok_or(Surprise)? = print;
            } else if let Some(date) = self.known_day(columns, &cells) {
                reading.note(date)?;
            } else if cells.has_several() {
                let counts = columns.counts(|column| cells.cell(column))?;
                self.read_date(&mut reading, &cells.cell(columns.date)?, &cells.cell(0)?, counts)?;
            } else {
                return Err(Surprise);
            }
            let within = passed(&mut inner, cells.last());
            reading.piece.lines += 1 + within;
            if within > 0 {
                reading.piece.rows.note(row + 1, reading.piece.lines);
            }
        }
        let codes = self.read_categories(&reading, grid)?;
        let Reading { chunk, piece, dated, .. } = reading;
        for row in &dated {
            self.prints.add(row.date, *prints.get(row.row as usize).ok_or(Surprise)?);
        }
        (self.structure, self.row_prints) = (structure, prints);
        let rows = DatedRows { chunk, piece: &piece, rows: &dated, codes: &codes };
        if columns.alike {
            self.alike.add(&rows);
        } else {
            self.blocks.push(Block::of(&rows));
        }
        Ok(piece)
    }

    /// The date of a row like most: it is a day that is known, the row has it in its first cell or begins with a date
    /// or a number, says something else, too, and counts.
    #[inline]
    fn known_day(&self, columns: &Columns, cells: &Cells<'_>) -> Option<u16> {
        let says_more =
            || columns.kept.iter().any(|column| *column != columns.date && cells.is_filled(*column));
        let is_usual = columns.kinds.is_none() && columns.is_usual_start(cells.bare(0)?) && says_more();
        self.dates.known_day(cells.bare(columns.date)?).filter(|_| is_usual)
    }

    /// Reads a row letter by letter; its fingerprint.
    #[cold]
    fn read_loose<'a>(&mut self, reading: &mut Reading<'a>, text: &'a [u8]) -> Result<u64, Surprise> {
        let columns = reading.columns;
        let text = std::str::from_utf8(text).map_err(|_| Surprise)?;
        let mut rows = Rows::of(text, columns.delimiter);
        if !rows.advance()? || rows.len() != columns.width || !rows.has_several() {
            return Err(Surprise);
        }
        let row = reading.number()?;
        let counts = columns.counts(|column| Ok(rows.cell_bytes(column)))?;
        let (date, first) = (rows.cell_bytes(columns.date), rows.cell_bytes(0));
        if self.read_date(reading, &date, &first, counts)? {
            let kept = columns.kept.iter().map(|column| rows.cell_bytes(*column));
            reading.loose.push((row, kept.collect()));
        }
        Ok(fingerprint::of_bytes(rows.canonical(&mut String::new()).as_bytes()))
    }

    /// Keeps the date of a row, of which `first` is what its first cell says; whether there is one, and the row counts.
    fn read_date(
        &mut self,
        reading: &mut Reading<'_>,
        date: &[u8],
        first: &[u8],
        counts: Counts,
    ) -> Result<bool, Surprise> {
        if is_special(first, reading.columns)? {
            return Err(Surprise);
        }
        let row = reading.position()?;
        let known = self.dates.len();
        // How dates are written is told by all rows.
        let (date, kind) = self.dates.see(date, row).ok_or(Surprise)?;
        if known < self.dates.len() {
            reading.piece.met.extend(self.dates.text(date).map(|text| (Arc::clone(text), row)));
        }
        if counts == Counts::No {
            self.others.note(row);
            reading.piece.dates.push(NO_DATE);
            return Ok(false);
        }
        if kind != Kind::Plain {
            self.strange.push((date, row));
        }
        if kind == Kind::Blank {
            reading.piece.dates.push(date);
        } else {
            reading.note(date)?;
        }
        Ok(kind != Kind::Blank)
    }

    /// The codes of what the rows with a date say in the category columns, one column after another: while the processor
    /// waits for the code of one row, it can look for those of the next ones.
    fn read_categories(&mut self, reading: &Reading<'_>, grid: Grid<'_>) -> Result<Vec<Vec<u16>>, Surprise> {
        let mut all = Vec::with_capacity(reading.columns.kept.len());
        for (number, (column, dictionary)) in
            reading.columns.kept.iter().zip(&mut self.categories).enumerate()
        {
            let mut codes = Vec::with_capacity(reading.dated.len());
            let mut loose = reading.loose.iter().peekable();
            for row in &reading.dated {
                let Some(known) = dictionary else { break };
                let code = match loose.next_if(|(place, _)| *place == row.row) {
                    Some((_, texts)) => known.code(texts.get(number).ok_or(Surprise)?),
                    None => known.code(&grid.row(row.row as usize).ok_or(Surprise)?.cell(*column)?),
                };
                match code {
                    Some(code) => codes.push(code),
                    // Rows of values that cannot be told apart cannot be counted together.
                    None if reading.columns.alike => return Err(Surprise),
                    // A column with too many values is of no use.
                    None => *dictionary = None,
                }
            }
            all.push(codes);
        }
        Ok(all)
    }
}

impl<'a> Reading<'a> {
    fn of(columns: &'a Columns, chunk: u32, piece: Piece) -> Self {
        let dated = Vec::with_capacity(piece.dates.capacity());
        Self { columns, chunk, piece, dated, loose: Vec::new() }
    }

    /// Notes that the next row has a date.
    #[inline]
    fn note(&mut self, date: u16) -> Result<(), Surprise> {
        self.dated.push(Dated { row: self.number()?, date });
        self.piece.dates.push(date);
        Ok(())
    }

    /// The number of the next row.
    fn number(&self) -> Result<u32, Surprise> {
        u32::try_from(self.piece.rows()).map_err(|_| Surprise)
    }

    /// Where the next row stands.
    fn position(&self) -> Result<Position, Surprise> {
        let line = u32::try_from(self.piece.lines).map_err(|_| Surprise)?;
        Ok(Position { chunk: self.chunk, line })
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
    if columns.is_usual_start(first) {
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
