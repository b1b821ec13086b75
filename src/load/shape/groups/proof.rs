//! Whether a value that may be a code for a total is one, as the counts beside it show.

use std::collections::BTreeMap;

use crate::load::cell::count;
use crate::load::column::{Column, Role};
use crate::load::shape::Draft;

/// The counts of one value, and of all others together, in rows that say the same beside it.
#[derive(Default)]
struct Group {
    own: Option<Vec<u64>>,
    others: Vec<u64>,
    rows: u32,
}

/// Whether the rows of a value are everywhere the sum of the rows that differ from them in this column alone: of two or
/// more somewhere.
pub(super) fn is_sum_of_others(draft: &Draft<'_>, column: &Column, value: &str) -> bool {
    let told = |other: &&Column| {
        other.place != column.place && (other.role.is_time() || other.role == Role::Category)
    };
    let beside: Vec<usize> = draft.columns.iter().filter(told).map(|other| other.place).collect();
    let counts: Vec<usize> =
        draft.columns.iter().filter(|other| other.role == Role::Count).map(|other| other.place).collect();
    let mut groups: BTreeMap<String, Group> = BTreeMap::new();
    draft.table.each(|record| {
        let group = groups.entry(record.key(&beside)).or_default();
        let own: Vec<u64> =
            counts.iter().map(|place| count::of(record.get(*place)).unwrap_or_default()).collect();
        if record.get(column.place) == value {
            group.own = Some(own);
        } else {
            group.others.resize(own.len(), 0);
            for (sum, count) in group.others.iter_mut().zip(own) {
                *sum = sum.saturating_add(count);
            }
            group.rows += 1;
        }
    });
    let mut several = false;
    for group in groups.into_values() {
        match group.own {
            Some(own) if group.rows > 0 && own != group.others => return false,
            Some(_) => several |= group.rows > 1,
            None => {}
        }
    }
    several
}
