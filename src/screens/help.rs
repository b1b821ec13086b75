//! The keys, from the keymap, over the view; scrolled where the screen is low.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use super::window;
use crate::catalog::Row as _;
use crate::dashboard::{Binding, Group, KEYMAP, State};
use crate::theme::Role;

/// Where the words start: behind the widest row of keys.
const WORDS: u16 = 25;

/// A row of the help.
enum Line {
    Heading(&'static str),
    Key(&'static Binding),
}

pub(super) fn view(state: &State, top: usize, screen: Rect, canvas: &mut Canvas<'_>) {
    let lines: Vec<Line> = Group::ALL.into_iter().flat_map(|group| self::group(state, group)).collect();
    let scrolls = lines.len() + 2 > usize::from(screen.height);
    let words = if scrolls { "Up Down scroll, Esc closes" } else { "Esc closes" };
    let inner = window::open(screen, lines.len(), ("Keys", words), canvas);
    let top = top.min(lines.len().saturating_sub(usize::from(inner.height)));
    for (row, line) in (0..inner.height).zip(lines.iter().skip(top)) {
        match line {
            Line::Heading(title) => {
                canvas.put(inner, (0, row), title, Role::Baseline);
            }
            Line::Key(binding) => key(state, binding, (row, inner), canvas),
        }
    }
}

/// The keys of a group that hold in the view; nothing of a group that has none here.
fn group(state: &State, group: Group) -> Vec<Line> {
    let held = KEYMAP.iter().filter(|binding| binding.group == group && binding.scope.holds_in(state.view));
    let keys: Vec<Line> = held.map(Line::Key).collect();
    let heading = (!keys.is_empty()).then_some(Line::Heading(group.title()));
    heading.into_iter().chain(keys).collect()
}

fn key(state: &State, binding: &Binding, (row, inner): (u16, Rect), canvas: &mut Canvas<'_>) {
    let reason = binding.action.unavailable(state);
    let role = if reason.is_some() { Role::Context } else { Role::Text };
    canvas.put(inner, (1, row), &binding.keys.join(" "), role);
    let column = canvas.put(inner, (WORDS, row), binding.words(), Role::Muted);
    let reason = reason.map(|reason| format!(" (now: {reason})")).unwrap_or_default();
    if column + width(&reason) <= inner.width {
        canvas.put(inner, (column, row), &reason, Role::Context);
    }
}
