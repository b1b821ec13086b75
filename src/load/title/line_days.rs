//! The day that a line names behind words such as `retrieved` or `as of`: on which a file was made, or that its counts reach.

use super::note_words;
use crate::calendar::Date;
use crate::load::cell::reach::{AROUND, plainly_spaced, reached};
use crate::load::cell::when;
use crate::load::word;

/// Words before the day on which a file was made.
pub(super) const RETRIEVED: [&str; 18] = [
    "retrieved",
    "pulled",
    "extracted",
    "exported",
    "queried",
    "accessed",
    "downloaded",
    "as of",
    "current through",
    "updated",
    "run date",
    "data through",
    "published",
    "publication date",
    "release date",
    "released",
    "issued",
    "revised",
];

/// Those of them before the day on which it came out; a table that is current as of a day came out later.
pub(super) const RELEASED: [&str; 7] =
    ["updated", "published", "publication date", "release date", "released", "issued", "revised"];

/// Words before the day that counts reach.
pub(super) const REACHES: [&str; 3] = ["as of", "current through", "data through"];

/// Whether what a note says is so as of a day is said of the counts.
pub(super) fn is_dated_plainly(note: &str) -> bool {
    note_words::speaks_of_counts(note, |sentence| sentence.to_lowercase().contains("as of "))
}

/// The day that a line says counts reach: `as of 9/9/2017`, `YTD through 3/31/2025`.
pub(super) fn reached_by(text: &str) -> Option<Date> {
    let to_date = || word::says_to_date(&word::words(text));
    day_behind(text, &REACHES).or_else(|| reached(text).filter(|_| to_date()))
}

/// The day behind words such as `retrieved` or `as of`.
pub(super) fn day_behind(text: &str, openings: &[&str]) -> Option<Date> {
    let lower = plainly_spaced(text).to_lowercase();
    let opening = openings.iter().find(|opening| lower.contains(**opening))?;
    let (_, after) = lower.split_once(opening)?;
    let pieces: Vec<&str> = after.split_whitespace().take(8).collect();
    (0..pieces.len()).find_map(|start| {
        (1..=3).rev().find_map(|length| {
            let piece = pieces.get(start..start + length)?.join(" ");
            when::parse(piece.trim_matches(AROUND))?.when.american_day()
        })
    })
}
