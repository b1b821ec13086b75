//! What a note says that all numbers of a table are, where that is no removal of their period: removal orders, averages, sums of
//! twelve months.

use super::{COUNTS, SAYS, title_subject};
use crate::load::word::no_count::{self, MEASURED};
use crate::load::word::worked_out::SMOOTHED;
use crate::load::word::{self, not_removed};

/// What a note says that all numbers are, where that is no removal: `Figures count removal orders issued`, `Monthly averages`.
pub(super) fn named(note: &str) -> Option<String> {
    note.split(['.', ';']).find_map(|sentence| {
        let words = word::words(sentence);
        counts_others(&words).or_else(|| is_measure(&words))
    })
}

fn counts_others(words: &[String]) -> Option<String> {
    let opening = |word: &&String| {
        ["note", "notes", "sum", "sums", "the", "these", "all", "this"].contains(&word.as_str())
    };
    let mut rest = words.iter().skip_while(opening);
    let first = rest.next()?;
    let is_said = |says: &String| word::is_in_any(says, &[SAYS, &["count", "counts"]]);
    // `These are removal orders` speaks of all of them, too.
    let pointed = word::any(words, &["these", "they"]) && word::is_in(first, &["are", "represent", "show"])
        || first == "they" && rest.next().is_some_and(is_said);
    if !pointed {
        Some(first).filter(|what| word::is_in(what, COUNTS) && *what != "removals")?;
        rest.next().filter(|says| is_said(says))?;
    }
    // Behind these words stands what numbers are made from, or sorted by.
    let aside = |word: &&String| ["by", "from", "based", "not", "as", "for", "in"].contains(&word.as_str());
    let what: Vec<String> = rest.take_while(|word| !aside(word)).take(5).cloned().collect();
    let beside = no_count::beside_removals(&what).or_else(|| not_removed::spans_several(&what));
    beside.or_else(|| {
        let named = || title_subject::counted(&what.join(" "), &what).or_else(|| is_measure(&what));
        if title_subject::names_removals(&what) { None } else { named() }
    })
}

/// The measure that words say and nothing else: `Monthly averages`, `Rolling 12-month sums`.
fn is_measure(words: &[String]) -> Option<String> {
    let several = not_removed::spans_several(words);
    let beside: &[&[&str]] = &[COUNTS, word::COUNT, word::PERIODIC, word::REMOVALS, BESIDE];
    let is_measure =
        |word: &str| word::is_in_any(word, MEASURED) || word::is_in_any(word, &[SMOOTHED, &["moving"]]);
    let number = |word: &str| several.is_some() && word::is_digits(word);
    let plain = words.iter().all(|word| is_measure(word) || word::is_in_any(word, beside) || number(word));
    let measured = || words.iter().find(|word| is_measure(word)).cloned();
    if plain { several.or_else(measured) } else { None }
}

/// What may stand beside a measure.
const BESIDE: &[&str] = &[
    "a", "are", "day", "days", "in", "is", "month", "months", "note", "notes", "sum", "sums", "of", "per",
    "the", "twelve", "week", "weeks",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_on_what_is_counted_is_told_from_others() {
        for (text, what) in [
            ("Note: Figures count removal orders issued.", "removal orders"),
            ("Count is the number of removal flights", "removal flights"),
            ("Numbers represent arrests", "arrests"),
            ("Source: ICE. These are removal orders, not removals.", "removal orders"),
            ("These are returns.", "returns"),
            ("Figures are 12-month totals ending in the month shown.", "12 month totals"),
            ("Monthly averages.", "averages"),
            ("Rolling 12-month sums", "12 month sums"),
            ("Figures are monthly averages", "averages"),
        ] {
            assert_eq!(named(text).as_deref(), Some(what), "{text}");
        }
        for text in [
            "Counts are of removals and returns.",
            "Figures are by date of removal order.",
            "Data are from arrests records",
            "Removals are counted by flights",
            "Orders are counted elsewhere",
            "These are removals, not returns.",
            "These figures are final.",
            "Average: 18,421",
            "Average stay is 30 days.",
            "Data are 3 months old.",
            "Figures are monthly totals.",
            "Figures are monthly totals, not averages.",
        ] {
            assert_eq!(named(text), None, "{text}");
        }
    }
}
