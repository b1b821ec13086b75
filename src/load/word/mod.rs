//! Words that headings and labels are made of, and what they mean.
//!
//! A heading is cut into lower-case words (`FiscalYear`, `fiscal_year` and `Fiscal Year` are one), so that each rule
//! is written once. A word that several rules know is one entry in a list here; one that a single rule knows stands
//! beside that rule. Names of places, words for one person, and words that keep a count from being one of removals have
//! files of their own.

use std::borrow::Cow;

pub(super) mod country;
mod languages;
mod lists;
mod month;
pub(super) mod no_count;
pub(super) mod not_removed;
mod not_yet;
pub(super) mod person;
pub(super) mod region;
mod run_together;
pub(super) mod scale;
mod to_date;
pub(super) mod worked_out;

pub(crate) use languages::{FOREIGN_REMOVALS, foreign_time, is_foreign_month, is_month, is_year};
pub(crate) use lists::*;
pub(crate) use month::month_named;
pub(crate) use to_date::{
    is_as_of_each, is_counted_up, is_of_each_period, is_since_last, is_to_date, may_reach, says_to_date,
};

/// What is longer is no heading, title or note, and its first words say as much of it as all.
const LONGEST: usize = 16 * 1024;

/// A heading as lower-case words: cut at punctuation, at white space, where a capital follows a small letter and
/// before the last of several capitals (`MissionIDCount`), and where known words run together (`removalsfytd`). Footnote numbers behind a word are dropped.
pub(crate) fn words(heading: &str) -> Vec<String> {
    let mut words = Vec::new();
    let mut word = String::new();
    let mut before = ' ';
    let plain = without_colors(heading);
    let heading = plain.as_ref();
    let heading = without_note(heading.get(..heading.floor_char_boundary(LONGEST)).unwrap_or(heading));
    let mut letters = heading.chars().peekable();
    while let Some(letter) = letters.next() {
        let small_next =
            letters.peek().is_some_and(|next| next.is_lowercase()) && !ends_in_s(letters.clone());
        let after_number = before.is_ascii_digit() && word.len() > 3;
        let new_word = letter.is_uppercase()
            && (before.is_lowercase() || (before.is_uppercase() || after_number) && small_next);
        if (new_word || !is_of_word(letter)) && !word.is_empty() {
            // The number of `Last12Months` is a word, too.
            let number = if new_word { cut_number(&mut word) } else { None };
            words.push(std::mem::take(&mut word));
            words.extend(number);
        }
        if is_of_word(letter) {
            word.extend(letter.to_lowercase());
        }
        before = letter;
    }
    if !word.is_empty() {
        words.push(word);
    }
    let mut words: Vec<String> =
        words.into_iter().flat_map(|word| run_together::parts(&word).unwrap_or_else(|| vec![word])).collect();
    for word in &mut words {
        let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
        if letters.len() > 3
            && word.len() - letters.len() <= 2
            && letters.bytes().all(|byte| byte.is_ascii_alphabetic())
        {
            word.truncate(letters.len());
        }
    }
    words
}

/// A heading without what steers a terminal: `ESC [ 1 m` before a word is none of its letters.
fn without_colors(heading: &str) -> Cow<'_, str> {
    if !heading.contains('\u{1b}') {
        return Cow::Borrowed(heading);
    }
    let mut parts = heading.split("\u{1b}[");
    let mut plain = parts.next().unwrap_or_default().to_owned();
    for part in parts {
        plain.push_str(
            part.trim_start_matches(|letter: char| letter.is_ascii_digit() || letter == ';')
                .get(1..)
                .unwrap_or_default(),
        );
    }
    Cow::Owned(plain)
}

/// Cuts the number off the end of a word that is none itself.
fn cut_number(word: &mut String) -> Option<String> {
    let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit()).len();
    (3..word.len()).contains(&letters).then(|| word.split_off(letters))
}

/// The same without digits: the words of a title beside its year.
pub(crate) fn without_digits(title: &str) -> Vec<String> {
    let letters = |word: String| word.chars().filter(|letter| !letter.is_ascii_digit()).collect::<String>();
    words(title).into_iter().map(letters).filter(|word| !word.is_empty()).collect()
}

/// Whether a lone `s` makes several of the capitals before it: `TCNs`.
fn ends_in_s(mut rest: impl Iterator<Item = char>) -> bool {
    rest.next() == Some('s') && !rest.next().is_some_and(is_of_word)
}

