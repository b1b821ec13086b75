//! The words in which files say what became of somebody: removed, returned, arrested, or what only their agency knows.

use crate::load::{cell, word};

/// What a value says that a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
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
pub(super) fn kind(value: &str) -> Kind {
    if cell::gap::parse(value).is_some() || value.eq_ignore_ascii_case("other") {
        return Kind::Gap;
    }
    let words = word::words(&value.to_lowercase());
    let forced = word::any(&words, FORCED) && word::any(&words, &["return", "returns", "returned"]);
    let back = word::any(&words, RETURN) && !forced;
    let removal = word::any(&words, REMOVAL) || forced;
    if removal && !back && word::only(&words, &[REMOVAL, FORCED, RETURN, word::AGENCY, BESIDE]) {
        Kind::Removal
    } else if back
        && word::only(
            &words,
            &[RETURN, &["departure", "departures", "departed", "assisted", "confirmed"], BESIDE],
        )
        || !removal && !words.is_empty() && word::only(&words, &[OTHER, word::OTHER_MEASURE, BESIDE])
    {
        Kind::Other
    } else {
        Kind::Unclear
    }
}

/// Whether a value says that its row is a return, and no arrest or release.
pub(super) fn is_return(value: &str) -> bool {
    kind(value) == Kind::Other && word::any(&word::words(&value.to_lowercase()), RETURN)
}

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
];

/// Words that go with a removal, or make one of a return.
const FORCED: &[&str] =
    &["enforced", "forced", "expedited", "administrative", "reinstated", "judicial", "stipulated"];

const RETURN: &[&str] =
    &["return", "returns", "returned", "voluntary", "voluntarily", "withdrawal", "withdrawn", "withdrew"];

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

const BESIDE: &[&str] = &["of", "to", "the", "and", "on", "from", "own", "for"];

#[cfg(test)]
mod tests {
    use super::*;

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
            "Not removed",
        ] {
            check(value, Kind::Unclear);
        }
    }
}
