//! The screen while nothing has come that could be shown.

use ratatui::Frame;
use ratatui::layout::Rect;

use super::cut::fitting;
use super::ground::{Canvas, Looks, width};
use crate::theme::{Role, Theme};

/// Says in the middle of the screen what is read, safe to be shown, and how to leave it.
pub fn waiting(name: &str, theme: &'static Theme, looks: Looks, frame: &mut Frame<'_>) {
    let area = frame.area();
    let mut canvas = Canvas::new(looks.settings(theme), frame.buffer_mut());
    let forms = [format!("reading {name} until it ends"), format!("reading {name}"), "reading".to_owned()];
    let lines =
        [(fitting(&forms, area.width).map_or("", String::as_str), Role::Text), ("q leaves", Role::Muted)];
    let top = area.height.saturating_sub(2) / 2;
    for (row, (line, role)) in (top..area.height).zip(lines) {
        let left = area.width.saturating_sub(width(line)) / 2;
        canvas.put(Rect { y: area.y + row, height: 1, ..area }, (left, 0), line, role);
    }
}
