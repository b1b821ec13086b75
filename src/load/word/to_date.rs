//! Words that say that a count is of all days up to one.

use super::{CUMULATIVE, PERIODIC, TIME, any, is_digits, is_in, month_named, pair};

/// Whether a heading says that each of its counts is of all days up to one: `FYTD removals`, `removals to date`,
/// `removals as of month end`.
pub(crate) fn is_to_date(words: &[String]) -> bool {
    is_counted_up(words) || is_as_of(words)
}

/// The same by words that also hold where numbers fall: *as of* may be said of a count that is only known since.
pub(crate) fn is_counted_up(words: &[String]) -> bool {
    let mut from_since = words.iter().skip_while(|word| *word != "since");
    // What is counted since a year is no count of one year.
    let since = from_since.next().is_some() && !from_since.next().is_some_and(|word| is_digits(word));
    says_to_date(words) || since && !is_since_last(words)
}

/// Whether a heading says that each of its counts is of one period: `monthly removals`, `removals per month`.
pub(crate) fn is_of_each_period(words: &[String]) -> bool {
    any(words, PERIODIC) || ["week", "month", "quarter"].iter().any(|unit| pair(words, "per", unit))
}

/// Whether counts go from one row to the next: `removals since last report`.
pub(crate) fn is_since_last(words: &[String]) -> bool {
    const REPORTS: &[&str] =
        &["bulletin", "count", "figure", "posting", "publication", "release", "report", "update"];
    let last = |word: &str| ["last", "previous", "prior"].contains(&word);
    let next = |word: Option<&String>| word.is_none_or(|word| is_in(word, REPORTS));
    words.iter().enumerate().any(|(place, word)| {
        word == "since" && words.get(place + 1).is_some_and(|word| last(word)) && next(words.get(place + 2))
    })
}

/// The same by words that a title or a name uses for the counts of a whole table, too: `Removals, year to date`.
pub(crate) fn says_to_date(words: &[String]) -> bool {
    let progressive = ["total", "totals", "count"].iter().any(|count| pair(words, "progressive", count));
    // What is up to date is new.
    let new = words.windows(3).any(|three| three == ["up", "to", "date"]);
    let far = ["so", "thus"].iter().any(|word| pair(words, word, "far"));
    any(words, CUMULATIVE) || pair(words, "to", "date") && !new || far || progressive
}

/// Whether a title says that each count is as of the end of its own period: `Removals as of month end`.
pub(crate) fn is_as_of_each(words: &[String]) -> bool {
    is_as_of(words) && any(words, &["each", "every", "month", "months", "week", "weeks", "quarter", "period"])
}

/// Whether words say that counts are as of days which they do not name; one day that they name is that of the whole table.
fn is_as_of(words: &[String]) -> bool {
    let place = words.windows(2).position(|two| two == ["as", "of"]).map(|place| place + 2);
    let place = place.or_else(|| words.iter().position(|word| word == "asof").map(|place| place + 1));
    let Some(behind) = place.and_then(|place| words.get(place..)) else { return false };
    let names_a_day = |word: &String| {
        word.bytes().any(|byte| byte.is_ascii_digit()) || is_in(word, ONE_DAY) || month_named(word).is_some()
    };
    !behind.iter().any(names_a_day)
}

/// Whether the heading of counts may say that they reach the end of each period: `removals through month`, `removals by
/// end of month`.
pub(crate) fn may_reach(words: &[String]) -> bool {
    let is_time = |word: Option<&String>| word.is_none_or(|word| is_in(word, TIME));
    let through = |(place, word): (usize, &String)| {
        is_in(word, &["through", "thru", "until"]) && is_time(words.get(place + 1))
    };
    let dated = words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    !dated && (words.iter().enumerate().any(through) || pair(words, "up", "to") || pair(words, "by", "end"))
}

/// Words for one day, which is none of those of the rows.
const ONE_DAY: &[&str] = &[
    "now",
    "today",
    "present",
    "current",
    "latest",
    "last",
    "recent",
    "update",
    "publication",
    "release",
    "retrieval",
    "extract",
    "pull",
];

#[cfg(test)]
mod tests {
    use super::super::words;
    use super::*;

    #[test]
    fn counts_up_to_a_day_are_told_from_others() {
        for text in [
            "removals as of",
            "As of removals",
            "removals as of month end",
            "removals (fiscal year thus far)",
            "progressive total",
            "removals since October 1",
            "removals cumul",
        ] {
            assert!(is_to_date(&words(text)), "{text}");
        }
        for text in [
            "removals as of 9/9/2017",
            "removals as of September",
            "removals (as of today)",
            "up-to-date removals",
            "progressive removals",
            "removals since 2009",
        ] {
            assert!(!is_to_date(&words(text)), "{text}");
        }
        assert!(may_reach(&words("removals through month")) && may_reach(&words("removals by end of month")));
        assert!(
            !may_reach(&words("removals through ERO")) && !may_reach(&words("removals through 9/9/2017"))
        );
    }
}
