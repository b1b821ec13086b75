//! Words made to fit: in a shorter form, with fewer clauses, with `…` for what is missing, or spread over rows.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use super::ground::width;

/// The first form that fits; forms go from the longest to the shortest.
pub(super) fn fitting<T: AsRef<str>>(forms: impl IntoIterator<Item = T>, room: u16) -> Option<T> {
    forms.into_iter().find(|form| width(form.as_ref()) <= room)
}

/// A title without its last clauses, as many as it takes to fit; one that has none to spare stays as it is.
pub(super) fn titled(title: &str, room: u16) -> &str {
    let fits = |text: &str| width(text) <= room;
    // What stands in brackets goes first; a date has a comma of its own.
    let shortened = [" (", ", ", " on ", " against "].into_iter().map(|clause| {
        let mut kept = title;
        while let Some(end) = kept.rfind(clause).filter(|_| !fits(kept)) {
            kept = kept.get(..end).unwrap_or_default();
        }
        kept
    });
    shortened.into_iter().find(|kept| fits(kept)).unwrap_or(title)
}

/// As many whole clauses of a statement as fit; no figure is ever cut in half.
pub(super) fn clauses(text: &str, room: u16) -> &str {
    let mut kept = text;
    while width(kept) > room {
        let ends = [kept.rfind("; "), kept.rfind(", "), kept.rfind(": ")];
        let Some(end) = ends.into_iter().flatten().max().and_then(|end| kept.get(..end)) else { break };
        kept = end;
    }
    kept
}

/// Text cut to a width, with `…` where something is missing.
pub(super) fn fitted(text: &str, room: usize) -> String {
    if text.width() <= room {
        return text.to_owned();
    }
    let (mut kept, mut used) = (String::new(), 0);
    for letter in text.chars() {
        let wide = letter.width().unwrap_or(0);
        if used + wide + 1 > room {
            break;
        }
        used += wide;
        kept.push(letter);
    }
    if room > 0 {
        kept.push('…');
    }
    kept
}

/// Parts in rows, two spaces between them, as many to a row as fit it.
pub(super) fn packed(parts: impl IntoIterator<Item = String>, room: u16) -> Vec<String> {
    let mut rows: Vec<String> = Vec::new();
    for part in parts {
        match rows.last_mut().filter(|row| width(row) + 2 + width(&part) <= room) {
            Some(row) => *row = format!("{row}  {part}"),
            None => rows.push(part),
        }
    }
    rows
}
