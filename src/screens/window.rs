//! What lies over a view: an emptied, bordered area with a title and the words for leaving it.

use ratatui::layout::Rect;
use ratatui::widgets::{Block, Widget as _};

use super::ground::{Canvas, width};
use crate::dashboard::{Ground, Target};
use crate::theme::{Charset, Role};

/// The widest that anything is laid over a view.
const WIDEST: u16 = 104;

/// How many columns there are within the border on this screen.
pub(super) fn room(screen: Rect) -> u16 {
    WIDEST.min(screen.width).saturating_sub(4)
}

/// Opens a window of so many lines in the middle of the screen, or as many as there is height for; gives its inside.
pub(super) fn open(
    screen: Rect,
    lines: usize,
    (title, words): (&str, &str),
    canvas: &mut Canvas<'_>,
) -> Rect {
    let height = u16::try_from(lines + 2).unwrap_or(u16::MAX).min(screen.height);
    let wide = WIDEST.min(screen.width);
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
    canvas.put(area, (area.width.saturating_sub(width(words) + 4), 0), &format!(" {words} "), Role::Muted);
    Rect {
        x: area.x + 2,
        y: area.y + 1,
        width: area.width.saturating_sub(4),
        height: area.height.saturating_sub(2),
    }
}
