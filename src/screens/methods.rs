//! The methods view: what each method makes of the year, and how good it has been at this point of other years.
//!
//! ```text
//! method          total   mean miss  bias ...
//! The sign of this rate hangs on the baseline: ...
//! recent rate in 4 replayed years, in percent of the total      | baselines
//! 120% ┤ \__                                                    | why this projection
//! 100% ┤----====----  FY2024                                    | track record
//! ```

use ratatui::layout::Rect;

use super::ground::{Canvas, below, width};
use super::printed::{natural_width, part, table, table_with, without};
use super::prose;
use super::roles::Roles;
use super::spare;
use crate::dashboard::{Ground, State, TableId, Target};
use crate::plot::{EndLabel, Mark, Rank, Rule, Scene, Series, Sign, Tick, Unit, XAxis, YRange, paint, plan};
use crate::quantity::with_unit;
use crate::report::{
    FunnelLine, MethodId, RECORD_WORDS, Refusal, Report, baseline_flip, baselines_table, formulas_table,
    funnel, method_shown, methods_table, sentence, track_table,
};
use crate::theme::Role;

/// From so many columns on the baselines stand beside the funnel.
const WIDTH_FOR_BESIDE: u16 = 110;

/// The least rows that a funnel can be read in.
const LEAST_FUNNEL: u16 = 6;

/// From so many rows on there is a table of all methods above the funnel.
const LEAST_WITH_TABLE: u16 = 16;

/// From more rows than these on it is said above the funnel whether the baseline decides.
const ROWS_FOR_FLIP: u16 = 12;

/// The most marks on a line of the funnel.
const MOST_MARKS: usize = 26;

/// Below these shares of the year, in percent, nothing is replayed.
const FIRST_REPLAYED: f64 = 20.0;

/// What stands where there is no record of past projections.
pub(super) const NO_RECORD: &str = "No track record";

/// Why there is none, and what would make one.
pub(super) const NO_RECORD_WHY: &str =
    "no year of this series can be replayed: it takes a total beyond doubt and six figures before it";

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let shown = method_shown(report, state.query.method);
    let lines = funnel(report, shown);
    if area.height < LEAST_WITH_TABLE && !lines.is_empty() {
        one_method(state, (shown, &lines), area, canvas);
        return;
    }
    let methods = methods_table(report);
    let chosen = report.projections.iter().position(|answer| answer.method.method == shown);
    let rest = if let Some(refusal) = all_refuse(report) {
        canvas.put(area, (0, 0), "Methods", Role::Headline);
        let why = format!("none has a total: {refusal}");
        below(area, prose::muted(&[why], below(area, 1), canvas) + 1)
    } else {
        let seen = table_with(&methods, chosen, area, canvas);
        for (row, answer) in (2..area.height).zip(&report.projections) {
            canvas.target(area, (0, row, area.width), Target::Method(answer.method.method));
        }
        let rest = below(area, u16::try_from(methods.rows.len() + 2).unwrap_or(u16::MAX));
        let words: Vec<String> = key(&seen).into_iter().chain(refusals(report)).collect();
        below(rest, prose::muted(&words, rest, canvas))
    };
    let (left, right) = if area.width >= WIDTH_FOR_BESIDE {
        let left = rest.width * 11 / 20;
        (Rect { width: left, ..rest }, Rect { x: rest.x + left + 2, width: rest.width - left - 2, ..rest })
    } else {
        let used = prose::muted(sentence::chosen(report).as_slice(), rest, canvas);
        let rest = below(rest, used);
        let flip = baseline_flip(report).filter(|_| lines.is_empty() || rest.height > ROWS_FOR_FLIP);
        let used = prose::muted(flip.map(|flip| flip.told).as_slice(), rest, canvas);
        (below(rest, used), Rect { width: 0, ..rest })
    };
    let left = if left.height > LEAST_FUNNEL + 2 { below(left, 1) } else { left };
    let beside =
        if right.is_empty() { right } else { beside(report, !lines.is_empty(), below(right, 1), canvas) };
    if lines.is_empty() {
        let under = unreplayed(report, left, canvas);
        let from = under.y.max(beside.y).saturating_sub(rest.y);
        spare::instead(state, &[TableId::Projections, TableId::Baselines], below(rest, from), canvas);
        return;
    }
    if left.height < LEAST_FUNNEL {
        return;
    }
    let caption = format!("{} {}", shown.title(), scope(&lines, "percent"));
    canvas.put(left, (0, 0), &caption, Role::Headline);
    chart(state, &lines, below(left, 1), canvas);
}

