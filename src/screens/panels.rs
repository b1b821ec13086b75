//! The panels beside and below the chart: values, methods, baselines, and what the answer rests on.

use ratatui::layout::Rect;

use super::ground::{Canvas, below, width};
use super::layout::Layout;
use super::legend::DOUBTFUL;
use super::methods::{NO_RECORD, NO_RECORD_WHY, window};
use super::printed::{fill, some, table, table_with, take, without};
use super::prose;
use super::rate::under_cursor;
use super::roles::Roles;
use crate::dashboard::{State, TableId, Target, ViewId};
use crate::plot::Sign;
use crate::report::{
    Report, ValueOn, aligned_day, baselines_table, intervals_table, notes, remarks, stage_table,
};
use crate::theme::Role;

pub(super) fn view(state: &State, layout: &Layout, canvas: &mut Canvas<'_>) {
    if !layout.side.is_empty() {
        let side = Rect { x: layout.side.x + 2, width: layout.side.width.saturating_sub(2), ..layout.side };
        beside(state, side, canvas);
    }
    if !layout.foot.is_empty() {
        foot(&state.report, layout.foot, canvas);
    }
}

/// The figures under the cursor, the methods and what the answer rests on, one below the other, then other tables.
fn beside(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    // However many figures there are, half of the panel, or as much as the rest needs, is left to the rest.
    let lower = 16.min(area.height / 2);
    let upper = Rect { height: area.height - lower, ..area };
    // What the view does not show itself.
    let (used, others): (u16, &[TableId]) = match state.view {
        ViewId::Rate => (intervals(state, upper, canvas), &[TableId::Figures, TableId::Reports]),
        ViewId::Years => (values(state, upper, canvas), &[TableId::Days]),
        ViewId::Pace | ViewId::Groups | ViewId::Methods | ViewId::Days | ViewId::Table | ViewId::Data => {
            (values(state, upper, canvas), &[TableId::Figures, TableId::Intervals])
        }
    };
    let mut rest = area;
    take(&mut rest, used);
    let used = methods(state, rest, canvas);
    take(&mut rest, used);
    let used = rests_on(&state.report, rest, canvas);
    take(&mut rest, used);
    fill(some(state, others), vec![rest], canvas);
}

/// What the rate is held against, and how good the methods have been.
fn foot(report: &Report, area: Rect, canvas: &mut Canvas<'_>) {
    let half = area.width / 2;
    let left = Rect { y: area.y + 1, height: area.height - 1, width: half - 2, ..area };
    let right = Rect { x: left.x + half, width: area.width - half, ..left };
    table(&baselines_table(report), left, canvas);
    let record = stage_table(report);
    if record.rows.is_empty() {
        canvas.put(right, (0, 0), NO_RECORD, Role::Headline);
        prose::muted(&[NO_RECORD_WHY], below(right, 1), canvas);
    } else {
        table(&record, right, canvas);
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
    canvas.put(area, (0, 0), &format!("Years on {}", aligned_day(report, date)), Role::Headline);
    // Mark and year, value, change, total: each column as wide as its widest cell can be.
    let columns = [11, 21, 31, 40];
    let against = format!("{} vs", report.year.fiscal_year.brief());
    for (heading, end) in ["", "that day", &against, "final"].iter().zip(columns) {
        right(area, (end, 1), heading, Role::Muted, canvas);
    }
    let mut row = 2;
    let values = report.values_on(date);
    let between = values.iter().any(|value| value.reading.basis.between().is_some());
    let is_doubtful =
        report.years.iter().any(|row| row.doubt().is_some()) || values.iter().any(|value| value.doubtful);
    let signs = [(is_doubtful, DOUBTFUL), (between, "~ interpolated")];
    let signs = signs.into_iter().filter(|(is, _)| *is).map(|(_, words)| words.to_owned());
    // The digit that hides a year counts from the newest one.
    let mut values: Vec<(u16, ValueOn<'_>)> = (1..).zip(values.into_iter().rev()).collect();
    // The two that the answer is about stand there however many there are.
    values.sort_by_key(|(_, value)| {
        let year = value.row.fiscal_year;
        if roles.of_two(year) == Role::Context { usize::MAX } else { roles.place(year).unwrap_or(usize::MAX) }
    });
    let shown = usize::from(area.height.saturating_sub(row + 1));
    let more = Some(values.len().saturating_sub(shown)).filter(|more| *more > 0);
    let signs: Vec<String> = more.map(|more| format!("and {more} more")).into_iter().chain(signs).collect();
    for (number, value) in values.into_iter().take(shown) {
        let year = value.row;
        let role = roles.role(year.fiscal_year);
        let mark = role.mark(canvas.charset());
        // The digit that hides the year; a hidden one has no mark and no color.
        let shown = state.is_drawn(year.fiscal_year);
        let (mark, role) = if shown { (mark, role) } else { (' ', Role::Context) };
        let digit = if number < 10 { number.to_string() } else { " ".to_owned() };
        canvas.target(area, (0, row, columns[3]), Target::Year(year.fiscal_year));
        canvas.put(area, (0, row), &digit, Role::Muted);
        canvas.put(area, (2, row), &format!("{mark} {}", year.fiscal_year), role);
        right(area, (columns[1], row), &value.marked(), role, canvas);
        let change = value.marked_change().unwrap_or_default();
        right(area, (columns[2], row), &change, Role::Text, canvas);
        let doubt = if year.doubt().is_some() { "!" } else { "" };
        let total = year.closing.as_ref().map(|closing| format!("{doubt}{}", closing.total));
        right(area, (columns[3], row), &total.unwrap_or_default(), Role::Text, canvas);
        row += 1;
    }
    canvas.put(area, (0, row), &signs.join("  "), Role::Muted);
    row + u16::from(!signs.is_empty())
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
    // Where the two columns behind the names end.
    let [total, miss] = [29, area.width.min(40)];
    right(area, (total, 0), "total", Role::Muted, canvas);
    right(area, (miss, 0), "past miss", Role::Muted, canvas);
    let chosen = report.headline_projection().map(|(answer, _)| answer.method.method);
    let mut row = 1;
    for answer in report.projections.iter().filter(|answer| answer.method.headline) {
        canvas.target(area, (0, row, area.width), Target::Method(answer.method.method));
        match &answer.outcome {
            Ok(projection) => {
                let role = if chosen == Some(answer.method.method) { Role::ThisYear } else { Role::Text };
                let name = answer.method.name(projection);
                canvas.put(area, (0, row), &format!("{name}{}", window(projection.window_days)), role);
                right(area, (total, row), &projection.total.to_string(), role, canvas);
                let record = answer.record.map(|record| format!("{:.1} %", record.mape.0));
                let record = record.unwrap_or_else(|| "untested".to_owned());
                right(area, (miss, row), &record, Role::Muted, canvas);
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
