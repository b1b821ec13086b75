//! A table that is gone through: its first column always there, sorted by any of them, one row selected.
//!
//! ```text
//! Years at Apr 4                          22 rows, by final, the most first
//! fiscal year  same point  final ▼  basis
//! FY2012                -  409,849  final
//! ```
//!
//! Which rows and columns are seen follows from the one that is selected; nothing else is remembered.

use ratatui::layout::Rect;

use super::cut::{fitting, titled};
use super::ground::{Canvas, below, width};
use crate::dashboard::{Order, Place, Target};
use crate::report::Table;
use crate::theme::{Charset, Role};

/// Rows above the cells: title, headings.
pub(super) const ROWS_ABOVE: u16 = 2;

/// The least room that words are cut to.
pub(super) const LEAST_WORDS: u16 = 12;

/// A heading is not made shorter than this.
const LEAST_HEADING: u16 = 9;

/// Columns of the screen from one column of the table to the next.
pub(super) const GAP: u16 = 2;

/// A table, where one is in it, and what its rows have to hold.
pub(super) struct Sheet<'a> {
    pub(super) table: &'a Table,
    pub(super) place: Place,
    /// The row that one is in.
    pub(super) row: usize,
    /// How many rows there are, those that are not shown among them.
    pub(super) all: usize,
    /// What was searched for.
    pub(super) search: &'a str,
}

/// Where a painted sheet stands.
pub(super) struct Painted {
    /// The first row of the table that is seen.
    pub(super) top: usize,
    /// The column behind the last one.
    pub(super) end: u16,
}

