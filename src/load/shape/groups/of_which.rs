//! Rows that say themselves that they count some of the people of another row: `of which minors`, `thereof criminals`.

use std::collections::BTreeSet;

use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, RowFact};
use crate::load::word;

/// Why such rows are left out.
pub(crate) const OF_ANOTHER: &str = "of people whom another row counts";

/// Leaves such rows out where rows stand beside them that are no such parts.
pub(crate) fn leave_out(rows: &mut Vec<RowFact>, draft: &Draft<'_>, notes: &mut Notes) {
    for place in 0..facts::categories(draft).count() {
        let is_part = |row: &RowFact| is_part_of_above(row.category(place));
        if !rows.iter().any(is_part) {
            continue;
        }
        let wholes: BTreeSet<_> = rows.iter().filter(|row| !is_part(row)).map(|row| row.span).collect();
        let unwanted = |row: &RowFact| is_part(row) && wholes.contains(&row.span);
        let lines: BTreeSet<u64> = rows.iter().filter(|row| unwanted(row)).map(|row| row.line).collect();
        for line in lines {
            tell(line, "the row counts some of the people of another row, as it says itself", notes);
        }
        facts::leave_out(rows, unwanted, OF_ANOTHER, notes);
    }
}

/// Tells of a row of people whom another row counts.
pub(crate) fn tell(line: u64, message: impl Into<String>, notes: &mut Notes) {
    notes.warn_line(line, Told::new("part-of-row", message, "left out of the sum"));
}

/// Whether a label says that its row is a part of the one above.
fn is_part_of_above(label: &str) -> bool {
    let words = word::words(&label.to_lowercase());
    match words.as_slice() {
        [first, second, _, ..] if first == "of" => {
            ["which", "whom", "them", "these"].contains(&second.as_str())
        }
        [first, _, ..] => ["thereof", "including", "davon", "dont"].contains(&first.as_str()),
        [] | [_] => false,
    }
}
