//! The line that the name of a file is typed into, with the names that it may become.
//!
//! What there is on the disk is not known here: the names are asked for and come as a message.

use super::effect::Effect;
use super::key::{Code, Key};
use super::line::{edit, leaves};
use super::notice::Notice;
use super::overlay::Overlay;
use super::state::State;

/// What has been typed, and the names that begin so.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Prompt {
    /// The letters.
    pub typed: String,
    /// Paths that begin with them; folders end with a slash.
    pub offers: Vec<String>,
    /// Which of the offers is chosen; none where it is what was typed.
    pub at: Option<usize>,
}

/// Opens the line, and asks for the names.
pub(super) fn open(state: &mut State) -> Effect {
    state.overlay = Some(Overlay::Open(Prompt::default()));
    Effect::Complete(String::new())
}

/// The names that begin with what was typed; those that come late, for something else, are left alone.
pub(super) fn offer(state: &mut State, typed: &str, offers: Vec<String>) {
    if let Some(Overlay::Open(prompt)) = &mut state.overlay
        && prompt.typed == typed
    {
        (prompt.offers, prompt.at) = (offers, None);
    }
}

/// Takes a key: letters and Tab write, arrows choose, Enter opens, Esc closes.
pub(super) fn read(state: &mut State, mut prompt: Prompt, key: Key) -> Effect {
    let last = prompt.offers.len().checked_sub(1);
    let mut effect = Effect::Redraw;
    state.overlay = None;
    if leaves(key) {
        return effect;
    }
    if key == Key::new(Code::Enter) {
        let chosen = prompt.at.and_then(|at| prompt.offers.get(at)).cloned();
        let path = chosen.unwrap_or_else(|| prompt.typed.trim().to_owned());
        if path.is_empty() {
            return effect;
        }
        if !path.ends_with('/') {
            state.notice = Some(Notice::done("reading"));
            return Effect::Open(path);
        }
        prompt = Prompt { typed: path, ..Prompt::default() };
        effect = Effect::Complete(prompt.typed.clone());
    } else if key == Key::new(Code::Down) {
        prompt.at = last.map(|last| prompt.at.map_or(0, |at| (at + 1).min(last)));
    } else if key == Key::new(Code::Up) {
        prompt.at = prompt.at.and_then(|at| at.checked_sub(1));
    } else {
        let before = prompt.typed.clone();
        if key == Key::new(Code::Tab) {
            let chosen = prompt.at.and_then(|at| prompt.offers.get(at)).cloned();
            prompt.typed = chosen.unwrap_or_else(|| shared(&prompt.offers, &prompt.typed));
        } else {
            edit(&mut prompt.typed, key);
        }
        if prompt.typed != before {
            prompt.at = None;
            effect = Effect::Complete(prompt.typed.clone());
        }
    }
    state.overlay = Some(Overlay::Open(prompt));
    effect
}

/// The beginning that all offers share; what was typed where there are none.
fn shared(offers: &[String], typed: &str) -> String {
    let Some((first, rest)) = offers.split_first() else { return typed.to_owned() };
    let begins = |length: usize| {
        let beginning: String = first.chars().take(length).collect();
        rest.iter().all(|other| other.starts_with(&beginning)).then_some(beginning)
    };
    (0..=first.chars().count()).rev().find_map(begins).unwrap_or_else(|| typed.to_owned())
}
