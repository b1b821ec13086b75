//! Rows that say how a court decided: a removal among terminations and grants of relief is an order, and nobody has left by
//! it yet.

use super::kind_refusals;
use crate::load::column::Role;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::{Draft, MOST_VALUES};
use crate::load::{show, word};

/// Words of what else a court decides.
const COURT: &[&str] = &[
    "asylum",
    "cancellation",
    "closure",
    "dismissed",
    "dismissal",
    "granted",
    "grants",
    "relief",
    "terminate",
    "terminated",
    "termination",
    "terminations",
];

/// Refuses a table of counts with such rows, unless the user says which of them are wanted.
pub(super) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let columns = draft.columns.iter().filter(|column| column.role == Role::Category);
    for column in columns.filter(|column| !draft.is_filtered(column)) {
        let values = draft.values(column);
        let removal = |value: &&String| {
            let words = word::words(&value.to_lowercase());
            let removals: &[&[&str]] =
                &[&["removal", "removals", "deportation"], &["order", "ordered", "of"]];
            !words.is_empty() && word::only(&words, removals)
        };
        let court = |value: &String| word::any(&word::words(&value.to_lowercase()), COURT);
        let Some(first) = values.iter().find(removal) else { continue };
        if values.len() <= MOST_VALUES && values.iter().any(court) {
            let why = format!(
                "says how a case was decided ({}): a removal among such rows is an order, and nobody has left by it yet",
                show::listed(values)
            );
            let all = || "a file with the removals that were carried out".to_owned();
            let filter = kind_refusals::filter(column, first);
            let filter = filter.map(|filter| format!("{filter} to count them all the same"));
            return Err(notes.refuse(why, filter.unwrap_or_else(all)).heading(draft, column).value(first));
        }
    }
    Ok(())
}
