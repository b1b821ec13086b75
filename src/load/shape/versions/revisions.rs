//! A count beside the one that replaced it: `removals` and `removals_revised`, `preliminary` and `final`.
//!
//! The plain column is the one that holds where the other says that it is an older one. Where the other says that it is
//! the newer one, and they differ, nothing says which is wanted.

use crate::load::cell::count;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::subject;
use crate::load::table::Walk;
use crate::load::{show, word};
use crate::quantity::Count;

/// Words of figures that replace others.
const NEWER: &[&str] = &[
    "amended",
    "audited",
    "corrected",
    "final",
    "finalised",
    "finalized",
    "latest",
    "newest",
    "restated",
    "rev",
    "revised",
    "revision",
    "updated",
];

/// Words of figures, and beside them.
const BESIDE: &[&str] = &[
    "as",
    "of",
    "figure",
    "figures",
    "number",
    "numbers",
    "value",
    "values",
    "data",
    "published",
    "reported",
];

/// Refuses the column of counts where another one says that it replaces it, and differs.
pub(crate) fn refuse(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    if word::any(&column.words, NEWER) {
        return Ok(());
    }
    let newer =
        |other: &&Column| other.place != column.place && other.role == Role::Count && replaces(column, other);
    for other in draft.columns.iter().filter(newer) {
        let Some((line, old, new)) = first_difference(draft, column, other) else { continue };
        let why = format!(
            "is counted again in \"{}\", and they differ: line {line} says {} here and {} there",
            show::escaped(&other.name),
            Count(old),
            Count(new)
        );
        let (typed, own) = (subject::typed(draft, other), subject::typed(draft, column));
        let refusal = notes.refuse(why, format!("--count-column {typed} or --count-column {own}"));
        return Err(refusal.heading(draft, column));
    }
    Ok(())
}

/// Whether a heading says that its figures replace those of another: the same words and one for that, or that word alone.
fn replaces(column: &Column, other: &Column) -> bool {
    let core = |words: &[String]| -> Vec<String> {
        let dropped: &[&[&str]] = &[NEWER, word::STAGES, BESIDE, word::AGENCY, word::COUNT, word::REMOVALS];
        let kept = words.iter().filter(|word| !word::is_in_any(word, dropped));
        kept.cloned().collect()
    };
    let (own, theirs) = (core(&column.words), core(&other.words));
    word::any(&other.words, NEWER) && (theirs.is_empty() || theirs == own)
}

/// The first line on which two columns say different counts; `None` where one of them says nothing but what the other does,
/// or no more than half of it: such a number is the difference, or another count.
fn first_difference(draft: &Draft<'_>, column: &Column, other: &Column) -> Option<(u64, u64, u64)> {
    let (mut found, mut near) = (None, true);
    draft.table.walk(|record| {
        let number = |column: &Column| count::of(record.get(column.place));
        if let (Some(old), Some(new)) = (number(column), number(other)) {
            near &= new >= old / 2 && old >= new / 2;
            if old != new && found.is_none() {
                found = Some((record.line(), old, new));
            }
        }
        if near { Walk::On } else { Walk::Stop }
    });
    found.filter(|_| near)
}
