//! What stands round the data: axes, their ticks and words, the grid, end labels.

use crate::theme::Role;

use super::cells::Cells;
use super::element::{Course, Rule};
use super::label::columns;
use super::pen::Pen;
use super::plan::Plan;
use super::scene::{Grid, Scene};

/// Columns from one dot of the grid to the next.
const GRID_PITCH: usize = 4;

/// Axis lines, ticks and the words on them.
pub(super) fn paint_axes(plan: &Plan, pen: &mut Pen<'_>) {
    let (plot, strokes) = (plan.geometry.plot, plan.settings.marker.strokes());
    let (line, words) = (plan.settings.style(Role::Axis), plan.settings.style(Role::Muted));
    let upright = plot.x.checked_sub(1).filter(|column| *column >= plan.area.x && !plot.is_empty());
    if let Some(column) = upright {
        (plot.top()..plot.bottom()).for_each(|row| pen.put((column, row), strokes.axis, line));
        for tick in &plan.y_ticks {
            pen.put((column, tick.at), strokes.axis_tick, line);
            if let Some(label) = &tick.label {
                let start = column.saturating_sub(1).saturating_sub(columns(label));
                pen.write((start, tick.at), label, words);
            }
        }
    }
    if let Some(row) = plan.axis_row {
        (plot.left()..plot.right()).for_each(|column| pen.put((column, row), strokes.base, line));
        if let Some(column) = upright {
            pen.put((column, row), strokes.corner, line);
        }
        for tick in &plan.x_ticks {
            pen.put((tick.at, row), strokes.base_tick, line);
        }
    }
    if let Some(row) = plan.label_row {
        for tick in &plan.x_ticks {
            if let Some(label) = &tick.label {
                pen.write((tick.at, row), label, words);
            }
        }
    }
}

/// A sign and words at the end of each line.
pub(super) fn paint_labels(plan: &Plan, pen: &mut Pen<'_>) {
    let column = plan.geometry.plot.right().saturating_add(1);
    for label in &plan.labels {
        let style = plan.settings.style(label.role);
        let sign = label.sign.glyph(label.role, plan.settings.marker.charset());
        pen.put((column, label.row), sign, style);
        pen.write((column.saturating_add(2), label.row), &label.text, style);
    }
}

/// Faint dots at the `y` ticks; where areas part at zero, a line of them.
pub(super) fn paint_grid(scene: &Scene, plan: &Plan, pen: &mut Pen<'_>) {
    let (plot, marker) = (plan.geometry.plot, plan.settings.marker);
    let style = plan.settings.style(Role::Axis);
    let zero = if scene.areas.is_empty() { None } else { plan.geometry.row(0.0) };
    let ticks = match scene.grid {
        Grid::Dots => plan.y_ticks.as_slice(),
        Grid::Off => &[],
    };
    for row in ticks.iter().map(|tick| tick.at).filter(|row| Some(*row) != zero) {
        for column in (plot.left()..plot.right()).skip(GRID_PITCH - 1).step_by(GRID_PITCH) {
            pen.put((column, row), marker.strokes().grid, style);
        }
    }
    // With zero at the lower edge the axis line is the line of zero.
    if let Some(row) = zero.filter(|_| plan.geometry.y.from() < 0.0) {
        (plot.left()..plot.right()).for_each(|column| pen.put((column, row), marker.zero(), style));
    }
}

/// The words of an upright rule, beside it in the first of the upper rows where no line runs through them.
pub(super) fn paint_rule_label(rule: &Rule, plan: &Plan, cells: &Cells, pen: &mut Pen<'_>) {
    let plot = plan.geometry.plot;
    let (Course::Upright(x), Some(label)) = (rule.course, &rule.label) else { return };
    let Some(column) = plan.geometry.column(x) else { return };
    for text in [&label.text, &label.short] {
        let width = columns(text);
        let after = column.saturating_add(1);
        let before = column.checked_sub(width).filter(|start| *start >= plot.x);
        for start in [Some(after).filter(|start| start.saturating_add(width) <= plot.right()), before] {
            let Some(start) = start else { continue };
            let offset = start - plot.x;
            let taken = |row: u16| {
                cells.iter().any(|((column, at), _)| at == row && (offset..offset + width).contains(&column))
            };
            if let Some(row) = (0..plot.height.min(3)).find(|row| !taken(*row)) {
                pen.write((start, plot.y + row), text, plan.settings.style(rule.role));
                return;
            }
        }
    }
}
