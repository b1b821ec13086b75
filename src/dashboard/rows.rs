//! Going through rows and columns, where a view has them.

use super::groups;
use super::state::State;
use super::tables::{Order, Place, TABLES, TableId};
use super::views::ViewId;
use crate::catalog;

/// Lines of the screen that no row of a list stands on: title, headline, headings, readout, hints.
const BESIDE_ROWS: u16 = 11;

/// A step through rows or columns.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Move {
    /// So many rows down, or up where negative.
    Rows(isize),
    /// So many screens down.
    Pages(isize),
    /// To the first row.
    First,
    /// To the last row.
    Last,
    /// So many columns to the right.
    Columns(isize),
}

/// Moves within the view; never beyond its first and last row and column.
pub(super) fn go(state: &mut State, step: Move) {
    let (rows, columns) = state.extent();
    let page = isize::try_from(state.size.1.saturating_sub(BESIDE_ROWS).max(1)).unwrap_or(1);
    let last = rows.saturating_sub(1);
    let from = state.row();
    let row = match step {
        Move::Rows(places) => moved(from, places, last),
        Move::Pages(pages) => moved(from, pages * page, last),
        Move::First => 0,
        Move::Last => last,
        Move::Columns(places) => {
            let place = state.columns_mut();
            place.column = moved(place.column, places, columns.saturating_sub(1));
            from
        }
    };
    state.set_row(row);
}

fn moved(from: usize, places: isize, last: usize) -> usize {
    from.saturating_add_signed(places).min(last)
}

/// Sorts by the column one is in, and starts from the top; sorting the same way again brings back the report's order.
pub(super) fn sort(state: &mut State, order: Order) {
    let place = state.columns_mut();
    let sort = Some((place.column, order));
    place.sort = if place.sort == sort { None } else { sort };
    place.row = 0;
}

/// The table so many places further, or back where negative, round again.
pub(super) fn choose_table(state: &mut State, places: isize) {
    if let Some(table) = catalog::after(TABLES, |table| *table == state.place.table, places) {
        go_to_table(state, *table);
    }
}

/// To the beginning of a table; that of groups tells them apart by the column that the groups view begins with.
pub(super) fn go_to_table(state: &mut State, table: TableId) {
    state.place = Place::at(table);
    state.search.clear();
    if table == TableId::Groups {
        groups::enter(state);
    }
}

/// To a view; the table view takes the table of the view one comes from, or one with rows where that has none.
pub(super) fn show(state: &mut State, view: ViewId) {
    if let Some(own) = TableId::of(state.view).filter(|_| view == ViewId::Table) {
        // Who reads the curves on another day reads what every year says of it.
        let reads_day = state.view == ViewId::Pace && state.cursor_date() != state.report.year.as_of;
        let own = if reads_day { TableId::Years } else { own };
        let has_rows = |table: &TableId| Place::at(*table).rows(&state.report) > 0;
        let others = || TABLES.iter().copied().find(has_rows);
        let table = Some(own).filter(has_rows).or_else(others).unwrap_or(own);
        state.table_of = state.view;
        if state.place.table != table {
            state.place = Place::at(table);
        }
    }
    if state.view != view {
        state.search.clear();
    }
    state.view = view;
    if view == ViewId::Groups {
        groups::enter(state);
    }
}

/// From a view to its table, and back.
pub(super) fn toggle_table(state: &mut State) {
    let view = if state.view == ViewId::Table { state.table_of } else { ViewId::Table };
    show(state, view);
}

/// Why there is no row or column there.
pub(super) fn no_step(state: &State, step: Move) -> Option<&'static str> {
    let (rows, columns) = state.extent();
    let column = state.columns().column;
    match step {
        Move::Rows(..0) | Move::Pages(..0) | Move::First => {
            (state.row() == 0).then_some("this is the first row")
        }
        Move::Rows(_) | Move::Pages(_) | Move::Last => {
            (state.row() + 1 >= rows).then_some("this is the last row")
        }
        Move::Columns(..0) => (column == 0 || columns < 2).then_some("there is no column further left"),
        Move::Columns(_) => (column + 1 >= columns).then_some("there is no column further right"),
    }
}

/// Why nothing can be sorted.
pub(super) fn no_sort(state: &State) -> Option<&'static str> {
    (state.extent().1 < 2).then_some("this list has an order of its own")
}
