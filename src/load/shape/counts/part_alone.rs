//! A column of some of the removals beside one that may hold all of them: `Total,Criminal removals`.
//!
//! The word *removals* in the heading of the part makes it no better than the whole. Which is meant the user says, unless the
//! columns prove it.

use crate::load::column::Column;
use crate::load::shape::measures::heading_rank::{PART, UNSURE, is_count_of_rows, rank};
use crate::load::word;

/// The column that was chosen with those beside it that may hold the whole, where it may hold a part alone.
pub(super) fn with_wholes<'a>(columns: &[&'a Column], chosen: Vec<&'a Column>) -> Vec<&'a Column> {
    let [only] = *chosen.as_slice() else { return chosen };
    if rank(only) != PART {
        return chosen;
    }
    let wanted = |column: &&Column| column.place == only.place || is_bare(column);
    columns.iter().copied().filter(wanted).collect()
}

/// Whether a heading says that people or rows are counted, and not which of them: `Total`, `Count`, `Number of people`.
fn is_bare(column: &Column) -> bool {
    let words = &column.words;
    let counted = (UNSURE..PART).contains(&rank(column));
    counted
        && (is_count_of_rows(words)
            || word::only(words, &[word::COUNT, word::AGENCY, word::PEOPLE, word::PERIODIC]))
}
