//! What is doubtful about an answer: findings of the reading, contradictions between facts, and what the query leaves open.

use std::collections::BTreeMap;

use super::query::Query;
use super::subject::{newer, typed};
use crate::calendar::FiscalYear;
use crate::dataset::{Finding, Level, Measured, Spellings};
use crate::quantity::{Count, with_unit};

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
    let spelled = spelled_otherwise(measured, &query.filters);
    mixed
        .into_iter()
        .chain(spelled)
        .chain(newer(measured, year, query))
        .chain(read)
        .chain(doubtful)
        .chain(open)
        .collect()
}

/// Warnings that rows with the value asked for are there in other spellings, too, and are not counted.
fn spelled_otherwise(measured: Measured<'_>, filters: &[(String, String)]) -> Vec<Finding> {
    let others = |(column, asked): &(String, String)| {
        let of_column = |(own, _): &(&str, Vec<Spellings>)| own.eq_ignore_ascii_case(column);
        let found = measured.records().flat_map(|records| records.spellings().filter(of_column));
        let spellings = found.flat_map(|(_, values)| values);
        let mut others: BTreeMap<String, u64> = BTreeMap::new();
        for own in spellings.filter(|own| own.iter().any(|(value, _)| **value == **asked)) {
            for (value, rows) in own.iter().filter(|(value, _)| **value != **asked) {
                *others.entry(value.to_string()).or_default() += rows;
            }
        }
        let each =
            others.iter().map(|(value, rows)| format!("\"{value}\" in {}", with_unit(Count(*rows), "row")));
        let said = each.collect::<Vec<_>>().join(", ");
        let message = format!("\"{asked}\" stands in other letters, too: {said}");
        let told = Finding::new(Level::Warning, "other-spellings", message, "not counted").column(column);
        (!others.is_empty()).then_some(told)
    };
    filters.iter().filter_map(others).collect()
}

/// In how many periods no row counts what was asked for alone.
fn absent(measured: Measured<'_>, query: &Query) -> Option<Finding> {
    let filters: Vec<(&str, &str)> =
        query.filters.iter().map(|(column, value)| (column.as_str(), value.as_str())).collect();
    let tables = measured.records().filter_map(|records| Some((records, records.places(&filters)?)));
    let periods: usize = tables.map(|(records, places)| records.absent(&places).len()).sum();
    (periods > 0).then(|| {
        let what = typed(&query.filters);
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
        let is_made = measured.observations().any(|fact| fact.published.is_none() && fact.run_date.is_some());
        let since = if is_made { ", or from the day of their edition, which came out later" } else { "" };
        let action = format!("as of {date} they are taken as known from the last day they cover{since}");
        // A day on which data were current is easily taken for that of their release.
        let level = if is_made { Level::Warning } else { Level::Note };
        Finding::new(level, "release-unknown", message, action)
    })
}
