//! Some rows of a record file, coded: what of a chunk is kept once its bytes are gone.

use super::row::{Rows, Surprise};
use super::{Columns, Part};
use crate::dataset::Category;
use crate::load::fingerprint;
use crate::load::table::{is_note, is_odd};

/// Reads a chunk that begins with a row and ends with one.
pub(super) fn read(columns: &Columns, chunk: &[u8]) -> Result<Part, Surprise> {
    let text = std::str::from_utf8(chunk).map_err(|_| Surprise)?;
    // Odd letters beyond ASCII begin with one of these bytes; the others are marks.
    let suspect = !text.is_ascii() && chunk.iter().any(|byte| matches!(byte, 0xc2 | 0xe2 | 0xef));
    if suspect && text.chars().any(is_odd) {
        return Err(Surprise);
    }
    let mut part =
        Part { categories: columns.kept.iter().map(|_| Category::default()).collect(), ..Part::default() };
    let mut rows = Rows::of(text, columns.delimiter);
    let mut scratch = String::new();
    loop {
        let line = rows.lines;
        if !rows.advance()? {
            break;
        }
        if rows.len() != columns.width || !rows.has_several() || is_special(&rows.cell(0), columns) {
            return Err(Surprise);
        }
        part.note_line(line);
        part.dates.push(&rows.cell(columns.date));
        for (category, place) in part.categories.iter_mut().zip(&columns.kept) {
            // A column with too many values is known to be of no use.
            if !category.is_dropped() {
                category.push(&rows.cell(*place));
            }
        }
        part.prints.push(fingerprint::of_text(rows.canonical(&mut scratch)));
    }
    part.lines = rows.lines;
    if part.dates.is_dropped() { Err(Surprise) } else { Ok(part) }
}

/// Whether a row that begins so may be a note or the header again.
fn is_special(first: &str, columns: &Columns) -> bool {
    let digit = |text: &str| text.starts_with(|letter: char| letter.is_ascii_digit());
    // Most rows begin with a date or a number, and most headers do not.
    if digit(first) && first.len() == 10 && !digit(&columns.first_heading) {
        return false;
    }
    is_note(first) || first.eq_ignore_ascii_case(&columns.first_heading)
}

impl Part {
    /// Notes that the next row begins so many lines below the first one.
    fn note_line(&mut self, line: u64) {
        let row = self.prints.len();
        if self.line(row) != line {
            self.jumps.push((row, line.saturating_sub(row as u64)));
        }
    }

    /// The line on which a row begins, counted from that of the first row.
    pub(in crate::load) fn line(&self, row: usize) -> u64 {
        let before = self.jumps.partition_point(|(first, _)| *first <= row);
        let extra =
            before.checked_sub(1).and_then(|last| self.jumps.get(last)).map_or(0, |(_, extra)| *extra);
        row as u64 + extra
    }
}