impl Sheet<'_> {
    /// Paints the sheet, its columns within so much room.
    pub(super) fn paint(&self, area: Rect, room: u16, canvas: &mut Canvas<'_>) -> Painted {
        self.title(area, canvas);
        let body = below(area, 1);
        let columns = self.columns(room, canvas.charset());
        self.headings((&columns, body), canvas);
        let end = columns.last().map_or(0, |column| column.left + column.wide);
        let selected_to = if room < area.width { end.min(room) } else { room };
        let cells = usize::from(area.height.saturating_sub(ROWS_ABOVE));
        let top = first_row(self.row, self.table.rows.len(), cells);
        for (row, (place, cells)) in (1..body.height).zip(self.table.rows.iter().enumerate().skip(top)) {
            canvas.target(body, (0, row, room), Target::Row(place));
            let selected = place == self.row;
            if selected {
                canvas.put(body, (0, row), &" ".repeat(usize::from(selected_to)), Role::Selection);
            }
            for column in &columns {
                let text = cells.get(column.place).map(String::as_str).unwrap_or_default();
                let role = if selected { Role::Selection } else { Role::Text };
                column.put(body, (row, text), role, canvas);
            }
        }
        if self.table.rows.is_empty() {
            let words = if self.all > 0 {
                "no row holds that: Esc shows all"
            } else {
                "no rows: the data hold nothing of this"
            };
            canvas.put(body, (0, 1), words, Role::Muted);
        }
        Painted { top, end }
    }

    fn title(&self, area: Rect, canvas: &mut Canvas<'_>) {
        let end = canvas.put(area, (0, 0), titled(&self.table.title, area.width), Role::Headline);
        let by = self.place.sort.and_then(|(column, order)| Some((self.table.columns.get(column)?, order)));
        let by = by.map(|(column, order)| {
            let which = match (order, column.numeric) {
                (Order::Rising, true) => "the least first",
                (Order::Falling, true) => "the most first",
                (Order::Rising, false) => "from the first letter on",
                (Order::Falling, false) => "from the last letter on",
            };
            format!(", by {}, {which}", column.name)
        });
        let words =
            format!("{}{}", counted((self.table.rows.len(), self.all), self.search), by.unwrap_or_default());
        let column = area.width.saturating_sub(width(&words));
        if column > end + 1 {
            canvas.put(area, (column, 0), &words, Role::Muted);
        }
    }

    /// The columns that are seen: the first one, and behind it as many as fit, among them the selected one.
    fn columns(&self, room: u16, charset: Charset) -> Vec<Column> {
        let table = self.table;
        let wide = |place: usize| {
            let cells = table.rows.iter().filter_map(|row| row.get(place)).map(|cell| width(cell));
            let heading = width(&self.heading(place, u16::MAX, charset));
            cells.chain([heading]).max().unwrap_or(0)
        };
        let numeric = |place: usize| table.columns.get(place).is_some_and(|column| column.numeric);
        let Some(count) = table.columns.len().checked_sub(1) else { return Vec::new() };
        // Long names give way to the first numbers that they name, with headings as short as they can be.
        let least = |place: usize| {
            let cells = wide_of(table, place);
            cells.max(width(&self.heading(place, cells.max(LEAST_HEADING), charset)))
        };
        let numbers: u16 = (1..=count.min(3)).map(|place| least(place).saturating_add(GAP)).sum();
        let frozen = wide(0).min(room.saturating_sub(numbers).max(room / 3)).min(room / 2);
        let mut seen = vec![Column { place: 0, left: 0, wide: frozen, numeric: numeric(0) }];
        let mut left = frozen + GAP;
        for place in first_column(self.place.column, (frozen, room), &wide)..=count {
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

    /// The name of a column with the way it is sorted, in so many columns of the screen.
    fn heading(&self, place: usize, room: u16, charset: Charset) -> String {
        let name = self.table.columns.get(place).map(|column| column.name).unwrap_or_default();
        let sign = match (self.place.sort, charset) {
            (Some((column, Order::Rising)), Charset::Unicode) if column == place => " ▲",
            (Some((column, Order::Falling)), Charset::Unicode) if column == place => " ▼",
            (Some((column, Order::Rising)), Charset::Ascii) if column == place => " ^",
            (Some((column, Order::Falling)), Charset::Ascii) if column == place => " v",
            (Some(_) | None, _) => "",
        };
        format!("{}{sign}", headed(name, room.saturating_sub(width(sign))))
    }

    fn headings(&self, (columns, area): (&[Column], Rect), canvas: &mut Canvas<'_>) {
        for column in columns {
            let text = self.heading(column.place, column.wide, canvas.charset());
            let role = if column.place == self.place.column { Role::Selection } else { Role::Muted };
            canvas.target(area, (column.left, 0, column.wide), Target::Heading(column.place));
            column.put(area, (0, &text), role, canvas);
        }
    }
}

/// A heading that its column has no room for keeps the words that name the thing, which are those before `of` or else the
/// last, with `…` for the others: `share…` of `share of change`, `…against it` of `this year against it`.
fn headed(name: &str, room: u16) -> String {
    if width(name) <= room {
        return name.to_owned();
    }
    let thing = name.split_once(" of ").map(|(thing, _)| format!("{thing}…"));
    let last = name.match_indices(' ').filter_map(|(at, _)| Some(format!("…{}", name.get(at + 1..)?)));
    // One word is cut where it is painted.
    fitting(thing.into_iter().chain(last), room).unwrap_or_else(|| name.to_owned())
}

/// How many rows there are, and how many of all where they were searched.
pub(super) fn counted((shown, all): (usize, usize), search: &str) -> String {
    if search.is_empty() && all == 1 {
        "1 row".to_owned()
    } else if search.is_empty() {
        format!("{all} rows")
    } else {
        format!("{shown} of {all} rows with \"{search}\"")
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

/// The first row that is seen, so that the selected one stands in the middle wherever there are rows on both sides.
pub(super) fn first_row(selected: usize, rows: usize, room: usize) -> usize {
    selected.saturating_sub(room / 2).min(rows.saturating_sub(room))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_heading_without_room_keeps_the_words_that_name_the_thing() {
        for (heading, room, kept) in [
            ("share of change", 15, "share of change"),
            ("share of change", 9, "share…"),
            ("share of change", 6, "share…"),
            ("calls of more or fewer", 12, "calls…"),
            ("range of past misses", 13, "range…"),
            ("this year against it", 12, "…against it"),
            ("difference", 5, "difference"),
        ] {
            assert_eq!(headed(heading, room), kept);
        }
    }
}
