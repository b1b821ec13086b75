//! A column of counts to date beside another one: of the periods that add up to it, or of something else.

use std::collections::BTreeMap;

use crate::load::cell::count;
use crate::load::column::{Column, Role};
use crate::load::shape::Draft;
use crate::load::shape::measures::heading_rank::{PART, rank};
use crate::load::word;

/// The columns that may hold the counts, where `chosen` are the likeliest by their headings.
///
/// Periods that add up to the counts to date are the better reading of both. Another column is one of those of the
/// removals only where it is called so, and not where a day says that the row is of counts to date.
pub(crate) fn weighed<'a>(
    draft: &Draft<'_>,
    columns: &[&'a Column],
    chosen: Vec<&'a Column>,
) -> Vec<&'a Column> {
    let mut to_date = columns.iter().copied().filter(|column| is_bare(column));
    let (Some(levels), None) = (to_date.next(), to_date.next()) else { return chosen };
    if chosen.iter().any(|column| column.place == levels.place || are_steps(draft, column, levels)) {
        return chosen;
    }
    if chosen.iter().all(|column| rank(column) <= PART) {
        return vec![levels];
    }
    let reached = draft.columns.iter().any(|column| column.role == Role::AsOf);
    chosen.into_iter().chain(reached.then_some(levels)).collect()
}

/// Whether a heading says *to date* and names nothing else: `FYTD`, `Cumulative removals`.
fn is_bare(column: &Column) -> bool {
    let known: &[&[&str]] = &[
        word::CUMULATIVE,
        word::REMOVALS,
        word::AGENCY,
        &["to", "date", "year", "fiscal", "fy", "total", "count", "so", "far"],
    ];
    word::is_to_date(&column.words) && word::only(&column.words, known)
}

/// Whether most counts are what the counts to date of their group rise by.
fn are_steps(draft: &Draft<'_>, single: &Column, levels: &Column) -> bool {
    let groups: Vec<usize> = draft
        .columns
        .iter()
        .filter(|column| column.role == Role::Category)
        .map(|column| column.place)
        .collect();
    let mut before: BTreeMap<String, u64> = BTreeMap::new();
    let (mut rises, mut steps) = (0_u32, 0_u32);
    draft.table.each(|record| {
        let cell = |column: &Column| count::of(record.get(column.place));
        let (Some(count), Some(level)) = (cell(single), cell(levels)) else { return };
        let last = before.insert(record.key(&groups), level).filter(|last| *last <= level);
        rises += 1;
        steps += u32::from(count == level - last.unwrap_or(0));
    });
    steps > 0 && 2 * steps >= rises
}
