//! The keys worth knowing, at the foot: as many as fit of those that do something now, with help and quit always among
//! them.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use crate::dashboard::{Binding, Group, KEYMAP, Key, Scope, State, Target};
use crate::theme::{Charset, Role};

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let arrows = match (state.view.scope(), canvas.charset()) {
        (Scope::Days | Scope::Everywhere | Scope::Groups | Scope::Figures, Charset::Unicode) => "←→ cursor",
        (Scope::Days | Scope::Everywhere | Scope::Groups | Scope::Figures, Charset::Ascii) => "arrows cursor",
        (Scope::Rows, Charset::Unicode) => "↑↓ rows ←→ columns",
        (Scope::Rows, Charset::Ascii) => "arrows rows and columns",
    };
    let held = || KEYMAP.iter().filter(|binding| binding.scope.holds_in(state.view));
    let hinted = || held().filter(|binding| binding.hint.is_some());
    let always: Vec<_> = hinted().filter(|binding| binding.group == Group::Program).collect();
    let reserved: u16 = always.iter().map(|binding| GAP + wide(binding)).sum();
    let room = area.width.saturating_sub(reserved);
    let mut column = canvas.put(area, (0, 0), arrows, Role::Muted);
    let now = hinted()
        .filter(|binding| binding.group != Group::Program)
        .filter(|binding| binding.action.unavailable(state).is_none());
    for binding in now {
        if column + GAP + wide(binding) > room {
            break;
        }
        column = hint(binding, (area, column + GAP), canvas);
    }
    column = column.max(room);
    for binding in always {
        column = hint(binding, (area, column + GAP), canvas);
    }
}

/// Columns between hints.
const GAP: u16 = 2;

/// The key of a hint as it is shown.
fn key(binding: &Binding) -> &'static str {
    binding.keys.first().copied().unwrap_or_default()
}

/// What it says beside its key.
fn words(binding: &Binding) -> &'static str {
    binding.hint.unwrap_or_default()
}

fn wide(binding: &Binding) -> u16 {
    width(key(binding)) + 1 + width(words(binding))
}

fn hint(binding: &Binding, (area, column): (Rect, u16), canvas: &mut Canvas<'_>) -> u16 {
    if let Ok(key) = Key::parse(key(binding)) {
        canvas.target(area, (column, 0, wide(binding)), Target::Key(key));
    }
    let column = canvas.put(area, (column, 0), key(binding), Role::Text);
    canvas.put(area, (column + 1, 0), words(binding), Role::Muted)
}
