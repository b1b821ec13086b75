//! What one thread keeps of the chunks that it reads.

use std::borrow::Cow;
use std::sync::Arc;

use super::cells::Cells;
use super::columns::{Column, Columns};
use super::lines::Lines;
use super::row::{Rows, Surprise};
use super::scan::Structure;
use crate::dataset::{Codes, Dictionary, FastMap};
use crate::load::cell::when::{self, When};
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
    pub(crate) dates: Dictionary,
    /// Of each code of `dates`: the rows that have it.
    pub(crate) seen: Vec<Seen>,
    /// Rows whose date is no plain day, in order.
    pub(crate) strange: Vec<(u16, Position)>,
    /// What cells in the category columns say; nothing of a column with too many values.
    pub(crate) categories: Vec<Option<Dictionary>>,
    /// Rows that are alike in what is kept of them: how many, and the first.
    pub(crate) alike: FastMap<Key, (u64, Position)>,
    /// Rows kept one by one.
    pub(crate) blocks: Vec<Block>,
}

/// The rows with one date.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Seen {
    pub(crate) rows: u64,
    pub(crate) first: Position,
    /// Whether the text is no plain day, so that each row may have to be told of.
    pub(crate) strange: bool,
    /// Whether there is no text, so that none of the rows counts.
    pub(crate) blank: bool,
}

/// With no more category columns than this, rows that are alike can be counted together.
pub(super) const ALIKE: usize = 3;

/// What is kept of a row in one number: the codes of its categories, and in the lowest 16 bits that of its date.
pub(crate) type Key = u64;

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
    /// The fingerprint of each row, with the code of its date.
    pub(super) prints: Vec<(u64, u16)>,
    /// Dates that its thread met for the first time, in the order of their codes.
    pub(super) met: Vec<Arc<str>>,
    pub(super) rows: Lines,
    /// How many lines the rows take.
    pub(super) lines: u64,
}

impl Piece {
    /// How many rows it has.
    #[must_use]
    pub fn rows(&self) -> usize {
        self.prints.len()
    }
}

/// A chunk that is being read.
struct Reading<'a> {
    columns: &'a Columns,
    piece: Piece,
    block: Block,
}

impl Worker {
    /// Rows of which only the days were kept, counted together.
    pub(super) fn of_days(dates: Dictionary, seen: Vec<Seen>) -> Self {
        let counted = seen.iter().enumerate().filter(|(_, seen)| !seen.blank);
        let alike = counted.map(|(code, seen)| (code as Key, (seen.rows, seen.first))).collect();
        let strange = Vec::new();
        Self { dates, seen, strange, alike, ..Self::default() }
    }

    pub(super) fn of(columns: &Columns) -> Self {
        let categories = columns.kept.iter().map(|_| Some(Dictionary::default())).collect();
        Self { categories, ..Self::default() }
    }

    /// Reads a chunk that begins with a row and ends with one.
    pub(super) fn read(
        &mut self,
        columns: &Columns,
        (worker, place): (usize, usize),
        chunk: &[u8],
    ) -> Result<Piece, Surprise> {
        let mut structure = std::mem::take(&mut self.structure);
        structure.scan(chunk, columns.delimiter, &columns.gaps)?;
        if structure.beyond_ascii {
            no_odd_letters(chunk)?;
        }
        let categories = columns.kept.iter().map(|_| Codes::default()).collect();
        let block =
            Block { chunk: u32::try_from(place).map_err(|_| Surprise)?, categories, ..Block::default() };
        let piece = Piece { worker, prints: Vec::new(), met: Vec::new(), rows: Lines::default(), lines: 0 };
        let mut reading = Reading { columns, piece, block };
        let (mut loose, mut inner) = (structure.loose.iter().peekable(), structure.inner.iter().peekable());
        let mut from = 0;
        for ends in structure.ends().chunks(columns.gaps.len()) {
            let Some(last) = ends.last().filter(|_| ends.len() == columns.gaps.len()) else {
                return Err(Surprise);
            };
            let cells = Cells { chunk, from, ends };
            from = *last as usize + 1;
            if loose.next_if(|place| *place <= last).is_some() {
                while loose.next_if(|place| *place <= last).is_some() {}
                self.read_loose(&mut reading, cells.with_end())?;
            } else {
                self.read_plain(&mut reading, &cells)?;
            }
            reading.piece.lines += 1;
            while inner.next_if(|place| *place < last).is_some() {
                reading.piece.lines += 1;
            }
        }
        // Every row ends with a line; where there are more line ends than rows, one is in the middle of a row.
        if structure.rows != reading.piece.prints.len() {
            return Err(Surprise);
        }
        self.structure = structure;
        if !columns.alike {
            self.blocks.push(reading.block);
        }
        Ok(reading.piece)
    }

