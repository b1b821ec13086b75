//! What a written time is made of: numbers, words and marks, before anything is made of them.

use crate::load::word::month_named;

/// A piece of a written date.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Token<'text> {
    Number(&'text str),
    Word(String),
    Mark(char),
}

/// Cuts a text into numbers, words and marks; `None` if it holds anything else. Spaces, commas and the dots of
/// abbreviations part tokens and mean nothing.
pub(super) fn tokens(text: &str) -> Option<Vec<Token<'_>>> {
    let mut tokens = Vec::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        let same = |letter: char| {
            if first.is_ascii_digit() {
                letter.is_ascii_digit()
            } else {
                first.is_alphabetic() && letter.is_alphabetic()
            }
        };
        let end = rest.find(|letter| !same(letter)).unwrap_or(rest.len()).max(first.len_utf8());
        let (piece, after) = rest.split_at_checked(end)?;
        rest = after;
        if first.is_ascii_digit() {
            tokens.push(Token::Number(piece));
        } else if first.is_alphabetic() {
            // `F.Y.` is one word.
            let word = piece.to_lowercase();
            match tokens.last_mut() {
                Some(Token::Word(before)) if word == "y" && before == "f" => before.push('y'),
                // `5th`, `1st`.
                Some(Token::Number(_)) if ["st", "nd", "rd", "th"].contains(&word.as_str()) => {}
                _ => tokens.push(Token::Word(word)),
            }
        } else if matches!(first, '-' | '/') || is_dash(first) {
            tokens.push(Token::Mark(if first == '/' { '/' } else { '-' }));
        } else if first == '_'
            && matches!(tokens.last(), Some(Token::Number(year)) if year.len() == 4)
            && rest.starts_with(|next: char| next.is_ascii_digit())
        {
            // `2023_10`, as names of files and columns have it.
            tokens.push(Token::Mark('-'));
        } else if first == '_' && matches!(tokens.last(), Some(Token::Word(word)) if word == "fy") {
            // `FY_2021`.
        } else if first == '.' {
            if matches!(tokens.last(), Some(Token::Number(_))) {
                tokens.push(Token::Mark('.'));
            }
        } else if !(first.is_whitespace() || matches!(first, ',' | '\'' | '’' | '(' | ')')) {
            return None;
        } else {
            // Parts tokens and says nothing.
        }
    }
    if tokens.last() == Some(&Token::Mark('.')) {
        tokens.pop();
    }
    let is_weekday = |word: &str| word.len() >= 3 && WEEKDAYS.iter().any(|day| day.starts_with(word));
    if tokens.len() > 3 && matches!(tokens.first(), Some(Token::Word(word)) if is_weekday(word)) {
        tokens.remove(0);
    }
    Some(tokens)
}

/// Whether a letter stands for a hyphen: one that does not break, a minus sign, a dash.
fn is_dash(letter: char) -> bool {
    matches!(letter, '‐' | '‑' | '–' | '−')
}

const WEEKDAYS: [&str; 7] = ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"];

/// No time is written with so many letters and digits in a row; the numbers that programs give to people are.
const LONGEST_RUN: usize = 30;

/// Whether a text may state a time at all: it has a number, or the name of one or of a month, in letters that are known.
pub(super) fn may_be_time(text: &str) -> bool {
    let is_long = |run: &[u8]| run.len() > LONGEST_RUN;
    if is_long(text.as_bytes()) && text.as_bytes().split(|byte| !byte.is_ascii_alphanumeric()).any(is_long) {
        return false;
    }
    let names =
        |word: &str| month_named(word).is_some() || ORDINALS.iter().any(|one| one.eq_ignore_ascii_case(word));
    text.bytes().any(|byte| byte.is_ascii_digit() || !byte.is_ascii())
        || text.split(|letter: char| !letter.is_ascii_alphabetic()).any(names)
}

/// Numbers of parts of a year, in words.
pub(super) const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

/// Years that files of counts can be about; four digits beyond them are another number.
pub(super) const YEARS: std::ops::RangeInclusive<i32> = 1800..=2299;

/// A year written with four digits, or with two of this century.
pub(crate) fn year_of(digits: &str) -> Option<(i32, bool)> {
    let year: i32 = digits.parse().ok()?;
    match digits.len() {
        4 => YEARS.contains(&year).then_some((year, false)),
        2 => (year < 70).then_some((2000 + year, true)),
        _ => None,
    }
}

pub(crate) fn small(digits: &str) -> Option<u32> {
    if digits.len() > 2 { None } else { digits.parse().ok() }
}

/// Whether a text is a day of a month without a year, as spreadsheets show what they take for one: `3-Mar`.
pub(crate) fn is_day_of_month(text: &str) -> bool {
    let Some((day, month)) = text.split_once('-') else { return false };
    let number = |text: &str| small(text).is_some_and(|number| (1..=31).contains(&number));
    let name = |text: &str| text.len() == 3 && month_named(text).is_some();
    number(day) && name(month) || name(day) && number(month)
}
