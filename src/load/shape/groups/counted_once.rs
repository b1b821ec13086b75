//! Totals that count each person once: `Unique individuals`, `Total (deduplicated)`. Rows above them may add up to more,
//! since somebody stands in several.

use crate::load::word;

/// What a total counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Counting {
    /// Each removal.
    Removals,
    /// Each person, however often removed.
    Persons,
}

/// Whether a label says that nobody is counted twice.
pub(super) fn says_so(label: &str) -> bool {
    let words = word::words(label);
    word::any(&words, ONCE) || PAIRS.iter().any(|(first, second)| word::pair(&words, first, second))
}

/// Whether a label says that, and names nothing smaller than all.
pub(super) fn names_all(label: &str) -> bool {
    let whose: &[&str] = &["all", "dhs", "grand", "of", "the"];
    let known: &[&[&str]] = &[ONCE, BESIDE, whose, word::TOTAL, word::REMOVALS, word::PEOPLE, word::COUNT];
    says_so(label) && word::only(&word::words(label), known)
}

const ONCE: &[&str] = &["deduped", "deduplicated", "distinct", "unduplicated", "unique"];

const PAIRS: &[(&str, &str)] = &[("counted", "once"), ("de", "duplicated"), ("without", "duplicates")];

/// Words that may stand beside those.
const BESIDE: &[&str] = &[
    "counted",
    "counting",
    "de",
    "duplicated",
    "duplicates",
    "each",
    "every",
    "once",
    "only",
    "person",
    "without",
];
