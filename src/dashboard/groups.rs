//! Telling groups apart and going into one: which column, which filters, and the way back.
//!
//! A filter holds in every view. The last one set is the first one left, and leaving it goes back to the row that it
//! was set from.

use super::state::State;
use super::tables::{Place, TableId};
use super::views::ViewId;
use crate::catalog;
use crate::dataset::Records;
use crate::report::{NOT_GIVEN, Query};

/// Groups are told apart by the first column that is not filtered, where nothing else was asked for.
pub(super) fn enter(state: &mut State) {
    if state.query.by.is_none() {
        let column = free_column(state);
        if column.is_some() {
            state.ask(Query { by: column, ..state.query.clone() });
        }
    }
}

/// Groups by the column at a place.
pub(super) fn choose(state: &mut State, place: usize) {
    if let Some(column) = state.report.columns.get(place).cloned() {
        tell_apart_by(state, column);
    }
}

/// Groups by the column so many places further, or back where negative, round again.
pub(super) fn choose_column(state: &mut State, places: isize) {
    let by = state.query.by.as_deref();
    let is_chosen = |column: &String| by.is_some_and(|by| by.eq_ignore_ascii_case(column));
    if let Some(column) = catalog::after(&state.report.columns, is_chosen, places).cloned() {
        tell_apart_by(state, column);
    }
}

fn tell_apart_by(state: &mut State, column: String) {
    let by = Some(column);
    if by != state.query.by {
        state.groups = sorted(state);
        state.search.clear();
        state.ask(Query { by, ..state.query.clone() });
    }
}

/// The first row, sorted as it was.
fn sorted(state: &State) -> Place {
    let mut place = Place::at(TableId::Groups);
    place.sort = state.groups.sort;
    place
}

/// The value of the group that one is at.
pub(super) fn chosen(state: &State) -> Option<String> {
    let table = state.groups_table();
    table.rows.get(state.row()).and_then(|row| row.first()).cloned()
}

/// What a filter for a group says; what is not given is empty there.
pub(super) fn filter_of(value: &str) -> String {
    if value == NOT_GIVEN { String::new() } else { value.to_owned() }
}

/// Only the rows of the group that one is at, told apart by the next column.
pub(super) fn narrow(state: &mut State) {
    let answer = state.report.groups.as_ref();
    let Some((column, value)) = answer.map(|answer| answer.column.clone()).zip(chosen(state)) else { return };
    let mut filters = state.query.filters.clone();
    filters.push((column.clone(), filter_of(&value)));
    let at = state.report.columns.iter().position(|other| *other == column).unwrap_or(0);
    let columns = state.report.columns.iter();
    let others = columns.clone().cycle().skip(at + 1).take(columns.len());
    let free: Vec<String> = others.filter(|other| !is_filtered(&filters, other)).cloned().collect();
    // The newest year of the group may be another one; the year in question stays.
    let year = Some(state.report.year.fiscal_year);
    let asked =
        |by: &String| Query { year, filters: filters.clone(), by: Some(by.clone()), ..state.query.clone() };
    // A column that says the same of all of them tells nothing.
    let parts = |by: &&String| {
        let report = state.answer_to(&asked(by)).ok();
        report.and_then(|report| report.groups).is_some_and(|answer| answer.groups.len() > 1)
    };
    let by = free.iter().find(parts).or(free.first()).unwrap_or(&column);
    let query = asked(by);
    state.ask(query);
    if state.notice.is_none() {
        state.groups = Place::at(TableId::Groups);
        state.search.clear();
    }
}

/// Takes back the last filter, and goes to the row that it was set from.
pub(super) fn widen(state: &mut State) {
    let mut filters = state.query.filters.clone();
    let Some((column, value)) = filters.pop() else { return };
    let by = (state.query.by.is_some() || state.view == ViewId::Groups).then_some(column);
    state.search.clear();
    state.ask(Query { filters, by, ..state.query.clone() });
    state.groups = sorted(state);
    let value = if value.is_empty() { NOT_GIVEN } else { value.as_str() };
    let rows = state.groups_table().rows;
    state.groups.row = rows.iter().position(|row| row.first().is_some_and(|cell| cell == value)).unwrap_or(0);
}

/// Why nothing can be gone into.
pub(super) fn no_narrower(state: &State) -> Option<&'static str> {
    let Some(answer) = &state.report.groups else { return Some(NO_COLUMNS) };
    if is_filtered(&state.report.filters, &answer.column) {
        Some("this group is all there is here: Esc steps back")
    } else {
        chosen(state).is_none().then_some("there is no group here")
    }
}

/// Why there is no other column.
pub(super) fn no_other_column(state: &State) -> Option<&'static str> {
    match state.report.columns.len() {
        0 => Some(NO_COLUMNS),
        1 => Some("there is one category column only"),
        _ => None,
    }
}

const NO_COLUMNS: &str = "the data have no category columns";

/// The first column that no filter names.
fn free_column(state: &State) -> Option<String> {
    let columns = &state.report.columns;
    let unfiltered = || columns.iter().filter(|column| !is_filtered(&state.query.filters, column));
    let free: Vec<&String> = unfiltered().filter(|column| varies(state, column)).collect();
    let asked_most = |column: &&&String| {
        let name = column.to_lowercase();
        ASKED_MOST.iter().any(|word| name.contains(word))
    };
    let best = free.iter().find(asked_most).or(free.first()).copied();
    best.or_else(|| unfiltered().next()).or(columns.first()).cloned()
}

/// Whether a filter names a column, in whatever letters.
fn is_filtered(filters: &[(String, String)], column: &str) -> bool {
    filters.iter().any(|(name, _)| name.eq_ignore_ascii_case(column))
}

/// What most people ask first of removals: where to.
const ASKED_MOST: [&str; 3] = ["country", "citizenship", "nationality"];

/// Whether a column tells rows apart at all: one that is redacted throughout says the same of each.
fn varies(state: &State, column: &str) -> bool {
    let of_name = |records: &Records| {
        let categories = records.categories().map(|(_, category)| category);
        categories
            .filter(|category| category.name().eq_ignore_ascii_case(column))
            .any(|category| category.values().len() > 1)
    };
    state.dataset.records().iter().any(of_name)
}
