//! Marks behind a count that point to a note, where the mark alone could be something else: `18,320 1/`, `18320a`, `18,320 1`.
//!
//! A digit or a letter behind a number is taken for a mark only where a note below the table begins with it, and a letter that
//! may be a unit never.

use crate::load::cell::footnote::begins_with_mark;
use crate::load::shape::Draft;
use crate::load::word::{self, scale};

/// The notes around a table that marks may point to.
#[derive(Clone, Debug, Default)]
pub(super) struct CountMarks {
    notes: Vec<String>,
}

/// Letters that cut digits off: thousands and millions.
const UNITS: [&str; 6] = ["k", "m", "K", "M", "e", "E"];

impl CountMarks {
    /// The notes around a table.
    pub(super) fn of(draft: &Draft<'_>) -> Self {
        let notes = draft.table.around();
        let notes = notes.map(|line| line.text.trim().to_owned());
        Self { notes: notes.filter(|note| begins_with_mark(note, None)).collect() }
    }

    /// A number without the mark behind it, and whether a note explains that; `None` where it has no such mark.
    pub(super) fn parted<'text>(&self, text: &'text str) -> Option<(&'text str, bool)> {
        let text = text.trim();
        if let Some(number) = without_stage(text) {
            return Some((number, true));
        }
        let (number, mark, sure) = if let Some(marked) = text.strip_suffix('/') {
            let (number, mark) = marked.rsplit_once(' ')?;
            (number, mark, true)
        } else if let Some((number, mark)) = text.rsplit_once(' ') {
            (number, mark, false)
        } else {
            let letter =
                text.char_indices().next_back().filter(|(_, letter)| letter.is_ascii_alphabetic())?;
            let (number, mark) = text.split_at_checked(letter.0)?;
            (number, mark, false)
        };
        let is_mark = mark.len() == 1 && mark.bytes().all(|byte| byte.is_ascii_alphanumeric());
        if !is_number(number) || !is_mark || UNITS.contains(&mark) {
            return None;
        }
        let explains = |note: &&String| begins_with_mark(note, Some(mark)) && !is_article(note, mark);
        let mut own = self.notes.iter().filter(explains).peekable();
        let explained = own.peek().is_some();
        let is_unit = own.any(|note| scale::loses_digits(note));
        ((explained || sure) && !is_unit).then_some((number, explained))
    }

    /// Why a number with a letter behind it, which is no mark of a note, is no count; `None` where a text is something else.
    pub(super) fn why_lettered(&self, text: &str) -> Option<&'static str> {
        let number = text.trim().strip_suffix(|last: char| last.is_ascii_alphabetic())?;
        let mark = text.trim().get(number.len()..)?;
        let explains = |note: &String| begins_with_mark(note, Some(mark)) && !is_article(note, mark);
        let why = if self.notes.iter().any(explains) {
            "has lost digits; full numbers are needed"
        } else {
            "has a letter behind its digits that no note below the table explains: it may point to a footnote, or cut \
             thousands, millions or billions off"
        };
        is_number(number).then_some(why)
    }
}

/// Whether a note begins with a word that only looks like the mark `A`: `A total of 5 people were removed twice.`
fn is_article(note: &str, mark: &str) -> bool {
    mark == "A" && note.starts_with("A ")
}

fn is_number(text: &str) -> bool {
    let digit = |letter: char| letter.is_ascii_digit();
    text.starts_with(digit)
        && text.ends_with(digit)
        && text.chars().all(|letter| digit(letter) || ",. ".contains(letter))
}

/// A number without the words behind it that say how settled it is, or which note is meant: `18,320 (revised)`,
/// `18,320 [note 1]`.
fn without_stage(text: &str) -> Option<&str> {
    let brackets = [('(', ')'), ('[', ']')];
    let (number, inside) =
        brackets.into_iter().find_map(|(open, close)| text.strip_suffix(close)?.rsplit_once(open))?;
    let words = word::words(inside);
    let note = matches!(words.as_slice(), [note, digit] if note == "note" && digit.len() == 1);
    let stage = !words.is_empty() && word::only(&words, &[word::STAGES]);
    Some(number.trim_end()).filter(|number| (note || stage) && is_number(number))
}
