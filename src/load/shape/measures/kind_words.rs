//! The words in which files say what became of somebody: removed, returned, arrested, or what only their agency knows.

use crate::load::{cell, word};

/// What a value says that a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Somebody was made to leave.
    Removal,
    /// A return, or what has not been a departure at all.
    Other,
    /// Nothing is said.
    Gap,
    /// Its words are not known.
    Unclear,
}

/// What a value says that its row is; only words that are known say anything.
pub(crate) fn kind(value: &str) -> Kind {
    if cell::gap::parse(value).is_some() || value.eq_ignore_ascii_case("other") {
        return Kind::Gap;
    }
    let words = word::words(&value.to_lowercase());
    let forced = word::any(&words, FORCED) && word::any(&words, &["return", "returns", "returned"]);
    let back = word::any(&words, RETURN) && !forced;
    let removal = word::any(&words, REMOVAL) || forced;
    if removal
        && !back
        && !is_undone(&words)
        && word::only(&words, &[REMOVAL, FORCED, RETURN, word::AGENCY, BESIDE])
    {
        Kind::Removal
    } else if back && word::only(&words, &[RETURN, WAYS_BACK, BESIDE])
        || is_undone(&words)
        // What was completed, nothing says.
        || !removal
            && [OTHER, word::OTHER_MEASURE].iter().any(|list| word::any(&words, list))
            && word::only(&words, &[OTHER, word::OTHER_MEASURE, BESIDE])
    {
        Kind::Other
    } else {
        Kind::Unclear
    }
}

/// Whether words say that somebody has not left, or not by a removal: `Cancelled`, `Not removed`, `Pending removal`,
/// and expulsions under Title 42, which agencies count apart.
fn is_undone(words: &[String]) -> bool {
    let removal = word::any(words, REMOVAL);
    word::any(words, UNDONE) && word::only(words, &[UNDONE, REMOVAL, FORCED, BESIDE, &["flight", "record"]])
        || removal
            && word::any(words, NOT_YET)
            && word::only(words, &[NOT_YET, REMOVAL, FORCED, BESIDE, &["yet"]])
        || removal
            && word::pair(words, "title", "42")
            && word::only(words, &[REMOVAL, BESIDE, &["title", "42"]])
}

/// Whether a value takes back its row.
pub(super) fn is_taken_back(value: &str) -> bool {
    let words = word::words(&value.to_lowercase());
    let not_yet = word::any(&words, NOT_YET) && word::any(&words, REMOVAL);
    (word::any(&words, UNDONE) || not_yet) && is_undone(&words)
}

/// What a value says that its row is, below the heading of its column: below `removal_flag`, a bare `Y` is a removal,
/// and below `removal_status`, `Completed` is.
pub(super) fn kind_below(heading: &[String], value: &str) -> Kind {
    let words = || word::words(&value.to_lowercase());
    if word::any(heading, REMOVAL) && !value.is_empty() && word::only(&words(), &[DONE]) {
        return Kind::Removal;
    }
    if has_failed(value) {
        return Kind::Other;
    }
    let Some(yes) = answer(value) else { return kind(value) };
    match (asked_by(heading), yes) {
        (Some(Kind::Removal), true) | (Some(Kind::Other), false) => Kind::Removal,
        (Some(Kind::Removal), false) | (Some(Kind::Other), true) => Kind::Other,
        (Some(Kind::Gap | Kind::Unclear) | None, _) => kind(value),
    }
}

/// Whether a value says alone that a departure has not taken place.
pub(super) fn has_failed(value: &str) -> bool {
    let words = word::words(&value.to_lowercase());
    !words.is_empty() && word::only(&words, &[FAILED])
}

/// Whether a heading asks of each row whether it is a removal, or a return: `removal_flag`, `Deported (Y/N)`. Which
/// removal it was, as in `expedited_removal`, is no such question.
pub(crate) fn is_question(heading: &[String]) -> bool {
    asked_by(heading).is_some()
}

/// What a heading asks of each row; `None` where it asks nothing, or something else than what became of somebody.
fn asked_by(heading: &[String]) -> Option<Kind> {
    let asked: Vec<&str> =
        heading.iter().map(String::as_str).filter(|word| !QUESTION.contains(word)).collect();
    let only = |lists: &[&[&str]]| asked.iter().all(|word| lists.iter().any(|list| list.contains(word)));
    let any = |list: &[&str]| asked.iter().any(|word| list.contains(word));
    let forced = any(&["enforced", "forced"]);
    let back = any(RETURN) && !forced;
    if !back && !any(UNDONE) && (any(REMOVAL) || any(&["departed"]) || forced && any(RETURN)) {
        let lists = [REMOVAL, &["departed", "enforced", "forced"], RETURN, word::AGENCY, BESIDE];
        return only(&lists).then_some(Kind::Removal);
    }
    let undone = any(UNDONE) && only(&[UNDONE, &["record"], REMOVAL]);
    (undone || back && only(&[RETURN, &["departure", "departures", "departed"], BESIDE]))
        .then_some(Kind::Other)
}

