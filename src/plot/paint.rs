//! A planned scene to cells: bands, rules, areas, lines, marks, words, from the back to the front.
//!
//! Everything was decided by the plan; what is left is which glyph. What is drawn later wins, so the order here is the
//! order of importance, but for lines among themselves, which [`Cells`] settles.

use ratatui::buffer::Buffer;
use ratatui::style::{Modifier, Style};

use super::cells::Cells;
use super::element::{Area, Band, Course, Fill, Point, Rank, Rule, Shade, between};
use super::frame;
use super::geometry::{Geometry, whole};
use super::marker::Side;
use super::pen::Pen;
use super::plan::Plan;
use super::scene::Scene;

/// Draws a scene as planned. Cells that hold nothing are left as they are.
pub fn paint(scene: &Scene, plan: &Plan, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, plan.area);
    frame::paint_axes(plan, &mut pen);
    frame::paint_labels(plan, &mut pen);
    if plan.geometry.plot.is_empty() {
        return;
    }
    let mut pen = Pen::new(buffer, plan.geometry.plot.intersection(plan.area));
    frame::paint_grid(scene, plan, &mut pen);
    for shade in [Shade::Far, Shade::Near] {
        for band in scene.bands.iter().filter(|band| band.shade == shade) {
            paint_band(band, plan, &mut pen);
        }
    }
    let cells = Cells::of(&scene.series, &plan.geometry);
    let labels = frame::rule_labels(scene, plan, &cells);
    for (rule, label) in scene.rules.iter().zip(&labels) {
        if label.is_some() || !needs_name(rule) {
            paint_rule(rule, plan, &mut pen);
        }
    }
    for area in &scene.areas {
        paint_area(area, plan, &mut pen);
    }
    paint_series(scene, plan, &cells, &mut pen);
    paint_marks(scene, plan, &mut pen);
    for (rule, label) in scene.rules.iter().zip(labels) {
        if let Some((at, words)) = label {
            pen.write(at, words, plan.settings.style(rule.role));
        }
    }
}

/// Whether a rule says nothing without its words: two upright lines that look the same say less than one. A rule
/// that may do without them says so by empty short words.
fn needs_name(rule: &Rule) -> bool {
    let named = rule.label.as_ref().is_some_and(|label| label.forms().all(|form| !form.is_empty()));
    matches!(rule.course, Course::Upright(_)) && named
}

fn paint_series(scene: &Scene, plan: &Plan, cells: &Cells, pen: &mut Pen<'_>) {
    let marker = plan.settings.marker;
    for (place, cell) in cells.iter() {
        let Some(series) = scene.series.get(cell.series) else { continue };
        let glyph = match cell.rank {
            Rank::Focus => marker.heavy().unwrap_or_else(|| marker.glyph(cell.mask)),
            Rank::Reference | Rank::Context | Rank::Normal => marker.glyph(cell.mask),
        };
        pen.put(plan.geometry.place(place), glyph, ranked(plan.settings.style(series.role), cell.rank));
    }
}

/// A focused line is heavy whatever its role.
fn ranked(style: Style, rank: Rank) -> Style {
    match rank {
        Rank::Focus => style.add_modifier(Modifier::BOLD),
        Rank::Reference | Rank::Context | Rank::Normal => style,
    }
}

fn paint_marks(scene: &Scene, plan: &Plan, pen: &mut Pen<'_>) {
    for mark in &scene.marks {
        if let Some(cell) = plan.geometry.to_cell(mark.at.0, mark.at.1) {
            let glyph = mark.sign.glyph(mark.role, plan.settings.marker.charset());
            pen.put(cell, glyph, plan.settings.style(mark.role));
        }
    }
}

fn paint_rule(rule: &Rule, plan: &Plan, pen: &mut Pen<'_>) {
    let (plot, strokes) = (plan.geometry.plot, plan.settings.marker.strokes());
    let style = plan.settings.style(rule.role);
    match rule.course {
        Course::Level(y) => {
            if let Some(row) = plan.geometry.row(y) {
                (plot.left()..plot.right()).for_each(|column| pen.put((column, row), strokes.level, style));
            }
        }
        Course::Upright(x) => {
            if let Some(column) = plan.geometry.column(x) {
                (plot.top()..plot.bottom()).for_each(|row| pen.put((column, row), strokes.upright, style));
            }
        }
    }
}

