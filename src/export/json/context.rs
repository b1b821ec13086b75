//! What else a reader asks of a year, in the contract's plain numbers.

use serde::Serialize;

use super::{count, iso, percent, rate, share};
use crate::report::{EventMark, Faster, Interval, OtherEvent, Report, Revision, Window};

#[derive(Serialize)]
pub(super) struct ContextCells {
    reached_on: Option<String>,
    year_end_add_on: Option<AddOnCells>,
    year_end_add_on_refused: Option<String>,
    alignments: Vec<AlignmentCells>,
    twelve_months: Option<WindowCells>,
    twelve_months_before: Option<WindowCells>,
    intervals: Vec<IntervalCells>,
    faster_before: Option<WindowCells>,
    rank: Option<RankCells>,
    settling: Option<SettlingCells>,
    revisions: Vec<RevisionCells>,
    provisional_from: Option<String>,
    events: Vec<EventCells>,
    definitions: Vec<EventCells>,
    since_event: Option<SinceCells>,
    since_event_refused: Option<String>,
}

#[derive(Serialize)]
struct AddOnCells {
    share: Option<f64>,
    years: Vec<i32>,
    total: Option<i64>,
}

#[derive(Serialize)]
struct AlignmentCells {
    align: &'static str,
    date: String,
    change_percent: Option<f64>,
}

#[derive(Serialize)]
struct WindowCells {
    from: String,
    to: String,
    count: Option<i64>,
    per_day: Option<f64>,
    observed: bool,
    incomplete: bool,
}

#[derive(Serialize)]
struct IntervalCells {
    #[serde(flatten)]
    window: WindowCells,
    year_before_per_day: Option<f64>,
    year_before_incomplete: bool,
    change_percent: Option<f64>,
    badge: Option<&'static str>,
}

#[derive(Serialize)]
struct RankCells {
    place: usize,
    of: usize,
}

#[derive(Serialize)]
struct SettlingCells {
    years: Vec<i32>,
    lowest_percent: Option<f64>,
    highest_percent: Option<f64>,
}

#[derive(Serialize)]
struct RevisionCells {
    from: String,
    to: String,
    first: u64,
    newest: u64,
    published: Option<String>,
    edition: String,
    change_percent: Option<f64>,
}

#[derive(Serialize)]
struct EventCells {
    date: String,
    kind: String,
    title: String,
    note: String,
}

#[derive(Serialize)]
struct SinceCells {
    date: String,
    title: String,
    since: WindowCells,
    before: Option<WindowCells>,
    change_percent: Option<f64>,
    others: Vec<OtherCells>,
}

#[derive(Serialize)]
struct OtherCells {
    date: String,
    title: String,
    window: Option<WindowCells>,
    change_percent: Option<f64>,
}

pub(super) fn context(report: &Report) -> ContextCells {
    let context = &report.context;
    let add_on = context.add_on.as_ref();
    let numbers = |years: &[crate::calendar::FiscalYear]| years.iter().map(|year| year.0).collect();
    ContextCells {
        reached_on: context.reached_on.map(iso),
        year_end_add_on: add_on.and_then(|answer| answer.as_ref().ok()).map(|add_on| AddOnCells {
            share: share(add_on.share),
            years: numbers(&add_on.years),
            total: count(add_on.total),
        }),
        year_end_add_on_refused: add_on.and_then(|answer| answer.as_ref().err()).map(ToString::to_string),
        alignments: context
            .alignments
            .iter()
            .map(|answer| AlignmentCells {
                align: answer.alignment.id(),
                date: iso(answer.date),
                change_percent: answer.change.and_then(percent),
            })
            .collect(),
        twelve_months: context.twelve_months.as_ref().map(window),
        twelve_months_before: context.twelve_months_before.as_ref().map(window),
        intervals: context.intervals.iter().map(interval).collect(),
        faster_before: match &context.faster {
            Faster::Before(faster) => Some(window(faster)),
            Faster::Never { .. } | Faster::Unknown => None,
        },
        rank: context.rank.as_ref().map(|rank| RankCells { place: rank.place, of: rank.of }),
        settling: context.settling.as_ref().map(|settling| SettlingCells {
            years: numbers(&settling.years),
            lowest_percent: percent(settling.lowest),
            highest_percent: percent(settling.highest),
        }),
        revisions: context.revisions.iter().map(revision).collect(),
        provisional_from: context.provisional_from.map(iso),
        events: context.events.iter().map(event).collect(),
        definitions: context.definitions.iter().map(event).collect(),
        since_event: since(report),
        since_event_refused: context
            .since_event
            .as_ref()
            .and_then(|answer| answer.as_ref().err())
            .map(ToString::to_string),
    }
}

fn window(window: &Window) -> WindowCells {
    WindowCells {
        from: iso(window.from),
        to: iso(window.through),
        count: count(window.count),
        per_day: window.per_day().and_then(rate),
        observed: window.observed,
        incomplete: window.lacks,
    }
}

fn interval(interval: &Interval) -> IntervalCells {
    IntervalCells {
        window: window(&interval.window),
        year_before_per_day: interval.year_before.and_then(|before| before.per_day()).and_then(rate),
        year_before_incomplete: interval.year_before.is_some_and(|before| before.lacks),
        change_percent: interval.change.and_then(percent),
        badge: interval.badge.map(crate::report::Badge::words),
    }
}

fn revision(revision: &Revision) -> RevisionCells {
    RevisionCells {
        from: iso(revision.from),
        to: iso(revision.through),
        first: revision.first.0,
        newest: revision.newest.0,
        published: revision.published.map(iso),
        edition: iso(revision.edition),
        change_percent: revision.change.and_then(percent),
    }
}

fn event(mark: &EventMark) -> EventCells {
    EventCells {
        date: iso(mark.date),
        kind: mark.kind.to_string(),
        title: mark.title.clone(),
        note: mark.note.clone(),
    }
}

fn since(report: &Report) -> Option<SinceCells> {
    let answer = report.context.since_event.as_ref()?.as_ref().ok()?;
    let other = |other: &OtherEvent| OtherCells {
        date: iso(other.date),
        title: other.title.clone(),
        window: other.window.as_ref().map(window),
        change_percent: other.change.and_then(percent),
    };
    Some(SinceCells {
        date: iso(answer.date),
        title: answer.title.clone(),
        since: window(&answer.since),
        before: answer.before.as_ref().map(window),
        change_percent: answer.change.and_then(percent),
        others: answer.others.iter().map(other).collect(),
    })
}
