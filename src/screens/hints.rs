//! The keys worth knowing, at the foot: as many as fit, with help and quit always among them; those that do nothing
//! now are dim.

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
    // What can be done now comes first.
    let (now, later): (Vec<_>, Vec<_>) = hinted()
        .filter(|binding| binding.group != Group::Program)
        .partition(|binding| binding.action.unavailable(state).is_none());
    for binding in now.into_iter().chain(later) {
        if column + GAP + wide(binding) > room {
            break;
        }
        column = hint(state, binding, (area, column + GAP), canvas);
    }
    column = column.max(room);
    for binding in always {
        column = hint(state, binding, (area, column + GAP), canvas);
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

fn hint(state: &State, binding: &Binding, (area, column): (Rect, u16), canvas: &mut Canvas<'_>) -> u16 {
    let available = binding.action.unavailable(state).is_none();
    let (key_role, role) = if available { (Role::Text, Role::Muted) } else { (Role::Context, Role::Context) };
    if let Ok(key) = Key::parse(key(binding)) {
        canvas.target(area, (column, 0, wide(binding)), Target::Key(key));
    }
    let column = canvas.put(area, (column, 0), key(binding), key_role);
    canvas.put(area, (column + 1, 0), words(binding), role)
}
