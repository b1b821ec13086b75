//! The pace view: cumulative curves of the years over each other, and the difference to the baseline under them.

use ratatui::layout::Rect;

use super::curves;
use super::ends::{end_label, names, projected_label};
use super::ground::{Canvas, below, width};
use super::legend::{self, ends, even_year, shade, short_name};
use super::prose;
use super::roles::Roles;
use crate::calendar::{FiscalDay, FiscalYear};
use crate::dashboard::{CurveId, Ground, State, Target};
use crate::plot::{
    Area, Band, Dash, EndLabel, Mark, Plan, Rank, Rule, Scene, Series, Shade, Sign, Tick, Unit, XAxis,
    YRange, paint, plan_stack,
};
use crate::quantity::Estimate;
use crate::report::{EventKind, MiddleHalf, Report, ValueOn, YearRow, difference, middle_half};
use crate::theme::Role;

/// From how many rows on the difference has a strip of its own.
const ROWS_WITH_STRIP: u16 = 13;

/// From how many rows on the years that are there for scale have labels too.
const ROWS_TO_LABEL_ALL: u16 = 24;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    if state.lines.curve != CurveId::Cumulative {
        curves::view(state, area, canvas);
        return;
    }
    let area = below(area, uncurved(state, area, canvas));
    let runs = difference(&state.report);
    let span = state.span();
    let days = f64::from(span.from) - 1.0..=f64::from(span.to);
    // Zoomed in, or where no year has counted anything, there may be nothing to show in it.
    let has_strip = area.height >= ROWS_WITH_STRIP
        && runs.iter().flatten().any(|(day, gap)| days.contains(day) && *gap != 0.0);
    let key = legend::key(&state.report, canvas.settings.marker).filter(|_| area.height >= ROWS_WITH_STRIP);
    let (caption, explained) = legend::caption(state, (has_strip, key), area);
    let strip = match (has_strip, caption.is_empty()) {
        (true, _) => (area.height / 4).clamp(4, 10),
        (false, false) => 1,
        (false, true) => 0,
    };
    let top = Rect { height: area.height - strip, ..area };
    let bottom = below(area, top.height + 1);
    let overlay = overlay(state, (area, explained));
    let strip = strip_scene(state, &runs);
    let mut panels = vec![(&overlay, top)];
    panels.extend(has_strip.then_some((&strip, bottom)));
    let plans = plan_stack(&panels, canvas.settings);
    for (plan, (scene, _)) in plans.iter().zip(&panels) {
        paint(scene, plan, canvas.buffer);
        zones(state, plan, canvas);
    }
    // Beneath the plot, or from the edge on where that is what it takes.
    let left = plans.first().map_or(0, |plan| plan.geometry.plot.x.saturating_sub(area.x));
    let left = left.min(area.width.saturating_sub(width(&caption)));
    let row = Rect { y: area.y + top.height, height: area.height - top.height, ..area };
    canvas.put(row, (left, 0), &caption, Role::Muted);
}

/// Why there are no lines, and what would make some; returns the rows used.
fn uncurved(state: &State, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    if state.report.years.iter().any(|row| row.resolution.has_curve()) {
        return 0;
    }
    let why = "No lines: only totals of years are known; counts to date, by month, by week or by day would fill this view.";
    let dotted = even_spread(&state.report).zip(state.report.baseline.as_ref());
    let dotted = dotted.map(|(_, baseline)| format!("Dotted: {} if spread evenly.", baseline.fiscal_year));
    let why = if area.height < ROWS_WITH_STRIP { "No lines: only totals are known." } else { why };
    let told: Vec<&str> = [why].into_iter().chain(dotted.as_deref()).collect();
    prose::muted(&told, area, canvas)
}

/// Days under the pointer, and the years at the ends of the lines.
pub(super) fn zones(state: &State, plan: &Plan, canvas: &mut Canvas<'_>) {
    days(plan, canvas);
    let plot = plan.geometry.plot;
    let beside = Rect { x: plot.right(), width: plan.area.right().saturating_sub(plot.right()), ..plan.area };
    for label in &plan.labels {
        let named = |row: &&YearRow| names(&label.text, row.fiscal_year, &state.report);
        if let Some(row) = state.report.years.iter().rev().find(named) {
            let place = Rect { y: label.row, height: 1, ..beside };
            canvas.zone(place, Ground::One(Target::Year(row.fiscal_year)));
        }
    }
}

/// Days under the pointer, where a plot has them from left to right.
pub(super) fn days(plan: &Plan, canvas: &mut Canvas<'_>) {
    let (from, to) = plan.geometry.x.ends();
    canvas.zone(plan.geometry.plot, Ground::Days { from, to });
}

/// Fewer days than these have a tick for every week.
const DAYS_WITH_WEEKS: u16 = 70;

