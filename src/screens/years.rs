//! The years view: a bar for every year, and the figures behind the answer where they leave room.

use ratatui::layout::Rect;

use super::ground::{Canvas, below, width};
use super::printed::{fill, height, natural_width, some, table};
use super::roles::Roles;
use super::sheet::GAP;
use crate::dashboard::{Ground, State, TableId, Target};
use crate::plot::{Bar, Bars, Fill, paint_bars, plan_bars};
use crate::report::{Closing, Report, YearRow, figures_table};
use crate::theme::Role;

/// The least rows in which a table says more than an empty space.
const ROWS_FOR_A_TABLE: u16 = 4;

/// Thicker than this, a bar says no more.
const THICKEST: u16 = 12;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let figures = figures_table(&state.report);
    // The table gets its rows; what is left over makes the bars thick.
    let used = bars(state, area, height(&figures) + 1, canvas);
    let rest = below(area, used.saturating_add(1));
    if rest.height < ROWS_FOR_A_TABLE {
        return;
    }
    table(&figures, rest, canvas);
    let (wide, high) = (natural_width(&figures).saturating_add(GAP), height(&figures).saturating_add(1));
    let beside = Rect { x: rest.x + wide.min(rest.width), width: rest.width.saturating_sub(wide), ..rest };
    let others = some(state, &[TableId::Intervals, TableId::Reports]);
    fill(others, vec![beside, below(rest, high)], canvas);
}

/// A bar for every year, newest first, as thick as what is left beside so many rows lets them be; returns the rows
/// used.
pub(super) fn bars(state: &State, area: Rect, reserved: u16, canvas: &mut Canvas<'_>) -> u16 {
    let report = &state.report;
    let roles = Roles::of(report, 0);
    let rows: Vec<_> =
        report.years.iter().rev().map(|row| bar(report, row, roles.role(row.fiscal_year))).collect();
    let bars = Bars::new(rows).within(area.height.saturating_sub(reserved), THICKEST);
    let used = bars.height().min(area.height);
    let top = if area.height - used <= ROWS_FOR_A_TABLE { area } else { Rect { height: used, ..area } };
    let plan = plan_bars(&bars, top, canvas.settings);
    paint_bars(&bars, &plan, canvas.buffer);
    for placed in &plan.rows {
        if let Some(row) = report.years.iter().rev().nth(placed.bar) {
            let part = Rect { y: placed.top, height: placed.height, ..top };
            canvas.zone(part, Ground::One(Target::Year(row.fiscal_year)));
        }
    }
    let hidden = bars.rows.len() - plan.rows.len();
    if hidden > 0 {
        let words = format!(" and {hidden} older ");
        let column = top.width.saturating_sub(width(&words));
        canvas.put(top, (column, top.height.saturating_sub(1)), &words, Role::Muted);
    }
    top.height
}

fn bar(report: &Report, row: &YearRow, role: Role) -> Bar {
    if row.fiscal_year == report.year.fiscal_year {
        this_year(report, row, role)
    } else {
        other(report, row, role)
    }
}

fn this_year(report: &Report, row: &YearRow, role: Role) -> Bar {
    let year = &report.year;
    let bar = Bar::new(row.fiscal_year.to_string(), role).part(year.to_date.0, Fill::Solid);
    if let Some(closing) = row.closing.as_ref().filter(|_| report.is_closed()) {
        let (long, short) = ended(closing);
        return bar.end(long, short);
    }
    let bar = bar.tick(year.to_date.0, format!("{} to date", year.to_date));
    let Some((answer, projection)) = report.headline_projection() else {
        return bar.end("no projection", year.to_date.to_string());
    };
    let bar = bar.part(projection.total.0, Fill::Hatched);
    let bar = match &answer.range {
        Some(range) => bar.whisker(range.low.0, range.high.0),
        None => bar,
    };
    let name = answer.method.name(projection);
    bar.end(format!("{} by {name}", projection.total), projection.total.to_string())
}

fn other(report: &Report, row: &YearRow, role: Role) -> Bar {
    let bar = Bar::new(row.fiscal_year.to_string(), role);
    let bar = match (&row.closing, row.last) {
        (Some(closing), _) => {
            let (long, short) = ended(closing);
            bar.part(closing.total.estimate().0, Fill::Light).end(long, short)
        }
        (None, Some((date, value))) => {
            bar.part(value.0, Fill::Light).end(format!("{value} through {}", date.long()), value.to_string())
        }
        (None, None) => bar.end("no total, and no count to date", "no total"),
    };
    let is_baseline =
        report.baseline.as_ref().is_some_and(|baseline| baseline.fiscal_year == row.fiscal_year);
    match row.same_point.as_ref().filter(|_| is_baseline && !report.is_closed()) {
        Some(point) => match point.reading.value {
            Some(value) => bar.tick(value.0, format!("{value} on {}", point.date.month_day())),
            None => bar,
        },
        None => bar,
    }
}

/// A total with how well it is known, and the same for a narrow place.
fn ended(closing: &Closing) -> (String, String) {
    let total = closing.total;
    match closing.doubt() {
        Some(doubt) => (format!("{total} ! {doubt}"), format!("{total} !")),
        None => (format!("{total} final"), total.to_string()),
    }
}
