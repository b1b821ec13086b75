//! What stands round the data: axes, their ticks and words, the grid, end labels.

use ratatui::layout::Rect;

use crate::theme::Role;

use super::cells::Cells;
use super::element::{Course, EndLabel, Rule};
use super::label::columns;
use super::pen::Pen;
use super::plan::Plan;
use super::scene::Scene;

/// Columns from one dot of the grid to the next.
const GRID_PITCH: usize = 4;
/// How far down the words of an upright rule may stand.
const ROWS_FOR_RULE_LABELS: u16 = 3;

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
    for row in plan.y_ticks.iter().map(|tick| tick.at).filter(|row| Some(*row) != zero) {
        for column in (plot.left()..plot.right()).skip(GRID_PITCH - 1).step_by(GRID_PITCH) {
            pen.put((column, row), marker.strokes().grid, style);
        }
    }
    // With zero at the lower edge the axis line is the line of zero.
    if let Some(row) = zero.filter(|_| plan.geometry.y.from() < 0.0) {
        (plot.left()..plot.right()).for_each(|column| pen.put((column, row), marker.zero(), style));
    }
}

/// The words of an upright rule in the form that fits, and where they begin; nothing where they fit nowhere.
pub(super) type RuleLabel<'a> = Option<((u16, u16), &'a str)>;

/// The words of each rule beside it, in the first of the upper rows where nothing runs through them.
pub(super) fn rule_labels<'a>(scene: &'a Scene, plan: &Plan, cells: &Cells) -> Vec<RuleLabel<'a>> {
    let plot = plan.geometry.plot;
    let lines = cells.iter().map(|(place, _)| plan.geometry.place(place));
    let marks = scene.marks.iter().filter_map(|mark| plan.geometry.to_cell(mark.at.0, mark.at.1));
    let upper = plot.y.saturating_add(plot.height.min(ROWS_FOR_RULE_LABELS));
    let mut taken: Vec<(u16, u16)> = lines.chain(marks).filter(|(_, row)| *row < upper).collect();
    let mut place = |rule: &'a Rule| {
        let (Course::Upright(x), Some(label)) = (rule.course, &rule.label) else { return None };
        let column = plan.geometry.column(x)?;
        let place = places(label, column, plot, upper).find(|((start, row), text)| {
            let words = *start..start.saturating_add(columns(text));
            !taken.iter().any(|(column, at)| at == row && words.contains(column))
        });
        if let Some(((start, row), text)) = place {
            taken.extend((start..start.saturating_add(columns(text))).map(|column| (column, row)));
        }
        place
    };
    scene.rules.iter().map(&mut place).collect()
}

/// Where the words may stand, best first: all of them before the short ones, upper rows before lower ones, behind the
/// rule rather than before it.
fn places(label: &EndLabel, column: u16, plot: Rect, upper: u16) -> impl Iterator<Item = ((u16, u16), &str)> {
    label.forms().flat_map(move |text| {
        let width = columns(text);
        let behind = column.saturating_add(1);
        let behind = Some(behind).filter(|start| start.saturating_add(width) <= plot.right());
        let before = column.checked_sub(width).filter(|start| *start >= plot.x);
        let starts = [behind, before].into_iter().flatten();
        (plot.y..upper).flat_map(move |row| starts.clone().map(move |start| ((start, row), text)))
    })
}
