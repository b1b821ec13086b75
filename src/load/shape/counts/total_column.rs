//! A column of totals beside columns of parts, of which each may hold the counts: `interior removals,border removals,total`.
//!
//! Its name alone proves nothing, since it may count returns, too. The total is the sum of the parts in every row, or in most
//! of them, or no less than the sum of groups that have nobody in common. A row in which it is not is told of.

use super::group_columns::groups;
use super::part_columns;
use crate::load::cell::count::{self, Cell};
use crate::load::cell::grouping::Grouping;
use crate::load::column::Column;
use crate::load::column::heading_parts::parted;
use crate::load::notes::Notes;
use crate::load::shape::Draft;
use crate::load::shape::groups::total_label::{is_total, is_total_of_all};
use crate::load::shape::measures::measure;
use crate::load::shape::measures::said_around::speaks_of_removals;
use crate::load::table::Walk;
use crate::load::word;

/// The column of `columns` that sums up those which may hold the counts, and what it counts.
pub(super) fn find<'a>(
    draft: &'a Draft<'_>,
    columns: &[&'a Column],
    chosen: &[&'a Column],
    notes: &Notes,
) -> Option<(&'a Column, String)> {
    let sums = columns.iter().filter(|column| is_total(&column.name) || is_total_of_all(&column.name));
    let sums: Vec<&'a Column> = sums.copied().collect();
    let [total] = *sums.as_slice() else { return None };
    let said = |column: &&Column| word::any(&column.words, word::REMOVALS);
    let others = |among: &[&'a Column]| {
        let parts = among.iter().copied().filter(|part| part.place != total.place);
        parts.collect::<Vec<&'a Column>>()
    };
    // `ICE Removals (Interior)` says more than `CBP Removals`, and is as much a part.
    let removals = || columns.iter().copied().filter(said).collect::<Vec<&'a Column>>();
    let parts = Some(others(chosen)).filter(|parts| parts.len() > 1).unwrap_or_else(|| others(&removals()));
    let [first, _, ..] = *parts.as_slice() else { return None };
    let told = said(&total) || parts.iter().all(said) || speaks_of_removals(draft, notes);
    let (equal, enough) = compared(draft, total, &parts)?;
    if !told || !(equal || enough && groups(draft, &parts).is_some()) {
        return None;
    }
    // The total of the removals of two agencies is that of neither.
    let mut said = parted(&first.name).0;
    let all: Vec<Vec<String>> = parts.iter().map(|part| parted(&part.name).0).collect();
    said.retain(|word| all.iter().all(|words| words.contains(word)));
    let said = word::joined(said);
    let named = Some(said).filter(|said| word::any(&word::words(said), word::REMOVALS));
    Some((total, named.unwrap_or_else(|| measure::of_table(draft))))
}

/// Whether a total is the sum of its parts in the rows that have all of them, or in most, and whether it is no less in any;
/// `None` where no row has, or a cell cannot be read.
fn compared(draft: &Draft<'_>, total: &Column, parts: &[&Column]) -> Option<(bool, bool)> {
    let (mut rows, mut readable, mut equal, mut enough) = (0_usize, true, 0_usize, true);
    draft.table.walk(|record| {
        let cell = |column: &Column| count::read(record.get(column.place), Grouping::COMMAS);
        let cells: Vec<Cell> = parts.iter().copied().chain([total]).map(cell).collect();
        let counts: Vec<u64> = cells.iter().filter_map(Cell::count).collect();
        readable &= !cells.iter().any(|cell| matches!(cell, Cell::Bad(_)));
        if let Some((total, parts)) = counts.split_last().filter(|_| counts.len() == cells.len()) {
            let sum = parts.iter().fold(0_u64, |sum, part| sum.saturating_add(*part));
            rows += 1;
            equal += usize::from(*total == sum);
            enough &= *total >= sum;
        }
        if readable { Walk::On } else { Walk::Stop }
    });
    let most = equal >= part_columns::PROOF && equal > rows - equal;
    (readable && rows > 0).then_some((equal == rows || most, enough))
}
