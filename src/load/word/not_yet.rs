//! Words of people who may be removed, were removed before, or are kept from it: `awaiting deportation`, `previously removed`,
//! `cancellation of removal`. None of them is a count of removals.

use super::is_in;
use crate::load::word;

/// What such words say, where they stand before the first word for a removal, or right behind it.
pub(super) fn named(words: &[String]) -> Option<String> {
    let removal = |word: &String| {
        is_in(word, word::REMOVAL) && !is_in(word, word::DEPARTED) || is_in(word, word::REMOVALS)
    };
    let first = words.iter().position(removal)?;
    let (ahead, behind) = words.split_at_checked(first)?;
    // `Referred and removed` are removed.
    let near = ahead.iter().rev().take_while(|word| !is_in(word, &["and", "or", "then", "by"]));
    let waiting = near.clone().find(|word| is_in(word, BEFORE)).cloned();
    let last = |count: usize| ahead.iter().rev().nth(count);
    let adjoins = |list: &[&str], joins: &[&str]| {
        last(0).is_some_and(|word| is_in(word, joins)) && last(1).is_some_and(|word| is_in(word, list))
    };
    let joined = adjoins(KEPT, &["of", "from", "against"])
        || adjoins(HELD, &["for"])
        || adjoins(&["subject"], &["to"])
        || adjoins(&["not"], &["yet"])
        || last(0).is_some_and(|word| is_in(word, &["previously", "formerly"]));
    let taken_back = behind.get(1).is_some_and(|word| is_in(word, BEHIND));
    let single = behind.first().is_some_and(|word| is_in(word, &["removal", "deportation"]));
    let of_case = behind.get(1).is_some_and(|word| is_in(word, OF_CASE))
        || behind.iter().any(|word| is_in(word, &["backlog", "backlogs"]));
    waiting.or_else(|| (joined || taken_back || single && of_case).then(|| words.join(" ")))
}

/// Words of people who have not left, before a word for a removal.
const BEFORE: &[&str] = &[
    "amenable",
    "awaiting",
    "cancellation",
    "cancellations",
    "candidates",
    "deferral",
    "eligible",
    "facing",
    "ineligible",
    "protected",
    "reentries",
    "reentry",
    "referred",
    "stayed",
    "threatened",
    "withholding",
];

/// Words that keep somebody from a removal, or tell of it, before *of* or *from*.
const KEPT: &[&str] = &["defense", "exempt", "fear", "relief", "risk", "threat", "waiver", "waivers"];

/// Words of people who are held for one.
const HELD: &[&str] = &["apprehended", "arrested", "booked", "detained", "held", "identified", "requested"];

/// Words behind removals that were none in the end.
const BEHIND: &[&str] = &["delayed", "deferred", "overturned", "reversed", "stayed", "suspended"];

/// What belongs to a case of removal.
const OF_CASE: &[&str] = &["arrest", "arrests", "candidates", "cases", "eligible", "referrals"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn who_may_be_removed_is_not_removed() {
        let check = |text: &str, expected: bool| {
            assert_eq!(named(&word::words(text)).is_some(), expected, "{text}");
        };
        for text in [
            "People awaiting deportation",
            "Eligible for removal",
            "Cancellation of removal",
            "Previously removed",
            "Arrests of previously deported",
            "Relief from removal",
            "People at risk of deportation",
            "Detained for deportation",
            "Subject to removal",
            "Orders not yet removed",
            "Removals reversed",
            "Deportation arrests",
            "Removal case backlog",
            "Illegal reentry after deportation",
        ] {
            check(text, true);
        }
        for text in [
            "Removals",
            "Removals of previously deported aliens",
            "Referred and removed",
            "Detained and removed",
            "High-risk removals",
            "Removals, arrests",
            "Previously reported removals",
            "Voluntary departure",
            "Arrests by ICE leading to removals",
        ] {
            check(text, false);
        }
    }
}