/// The days that are drawn, with their months, or their weeks where they are few.
pub(super) fn axis(state: &State) -> XAxis {
    let (report, span) = (&state.report, state.span());
    let (from, to) = (f64::from(span.from) - 1.0, f64::from(span.to));
    if span.days() > DAYS_WITH_WEEKS {
        return XAxis::new(from, to, months(report));
    }
    let tick = |day: u16| {
        let date = report.calendar.date(report.year.fiscal_year, FiscalDay(day))?;
        Some(Tick::new(f64::from(day), date.month_day()))
    };
    XAxis::new(from, to, (span.from..=span.to).step_by(7).filter_map(tick).collect())
}

/// The axis of the year in question: its months at their true days.
pub(super) fn months(report: &Report) -> Vec<Tick> {
    let starts = report.calendar.month_starts(report.year.fiscal_year);
    let tick = |date: crate::calendar::Date| {
        Tick::new(f64::from(report.calendar.fiscal_day(date).0) - 1.0, date.month_name())
    };
    starts.into_iter().map(tick).collect()
}

fn overlay(state: &State, (area, explained): (Rect, bool)) -> Scene {
    let report = &state.report;
    let half = middle_half(report).filter(|_| state.lines.half);
    let roles = Roles::of(report);
    // Zoomed in, values far above zero would be a flat line; lines may leave it where lengths may not.
    let range = if state.zoom.is_some() { YRange::Fit } else { YRange::FromZero };
    let mut scene = Scene::new(axis(state)).y(range, Unit::Count);
    // What a year comes to stands where it ends; a line that leaves the picture before has its name alone.
    let ends = state.span().to >= report.year.days.0;
    scene = projected(report, (ends, explained), scene);
    // The earlier one of a rank wins a cell: the year in question first, then its baseline, then the newer ones.
    let alone = |row: &&YearRow| half.is_none() || roles.of_two(row.fiscal_year) != Role::Context;
    for row in report.years.iter().rev().filter(|row| state.is_drawn(row.fiscal_year)).filter(alone) {
        let named = (area.height >= ROWS_TO_LABEL_ALL, ends);
        scene = year(report, row, (roles.role(row.fiscal_year), named), scene);
    }
    if let Some(half) = &half {
        scene = earlier(half, scene);
    }
    if let Some(assumed) = even_spread(report) {
        scene = scene.series(assumed);
    }
    if let Some(needed) = report.needed.as_ref().filter(|needed| is_own_target(report, needed.target.0)) {
        let label = format!("target {}", needed.target.brief());
        scene = scene.rule(Rule::level(Role::Target, needed.target.0).label(EndLabel::new(label)));
    }
    let cursor = report.calendar.fiscal_day(state.cursor_date());
    scene = events(report, scene);
    scene = scene.rule(Rule::upright(Role::Cursor, cursor.days()));
    if let Some((from, _)) = state.drag {
        scene = scene.rule(Rule::upright(Role::Selection, f64::from(from)));
    }
    let role = |year| if half.is_none() { roles.role(year) } else { roles.of_two(year) };
    let scene = points(state, cursor, role, scene);
    if state.is_log() { scene.logarithmic() } else { scene }
}

/// The middle half of the earlier years as a band, and the year in their middle as a line.
fn earlier(half: &MiddleHalf, scene: Scene) -> Scene {
    let band = half.days.iter().map(|(day, low, _, high)| (*day, *low, *high)).collect();
    let middle: Vec<_> = half.days.iter().map(|(day, _, middle, _)| (*day, *middle)).collect();
    let years = match half.years {
        (least, most) if least == most => most.to_string(),
        (least, most) => format!("{least} to {most}"),
    };
    let label = EndLabel::new(format!("median of {years} earlier years")).short("median");
    let line = Series::new(Role::Text, Rank::Normal).dash(Dash::Dashed).run(middle).label(label);
    scene.band(Band::new(Role::Context, Shade::Far, band)).series(line)
}

/// Whether the target is one that was asked for, not the baseline's total, whose line ends there anyway.
fn is_own_target(report: &Report, target: f64) -> bool {
    let closing = report.baseline.as_ref().and_then(|baseline| baseline.closing.as_ref());
    closing.is_none_or(|closing| (closing.total.estimate().0 - target).abs() > 0.5)
}

