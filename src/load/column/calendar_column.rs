//! Plain years of which a title, a note or the headings of the counts say that they are the calendar's.

use super::columns::Column;
use super::role::Role;
use crate::load::table::{Skip, Table};
use crate::load::word;

/// What is longer is a sentence, which may speak of other tables.
const LONGEST: usize = 120;

/// Words of a note that speaks of all counts.
const OF_NOTES: &[&str] = &[
    "all", "are", "by", "calendar", "counts", "data", "figures", "for", "in", "note", "numbers", "of",
    "removals", "reported", "shown", "the", "year", "years",
];

/// Takes columns of plain years for years of the calendar where the file says so, and nothing says that they are fiscal.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    if is_headed(columns) || is_said(table) {
        for column in columns.iter_mut().filter(|column| column.role == Role::Year) {
            column.role = Role::CalendarYear;
        }
    }
}

/// Whether the headings of all counts say so.
fn is_headed(columns: &[Column]) -> bool {
    let mut counts = columns.iter().filter(|column| column.role == Role::Count).peekable();
    counts.peek().is_some() && counts.all(|column| is_calendar(&column.words))
}

/// Whether a title or a note says that the years of a table are the calendar's, and none that they are fiscal.
pub(crate) fn is_said(table: &Table<'_>) -> bool {
    let fiscal = |words: &Vec<String>| word::any(words, word::FISCAL);
    let lines = table.around();
    let lines = lines.filter(|line| line.text.chars().count() <= LONGEST);
    // A note may speak of something else than the counts, a title does not.
    let lines = lines.map(|line| (word::words(&line.text), line.skip == Skip::Above));
    let lines = lines.filter(|(words, above)| *above || word::only(words, &[OF_NOTES]) || fiscal(words));
    let lines: Vec<Vec<String>> = lines.map(|(words, _)| words).collect();
    lines.iter().any(|words| is_calendar(words)) && !lines.iter().any(fiscal)
}

fn is_calendar(words: &[String]) -> bool {
    word::pair(words, "calendar", "year") || word::pair(words, "calendar", "years")
}
