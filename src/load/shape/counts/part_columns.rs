//! Columns of parts beside the column that is counted: `removals,interior,border`. Where they add up to it in most rows, a
//! row in which they do not has a slip in one of its cells.

use super::count_column::Counts;
use crate::load::cell::count;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::show;
use crate::quantity::Count;

/// So many rows have to add up at least.
pub(super) const PROOF: usize = 2;

/// Warns of rows in which the columns beside the counts do not add up to them, where they do in most.
pub(crate) fn check(draft: &Draft<'_>, counts: &Counts<'_>, notes: &mut Notes) {
    if counts.groups.is_some() {
        return;
    }
    let own = counts.column;
    let beside = |column: &&Column| {
        let is_check = counts.check.is_some_and(|check| check.place == column.place);
        column.role == Role::Count && column.place != own.place && !is_check
    };
    let parts: Vec<&Column> = draft.columns.iter().filter(beside).collect();
    if parts.len() < 2 {
        return;
    }
    let (mut equal, mut others) = (0_usize, Vec::new());
    draft.table.each(|record| {
        let number = |column: &Column| count::of(record.get(column.place));
        let sum = parts.iter().try_fold(0_u64, |sum, part| sum.checked_add(number(part)?));
        match (number(own), sum) {
            (Some(said), Some(sum)) if said == sum => equal += 1,
            (Some(said), Some(sum)) => others.push((record.line(), said, sum)),
            _ => {}
        }
    });
    if equal < PROOF || equal <= others.len() {
        return;
    }
    let names: Vec<&str> = parts.iter().map(|column| column.name.as_str()).collect();
    for (line, said, sum) in others {
        let message = format!(
            "{} add up to {}, and in most rows they are what this column says",
            show::listed(&names),
            Count(sum)
        );
        let told = Told::new("parts-differ", message, "counted as it says; check the row");
        notes.warn_cell(line, own, &said.to_string(), told);
    }
}
