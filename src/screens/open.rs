//! The line that the name of a file is typed into, over the view, with the names that it may become.

use ratatui::layout::Rect;

use super::ground::Canvas;
use super::sheet::first_row;
use super::window::{self, ESC_CLOSES};
use crate::dashboard::Key;
use crate::dashboard::Prompt;
use crate::dashboard::key::Code;
use crate::theme::Role;

/// What is typed, and the names seen at once.
const LINES: usize = 14;

pub(super) fn view(prompt: &Prompt, screen: Rect, canvas: &mut Canvas<'_>) {
    let hints = [
        ("Tab completes", Some(Key::new(Code::Tab))),
        ("Enter opens", Some(Key::new(Code::Enter))),
        ESC_CLOSES,
    ];
    let inner = window::open(screen, LINES, ("Open a file", &hints), canvas);
    let end = canvas.put(inner, (0, 0), &prompt.typed, Role::Headline);
    canvas.put(inner, (end, 0), " ", Role::Selection);
    if prompt.offers.is_empty() {
        canvas.put(inner, (0, 1), "no file or folder begins so", Role::Muted);
    }
    let room = usize::from(inner.height.saturating_sub(1));
    let top = first_row(prompt.at.unwrap_or(0), prompt.offers.len(), room);
    for (row, (place, offer)) in (1..inner.height).zip(prompt.offers.iter().enumerate().skip(top)) {
        let chosen = prompt.at == Some(place);
        let role = window::choice(inner, row, (place, chosen), canvas).unwrap_or(Role::Text);
        canvas.put(inner, (0, row), offer, role);
    }
}
