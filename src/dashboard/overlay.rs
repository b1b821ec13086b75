//! What lies over a view, how much room it has there, and how it is scrolled.

use super::goal::GoTo;
use super::help::Help;
use super::key::{Code, Key};
use super::menu::Menu;
use super::open::Prompt;
use super::palette::Palette;
use super::why::Why;

/// What lies over a view.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Overlay {
    /// The keys.
    Help(Help),
    /// Why a figure is what it is.
    Why(Box<Why>),
    /// The line that a day or a year is typed into.
    GoTo(GoTo),
    /// Every action by name.
    Palette(Palette),
    /// The views that are kept, and which of them one is at.
    Bookmarks {
        /// Its place, from 0.
        at: usize,
    },
    /// A short list to choose from.
    Menu(Menu),
    /// The line that the name of a file is typed into.
    Open(Prompt),
    /// The line that a search is typed into.
    Search,
}

impl Overlay {
    /// Chooses the row at a place, where there are rows to choose from.
    pub(super) fn choose(&mut self, place: usize) {
        match self {
            Self::Palette(palette) => palette.at = place,
            Self::Menu(menu) => menu.at = place,
            Self::Open(prompt) => prompt.at = Some(place),
            Self::Bookmarks { at } => *at = place,
            Self::GoTo(go) => go.at = place,
            Self::Help(_) | Self::Why(_) | Self::Search => {}
        }
    }
}

/// The widest that anything is laid over a view: longer lines are hard to read.
pub const WIDEST_OVERLAY: u16 = 104;

/// The columns and rows within the border of what lies over a screen of this size.
#[must_use]
pub fn room_over((columns, rows): (u16, u16)) -> (u16, u16) {
    (WIDEST_OVERLAY.min(columns).saturating_sub(4), rows.saturating_sub(2))
}

/// The keys that end what is read.
pub(super) fn closes(key: Key) -> bool {
    let keys = [
        Key::new(Code::Esc),
        Key::new(Code::Enter),
        Key::char('q'),
        Key::char('?'),
        Key::char('c').control(),
    ];
    keys.contains(&key)
}

/// The row of a list at a place; the last one where it has fewer.
pub(super) fn chosen<T>(rows: &[T], at: usize) -> Option<&T> {
    rows.get(at).or(rows.last())
}

/// The place in a list of so many rows after an arrow; `None` of any other key.
pub(super) fn stepped(at: usize, rows: usize, key: Key) -> Option<usize> {
    let last = rows.saturating_sub(1);
    if key == Key::new(Code::Down) {
        Some((at + 1).min(last))
    } else if key == Key::new(Code::Up) {
        Some(at.min(last).saturating_sub(1))
    } else {
        None
    }
}

/// The first line shown after a key that scrolls so many lines through so many rows; `None` of any other key.
pub(super) fn scrolled(top: usize, key: Key, (lines, rows): (usize, u16)) -> Option<usize> {
    let page = usize::from(rows.saturating_sub(1).max(1));
    let last = lines.saturating_sub(usize::from(rows));
    let top = match (key.code(), key.has_control() || key.has_alt() || key.has_shift()) {
        (Code::Down | Code::Char('j'), false) => top + 1,
        (Code::Up | Code::Char('k'), false) => top.saturating_sub(1),
        (Code::PageDown | Code::Char(' '), false) => top + page,
        (Code::PageUp, false) => top.saturating_sub(page),
        (Code::Home | Code::Char('g'), false) => 0,
        (Code::End | Code::Char('G'), false) => last,
        (_, _) => return None,
    };
    Some(top.min(last))
}
