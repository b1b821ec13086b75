//! What a reader has to know beside the figures: sources, choices, doubts.

use super::context::EventMark;
use super::remark::span;
use super::sentence::{passed_over, reason, uncapital};
use super::view::Report;
use crate::calendar::FiscalCalendar;
use crate::dataset::Level;
use crate::pace::{Revision, Settling};

/// Choices and doubts that belong beside the figures.
#[must_use]
pub fn notes(report: &Report) -> Vec<String> {
    let mut notes = Vec::new();
    if let Ok(headline) = &report.headline {
        notes.push(format!("projection chosen: {}", reason(&headline.choice)));
        notes.extend(passed_over(report).map(|told| uncapital(told.trim_end_matches('.'))));
    }
    notes.extend(settling(report));
    notes.extend(report.context.definitions.iter().map(definition));
    notes.extend(provisional(report));
    notes.extend(unripe(report));
    let largest = report.context.revisions.iter().filter(|revision| is_used(report, revision));
    let largest = largest.max_by(|one, other| size(one).total_cmp(&size(other)));
    notes.extend(largest.map(|largest| format!("the largest revision: {}", revision(largest))));
    notes.extend(other_start(report));
    if let Some(date) = report.known_on {
        notes.push(format!("only what was published by {} is used", date.long()));
    }
    if !report.other_measures.is_empty() {
        notes.push(format!("not compared with, being other measures: {}", report.other_measures.join(", ")));
    }
    notes.extend(report.findings.iter().map(|finding| match finding.level {
        Level::Note => finding.to_string(),
        Level::Warning => format!("{}: {finding}", finding.level.word()),
    }));
    notes
}

/// When a fiscal year begins, where that is not the day on which those of the United States do.
fn other_start(report: &Report) -> Option<String> {
    let (calendar, year) = (report.calendar, report.year.fiscal_year);
    let (first, last) = (calendar.first_day(year).long(), calendar.last_day(year).long());
    (calendar != FiscalCalendar::default())
        .then(|| format!("fiscal years begin on {calendar}: {year} is {first} to {last}"))
}

/// How a live count compares with the one that settles later, from the years that have both.
pub(super) fn settling(report: &Report) -> Option<String> {
    if !report.year.is_live || report.is_closed() {
        return None;
    }
    let day = report.year.as_of.month_day();
    let Some(settling) = &report.context.settling else {
        return Some(format!(
            "live figures have settled higher in other years; these data do not show by how much for {day}"
        ));
    };
    let years = match settling.years.as_slice() {
        [one] => one.to_string(),
        years => format!("{} years", years.len()),
    };
    Some(format!("live figures for {day} were {} in {years}", off(settling)))
}

/// `3.8 to 8.1 % below the settled ones`.
fn off(settling: &Settling) -> String {
    let (low, high) = (settling.lowest.0, settling.highest.0);
    let one = |value: f64| format!("{:.1}", value.abs());
    let between = |near: f64, far: f64, side: &str| {
        let (near, far) = (one(near), one(far));
        let size = if near == far { far } else { format!("{near} to {far}") };
        format!("{size} % {side} the settled ones")
    };
    match (low < 0.0, high > 0.0) {
        (true, true) => format!("between {} % below and {} % above the settled ones", one(low), one(high)),
        (true, false) => between(high, low, "below"),
        (false, _) => between(low, high, "above"),
    }
}

/// A comparison across a change of what is counted compares two things.
pub(super) fn definition(mark: &EventMark) -> String {
    let note = if mark.note.is_empty() { String::new() } else { format!(" ({})", mark.note) };
    format!("what is counted changed on {}: {}{note}", mark.date.long(), mark.title)
}

pub(super) fn provisional(report: &Report) -> Option<String> {
    let from = report.context.provisional_from.filter(|from| *from <= report.year.as_of)?;
    Some(format!("the {} figures from {} on may still change", report.year.series, from.long()))
}

/// What a recent rate leaves out, and why.
fn unripe(report: &Report) -> Option<String> {
    let days = report.context.unripe_days;
    (days > 0).then(|| {
        format!("the last {days} days are left out of the recent rate: editions show that they grow")
    })
}

pub(super) fn revision(revision: &Revision) -> String {
    let change = revision.change.map(|change| format!(" ({change})")).unwrap_or_default();
    format!(
        "the figure {} was {} at first and {} in the edition of {}{change}",
        span(revision.from, revision.through),
        revision.first,
        revision.newest,
        revision.edition.long()
    )
}

/// Whether a revised figure is of the two years and the series that are compared.
fn is_used(report: &Report, revision: &Revision) -> bool {
    let year = report.calendar.fiscal_year(revision.from);
    let own = year == report.year.fiscal_year && revision.series == report.year.series;
    let point = report.baseline.as_ref().filter(|baseline| baseline.fiscal_year == year);
    let point = point.and_then(|baseline| baseline.same_point.as_ref());
    own || point.is_some_and(|point| point.series == revision.series)
}

fn size(revision: &Revision) -> f64 {
    revision.change.map_or(0.0, |change| change.0.abs())
}
