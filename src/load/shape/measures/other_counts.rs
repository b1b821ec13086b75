//! What the headings beside a bare count, or the labels of its rows, say that is counted, where nothing around them speaks of
//! removals: `n` beside `apprehension_state`, `Border Patrol apprehensions` below `Program`.

use super::heading_rank::{UNSURE, is_count_of_rows, rank};
use super::said_around::speaks_of_removals;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::shape::{Draft, MOST_VALUES};
use crate::load::{show, word};

/// The heading that says what a bare count is of, where that is no removal.
pub(super) fn heading_beside(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Option<String> {
    let bare = rank(column) >= UNSURE
        && (is_count_of_rows(&column.words) || word::only(&column.words, &[word::COUNT, word::AGENCY]));
    let of_event = |other: &&Column| {
        let aside = matches!(other.role, Role::Category | Role::OtherDay | Role::Label);
        aside && (word::any(&other.words, EVENTS) || booked(&other.words))
    };
    let beside = draft.columns.iter().find(of_event).filter(|_| bare && is_silent(draft, notes))?;
    Some(show::escaped(&beside.name))
}

/// The first label of a column that names a count of something else among other words.
pub(super) fn label<'a>(draft: &'a Draft<'_>, column: &Column, notes: &Notes) -> Option<&'a str> {
    let values = draft.values(column);
    let of_removals = |value: &String| word::any_removal(&word::words(value));
    let of_others = |value: &&String| names_others(&word::words(&value.to_lowercase()));
    if values.len() > MOST_VALUES || values.iter().any(of_removals) {
        return None;
    }
    let first = values.iter().find(of_others)?;
    is_silent(draft, notes).then_some(first.as_str())
}

/// Whether no heading, title or name speaks of removals.
fn is_silent(draft: &Draft<'_>, notes: &Notes) -> bool {
    let named = |column: &Column| word::any_removal(&column.words);
    draft.title.measure.is_none() && !draft.columns.iter().any(named) && !speaks_of_removals(draft, notes)
}

/// Whether a label ends in what is counted, or in what became of it: `ICE arrests`, `Visas issued`, `Book-ins`.
fn names_others(words: &[String]) -> bool {
    let counted = |word: &String| word::is_in_any(word, &[word::OTHER_SUBJECT, COUNTED]);
    match words {
        [.., what, done] if word::is_in(done, DONE) => {
            counted(what) || word::is_in(what, ["cases", "defendants"].as_slice())
        }
        [.., last] => counted(last) || booked(words),
        [] => false,
    }
}

fn booked(words: &[String]) -> bool {
    ["in", "ins", "out", "outs"].iter().any(|way| word::pair(words, "book", way))
}

/// What else agencies count that has rows of its own.
const COUNTED: &[&str] = &["applications", "arrivals", "claims", "naturalizations", "ntas", "refugees"];

/// What became of it.
const DONE: &[&str] =
    &["approved", "completed", "denied", "filed", "granted", "issued", "lodged", "prosecuted", "received"];

/// Words of headings over what is known of something else than a removal.
const EVENTS: &[&str] = &["apprehension", "arrest", "asylum", "detainer", "encounter"];
