//! The keys, from the keymap, over the view.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use crate::catalog::Row as _;
use crate::dashboard::{Binding, Group, KEYMAP, State};
use crate::theme::Role;

/// The widest column of keys, for laying out.
const KEYS: u16 = 24;
/// The widest row of the help.
const WIDEST: u16 = 78;

pub(super) fn view(state: &State, screen: Rect, canvas: &mut Canvas<'_>) {
    let rows: Vec<Option<&Binding>> = KEYMAP.iter().map(Some).collect();
    let height = u16::try_from(rows.len() + Group::ALL.len() + 2).unwrap_or(u16::MAX).min(screen.height);
    let wide = WIDEST.min(screen.width);
    let area = Rect {
        x: screen.x + (screen.width - wide) / 2,
        y: screen.y + (screen.height - height) / 2,
        width: wide,
        height,
    };
    canvas.clear(area);
    let inner = Rect { x: area.x + 1, width: area.width.saturating_sub(2), ..area };
    canvas.put(inner, (0, 0), "Keys", Role::Headline);
    let close = "Esc closes";
    canvas.put(inner, (inner.width.saturating_sub(width(close)), 0), close, Role::Muted);
    let mut row = 1;
    for group in Group::ALL {
        canvas.put(inner, (0, row), group.title(), Role::Baseline);
        row += 1;
        for binding in KEYMAP.iter().filter(|binding| binding.group == group) {
            line(state, binding, (row, inner), canvas);
            row += 1;
        }
    }
}

fn line(state: &State, binding: &Binding, (row, inner): (u16, Rect), canvas: &mut Canvas<'_>) {
    let reason = binding.action.unavailable(state);
    let role = if reason.is_some() { Role::Context } else { Role::Text };
    canvas.put(inner, (1, row), &binding.keys.join(" "), role);
    let column = canvas.put(inner, (KEYS, row), binding.words(), Role::Muted);
    if let Some(reason) = reason {
        canvas.put(inner, (column + 1, row), &format!("({reason})"), Role::Context);
    }
}
