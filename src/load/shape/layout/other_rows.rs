//! Rows of a table by country that are of none, as they say themselves: `Returns`, `Last year`, `Target`, `Population`.
//!
//! Their numbers are no part of the removals that the other rows add up to.

use crate::load::column::{Column, Role};
use crate::load::shape::Draft;
use crate::load::shape::measures::subject;
use crate::load::word::{self, country::is_country};

/// Words for numbers that are no counts of one country, or counts of another time.
const ASIDE: &[&str] = &[
    "goal", "goals", "last", "page", "previous", "prior", "rank", "ranking", "target", "targets", "year",
    "years",
];

/// Words with which a line begins that says when a file was made.
const MADE: &[&str] = &["accessed", "downloaded", "extracted", "generated", "retrieved", "updated"];

/// The columns of countries, in which such rows are looked for.
pub(super) fn columns<'a>(draft: &'a Draft<'_>) -> Vec<&'a Column> {
    let of_places = |column: &&Column| {
        let countries = || draft.values(column).iter().filter(|value| is_country(value)).count();
        column.role == Role::Category
            && word::any(&column.words, word::PLACE)
            && !draft.is_filtered(column)
            && 2 * countries() >= draft.values(column).len().max(1)
            // What stands beside arrests is not known where nothing speaks of removals.
            && subject::other_label(draft, column).is_none()
    };
    draft.columns.iter().filter(of_places).collect()
}

/// Whether a label in such a column is that of no country.
pub(super) fn is_of_none(label: &str) -> bool {
    let words = word::words(&label.to_lowercase());
    let named: &[&[&str]] = &[word::OTHER_MEASURE, word::OTHER_SUBJECT, ASIDE];
    let said = named.iter().any(|list| word::any(&words, list));
    said && word::only(&words, &[word::OTHER_MEASURE, word::OTHER_SUBJECT, ASIDE, word::AGENCY])
        || words.first().is_some_and(|first| word::is_in(first, MADE))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_label_of_something_else_is_of_no_country() {
        for label in
            ["Returns", "Last year", "Target", "Population", "Rank", "Arrests", "Retrieved March 4, 2018"]
        {
            assert!(is_of_none(label), "{label}");
        }
        for label in ["Mexico", "Other", "Unknown", "Total", "All others", "Stateless", "Africa", ""] {
            assert!(!is_of_none(label), "{label}");
        }
    }
}
