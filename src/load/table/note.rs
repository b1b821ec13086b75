//! Notes above and below a table, and the rows that only begin as a note does.

use super::label_row::is_label_row;
use super::record::Record;
use crate::load::{cell, word};

/// A longer cell is a sentence, not a heading.
pub(super) const HEADING_LETTERS: usize = 90;

/// How many letters a heading has that begins as a note does; a longer one is a sentence.
const SHORT: usize = 30;

/// Whether a row's first cell opens a note rather than a row of the table.
pub(crate) fn is_note(first: &str) -> bool {
    const OPENINGS: [&str; 9] =
        ["notes", "note", "sources", "source", "footnotes", "footnote", "disclaimer", "prepared", "return"];
    let opens = |word: &&str| {
        let start = first.get(..word.len()).is_some_and(|start| start.eq_ignore_ascii_case(word));
        let rest = first.get(word.len()..).unwrap_or("");
        start && !rest.starts_with(char::is_alphanumeric) && (rest.contains(':') || rest.contains(' '))
    };
    first.starts_with('#') && first.len() > 1
        || OPENINGS.iter().any(opens)
        || first.len() > 2 * HEADING_LETTERS
}

/// Whether a cell is a whole number, grouped or not.
pub(super) fn is_number(cell: &str) -> bool {
    !cell.is_empty() && cell.bytes().all(|byte| byte.is_ascii_digit() || byte == b',')
}

/// Whether a row is a name and behind it nothing but counts, up to the last column: `Return to border,50,60` is no
/// note, while a sentence that its own commas cut leaves words, years or spaces in the other cells. A row that fills all
/// columns may hold words beside its counts.
pub(super) fn is_row_of_counts(record: &Record, columns: usize) -> bool {
    let first = record.get(0);
    let behind = (1..columns).map(|column| record.raw(column));
    let is_whole = |text: &str| is_number(text.trim_end_matches('0').strip_suffix('.').unwrap_or(text));
    let is_count = |text: &str| is_whole(text) && !cell::is_year_label(text);
    let cut_number = first.ends_with(|last: char| last.is_ascii_digit());
    let within = (columns..record.len()).all(|column| record.get(column).is_empty());
    let plain = || behind.clone().all(|text| is_whole(text) || cell::gap::parse(text).is_some());
    let filled = || record.filled() == columns && !behind.clone().any(|text| text.starts_with(' '));
    let may_be = !(first.contains(':') || first.starts_with('#') || cut_number) && within;
    may_be && behind.clone().any(is_count) && (filled() || plain())
}

/// Whether a row of short words names every column, one of them by a known word, or heads periods: `Return date,Country`
/// over rows, `Return type,FY2016,FY2017`.
pub(super) fn is_header_like_a_note(record: &Record, columns: usize) -> bool {
    let first = record.get(0);
    let cells = || (0..columns).map(|column| record.raw(column));
    let short = |text: &str| !text.starts_with(' ') && !text.contains(':') && text.chars().count() <= SHORT;
    let periods = || cells().filter(|text| cell::is_period_label(text)).count();
    columns > 1
        && is_note(first)
        && !first.starts_with('#')
        && record.filled() == columns
        && cells().all(short)
        && match periods() {
            0 => !cells().any(cell::is_value) && cells().any(word::is_known_heading),
            periods => periods > 1 && is_label_row(record),
        }
}
