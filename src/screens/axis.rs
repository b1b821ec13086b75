//! The days from left to right, shared by what is drawn over them: months and weeks, events, the ground of the pointer.

use crate::calendar::{Date, FiscalDay};
use crate::dashboard::{Ground, State};
use crate::plot::{EndLabel, Plan, Rule, Scene, Sign, Tick, XAxis};
use crate::report::{EventKind, Report};
use crate::theme::Role;

use super::ground::Canvas;

/// Fewer days than these have a tick for every week.
const DAYS_WITH_WEEKS: u16 = 70;

/// The days that are drawn, with their months, or their weeks where they are few.
pub(super) fn axis(state: &State) -> XAxis {
    let (report, span) = (&state.report, state.span());
    let (from, to) = edges(state);
    if span.days() > DAYS_WITH_WEEKS {
        return XAxis::new(from, to, months(report));
    }
    let tick = |day: u16| {
        let date = report.calendar.date(report.year.fiscal_year, FiscalDay(day))?;
        Some(Tick::new(f64::from(day), date.month_day()))
    };
    XAxis::new(from, to, (span.from..=span.to).step_by(7).filter_map(tick).collect())
}

/// Where the drawn days begin and end. A day is the stretch that ends with it, so the first one begins a day earlier.
pub(super) fn edges(state: &State) -> (f64, f64) {
    let span = state.span();
    (f64::from(span.from) - 1.0, f64::from(span.to))
}

/// The axis of the year in question: its months at their true days.
pub(super) fn months(report: &Report) -> Vec<Tick> {
    let starts = report.calendar.month_starts(report.year.fiscal_year);
    let tick = |date: Date| Tick::new(f64::from(report.calendar.fiscal_day(date).0) - 1.0, date.month_name());
    starts.into_iter().map(tick).collect()
}

/// What happened in the year, as faint upright lines with a word or two at the top.
pub(super) fn events(report: &Report, scene: Scene) -> Scene {
    report.context.events.iter().filter(|mark| mark.kind != EventKind::Lock).fold(scene, |scene, mark| {
        let day = report.calendar.fiscal_day(mark.date).days();
        let long = format!("{} {}", mark.kind, mark.date.month_day());
        let label = EndLabel::new(long).short(mark.kind.to_string()).sign(Sign::Spot);
        scene.rule(Rule::upright(Role::Axis, day).label(label))
    })
}

/// The line of the day that is read.
pub(super) fn cursor(state: &State) -> Rule {
    Rule::upright(Role::Cursor, state.report.calendar.fiscal_day(state.cursor_date()).days())
}

/// Days under the pointer, where a plot has them from left to right.
pub(super) fn days(plan: &Plan, canvas: &mut Canvas<'_>) {
    let (from, to) = plan.geometry.x.ends();
    canvas.zone(plan.geometry.plot, Ground::Days { from, to });
}
