//! The keys of a view, to scroll through and to search.

use super::binding::{Binding, Group};
use super::key::{Code, Key};
use super::keymap::KEYMAP;
use super::line::edit;
use super::overlay::{Overlay, closes, room_over, scrolled};
use super::state::State;
use crate::catalog::Row as _;
use crate::visible::broken;

/// Where one is in the help.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Help {
    /// The first line shown.
    pub top: usize,
    /// What the keys shown have in their name or their words.
    pub search: String,
    /// Whether letters go into the search.
    pub typing: bool,
}

/// A line of the help.
#[derive(Clone, Debug)]
pub enum HelpLine {
    /// The heading of a group.
    Heading(&'static str),
    /// Keys, and what they do, or as much of it as stands beside them.
    Keys(&'static Binding, String),
    /// More of what the keys above do.
    Words(&'static Binding, String),
}

/// From so many columns on, what keys do stands beside them.
const WIDE: u16 = 60;

/// The column that what keys do starts at, on a screen with so many: behind the widest row of keys, or below them.
#[must_use]
pub fn help_indent(columns: u16) -> u16 {
    if columns < WIDE { 3 } else { 25 }
}

impl Help {
    /// The keys that hold in the view, by group, those that what was typed means; broken to so many columns.
    #[must_use]
    pub fn lines(&self, state: &State, columns: u16) -> Vec<HelpLine> {
        let typed = self.search.trim().to_lowercase();
        let group = |group: Group| {
            let held = KEYMAP.iter().filter(|binding| binding.scope.holds_in(state.view));
            let held = held.filter(|binding| binding.group == group && means(binding, &typed));
            let keys: Vec<HelpLine> = held.flat_map(|binding| lines_of(binding, state, columns)).collect();
            let heading = (!keys.is_empty()).then_some(HelpLine::Heading(group.title()));
            heading.into_iter().chain(keys).collect::<Vec<_>>()
        };
        Group::ALL.into_iter().flat_map(group).collect()
    }

    /// The rows that lines have on the screen: one fewer while there is a search.
    #[must_use]
    pub fn rows(&self, state: &State) -> u16 {
        room_over(state.size).1.saturating_sub(u16::from(self.is_searched()))
    }

    /// Whether a line shows what was typed.
    #[must_use]
    pub fn is_searched(&self) -> bool {
        self.typing || !self.search.is_empty()
    }
}

/// A binding, with why it would do nothing now.
fn lines_of(binding: &'static Binding, state: &State, columns: u16) -> Vec<HelpLine> {
    let reason = binding.action.unavailable(state);
    let reason = reason.map(|reason| format!(" (now: {reason})")).unwrap_or_default();
    let room = usize::from(columns.saturating_sub(help_indent(columns)));
    let mut words = broken(&format!("{}{reason}", binding.words()), room).into_iter();
    let beside = if columns < WIDE { None } else { words.next() };
    let keys = HelpLine::Keys(binding, beside.unwrap_or_default());
    std::iter::once(keys).chain(words.map(|words| HelpLine::Words(binding, words))).collect()
}

/// Whether every word typed stands in the name, the words or the keys of a binding.
fn means(binding: &Binding, typed: &str) -> bool {
    let text = format!("{} {} {}", binding.keys.join(" "), binding.id(), binding.words()).to_lowercase();
    typed.split_whitespace().all(|word| text.contains(word))
}

/// Takes a key: it scrolls, is typed into the search, or closes.
pub(super) fn read(state: &mut State, mut help: Help, key: Key) {
    state.overlay = None;
    if help.typing {
        help.top = 0;
        if key == Key::char('c').control() {
            return;
        } else if key == Key::new(Code::Esc) {
            help = Help::default();
        } else if key == Key::new(Code::Enter) {
            help.typing = false;
        } else {
            edit(&mut help.search, key);
        }
    } else if key == Key::char('/') {
        help = Help { typing: true, ..Help::default() };
    } else if key == Key::new(Code::Esc) && help.is_searched() {
        help = Help::default();
    } else if closes(key) || key == Key::new(Code::F(1)) {
        return;
    } else if let Some(top) =
        scrolled(help.top, key, (help.lines(state, room_over(state.size).0).len(), help.rows(state)))
    {
        help.top = top;
    } else {
        // Other keys do nothing here, and do not close it.
    }
    state.overlay = Some(Overlay::Help(help));
}
