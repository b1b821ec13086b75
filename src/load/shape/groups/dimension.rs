//! Whether names are groups of one dimension that nobody is in two of: countries, the sexes, criminals and others.
//!
//! Counts of such groups can be added up. Names that are not known to be apart never make a dimension, unless the file
//! itself names one that has no parts in common, such as field offices.

use std::collections::BTreeSet;

use super::part_names;
use super::sums::names_a_sum;
use super::total_label::{is_total, is_total_of_all};
use crate::load::cell;
use crate::load::shape::Draft;
use crate::load::word::country::is_country;
use crate::load::word::{self, no_count};

/// The name of the dimension of which each name is a group, and none counts anybody of another.
pub(crate) fn of(names: &[&str], draft: &Draft<'_>) -> Option<String> {
    let mut known = BTreeSet::new();
    let apart = names.iter().all(|name| known.insert(name.to_ascii_lowercase()));
    let said: Vec<&str> = names.iter().copied().filter(|name| !is_rest(name)).collect();
    if !apart || said.len() < 2 || !part_names::find(&said).is_empty() {
        return None;
    }
    if said.iter().all(|name| is_country(name)) {
        return Some("country".to_owned());
    }
    let closed = CLOSED.iter().find(|(_, parts)| is_whole(&said, parts));
    closed.map(|(name, _)| (*name).to_owned()).or_else(|| named(&said, draft))
}

/// Whether a name stands for all whom the others leave out: `Other`, `All other countries`, `Unknown`.
pub(crate) fn is_rest(name: &str) -> bool {
    let words = word::words(name);
    word::any(&words, REST) && word::only(&words, &[REST, BESIDE_REST])
}

/// Words for those who are in no other group.
const REST: &[&str] = &[
    "other",
    "others",
    "remaining",
    "rest",
    "unknown",
    "unspecified",
    "undetermined",
    "unreported",
    "stateless",
    "reported",
    "missing",
];

/// Words that may stand beside one of them.
const BESIDE_REST: &[&str] = &[
    "all",
    "and",
    "or",
    "of",
    "the",
    "world",
    "not",
    "countries",
    "country",
    "nationalities",
    "citizenship",
    "gender",
    "sex",
    "offices",
    "states",
];

/// Dimensions with the groups that are the whole of each, every one in all its spellings.
const CLOSED: &[(&str, &[&[&str]])] = &[
    ("sex", &[&["male", "males", "men", "m"], &["female", "females", "women", "f"]]),
    (
        "criminality",
        &[CRIMINAL, &["non criminal", "noncriminal", "non criminals", "noncriminals", "not criminal"]],
    ),
    (
        "criminality",
        &[
            &["convicted", "convicted criminal", "convicted criminals"],
            &["not convicted", "non convicted", "nonconvicted", "no conviction", "no convictions"],
        ],
    ),
    (
        "criminality",
        &[
            &["convicted criminal", "convicted criminals", "criminal conviction", "criminal convictions"],
            &["pending criminal charges", "pending charges", "pending criminal charge"],
            &["other immigration violator", "other immigration violators", "immigration violator"],
        ],
    ),
    // Collecting, joint and national return operations, one of which takes each person.
    (OPERATION, &[&["cro"], &["jro"], &["nro"]]),
    ("age", &[&["adult", "adults"], &["child", "children", "minor", "minors", "juvenile", "juveniles"]]),
];

const CRIMINAL: &[&str] = &[
    "criminal",
    "criminals",
    "convicted criminal",
    "convicted criminals",
    "criminal alien",
    "criminal aliens",
];

/// Whether a name is that of people who are criminals or not, men or women, grown up or not.
pub(crate) fn names_people(name: &str) -> bool {
    let words = word::words(name).join(" ");
    // One letter may stand for anything.
    let is = |part: &&[&str]| words.len() > 1 && part.contains(&words.as_str());
    CLOSED.iter().any(|(dimension, parts)| *dimension != OPERATION && parts.iter().any(is))
}

/// The dimension of what people leave by, which says nothing of them.
const OPERATION: &str = "type of operation";

/// Whether names are the parts of a whole, each once and none of them missing.
fn is_whole(names: &[&str], parts: &[&[&str]]) -> bool {
    let is = |name: &&str, part: &&[&str]| part.contains(&word::words(name).join(" ").as_str());
    names.len() == parts.len() && parts.iter().all(|part| names.iter().any(|name| is(name, part)))
}

