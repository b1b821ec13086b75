//! Why this number: a figure's formula with its values, its basis, and the rows behind it, over the view.

use ratatui::layout::Rect;

use super::ground::Canvas;
use super::window::{self, ESC_CLOSES};
use crate::dashboard::key::Code;
use crate::dashboard::{Key, Why, WhyLine, room_over};
use crate::theme::Role;

pub(super) fn view(why: &Why, screen: Rect, canvas: &mut Canvas<'_>) {
    let (columns, rows) = room_over((screen.width, screen.height));
    let lines = why.lines(columns);
    let scrolls = lines.len() > usize::from(rows);
    let hints = [
        ("Up Down scroll", None),
        ("Left", Some(Key::new(Code::Left))),
        ("Right other figures", Some(Key::new(Code::Right))),
        ("y copies", Some(Key::char('y'))),
        ESC_CLOSES,
    ];
    let hints = if scrolls { &hints[..] } else { hints.get(1..).unwrap_or_default() };
    let inner = window::open(screen, lines.len(), ("Why this number", hints), canvas);
    let top = why.top.min(lines.len().saturating_sub(usize::from(inner.height)));
    window::tell_lines(inner, (top, lines.len()), canvas);
    for (row, (line, kind)) in (0..inner.height).zip(lines.iter().skip(top)) {
        let role = match kind {
            WhyLine::Heading => Role::Headline,
            WhyLine::Reason => Role::Text,
            WhyLine::Row => Role::Muted,
        };
        canvas.put(inner, (0, row), line, role);
    }
}
