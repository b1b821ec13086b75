//! How surely a heading names a count of removals.
//!
//! A heading that is exactly *removals* wins over one that holds the word, which wins over a bare *count*.

use crate::load::column::Column;
use crate::load::word;

/// The columns whose headings name a count of removals best.
pub(crate) fn likeliest<'a>(columns: &[&'a Column]) -> Vec<&'a Column> {
    let best = columns.iter().map(|column| rank(column)).max().unwrap_or(0);
    columns.iter().copied().filter(|column| rank(column) == best).collect()
}

/// Whether words say *removals* and nothing else but whose and of whom: `ICE removals`, `Number of deported people`.
pub(crate) fn names_removals(words: &[String]) -> bool {
    let removals: &[&str] = &["removals", "deportations"];
    let people: &[&str] = &["deported", "removed"];
    let of_people =
        word::any(words, people) && (word::any(words, word::COUNT) || word::any(words, word::PEOPLE));
    word::any(words, removals) && word::only(words, &[removals, word::AGENCY])
        || of_people && word::only(words, &[people, word::AGENCY, word::COUNT, word::PEOPLE])
}

/// Ranks up to this one say that a column holds numbers, not that it counts people.
pub(crate) const UNSURE: u32 = 50;

/// The rank of a heading whose words say nothing.
pub(crate) const UNKNOWN: u32 = 30;

/// The rank of a heading that holds *removals* among other words: `Criminal removals`.
pub(crate) const PART: u32 = 60;

/// Whether words say that removals are counted, one of them in the singular: `Removal count`, `Total removal count`.
fn is_removal_count(words: &[String]) -> bool {
    let removal: &[&str] = &["removal", "deportation", "expulsion", "repatriation"];
    let count: &[&str] = &["count", "counts", "total", "totals", "cnt", "tally"];
    word::any(words, removal)
        && word::any(words, count)
        && word::only(words, &[removal, count, word::PERIODIC, word::AGENCY])
}

/// Whether words say *removal* and nothing else but whose, as sources head columns that count one thing each: `Removal`
/// beside `Return` and `Total`.
pub(crate) fn names_one_removal(words: &[String]) -> bool {
    let removal: &[&str] = &["removal", "deportation"];
    word::any(words, removal) && word::only(words, &[removal, word::AGENCY])
}

/// How surely a heading names a count of removals.
pub(crate) fn rank(column: &Column) -> u32 {
    // `Repatriations:Removals` is the removals among the repatriations.
    let last = column.name.rsplit(':').next().map(word::words).unwrap_or_default();
    let modifiers: &[&[&str]] = &[
        word::REMOVALS,
        word::CUMULATIVE,
        word::PERIODIC,
        word::COUNT,
        word::AGENCY,
        &["to", "date", "as", "full", "whole", "year"],
    ];
    let words = &column.words;
    if names_removals(&last) || names_removals(words) {
        100
    } else if word::any(words, word::REMOVALS) && word::only(words, modifiers) {
        let periodic = u32::from(!word::is_to_date(words));
        if word::any(words, &["removals", "removed", "deportations"]) {
            90 + periodic
        } else if word::any(words, &["returned"]) {
            // Who returned may not have been made to, and may stand beside those who were deported.
            70 + periodic
        } else {
            80 + periodic
        }
    } else if is_removal_count(words) {
        91
    } else if names_one_removal(words) {
        85
    } else if word::any(words, word::REMOVALS) {
        PART
    } else if word::any(words, word::COUNT) && word::any(words, word::PEOPLE) {
        55
    } else if word::any(words, word::COUNT) && word::only(words, &[word::COUNT, word::AGENCY])
        || is_count_of_rows(words)
    {
        54
    } else if word::any(words, word::PEOPLE) {
        52
    } else if word::any(words, word::COUNT) || word::only(words, &[&["value", "values", "obs"]]) {
        50
    } else if word::any(words, word::PERIODIC) {
        45
    } else if word::any(words, word::CUMULATIVE) {
        40
    } else {
        UNKNOWN
    }
}

/// Whether a heading is one that programs write over the number of rows: `Count of Case ID`, `Distinct count of id`.
pub(crate) fn is_count_of_rows(words: &[String]) -> bool {
    match words {
        [count, of, ..] if count == "count" => of == "of",
        [distinct, count, of, ..] if count == "count" => distinct == "distinct" && of == "of",
        _ => false,
    }
}
