//! Headings of columns that say how much of its period each row counts: `months_covered`, `n_months`, `days reported`.
//!
//! Their numbers count no people, whatever stands beside them.

use crate::load::cell::span::{Span, Unit};
use crate::load::word;

/// Periods that such a column counts in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Parts {
    /// Days.
    Days,
    /// Weeks.
    Weeks,
    /// Months.
    Months,
    /// Quarters.
    Quarters,
}

/// The words for them, which a heading of days that are no parts of its rows has, too.
const PARTS: [(&str, Parts); 4] = [
    ("days", Parts::Days),
    ("weeks", Parts::Weeks),
    ("months", Parts::Months),
    ("quarters", Parts::Quarters),
];

/// Words that say that these are the ones which are counted.
const COVERED: &[&str] = &[
    "available",
    "collected",
    "complete",
    "completed",
    "counted",
    "coverage",
    "covered",
    "data",
    "elapsed",
    "included",
    "observed",
    "published",
    "recorded",
    "reported",
    "reporting",
];

/// Words beside them.
const BESIDE: &[&str] = &["of", "with", "in", "so", "far", "the"];

/// What a heading counts the parts of its rows in, and whether it says that these are the ones counted; `months` alone may
/// be of something else.
pub(crate) fn parts(words: &[String]) -> Option<(Parts, bool)> {
    let is_part = |word: &String| PARTS.iter().find(|(name, _)| name == word).map(|(_, parts)| *parts);
    let mut named = words.iter().filter_map(is_part);
    let (parts, None) = (named.next()?, named.next()) else { return None };
    let beside = |word: &String| {
        is_part(word).is_some()
            || word::is_digits(word)
            || word::is_in_any(word, &[COVERED, BESIDE, word::COUNT])
    };
    words.iter().all(beside).then(|| (parts, word::any(words, COVERED)))
}

/// How many parts a span has, and how many more another one of its kind may have; none where it is no longer than one.
pub(crate) fn of_span(parts: Parts, span: Span) -> Option<(u64, u64)> {
    let days = u64::try_from(span.through.days_since(span.from) + 1).ok()?;
    let least = match (span.unit, parts) {
        (Unit::Year, Parts::Months) => 12,
        (Unit::Year, Parts::Quarters) => 4,
        (Unit::Year, Parts::Weeks) => 52,
        (Unit::Half, Parts::Months) => 6,
        (Unit::Half, Parts::Quarters) => 2,
        (Unit::Half, Parts::Weeks) => 26,
        (Unit::Quarter, Parts::Months) => 3,
        (Unit::Quarter, Parts::Weeks) => 13,
        (Unit::Year | Unit::Half | Unit::Quarter | Unit::Month | Unit::Week, Parts::Days) => days,
        (Unit::Quarter, Parts::Quarters)
        | (Unit::Month | Unit::Week, Parts::Weeks | Parts::Months | Parts::Quarters)
        | (Unit::YearSoFar | Unit::Day, _) => return None,
    };
    let more = match parts {
        Parts::Days | Parts::Weeks => 1,
        Parts::Months | Parts::Quarters => 0,
    };
    Some((least, more))
}
