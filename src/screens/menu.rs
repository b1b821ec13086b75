//! A short list to choose from, over the view.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use super::window::{self, ESC_CLOSES};
use crate::catalog::Row as _;
use crate::dashboard::Menu;
use crate::theme::Role;

/// Where names and words start.
const NAMES: u16 = 3;
const WORDS: u16 = 14;

pub(super) fn view(menu: &Menu, screen: Rect, canvas: &mut Canvas<'_>) {
    let hints = [("a letter or Enter does it", None), ESC_CLOSES];
    let inner = window::open(screen, menu.choices.len(), (menu.title, &hints), canvas);
    let widest = menu.choices.iter().map(|choice| width(choice.words())).max().unwrap_or(0);
    // Words that would be cut say less than the names alone.
    let has_room = WORDS + widest <= inner.width;
    for (row, (place, choice)) in (0..inner.height).zip(menu.choices.iter().enumerate()) {
        let role = window::choice(inner, row, (place, place == menu.at), canvas);
        canvas.put(inner, (0, row), &choice.letter.to_string(), role.unwrap_or(Role::Text));
        canvas.put(inner, (NAMES, row), choice.id(), role.unwrap_or(Role::Text));
        if has_room {
            canvas.put(inner, (WORDS, row), choice.words(), role.unwrap_or(Role::Muted));
        }
    }
}
