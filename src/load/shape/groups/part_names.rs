//! Names that say that they are a part of another one: `Mexico criminal` and `Family units from Mexico` beside `Mexico`.
//!
//! What is said beside the other name has to tell people apart, not places: `Guinea Bissau` is no part of `Guinea`, nor
//! `Other Africa` one of `Other`.

use super::dimension::is_rest;
use super::total_label::{is_total, is_total_of_all};
use crate::load::word;
use crate::load::word::country::is_country;

/// For each name, the names among them of which it is a part.
pub(crate) fn find<'a>(names: &[&'a str]) -> Vec<(&'a str, &'a str)> {
    let marked = |name: &&'a str| {
        let words = word::words(name);
        let tells = |word: &String| is_of_people(word, true) || word == "which";
        words.iter().any(tells).then_some((*name, words))
    };
    let parts: Vec<(&str, Vec<String>)> = names.iter().filter_map(marked).collect();
    if parts.is_empty() {
        return Vec::new();
    }
    let heads: Vec<(&str, Vec<String>)> =
        names.iter().filter(|name| may_be_whole(name)).map(|name| (*name, word::words(name))).collect();
    let of_part = |(name, words): &(&'a str, Vec<String>)| {
        let wholes = heads.iter().filter(|(head, own)| is_part(words, own, is_country(head)));
        wholes.map(|(head, _)| (*head, *name)).collect::<Vec<_>>()
    };
    parts.iter().flat_map(of_part).collect()
}

/// Whether a name is one of a place or the like, and not of those who are in no other group.
fn may_be_whole(name: &str) -> bool {
    let words = word::words(name);
    let says_more = |word: &String| !word::is_in_any(word, &[PEOPLE, OF_A_COUNTRY]) && !is_beside(word);
    words.iter().any(says_more) && !is_rest(name) && !is_total(name) && !is_total_of_all(name)
}

/// Whether words are those of a whole and, before or behind them, words for some people and nothing else.
fn is_part(words: &[String], whole: &[String], is_country: bool) -> bool {
    let places = 0..=words.len().saturating_sub(whole.len());
    let mut rests = places.filter_map(|place| {
        let (before, rest) = words.split_at_checked(place)?;
        Some((before, rest.strip_prefix(whole)?))
    });
    rests.any(|(before, behind)| {
        let said = || before.iter().chain(behind);
        let of_which =
            matches!(behind, [of, which, ..] if of == "of" && ["which", "whom"].contains(&which.as_str()));
        of_which
            || said().any(|word| is_of_people(word, is_country))
                && said().all(|word| is_of_people(word, is_country) || is_beside(word))
    })
}

/// Whether a word tells some people from others.
fn is_of_people(word: &str, is_country: bool) -> bool {
    word::is_in(word, PEOPLE) || is_country && word::is_in_any(word, &[OF_A_COUNTRY, OF_REMOVALS])
}

/// Whether a word may stand beside one of them.
fn is_beside(word: &str) -> bool {
    word::is_in_any(word, &[BESIDE, word::REMOVALS, word::PEOPLE, word::COUNT]) || word::is_digits(word)
}

/// Words that tell some people from others.
const PEOPLE: &[&str] = &[
    "accompanied",
    "adult",
    "adults",
    "convicted",
    "criminal",
    "criminals",
    "female",
    "females",
    "fmua",
    "male",
    "males",
    "noncriminal",
    "noncriminals",
    "nonconvicted",
    "uac",
    "unaccompanied",
    "unit",
    "units",
];

/// Those that do so beside a country; beside other names they may be part of the name of a place or a crime.
const OF_A_COUNTRY: &[&str] = &[
    "age",
    "aged",
    "child",
    "children",
    "conviction",
    "convictions",
    "f",
    "families",
    "family",
    "felon",
    "felons",
    "felony",
    "gang",
    "juvenile",
    "juveniles",
    "m",
    "men",
    "minors",
    "over",
    "under",
    "women",
];

/// Those that tell removals of a country from others.
const OF_REMOVALS: &[&str] = &["border", "expedited", "interior", "reinstated", "reinstatements"];

/// Words that may stand beside those.
const BESIDE: &[&str] = &[
    "charge", "charges", "from", "history", "in", "member", "members", "no", "non", "not", "of", "only",
    "pending", "record", "removal", "single", "the", "to", "which", "who", "with", "without", "years",
];