/// Whether a value is a bare yes or no.
pub(crate) fn answer(value: &str) -> Option<bool> {
    let is = |list: &[&str]| list.iter().any(|word| word.eq_ignore_ascii_case(value));
    if is(&["y", "yes", "true", "t", "1", "1.0"]) {
        Some(true)
    } else if is(&["n", "no", "false", "f", "0", "0.0"]) {
        Some(false)
    } else {
        None
    }
}

/// Whether a value says that its row is a return, and no arrest or release.
pub(super) fn is_return(value: &str) -> bool {
    kind(value) == Kind::Other && word::any(&word::words(&value.to_lowercase()), RETURN)
}

/// Words that make a question of a heading.
const QUESTION: &[&str] =
    &["flag", "is", "was", "were", "y", "n", "yn", "yes", "no", "indicator", "ind", "or"];

const REMOVAL: &[&str] = &[
    "removal",
    "removals",
    "removed",
    "deportation",
    "deportations",
    "deported",
    "deport",
    "expulsion",
    "expulsions",
    "expelled",
    "deportación",
    "deportacion",
    "deportado",
    "deportada",
    "expulsión",
    "expulsado",
    "expulsada",
];

/// Words that go with a removal, or make one of a return.
const FORCED: &[&str] =
    &["enforced", "forced", "formal", "expedited", "administrative", "reinstated", "judicial", "stipulated"];

const RETURN: &[&str] = &[
    "return",
    "returns",
    "returned",
    "voluntary",
    "voluntarily",
    "withdrawal",
    "withdrawn",
    "withdrew",
    "retorno",
    "retornado",
    "retornada",
    "voluntario",
    "voluntaria",
];

/// Words that go with a return.
const WAYS_BACK: &[&str] = &[
    "departure",
    "departures",
    "departed",
    "assisted",
    "confirmed",
    "application",
    "admission",
    "repatriation",
    "repatriación",
    "repatriacion",
    "asistido",
    "asistida",
    "salida",
];

/// What happens to people who have not left.
const OTHER: &[&str] = &[
    "arrest",
    "arrested",
    "encounter",
    "encountered",
    "apprehension",
    "apprehended",
    "release",
    "released",
    "detention",
    "booking",
    "transfer",
    "transferred",
    "bond",
    "bonded",
    "parole",
    "paroled",
    "relief",
    "granted",
    "terminated",
    "termination",
    "died",
    "death",
    "deceased",
    "escaped",
    "supervision",
    "recognizance",
    "inadmissible",
];

/// Words that take back a row.
const UNDONE: &[&str] =
    &["cancelled", "canceled", "cancellation", "void", "voided", "deleted", "aborted", "rescinded"];

/// Words before a removal that has not been.
const NOT_YET: &[&str] = &[
    "not",
    "pending",
    "scheduled",
    "planned",
    "awaiting",
    "never",
    "ordered",
    "facing",
    "eligible",
    "referred",
    "reversed",
    "stayed",
];

/// Words for a departure that has not taken place, alone.
const FAILED: &[&str] =
    &["pending", "awaiting", "failed", "unsuccessful", "scheduled", "planned", "attempted", "postponed"];

/// Words for a removal that was carried out, where the heading names it.
const DONE: &[&str] = &["completed", "complete", "executed", "effected", "done", "verified", "successful"];

const BESIDE: &[&str] =
    &["of", "to", "the", "and", "on", "out", "from", "own", "for", "actual", "completed", "executed"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_bare_answer_says_what_its_heading_asks() {
        let check = |heading: &str, [yes, no]: [Kind; 2]| {
            let words = word::words(heading);
            assert_eq!([kind_below(&words, "Yes"), kind_below(&words, "0")], [yes, no], "{heading}");
        };
        for heading in ["removal_flag", "IsRemoved", "Deported (Y/N)", "ICE removal", "enforced_return"] {
            check(heading, [Kind::Removal, Kind::Other]);
        }
        for heading in ["voluntary_return", "Returned?", "is_return", "deleted", "Void (Y/N)"] {
            check(heading, [Kind::Other, Kind::Removal]);
        }
        for heading in ["expedited_removal", "final_order_yes_no", "removal_order", "criminal", "Y/N"] {
            check(heading, [Kind::Unclear, Kind::Unclear]);
        }
    }

    #[test]
    fn only_known_words_say_what_a_row_is() {
        let check = |value: &str, expected: Kind| assert_eq!(kind(value), expected, "{value}");
        for value in
            ["Removal", "REMOVALS", "Deported", "Expedited Removal", "Enforced return", "ICE removal"]
        {
            check(value, Kind::Removal);
        }
        for value in
            ["Return", "Returned", "Voluntary Departure", "Voluntary Return", "Arrest", "Released on bond"]
        {
            check(value, Kind::Other);
        }
        for value in
            ["Cancelled", "Removal canceled", "Not removed", "Pending removal", "Expulsion (Title 42)"]
        {
            check(value, Kind::Other);
        }
        check("Withdrawal of application", Kind::Other);
        for value in ["", "Unknown", "N/A", "Other"] {
            check(value, Kind::Gap);
        }
        for value in [
            "8-Excluded/Removed - Inadmissibility",
            "[8F] Expedited Removal",
            "3-Voluntary Departure Confirmed",
            "Mexico",
            "Removal order",
            "Reinstatement of Deport Order I-871",
        ] {
            check(value, Kind::Unclear);
        }
    }
}
