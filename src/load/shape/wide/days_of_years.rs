//! Days without a year down the rows of a table with years across: `Dec 31` and `Mar 31`, or days by their number, below
//! `FY2016`.
//!
//! The counts may be those of each day, of the time since the last one or of the year so far, and are never added up.

use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::groups::total_label::{is_total_of_all, is_total_row};
use crate::load::word;

/// Refuses a column of such days among the categories of a table.
pub(super) fn refuse(draft: &Draft<'_>, words: &[&Column], notes: &Notes) -> Result<(), Box<Refusal>> {
    for column in words {
        let values = draft.values(column);
        let Some(first) = values.first().filter(|_| values.iter().all(|value| when::is_day_of_year(value)))
        else {
            continue;
        };
        let why = "is a day without a year, and its row may count that day, the time since the one above or the year so far";
        let refusal = notes.refuse(why, "a row for each period, with its first and its last day");
        return Err(refusal.heading(draft, column).value(first));
    }
    refuse_others(draft, words, notes)?;
    refuse_numbers(draft, notes)
}

/// Refuses other times than whole periods that are known: `10/31`, `Week 1`, `Oct 1-Jan 19`. They are no groups of people.
fn refuse_others(draft: &Draft<'_>, words: &[&Column], notes: &Notes) -> Result<(), Box<Refusal>> {
    for column in words.iter().filter(|column| column.role != Role::Note) {
        let values: Vec<&String> = draft
            .values(column)
            .iter()
            .filter(|value| !is_total_row(value) && !is_total_of_all(value))
            .collect();
        let headed = column.words.is_empty() || names_time(&column.words);
        let Some(first) =
            values.first().filter(|_| values.iter().all(|value| begins_with_time(value, headed)))
        else {
            continue;
        };
        let why = "is a time without its year that is no period that is known, and its row may count that time, the time since \
                   the one above or the year so far";
        let refusal = notes.refuse(why, "a row for each period, with its first and its last day");
        return Err(refusal.heading(draft, column).value(first));
    }
    Ok(())
}

/// Whether a heading is one of times.
fn names_time(words: &[String]) -> bool {
    word::any(words, word::TIME)
        || word::any(words, word::PERIODIC)
        || word::says_to_date(words)
        || word::pair(words, "as", "of")
}

/// Whether a label begins with a month, a day, or a word for a part of the year; below a heading of times with the number of
/// one, too: `M1`, `w3`.
fn begins_with_time(label: &str, headed: bool) -> bool {
    let words = word::words(label);
    let is_number = |word: Option<&String>| word.is_some_and(|word| word::is_digits(word));
    let Some(first) = words.first() else { return false };
    let second = words.get(1);
    let is_month = |word: &String| when::month(word).is_some();
    let slashed = is_number(Some(first)) && is_number(second) && words.len() == 2 && label.contains('/');
    let of_month = is_number(Some(first)) && second.is_some_and(is_month);
    let numbered = word::is_in(first, &["day", "month", "period", "quarter"]) && is_number(second);
    let within = word::is_in(
        first,
        &["early", "fiscal", "late", "mid", "pay", "since", "through", "thru", "up", "as"],
    ) && second.is_some_and(|word| is_month(word) || word::is_in(word, PARTS));
    let letter = first.strip_prefix(['d', 'm', 'p', 'w']).filter(|_| headed && words.len() == 1);
    is_month(first)
        || slashed
        || of_month
        || numbered
        || within
        || word::is_in(first, &["week", "weeks", "wk", "fytd", "ytd"])
        || letter.is_some_and(word::is_digits)
}

/// Words for parts of a year.
const PARTS: &[&str] = &["day", "month", "period", "quarter", "week"];

/// Refuses days and weeks of a year by their number, where no column tells their month.
fn refuse_numbers(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let is_number = |value: &String| matches!(value.parse(), Ok(1..=366_u32));
    let numbered = |column: &&Column| {
        let values = draft.values(column);
        word::any(&column.words, &["day", "week"]) && values.len() > 1 && values.iter().all(is_number)
    };
    if draft.columns.iter().any(|column| column.role == Role::Month) {
        return Ok(());
    }
    let Some(column) = draft.columns.iter().find(numbered) else { return Ok(()) };
    let why = "numbers the days or weeks of a year, and nothing says which dates they are: its row may count that day, or the \
               year so far";
    Err(notes.refuse(why, "a row for each day, with its date").heading(draft, column))
}
