//! The pace view: cumulative curves of the years over each other, and the difference to the baseline under them.

use ratatui::layout::Rect;

use super::axis::{axis, cursor, days, edges, events};
use super::curves;
use super::ends::{self, Labels, Names, end_label, even_label, projected_label};
use super::ground::{Canvas, below, width};
use super::layout::side_columns;
use super::legend::{self, Key, even_year, shade};
use super::prose;
use super::roles::{Roles, line};
use crate::calendar::FiscalYear;
use crate::dashboard::{CurveId, State};
use crate::plot::{
    Area, Band, Dash, EndLabel, Mark, Point, Rank, Rule, Scene, Series, Shade, Sign, Unit, XAxis, YRange,
    paint, plan_stack,
};
use crate::report::{MiddleHalf, Report, Resolution, ValueOn, YearRow, difference, middle_half};
use crate::theme::Role;

/// From how many rows on the difference has a strip of its own.
const ROWS_WITH_STRIP: u16 = 13;

/// From so many columns on the projection's end has room for the whole year; a picture names all years in one way.
const WIDTH_FOR_WHOLE_YEARS: u16 = 68;

/// From how many rows on the years that are there for scale have labels too.
const ROWS_TO_LABEL_ALL: u16 = 24;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    if state.lines.curve != CurveId::Cumulative {
        curves::view(state, area, canvas);
        return;
    }
    let report = &state.report;
    let area = below(area, uncurved(state, area, canvas));
    let runs = difference(report);
    let (from, to) = edges(state);
    // Zoomed in, or where no year has counted anything, there may be nothing to show in it.
    let has_strip = area.height >= ROWS_WITH_STRIP
        && runs.iter().flatten().any(|(day, gap)| (from..=to).contains(day) && *gap != 0.0);
    let roles = Roles::of(report);
    let half = if state.lines.half { middle_half(report) } else { None };
    let years: Vec<&YearRow> = drawn(state, &roles, half.is_some()).collect();
    let ends = state.span().to >= report.year.days.0;
    let whole = area.width >= WIDTH_FOR_WHOLE_YEARS;
    let labels = Labels {
        all: area.height >= ROWS_TO_LABEL_ALL,
        ends,
        names: if whole { Names::Whole } else { Names::Brief },
    };
    // The panel beside the picture has the sign, and its word.
    let beside = side_columns(state, canvas.buffer.area) > 0;
    let named = years.iter().copied().filter(|row| is_named(report, row, &roles, labels));
    let is_doubtful = ends && named.chain(even_year(report)).any(|row| row.doubt().is_some())
        || report.values_on(state.cursor_date()).iter().any(|value| value.reading.is_incomplete());
    let key = if area.height >= ROWS_WITH_STRIP {
        let doubt = !beside && is_doubtful;
        Key { signs: legend::signs(report, canvas.settings.marker), doubt }
    } else {
        Key::default()
    };
    let caption = legend::caption(state, (has_strip, &key, canvas.settings.marker), area);
    let strip = match (has_strip, caption.words.is_empty()) {
        (true, _) => (area.height / 4).clamp(4, 10),
        (false, false) => 1,
        (false, true) => 0,
    };
    let top = Rect { height: area.height - strip, ..area };
    let bottom = below(area, top.height + 1);
    let overlay = |labels| overlay(state, (&years, &roles, half.as_ref()), (labels, caption.range));
    let overlay = ends::named_alike(labels, top, canvas, overlay);
    let strip = strip_scene(state, runs);
    let mut panels = vec![(&overlay, top)];
    panels.extend(has_strip.then_some((&strip, bottom)));
    let plans = plan_stack(&panels, canvas.settings);
    for (plan, (scene, _)) in plans.iter().zip(&panels) {
        paint(scene, plan, canvas.buffer);
        days(plan, canvas);
        ends::years(report, plan, canvas);
    }
    // Beneath the plot, or from the edge on where that is what it takes.
    let left = plans.first().map_or(0, |plan| plan.geometry.plot.x.saturating_sub(area.x));
    let left = left.min(area.width.saturating_sub(width(&caption.words)));
    let row = Rect { y: area.y + top.height, height: area.height - top.height, ..area };
    caption.paint((left, row), canvas);
}

