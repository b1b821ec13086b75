//! The table view: one table at a time, its first column always there, sorted by any of them.
//!
//! ```text
//! reports intervals [years] figures ...
//! Years at Apr 4                          22 rows, by final, the most first
//! fiscal year  same point  final ▼  basis
//! FY2012                -  409,849  final
//! ```
//!
//! Which rows and columns are seen follows from the one that is selected; nothing else is remembered.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use super::panels;
use crate::dashboard::{Order, State, TABLES};
use crate::report::Table;
use crate::theme::{Charset, Role};

/// Rows above the cells: tabs, title, headings.
const ROWS_ABOVE: u16 = 3;

/// The least room that words are cut to.
const LEAST_WORDS: u16 = 12;

/// Columns of the screen from one column of the table to the next.
const GAP: u16 = 2;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let table = state.table();
    tabs(state, area, canvas);
    title(state, &table, area, canvas);
    let body = Rect { y: area.y + 2, height: area.height.saturating_sub(2), ..area };
    let columns = columns(state, &table, body.width, canvas.charset());
    headings(state, &table, (&columns, body), canvas);
    let cells = usize::from(area.height.saturating_sub(ROWS_ABOVE));
    let top = first_row(state.row(), table.rows.len(), cells);
    for (row, (place, cells)) in (1..body.height).zip(table.rows.iter().enumerate().skip(top)) {
        let selected = place == state.row();
        if selected {
            canvas.put(body, (0, row), &" ".repeat(usize::from(body.width)), Role::Selection);
        }
        for column in &columns {
            let text = cells.get(column.place).map(String::as_str).unwrap_or_default();
            let role = if selected { Role::Selection } else { Role::Text };
            column.put(body, (row, text), role, canvas);
        }
    }
    if table.rows.is_empty() {
        canvas.put(body, (0, 1), "no rows: the data hold nothing of this", Role::Muted);
    }
    let used = u16::try_from(table.rows.len().max(1) + 2).unwrap_or(u16::MAX);
    let rest = body.height.saturating_sub(used);
    others(state, Rect { y: body.y + body.height - rest, height: rest, ..body }, canvas);
}

/// What room is left shows the tables that come next, whole ones only.
fn others(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let at = TABLES.iter().position(|choice| choice.table == state.place.table).unwrap_or(0);
    let mut top = 0;
    for choice in TABLES.iter().cycle().skip(at + 1).take(TABLES.len() - 1) {
        let table = choice.table(&state.report);
        let height = u16::try_from(table.rows.len() + 2).unwrap_or(u16::MAX);
        if !table.rows.is_empty() && height <= area.height.saturating_sub(top) {
            panels::table(&table, Rect { y: area.y + top, height, ..area }, canvas);
            top += height + 1;
        }
    }
}

/// The whole cell that is selected, for the line of exact values.
pub(super) fn readout(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let table = state.table();
    let Some(column) = table.columns.get(state.place.column) else { return };
    let cell = table.rows.get(state.row()).and_then(|row| row.get(state.place.column));
    let Some(cell) = cell else { return };
    let name = table.rows.get(state.row()).and_then(|row| row.first()).map(String::as_str);
    let place = format!("row {} of {}  ", state.row() + 1, table.rows.len());
    let end = canvas.put(area, (0, 0), &place, Role::Muted);
    let cell = if cell.is_empty() { "-" } else { cell };
    let text = match name.filter(|_| state.place.column > 0) {
        Some(name) => format!("{name}, {}: {cell}", column.name),
        None => format!("{}: {cell}", column.name),
    };
    canvas.put(area, (end, 0), &text, Role::Text);
}

fn tabs(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let wide: u16 = TABLES.iter().map(|choice| width(choice.title) + GAP).sum();
    let mut column = 0;
    // Where not all fit, they start with the one that is shown.
    let at = TABLES.iter().position(|choice| choice.table == state.place.table).unwrap_or(0);
    let skipped = if wide > area.width { at } else { 0 };
    for choice in TABLES.iter().skip(skipped) {
        if column + width(choice.title) > area.width {
            break;
        }
        let role = if choice.table == state.place.table { Role::Selection } else { Role::Muted };
        column = canvas.put(area, (column, 0), choice.title, role) + GAP;
    }
}

