//! The pace view by other curves: how fast each year ran, or how far the year in question is ahead of each other one.

use ratatui::layout::Rect;

use super::axis::{axis, cursor, days, events};
use super::ends::{self, Labels, Names};
use super::ground::{Canvas, below};
use super::roles::{Roles, line};
use crate::calendar::FiscalDay;
use crate::catalog::Row;
use crate::dashboard::{CurveId, State};
use crate::plot::{EndLabel, Mark, Rule, Scene, Series, Unit, YRange, paint, plan};
use crate::quantity::{Change, PerDay};
use crate::report::sentence::capital;
use crate::report::{YearRow, lead_is_observed, lead_runs, rate_is_observed, rate_runs};
use crate::theme::Role;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.put(area, (0, 0), &caption(state), Role::Muted);
    let below = below(area, 1);
    let labels = Labels { all: false, ends: true, names: Names::Whole };
    let scene = ends::named_alike(labels, below, canvas, |labels| scene(state, labels));
    let plan = plan(&scene, below, canvas.settings);
    paint(&scene, &plan, canvas.buffer);
    days(&plan, canvas);
    ends::years(&state.report, &plan, canvas);
}

fn caption(state: &State) -> String {
    let scale = if state.is_log() { "; logarithmic" } else { "" };
    format!("{}{scale}", capital(state.lines.curve.words()))
}

fn scene(state: &State, labels: Labels) -> Scene {
    let report = &state.report;
    let roles = Roles::of(report);
    let range = if state.zoom.is_some() { YRange::Fit } else { YRange::FromZero };
    let unit = if state.lines.curve == CurveId::Lead { Unit::Change } else { Unit::Count };
    let mut scene = Scene::new(axis(state)).y(range, unit);
    let day = report.calendar.fiscal_day(state.cursor_date()).days();
    for row in report.years.iter().rev().filter(|row| state.is_drawn(row.fiscal_year)) {
        let role = roles.role(row.fiscal_year);
        let runs = runs(state, row);
        let Some((end, last)) = runs.last().and_then(|run| run.last()).copied() else { continue };
        let at = value_on(&runs, day);
        let mut series = runs.into_iter().fold(line(role), Series::run);
        if role != Role::Context {
            let short = row.fiscal_year.brief();
            let last = marked(state, row, (end, last));
            let label = EndLabel::new(format!("{} {last}", labels.name(row.fiscal_year)));
            series = series.label(label.short(format!("{short} {last}")).short(short));
            if let Some(value) = at {
                scene = scene.mark(Mark::new(role, (day, value)));
            }
        }
        scene = scene.series(series);
    }
    if state.lines.curve == CurveId::Lead {
        scene = scene.rule(Rule::level(Role::Axis, 0.0));
    }
    let scene = events(report, scene).rule(cursor(state));
    if state.is_log() { scene.logarithmic() } else { scene }
}

/// The line of a year, in the curve that is shown.
fn runs(state: &State, row: &YearRow) -> Vec<Vec<(f64, f64)>> {
    let is_asked = row.fiscal_year == state.report.year.fiscal_year;
    match state.lines.curve {
        CurveId::Cumulative => Vec::new(),
        CurveId::Rate => rate_runs(&state.report, row),
        CurveId::Lead if is_asked => Vec::new(),
        CurveId::Lead => lead_runs(&state.report, row),
    }
}

fn value_on(runs: &[Vec<(f64, f64)>], day: f64) -> Option<f64> {
    let mut points = runs.iter().flatten();
    points.find(|(at, _)| (at - day).abs() < 0.5).map(|(_, value)| *value)
}

/// A value of the curve on a fiscal day, with the sign of one that lies between figures.
fn marked(state: &State, row: &YearRow, (day, value): (f64, f64)) -> String {
    let report = &state.report;
    let at = (0..=row.days.0).map(FiscalDay).find(|each| (each.days() - day).abs() < 0.5);
    let date = at.and_then(|day| report.calendar.date(report.year.fiscal_year, day));
    let observed = match state.lines.curve {
        CurveId::Lead => date.is_some_and(|date| lead_is_observed(report, row, date)),
        CurveId::Cumulative | CurveId::Rate => at.is_some_and(|day| rate_is_observed(row, day)),
    };
    let sign = if observed { "" } else { "~" };
    if state.lines.curve == CurveId::Lead {
        format!("{sign}{}", Change(value))
    } else {
        format!("{sign}{}", PerDay(value))
    }
}

/// The day, and every named year on it in this curve.
pub(super) fn readout(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let date = state.cursor_date();
    let day = report.calendar.fiscal_day(date);
    let mut column = canvas.put(area, (0, 0), &format!("▎{} day {day}", date.long()), Role::Text);
    let roles = Roles::of(report);
    let place = |row: &&YearRow| roles.place(row.fiscal_year);
    let mut named: Vec<_> = report.years.iter().filter(|row| place(row).is_some()).collect();
    named.sort_by_key(place);
    for row in named {
        let Some(value) = value_on(&runs(state, row), day.days()) else { continue };
        let role = roles.role(row.fiscal_year);
        let unit = if state.lines.curve == CurveId::Rate { " a day" } else { "" };
        let mark = role.mark(canvas.charset());
        let value = marked(state, row, (day.days(), value));
        let text = format!("  {mark}{} {value}{unit}", row.fiscal_year.brief());
        let Some(end) = canvas.put_whole(area, column, &text, role) else { break };
        column = end;
    }
}
