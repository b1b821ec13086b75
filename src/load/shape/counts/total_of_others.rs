//! A total beside counts of something else, where nothing speaks of removals: `month,arrests,detentions,total`, `removal
//! flights,shuffles,total`. It may be that of all of them.

use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::said_around::speaks_of_removals;
use crate::load::shape::measures::subject;
use crate::load::{show, word};

/// Refuses such a total.
pub(super) fn refuse(draft: &Draft<'_>, total: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    if !word::any(&total.words, word::TOTAL)
        || !word::only(&total.words, &[word::TOTAL, word::COUNT, word::AGENCY])
    {
        return Ok(());
    }
    let beside = |column: &&Column| {
        column.place != total.place
            && matches!(column.role, Role::Count | Role::Label)
            && (word::any_of(&column.words, &[word::OTHER_MEASURE, word::OTHER_EVENT])
                || word::any(&column.words, &["return", "lateral", "laterals"]))
    };
    let counts_removals = |column: &Column| {
        column.role == Role::Count
            && word::any(&column.words, word::REMOVALS)
            && !word::any(&column.words, word::OTHER_MEASURE)
    };
    let other = draft.columns.iter().find(beside);
    let Some(other) = other.filter(|_| !draft.columns.iter().any(counts_removals)) else { return Ok(()) };
    if draft.title.measure.is_some() || speaks_of_removals(draft, notes) {
        return Ok(());
    }
    let why = format!(
        "may be the total of \"{}\" and what else stands beside it, and nothing says that it counts removals",
        show::escaped(&other.name)
    );
    let remedy = format!("--count-column {} to count it all the same", subject::typed(draft, total));
    Err(notes.refuse(why, remedy).heading(draft, total))
}
