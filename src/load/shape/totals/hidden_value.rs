//! A value of one column that sums up the others beside each value of the rest: `National` among field offices, of criminals and
//! of all others.
//!
//! Its rows do not add up to all others at once, so that no sum over whole rows shows it.

use std::collections::BTreeMap;

use super::hidden::ODDS;
use super::total_rows::TOTAL;
use super::wholes::rest;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::shape::facts::{self, BETWEEN, RowFact};
use crate::load::show;

/// More rows than that are in no such table.
const ROWS: usize = 100_000;

/// Leaves out the rows of such values, one a column at most.
pub(super) fn leave_out(rows: &mut Vec<RowFact>, notes: &mut Notes) {
    let columns = rows.first().map_or(0, |row| row.categories.split(BETWEEN).count());
    if columns < 2 || rows.len() > ROWS {
        return;
    }
    for place in 0..columns {
        let Some(value) = sum_of_others(rows, place) else { continue };
        let message = format!("\"{}\" is the sum of rows beside it in every period", show::escaped(&value));
        let is_own = |row: &RowFact| row.category(place) == value;
        for row in rows.iter().filter(|row| is_own(row)) {
            notes.warn_line(row.line, Told::new("hidden-total", message.clone(), "left out of the sum"));
        }
        facts::leave_out(rows, is_own, TOTAL, notes);
    }
}

/// What is known of the rows of one value.
#[derive(Default)]
struct Trail {
    /// In how many groups of rows that differ in this column alone it stands.
    groups: usize,
    /// In how many it is as much as all others.
    exact: usize,
    /// The product of its counts.
    odds: u64,
    /// Of how many others the largest group is made.
    others: usize,
}

/// The value that stands in every group of rows which differ in this column alone, and is as much as the others of each.
fn sum_of_others(rows: &[RowFact], place: usize) -> Option<String> {
    let key = |row: &RowFact| (row.span, rest(row, place));
    let mut groups: BTreeMap<(Span, String), (u64, usize)> = BTreeMap::new();
    for row in rows {
        let (sum, parts) = groups.entry(key(row)).or_default();
        *sum = sum.checked_add(row.count)?;
        *parts += 1;
    }
    let mut trails: BTreeMap<&str, Trail> = BTreeMap::new();
    for row in rows {
        let Some((sum, parts)) = groups.get(&key(row)) else { continue };
        let trail = trails.entry(row.category(place)).or_default();
        trail.groups += 1;
        trail.exact += usize::from(sum - row.count == row.count);
        trail.odds = trail.odds.max(1).saturating_mul(row.count.max(1));
        trail.others = trail.others.max(parts - 1);
    }
    let proved = |(value, trail): &(&&str, &Trail)| {
        let in_all = trail.groups == groups.len() && trail.exact == trail.groups;
        !value.is_empty() && in_all && groups.len() > 1 && trail.others > 1 && trail.odds >= ODDS
    };
    trails.iter().find(proved).map(|(value, _)| (*value).to_owned())
}
