//! Text that is pasted, and files that are dragged onto the terminal, which writes their paths as if they were pasted.
//!
//! Pasted letters are no keys: what stands on a clipboard by chance must not do anything.

use super::effect::Effect;
use super::key::Key;
use super::open::Prompt;
use super::overlay::Overlay;
use super::state::State;
use super::update::{Message, update};

/// Takes pasted text: into the line that one types into, else as the path of a file to open.
pub(super) fn paste(state: &mut State, text: &str) -> Effect {
    // Terminals send the ends of lines as Enter does: as a carriage return.
    let line = text.trim().split(['\r', '\n']).next().unwrap_or_default();
    match &state.overlay {
        Some(Overlay::Palette(_) | Overlay::GoTo(_) | Overlay::Search) => typed(state, line),
        Some(Overlay::Help(help)) if help.typing => typed(state, line),
        Some(Overlay::Open(prompt)) => offer(state, format!("{}{}", prompt.typed, path(line))),
        None if !line.is_empty() => offer(state, path(line)),
        Some(Overlay::Help(_) | Overlay::Why(_) | Overlay::Menu(_) | Overlay::Bookmarks { .. }) | None => {
            Effect::None
        }
    }
}

/// Every letter as if it were typed.
fn typed(state: &mut State, line: &str) -> Effect {
    for letter in line.chars() {
        update(state, &Message::Key(Key::char(letter)));
    }
    Effect::Redraw
}

/// The line for the name of a file, for Enter to open.
fn offer(state: &mut State, typed: String) -> Effect {
    state.notice = None;
    state.overlay = Some(Overlay::Open(Prompt { typed: typed.clone(), ..Prompt::default() }));
    Effect::Complete(typed)
}

/// A path without what terminals put round it: quotes, backslashes before spaces, or the form of an address.
fn path(line: &str) -> String {
    let quoted = |mark: char| line.strip_prefix(mark).and_then(|rest| rest.strip_suffix(mark));
    if let Some(inner) = quoted('\'').or_else(|| quoted('"')) {
        return inner.replace("'\\''", "'");
    }
    if let Some(rest) = line.strip_prefix("file://") {
        return decoded(rest).unwrap_or_else(|| rest.to_owned());
    }
    if is_of_drive(line) {
        return line.to_owned();
    }
    let mut path = String::new();
    let mut letters = line.chars();
    while let Some(letter) = letters.next() {
        path.extend(if letter == '\\' { letters.next() } else { Some(letter) });
    }
    path
}

/// Whether a path begins as those do whose folders are parted by backslashes: `C:\` or `\\`.
fn is_of_drive(line: &str) -> bool {
    let mut letters = line.chars();
    let drive = letters.next().is_some_and(|letter| letter.is_ascii_alphabetic());
    line.starts_with("\\\\") || drive && letters.as_str().starts_with(":\\")
}

/// The path of an address: `%20` is a space there.
fn decoded(address: &str) -> Option<String> {
    let mut bytes = Vec::new();
    let mut rest = address.bytes();
    while let Some(byte) = rest.next() {
        if byte == b'%' {
            let digit = |byte: u8| char::from(byte).to_digit(16);
            let value = digit(rest.next()?)? * 16 + digit(rest.next()?)?;
            bytes.push(u8::try_from(value).ok()?);
        } else {
            bytes.push(byte);
        }
    }
    String::from_utf8(bytes).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_path_is_freed_of_what_terminals_put_round_it() {
        let check = |line: &str, expected: &str| assert_eq!(path(line), expected, "{line}");
        check("/a/b.csv", "/a/b.csv");
        check("'/a/my file.csv'", "/a/my file.csv");
        check("'/a/it'\\''s.csv'", "/a/it's.csv");
        check("\"/a/my file.csv\"", "/a/my file.csv");
        check("/a/my\\ file.csv", "/a/my file.csv");
        check("C:\\a\\my file.csv", "C:\\a\\my file.csv");
        check("\\\\server\\a\\b.csv", "\\\\server\\a\\b.csv");
        check("file:///a/my%20file.csv", "/a/my file.csv");
        check("file:///a/100%.csv", "/a/100%.csv");
        check("", "");
    }
}
