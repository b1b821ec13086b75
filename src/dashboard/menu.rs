//! A short list to choose from, by letter, by arrows or by click: what to copy, what to write to a file.

use super::copy::Copied;
use super::effect::{Effect, Saved};
use super::key::{Code, Key};
use super::line::leaves;
use super::overlay::{Overlay, stepped};
use super::state::State;
use crate::catalog::Row;

/// What a row of a menu does.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Deed {
    /// Sends something to the terminal's clipboard.
    Copy(Copied),
    /// Writes something to a file.
    Save(Saved),
}

/// A row of a menu.
#[derive(Debug, PartialEq, Eq)]
pub struct Choice {
    /// The letter that chooses it.
    pub letter: char,
    /// What it does.
    pub deed: Deed,
    id: &'static str,
    words: &'static str,
}

impl Row for Choice {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

const fn choice(letter: char, deed: Deed, (id, words): (&'static str, &'static str)) -> Choice {
    Choice { letter, deed, id, words }
}

/// What can be copied.
pub static COPIES: &[Choice] = &[
    choice('s', Deed::Copy(Copied::Sentence), ("sentence", "the answer in sentences that one may write")),
    choice('v', Deed::Copy(Copied::Value), ("value", "the value under the cursor or in the cell")),
    choice(
        'r',
        Deed::Copy(Copied::Row),
        ("row", "the row that one is in, or every year on the cursor's day"),
    ),
    choice('t', Deed::Copy(Copied::Series), ("series", "the numbers of this view, for a spreadsheet")),
    choice('c', Deed::Copy(Copied::Command), ("command", "the command line that shows the same")),
];

/// What can be written to a file in the folder that the program was started in.
pub static SAVES: &[Choice] = &[
    choice('c', Deed::Save(Saved::Csv), ("csv", "the numbers of this view, for a spreadsheet")),
    choice('m', Deed::Save(Saved::Markdown), ("markdown", "the same as a table for a document")),
    choice('j', Deed::Save(Saved::Json), ("json", "the same for a program")),
    choice('t', Deed::Save(Saved::Picture), ("text", "what is on the screen, as plain text")),
];

/// A menu that is open.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Menu {
    /// What it asks.
    pub title: &'static str,
    /// Its rows.
    pub choices: &'static [Choice],
    /// The row that is chosen, from 0.
    pub at: usize,
}

impl Menu {
    pub(super) const COPY: Self = Self { title: "Copy", choices: COPIES, at: 0 };
    pub(super) const SAVE: Self = Self { title: "Write to a file", choices: SAVES, at: 0 };
}

/// Takes a key: a letter does its row, Enter the chosen one, arrows choose, Esc closes.
pub(super) fn read(state: &mut State, menu: Menu, key: Key) -> Effect {
    let chosen = if key == Key::new(Code::Enter) {
        menu.choices.get(menu.at)
    } else {
        menu.choices.iter().find(|choice| key == Key::char(choice.letter))
    };
    if let Some(choice) = chosen {
        state.overlay = None;
        return match choice.deed {
            Deed::Copy(what) => super::copy::copy(state, what),
            Deed::Save(what) => Effect::Save(what),
        };
    } else if leaves(key) || key == Key::char('q') {
        state.overlay = None;
    } else if let Some(at) = stepped(menu.at, menu.choices.len(), key) {
        state.overlay = Some(Overlay::Menu(Menu { at, ..menu }));
    } else {
        // Other keys do nothing here, and do not close it.
    }
    Effect::Redraw
}
