//! Columns that say of rows that nobody has left by a removal: `Scheduled`, `Cancelled`, `Voluntary return`.
//!
//! Such rows are left out beside rows of removals, and are no removals where they stand alone.

use super::kind_words::{self, Kind, is_return, kind_below};
use super::kinds::{is_headed, is_of_case};
use crate::load::column::Column;
use crate::load::word::{self, no_count};

/// Whether a column says so of every row.
pub(super) fn says_so_of_all(column: &Column, values: &[String]) -> bool {
    let is_other = |value: &String| kind_below(&column.words, value) == Kind::Other;
    let returns = || values.iter().all(|value| is_return(value));
    let undone = || is_of_outcome(column) && any(column, values) && values.iter().all(is_other);
    !values.is_empty() && !is_of_case(column) && (returns() || undone())
}

/// The first value of a column that says what the rows of a table of counts are, where none of them is a removal: `Arrest`,
/// `Voluntary return`, `Removal orders`.
pub(super) fn counts_others<'a>(column: &Column, values: &'a [String]) -> Option<&'a str> {
    let headed = is_headed(column) || is_of_outcome(column) || word::any(&column.words, word::MEASURE);
    let is_other = |value: &String| {
        let words = word::words(&value.to_lowercase());
        let event: &[&[&str]] = &[word::OTHER_EVENT, word::OTHER_SUBJECT, word::OTHER_MEASURE];
        kind_below(&column.words, value) == Kind::Other
            || event.iter().any(|list| word::any(&words, list))
                && word::only(&words, &[&event.concat(), word::AGENCY])
            || word::any_removal(&words) && no_count::is_no_count(value, &words)
            || word::pair(&words, "book", "in")
    };
    let first = values.first().filter(|_| headed && !is_of_case(column))?;
    values.iter().all(is_other).then_some(first)
}

/// Whether a column that says what became of somebody says of some rows that nothing did.
pub(super) fn any(column: &Column, values: &[String]) -> bool {
    is_of_outcome(column)
        && values.iter().any(|value| kind_words::has_failed(value) || kind_words::is_taken_back(value))
}

/// Whether a heading promises what became of a departure, and of nothing else: of a bond, an appeal.
fn is_of_outcome(column: &Column) -> bool {
    word::any(&column.words, OUTCOME) && word::only(&column.words, &[OUTCOME, word::REMOVAL, BESIDE])
}

const OUTCOME: &[&str] =
    &["status", "outcome", "result", "disposition", "estatus", "estado", "resultado", "state", "stage"];

const BESIDE: &[&str] = &["of", "the", "current", "latest", "final", "record", "row", "flight", "del"];
