//! What the counts of a table stand for that runs across: those of each period, or counts to date.

use super::headings;
use super::reader::Wide;
use crate::dataset::CountKind;
use crate::load::cell::span::Unit;
use crate::load::cell::when::{self, When};
use crate::load::column::heading_parts::period_of;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::cumulative::levels;
use crate::load::shape::cumulative::rising::{Climb, Readings};
use crate::load::shape::cumulative::stated_kind::is_lone_through;
use crate::load::shape::facts::Joined;
use crate::load::word;

/// What the user says, what the headings and the label of the only row say, what the title says and the numbers do not
/// contradict. Days whose counts may be either are refused with both totals, as they are where they stand in a column.
pub(super) fn of(wide: &Wide<'_>, joined: &[Joined], notes: &mut Notes) -> Result<CountKind, Box<Refusal>> {
    let Wide { draft, labels, .. } = wide;
    if let Some(kind) = draft.options.kind {
        return Ok(kind);
    }
    let labelled = wide.row_labels.are_to_date();
    if joined.iter().any(|joined| matches!(joined.span.unit, Unit::Year | Unit::YearSoFar)) {
        let whole = joined.iter().all(|joined| joined.span.unit == Unit::Year);
        return match labels.first().filter(|_| labelled && whole && draft.title.reaches.is_none()) {
            Some(first) => Err(levels::refuse_whole_years(draft, first, notes)),
            None => Ok(CountKind::Periodic),
        };
    }
    let headed = labels.iter().all(|label| word::any(&label.words, word::RUNNING));
    let days = labels.iter().all(|label| is_day(&label.name));
    let as_of = days && wide.words.iter().any(|column| word::pair(&column.words, "as", "of"));
    let count = |joined: &Joined| (joined.span.through, joined.count.0);
    let readings = Readings::of(joined.iter().map(count), draft.options.calendar);
    let reached = wide.row_time.is_some_and(|column| reaches(column) && !readings.falls_far);
    if headed || as_of || reached || labelled {
        return Ok(CountKind::Cumulative);
    }
    let title = &draft.title;
    if title.running && !readings.falls_far {
        return Ok(CountKind::Cumulative);
    }
    // Words around a table may speak of a column that stands beside the periods.
    let is_label = |column: &Column| labels.iter().any(|label| label.place == column.place);
    let beside = draft.columns.iter().any(|column| !is_label(column) && word::says_to_date(&column.words));
    let either = !beside && (title.running || title.cumulative && !readings.falls);
    if let Some(first) = labels.first().filter(|_| either && readings.apart != readings.to_date) {
        let refusal = readings.refuse_titled(notes);
        return Err(refusal.heading(draft, first));
    }
    let rising = || !readings.falls && readings.apart != readings.to_date;
    if let Some(first) = labels.first().filter(|_| rows_are_to_date(wide) && rising()) {
        return Err(readings.refuse(notes).heading(draft, first));
    }
    if let Some(refusal) = refusal_of_parts(wide, joined, readings, notes) {
        return Err(refusal);
    }
    // A week, or a month, is a period, whatever its counts do.
    let of_periods = headings::heading_of_days(draft, labels).is_some();
    let open = days
        && !of_periods
        && (wide.style.days_are_ends() || joined.iter().all(|joined| joined.span.unit == Unit::Day));
    match labels.first().map(|first| (first, readings.restarts)) {
        Some((first, Some(_))) if open => {
            let refusal = readings.refuse_restarts(notes);
            Err(refusal.heading(draft, first))
        }
        Some((first, _)) if open && !readings.falls && readings.apart != readings.to_date => {
            Err(readings.refuse(notes).heading(draft, first))
        }
        Some(_) | None => Ok(CountKind::Periodic),
    }
}

/// Whether all rows are years that say that they are not over: `FY2017 YTD` beside `Oct`, `Nov`, `Dec`. Each cell may count its
/// month, or the year up to its end.
fn rows_are_to_date(wide: &Wide<'_>) -> bool {
    let is_to_date = |text: &String| {
        let when = when::parse(text).map(|moment| moment.when);
        matches!(when, Some(When::FiscalYear { to_date: true, .. }))
    };
    wide.row_time.is_some_and(|column| {
        let rows = wide.draft.values(column);
        !rows.is_empty() && rows.iter().all(is_to_date)
    })
}

/// Whether the heading of the months or quarters of the rows says that counts are to date: `As of`, `FYTD`.
fn reaches(column: &Column) -> bool {
    column.role == Role::AsOf || word::is_to_date(&column.words)
}

/// The refusal with both totals of counts of months or quarters that may as well be to date.
fn refusal_of_parts(
    wide: &Wide<'_>,
    joined: &[Joined],
    readings: Readings,
    notes: &mut Notes,
) -> Option<Box<Refusal>> {
    let Wide { draft, row_time, .. } = wide;
    let first = wide.labels.first()?;
    let through = row_time.is_some_and(|column| is_lone_through(draft, column));
    let refusal = if through && !readings.falls && readings.apart != readings.to_date {
        readings.refuse_through(notes)
    } else if row_time.is_some_and(reaches) {
        readings.refuse_falling(notes)
    } else {
        match (Climb::of(joined, draft.options.calendar), joined.first()) {
            (Climb::Often, _) => readings.refuse_climbing(notes),
            (Climb::Again, _) => readings.refuse_restarts(notes),
            (Climb::Once, Some(first)) => {
                Climb::tell(first.line, notes);
                return None;
            }
            (Climb::None | Climb::Once, _) => return None,
        }
    };
    Some(refusal.heading(draft, first))
}

fn is_day(heading: &str) -> bool {
    let moment = when::parse(&period_of(heading));
    moment.is_some_and(|moment| matches!(moment.when, When::Day(_) | When::Slashed { .. } | When::Serial(_)))
}
