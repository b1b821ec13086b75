//! What rows say in the column of days.

use std::sync::Arc;

use super::cells::Grid;
use super::columns::{Columns, Counts};
use super::dates::{Kind, NO_DATE};
use super::reading::Reading;
use super::row::{Rows, Surprise};
use super::worker::Worker;
use crate::load::fingerprint;
use crate::load::table::{is_note, is_several_rows};

impl Worker {
    /// The date of each row that is like most, and [`NO_DATE`] of the others, which are those too that have one of
    /// `places`. The first loop is short, so that the processor can work on several rows at once.
    pub(super) fn see_days(
        &self,
        (columns, grid): (&Columns, Grid<'_>),
        places: [&[u32]; 2],
        into: &mut Vec<u16>,
    ) {
        into.clear();
        into.extend((0..grid.len()).map(|row| self.known_day(columns, (grid, row)).unwrap_or(NO_DATE)));
        for mut places in places {
            for (date, last) in into.iter_mut().zip(grid.lasts()) {
                if places.is_empty() {
                    break;
                }
                if passed(&mut places, last as usize) > 0 {
                    *date = NO_DATE;
                }
            }
        }
    }

    /// Reads a row that is not like most; its fingerprint, where it is not that of its bytes. `places` are those of what
    /// is loose and of line ends in cells, from this row on.
    pub(super) fn read_closely<'a>(
        &mut self,
        reading: &mut Reading<'a>,
        (grid, row): (Grid<'a>, usize),
        [loose, inner]: &mut [&[u32]; 2],
    ) -> Result<Option<u64>, Surprise> {
        let columns = reading.columns;
        let cells = grid.row(row).ok_or(Surprise)?;
        let mut print = None;
        if passed(loose, cells.last()) > 0 {
            print = Some(self.read_loose(reading, cells.with_end())?);
        } else if let Some(date) = self.known_day(columns, (grid, row)) {
            reading.note(date)?;
        } else if cells.has_several() {
            let counts = columns.counts(|column| cells.cell(column))?;
            self.read_date(reading, &cells.cell(columns.date)?, &cells.cell(0)?, counts)?;
        } else {
            return Err(Surprise);
        }
        let within = passed(inner, cells.last());
        reading.piece.lines += 1 + within;
        if within > 0 {
            refuse_rows_in_cells(columns, cells.with_end())?;
            reading.piece.rows.note(reading.piece.rows(), reading.piece.lines);
        }
        Ok(print)
    }

    /// The date of a row like most: it is a day that is known, the row has it in its first cell or begins with a date
    /// or a number, says something else, too, and counts.
    #[inline]
    fn known_day(&self, columns: &Columns, (grid, row): (Grid<'_>, usize)) -> Option<u16> {
        let date = self.dates.known_day(grid.bare(row, columns.date)?)?;
        let is_usual = columns.date == 0 || columns.is_usual_start(grid.bare(row, 0)?);
        let says_more =
            || columns.kept.iter().any(|column| *column != columns.date && grid.is_filled(row, *column));
        (columns.kinds.is_none() && columns.headed_by_word && is_usual && says_more()).then_some(date)
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

/// A quote that may close too late is for the careful reader to tell of.
fn refuse_rows_in_cells(columns: &Columns, row: &[u8]) -> Result<(), Surprise> {
    let row = std::str::from_utf8(row).map_err(|_| Surprise)?;
    let delimiter = char::from(columns.delimiter).to_string();
    if is_several_rows(row, &delimiter, columns.width) { Err(Surprise) } else { Ok(()) }
}
