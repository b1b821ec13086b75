//! Columns that say by which account of the same people a row counts: whose figures they are, of which series or
//! definition, adjusted for the season or not. Rows of two accounts are no parts of a whole.

use crate::load::column::Column;
use crate::load::shape::Draft;
use crate::load::shape::groups::dimension;
use crate::load::shape::measures::kind_words;
use crate::load::word;

/// Whether a column says by which account its rows count.
pub(super) fn is_account(draft: &Draft<'_>, column: &Column) -> bool {
    let values = draft.values(column);
    is_headed(column) && !are_groups(values, draft)
        || word::any(&column.words, &["basis"])
            && of_all(values, |words| words.first().is_some_and(|by| by == "by"))
        || asks_what_is_included(&column.words)
            && of_values(values, |value| kind_words::answer(value).is_some())
        || of_all(values, |words| word::only(words, &[ADJUSTED]))
}

/// Whether a heading alone says so.
fn is_headed(column: &Column) -> bool {
    word::any(&column.words, ACCOUNTS) && word::only(&column.words, &[ACCOUNTS, AROUND])
}

/// Whether the heading of a column that otherwise notes something may say so.
pub(super) fn is_noted(column: &Column) -> bool {
    is_headed(column) || word::any(&column.words, word::EDITION)
}

/// Whether values are groups of people after all, who are counted once however the column is headed.
fn are_groups(values: &[String], draft: &Draft<'_>) -> bool {
    let names: Vec<&str> = values.iter().map(String::as_str).collect();
    let place = |words: &[String]| word::only(words, &[word::REMOVALS, &["interior", "border", "other"]]);
    dimension::of(&names, draft).is_some() || of_all(values, place)
}

/// Whether a heading asks whether rows count somebody: `includes_returns`.
fn asks_what_is_included(words: &[String]) -> bool {
    let asks = ["includes", "including", "incl", "include", "excludes", "excluding", "excl", "exclude"];
    words.len() > 1 && words.first().is_some_and(|first| word::is_in(first, &asks))
}

fn of_all(values: &[String], holds: impl Fn(&[String]) -> bool) -> bool {
    of_values(values, |value| {
        let words = word::words(value);
        !words.is_empty() && holds(&words)
    })
}

fn of_values(values: &[String], holds: impl Fn(&str) -> bool) -> bool {
    values.len() > 1 && values.iter().all(|value| holds(value))
}

/// Words for whose figures they are, or which.
const ACCOUNTS: &[&str] = &[
    "adjustment",
    "adjustments",
    "concept",
    "definition",
    "definitions",
    "estimate",
    "estimates",
    "methodology",
    "provider",
    "providers",
    "publisher",
    "publishers",
    "series",
    "source",
    "sources",
];

/// Words beside those.
const AROUND: &[&str] =
    &["code", "counting", "data", "id", "name", "of", "reporting", "seasonal", "statistical", "the", "type"];

/// Words for counts of which the season was taken out, or was not.
const ADJUSTED: &[&str] = &[
    "adjusted",
    "and",
    "non",
    "not",
    "nsa",
    "original",
    "raw",
    "sa",
    "seasonally",
    "smoothed",
    "trend",
    "unadjusted",
];
