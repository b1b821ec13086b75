//! Words of a heading that are written as one: `removalsfytd`, `calendaryear`, `removals12mo`.
//!
//! They are cut apart only where every part is a word that is known, so that the rules that read words hold for them, too.
//! What is one word in English stays one.

use std::sync::LazyLock;

use super::{
    AGENCY, CUMULATIVE, GROUP, OTHER_EVENT, OTHER_MEASURE, OTHER_SUBJECT, PEOPLE, PERIODIC, PLACE, REMOVAL,
    REMOVALS, STAGES, TIME, TOTAL, is_digits, is_in, is_in_any, no_count, not_removed,
};
use crate::dataset::FastSet;

/// What is shorter is one word.
const SHORTEST: usize = 7;

/// What is longer is no heading of a few words.
const LONGEST: usize = 48;

/// The words that a word in small letters is made of, two or more; `None` where it is one.
pub(super) fn parts(word: &str) -> Option<Vec<String>> {
    let fits = (SHORTEST..=LONGEST).contains(&word.len())
        && word.bytes().all(|byte| byte.is_ascii_alphanumeric())
        && !is_known(word)
        && !is_in(word, ONE_WORD);
    // A number at the end is a year, or points to a note.
    let letters = word.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let parts = fits.then(|| cut(letters, MOST)).flatten()?;
    let tells = parts.len() > 1 && parts.iter().any(|part| is_in_any(part, TELLING));
    let mut parts: Vec<String> = tells.then(|| parts.into_iter().map(str::to_owned).collect())?;
    parts.last_mut()?.push_str(word.get(letters.len()..)?);
    Some(parts)
}

/// So many words stand in a heading.
const MOST: usize = 6;

/// The fewest known words that a text is made of, up to so many.
fn cut(text: &str, most: usize) -> Option<Vec<&str>> {
    if is_part(text) {
        return Some(vec![text]);
    }
    let most = most.checked_sub(1).filter(|most| *most > 0)?;
    let ways = (1..text.len()).filter_map(|place| {
        let (first, rest) = text.split_at_checked(place)?;
        // A number goes on to its last digit.
        let within = |byte: Option<u8>| byte.is_some_and(|byte| byte.is_ascii_digit());
        let cuts_number = within(first.bytes().next_back()) && within(rest.bytes().next());
        let mut parts = if cuts_number || !is_part(first) { None } else { cut(rest, most) }?;
        parts.insert(0, first);
        Some(parts)
    });
    ways.min_by_key(Vec::len)
}

/// Whether a text may be one of several words that are written as one.
fn is_part(text: &str) -> bool {
    is_digits(text) || is_in(text, BETWEEN) || text.len() > 2 && text != "age" && is_known(text)
}

/// Every word that is known: a word that is looked at is cut everywhere, and each of its parts looked up.
static KNOWN: LazyLock<FastSet<&str>> = LazyLock::new(|| {
    let lists = [TELLING, BESIDE, not_removed::WORDS].into_iter().chain(no_count::WORDS.iter().copied());
    lists.flatten().copied().flatten().copied().collect()
});

fn is_known(word: &str) -> bool {
    KNOWN.contains(word)
}

/// Words one of which a heading of a count or of a time holds.
const TELLING: &[&[&str]] =
    &[REMOVALS, REMOVAL, CUMULATIVE, OTHER_MEASURE, OTHER_SUBJECT, TIME, &["calendar", "departures"]];

/// Words that stand beside them.
const BESIDE: &[&[&str]] = &[
    AGENCY,
    GROUP,
    PLACE,
    OTHER_EVENT,
    PEOPLE,
    PERIODIC,
    STAGES,
    TOTAL,
    super::COUNT,
    &[
        "count",
        "criminal",
        "days",
        "ending",
        "fiscal",
        "gender",
        "group",
        "last",
        "months",
        "name",
        "non",
        "not",
        "past",
        "since",
        "start",
        "status",
        "title",
        "type",
        "voluntary",
        "weeks",
        "years",
    ],
];

/// Short words between others.
const BETWEEN: &[&str] = &["as", "by", "for", "fy", "in", "k", "mo", "mos", "of", "on", "per", "to", "yr"];

/// What is made of two such words and means a thing of its own.
const ONE_WORD: &[&str] = &[
    "monthyear",
    "percentage",
    "update",
    "updated",
    "weekday",
    "weekdays",
    "yearbook",
    "yearmonth",
    "yearend",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_are_cut_apart_where_every_part_is_known() {
        let check = |text: &str, expected: &str| {
            let parts = parts(text).map(|parts| parts.join(" ")).unwrap_or_default();
            assert_eq!(parts, expected, "{text}");
        };
        check("removalsfytd", "removals fytd");
        check("calendaryear", "calendar year");
        check("removals12mo", "removals 12 mo");
        check("numberofremovals", "number of removals");
        check("averageremovals", "average removals");
        check("removalorders", "removal orders");
        check("removalspct", "removals pct");
        check("totalarrests", "total arrests");
        check("departuredate", "departure date");
        check("totalremovals2", "total removals2");
        for one in [
            "removals",
            "weekending",
            "percentage",
            "yearbook",
            "weekday",
            "guatemala",
            "departures",
            "bookins",
            "headcount",
            "removalists",
            "countrywide",
            "accountable",
            "citizenship",
            "nationals",
        ] {
            check(one, "");
        }
    }
}
