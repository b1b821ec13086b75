//! File contents made fit to be shown: no control character leaves this module, and no cell is longer than a line.

use crate::visible::visible;

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

/// A text with everything escaped that a terminal would obey or a reader not see.
pub(crate) fn safe(text: &str) -> String {
    visible(text).into_owned()
}

/// Whether a text can be typed between single quotes as it is shown.
pub(crate) fn is_typed(text: &str) -> bool {
    safe(text) == text && !text.contains(['\'', '\u{fffd}'])
}

/// Names in a message: each in quotes, at most ten of them.
pub(crate) fn listed(names: &[impl AsRef<str>]) -> String {
    let shown: Vec<String> =
        names.iter().take(NAMES).map(|name| format!("\"{}\"", escaped(name.as_ref()))).collect();
    let more = if names.len() > NAMES { format!(" and {} more", names.len() - NAMES) } else { String::new() };
    shown.join(", ") + &more
}

/// The option that names a sheet, as a shell reads it.
pub(crate) fn sheet_option(name: &str) -> String {
    format!("--sheet '{}'", name.replace('\'', "'\\''"))
}
