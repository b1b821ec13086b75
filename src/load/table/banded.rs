//! Headers whose headings are ages or levels by number: `Year,Total removals,0-17,18-24`, `Fiscal Year,Removals,1,2,3,Unknown`.

use std::collections::BTreeSet;

use super::record::Record;
use crate::load::{cell, word};

/// Whether a row is a heading of times, and behind it words and ranges, or words and small numbers, each once.
pub(super) fn is_banded_header(record: &Record) -> bool {
    let first = record.get(0);
    if !word::is_time_heading(first) || cell::is_value(first) {
        return false;
    }
    let behind: Vec<&str> = record.cells().skip(1).filter(|cell| !cell.is_empty()).collect();
    let distinct: BTreeSet<&str> = behind.iter().copied().collect();
    let words = behind.iter().filter(|cell| is_words(cell)).count();
    let bands = behind.iter().filter(|cell| is_band(cell)).count();
    let numbers = behind.iter().filter(|cell| cell.len() <= 2 && word::is_digits(cell)).count();
    behind.len() > 1
        && distinct.len() == behind.len()
        && words + bands + numbers == behind.len()
        && bands + numbers > 0
        && (words > 0 || numbers == 0)
}

/// Whether a cell is words, which may have a number in them: `Under 14`.
fn is_words(cell: &str) -> bool {
    cell.starts_with(char::is_alphabetic) && !cell::is_period_label(cell)
}

/// Whether a cell is a range as of ages: `0-17`, `18 to 24`, `65+`.
pub(super) fn is_band(cell: &str) -> bool {
    let number = |text: &str| {
        let text = text.trim();
        (1..=2).contains(&text.len()) && word::is_digits(text)
    };
    let parts = cell.split_once(['-', '–']).or_else(|| cell.split_once(" to "));
    parts.is_some_and(|(first, last)| number(first) && number(last))
        || cell.strip_suffix('+').is_some_and(number)
}
