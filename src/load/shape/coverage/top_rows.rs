//! Titles that speak of some groups alone: *Top 10 countries of removal*. What is counted below them is a part of the
//! removals, however whole the years look.

use crate::load::column::Role;
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::facts::RowFact;
use crate::load::word;

/// Warns of counts of some groups alone, and calls their years incomplete.
pub(crate) fn tell(draft: &Draft<'_>, rows: &[RowFact], notes: &mut Notes) {
    let mut above = draft.table.above();
    let Some(line) = above.find(|line| is_of_some(&word::words(&line.text))) else { return };
    let mut categories = draft.columns.iter().filter(|column| column.role == Role::Category).peekable();
    // The others stand in a row of their own, or the rows are no groups.
    let others = |value: &String| word::any(&word::words(value), &["other", "others", "remaining", "rest"]);
    if categories.peek().is_none() || categories.any(|column| draft.values(column).iter().any(others)) {
        return;
    }
    let message = "the title speaks of some groups alone, and no row counts the others";
    let action = "counted as they stand: no year is all of the removals";
    notes.warn_line(line.line, Told::new("some-groups", message, action));
    for row in rows {
        notes.lacks_row(draft.options.calendar, row.span);
    }
}

/// Whether words speak of the first of several groups, or of some that were picked.
fn is_of_some(words: &[String]) -> bool {
    let group = |word: &String| {
        let plain = ["countries", "nationalities", "offices", "states", "citizenships", "nations", "places"];
        plain.contains(&word.as_str())
    };
    let number =
        |word: &String| word::is_digits(word) || word::is_in(word, &["three", "five", "ten", "twenty"]);
    words.windows(2).any(|pair| match pair {
        [first, second] => {
            matches!(first.as_str(), "top" | "first" | "leading") && number(second)
                || matches!(first.as_str(), "top" | "leading" | "selected" | "major" | "main")
                    && group(second)
        }
        _ => false,
    })
}
