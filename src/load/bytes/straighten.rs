//! Texts that a word processor or a careless program has wrapped: typographic quotes around cells, whole lines in
//! quotes. Line ends stay where they are.

use super::keyed;

/// Delimiters that cells in such quotes are parted by.
const DELIMITERS: [char; 4] = [',', ';', '\t', '|'];

/// A text with plain quotes around its cells only, and what was done to it; `None` where nothing has to be.
pub(crate) fn straighten(text: &str) -> Option<(String, &'static str)> {
    if let Some(parted) = keyed::parted(text) {
        return Some((parted, "the keys in the first column were parted at their commas"));
    }
    let plain = plain_quotes(text);
    plain.map(|text| (text, "typographic quotes around cells were read as plain ones")).or_else(|| {
        unwrapped(text).map(|text| (text, "lines that were quoted whole were read without those quotes"))
    })
}

/// The text with `“` and `”` as `"`, where all of them stand around cells and no other quotes do.
fn plain_quotes(text: &str) -> Option<String> {
    if !text.contains(['“', '”']) || text.contains('"') {
        return None;
    }
    let at_edge = |before: Option<char>| {
        before.is_none_or(|letter| "\r\n".contains(letter) || DELIMITERS.contains(&letter))
    };
    let (mut plain, mut before) = (String::with_capacity(text.len()), None);
    let mut letters = text.chars().peekable();
    let mut open = false;
    while let Some(letter) = letters.next() {
        let fits = match letter {
            '“' => !open && at_edge(before),
            '”' => open && at_edge(letters.peek().copied()),
            _ => true,
        };
        if !fits {
            return None;
        }
        let is_mark = matches!(letter, '“' | '”');
        open ^= is_mark;
        plain.push(if is_mark { '"' } else { letter });
        before = Some(letter);
    }
    (!open).then_some(plain)
}

/// The text without the quotes around its lines, where every line is one quoted cell that holds a row.
fn unwrapped(text: &str) -> Option<String> {
    let mut plain = String::with_capacity(text.len());
    let mut lines = 0;
    for line in text.split_inclusive('\n') {
        let row = line.trim_end_matches(['\r', '\n']);
        let end = line.get(row.len()..)?;
        if !row.is_empty() {
            let inside = row.strip_prefix('"')?.strip_suffix('"')?;
            let is_row = !inside.replace("\"\"", "").contains('"') && inside.contains(DELIMITERS);
            plain.push_str(&is_row.then(|| inside.replace("\"\"", "\""))?);
            lines += 1;
        }
        plain.push_str(end);
    }
    (lines > 1).then_some(plain)
}
