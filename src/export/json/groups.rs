//! The groups of a report as JSON.

use serde::Serialize;

use super::{ends, percent, rate, share, whole};
use crate::report::{Group, Report};

#[derive(Serialize)]
pub(super) struct GroupCells {
    column: String,
    value: String,
    to_date: Option<u64>,
    at_least: Option<i64>,
    at_most: Option<i64>,
    baseline: Option<u64>,
    baseline_at_least: Option<i64>,
    baseline_at_most: Option<i64>,
    per_day: Option<f64>,
    difference: Option<i64>,
    change_percent: Option<f64>,
    share_of_change: Option<f64>,
}

pub(super) fn groups(report: &Report) -> Vec<GroupCells> {
    let answer = report.groups.iter();
    let all = answer.flat_map(|answer| answer.groups.iter().map(|group| (answer.column.clone(), group)));
    all.map(|(column, group)| group_cells(column, group)).collect()
}

fn group_cells(column: String, group: &Group) -> GroupCells {
    let (at_least, at_most) = ends(group.bounds);
    let (baseline_at_least, baseline_at_most) = ends(group.baseline_bounds);
    GroupCells {
        column,
        value: group.value.clone(),
        to_date: group.to_date.map(|count| count.0),
        at_least,
        at_most,
        baseline: group.baseline.map(|count| count.0),
        baseline_at_least,
        baseline_at_most,
        per_day: group.per_day.and_then(rate),
        difference: group.difference.and_then(|change| whole(change.0)),
        change_percent: group.change.and_then(percent),
        share_of_change: group.share_of_change.and_then(share),
    }
}
