//! What is doubtful about an answer: findings of the reading, contradictions between facts, and what the query leaves open.

use super::query::Query;
use super::subject::newer;
use crate::calendar::FiscalYear;
use crate::dataset::{Finding, Level, Measured};
use crate::quantity::with_unit;

/// Those of the reading, then what the facts contradict in each other, then what the query leaves open.
pub(super) fn all(
    (measured, year): (Measured<'_>, FiscalYear),
    read: &[Finding],
    query: &Query,
    other: Option<Measured<'_>>,
) -> Vec<Finding> {
    let mixed = other.map(|other| {
        let message = format!("{} is compared with {}", measured.measure(), other.measure());
        Finding::new(
            Level::Warning,
            "mixed-measures",
            message,
            "asked for with --mix-measures; the two count different things",
        )
    });
    let read = read.iter().cloned();
    let doubtful = measured.contradictions().into_iter().chain(measured.holes());
    let open = [absent(measured, query), undated(measured, query)].into_iter().flatten();
    mixed.into_iter().chain(newer(measured, year, query)).chain(read).chain(doubtful).chain(open).collect()
}

/// In how many periods no row counts what was asked for alone.
fn absent(measured: Measured<'_>, query: &Query) -> Option<Finding> {
    let typed = |(column, value): &(String, String)| format!("{column}={value}");
    let filters: Vec<(&str, &str)> =
        query.filters.iter().map(|(column, value)| (column.as_str(), value.as_str())).collect();
    let tables = measured.records().filter_map(|records| Some((records, records.places(&filters)?)));
    let periods: usize = tables.map(|(records, places)| records.absent(&places).len()).sum();
    (periods > 0).then(|| {
        let what = query.filters.iter().map(typed).collect::<Vec<_>>().join(", ");
        let periods = with_unit(periods, "period");
        let message = format!("no row counts {what} in {periods} of which rows count others");
        Finding::new(Level::Note, "absent-group", message, "taken for none, since the rows make up the whole")
    })
}

/// With `--known-on`, facts whose release nobody noted are taken as known from the last day they cover; that is said.
fn undated(measured: Measured<'_>, query: &Query) -> Option<Finding> {
    let date = query.known_on?;
    let undated = measured.observations().filter(|fact| fact.published.is_none()).count();
    (undated > 0).then(|| {
        let message = format!("{undated} figures do not say when they were published");
        let action = format!("as of {date} they are taken as known from the last day they cover");
        Finding::new(Level::Note, "release-unknown", message, action)
    })
}
