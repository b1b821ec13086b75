//! Counts to date by group, where a group has no row on a later day of its year: what was counted of it cannot have been
//! taken back, so that the sum of that day is too low.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{Date, FiscalYear};
use crate::dataset::Missing;
use crate::load::notes::{Notes, Told, Uncounted};
use crate::load::shape::Draft;
use crate::load::shape::facts::{BETWEEN, RowFact};
use crate::load::show;

/// The groups of one day, and its first line.
type Day<'a> = (u64, BTreeSet<&'a str>);

/// Tells of such days, and marks their sums.
pub(crate) fn tell(rows: &[RowFact], draft: &Draft<'_>, notes: &mut Notes) {
    let calendar = draft.options.calendar;
    let mut years: BTreeMap<FiscalYear, BTreeMap<Date, Day<'_>>> = BTreeMap::new();
    for row in rows.iter().filter(|row| row.count > 0) {
        let days = years.entry(calendar.fiscal_year(row.span.through)).or_default();
        let (line, groups) = days.entry(row.span.through).or_insert_with(|| (row.line, BTreeSet::new()));
        *line = row.line.min(*line);
        groups.insert(&row.categories);
    }
    for (year, days) in years {
        let mut before: BTreeSet<&str> = BTreeSet::new();
        for (day, (line, groups)) in days {
            let goes_on = groups.iter().any(|group| before.contains(group));
            let missing: Vec<&str> = before.difference(&groups).copied().collect();
            // Where no group is that of an earlier day, a column names rows and no groups.
            if goes_on && !missing.is_empty() {
                let names: Vec<String> = missing.iter().map(|group| group.replace(BETWEEN, ", ")).collect();
                let message = format!(
                    "no row of {day} counts {}, and an earlier one of the year does",
                    show::listed(&names)
                );
                notes.warn_line(line, Told::new("group-left-out", message, "the sum of the day is too low"));
                for group in missing {
                    let categories = group.to_owned();
                    let row = Uncounted { period: (day, day), categories, missing: Missing::UNBOUNDED };
                    notes.lacks_count_of(year, row);
                }
            }
            before.extend(groups);
        }
    }
}
