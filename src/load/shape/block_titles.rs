//! Blocks of rows below titles of their own: `Women` and the header again, further down a table of men.
//!
//! Each block counts other people than the one above it, so that their months are no course of one year.

use super::Draft;
use super::time::is_total_row;
use crate::load::cell;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::table::{Skip, is_note};
use crate::load::word;

/// Words of a title that only goes on with the one above the table.
const GOES_ON: &[&str] = &["continued", "continuation", "cont", "page", "table", "the", "of", "by", "and"];

/// Refuses a table with such a block. Titles that name a time are those of other rows of the same people.
pub(super) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let lines_of = |skip: Skip| draft.table.skipped.iter().filter(move |line| line.skip == skip);
    let repeats: Vec<u64> = lines_of(Skip::Repeat).map(|line| line.line).collect();
    if repeats.is_empty() {
        return Ok(());
    }
    let around = lines_of(Skip::Above).map(|line| line.text.as_str());
    let around = around.chain(draft.table.headings.iter().map(String::as_str));
    let known: Vec<String> = around.flat_map(word::words).collect();
    let names_others = |text: &str| {
        let is_known = |word: &String| known.contains(word) || GOES_ON.contains(&word.as_str());
        !text.bytes().any(|byte| byte.is_ascii_digit())
            && !cell::is_part_of_year(text)
            && !is_note(text)
            && !is_total_row(text)
            && !word::words(text).iter().all(is_known)
    };
    let (mut lone, mut found): (Option<Lone>, Option<Lone>) = (None, None);
    draft.table.each(|record| {
        let stands_above = |lone: &Lone| repeats.iter().any(|line| (lone.line..record.line()).contains(line));
        found = found.take().or(lone.take().filter(stands_above));
        let filled = record.cells().enumerate().find(|(_, cell)| !cell.is_empty());
        if let Some((place, text)) = filled.filter(|(_, text)| !record.has_several() && names_others(text)) {
            lone = Some(Lone { line: record.line(), place, text: text.to_owned() });
        }
    });
    let Some(Lone { line, place, text }) = found else { return Ok(()) };
    let heading = draft.table.headings.get(place).map_or("", String::as_str);
    let why = "is a title above the header again: the rows below it may count others than those above";
    let refusal = notes.refuse(why, "a file with the rows below one title");
    Err(refusal.at(line).column(place, heading).value(&text))
}

/// A row in which one cell alone says something.
struct Lone {
    line: u64,
    place: usize,
    text: String,
}
