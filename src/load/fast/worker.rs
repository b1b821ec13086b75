//! What one thread keeps of the chunks that it reads.

use super::alike::{Alike, date_of};
use super::block::{Block, DatedRows};
use super::cells::Grid;
use super::columns::Columns;
use super::dates::{Dates, NO_DATE};
use super::piece::{Piece, Position};
use super::prints::Prints;
use super::reading::Reading;
use super::row::Surprise;
use super::scan::Structure;
use crate::dataset::{Dictionary, Finding};
use crate::load::fingerprint;
use crate::load::table::{is_fixed_space, is_odd};

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
    /// The dates of the same rows, and [`NO_DATE`] for those that must be looked at more closely.
    row_dates: Vec<u16>,
}

/// Rows of something else than what is counted.
#[derive(Debug, Default)]
pub(super) struct Others {
    pub(super) rows: u64,
    /// Where the first of them stand.
    pub(super) first: Vec<Position>,
}

impl Others {
    pub(super) fn note(&mut self, row: Position) {
        self.rows += 1;
        if self.first.len() < Finding::LINES {
            self.first.push(row);
        }
    }
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
        see_prints(grid, &mut prints)?;
        // Every row ends with a line; where there are more line ends than rows, one is in the middle of a row.
        if structure.rows != prints.len() {
            return Err(Surprise);
        }
        let mut reading = Reading::of(columns, u32::try_from(place).map_err(|_| Surprise)?, piece);
        let mut dates = std::mem::take(&mut self.row_dates);
        self.see_days((columns, grid), [&structure.loose, &structure.inner], &mut dates);
        let mut places = [structure.loose.as_slice(), structure.inner.as_slice()];
        let mut row = 0;
        for run in dates.split_inclusive(|date| *date == NO_DATE) {
            let (last, before) = run.split_last().ok_or(Surprise)?;
            let usual = if *last == NO_DATE { before } else { run };
            reading.note_all(usual)?;
            row += usual.len();
            if usual.len() < run.len() {
                if let Some(print) = self.read_closely(&mut reading, (grid, row), &mut places)? {
                    *prints.get_mut(row).ok_or(Surprise)? = print;
                }
                row += 1;
            }
        }
        let codes = self.read_categories(&reading, grid)?;
        let Reading { chunk, piece, dated, .. } = reading;
        for row in &dated {
            let class = self.dates.class(row.date).ok_or(Surprise)?;
            self.prints.add(class, *prints.get(row.row as usize).ok_or(Surprise)?);
        }
        (self.structure, self.row_prints, self.row_dates) = (structure, prints, dates);
        let rows = DatedRows { chunk, piece: &piece, rows: &dated, codes: &codes };
        if columns.alike {
            self.alike.add(&rows);
        } else {
            self.blocks.push(Block::of(&rows));
        }
        Ok(piece)
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
                let place = row.row as usize;
                let code = if let Some((_, texts)) = loose.next_if(|(loose, _)| *loose == row.row) {
                    known.code(texts.get(number).ok_or(Surprise)?)
                } else if let Some(cell) = grid.bare(place, *column) {
                    known.code(cell)
                } else {
                    known.code(&grid.row(place).ok_or(Surprise)?.cell(*column)?)
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

/// The fingerprints of rows that are all as wide as they should be.
fn see_prints(grid: Grid<'_>, into: &mut Vec<u64>) -> Result<(), Surprise> {
    let mut are_whole = true;
    let rows = grid.rows().map(|cells| {
        are_whole &= cells.ends.len() == grid.width && cells.is_whole();
        cells.bytes()
    });
    into.clear();
    fingerprint::of_rows(rows, |print| into.push(print));
    if are_whole { Ok(()) } else { Err(Surprise) }
}

/// A stretch that is no UTF-8, or has letters that are not seen, turn the direction of text or stand for others, is no plain
/// one.
fn no_odd_letters(stretch: &[u8]) -> Result<(), Surprise> {
    let text = std::str::from_utf8(stretch).map_err(|_| Surprise)?;
    let letter = |place: usize| text.get(place..).and_then(|rest| rest.chars().next());
    // Odd letters beyond ASCII begin with one of these bytes.
    let odd = memchr::memchr3_iter(0xc2, 0xe2, 0xef, stretch)
        .filter_map(letter)
        .any(|letter| is_odd(letter) || is_fixed_space(letter));
    if odd { Err(Surprise) } else { Ok(()) }
}
