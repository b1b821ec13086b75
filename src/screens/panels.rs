//! The panels beside and below the chart: values, methods, baselines, and what the answer rests on.

use ratatui::layout::Rect;

use super::ground::{Canvas, below, width};
use super::layout::Layout;
use super::printed::{fill, some, table, table_with, without};
use super::prose;
use super::rate::under_cursor;
use super::roles::Roles;
use crate::dashboard::{State, TableId, Target, ViewId};
use crate::plot::Sign;
use crate::report::{
    Basis, Closing, Report, ValueOn, YearRow, baselines_table, intervals_table, marked, notes, remarks,
    stage_table,
};
use crate::theme::Role;

pub(super) fn view(state: &State, layout: &Layout, canvas: &mut Canvas<'_>) {
    let side = Rect { x: layout.side.x + 2, width: layout.side.width.saturating_sub(2), ..layout.side };
    if !side.is_empty() {
        let lower = 16.min(side.height / 2);
        let upper = Rect { height: side.height - lower, ..side };
        let used = match state.view {
            ViewId::Rate => intervals(state, upper, canvas),
            ViewId::Pace
            | ViewId::Years
            | ViewId::Groups
            | ViewId::Methods
            | ViewId::Days
            | ViewId::Table
            | ViewId::Data => values(state, upper, canvas),
        };
        let rest = Rect { y: side.y + used + 1, height: side.height.saturating_sub(used + 1), ..side };
        let used = methods(state, rest, canvas);
        let rest = Rect { y: rest.y + used + 1, height: rest.height.saturating_sub(used + 1), ..rest };
        let used = rests_on(&state.report, rest, canvas);
        let rest = below(rest, used + 1);
        // What the view does not show itself.
        let others: &[TableId] = match state.view {
            ViewId::Years => &[TableId::Days],
            ViewId::Rate => &[TableId::Figures, TableId::Reports],
            ViewId::Pace | ViewId::Groups | ViewId::Methods | ViewId::Days | ViewId::Table | ViewId::Data => {
                &[TableId::Figures, TableId::Intervals]
            }
        };
        fill(some(state, others), vec![rest], canvas);
    }
    let foot = layout.foot;
    if !foot.is_empty() {
        let half = foot.width / 2;
        let left = Rect { y: foot.y + 1, height: foot.height - 1, width: half - 2, ..foot };
        let right = Rect { x: left.x + half, width: foot.width - half, ..left };
        table(&baselines_table(&state.report), left, canvas);
        let record = stage_table(&state.report);
        if record.rows.is_empty() {
            canvas.put(right, (0, 0), "No track record", Role::Headline);
            let why = "no year of this series can be replayed: it takes a total beyond doubt and six figures before it";
            let below = below(right, 1);
            prose::muted(&[why], below, canvas);
        } else {
            table(&record, right, canvas);
        }
    }
}

/// How many rows the tables below the chart take, with the space above them.
pub(super) fn foot_rows(report: &Report) -> u16 {
    let rows = baselines_table(report).rows.len().max(stage_table(report).rows.len());
    // Title, headings and a row at least.
    u16::try_from(rows.max(1)).unwrap_or(u16::MAX).saturating_add(3)
}

/// The bars of the rate in figures; returns the rows used.
fn intervals(state: &State, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let table = without(intervals_table(&state.report), &["from", "removals", "note"]);
    let table = if area.width < WIDTH_FOR_DAYS { without(table, &["days"]) } else { table };
    table_with(&table, under_cursor(state), area, canvas);
    u16::try_from(table.rows.len() + 2).unwrap_or(u16::MAX).min(area.height)
}

/// From so many columns on an interval stands with its length.
const WIDTH_FOR_DAYS: u16 = 50;

