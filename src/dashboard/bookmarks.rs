//! Views that are kept to come back to: what was asked, and what was shown of it.

use super::key::{Code, Key};
use super::notice::Notice;
use super::overlay::{Overlay, closes, stepped};
use super::shown::Shown;
use super::state::State;
use crate::report::{Query, sentence};

/// As many as there are digits to go to them by.
pub const BOOKMARKS_AT_MOST: usize = 9;

/// A view that is kept.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Bookmark {
    /// What was seen when it was kept.
    pub name: String,
    /// What was asked.
    pub query: Query,
    /// What was shown.
    pub shown: Shown,
}

impl Bookmark {
    /// What is seen now.
    fn of(state: &State) -> Self {
        let year = &state.report.year;
        let against =
            state.report.baseline.as_ref().map(|baseline| format!(" against {}", baseline.fiscal_year));
        let filters = state.report.filters.iter();
        let filters = filters.map(|(column, value)| format!(", {}", sentence::filtered_by(column, value)));
        let name = format!(
            "{}: {}{} as of {}{}",
            state.view.title(),
            year.fiscal_year,
            against.unwrap_or_default(),
            year.as_of.long(),
            filters.collect::<String>()
        );
        // A year is kept by its name: newer data must not make another of it.
        let query = Query { year: Some(year.fiscal_year), as_of: Some(year.as_of), ..state.query.clone() };
        Self { name, query, shown: Shown::of(state) }
    }
}

/// Opens the list.
pub(super) fn open(state: &mut State) {
    state.overlay = Some(Overlay::Bookmarks { at: 0 });
}

/// Takes a key: digits and Enter go to a view, `'` keeps this one, `d` takes one off the list.
pub(super) fn read(state: &mut State, at: usize, key: Key) {
    let last = state.bookmarks.len().saturating_sub(1);
    let place = if key == Key::new(Code::Enter) {
        Some(at)
    } else {
        key.digit().and_then(|digit| digit.checked_sub(1))
    };
    let chosen = place.and_then(|place| state.bookmarks.get(place)).cloned();
    state.overlay = None;
    let at = if key == Key::char('\'') {
        return keep(state);
    } else if let Some(bookmark) = chosen {
        return state.ask_and_show(&bookmark.query, &bookmark.shown);
    } else if closes(key) {
        return;
    } else if [Key::char('d'), Key::new(Code::Delete)].contains(&key) && at < state.bookmarks.len() {
        state.bookmarks.remove(at);
        at.min(last.saturating_sub(1))
    } else {
        stepped(at, state.bookmarks.len(), key).unwrap_or(at)
    };
    state.overlay = Some(Overlay::Bookmarks { at });
}

/// Keeps what is seen now, at the end of the list.
fn keep(state: &mut State) {
    let bookmark = Bookmark::of(state);
    let same = state.bookmarks.iter().position(|other| *other == bookmark);
    state.notice = Some(if let Some(place) = same {
        Notice::warning(format!("this view is kept already: ' {} goes to it", place + 1))
    } else if state.bookmarks.len() >= BOOKMARKS_AT_MOST {
        Notice::warning(format!(
            "{BOOKMARKS_AT_MOST} views are kept, which is all there is room for: ' d takes one off"
        ))
    } else {
        state.bookmarks.push(bookmark);
        Notice::done(format!("kept: ' {} goes back to it", state.bookmarks.len()))
    });
}
