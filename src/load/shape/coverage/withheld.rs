//! Rows whose counts are withheld with their bounds, such as `1-9`, where others may count the same people.

use std::collections::BTreeSet;

use crate::calendar::Date;
use crate::load::notes::Notes;
use crate::load::shape::facts::RowFact;
use crate::quantity::Count;

/// What tells rows apart: their first and last day, and what their category columns say.
type Key<'a> = ((Date, Date), &'a str);

/// Takes the least off the bounds of rows that others may count: of a group that has a count for the same days or stands there
/// twice, or of a name that no other row counts, which may sum up some of them. The most holds whoever is in it.
pub(crate) fn loosen(rows: &[RowFact], notes: &mut Notes) {
    if notes.gaps.iter().all(|row| row.missing.at_least == Count(0)) {
        return;
    }
    let counted: BTreeSet<Key<'_>> = rows.iter().map(key).collect();
    let names: BTreeSet<&str> = rows.iter().map(|row| row.categories.as_str()).collect();
    let mut seen: BTreeSet<Key<'_>> = BTreeSet::new();
    let mut doubtful = Vec::new();
    for (place, row) in notes.gaps.iter().enumerate() {
        let own: Key<'_> = (row.period, &row.categories);
        if !seen.insert(own) || counted.contains(&own) || !names.contains(own.1) {
            doubtful.push(place);
        }
    }
    notes.may_be_nobody(doubtful);
}

fn key(RowFact { span, categories, .. }: &RowFact) -> Key<'_> {
    ((span.from, span.through), categories)
}
