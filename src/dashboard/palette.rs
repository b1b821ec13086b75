//! The command palette: every action that holds in the view by name, and every choice that keys step through, narrowed
//! down as one types.

use super::action::Action;
use super::binding::Binding;
use super::choices::{Choice, choices};
use super::key::{Code, Key};
use super::keymap::KEYMAP;
use super::line::{edit, leaves};
use super::overlay::{Overlay, chosen, stepped};
use super::state::State;
use super::tables::{TABLES, TableId};
use super::views::{VIEWS, ViewId};
use crate::catalog::Row as _;

/// What has been typed, and which of the commands left is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Palette {
    /// The letters.
    pub typed: String,
    /// The place among the commands left, from 0.
    pub at: usize,
}

/// A row of the palette.
#[derive(Clone, Debug)]
pub enum Command {
    /// What a key does.
    Act(&'static Binding),
    /// One of what a key steps through.
    Ask(Box<Choice>),
    /// One of the views.
    View(ViewId),
    /// One of the tables, by its name.
    Table(TableId, String),
}

/// Why what is shown cannot be chosen.
const SHOWN: &str = "this is what is shown";

/// The first key of an action.
fn key_of(action: Action) -> &'static str {
    let binding = KEYMAP.iter().find(|binding| binding.action == action);
    binding.and_then(|binding| binding.keys.first()).copied().unwrap_or_default()
}

impl Command {
    /// What it is called.
    #[must_use]
    pub fn name(&self) -> &str {
        match self {
            Self::Act(binding) => binding.id(),
            Self::Ask(choice) => &choice.name,
            Self::View(view) => view.id(),
            Self::Table(_, name) => name,
        }
    }

    /// What it means.
    #[must_use]
    pub fn words(&self) -> &str {
        match self {
            Self::Act(binding) => binding.words(),
            Self::Ask(choice) => &choice.words,
            Self::View(view) => view.words(),
            Self::Table(table, _) => table.words(),
        }
    }

    /// The key that does the same, or steps there.
    #[must_use]
    pub fn key(&self) -> &'static str {
        match self {
            Self::Act(binding) => binding.keys.first().copied().unwrap_or_default(),
            Self::Ask(choice) => choice.key,
            Self::View(_) => key_of(Action::NextView),
            Self::Table(..) => key_of(Action::NextTable),
        }
    }

    /// Why it would do nothing now; `None` where it does something.
    #[must_use]
    pub fn unavailable(&self, state: &State) -> Option<&'static str> {
        match self {
            Self::Act(binding) => Action::unavailable(binding.action, state),
            Self::Ask(choice) => choice.is_asked(state).then_some(SHOWN),
            Self::View(view) => (state.view == *view).then_some(SHOWN),
            Self::Table(table, _) => {
                (state.view == ViewId::Table && state.place.table == *table).then_some(SHOWN)
            }
        }
    }

    /// How far it is from what was typed: its name or its hint begins with it, its name holds it, its words hold it, or the
    /// name of an action holds the letters in their order. `None` where it is none of these.
    fn distance(&self, typed: &str) -> Option<u8> {
        let (name, words) = (self.name().replace('-', " ").to_lowercase(), self.words().to_lowercase());
        let hint = match self {
            Self::Act(binding) => binding.hint,
            Self::Ask(_) | Self::View(_) | Self::Table(..) => None,
        };
        if name.starts_with(typed) || hint.is_some_and(|hint| hint.starts_with(typed)) {
            Some(0)
        } else if name.contains(typed) {
            Some(1)
        } else if words.contains(typed) {
            Some(2)
        } else {
            (matches!(self, Self::Act(_)) && in_order(&name, typed)).then_some(3)
        }
    }
}

impl Palette {
    /// The commands that what was typed may mean, the nearest first.
    #[must_use]
    pub fn found(&self, state: &State) -> Vec<Command> {
        let held = KEYMAP.iter().filter(|binding| binding.scope.holds_in(state.view)).map(Command::Act);
        let typed = self.typed.trim().to_lowercase();
        let views = VIEWS.iter().copied().map(Command::View);
        let tables = TABLES.iter().map(|table| Command::Table(*table, format!("table of {}", table.title())));
        let asked = choices(state).into_iter().map(|choice| Command::Ask(Box::new(choice)));
        let all = held.chain(views).chain(tables).chain(asked);
        let mut found: Vec<_> =
            all.filter_map(|command| Some((command.distance(&typed)?, command))).collect();
        found.sort_by_key(|(distance, _)| *distance);
        found.into_iter().map(|(_, command)| command).collect()
    }
}

/// Whether the letters of `typed` stand in `text` in their order, spaces left out.
pub(super) fn in_order(text: &str, typed: &str) -> bool {
    let mut letters = text.chars();
    typed.chars().filter(|letter| *letter != ' ').all(|letter| letters.any(|other| other == letter))
}

/// Takes a key: letters narrow down, arrows choose, Enter gives what is to be done, Esc closes.
pub(super) fn read(state: &mut State, mut palette: Palette, key: Key) -> Option<Command> {
    let found = palette.found(state);
    state.overlay = None;
    if leaves(key) {
        return None;
    }
    if key == Key::new(Code::Enter) {
        return chosen(&found, palette.at).cloned();
    }
    if let Some(at) = stepped(palette.at, found.len(), key) {
        palette.at = at;
    } else if edit(&mut palette.typed, key) {
        palette.at = 0;
    } else {
        // Other keys do nothing here, and do not close it.
    }
    state.overlay = Some(Overlay::Palette(palette));
    None
}