/// Whether a name stands for all groups of one dimension, of which others are: *Both*, *Male and female* beside *Male*.
pub(super) fn is_all_of(name: &str, others: &[&str]) -> bool {
    let words = word::words(name);
    let both = matches!(words.as_slice(), [only] if only == "both");
    let named: Vec<String> = words.split(|word| word == "and").map(|part| part.join(" ")).collect();
    let named: Vec<&str> = named.iter().map(String::as_str).collect();
    let is = |name: &&str, part: &&[&str]| part.contains(&word::words(name).join(" ").as_str());
    CLOSED.iter().any(|(_, parts)| {
        let all = if both { parts.len() == 2 } else { is_whole(&named, parts) };
        all && others.iter().any(|other| parts.iter().any(|part| is(other, part)))
            && others
                .iter()
                .all(|other| is_rest(other) || *other == name || parts.iter().any(|part| is(other, part)))
    })
}

/// A dimension of which all groups are among names, and another one of them that is of a second: a country beside *male* and
/// *female*.
pub(crate) fn mixed<'a>(names: &[&'a str]) -> Option<(&'static str, &'a str)> {
    let is = |name: &str, part: &&[&str]| part.contains(&word::words(name).join(" ").as_str());
    let is_part = |name: &str, parts: &[&[&str]]| parts.iter().any(|part| is(name, part));
    CLOSED.iter().find_map(|(dimension, parts)| {
        let of_other =
            |name: &str| CLOSED.iter().any(|(other, parts)| other != dimension && is_part(name, parts));
        // Minors without their parents are a part of the minors, who may all be told of.
        let is_other =
            |name: &str| is_country(name) || of_other(name) || *dimension != "age" && is_sort(name);
        let other = names.iter().find(|name| !is_part(name, parts) && is_other(name));
        let all = parts.iter().all(|part| names.iter().any(|name| is(name, part)));
        other.filter(|_| all).map(|other| (*dimension, *other))
    })
}

/// Whether a name is of a sort of people who are criminals or not, men or women, grown up or not: `Gang members`.
fn is_sort(name: &str) -> bool {
    const SORTS: &[&str] = &[
        "family",
        "felon",
        "felons",
        "felony",
        "fmua",
        "fugitive",
        "fugitives",
        "gang",
        "gangs",
        "misdemeanor",
        "terrorist",
        "terrorists",
        "uac",
        "unaccompanied",
        "violators",
    ];
    let words = word::words(name);
    word::any(&words, SORTS) && !word::any(&words, &["immigration", "non", "not"])
}

/// The dimension that a title names, where names of unknown words may be its groups: `by field office`.
fn named(names: &[&str], draft: &Draft<'_>) -> Option<String> {
    let known = |name: &&str| {
        let words = word::words(name);
        let lists = [
            word::REMOVALS,
            word::REMOVAL,
            word::TIME,
            word::CUMULATIVE,
            word::PERIODIC,
            word::COUNT,
            word::PEOPLE,
            word::OTHER_MEASURE,
            word::OTHER_EVENT,
            word::OTHER_SUBJECT,
            word::STAGES,
            word::TOTAL,
        ];
        lists.iter().any(|list| word::any(&words, list))
            || words.is_empty()
            || no_count::is_no_count(name, &words)
            || is_total(name)
            || is_total_of_all(name)
            || names_a_sum(name)
            || is_country(name)
            || cell::is_period_label(name)
            || word::is_group_heading(name)
    };
    if names.iter().any(known) {
        return None;
    }
    let above = draft.table.above();
    let mut dimensions: Vec<String> = above.flat_map(|line| dimensions(&line.text)).collect();
    dimensions.dedup();
    if let [dimension] = dimensions.as_slice() { Some(dimension.clone()) } else { None }
}

/// What a title says behind `by`, times left out; each is a dimension whose groups have nobody in common, or the title
/// says nothing that helps.
fn dimensions(title: &str) -> Vec<String> {
    let words = word::words(title);
    let Some(by) = words.iter().position(|word| word == "by") else { return Vec::new() };
    let is_time = |word: &String| {
        word.bytes().any(|byte| byte.is_ascii_digit())
            || word::is_in_any(word, &[word::TIME, word::PERIODIC, &["for", "in"]])
    };
    let pieces = words.get(by + 1..).unwrap_or_default().split(|word| word == "and" || word == "by");
    let said =
        |piece: &[String]| piece.iter().filter(|word| !is_time(word)).cloned().collect::<Vec<String>>();
    let said: Vec<Vec<String>> = pieces.map(said).filter(|piece| !piece.is_empty()).collect();
    let known = said.iter().all(|piece| word::only(piece, &[APART]));
    if known { said.into_iter().map(|piece| piece.join(" ")).collect() } else { Vec::new() }
}

/// Words for dimensions of places that have no parts in common. Regions are none: Central America is a part of North
/// America.
const APART: &[&str] = &[
    "state",
    "states",
    "field",
    "office",
    "offices",
    "area",
    "areas",
    "of",
    "responsibility",
    "aor",
    "aors",
];
