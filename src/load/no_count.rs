//! Headings that speak of removals and yet head no count of people who left: shares, rates, plans, removal orders,
//! counts in thousands.
//!
//! A word that makes such a heading is one entry in a list here.

use super::word;

/// Whether a heading speaks of removals, or of counts, and yet heads no count of people who left.
pub(crate) fn is_no_count(heading: &str, words: &[String]) -> bool {
    let is = |word: &String, list: &[&str]| list.contains(&word.as_str());
    let removal = |word: &String| is(word, word::REMOVAL) || is(word, word::REMOVALS);
    let beside = words.windows(2).any(|pair| match pair {
        [first, second] => {
            removal(first) && is(second, OF_REMOVAL)
                || is(first, &["not", "non", "ordered"]) && removal(second)
        }
        _ => false,
    });
    let of = words.windows(3).any(|three| match three {
        [first, of, last] => is(first, OF_REMOVAL) && of == "of" && removal(last),
        _ => false,
    });
    let per = words.windows(2).any(|pair| match pair {
        [per, what] => per == "per" && !is(what, &["day", "week", "month", "quarter", "year"]),
        _ => false,
    });
    heading.contains('%') || word::any(words, NO_COUNT) || beside || of || per
}

/// Whether a heading says that its counts are in thousands or millions: `removals (thousands)`, `removals ('000)`.
pub(crate) fn in_thousands(text: &str) -> bool {
    let units: &[&str] = &["thousand", "thousands", "million", "millions", "000s", "000"];
    // `1,000` in a sentence is a number; `(000)` alone is a unit.
    word::words(text).windows(2).any(|pair| match pair {
        [before, unit] => units.contains(&unit.as_str()) && !before.bytes().all(|byte| byte.is_ascii_digit()),
        _ => false,
    })
}

/// Words that make of a count something that is none: a share, a rate, a plan, a difference, the count of another year,
/// money, a measure of somebody, a place on the map.
const NO_COUNT: &[&str] = &[
    "adjusted",
    "annualised",
    "annualized",
    "average",
    "avg",
    "mean",
    "median",
    "rate",
    "rolling",
    "smoothed",
    "ratio",
    "share",
    "percent",
    "percentage",
    "pct",
    "index",
    "projected",
    "projection",
    "target",
    "targets",
    "goal",
    "goals",
    "planned",
    "change",
    "changes",
    "difference",
    "diff",
    "growth",
    "rank",
    "pending",
    "previous",
    "prior",
    "ago",
    "budget",
    "cost",
    "costs",
    "bail",
    "bond",
    "dollars",
    "usd",
    "eur",
    "euros",
    "height",
    "weight",
    "latitude",
    "longitude",
    "lat",
    "lon",
    "lng",
    "zipcode",
];

/// What can be of a removal, or made of one, and is no removal: `removal orders`, `stays of removal`.
const OF_REMOVAL: &[&str] = &[
    "order",
    "orders",
    "flight",
    "flights",
    "stay",
    "stays",
    "cost",
    "costs",
    "hearing",
    "hearings",
    "officers",
    "proceedings",
    "operations",
    "charge",
    "charges",
    "charters",
    "backlog",
    "cases",
    "decisions",
    "docket",
    "filings",
    "notices",
    "requests",
    "warrants",
];
