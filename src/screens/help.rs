//! The keys, from the keymap, over the view; scrolled where the screen is low.

use ratatui::layout::Rect;
use ratatui::widgets::{Block, Widget as _};

use super::ground::{Canvas, width};
use crate::catalog::Row as _;
use crate::dashboard::{Binding, Group, KEYMAP, State};
use crate::theme::{Charset, Role};

/// Where the words start: behind the widest row of keys.
const WORDS: u16 = 25;
/// The widest that the help is drawn.
const WIDEST: u16 = 104;

/// A row of the help.
enum Line {
    Heading(&'static str),
    Key(&'static Binding),
}

pub(super) fn view(state: &State, top: usize, screen: Rect, canvas: &mut Canvas<'_>) {
    let lines: Vec<Line> = Group::ALL.into_iter().flat_map(|group| self::group(state, group)).collect();
    let height = u16::try_from(lines.len() + 2).unwrap_or(u16::MAX).min(screen.height);
    let wide = WIDEST.min(screen.width);
    let area = Rect {
        x: screen.x + (screen.width - wide) / 2,
        y: screen.y + (screen.height - height) / 2,
        width: wide,
        height,
    };
    canvas.clear(area);
    let inner = Rect { x: area.x + 2, y: area.y + 1, width: area.width - 4, height: area.height - 2 };
    let shown = usize::from(inner.height);
    let top = top.min(lines.len().saturating_sub(shown));
    let scrolls = lines.len() > shown;
    let words = if scrolls { " Up Down scroll, Esc closes " } else { " Esc closes " };
    boxed(area, (" Keys ", words), canvas);
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
    let scope = state.view.scope();
    let held = KEYMAP.iter().filter(|binding| binding.group == group && binding.scope.holds_in(scope));
    let keys: Vec<Line> = held.map(Line::Key).collect();
    let heading = (!keys.is_empty()).then_some(Line::Heading(group.title()));
    heading.into_iter().chain(keys).collect()
}

/// A border with what stands in it at the upper left, and how to leave it at the upper right.
pub(super) fn boxed(area: Rect, (title, words): (&str, &str), canvas: &mut Canvas<'_>) {
    let style = canvas.style(Role::Axis);
    match canvas.charset() {
        Charset::Unicode => Block::bordered().border_style(style).render(area, canvas.buffer),
        Charset::Ascii => {
            let rule = "-".repeat(usize::from(area.width));
            canvas.put(area, (0, 0), &rule, Role::Axis);
            canvas.put(area, (0, area.height.saturating_sub(1)), &rule, Role::Axis);
        }
    }
    canvas.put(area, (2, 0), title, Role::Headline);
    canvas.put(area, (area.width.saturating_sub(width(words) + 2), 0), words, Role::Muted);
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
