//! The keys worth knowing, at the foot: as many as fit, those that do nothing now left dim.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use crate::dashboard::{State, hints};
use crate::theme::Role;

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let mut column = canvas.put(area, (0, 0), "<- -> cursor", Role::Muted);
    for (key, hint, action) in hints() {
        let text = format!("  {} {hint}", shown(key));
        if column + width(&text) > area.width {
            break;
        }
        let available = action.unavailable(state).is_none();
        let (key_role, role) =
            if available { (Role::Text, Role::Muted) } else { (Role::Context, Role::Context) };
        column = canvas.put(area, (column, 0), &format!("  {}", shown(key)), key_role);
        column = canvas.put(area, (column, 0), &format!(" {hint}"), role);
    }
}

/// Arrows as arrows where there is little room.
fn shown(key: &'static str) -> &'static str {
    match key {
        "Up" => "^",
        "Down" => "v",
        other => other,
    }
}