/// Why there are no lines, and what would make some; returns the rows used.
fn uncurved(state: &State, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    if state.report.years.iter().any(|row| row.resolution.has_curve()) {
        return 0;
    }
    let single = state.report.years.iter().filter(|row| row.resolution == Resolution::OneFigure).count();
    let totals = state.report.years.iter().any(|row| row.closing.is_some());
    let known = match (single, totals) {
        (0, _) => "only totals of years are known",
        (1, false) => "only one count to date is known",
        (1, true) => "only totals of years and one count to date are known",
        (_, false) => "only one count to date of each year is known",
        (_, true) => "only totals of years and single counts to date are known",
    };
    let why = format!("No lines: {known}; counts to date, by month, by week or by day would fill this view.");
    let dotted = even_year(&state.report);
    let dotted = dotted.map(|row| format!("Dotted: {} if spread evenly.", row.fiscal_year));
    let brief = match (single, totals) {
        (0, _) => "No lines: only totals are known.",
        (1, false) => "No lines: only one count is known.",
        (_, true) => "No lines: only totals and single counts.",
        (_, false) => "No lines: only single counts are known.",
    };
    let why = if area.height < ROWS_WITH_STRIP { brief } else { &why };
    let told: Vec<&str> = [why].into_iter().chain(dotted.as_deref()).collect();
    prose::muted(&told, area, canvas)
}

/// The years that have a line of their own, the newest first: with the earlier ones put together, the two that are
/// compared.
fn drawn<'a>(state: &'a State, roles: &'a Roles, has_half: bool) -> impl Iterator<Item = &'a YearRow> {
    let years = state.report.years.iter().rev().filter(|row| state.is_drawn(row.fiscal_year));
    years.filter(move |row| !has_half || roles.of_two(row.fiscal_year) != Role::Context)
}

/// Whether the year and its total stand at the end of its line; of the year in question the projection's end is named.
fn is_named(report: &Report, row: &YearRow, roles: &Roles, labels: Labels) -> bool {
    let has_line = if row.fiscal_year == report.year.fiscal_year {
        report.is_closed()
    } else {
        row.resolution.has_curve()
    };
    has_line && (labels.all || roles.role(row.fiscal_year) != Role::Context)
}

fn overlay(
    state: &State,
    (years, roles, half): (&[&YearRow], &Roles, Option<&MiddleHalf>),
    (labels, explained): (Labels, bool),
) -> Scene {
    let report = &state.report;
    // Zoomed in, values far above zero would be a flat line; lines may leave it where lengths may not.
    let range = if state.zoom.is_some() { YRange::Fit } else { YRange::FromZero };
    let mut scene = Scene::new(axis(state)).y(range, Unit::Count);
    scene = projected(report, (labels, explained), scene);
    // The earlier one of a rank wins a cell: the year in question first, then its baseline, then the newer ones.
    for row in years {
        scene = year(report, row, (roles, labels), scene);
    }
    if let Some(half) = half {
        scene = earlier(half, scene);
    }
    if let Some(assumed) = even_spread(report, labels) {
        scene = scene.series(assumed);
    }
    if let Some(needed) = report.needed.as_ref().filter(|_| report.target_of.is_none()) {
        let label = format!("target {}", needed.target.brief());
        scene = scene.rule(Rule::level(Role::Target, needed.target.0).label(EndLabel::new(label)));
    }
    scene = events(report, scene).rule(cursor(state));
    if let Some((from, _)) = state.drag {
        scene = scene.rule(Rule::upright(Role::Selection, f64::from(from)));
    }
    let role = |year| if half.is_none() { roles.role(year) } else { roles.of_two(year) };
    let scene = points(state, role, scene);
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
    let median = Series::new(Role::Text, Rank::Normal).dash(Dash::Dashed).run(middle).label(label);
    scene.band(Band::new(Role::Context, Shade::Far, band)).series(median)
}

