//! Marks behind a count that point to a note, where the mark alone could be something else: `18,320 1/`, `18320a`, `18,320 1`.
//!
//! A digit behind a number is taken for a mark only where a note below the table begins with it, and a letter that may be a
//! unit never.

use super::Draft;
use crate::load::cell::footnote::begins_with_mark;
use crate::load::no_count;
use crate::load::table::Skip;

/// The notes around a table that marks may point to.
#[derive(Clone, Debug, Default)]
pub(super) struct CountMarks {
    notes: Vec<String>,
}

/// Letters behind a digit that nothing but a note explains, where there is no such note, too.
const LETTERS: [&str; 3] = ["a", "c", "d"];

/// Letters that cut digits off: thousands and millions.
const UNITS: [&str; 6] = ["k", "m", "K", "M", "e", "E"];

impl CountMarks {
    /// The notes around a table.
    pub(super) fn of(draft: &Draft<'_>) -> Self {
        let notes = draft.table.skipped.iter().filter(|line| !matches!(line.skip, Skip::Repeat | Skip::Rule));
        let notes = notes.map(|line| line.text.trim().to_owned());
        Self { notes: notes.filter(|note| begins_with_mark(note, None)).collect() }
    }

    /// A number without the mark behind it, and whether a note explains that; `None` where it has no such mark.
    pub(super) fn parted<'text>(&self, text: &'text str) -> Option<(&'text str, bool)> {
        let text = text.trim();
        let (number, mark, sure) = if let Some(marked) = text.strip_suffix('/') {
            let (number, mark) = marked.rsplit_once(' ')?;
            (number, mark, true)
        } else if let Some((number, mark)) = text.rsplit_once(' ') {
            (number, mark, false)
        } else {
            let letter =
                text.char_indices().next_back().filter(|(_, letter)| letter.is_ascii_alphabetic())?;
            let (number, mark) = text.split_at_checked(letter.0)?;
            (number, mark, LETTERS.contains(&mark))
        };
        let is_number = number.starts_with(|first: char| first.is_ascii_digit())
            && number.ends_with(|last: char| last.is_ascii_digit())
            && number.chars().all(|letter| letter.is_ascii_digit() || ",. ".contains(letter));
        let is_mark = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_number || !is_mark || UNITS.contains(&mark) {
            return None;
        }
        let explains = |note: &&String| begins_with_mark(note, Some(mark));
        let mut own = self.notes.iter().filter(explains).peekable();
        let explained = own.peek().is_some();
        let is_unit = own.any(|note| no_count::in_thousands(note));
        ((explained || sure) && !is_unit).then_some((number, explained))
    }
}
