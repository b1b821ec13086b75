//! The panels beside and below the chart: values, methods, baselines, and what the answer rests on.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use super::layout::{Layout, broken};
use super::roles::Roles;
use crate::dashboard::State;
use crate::quantity::Ratio;
use crate::report::{Closing, Report, Table, baselines_table, marked, notes, remarks, stage_table};
use crate::theme::Role;

pub(super) fn view(state: &State, layout: &Layout, canvas: &mut Canvas<'_>) {
    let side = Rect { x: layout.side.x + 2, width: layout.side.width.saturating_sub(2), ..layout.side };
    if !side.is_empty() {
        let lower = 16.min(side.height / 2);
        let upper = Rect { height: side.height - lower, ..side };
        let used = values(state, upper, canvas);
        let rest = Rect { y: side.y + used + 1, height: side.height.saturating_sub(used + 1), ..side };
        let used = methods(&state.report, rest, canvas);
        let rest = Rect { y: rest.y + used + 1, height: rest.height.saturating_sub(used + 1), ..rest };
        rests_on(&state.report, rest, canvas);
    }
    let foot = layout.foot;
    if !foot.is_empty() {
        let half = foot.width / 2;
        let left = Rect { y: foot.y + 1, height: foot.height - 1, width: half - 2, ..foot };
        let right = Rect { x: left.x + half, width: foot.width - half, ..left };
        table(&baselines_table(&state.report), left, canvas);
        table(&stage_table(&state.report), right, canvas);
    }
}

/// Every year on the cursor's day, newest first; returns the rows used.
fn values(state: &State, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let report = &state.report;
    let date = state.cursor_date();
    let roles = Roles::of(report, 3);
    canvas.put(area, (0, 0), &format!("Years on {}", date.month_day()), Role::Headline);
    let this = report
        .row(report.year.fiscal_year)
        .and_then(|row| report.value_on(row, date))
        .and_then(|reading| reading.value);
    // Mark and year, value, change, total: each column as wide as its widest cell can be.
    let columns = [9, 20, 29, 38];
    let headings = ["", "that day", "change", "final"];
    for (heading, end) in headings.iter().zip(columns) {
        right(area, (end, 1), heading, Role::Muted, canvas);
    }
    let mut row = 2;
    for (year, reading) in report.values_on(date).into_iter().rev() {
        if row >= area.height {
            break;
        }
        let role = roles.role(year.fiscal_year);
        let is_this = year.fiscal_year == report.year.fiscal_year;
        let mark = role.mark(canvas.charset());
        canvas.put(area, (0, row), &format!("{mark} {}", year.fiscal_year), role);
        right(area, (columns[1], row), &marked(reading), role, canvas);
        let change =
            this.zip(reading.value).filter(|_| !is_this).and_then(|(this, other)| this.ratio_to(other));
        let change = change.map(|change| Ratio::percent_change(change).to_string()).unwrap_or_default();
        right(area, (columns[2], row), &change, Role::Text, canvas);
        let closing = year.closing.as_ref();
        let doubt = closing.and_then(Closing::doubt).map_or("", |_| "!");
        let total = closing.map(|closing| format!("{doubt}{}", closing.total)).unwrap_or_default();
        right(area, (columns[3], row), &total, Role::Text, canvas);
        row += 1;
    }
    row
}

/// Text that ends before a column.
fn right(area: Rect, (end, row): (u16, u16), text: &str, role: Role, canvas: &mut Canvas<'_>) {
    canvas.put(area, (end.saturating_sub(width(text)), row), text, role);
}

/// What each method makes of the year; returns the rows used.
fn methods(report: &Report, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    if report.is_closed() || area.height < 3 {
        return 0;
    }
    canvas.put(area, (0, 0), "Where it would end", Role::Headline);
    right(area, (29, 0), "total", Role::Muted, canvas);
    right(area, (area.width.min(40), 0), "past miss", Role::Muted, canvas);
    let chosen = report.headline_projection().map(|(answer, _)| answer.method.method);
    let mut row = 1;
    for answer in report.projections.iter().filter(|answer| answer.method.headline) {
        match &answer.outcome {
            Ok(projection) => {
                let role = if chosen == Some(answer.method.method) { Role::ThisYear } else { Role::Text };
                canvas.put(area, (0, row), answer.method.name(projection), role);
                right(area, (29, row), &projection.total.to_string(), role, canvas);
                let miss = answer.record.map(|record| format!("{:.1} %", record.mape.0));
                right(
                    area,
                    (area.width.min(40), row),
                    &miss.unwrap_or_else(|| "untested".to_owned()),
                    Role::Muted,
                    canvas,
                );
                row += 1;
            }
            Err(refusal) => {
                use crate::catalog::Row as _;
                let text = format!("{}: refused, {refusal}", answer.method.id());
                for line in broken(&text, usize::from(area.width)) {
                    canvas.put(area, (0, row), &line, Role::Muted);
                    row += 1;
                }
            }
        }
    }
    row.min(area.height)
}

/// Where the figures are from, why this projection, and what is doubtful.
fn rests_on(report: &Report, area: Rect, canvas: &mut Canvas<'_>) {
    if area.height < 2 {
        return;
    }
    canvas.put(area, (0, 0), "What this rests on", Role::Headline);
    let lines = remarks(report)
        .into_iter()
        .chain(notes(report))
        .flat_map(|note| broken(&note, usize::from(area.width)));
    for (row, line) in (1..area.height).zip(lines) {
        canvas.put(area, (0, row), &line, Role::Muted);
    }
}

/// The least room that words are cut to.
const LEAST_WORDS: u16 = 12;

/// A table with its title: whole columns only, as many as fit, and as many rows.
pub(super) fn table(table: &Table, area: Rect, canvas: &mut Canvas<'_>) {
    canvas.put(area, (0, 0), &table.title, Role::Headline);
    let mut left = 0;
    for (place, column) in table.columns.iter().enumerate() {
        let cells = || table.rows.iter().filter_map(|row| row.get(place));
        if cells().all(|cell| cell.is_empty() || cell == "-") {
            continue;
        }
        let wide = cells().map(|cell| width(cell)).chain([width(column.name)]).max().unwrap_or(0);
        // Names give way to the numbers they name.
        let wide = if place == 0 { wide.min(area.width.saturating_sub(LEAST_WORDS + 2)) } else { wide };
        // Words can be cut at the edge and still say something; half a number says something else.
        let room = area.width.saturating_sub(left);
        if wide > room && (column.numeric || room < LEAST_WORDS) {
            break;
        }
        let mut put = |row: u16, text: &str, role: Role| {
            let indent = if column.numeric { wide.saturating_sub(width(text)) } else { 0 };
            canvas.put(
                Rect { width: (left + wide).min(area.width), ..area },
                (left + indent, row),
                text,
                role,
            );
        };
        put(1, column.name, Role::Muted);
        for (row, cell) in (2..area.height).zip(cells()) {
            put(row, cell, Role::Text);
        }
        left += wide + 2;
    }
}
