//! Rows that each count removals of one sort, and the row of their total: `Interior removals`, `Border removals`, `Total`.

use super::time::is_total_of_all;
use super::{Draft, proof};
use crate::load::column::Column;

/// Whether all rows count removals, and one of them the sum of the others: it says so, or is called a total and is it.
pub(super) fn sum_up(
    draft: &Draft<'_>,
    column: &Column,
    (rows, counts): (&[(u64, String)], &dyn Fn(&str) -> bool),
) -> bool {
    let mut totals = rows.iter().filter(|(_, text)| is_total_of_all(text));
    let Some((_, total)) = totals.next() else { return false };
    let mut is_sum = || totals.next().is_none() && proof::is_sum_of_others(draft, column, total);
    let mut others = rows.iter().filter(|(_, text)| text != total);
    others.all(|(_, text)| counts(text)) && (counts(total) || is_sum())
}
