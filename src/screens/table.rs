//! The table view: one table at a time, its first column always there, sorted by any of them.
//!
//! ```text
//! reports intervals [years] figures ...
//! Years at Apr 4                          22 rows, by final, the most first
//! fiscal year  same point  final ▼  basis
//! FY2012                -  409,849  final
//! ```

use ratatui::layout::Rect;

use super::cut::fitting;
use super::ground::{Canvas, below, width};
use super::printed::{LEAST_PART, following, natural_width};
use super::sheet::{GAP, ROWS_ABOVE, Sheet};
use super::spare;
use super::tabs;
use crate::dashboard::{State, TABLES, Target};
use crate::report::Table;
use crate::theme::Role;

/// The least room that tables beside the one that is gone through are worth, and where there is none below it.
const LEAST_BESIDE: (u16, u16) = (60, 44);

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let table = state.table();
    tabs(state, area, canvas);
    let body = below(area, 1);
    let used = u16::try_from(table.rows.len().max(1)).unwrap_or(u16::MAX).saturating_add(ROWS_ABOVE + 1);
    let rest = body.height.saturating_sub(used);
    let least = if rest < LEAST_PART.1 { LEAST_BESIDE.1 } else { LEAST_BESIDE.0 };
    let wide = natural_width(&table).max(LEAST_BESIDE.0) + GAP;
    let left = if body.width.saturating_sub(wide) > least { wide } else { body.width };
    let place = Rect { width: left, ..body };
    sheet(state, &table).paint(place, place.width, canvas);
    let below = Rect { y: body.y + body.height - rest, height: rest, ..place };
    let from = (left + GAP).min(body.width);
    let beside = Rect { x: body.x + from, width: body.width - from, ..body };
    // What room is left shows the tables that come next.
    spare::tables(state, following(state, state.place.table), vec![below, beside], canvas);
}

fn sheet<'a>(state: &'a State, table: &'a Table) -> Sheet<'a> {
    let all = state.place.rows(&state.report);
    Sheet { table, place: state.place, row: state.row(), all, search: &state.search }
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
    let end = canvas.put(area, (end, 0), &text, Role::Text);
    if let Some(words) = fitting(signs(&table), area.width.saturating_sub(end + GAP)) {
        canvas.put(area, (area.width - width(&words), 0), &words, Role::Muted);
    }
}

/// What the signs before numbers mean, as far as there are any, in a long and a short form.
fn signs(table: &Table) -> [String; 2] {
    let numbers = table.columns.iter().enumerate().filter(|(_, column)| column.numeric);
    let cells: Vec<&String> =
        numbers.flat_map(|(place, _)| table.rows.iter().filter_map(move |row| row.get(place))).collect();
    let told = |words: &[&str]| {
        // One may stand before the other.
        let leads = |cell: &str| cell.chars().take_while(|sign| "!~".contains(*sign)).collect::<String>();
        let met = words.iter().filter(|words| {
            let sign = words.chars().next();
            sign.is_some_and(|sign| cells.iter().any(|cell| leads(cell).contains(sign)))
        });
        met.copied().collect::<Vec<_>>().join("  ")
    };
    [told(&["~ interpolated", "! doubtful"]), told(&["~ about", "! doubtful"])]
}

fn tabs(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let names: Vec<_> = TABLES.iter().map(|table| (table.title(), Target::Table(*table))).collect();
    let at = TABLES.iter().position(|table| *table == state.place.table).unwrap_or(0);
    tabs::choices(&names, at, area, canvas);
}