/// A heading without the mark in brackets at its end that points to a note: `Removals[5]`, `Returns [note 2]`.
fn without_note(heading: &str) -> &str {
    let marked = heading.trim_end().strip_suffix(']').and_then(|rest| rest.rsplit_once('['));
    marked.filter(|(_, mark)| mark.len() <= 2 || mark.starts_with("note")).map_or(heading, |(rest, _)| rest)
}

/// Words as one name, in the letters that other files write it in, too.
pub(crate) fn joined(words: impl IntoIterator<Item = String>) -> String {
    let cased = |word: String| {
        let lower = word.to_lowercase();
        if is_in(&lower, AGENCY_NAME) { word.to_uppercase() } else { lower }
    };
    words.into_iter().map(cased).collect::<Vec<_>>().join(" ")
}

/// A heading or a title as words of a sentence: what stands in capitals is a name and keeps them.
pub(crate) fn spoken(text: &str) -> String {
    let mut spoken = String::new();
    for run in text.split_inclusive(|letter: char| !letter.is_alphanumeric()) {
        let is_name = run.chars().filter(|letter| letter.is_alphabetic()).count() > 1
            && !run.chars().any(char::is_lowercase);
        if is_name { spoken.push_str(run) } else { spoken.push_str(&run.to_lowercase()) }
    }
    spoken.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// Whether a letter or digit is part of a word: a raised digit points to a footnote.
fn is_of_word(letter: char) -> bool {
    letter.is_alphanumeric() && !matches!(letter, '¹' | '²' | '³' | '⁰' | '⁴'..='⁹')
}

/// What is longer than so many bytes is a sentence.
const LONGEST_HEADING: usize = 60;

/// Whether a heading is one that the program knows a meaning of.
pub(crate) fn is_known_heading(heading: &str) -> bool {
    if heading.len() > LONGEST_HEADING {
        return false;
    }
    let words = words(heading);
    any_of(&words, &[REMOVALS, REMOVAL, TIME, CUMULATIVE, COUNT])
}

/// Whether a cell heads a column of times and can be no label of a row: `departed_date`, `month`.
pub(crate) fn is_time_heading(cell: &str) -> bool {
    let words = words(cell);
    any(&words, TIME) && only(&words, &[TIME, REMOVAL, DEPARTED])
}

/// Whether a cell names groups of people and is no group itself: `Country of citizenship`, `Sex`.
pub(crate) fn is_group_heading(cell: &str) -> bool {
    if cell.len() > LONGEST_HEADING {
        return false;
    }
    let words = words(cell);
    !words.is_empty()
        && words.len() <= 5
        && any_of(&words, &[PLACE, GROUP])
        && only(&words, &[PLACE, GROUP, &["of", "and", "or"]])
}

/// Whether words hold one for a removal, or for several.
pub(crate) fn any_removal(words: &[String]) -> bool {
    words.iter().any(|word| is_removal(word))
}

/// Whether a word is one for a removal, or for several.
pub(crate) fn is_removal(word: &str) -> bool {
    is_in_any(word, &[REMOVAL, REMOVALS])
}

/// Whether words hold one of a list.
pub(crate) fn any(words: &[String], list: &[&str]) -> bool {
    words.iter().any(|word| is_in(word, list))
}

/// Whether words hold one of some lists.
pub(crate) fn any_of(words: &[String], lists: &[&[&str]]) -> bool {
    words.iter().any(|word| is_in_any(word, lists))
}

/// Whether each word is in one of some lists.
pub(crate) fn only(words: &[String], lists: &[&[&str]]) -> bool {
    words.iter().all(|word| is_in_any(word, lists))
}

/// Whether a word is in a list.
pub(crate) fn is_in(word: &str, list: &[&str]) -> bool {
    list.contains(&word)
}

/// Whether a word is in one of some lists.
pub(crate) fn is_in_any(word: &str, lists: &[&[&str]]) -> bool {
    lists.iter().any(|list| is_in(word, list))
}

/// Whether a text is digits and nothing else.
pub(crate) fn is_digits(text: &str) -> bool {
    !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit())
}

/// Whether one word follows the other.
pub(crate) fn pair(words: &[String], first: &str, second: &str) -> bool {
    words.windows(2).any(|pair| matches!(pair, [left, right] if left == first && right == second))
}
