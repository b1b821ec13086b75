//! What the lines above a table call its counts.

use super::around::years_of;
use super::title_subject;
use crate::load::cell::footnote::FOOTNOTE_MARKS;
use crate::load::cell::when;
use crate::load::table::Table;
use crate::load::word;
use crate::load::word::country::is_country;

/// The name of what is counted: a line that speaks of removals, up to the first `by`, colon or fiscal year.
pub(super) fn measure(text: &str) -> Option<String> {
    let words = word::words(text);
    let removals = word::any(&words, word::REMOVALS) && title_subject::names_removals(&words);
    if text.chars().count() > 200 || !removals {
        return None;
    }
    let name = opening(text);
    let names_removals = word::any(&word::words(name), word::REMOVALS);
    // Files name one measure, however they write it.
    let joined = || {
        let spelled = || word::joined(name.split_whitespace().map(ToOwned::to_owned));
        if of_people_removed(name) { "removals".to_owned() } else { spelled() }
    };
    (names_removals && is_name(name)).then(joined)
}

/// Whether a name says no more than that people were removed: `Aliens removed`, `Noncitizen removals`.
fn of_people_removed(name: &str) -> bool {
    let words = word::words(name);
    let removed = |word: &String| matches!(word.as_str(), "removals" | "removed");
    word::any(&words, &["removals", "removed"])
        && words.iter().all(|word| removed(word) || word::is_in(word, word::ALIENS))
}

/// The name of what is counted in the last line above a table that has one.
pub(super) fn called_above(table: &Table<'_>) -> Option<String> {
    let above = table.above().rev();
    above.map(|line| line.text.as_str()).find_map(called)
}

/// The name of what is counted in a line that names its years, too, or what it is counted by: `Confirmed beneficiaries by
/// process: FY2023`.
fn called(text: &str) -> Option<String> {
    let words = word::words(text);
    let dated = !years_of(text).is_empty() || word::any(&words, &["fiscal", "years"]);
    let dated = dated || word::any(&words, &["by"]);
    let name = opening(text);
    let unsaid: &[&[&str]] =
        &[UNSAID, word::AGENCY, word::TIME, word::PLACE, word::GROUP, word::PEOPLE, word::COUNT, OFFICE];
    let says = |word: &String| {
        let is_time = word.bytes().any(|byte| byte.is_ascii_digit()) || when::month(word).is_some();
        !is_time && !word::is_in_any(word, unsaid) && !word::is_in(word, OF_TIMES)
    };
    let says = word::words(name).iter().any(says) && !is_country(name);
    (dated && says && text.chars().count() <= 200 && is_name(name)).then(|| word::spoken(name))
}

/// Words of a title that say nothing of what is counted.
const UNSAID: &[&str] = &[
    "data",
    "statistics",
    "figures",
    "report",
    "summary",
    "overview",
    "source",
    "sources",
    "note",
    "notes",
    "updated",
    "for",
    "by",
    "monthly",
    "annual",
    "years",
];

/// Words between the times of a title and behind them, which name nothing either: `FY2016 and FY2017 data, revised`.
const OF_TIMES: &[&str] =
    &["as", "and", "date", "fytd", "is", "preliminary", "provisional", "revised", "thru", "to", "ytd"];

/// Words of a sentence, which no name has.
const VERBS: &[&str] =
    &["are", "exclude", "excludes", "include", "includes", "is", "reflect", "represent", "was", "were"];

/// Words of the names of offices and of their papers, which say nothing of what is counted.
const OFFICE: &[&str] = &[
    "and",
    "area",
    "by",
    "customs",
    "department",
    "enforcement",
    "field",
    "homeland",
    "immigration",
    "office",
    "of",
    "operations",
    "prepared",
    "removal",
    "security",
    "section",
    "table",
    "tables",
    "the",
    "total",
    "totals",
    "u",
    "s",
    "us",
    "yearbook",
];

/// A line up to what says by what, when or where.
fn opening(text: &str) -> &str {
    let text = without_number(text);
    let lower = text.to_ascii_lowercase();
    let marks = [":", " by ", " - ", ",", " fiscal year", " fy"];
    let end = marks.iter().filter_map(|mark| lower.find(mark)).min();
    let mut name = end.and_then(|end| text.get(..end)).unwrap_or(text).trim();
    // What goes on with the year.
    while let Some((before, "in" | "for" | "from" | "during")) = name.rsplit_once(' ') {
        name = before.trim_end();
    }
    name.trim_end_matches(FOOTNOTE_MARKS).trim_end()
}

/// A line without the number of its table or picture, and without the words that say that it is one of numbers: `ICE Removals`
/// of `Figure 15. Number of ICE Removals`.
fn without_number(text: &str) -> &str {
    let marks = [' ', '.', ':', ')', '-', '–', '—'];
    let (first, rest) = text.split_once([' ', ':']).unwrap_or((text, ""));
    let numbered = |piece: &str| piece.starts_with(|first: char| first.is_ascii_digit()) && piece.len() <= 6;
    let kind = first.trim_end_matches('.').to_lowercase();
    let mut name = text;
    if word::is_in(&kind, &["chart", "exhibit", "fig", "figure", "graph", "tab", "table"]) {
        let (number, behind) = rest.trim_start().split_once(' ').unwrap_or((rest, ""));
        if numbered(number) {
            name = behind.trim_start_matches(marks);
        }
    } else if numbered(first) && first.ends_with(['.', ')']) {
        name = rest.trim_start_matches(marks);
    } else {
        // It has none.
    }
    let lower = name.to_ascii_lowercase();
    let said = ["total number of ", "number of "].into_iter().find(|said| lower.starts_with(said));
    said.and_then(|said| name.get(said.len()..)).unwrap_or(name)
}

/// Whether the opening of a line is a name: no sentence, and not the number of the table.
fn is_name(name: &str) -> bool {
    !name.to_lowercase().starts_with("table ")
        && name.chars().count() <= 60
        && !word::any(&word::words(name), VERBS)
}
