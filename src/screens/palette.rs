//! The command palette over the lower part of the view: what was typed, and the actions that it may mean.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use super::sheet::first_row;
use super::window::{self, ESC_CLOSES};
use crate::dashboard::{Palette, State};
use crate::theme::Role;

/// What is typed, and the actions seen at once.
const LINES: usize = 14;

/// Where the words start: behind the widest name of an action.
const WORDS: u16 = 18;

pub(super) fn view(state: &State, palette: &Palette, screen: Rect, canvas: &mut Canvas<'_>) {
    let inner = window::open(screen, LINES, ("Commands", &[("Enter does it", None), ESC_CLOSES]), canvas);
    let end = canvas.put(inner, (0, 0), &format!(":{}", palette.typed), Role::Headline);
    canvas.put(inner, (end, 0), " ", Role::Selection);
    let found = palette.found(state);
    if found.is_empty() {
        canvas.put(inner, (0, 1), "nothing is called that; Backspace widens", Role::Muted);
    }
    let at = palette.at.min(found.len().saturating_sub(1));
    let room = usize::from(inner.height.saturating_sub(1));
    let shown = found.iter().enumerate().skip(first_row(at, found.len(), room));
    for (row, (place, command)) in (1..inner.height).zip(shown) {
        let unavailable = command.unavailable(state);
        let plain = if unavailable.is_some() { Role::Context } else { Role::Text };
        let role = window::choice(inner, row, (place, place == at), canvas).unwrap_or(plain);
        let end = canvas.put(inner, (0, row), command.name(), role);
        let left = Rect { width: inner.width.saturating_sub(width(command.key()) + 1), ..inner };
        canvas.put(left, (WORDS.max(end + 2), row), unavailable.unwrap_or(command.words()), role);
        canvas.put(inner, (inner.width.saturating_sub(width(command.key())), row), command.key(), role);
    }
}
