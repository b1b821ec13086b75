//! What the user says of counts, held against the shape that the table has: rows that carry a count are never counted
//! one by one, and what says nothing of a shape is told.

use super::{Draft, MIXED, RECORDS, TO_DATE};
use crate::dataset::CountKind;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;

/// Refuses a kind that a table of this shape cannot have, and tells of one that decides nothing there.
pub(super) fn check(draft: &Draft<'_>, shape: &str, notes: &mut Notes) -> Result<(), Box<Refusal>> {
    let Some(kind) = draft.options.kind else { return Ok(()) };
    let refuse = |why: &str, remedy: &str| Err(notes.refuse(why, remedy).at(draft.header_line()));
    match (shape, kind) {
        (MIXED, _) => {
            let message =
                format!("--kind {} says nothing of rows that say themselves what they are", kind.word());
            notes.warn_line(draft.header_line(), Told::new("kind-unheeded", message, "not used"));
            Ok(())
        }
        (RECORDS, CountKind::Periodic | CountKind::Cumulative) => {
            refuse("each row is one removal where they are records, and carries no count", "--kind records")
        }
        (RECORDS, CountKind::Records | CountKind::Mixed) => Ok(()),
        (TO_DATE, CountKind::Periodic) => {
            refuse("counts to date are of no period apart from all others", "--shape periods")
        }
        (TO_DATE, CountKind::Records) => {
            refuse("rows that carry a count are never counted as one removal each", "--kind cumulative")
        }
        (_, CountKind::Records) => {
            refuse("rows that carry a count are never counted as one removal each", "--kind periodic")
        }
        (_, CountKind::Periodic | CountKind::Cumulative | CountKind::Mixed) => Ok(()),
    }
}