/// The cells whose centre lies in the band. A band that is nowhere as high as a cell has one in each column, so that it
/// is still seen; one that only begins that thin begins where it fills a cell, since stray cells look like marks.
fn paint_band(band: &Band, plan: &Plan, pen: &mut Pen<'_>) {
    let geometry = &plan.geometry;
    let (plot, style) = (geometry.plot, plan.settings.shade(band.role));
    let glyph = plan.settings.marker.shade(band.shade);
    let lows = [band.run.iter().map(|(x, low, _)| (*x, *low)).collect::<Vec<Point>>()];
    let highs = [band.run.iter().map(|(x, _, high)| (*x, *high)).collect::<Vec<Point>>()];
    let depth = |y: f64| (1.0 - geometry.y.share(y)) * f64::from(plot.height);
    let ends = |offset: u16| {
        let (high, low) = (sample(&highs, geometry, offset)?, sample(&lows, geometry, offset)?);
        Some((depth(high), depth(low)))
    };
    let is_thick = (0..plot.width).filter_map(ends).any(|(top, bottom)| bottom - top >= 1.0);
    for offset in 0..plot.width {
        let Some((top, bottom)) = ends(offset) else { continue };
        if is_thick && bottom - top < 1.0 {
            continue;
        }
        if bottom < 0.0 || top > f64::from(plot.height) {
            continue;
        }
        let first = whole((top - 0.5).ceil());
        let rows = first..whole((bottom + 0.5).floor()).min(plot.height);
        let rows = if rows.is_empty() {
            let middle = whole(top.midpoint(bottom)).min(plot.height - 1);
            middle..middle + 1
        } else {
            rows
        };
        rows.for_each(|row| pen.shade(geometry.place((offset, row)), glyph, style));
    }
}

/// So many eighths of a cell are taken for rounding: a length that ought to be whole and is not quite.
const HAIR: f64 = 1e-6;

/// Each column filled from zero to the value in its middle, in eighths of a cell.
fn paint_area(area: &Area, plan: &Plan, pen: &mut Pen<'_>) {
    let geometry = &plan.geometry;
    let plot = geometry.plot;
    let zero = whole(((1.0 - geometry.y.share(0.0)) * f64::from(plot.height)).round()).min(plot.height);
    let eighths = 8.0 * f64::from(plot.height) / geometry.y.length();
    for offset in 0..plot.width {
        let Some(value) = sample(&area.runs, geometry, offset) else { continue };
        // What has passed a tick, if by a hair, is seen above it.
        let length = whole((value.abs() * eighths - HAIR).ceil());
        let (side, role) = if value < 0.0 { (Side::Below, area.below) } else { (Side::Above, area.above) };
        let room = match side {
            Side::Above => zero,
            Side::Below => plot.height - zero,
        };
        for step in 0..length.div_ceil(8).min(room) {
            let row = match side {
                Side::Above => zero - 1 - step,
                Side::Below => zero + step,
            };
            let filled = (length - 8 * step).min(8);
            let glyph = match area.fill {
                Fill::Solid => plan.settings.marker.area(filled, side),
                Fill::Hatched | Fill::Light => plan.settings.marker.fill(area.fill),
            };
            pen.put(geometry.place((offset, row)), glyph, plan.settings.style(role));
        }
    }
}

/// The value in the middle of a column. A run shorter than a column counts in the one that its own middle lies in; of
/// several, the one furthest from zero is seen.
fn sample(runs: &[Vec<Point>], geometry: &Geometry, offset: u16) -> Option<f64> {
    let middle = geometry.x_at(offset);
    let reach = geometry.x.length() / f64::from(geometry.plot.width) / 2.0;
    let short = |run: &Vec<Point>| {
        let (first, last) = run.first().zip(run.last())?;
        let own = first.0.midpoint(last.0);
        let here = last.0 - first.0 < 2.0 * reach && (own - middle).abs() <= reach;
        here.then_some(first.1)
    };
    let values =
        runs.iter().find_map(|run| between(run, middle)).into_iter().chain(runs.iter().filter_map(short));
    values.filter(|value| value.is_finite()).max_by(|one, other| one.abs().total_cmp(&other.abs()))
}