    fn read_plain(&mut self, reading: &mut Reading<'_>, cells: &Cells<'_>) -> Result<(), Surprise> {
        if !cells.is_whole() || !cells.has_several(reading.columns) {
            return Err(Surprise);
        }
        self.take(reading, &|column| cells.cell(column), fingerprint::of_bytes(cells.bytes()))
    }

    /// Reads a row letter by letter.
    fn read_loose(&mut self, reading: &mut Reading<'_>, text: &[u8]) -> Result<(), Surprise> {
        let text = std::str::from_utf8(text).map_err(|_| Surprise)?;
        let mut rows = Rows::of(text, reading.columns.delimiter);
        if !rows.advance()? || rows.len() != reading.columns.width || !rows.has_several() {
            return Err(Surprise);
        }
        let print = fingerprint::of_bytes(rows.canonical(&mut String::new()).as_bytes());
        self.take(reading, &|column| Ok(rows.cell_bytes(column.number)), print)
    }

    /// Keeps what is needed of a row.
    fn take<'text>(
        &mut self,
        reading: &mut Reading<'_>,
        cell: &impl Fn(Column) -> Result<Cow<'text, [u8]>, Surprise>,
        print: u64,
    ) -> Result<(), Surprise> {
        let columns = reading.columns;
        if is_special(&cell(columns.first)?, columns)? {
            return Err(Surprise);
        }
        let date = self.dates.code(&cell(columns.date)?).ok_or(Surprise)?;
        let position = reading.begin_row(print, date)?;
        if usize::from(date) == self.seen.len() {
            reading.piece.met.extend(self.dates.value(date).cloned());
        }
        if self.see(date, position) {
            return Ok(());
        }
        let kept = columns.kept.iter().zip(&mut self.categories);
        if columns.alike {
            let mut key = 0;
            for (column, dictionary) in kept {
                let value = cell(*column)?;
                let code = dictionary.as_mut().and_then(|known| known.code(&value));
                key = (key | u64::from(code.ok_or(Surprise)?)) << 16;
            }
            self.alike.entry(key | u64::from(date)).or_insert((0, position)).0 += 1;
            return Ok(());
        }
        reading.block.begin_row(date, position);
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

    /// Counts a row with a date; whether the date is blank.
    fn see(&mut self, date: u16, position: Position) -> bool {
        if self.seen.len() <= usize::from(date) {
            let text = self.dates.value(date).map_or("", |text| text);
            let (strange, blank) = (!is_plain_day(text), text.is_empty());
            self.seen.push(Seen { rows: 0, first: position, strange, blank });
        }
        let Some(seen) = self.seen.get_mut(usize::from(date)) else { return false };
        seen.rows += 1;
        if seen.strange {
            self.strange.push((date, position));
        }
        seen.blank
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
    /// Notes a row with its date; where it stands.
    fn begin_row(&mut self, print: u64, date: u16) -> Result<Position, Surprise> {
        let Piece { prints, rows, lines, .. } = &mut self.piece;
        rows.note(prints.len(), *lines);
        prints.push((print, date));
        let line = u32::try_from(*lines).map_err(|_| Surprise)?;
        Ok(Position { chunk: self.block.chunk, line })
    }
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

/// Whether a text is a day and needs no word about it.
pub(super) fn is_plain_day(text: &str) -> bool {
    when::parse(text).is_some_and(|moment| matches!(moment.when, When::Day(_) | When::Slashed { .. }))
}

/// A chunk that is no UTF-8, or has letters that are not seen or turn the direction of text, is no plain one.
fn no_odd_letters(chunk: &[u8]) -> Result<(), Surprise> {
    let text = std::str::from_utf8(chunk).map_err(|_| Surprise)?;
    let letter = |place: usize| text.get(place..).and_then(|rest| rest.chars().next());
    // Odd letters beyond ASCII begin with one of these bytes.
    let odd = memchr::memchr3_iter(0xc2, 0xe2, 0xef, chunk).filter_map(letter).any(is_odd);
    if odd { Err(Surprise) } else { Ok(()) }
}
