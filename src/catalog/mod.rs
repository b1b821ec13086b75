//! Choices as rows: what a user can pick has an id to type and words to read, and stands in a static table.
//!
//! Pickers, help, `--help` value lists and the README's tables read the tables; nothing else lists the choices.
//! The tables themselves live with what they name. This module knows none of them.

mod near;

pub use near::nearest;

use std::fmt::Write as _;

/// One choice a user has.
pub trait Row: 'static {
    /// What is typed to pick it: lower case, words joined by `_` or `-`, unique in its table.
    fn id(&self) -> &'static str;
    /// What it means, as a sentence without a full stop.
    fn words(&self) -> &'static str;
}

/// The row of this id, if there is one.
#[must_use]
pub fn find<R: Row>(rows: &'static [R], id: &str) -> Option<&'static R> {
    rows.iter().find(|row| row.id() == id)
}

/// The row so many places after the one that is chosen, or before it where negative, round again; from the first where
/// none is.
#[must_use]
pub fn after<T>(rows: &[T], is_chosen: impl Fn(&T) -> bool, places: isize) -> Option<&T> {
    let at = rows.iter().position(is_chosen).unwrap_or(0);
    let all = isize::try_from(rows.len()).ok().filter(|all| *all > 0)?;
    let place = isize::try_from(at).ok()?.saturating_add(places).rem_euclid(all);
    rows.get(usize::try_from(place).ok()?)
}

/// Every id in the order of the table, joined for a message: `a, b, c`.
#[must_use]
pub fn ids<R: Row>(rows: &'static [R]) -> String {
    rows.iter().map(Row::id).collect::<Vec<_>>().join(", ")
}

/// The table as Markdown with two columns, for the README.
#[must_use]
pub fn markdown<R: Row>(headings: (&str, &str), rows: &'static [R]) -> String {
    let mut text = format!("| {} | {} |\n|---|---|\n", headings.0, headings.1);
    for row in rows {
        let _ = writeln!(text, "| `{}` | {} |", row.id(), row.words());
    }
    text
}

/// What is wrong with a table, in the order found; empty when it is sound.
///
/// Ids must be unique, lower case and typeable; words must be there, start like a sentence's middle or a name, and
/// end without a full stop, since they stand in lists.
#[must_use]
pub fn faults<R: Row>(rows: &'static [R]) -> Vec<String> {
    let mut faults = Vec::new();
    let mut seen = Vec::new();
    for row in rows {
        let id = row.id();
        if seen.contains(&id) {
            faults.push(format!("{id}: stands twice"));
        }
        seen.push(id);
        let typeable =
            |letter: char| letter.is_ascii_lowercase() || letter.is_ascii_digit() || "_-".contains(letter);
        if id.is_empty() || !id.chars().all(typeable) {
            faults.push(format!("{id:?}: not an id that can be typed"));
        }
        let words = row.words();
        if words.len() < 3 || words.ends_with('.') || words.trim() != words || words.contains("  ") {
            faults.push(format!("{id}: words {words:?} are not fit for a list"));
        }
    }
    faults
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_goes_round_the_rows_either_way() {
        let check = |rows: &[u8], from: u8, places: isize, to: Option<u8>| {
            assert_eq!(after(rows, |row| *row == from, places).copied(), to, "{rows:?} {from} {places}");
        };
        check(&[1, 2, 3], 1, 1, Some(2));
        check(&[1, 2, 3], 3, 1, Some(1));
        check(&[1, 2, 3], 1, -1, Some(3));
        check(&[1, 2, 3], 2, -5, Some(3));
        check(&[1, 2, 3], 9, 1, Some(2));
        check(&[1], 1, -1, Some(1));
        check(&[], 1, 1, None);
    }
}