/// The method in the headline with its total, and its funnel, where a table of all leaves no room for one.
fn one_method(state: &State, (shown, lines): (MethodId, &[FunnelLine]), area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let answer = report.projections.iter().find(|answer| answer.method.method == shown);
    let total = answer
        .and_then(|answer| answer.outcome.as_ref().ok())
        .map(|projection| format!("{}: {}", window(projection.window_days), projection.total));
    let name = format!("{}{}", shown.title(), total.unwrap_or_default());
    let end = canvas.put(area, (0, 0), &name, Role::Headline);
    let all = "  t: all";
    if end + width(all) <= area.width {
        canvas.put(area, (end, 0), all, Role::Muted);
    }
    canvas.put(area, (0, 1), &scope(lines, "%"), Role::Muted);
    chart(state, lines, below(area, 2), canvas);
}

/// The days whose rate a projection goes on with, behind the name of its method.
pub(super) fn window(days: Option<u16>) -> String {
    days.map(|days| format!(", {days} days")).unwrap_or_default()
}

/// Which years the funnel goes through, and in what it counts.
fn scope(lines: &[FunnelLine], percent: &str) -> String {
    let totals = if lines.len() == 1 { "its total" } else { "their totals" };
    format!("in {}, in {percent} of {totals}", with_unit(lines.len(), "other year"))
}

fn chart(state: &State, lines: &[FunnelLine], area: Rect, canvas: &mut Canvas<'_>) {
    let scene = scene(state, lines);
    let plan = plan(&scene, area, canvas.settings);
    paint(&scene, &plan, canvas.buffer);
    let (from, to) = plan.geometry.x.ends();
    let day = |percent: f64| percent / 100.0 * state.report.year.days.days();
    canvas.zone(plan.geometry.plot, Ground::Days { from: day(from), to: day(to) });
}

/// What the headings of the record mean, as far as they are seen.
fn key(seen: &[&str]) -> Option<String> {
    let words = RECORD_WORDS.iter().filter(|(heading, _)| seen.contains(heading));
    let words: Vec<String> = words.map(|(heading, words)| format!("{heading}: {words}")).collect();
    (!words.is_empty()).then(|| words.join("; "))
}

/// Why no method has a total, where all share the reason.
fn all_refuse(report: &Report) -> Option<&Refusal> {
    let shared = report.headline.as_ref().err()?;
    report.projections.iter().all(|answer| answer.outcome.as_ref().err() == Some(shared)).then_some(shared)
}

/// Why methods have no total; the reason that all share is said in the headline.
fn refusals(report: &Report) -> Vec<String> {
    let refused =
        report.projections.iter().filter_map(|answer| Some((answer.method, answer.outcome.as_ref().err()?)));
    let own = refused.filter(|(_, refusal)| report.headline.as_ref().err() != Some(*refusal));
    own.map(|(method, refusal)| format!("{}: refused, {refusal}", method.title())).collect()
}

/// The baselines, why this projection stands in the headline, the record at every stage, and the formulas where they
/// stand nowhere else; returns the room left.
fn beside(report: &Report, formulas: bool, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    let baselines = baselines_table(report);
    // The basis of a rate matters more than its dates, which the name of the baseline tells.
    let narrow = natural_width(&baselines) > area.width;
    let baselines = if narrow { without(baselines, &["from", "through"]) } else { baselines };
    table(&baselines, area, canvas);
    let mut rest = below(area, u16::try_from(baselines.rows.len() + 2).unwrap_or(u16::MAX));
    let flip = baseline_flip(report).map(|flip| flip.told);
    rest = below(rest, prose::muted(flip.as_slice(), rest, canvas) + 1);
    if let Ok(headline) = &report.headline {
        let reason = format!("Projection chosen: {}.", sentence::reason(&headline.choice));
        let words: Vec<String> = std::iter::once(reason).chain(sentence::passed_over(report)).collect();
        rest = below(rest, prose::muted(&words, rest, canvas) + 1);
    }
    let track = track_table(report);
    let track = Some(track).filter(|track| !track.rows.is_empty());
    for each in track.into_iter().chain(formulas.then(formulas_table)) {
        if rest.height > 3 {
            part(&each, rest, canvas);
        }
        rest = below(rest, u16::try_from(each.rows.len() + 3).unwrap_or(u16::MAX));
    }
    rest
}

