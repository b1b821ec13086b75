//! What can be undone: every change of what is asked and how it is shown, but not where the cursor stands.

use super::curve::Lines;
use super::state::State;
use super::tables::Place;
use super::views::ViewId;
use super::zoom::Span;
use crate::calendar::{Date, FiscalYear};
use crate::report::Query;

/// More steps than anybody goes back.
const MOST: usize = 200;

/// What is asked and shown at a moment.
#[derive(Clone, Debug)]
pub(super) struct Moment {
    query: Query,
    view: ViewId,
    place: Place,
    groups: Place,
    table_of: ViewId,
    full: bool,
    hidden: Vec<FiscalYear>,
    zoom: Option<Span>,
    lines: Lines,
    cursor: Option<Date>,
}

impl Moment {
    pub(super) fn of(state: &State) -> Self {
        Self {
            query: state.query.clone(),
            view: state.view,
            place: state.place,
            groups: state.groups,
            table_of: state.table_of,
            full: state.full,
            hidden: state.hidden.clone(),
            zoom: state.zoom,
            lines: state.lines,
            cursor: state.cursor,
        }
    }

    /// Whether something else is asked or shown; a step of the cursor or a row is neither.
    fn differs(&self, other: &Self) -> bool {
        // Whole, so that what is added to it cannot be left out here.
        let Self { query, view, place, groups, table_of: _, full, hidden, zoom, lines, cursor: _ } = self;
        let order = |place: &Place| (place.table, place.sort);
        *query != other.query
            || (view, full, hidden) != (&other.view, &other.full, &other.hidden)
            || (zoom, lines) != (&other.zoom, &other.lines)
            || order(place) != order(&other.place)
            || order(groups) != order(&other.groups)
    }

    fn bring_back(self, state: &mut State) {
        if self.query != state.query {
            state.ask(self.query);
        }
        if (self.view, self.place.table) != (state.view, state.place.table) {
            // It was for the rows of another list.
            state.search.clear();
        }
        (state.view, state.place, state.table_of) = (self.view, self.place, self.table_of);
        state.groups = self.groups;
        state.lines = self.lines;
        (state.full, state.hidden, state.zoom) = (self.full, self.hidden, self.zoom);
        state.cursor = self.cursor;
    }
}

/// Moments before now, and those that were left by going back.
#[derive(Clone, Debug, Default)]
pub(super) struct History {
    past: Vec<Moment>,
    future: Vec<Moment>,
}

impl History {
    pub(super) fn has_past(&self) -> bool {
        !self.past.is_empty()
    }

    pub(super) fn has_future(&self) -> bool {
        !self.future.is_empty()
    }
}

/// Remembers what was before a key, if the key changed something that can be undone.
pub(super) fn remember(state: &mut State, before: Moment) {
    if before.differs(&Moment::of(state)) {
        let history = &mut state.history;
        history.future.clear();
        history.past.push(before);
        if history.past.len() > MOST {
            history.past.remove(0);
        }
    }
}

pub(super) fn undo(state: &mut State) {
    let now = Moment::of(state);
    if let Some(before) = state.history.past.pop() {
        state.history.future.push(now);
        before.bring_back(state);
    }
}

pub(super) fn redo(state: &mut State) {
    let now = Moment::of(state);
    if let Some(after) = state.history.future.pop() {
        state.history.past.push(now);
        after.bring_back(state);
    }
}