/// One year as a line, in weight and label by its role.
fn year(
    report: &Report,
    row: &YearRow,
    (role, (label_all, ends)): (Role, (bool, bool)),
    scene: Scene,
) -> Scene {
    let is_this = row.fiscal_year == report.year.fiscal_year;
    let (rank, dash) = if is_this {
        (Rank::Focus, Dash::Solid)
    } else if role == Role::Context {
        (Rank::Context, Dash::Dotted)
    } else {
        (Rank::Normal, Dash::Solid)
    };
    if !is_this && !row.resolution.has_curve() {
        return flagged(row, scene);
    }
    let mut series = Series::new(role, rank).dash(dash);
    let until = if is_this { report.year.day.days() } else { f64::INFINITY };
    for run in &row.runs {
        let run: Vec<_> = run.iter().copied().filter(|(day, _)| *day <= until).collect();
        // A single point is no line; where it matters it has a mark.
        if run.len() > 1 {
            series = series.run(run);
        }
    }
    let last =
        row.closing.as_ref().map(|closing| closing.total.estimate()).or(row.last.map(|(_, value)| value));
    let is_named = role != Role::Context || label_all;
    if let Some(last) = last.filter(|_| is_named && (!is_this || report.is_closed())) {
        series = series.label(end_label(row, (last, ends)));
    }
    flagged(row, scene.series(series))
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

/// Doubtful points stand as signs and belong to no line.
fn flagged(row: &YearRow, scene: Scene) -> Scene {
    row.flagged.iter().fold(scene, |scene, (day, count)| {
        scene.mark(Mark::new(Role::Warning, (day.days(), count.0)).sign(Sign::Flag))
    })
}

/// The headline's projection dashed to the year's end; where that is explained, its range, and every method's total at
/// the edge.
fn projected(report: &Report, (at_end, explained): (bool, bool), mut scene: Scene) -> Scene {
    let Some((answer, projection)) = report.headline_projection() else { return scene };
    let (day, days) = (report.year.day.days(), report.year.days.days());
    let from = (day, report.year.to_date.0);
    if let Some(range) = answer.range.as_ref().filter(|_| explained) {
        let run = vec![(from.0, from.1, from.1), (days, range.low.0, range.high.0)];
        scene = scene.band(Band::new(Role::Range, shade(&range.basis), run));
    }
    // A single one stands where the line ends.
    let several = ends(report).count() > 1;
    for total in ends(report).filter(|_| explained && several) {
        scene = scene.mark(Mark::new(Role::Projection, (days, total.0)).sign(Sign::Pointer));
    }
    let line = Series::new(Role::Projection, Rank::Normal).dash(Dash::Dashed);
    let label = projected_label(report.year.fiscal_year, (projection.total, at_end));
    scene.series(line.run(vec![from, (days, projection.total.0)]).label(label))
}

/// Where only the baseline's total is known, what an even spread would be: an assumption, and labelled as one.
fn even_spread(report: &Report) -> Option<Series> {
    let baseline = report.baseline.as_ref()?;
    let row = even_year(report)?;
    let total = baseline.closing.as_ref()?.total.estimate().0;
    let label = format!("{} {} if spread evenly", baseline.fiscal_year, Estimate(total).brief());
    let short = short_name(baseline.fiscal_year);
    let brief = format!("{short} {} even", Estimate(total).brief());
    let line = Series::new(Role::Baseline, Rank::Reference).dash(Dash::Dotted);
    Some(
        line.run(vec![(0.0, 0.0), (row.days.days(), total)])
            .label(EndLabel::new(label).short(brief).short(format!("{short} even"))),
    )
}

/// The as-of point, and where the cursor meets the two years.
fn points(state: &State, cursor: FiscalDay, role_of: impl Fn(FiscalYear) -> Role, mut scene: Scene) -> Scene {
    let report = &state.report;
    let date = report.calendar.date(report.year.fiscal_year, cursor);
    for ValueOn { row, reading, .. } in date.map(|date| report.values_on(date)).unwrap_or_default() {
        let role = role_of(row.fiscal_year);
        let is_this = row.fiscal_year == report.year.fiscal_year;
        let drawn = if is_this { cursor <= report.year.day } else { state.is_drawn(row.fiscal_year) };
        if let Some(value) =
            reading.value.filter(|_| role != Role::Context && drawn && row.resolution.has_curve())
        {
            scene = scene.mark(Mark::new(role, (cursor.days(), value.0)));
        }
    }
    scene.mark(Mark::new(Role::ThisYear, (report.year.day.days(), report.year.to_date.0)))
}

fn strip_scene(state: &State, runs: &[Vec<(f64, f64)>]) -> Scene {
    let report = &state.report;
    let area = runs.iter().fold(Area::new(Role::Ahead, Role::Behind), |area, run| area.run(run.clone()));
    let cursor = report.calendar.fiscal_day(state.cursor_date());
    let span = state.span();
    Scene::new(XAxis::bare(f64::from(span.from) - 1.0, f64::from(span.to)))
        .y(YRange::FromZero, Unit::Change)
        .area(area)
        .rule(Rule::upright(Role::Cursor, cursor.days()))
}
