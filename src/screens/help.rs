//! The keys, from the keymap, over the view; scrolled where the screen is low, narrowed down by a search.

use ratatui::layout::Rect;

use super::ground::{Canvas, below};
use super::window::{self, ESC_CLOSES};
use crate::dashboard::{Binding, Help, HelpLine, Key, State, help_indent, room_over};
use crate::theme::Role;

pub(super) fn view(state: &State, help: &Help, screen: Rect, canvas: &mut Canvas<'_>) {
    let columns = room_over((screen.width, screen.height)).0;
    let lines = help.lines(state, columns);
    let searched = usize::from(help.is_searched());
    let scrolls = lines.len() + searched + 2 > usize::from(screen.height);
    let search = ("/ searches", Some(Key::char('/')));
    let hints = [("Up Down scroll", None), search, ESC_CLOSES];
    let hints = if scrolls { &hints[..] } else { hints.get(1..).unwrap_or_default() };
    let mut inner = window::open(screen, lines.len().max(1) + searched, ("Keys of this view", hints), canvas);
    if help.is_searched() {
        let end = canvas.put(inner, (0, 0), &format!("/{}", help.search), Role::Headline);
        let (cursor, words) =
            if help.typing { (" ", "  Enter keeps, Esc shows all") } else { ("", "  Esc shows all") };
        canvas.put(inner, (end, 0), cursor, Role::Selection);
        canvas.put(inner, (end + 1, 0), words, Role::Muted);
        inner = below(inner, 1);
    }
    if lines.is_empty() {
        canvas.put(inner, (0, 0), "no key of this view says that", Role::Muted);
    }
    let top = help.top.min(lines.len().saturating_sub(usize::from(inner.height)));
    window::tell_lines(inner, (top, lines.len()), canvas);
    let indent = help_indent(columns);
    for (row, line) in (0..inner.height).zip(lines.iter().skip(top)) {
        match line {
            HelpLine::Heading(title) => {
                canvas.put(inner, (0, row), title, Role::Baseline);
            }
            HelpLine::Keys(binding, words) => {
                let (keys, role) = roles(binding, state);
                canvas.put(inner, (1, row), &binding.keys.join(" "), keys);
                canvas.put(inner, (indent, row), words, role);
            }
            HelpLine::Words(binding, words) => {
                canvas.put(inner, (indent, row), words, roles(binding, state).1);
            }
        }
    }
}

/// The roles of keys and of what they do: paler where they would do nothing now.
fn roles(binding: &Binding, state: &State) -> (Role, Role) {
    match binding.action.unavailable(state) {
        Some(_) => (Role::Context, Role::Context),
        None => (Role::Text, Role::Muted),
    }
}