/// Every year on the cursor's day, newest first; returns the rows used.
fn values(state: &State, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let report = &state.report;
    let date = state.cursor_date();
    let roles = Roles::of(report);
    canvas.put(area, (0, 0), &format!("Years on {}", date.month_day()), Role::Headline);
    // Mark and year, value, change, total: each column as wide as its widest cell can be.
    let columns = [11, 21, 31, 40];
    let against = format!("FY{:02} vs", report.year.fiscal_year.0.rem_euclid(100));
    for (heading, end) in ["", "that day", &against, "final"].iter().zip(columns) {
        right(area, (end, 1), heading, Role::Muted, canvas);
    }
    let mut row = 2;
    let values = report.values_on(date);
    let between = values.iter().any(|value| matches!(value.reading.basis, Basis::Interpolated { .. }));
    let signs = [(report.years.iter().any(is_doubted), "! doubtful"), (between, "~ interpolated")];
    let signs: Vec<&str> = signs.into_iter().filter(|(is, _)| *is).map(|(_, words)| words).collect();
    for ValueOn { row: year, reading, change, .. } in values.into_iter().rev() {
        if row + 1 >= area.height {
            break;
        }
        let role = roles.role(year.fiscal_year);
        let mark = role.mark(canvas.charset());
        // The digit that hides the year; a hidden one has no mark and no color.
        let shown = state.is_drawn(year.fiscal_year);
        let (mark, role) = if shown { (mark, role) } else { (' ', Role::Context) };
        let digit = if row < 11 { (row - 1).to_string() } else { " ".to_owned() };
        canvas.target(area, (0, row, columns[3]), Target::Year(year.fiscal_year));
        canvas.put(area, (0, row), &digit, Role::Muted);
        canvas.put(area, (2, row), &format!("{mark} {}", year.fiscal_year), role);
        right(area, (columns[1], row), &marked(reading), role, canvas);
        let change = change.map(|change| change.to_string()).unwrap_or_default();
        right(area, (columns[2], row), &change, Role::Text, canvas);
        let doubt = if is_doubted(year) { "!" } else { "" };
        let total = year.closing.as_ref().map(|closing| format!("{doubt}{}", closing.total));
        right(area, (columns[3], row), &total.unwrap_or_default(), Role::Text, canvas);
        row += 1;
    }
    canvas.put(area, (0, row), &signs.join("  "), Role::Muted);
    row + u16::from(!signs.is_empty())
}

fn is_doubted(row: &YearRow) -> bool {
    row.closing.as_ref().and_then(Closing::doubt).is_some()
}

/// Text that ends before a column.
fn right(area: Rect, (end, row): (u16, u16), text: &str, role: Role, canvas: &mut Canvas<'_>) {
    canvas.put(area, (end.saturating_sub(width(text)), row), text, role);
}

/// What each method makes of the year; returns the rows used.
fn methods(state: &State, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let report = &state.report;
    if report.is_closed() || area.height < 3 {
        return 0;
    }
    let end = canvas.put(area, (0, 0), "Where it would end", Role::Headline);
    // The sign that stands at the edge of the picture for each of them.
    if state.view == ViewId::Pace {
        let pointer = Sign::Pointer.glyph(Role::Projection, canvas.charset());
        canvas.put(area, (end + 1, 0), &pointer.to_string(), Role::Projection);
    }
    right(area, (29, 0), "total", Role::Muted, canvas);
    right(area, (area.width.min(40), 0), "past miss", Role::Muted, canvas);
    let chosen = report.headline_projection().map(|(answer, _)| answer.method.method);
    let mut row = 1;
    for answer in report.projections.iter().filter(|answer| answer.method.headline) {
        canvas.target(area, (0, row, area.width), Target::Method(answer.method.method));
        match &answer.outcome {
            Ok(projection) => {
                let role = if chosen == Some(answer.method.method) { Role::ThisYear } else { Role::Text };
                let name = answer.method.name(projection);
                let window = projection.window_days.map(|days| format!(", {days} days")).unwrap_or_default();
                canvas.put(area, (0, row), &format!("{name}{window}"), role);
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
                let text = format!("{}: refused, {refusal}", answer.method.title());
                let below = below(area, row);
                row += prose::muted(&[text], below, canvas);
            }
        }
    }
    row.min(area.height)
}

/// What else can be said, where the figures are from, why this projection, and what is doubtful; returns the rows used.
pub(super) fn rests_on(report: &Report, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let parts = [("Besides", remarks(report)), ("What this rests on", notes(report))];
    prose::sections(&parts, area, canvas)
}
