//! Planned bars to cells: the parts of each bar, then its whisker, its tick and its words.

use ratatui::buffer::Buffer;

use crate::theme::Role;

use super::bars::{Bar, Bars, BarsPlan, PlacedBar};
use super::element::Fill;
use super::geometry::whole;
use super::label::columns;
use super::pen::Pen;

/// Draws bars as planned.
pub fn paint_bars(bars: &Bars, plan: &BarsPlan, buffer: &mut Buffer) {
    let mut pen = Pen::new(buffer, plan.area);
    for placed in &plan.rows {
        let Some(bar) = bars.rows.get(placed.bar) else { continue };
        if plan.bars.x > plan.area.x {
            pen.write((plan.area.x, placed.row), &bar.label, plan.settings.style(bar.role));
        }
        let rows = placed.top..placed.top.saturating_add(placed.height);
        let filled = rows.map(|row| paint_parts(bar, row, plan, &mut pen)).max().unwrap_or(0);
        let reached = paint_whisker(bar, placed.row, plan, &mut pen).unwrap_or(0).max(filled);
        if let Some(end) = &placed.end {
            pen.write((reached.saturating_add(1), placed.row), end, plan.settings.style(Role::Text));
        }
        paint_tick(bar, placed, plan, &mut pen);
    }
}

/// Each part from where the last one ended; only a solid part ends within a cell. Gives the column behind the last.
///
/// Nothing that is more than nothing may vanish: a solid part has an eighth at least, and a part too short for a cell
/// of its own takes the last one of the part before it.
fn paint_parts(bar: &Bar, row: u16, plan: &BarsPlan, pen: &mut Pen<'_>) -> u16 {
    let marker = plan.settings.marker;
    let style = plan.settings.style(bar.role);
    let (mut done, mut before) = (0, 0.0);
    for (to, fill) in bar.parts.iter().filter(|(to, _)| *to > 0.0) {
        let eighths = whole((plan.length(*to) * 8.0).round()).max(1);
        let end = match fill {
            Fill::Solid => eighths.div_ceil(8),
            Fill::Hatched | Fill::Light => (eighths + 4) / 8,
        };
        let (start, end) = if end <= done && *to > before { (done - 1, done) } else { (done, end) };
        for column in start..end {
            let glyph = match fill {
                Fill::Solid => marker.bar((eighths - 8 * column).min(8)),
                Fill::Hatched | Fill::Light => marker.fill(*fill),
            };
            pen.put((plan.bars.x.saturating_add(column), row), glyph, style);
        }
        (done, before) = (done.max(end), to.max(before));
    }
    plan.bars.x.saturating_add(done)
}

/// The range as a line with ends, crossed where the bar ends beneath it. Gives the column behind it.
fn paint_whisker(bar: &Bar, row: u16, plan: &BarsPlan, pen: &mut Pen<'_>) -> Option<u16> {
    let (low, high) = bar.whisker?;
    let end = bar.parts.last().map(|(to, _)| plan.column(*to));
    let [left, middle, right, cross] = plan.settings.marker.strokes().whisker;
    let (from, to) = (plan.column(low), plan.column(high));
    let style = plan.settings.style(Role::Range);
    for column in from..=to {
        let glyph = match (column == from, column == to) {
            (true, true) => cross,
            (false, false) if end == Some(column) => cross,
            (true, false) => left,
            (false, true) => right,
            (false, false) => middle,
        };
        pen.put((column, row), glyph, style);
    }
    Some(to.saturating_add(1))
}

/// A pointer below the value with its words on the side that has room; without a row of its own, a tick in the bar.
fn paint_tick(bar: &Bar, placed: &PlacedBar, plan: &BarsPlan, pen: &mut Pen<'_>) {
    let (Some((value, text)), Some(row)) = (&bar.tick, placed.tick_row) else { return };
    let style = plan.settings.style(bar.role);
    let [within, below] = plan.settings.marker.strokes().bar_ticks;
    let column = plan.column(*value);
    if row == placed.row {
        pen.put((column, row), within, style);
        return;
    }
    pen.put((column, row), below, style);
    let width = columns(text);
    let after = column.saturating_add(1);
    let fits = after.saturating_add(width) <= plan.area.right();
    let start =
        if fits { Some(after) } else { column.checked_sub(width).filter(|start| *start >= plan.area.x) };
    if let Some(start) = start {
        pen.write((start, row), text, style);
    }
}
