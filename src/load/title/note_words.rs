//! The words of notes that speak of the counts of a table and of nothing else.

use crate::load::cell::when;
use crate::load::word;

/// Whether a word is a year: `2017`, `fy17`.
pub(crate) fn is_year(word: &str) -> bool {
    when::year(word.strip_prefix("fy").unwrap_or(word)).is_some()
        || word.strip_prefix("fy").is_some_and(word::is_digits)
}

/// Words of a note that says of counts of a year nothing but which part of it they cover.
pub(crate) const PLAIN: &[&str] = &[
    "a",
    "are",
    "available",
    "count",
    "counts",
    "cover",
    "covers",
    "covering",
    "current",
    "data",
    "date",
    "figure",
    "figures",
    "first",
    "fiscal",
    "for",
    "from",
    "fy",
    "fytd",
    "ice",
    "in",
    "include",
    "includes",
    "including",
    "incomplete",
    "is",
    "last",
    "latest",
    "month",
    "months",
    "most",
    "note",
    "of",
    "only",
    "partial",
    "period",
    "preliminary",
    "quarters",
    "recent",
    "removals",
    "represent",
    "represents",
    "row",
    "the",
    "through",
    "thru",
    "to",
    "total",
    "totals",
    "until",
    "year",
    "ytd",
];

/// Words of a note on counts that says no more of them than where they are from and how far they go.
const BESIDE: &[&str] = &[
    "as",
    "at",
    "by",
    "collected",
    "compiled",
    "complete",
    "counted",
    "covered",
    "deportations",
    "end",
    "ending",
    "ends",
    "eid",
    "far",
    "final",
    "has",
    "have",
    "iids",
    "known",
    "lesa",
    "not",
    "notes",
    "on",
    "provisional",
    "recorded",
    "reflect",
    "reflects",
    "reported",
    "shown",
    "since",
    "so",
    "source",
    "statistics",
    "these",
    "this",
    "up",
    "updated",
    "yet",
];

/// Whether what a note says of a day is said of the counts: no sentence that names one, as `dated` tells, has a word of
/// anything else.
pub(crate) fn speaks_of_counts(note: &str, dated: impl Fn(&str) -> bool) -> bool {
    sentences(note).filter(|sentence| dated(sentence)).all(is_plain)
}

/// The sentences of a note, and what a colon or a semicolon parts.
pub(crate) fn sentences(text: &str) -> impl Iterator<Item = &str> {
    text.split(". ").flat_map(|sentence| sentence.split([';', ':']))
}

/// Whether a sentence speaks of nothing but counts, and how far they go.
fn is_plain(sentence: &str) -> bool {
    let plain = |word: &String| {
        word::is_in_any(word, &[PLAIN, BESIDE, word::AGENCY, word::TIME, word::COUNT, word::CUMULATIVE])
            || when::month(word).is_some()
            || is_year(word)
            || word.parse::<u32>().is_ok_and(|number| number <= 31)
    };
    word::words(sentence).iter().all(plain)
}
