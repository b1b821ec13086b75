//! File contents made fit to be shown: no control character leaves this module, and no cell is longer than a line.

use std::fmt::Write as _;

/// How many characters of a cell are shown.
const LETTERS: usize = 60;

/// How many names a list holds.
const NAMES: usize = 10;

/// A cell as a message may hold it: control characters escaped, cut where it is long.
pub(crate) fn escaped(text: &str) -> String {
    match text.char_indices().nth(LETTERS) {
        Some((end, _)) => safe(text.get(..end).unwrap_or(text)) + "…",
        None => safe(text),
    }
}

/// A text with its control characters escaped.
pub(crate) fn safe(text: &str) -> String {
    let mut shown = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '\n' => shown.push_str("\\n"),
            '\r' => shown.push_str("\\r"),
            '\t' => shown.push_str("\\t"),
            // Writing to a string cannot fail.
            _ if (letter as u32) < 0x100 && letter.is_control() => {
                let _ = write!(shown, "\\x{:02x}", letter as u32);
            }
            _ if letter.is_control() || is_invisible(letter) => {
                let _ = write!(shown, "\\u{{{:x}}}", letter as u32);
            }
            _ => shown.push(letter),
        }
    }
    shown
}

/// Names in a message: each in quotes, at most ten of them.
pub(crate) fn listed(names: &[impl AsRef<str>]) -> String {
    let shown: Vec<String> =
        names.iter().take(NAMES).map(|name| format!("\"{}\"", escaped(name.as_ref()))).collect();
    let more = if names.len() > NAMES { format!(" and {} more", names.len() - NAMES) } else { String::new() };
    shown.join(", ") + &more
}

/// Letters that turn the direction of what follows, or take no room.
fn is_invisible(letter: char) -> bool {
    matches!(letter, '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{2069}' | '\u{feff}')
}
