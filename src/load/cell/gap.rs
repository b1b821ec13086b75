//! Marks for nothing known: suppressed, withheld, not available. Never a zero.

use super::footnote::FOOTNOTE_MARKS;
use crate::load::word;

/// What a mark in the place of a count or a date says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Gap {
    /// The cell is empty.
    Empty,
    /// The cell holds one of the usual marks.
    Marked,
    /// The cell names the least and the greatest count that it may stand for: `<10`, `1-9`.
    Between(u64, u64),
}

/// Marks that agencies and programs write for a value that is not there, in lower case and without brackets.
const MARKS: [&str; 56] = [
    "-",
    "--",
    "---",
    "–",
    "—",
    "−",
    "‐",
    "x",
    "n/a",
    "n / a",
    "na",
    "n.a.",
    "#n/a",
    "null",
    "<na>",
    "\\n",
    "nil",
    "..",
    "...",
    "…",
    ".",
    "nan",
    "none",
    "c",
    "d",
    "s",
    "z",
    "*",
    "**",
    "***",
    "†",
    "‡",
    ":",
    "?",
    "n/r",
    "nr",
    "n.r.",
    "n.d.",
    "nd",
    "unknown",
    "missing",
    "blank",
    "pending",
    "suppressed",
    "withheld",
    "redacted",
    "confidential",
    "no data",
    "not available",
    "data not available",
    "not applicable",
    "not recorded",
    "not reported",
    "not yet available",
    "not yet published",
    "tbd",
];

/// The gap that a cell is, if it is one.
pub(crate) fn parse(text: &str) -> Option<Gap> {
    if text.is_empty() {
        return Some(Gap::Empty);
    }
    if text.len() > 40 || word::is_digits(text) {
        return None;
    }
    let lower = text.to_lowercase();
    let inner = [('(', ')'), ('[', ']')]
        .into_iter()
        .find_map(|(open, close)| lower.strip_prefix(open)?.strip_suffix(close))
        .unwrap_or(&lower);
    let blackened = lower.chars().all(|letter| matches!(letter, '■' | '█' | '▇'));
    // `:c`, as European tables write what is confidential.
    let flagged =
        inner.strip_prefix(':').map(str::trim).is_some_and(|flag| flag.len() == 1 && flag.is_ascii());
    let flagged = flagged && inner.ends_with(|last: char| last.is_ascii_lowercase());
    if flagged || MARKS.contains(&inner) || lower.starts_with("(b)(") || blackened {
        return Some(Gap::Marked);
    }
    let bounds = bounds(lower.trim_end_matches(FOOTNOTE_MARKS)).or_else(|| bounds(inner));
    bounds.map(|(least, most)| Gap::Between(least, most))
}

/// Whether the name of a group is none: an empty cell, or a mark for one. Words such as *unknown* name a group of their own.
pub(crate) fn names_nothing(name: &str) -> bool {
    const WORDS: &[&str] =
        &["n/a", "n / a", "na", "n.a.", "#n/a", "<na>", "null", "nan", "none", "not applicable", "blank"];
    let lower = name.to_lowercase();
    let plain = lower.trim_matches(['(', ')', '[', ']']);
    let mark = parse(name) == Some(Gap::Marked) && !name.chars().any(char::is_alphanumeric);
    name.is_empty() || mark || word::is_in(plain, WORDS)
}

/// The least and the greatest count that `<10`, `≤ 9`, `fewer than 10` or `1-9` may stand for.
fn bounds(text: &str) -> Option<(u64, u64)> {
    let number = |text: &str| {
        let text = text.trim();
        let mut groups = text.split(',');
        let first = groups.next().is_some_and(|first| (1..=3).contains(&first.len()));
        // `<1,000`, but not `<10,00`.
        let grouped = first && groups.all(|group| group.len() == 3);
        let digits = if grouped { text.replace(',', "") } else { text.to_owned() };
        digits.parse::<u64>().ok()
    };
    let after = |prefix: &str| text.strip_prefix(prefix).and_then(number);
    let strict = ["<", "&lt;", "fewer than ", "less than ", "under "].iter().find_map(|prefix| after(prefix));
    let up_to = ["<=", "≤", "up to ", "at most "].iter().find_map(|prefix| after(prefix));
    let before = |suffix: &str| text.strip_suffix(suffix).and_then(number);
    let up_to = up_to.or_else(|| [" or fewer", " or less"].iter().find_map(|suffix| before(suffix)));
    if let Some(most) = up_to.or(strict.and_then(|limit| limit.checked_sub(1))) {
        return Some((0, most));
    }
    // From nothing or one to some small count, as tables that protect privacy print it. Any other range is no mark.
    let (low, high) = text.split_once(['-', '–']).or_else(|| text.split_once(" to "))?;
    let (low, high) = (number(low)?, number(high)?);
    (low <= 1 && low < high && high < 100).then_some((low, high))
}
