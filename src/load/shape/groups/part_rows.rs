//! Rows that each count removals of one sort, and the row of their total: `Interior removals`, `Border removals`, `Total`.

use super::proof;
use super::total_label::is_total_of_all;
use crate::load::column::Column;
use crate::load::shape::Draft;
use crate::load::word;

/// Whether all rows count removals, and one of them the sum of the others: it says so, or is called a total and is it.
pub(crate) fn sum_up(draft: &Draft<'_>, column: &Column, rows: &[(u64, String)]) -> bool {
    let counts = |text: &str| word::any(&word::words(text), word::REMOVALS);
    let mut totals = rows.iter().filter(|(_, text)| is_total_of_all(text));
    let Some((_, total)) = totals.next() else { return false };
    let mut is_sum = || totals.next().is_none() && proof::is_sum_of_others(draft, column, total);
    let others = || rows.iter().map(|(_, text)| text).filter(|text| *text != total);
    // A row that says nothing but *Removals* is no sort of them, and may be all.
    let is_sort = |text: &String| !word::only(&word::words(text), &[word::REMOVALS]);
    others().all(|text| counts(text)) && (counts(total) || others().all(is_sort) && is_sum())
}
