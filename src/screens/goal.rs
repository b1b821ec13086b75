//! The line that a day or a year is typed into, and what it may mean.

use ratatui::layout::Rect;

use super::ground::Canvas;
use super::sheet::first_row;
use super::window::{self, ESC_CLOSES};
use crate::dashboard::{GoTo, State};
use crate::theme::Role;

/// What is typed, and the meanings seen at once.
const LINES: usize = 10;

pub(super) fn view(state: &State, go: &GoTo, screen: Rect, canvas: &mut Canvas<'_>) {
    let hints = [("Enter goes there", None), ESC_CLOSES];
    let inner = window::open(screen, LINES, ("Go to a day or a year", &hints), canvas);
    let end = canvas.put(inner, (0, 0), &go.typed, Role::Headline);
    canvas.put(inner, (end, 0), " ", Role::Selection);
    if go.typed.is_empty() {
        canvas.put(inner, (end + 2, 0), "317, sep 9, 17, FY2017, 9/9/17 or 2017-09-09", Role::Muted);
    }
    let goals = go.goals(state);
    if goals.is_empty() {
        canvas.put(inner, (0, 1), "no day or year of these data is called that", Role::Muted);
    }
    let at = go.at.min(goals.len().saturating_sub(1));
    let room = usize::from(inner.height.saturating_sub(1));
    let top = first_row(at, goals.len(), room);
    for (row, (place, goal)) in (1..inner.height).zip(goals.iter().enumerate().skip(top)) {
        let role = window::choice(inner, row, (place, place == at), canvas).unwrap_or(Role::Text);
        canvas.put(inner, (0, row), &goal.words(state), role);
    }
}