fn title(state: &State, table: &Table, area: Rect, canvas: &mut Canvas<'_>) {
    let end = canvas.put(area, (0, 1), &table.title, Role::Headline);
    let by = state.place.sort.and_then(|(column, order)| Some((table.columns.get(column)?.name, order)));
    let by = by.map(|(name, order)| match order {
        Order::Rising => format!(", by {name}, the least first"),
        Order::Falling => format!(", by {name}, the most first"),
    });
    let words = format!("{} rows{}", table.rows.len(), by.unwrap_or_default());
    let column = area.width.saturating_sub(width(&words));
    if column > end + 1 {
        canvas.put(area, (column, 1), &words, Role::Muted);
    }
}

/// A column of the table at its place on the screen.
struct Column {
    place: usize,
    left: u16,
    wide: u16,
    numeric: bool,
}

impl Column {
    fn put(&self, area: Rect, (row, text): (u16, &str), role: Role, canvas: &mut Canvas<'_>) {
        let indent = if self.numeric { self.wide.saturating_sub(width(text)) } else { 0 };
        let edge = Rect { width: self.left.saturating_add(self.wide).min(area.width), ..area };
        canvas.put(edge, (self.left + indent, row), text, role);
    }
}

/// The columns that are seen: the first one, and behind it as many as fit, among them the selected one.
fn columns(state: &State, table: &Table, room: u16, charset: Charset) -> Vec<Column> {
    let wide = |place: usize| {
        let cells = table.rows.iter().filter_map(|row| row.get(place)).map(|cell| width(cell));
        let heading = width(&heading(state, table, place, charset));
        cells.chain([heading]).max().unwrap_or(0)
    };
    let numeric = |place: usize| table.columns.get(place).is_some_and(|column| column.numeric);
    let Some(count) = table.columns.len().checked_sub(1) else { return Vec::new() };
    let frozen = wide(0).min(room / 2);
    let mut seen = vec![Column { place: 0, left: 0, wide: frozen, numeric: numeric(0) }];
    let mut left = frozen + GAP;
    for place in first_column(state.place.column, (frozen, room), &wide)..=count {
        let wide = wide(place).min(room.saturating_sub(left));
        // A word that is cut still says something; a number does not.
        let cut = wide < wide_of(table, place);
        if wide == 0 || cut && (numeric(place) || wide < LEAST_WORDS) {
            break;
        }
        seen.push(Column { place, left, wide, numeric: numeric(place) });
        left = left.saturating_add(wide + GAP);
    }
    seen
}

/// The widest cell of a column.
fn wide_of(table: &Table, place: usize) -> u16 {
    table.rows.iter().filter_map(|row| row.get(place)).map(|cell| width(cell)).max().unwrap_or(0)
}

/// The first column behind the frozen one, so that the selected one is seen whole where it can be.
fn first_column(selected: usize, (frozen, room): (u16, u16), wide: &dyn Fn(usize) -> u16) -> usize {
    let taken = |first: usize| {
        let columns = (first..=selected).map(|place| u32::from(wide(place)) + u32::from(GAP));
        u32::from(frozen) + columns.sum::<u32>()
    };
    (1..selected).find(|first| taken(*first) <= u32::from(room)).unwrap_or(selected.max(1))
}

/// The name of a column, with the way it is sorted.
fn heading(state: &State, table: &Table, place: usize, charset: Charset) -> String {
    let name = table.columns.get(place).map(|column| column.name).unwrap_or_default();
    let sign = match (state.place.sort, charset) {
        (Some((column, Order::Rising)), Charset::Unicode) if column == place => " ▲",
        (Some((column, Order::Falling)), Charset::Unicode) if column == place => " ▼",
        (Some((column, Order::Rising)), Charset::Ascii) if column == place => " ^",
        (Some((column, Order::Falling)), Charset::Ascii) if column == place => " v",
        (Some(_) | None, _) => "",
    };
    format!("{name}{sign}")
}

fn headings(state: &State, table: &Table, (columns, area): (&[Column], Rect), canvas: &mut Canvas<'_>) {
    for column in columns {
        let text = heading(state, table, column.place, canvas.charset());
        let role = if column.place == state.place.column { Role::Selection } else { Role::Muted };
        column.put(area, (0, &text), role, canvas);
    }
}

/// The first row that is seen, so that the selected one stands in the middle wherever there are rows on both sides.
pub(super) fn first_row(selected: usize, rows: usize, room: usize) -> usize {
    selected.saturating_sub(room / 2).min(rows.saturating_sub(room))
}
