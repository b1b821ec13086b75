//! Tables that are only looked at: whole columns, as many as fit, and several tables where there is room for them.

use ratatui::layout::Rect;

use super::cut::titled;
use super::ground::{Canvas, width};
use super::sheet::{GAP, LEAST_WORDS};
use crate::dashboard::{State, TABLES, TableId};
use crate::report::Table;
use crate::theme::Role;

/// A table without some of its columns, for a narrow place.
pub(super) fn without(mut table: Table, names: &[&str]) -> Table {
    let kept: Vec<bool> = table.columns.iter().map(|column| !names.contains(&column.name)).collect();
    let is_kept = |place: usize| kept.get(place).copied().unwrap_or(true);
    for row in &mut table.rows {
        let cells = row.drain(..).enumerate().filter(|(place, _)| is_kept(*place)).map(|(_, cell)| cell);
        *row = cells.collect();
    }
    table.columns.retain(|column| !names.contains(&column.name));
    table
}

/// A table with its title: whole columns only, as many as fit, and as many rows.
pub(super) fn table(table: &Table, area: Rect, canvas: &mut Canvas<'_>) {
    table_with(table, None, area, canvas);
}

/// How many columns a table takes that is not cut.
pub(super) fn natural_width(table: &Table) -> u16 {
    let columns = (0..table.columns.len()).filter(|place| table.says(*place));
    let wide: u16 = columns.map(|place| column_width(table, place) + GAP).sum();
    wide.saturating_sub(GAP).max(width(&table.title))
}

/// How many columns of the screen one of the table takes, its heading included.
fn column_width(table: &Table, place: usize) -> u16 {
    let cells = table.rows.iter().filter_map(|row| row.get(place)).map(|cell| width(cell));
    cells.chain(table.columns.get(place).map(|column| width(column.name))).max().unwrap_or(0)
}

/// Every other table of the report that holds a number, in the order of the tabs from the one after `table` on.
pub(super) fn following(state: &State, table: TableId) -> impl Iterator<Item = Table> {
    let at = TABLES.iter().position(|other| *other == table).unwrap_or(0);
    let others = TABLES.iter().cycle().skip(at + 1).take(TABLES.len() - 1);
    others.map(|table| table.build(&state.report, state.cursor_date())).filter(has_numbers)
}

/// Some of the tables of the report, where they hold a number.
pub(super) fn some(state: &State, tables: &[TableId]) -> impl Iterator<Item = Table> {
    tables.iter().map(|table| table.build(&state.report, state.cursor_date())).filter(has_numbers)
}

/// Whether a table says more than the names of its rows.
fn has_numbers(table: &Table) -> bool {
    table.columns.iter().enumerate().any(|(place, column)| column.numeric && table.says(place))
}

/// The least room in which a part of a table is worth more than none.
pub(super) const LEAST_PART: (u16, u16) = (40, 5);

/// Tables one below the other in some places: whole ones first, each in the place that has the most room for it; what
/// is left over holds the beginnings of others.
pub(super) fn fill(tables: impl Iterator<Item = Table>, mut places: Vec<Rect>, canvas: &mut Canvas<'_>) {
    let cut = whole_ones(tables, &mut places, canvas);
    parts(&cut, &mut places, canvas);
}

/// The tables that have room as they are; returns those that have not. The places become what is left of them below
/// and beside the tables.
pub(super) fn whole_ones(
    tables: impl Iterator<Item = Table>,
    places: &mut Vec<Rect>,
    canvas: &mut Canvas<'_>,
) -> Vec<Table> {
    let mut cut = Vec::new();
    for table in tables {
        let (wide, height) = (natural_width(&table), height(&table));
        let fits = |place: &&mut Rect| height <= place.height && wide <= place.width;
        // Of places with the same room the first one.
        let Some(place) = places.iter_mut().filter(fits).rev().max_by_key(|place| place.height) else {
            cut.push(table);
            continue;
        };
        let row = Rect { height, ..*place };
        self::table(&table, row, canvas);
        take(place, height);
        let used = wide + GAP;
        if row.width > used {
            places.push(Rect { x: row.x + used, width: row.width - used, ..row });
        }
    }
    cut
}

/// The beginnings of tables, in the places that are worth it.
pub(super) fn parts(tables: &[Table], places: &mut [Rect], canvas: &mut Canvas<'_>) {
    for table in tables {
        let fits = |place: &&mut Rect| place.width >= LEAST_PART.0 && place.height >= LEAST_PART.1;
        if let Some(place) = places.iter_mut().find(fits) {
            let used = part(table, *place, canvas);
            take(place, used);
        }
    }
}

/// The beginning of a table, with how much more there is; returns the rows used.
pub(super) fn part(table: &Table, area: Rect, canvas: &mut Canvas<'_>) -> u16 {
    let (all, used) = (height(table), height(table).min(area.height));
    let rows = if all > used { used - 1 } else { used };
    self::table(table, Rect { height: rows, ..area }, canvas);
    if all > used {
        canvas.put(area, (0, rows), &format!("and {} more rows", all - rows), Role::Muted);
    }
    used
}

/// How many rows a table takes: title, headings, cells.
pub(super) fn height(table: &Table) -> u16 {
    u16::try_from(table.rows.len() + 2).unwrap_or(u16::MAX)
}

/// Leaves of a place what is below so many rows and a space.
pub(super) fn take(place: &mut Rect, rows: u16) {
    let used = rows.saturating_add(1).min(place.height);
    (place.y, place.height) = (place.y + used, place.height - used);
}

/// The same with one row in the color of the year in question; returns the headings of the columns that are seen.
pub(super) fn table_with(
    table: &Table,
    chosen: Option<usize>,
    area: Rect,
    canvas: &mut Canvas<'_>,
) -> Vec<&'static str> {
    let mut seen = Vec::new();
    canvas.put(area, (0, 0), titled(&table.title, area.width), Role::Headline);
    let mut left = 0;
    for (place, column) in table.columns.iter().enumerate() {
        if !table.says(place) {
            continue;
        }
        let wide = column_width(table, place);
        // Names give way to the numbers they name.
        let wide = if place == 0 { wide.min(area.width.saturating_sub(LEAST_WORDS + GAP)) } else { wide };
        // Words can be cut at the edge and still say something; half a number says something else.
        let room = area.width.saturating_sub(left);
        if wide > room && (column.numeric || room < LEAST_WORDS) {
            // Where there is room for a sign, it says that there is more to the right.
            canvas.put(area, (left, 1), "…", Role::Muted);
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
        seen.push(column.name);
        for (row, (at, cells)) in (2..area.height).zip(table.rows.iter().enumerate()) {
            let cell = cells.get(place).map(String::as_str).unwrap_or_default();
            put(row, cell, if Some(at) == chosen { Role::ThisYear } else { Role::Text });
        }
        left += wide + GAP;
    }
    seen
}
