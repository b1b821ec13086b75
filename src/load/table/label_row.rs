//! Headers of wide tables: words first, then periods.

use std::ops::RangeInclusive;

use super::record::Record;
use crate::load::cell::{self, token};
use crate::load::word::{self, no_count};

/// So few words name a column beside periods, whatever numbers stand among them.
const LABEL_WORDS: usize = 5;

/// So many letters stand before the number of signs that a code has.
const CODE_LETTERS: RangeInclusive<usize> = 2..=5;

/// Words (or nothing) first, and then nothing but periods: years or months as columns.
pub(super) fn is_label_row(record: &Record) -> bool {
    let first = record.get(0);
    // No place is called `country`, and nobody's sex is.
    let names_groups = || record.cells().any(word::is_group_heading);
    let headed = !cell::is_value(first)
        && (word::is_known_heading(first) || first.is_empty() || record.filled() > 2 || names_groups());
    // Most rows begin with a value, and nothing more of them need be looked at.
    if !headed {
        return false;
    }
    let behind: Vec<&str> = record.cells().skip(1).filter(|cell| !cell.is_empty()).collect();
    // More columns of words may follow the first: `Region,Country,FY2016,FY2017`.
    let leading = behind.iter().take_while(|cell| is_word(cell)).count();
    let (words, labels) = behind.split_at_checked(leading).unwrap_or((&[], &behind));
    let periods: Vec<&&str> = labels.iter().filter(|label| cell::is_period_label(label)).collect();
    // Of plain numbers, one that stands twice is rather a count.
    let numbers: Vec<&&str> = periods.iter().copied().filter(|label| word::is_digits(label)).collect();
    let each_once = numbers
        .iter()
        .enumerate()
        .all(|(place, label)| !numbers.iter().take(place).any(|known| known == label));
    // Two words and one number between 1800 and 2299 are rather a row of data.
    let said = periods.len() > numbers.len();
    // A last column of words stands beside them only where the first one is surely a heading: `country,FY2016,FY2017,note`.
    let remarks = periods.len() > 1 && (word::is_time_heading(first) || names_groups());
    let enough = words.is_empty() || periods.len() > 1 || said || names_groups();
    enough
        && each_once
        && !labels.is_empty()
        && labels.iter().all(|label| {
            // `Change` and `% change` stand beside years.
            let said = word::words(label);
            let words = word::is_known_heading(label) || no_count::is_no_count(label, &said);
            // `Sample 22 by the administrator, date Saturday` is a sentence.
            let years = said.iter().all(|word| !word::is_digits(word) || token::year_of(word).is_some());
            let words = words && (years || said.len() <= LABEL_WORDS);
            let remark = remarks && is_word(label) && said.len() <= LABEL_WORDS && !cell::is_value(label);
            cell::is_period_label(label)
                || words && !cell::is_value(label)
                || is_share_of_year(label)
                || periods.len() > 1 && is_part_of_year(label)
                || word::is_time_heading(first) && labels.len() > 1 && is_day_of_year(label)
                || remark
        })
}

/// Whether a cell of a header is a year with the sign of a share: `2016 %`.
fn is_share_of_year(cell: &str) -> bool {
    cell.contains('%') && cell.contains(' ') && cell::is_period_label(cell.trim_matches(['%', ' ']))
}

/// Whether a cell of a header is a year with something in brackets that is no period of it: `2025 (Jan-Jun)`.
fn is_part_of_year(cell: &str) -> bool {
    let inside = cell.strip_suffix(')').and_then(|cell| cell.split_once('('));
    inside.is_some_and(|(year, part)| cell::is_year_label(year.trim()) && part.contains(char::is_alphabetic))
}

/// Whether a cell of a header is a day by numbers that leaves its year out: `10/31`.
fn is_day_of_year(cell: &str) -> bool {
    let small = |text: &str, most: u32| {
        text.len() <= 2 && text.parse::<u32>().is_ok_and(|number| (1..=most).contains(&number))
    };
    let numbers = cell.split_once('/');
    numbers
        .is_some_and(|(one, other)| small(one, 12) && small(other, 31) || small(one, 31) && small(other, 12))
}

/// Whether a cell of a header is words and neither a period nor a share.
fn is_word(cell: &str) -> bool {
    let plain = |text: &str| !text.bytes().any(|byte| byte.is_ascii_digit() || byte == b'%');
    (plain(cell) || is_code_name(cell)) && !cell::is_period_label(cell)
}

/// Whether a cell names a kind of code by letters and the number of its signs: `ISO3`.
fn is_code_name(cell: &str) -> bool {
    let letters = cell.strip_suffix(|last: char| last.is_ascii_digit()).unwrap_or("");
    CODE_LETTERS.contains(&letters.len())
        && letters.bytes().all(|letter| letter.is_ascii_alphabetic())
        && !cell::is_value(cell)
}
