//! The views that are kept, over the view.

use ratatui::layout::Rect;

use super::ground::Canvas;
use super::window::{self, ESC_CLOSES};
use crate::dashboard::{Key, State};
use crate::theme::Role;

/// Where names start.
const NAMES: u16 = 3;

pub(super) fn view(state: &State, at: usize, screen: Rect, canvas: &mut Canvas<'_>) {
    let keep = ("' keeps this view", Some(Key::char('\'')));
    let take_off = ("d takes one off", Some(Key::char('d')));
    let hints = [keep, take_off, ESC_CLOSES];
    let hints = if state.bookmarks.is_empty() { [keep, ESC_CLOSES].to_vec() } else { hints.to_vec() };
    let lines = state.bookmarks.len().max(1);
    let inner = window::open(screen, lines, ("Views that are kept", &hints), canvas);
    if state.bookmarks.is_empty() {
        canvas.put(inner, (0, 0), "none yet: ' keeps this one", Role::Muted);
    }
    for (row, (place, bookmark)) in (0..inner.height).zip(state.bookmarks.iter().enumerate()) {
        let role = window::choice(inner, row, (place, place == at), canvas).unwrap_or(Role::Text);
        canvas.put(inner, (0, row), &(place + 1).to_string(), role);
        canvas.put(inner, (NAMES, row), &bookmark.name, role);
    }
}
