//! The readout: exact values under the cursor, the gap in words, and the notice where there is one.

use ratatui::layout::Rect;

use super::cut::fitting;
use super::ground::{Canvas, width};
use super::prose;
use super::roles::Roles;
use super::{curves, data, days, groups, methods, rate, table};
use crate::calendar::{Date, FiscalDay};
use crate::dashboard::{CurveId, Overlay, Reading, State, Tone, ViewId};
use crate::report::{Report, ValueOn, between};
use crate::theme::{Charset, Role};
use crate::visible::broken;

/// Below so many columns the words give way to the numbers.
const NARROW: u16 = 60;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    if let Some(notice) = &state.notice {
        let (mark, role) = match (notice.tone, canvas.charset()) {
            (Tone::Done, Charset::Unicode) => ("✓", Role::Headline),
            (Tone::Done, Charset::Ascii) => ("ok:", Role::Headline),
            (Tone::Warning, _) => ("!", Role::Warning),
        };
        said(&format!("{mark} {notice}"), role, area, canvas);
        return;
    }
    if let Some(reading) = state.reading.as_ref().filter(|reading| !reading.stopped && !reading.partial) {
        let end = canvas.put(area, (0, 0), &format!("{}; Esc stops", reading.told()), Role::Muted);
        bar(reading, (end + 2, area), canvas);
        return;
    }
    if state.overlay == Some(Overlay::Search) {
        search(state, area, canvas);
        return;
    }
    // Elsewhere a drag reads days as a move does.
    let drag = state.drag.filter(|(from, to)| from != to && state.view == ViewId::Pace);
    if let Some((from, to)) = drag {
        dragged(state, (from.min(to), from.max(to)), area, canvas);
        return;
    }
    match state.view {
        ViewId::Pace if state.lines.curve != CurveId::Cumulative => curves::readout(state, area, canvas),
        ViewId::Pace | ViewId::Years => values(state, area, canvas),
        ViewId::Groups => groups::readout(state, area, canvas),
        ViewId::Rate => rate::readout(state, area, canvas),
        ViewId::Methods => methods::readout(state, area, canvas),
        ViewId::Days => days::readout(state, area, canvas),
        ViewId::Data => data::readout(state, area, canvas),
        ViewId::Table => table::readout(state, area, canvas),
    }
}

/// The most rows that a notice takes.
const MOST_NOTICE: u16 = 6;

/// A notice; one that is longer than the row covers what is above it, since its end is what to do about it.
fn said(text: &str, role: Role, area: Rect, canvas: &mut Canvas<'_>) {
    let lines = broken(text, usize::from(area.width));
    let rows = u16::try_from(lines.len()).unwrap_or(u16::MAX).min(MOST_NOTICE).min(area.y + 1).max(1);
    let tall = Rect { y: area.y + 1 - rows, height: rows, ..area };
    canvas.clear(tall);
    prose::paint(lines.into_iter().map(|line| (line, role)).collect(), tall, canvas);
}

/// The widest bar of a reading, and the least that says anything.
const BAR: (u16, u16) = (24, 8);

/// How far a reading has come, as a bar from a column on, where there is room for one.
pub(super) fn bar(reading: &Reading, (left, area): (u16, Rect), canvas: &mut Canvas<'_>) {
    let wide = area.width.saturating_sub(left).min(BAR.0);
    let Some(share) = reading.share.filter(|_| wide >= BAR.1 && !reading.stopped) else { return };
    let (full, rest) = match canvas.charset() {
        Charset::Unicode => ("█", "░"),
        Charset::Ascii => ("#", "-"),
    };
    let done = usize::from(wide) * usize::from(share.thousandths.min(1000)) / 1000;
    let end = canvas.put(area, (left, 0), &full.repeat(done), Role::ThisYear);
    canvas.put(area, (end, 0), &rest.repeat(usize::from(wide).saturating_sub(done)), Role::Muted);
}

