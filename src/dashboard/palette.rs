//! The command palette: every action that holds in the view by name, narrowed down as one types.

use super::binding::Binding;
use super::key::{Code, Key};
use super::keymap::KEYMAP;
use super::line::{edit, leaves};
use super::overlay::{Overlay, chosen, stepped};
use super::state::State;
use crate::catalog::Row as _;

/// What has been typed, and which of the actions left is chosen.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Palette {
    /// The letters.
    pub typed: String,
    /// The place among the actions left, from 0.
    pub at: usize,
}

impl Palette {
    /// The actions that what was typed may mean, the nearest first.
    #[must_use]
    pub fn found(&self, state: &State) -> Vec<&'static Binding> {
        let held = KEYMAP.iter().filter(|binding| binding.scope.holds_in(state.view));
        let typed = self.typed.trim().to_lowercase();
        let mut found: Vec<_> =
            held.filter_map(|binding| Some((distance(binding, &typed)?, binding))).collect();
        found.sort_by_key(|(distance, _)| *distance);
        found.into_iter().map(|(_, binding)| binding).collect()
    }
}

/// How far an action is from what was typed: its name or its hint begins with it, its name holds it, its words hold it, or
/// its name holds the letters in their order. `None` where it is none of these.
fn distance(binding: &Binding, typed: &str) -> Option<u8> {
    let (id, words) = (binding.id().replace('-', " "), binding.words().to_lowercase());
    if id.starts_with(typed) || binding.hint.is_some_and(|hint| hint.starts_with(typed)) {
        Some(0)
    } else if id.contains(typed) {
        Some(1)
    } else if words.contains(typed) {
        Some(2)
    } else {
        in_order(&id, typed).then_some(3)
    }
}

/// Whether the letters of `typed` stand in `text` in their order, spaces left out.
pub(super) fn in_order(text: &str, typed: &str) -> bool {
    let mut letters = text.chars();
    typed.chars().filter(|letter| *letter != ' ').all(|letter| letters.any(|other| other == letter))
}

/// Takes a key: letters narrow down, arrows choose, Enter gives what is to be done, Esc closes.
pub(super) fn read(state: &mut State, mut palette: Palette, key: Key) -> Option<&'static Binding> {
    let found = palette.found(state);
    state.overlay = None;
    if leaves(key) {
        return None;
    }
    if key == Key::new(Code::Enter) {
        return chosen(&found, palette.at).copied();
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