/// Why there is no record, and what there is instead: how the methods work; returns the room left.
fn unreplayed(report: &Report, area: Rect, canvas: &mut Canvas<'_>) -> Rect {
    canvas.put(area, (0, 0), NO_RECORD, Role::Headline);
    let row = report.row(report.year.fiscal_year);
    let why = if report.is_closed() && row.is_some_and(|row| row.resolution.has_curve()) {
        "the year is over; the key , goes back to an earlier figure, and to what the methods made of it"
    } else {
        NO_RECORD_WHY
    };
    let used = prose::muted(&[why], below(area, 1), canvas);
    let rest = below(area, used + 2);
    let formulas = formulas_table();
    if rest.height > 3 {
        table(&formulas, rest, canvas);
    }
    below(rest, u16::try_from(formulas.rows.len() + 3).unwrap_or(u16::MAX))
}

/// The share of the year that is gone on the cursor's day, in percent.
fn elapsed(state: &State) -> f64 {
    let report = &state.report;
    report.calendar.fiscal_day(state.cursor_date()).days() / report.year.days.days() * 100.0
}

fn scene(state: &State, lines: &[FunnelLine]) -> Scene {
    let report = &state.report;
    let roles = Roles::of(report);
    let tick = |percent: u8| Tick::new(f64::from(percent), format!("{percent}%"));
    let ticks = (20..100).step_by(10).map(tick).collect();
    let mut scene = Scene::new(XAxis::new(FIRST_REPLAYED, 100.0, ticks)).y(YRange::Fit, Unit::Percent);
    for line in lines.iter().rev() {
        let role = roles.role(line.fiscal_year);
        let rank = if role == Role::Context { Rank::Context } else { Rank::Normal };
        let points: Vec<_> =
            line.points.iter().map(|point| (point.elapsed.0 * 100.0, point.of_total)).collect();
        // Daily reports would hide the lines under their marks.
        let step = points.len().div_ceil(MOST_MARKS).max(1);
        scene = points.iter().step_by(step).fold(scene, |scene, at| scene.mark(Mark::new(role, *at)));
        let label = EndLabel::new(line.fiscal_year.to_string());
        scene = scene.series(Series::new(role, rank).run(points).label(label));
    }
    let total = EndLabel::new("the total").sign(Sign::Spot);
    scene = scene.rule(Rule::level(Role::Target, 100.0).label(total));
    let at = elapsed(state).clamp(FIRST_REPLAYED, 100.0);
    let gone = EndLabel::new(format!("{at:.0} % gone")).short("").sign(Sign::Spot);
    scene.rule(Rule::upright(Role::Cursor, at).label(gone))
}

/// How far off the method was at the cursor's share of the year, in each replayed year.
pub(super) fn readout(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let report = &state.report;
    let (roles, at) = (Roles::of(report), elapsed(state));
    let shown = method_shown(report, state.query.method);
    let day = format!("▎{} {at:.0} % gone", state.cursor_date().month_day());
    let mut column = canvas.put(area, (0, 0), &day, Role::Text);
    if at < FIRST_REPLAYED {
        canvas.put_whole(area, column, ": before a fifth of a year none is judged", Role::Muted);
        return;
    }
    for line in funnel(report, shown).iter().rev() {
        let distance = |percent: f64| (percent - at).abs();
        let nearest = line.points.iter().min_by(|one, other| {
            distance(one.elapsed.0 * 100.0).total_cmp(&distance(other.elapsed.0 * 100.0))
        });
        let Some(point) = nearest else { continue };
        let role = roles.role(line.fiscal_year);
        let mark = role.mark(canvas.charset());
        let text = format!("  {mark}{} {} off by {}", line.fiscal_year, point.as_of.month_day(), point.miss);
        let Some(end) = canvas.put_whole(area, column, &text, role) else { break };
        column = end;
    }
}
