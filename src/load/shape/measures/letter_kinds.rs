//! A column that is headed by its own values, single letters: `R-T` over R and T.
//!
//! Such letters tell two kinds of rows apart, and nothing says which of them are removals. Both are never added up.

use super::kind_refusals;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::{show, word};

/// Refuses rows of two such kinds, unless the user says which are wanted.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let categories =
        draft.columns.iter().filter(|column| column.role == Role::Category && !draft.is_filtered(column));
    for column in categories.filter(|column| is_headed_by_letters(column)) {
        let values = draft.values(column);
        let is_letter = |value: &String| column.words.contains(&value.to_lowercase());
        let [first, _, ..] = values else { continue };
        if !values.iter().all(is_letter) {
            continue;
        }
        let why = format!("tells rows apart by letters that nothing explains: {}", show::listed(values));
        let option = kind_refusals::filter(column, first);
        let remedy = option.map_or_else(
            || "a file with the rows of one kind".to_owned(),
            |option| format!("{option} to keep those rows"),
        );
        return Err(notes.refuse(why, remedy).heading(draft, column));
    }
    Ok(())
}

/// Whether a column may tell such kinds apart further down a file.
pub(crate) fn may_tell(draft: &Draft<'_>) -> bool {
    draft.columns.iter().any(is_headed_by_letters)
}

/// Whether a heading is letters alone, and none that everybody knows: sexes, yes and no.
fn is_headed_by_letters(column: &Column) -> bool {
    column.words.len() > 1
        && column.words.iter().all(|word| word.chars().count() == 1)
        && !word::only(&column.words, &[&["m", "f", "x"]])
        && !word::only(&column.words, &[&["y", "n"]])
}
