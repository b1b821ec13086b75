//! Rows of one table that were released on different days.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::Date;
use crate::dataset::{FastMap, FastSet};
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::shape::facts::{BETWEEN, RowFact, show_span};
use crate::load::show;

/// Rows by their release date, the oldest first; rows without one are the oldest.
pub(crate) fn part(rows: Vec<RowFact>) -> BTreeMap<Option<Date>, Vec<RowFact>> {
    let mut vintages: BTreeMap<Option<Date>, Vec<RowFact>> = BTreeMap::new();
    for row in rows {
        vintages.entry(row.published).or_default().push(row);
    }
    vintages
}

/// The rows to group by: of every span and category those that were released last.
pub(crate) fn newest(mut vintages: Vec<Vec<RowFact>>) -> Vec<RowFact> {
    if vintages.len() < 2 {
        return vintages.pop().unwrap_or_default();
    }
    let mut rows = Vec::new();
    let mut known: FastSet<(Span, String)> = FastSet::default();
    for vintage in vintages.into_iter().rev() {
        let from = rows.len();
        rows.extend(vintage.into_iter().filter(|row| !known.contains(&(row.span, row.categories.clone()))));
        known.extend(rows.iter().skip(from).map(|row: &RowFact| (row.span, row.categories.clone())));
    }
    rows
}

/// Says where a release states a period again without a category that an earlier one had: its total lacks it.
pub(crate) fn tell_of_parts(vintages: &BTreeMap<Option<Date>, Vec<RowFact>>, notes: &mut Notes) {
    if vintages.len() < 2 {
        return;
    }
    let mut before: FastMap<Span, BTreeSet<&str>> = FastMap::default();
    for rows in vintages.values() {
        let mut stated: BTreeMap<Span, (u64, BTreeSet<&str>)> = BTreeMap::new();
        for row in rows {
            stated.entry(row.span).or_insert_with(|| (row.line, BTreeSet::new())).1.insert(&row.categories);
        }
        for (span, (line, categories)) in stated {
            let earlier = before.entry(span).or_default();
            let lacks = |names: &&&str| !categories.contains(**names);
            if let Some(lacking) = earlier.iter().find(lacks) {
                let names: Vec<&str> = lacking.split(BETWEEN).collect();
                let message = format!(
                    "an earlier release states {} for {} too, and this one does not",
                    show_span(span),
                    show::listed(&names)
                );
                let action = "the total of this release is that of the rows it states";
                notes.warn_line(line, Told::new("restated-in-part", message, action));
            }
            earlier.extend(categories);
        }
    }
}
