//! What else can be said: how fast, since when, how the answer hangs on choices, and what a reader has to know.

use super::context::EventMark;
use super::sentence::{more_or_fewer, reason};
use super::view::Report;
use crate::calendar::Date;
use crate::pace::{Revision, Window};
use crate::quantity::PercentChange;

/// Sentences beyond the answer itself, the most asked first.
#[must_use]
pub fn remarks(report: &Report) -> Vec<String> {
    let mut remarks = Vec::new();
    remarks.extend(pace_now(report));
    remarks.extend(reached_on(report));
    remarks.extend(rank(report));
    remarks.extend(alignments(report));
    remarks.extend(twelve_months(report));
    remarks.extend(add_on(report));
    remarks.extend(since_event(report));
    remarks
}

/// `1,287 a day from Feb 8 to Apr 4, 2026: the fastest since the report through Jan 25, 2026 (1,214 a day).`
fn pace_now(report: &Report) -> Option<String> {
    let window = &report.window;
    let rate = window.per_day()?;
    let span = span(window.from, window.through);
    // What a year is compared with is in the answer; "since" is asked of weeks.
    if window.days() > 92 {
        return Some(format!("{rate} a day {span}."));
    }
    let since = match (&report.context.faster_before, report.context.known_from) {
        (Some(faster), _) if faster.through.plus_days(1) == window.from => {
            let rate = faster.per_day()?;
            format!(
                "slower than the {rate} a day from {} to {}",
                faster.from.month_day(),
                faster.through.month_day()
            )
        }
        (Some(faster), _) => {
            let rate = faster.per_day()?;
            format!("the fastest since the days through {} ({rate} a day)", faster.through.long())
        }
        (None, Some(from)) if from < window.from => {
            format!("the fastest in the {} figures, which start on {}", report.year.series, from.long())
        }
        (None, _) => return Some(format!("{rate} a day {span}.")),
    };
    Some(format!("{rate} a day {span}: {since}."))
}

fn reached_on(report: &Report) -> Option<String> {
    let (date, needed) = (report.context.reached_on?, report.needed.as_ref()?);
    // Counting starts anew with the next year, so a day beyond this one is no answer.
    if date > report.calendar.last_day(report.year.fiscal_year) {
        return Some(format!("At that rate {} would not be reached within the year.", needed.target));
    }
    Some(format!("At that rate {} would be reached about {}.", needed.target, date.long()))
}

fn rank(report: &Report) -> Option<String> {
    let rank = report.context.rank?;
    let place = match rank.place {
        1 => "The most".to_owned(),
        2 => "The second most".to_owned(),
        3 => "The third most".to_owned(),
        place => format!("Place {place}"),
    };
    Some(format!("{place} of the {} years that can be read on this point.", rank.of))
}

/// How much the choice of alignment moves the answer.
fn alignments(report: &Report) -> Option<String> {
    let baseline = report.baseline.as_ref()?;
    let told = report
        .context
        .alignments
        .iter()
        .filter_map(|answer| Some(format!("{} by {}", answer.change?, answer.alignment.id())));
    let told: Vec<String> = told.collect();
    (told.len() > 1).then(|| format!("Against {} the answer is {}.", baseline.fiscal_year, told.join(", ")))
}

fn twelve_months(report: &Report) -> Option<String> {
    let window = report.context.twelve_months.as_ref()?;
    let about = if window.observed { "" } else { "about " };
    Some(format!("In the twelve months through {}: {about}{}.", window.through.long(), window.count))
}

fn add_on(report: &Report) -> Option<String> {
    let add_on = report.context.add_on.as_ref()?;
    Some(format!(
        "With the {} that the trend of the last weeks has missed on average in {} years, the year would end at {}.",
        add_on.share,
        add_on.years.len(),
        add_on.total
    ))
}

fn since_event(report: &Report) -> Vec<String> {
    let Some(answer) = &report.context.since_event else { return Vec::new() };
    let rate = |window: &Window| window.per_day().map(|rate| format!("{rate} a day")).unwrap_or_default();
    let change = |change: Option<PercentChange>| {
        change.map(|change| format!(", {} a day than that", more_or_fewer(change))).unwrap_or_default()
    };
    let title = if answer.title.is_empty() { String::new() } else { format!(" ({})", answer.title) };
    let days = answer.since.days();
    let mut lines = vec![format!(
        "In the {days} days from {}{title} on: {}, {}.",
        answer.date.long(),
        answer.since.count,
        rate(&answer.since)
    )];
    if let Some(before) = &answer.before {
        let against = answer.change.map(more_or_fewer).unwrap_or_default();
        lines.push(format!(
            "In the {days} days before: {}, {}; since then {against}.",
            before.count,
            rate(before)
        ));
    }
    for other in &answer.others {
        let Some(window) = &other.window else { continue };
        let against = change(other.change);
        lines.push(format!(
            "In as many days from {} ({}) on: {}, {}; since the later one{against}.",
            other.date.long(),
            other.title,
            window.count,
            rate(window)
        ));
    }
    lines
}

/// Sources, choices and doubts that belong beside the figures.
#[must_use]
pub fn notes(report: &Report) -> Vec<String> {
    let year = &report.year;
    let mut notes = Vec::new();
    if let Some(provenance) = &year.provenance {
        let grade = provenance.grade.words();
        let told = if provenance.source.is_empty() {
            "source not stated".to_owned()
        } else {
            format!("{} ({grade})", provenance.source)
        };
        notes.push(format!("{} to date: {told}, read at {}", year.fiscal_year, provenance.place));
    }
    if let Ok(headline) = &report.headline {
        notes.push(format!("projection chosen: {}", reason(&headline.choice)));
    }
    notes.extend(settling(report));
    notes.extend(report.context.definitions.iter().map(definition));
    notes.extend(provisional(report));
    notes.extend(unripe(report));
    let largest = report.context.revisions.iter().filter(|_| !year.is_live);
    let largest = largest.max_by(|one, other| size(one).total_cmp(&size(other)));
    notes.extend(largest.map(|largest| format!("the largest revision: {}", revision(largest))));
    if let Some(date) = report.known_on {
        notes.push(format!("only what was published by {} is used", date.long()));
    }
    if !report.other_measures.is_empty() {
        notes.push(format!("not compared with, being other measures: {}", report.other_measures.join(", ")));
    }
    notes.extend(report.findings.iter().map(|finding| format!("{}: {finding}", finding.level.word())));
    notes
}

/// How a live count compares with the one that settles later, from the years that have both.
pub(super) fn settling(report: &Report) -> Option<String> {
    if !report.year.is_live {
        return None;
    }
    let Some(settling) = &report.context.settling else {
        return Some(
            "live figures have settled higher in other years; these data do not show by how much".to_owned(),
        );
    };
    let day = report.year.as_of.month_day();
    Some(format!(
        "on {day} live figures were {} to {} against the settled ones in {} years",
        settling.lowest,
        settling.highest,
        settling.years.len()
    ))
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
        "{} was {} at first and {} in the edition of {}{change}",
        span(revision.from, revision.through),
        revision.first,
        revision.newest,
        revision.published.long()
    )
}

fn size(revision: &Revision) -> f64 {
    revision.change.map_or(0.0, |change| change.0.abs())
}

/// `from Feb 8 to Apr 4, 2026`.
fn span(from: Date, through: Date) -> String {
    let from = if from.year() == through.year() { from.month_day() } else { from.long() };
    format!("from {from} to {}", through.long())
}