/// One year as a line, in weight and label by its role.
fn year(report: &Report, row: &YearRow, (roles, labels): (&Roles, Labels), scene: Scene) -> Scene {
    let is_this = row.fiscal_year == report.year.fiscal_year;
    let role = roles.role(row.fiscal_year);
    if !is_this && !row.resolution.has_curve() {
        return flagged(row, scene);
    }
    let mut series = line(role);
    let until = if is_this { report.year.day.days() } else { f64::INFINITY };
    for run in &row.runs {
        let run: Vec<_> = run.iter().copied().filter(|(day, _)| *day <= until).collect();
        // A single point is no line; where it matters it has a mark.
        if run.len() > 1 {
            series = series.run(run);
        }
    }
    if is_this && series.runs.is_empty() {
        // Its mark alone, which the words at the end belong to.
        series = series.run(vec![(report.year.day.days(), report.year.to_date.0)]);
    }
    let last =
        row.closing.as_ref().map(|closing| closing.total.estimate()).or(row.last.map(|(_, value)| value));
    if let Some(last) = last.filter(|_| is_named(report, row, roles, labels)) {
        series = series.label(end_label(row, last, labels));
    }
    flagged(row, scene.series(series))
}

/// Doubtful points stand as signs and belong to no line.
fn flagged(row: &YearRow, scene: Scene) -> Scene {
    row.flagged.iter().fold(scene, |scene, (day, count)| {
        scene.mark(Mark::new(Role::Warning, (day.days(), count.0)).sign(Sign::Flag))
    })
}

/// The headline's projection dashed to the year's end; where that is explained, its range, and every method's total at
/// the edge.
fn projected(report: &Report, (labels, explained): (Labels, bool), mut scene: Scene) -> Scene {
    let Some((answer, projection)) = report.headline_projection() else { return scene };
    let (day, days) = (report.year.day.days(), report.year.days.days());
    let from = (day, report.year.to_date.0);
    if let Some(range) = answer.range.as_ref().filter(|_| explained) {
        let run = vec![(from.0, from.1, from.1), (days, range.low.0, range.high.0)];
        scene = scene.band(Band::new(Role::Range, shade(&range.basis), run));
    }
    // A single one stands where the line ends.
    let several = legend::ends(report).count() > 1;
    for total in legend::ends(report).filter(|_| explained && several) {
        scene = scene.mark(Mark::new(Role::Projection, (days, total.0)).sign(Sign::Pointer));
    }
    let dashed = Series::new(Role::Projection, Rank::Normal).dash(Dash::Dashed);
    let label = projected_label(report.year.fiscal_year, projection.total, labels);
    scene.series(dashed.run(vec![from, (days, projection.total.0)]).label(label))
}

/// Where only the baseline's total is known, what an even spread would be: an assumption, and labelled as one.
fn even_spread(report: &Report, labels: Labels) -> Option<Series> {
    let row = even_year(report)?;
    let total = report.baseline_closing()?.total.estimate();
    let dotted = Series::new(Role::Baseline, Rank::Reference).dash(Dash::Dotted);
    let run = vec![(0.0, 0.0), (row.days.days(), total.0)];
    Some(dotted.run(run).label(even_label(row, total, labels)))
}

/// The as-of point, and where the cursor meets the two years.
fn points(state: &State, role_of: impl Fn(FiscalYear) -> Role, mut scene: Scene) -> Scene {
    let report = &state.report;
    let cursor = report.calendar.fiscal_day(state.cursor_date());
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

/// The year less its baseline, filled to zero.
fn strip_scene(state: &State, runs: Vec<Vec<Point>>) -> Scene {
    let area = runs.into_iter().fold(Area::new(Role::Ahead, Role::Behind), Area::run);
    let (from, to) = edges(state);
    Scene::new(XAxis::bare(from, to)).y(YRange::FromZero, Unit::Change).area(area).rule(cursor(state))
}