/// That what is drawn is a part, where there is no room above the chart to say so.
pub(super) fn part(part: &Reading, area: Rect, canvas: &mut Canvas<'_>) {
    let [told, _] = part.statements();
    let text = if width(&told.long) <= area.width { told.long } else { told.short };
    canvas.put(area, (0, 0), &text, Role::Warning);
}

/// The line that a search is typed into, and the keys that end it.
fn search(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let end = canvas.put(area, (0, 0), &format!("/ {}_", state.search), Role::Text);
    let found = state.extent().0;
    let words = format!("  {found} found; Up Down choose, Enter keeps, Esc shows all");
    let words = if end + width(&words) <= area.width { words } else { format!("  {found} found") };
    canvas.put(area, (end, 0), &words, Role::Muted);
}

/// The days that the pointer is dragged over, and how many removals they hold.
fn dragged(state: &State, (from, to): (u16, u16), area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let date = |day: u16| report.calendar.date(report.year.fiscal_year, FiscalDay(day));
    let Some((first, last)) = date(from).zip(date(to)) else { return };
    let days = to - from + 1;
    let counted = report.counted_within((first, last)).map(|window| {
        let about = if window.observed { "" } else { "about " };
        let lacking = if window.lacks { " (counts are missing)" } else { "" };
        format!(", {about}{}{lacking}", window.count)
    });
    let counted = counted.unwrap_or_default();
    let (first, last) = (first.month_day(), last.month_day());
    let text = format!("▎{first} to {last}, {days} days{counted}; letting go looks nearer");
    canvas.put(area, (0, 0), &text, Role::Text);
}

/// The years on the cursor's day.
fn values(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let date = state.cursor_date();
    let narrow = area.width < NARROW;
    let mut column = canvas.put(area, (0, 0), &day(report, date, narrow), Role::Text);
    for (value, role) in in_order(report, date) {
        let mark = role.mark(canvas.charset());
        let projected = report.projected_on(date).filter(|_| role == Role::ThisYear);
        let number = match projected.filter(|_| value.reading.value.is_none()) {
            Some(projected) => format!("{projected} proj."),
            None => value.marked(),
        };
        let year = value.row.fiscal_year.brief();
        let text = if narrow { format!(" {mark}{number}") } else { format!("  {mark}{year} {number}") };
        let between = between(value.reading).filter(|_| !narrow && value.reading.value.is_some());
        let between =
            between.and_then(|between| canvas.put_whole(area, column, &format!("{text} ({between})"), role));
        let Some(end) = between.or_else(|| canvas.put_whole(area, column, &text, role)) else { break };
        let gaps = if role == Role::Baseline { gap(&value, narrow) } else { Vec::new() };
        let gap = fitting(gaps, area.width.saturating_sub(end)).unwrap_or_default();
        column = canvas.put(area, (end, 0), &gap, Role::Text);
    }
}

fn day(report: &Report, date: Date, narrow: bool) -> String {
    let day = report.calendar.fiscal_day(date);
    if narrow { date.month_day() } else { format!("▎{} day {day}", date.long()) }
}

/// The year, its baseline, then the others that have a curve.
fn in_order(report: &Report, date: Date) -> Vec<(ValueOn<'_>, Role)> {
    let roles = Roles::of(report);
    let values = report.values_on(date).into_iter().map(|value| (value, roles.role(value.row.fiscal_year)));
    let mut values: Vec<_> = values
        .filter(|(value, role)| {
            matches!(role, Role::ThisYear | Role::Baseline)
                || value.row.resolution.has_curve() && *role != Role::Context
        })
        .collect();
    values.sort_by_key(|(value, _)| roles.place(value.row.fiscal_year));
    values
}

/// How far the year is ahead or behind on the cursor's day, the longest form first; where there is no room for names
/// before the numbers, it says of which year it is.
fn gap(value: &ValueOn<'_>, narrow: bool) -> Vec<String> {
    let Some((gap, change)) = value.marked_gap().zip(value.marked_change()) else { return Vec::new() };
    if narrow {
        vec![format!(" {change} on {}", value.row.fiscal_year.brief()), format!(" {change}")]
    } else {
        vec![format!("  gap {gap} ({change})")]
    }
}
