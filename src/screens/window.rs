//! What lies over a view: an emptied, bordered area with a title and the words for leaving it.

use ratatui::layout::Rect;
use ratatui::widgets::{Block, Widget as _};

use super::ground::{Canvas, width};
use crate::dashboard::key::Code;
use crate::dashboard::{Ground, Key, Target, WIDEST_OVERLAY};
use crate::theme::{Charset, Role};

/// Words for a key at the border, and the key that a click on them presses, where it is one.
pub(super) type Hint = (&'static str, Option<Key>);

/// The hint for leaving.
pub(super) const ESC_CLOSES: Hint = ("Esc closes", Some(Key::new(Code::Esc)));

/// Opens a window of so many lines in the middle of the screen, or as many as there is height for; gives its inside.
pub(super) fn open(
    screen: Rect,
    lines: usize,
    (title, hints): (&str, &[Hint]),
    canvas: &mut Canvas<'_>,
) -> Rect {
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(screen.height);
    let wide = WIDEST_OVERLAY.min(screen.width);
    let area = Rect {
        x: screen.x + (screen.width - wide) / 2,
        y: screen.y + (screen.height - height) / 2,
        width: wide,
        height,
    };
    canvas.zone(screen, Ground::One(Target::Outside));
    canvas.zone(area, Ground::One(Target::Inside));
    canvas.clear(area);
    match canvas.charset() {
        Charset::Unicode => {
            Block::bordered().border_style(canvas.style(Role::Axis)).render(area, canvas.buffer);
        }
        Charset::Ascii => {
            let rule = "-".repeat(usize::from(area.width));
            canvas.put(area, (0, 0), &rule, Role::Axis);
            canvas.put(area, (0, area.height.saturating_sub(1)), &rule, Role::Axis);
        }
    }
    canvas.put(area, (2, 0), &format!(" {title} "), Role::Headline);
    self::hints(hints, area, width(title) + 4, canvas);
    inside(area)
}

/// The hints at the right of the border above, from a column on; where not all fit, the last ones, which tell how to
/// leave.
fn hints(hints: &[Hint], area: Rect, from: u16, canvas: &mut Canvas<'_>) {
    let wide = |hints: &[Hint]| hints.iter().map(|(words, _)| width(words) + 2).sum::<u16>();
    let room = area.width.saturating_sub(from + 3);
    let fitting = (0..hints.len()).filter_map(|place| hints.get(place..)).find(|rest| wide(rest) <= room);
    let Some(hints) = fitting else { return };
    let mut column = canvas.put(area, (area.width - wide(hints) - 2, 0), " ", Role::Muted);
    for (place, (words, key)) in hints.iter().enumerate() {
        if place > 0 {
            column = canvas.put(area, (column, 0), ", ", Role::Muted);
        }
        if let Some(key) = key {
            canvas.target(area, (column, 0, width(words)), Target::Key(*key));
        }
        column = canvas.put(area, (column, 0), words, Role::Muted);
    }
    canvas.put(area, (column, 0), " ", Role::Muted);
}

/// The ground of a row to choose, at its place in the list; gives the role for its words.
pub(super) fn choice(
    inner: Rect,
    row: u16,
    (place, chosen): (usize, bool),
    canvas: &mut Canvas<'_>,
) -> Option<Role> {
    canvas.target(inner, (0, row, inner.width), Target::Command(place));
    chosen.then(|| {
        canvas.put(inner, (0, row), &" ".repeat(usize::from(inner.width)), Role::Selection);
        Role::Selection
    })
}

/// At the border below, which of the lines are seen; nothing where all are.
pub(super) fn tell_lines(inner: Rect, (top, lines): (usize, usize), canvas: &mut Canvas<'_>) {
    let seen = usize::from(inner.height);
    if lines > seen {
        let words = format!(" lines {} to {} of {lines} ", top + 1, (top + seen).min(lines));
        let border = Rect { y: inner.y + inner.height, height: 1, ..inner };
        canvas.put(border, (border.width.saturating_sub(width(&words)), 0), &words, Role::Muted);
    }
}

/// What is within the border.
fn inside(area: Rect) -> Rect {
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}
