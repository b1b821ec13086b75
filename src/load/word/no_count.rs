//! Headings that speak of removals and yet head no count of people who left: shares, rates, plans, removal orders,
//! counts in thousands.
//!
//! A word that makes such a heading is one entry in a list here.

use super::worked_out::{
    ADJUSTED, AVERAGE, CHANGE, CHANGE_ALONE, COST, EARLIER, FORECAST, LIMIT, PERCENT, PLAN, RATE, SHARE,
    SMOOTHED, SPREAD,
};
use super::{is_in, is_in_any, is_removal, not_removed};
use crate::load::word;

/// Whether a heading speaks of removals, or of counts, and yet heads no count of people who left.
pub(crate) fn is_no_count(heading: &str, words: &[String]) -> bool {
    if are_charged(words) {
        return false;
    }
    let beside_office = without_office(words).filter(|rest| word::any_removal(rest));
    let words = beside_office.as_deref().unwrap_or(words);
    let beside = words.windows(2).any(|pair| match pair {
        [first, second] => {
            is_removal(first) && is_in(second, OF_REMOVAL)
                || is_in(first, &["decisions", "orders", "dispositions"]) && is_removal(second)
                || is_in(first, &["age", "ages"]) && second == "of"
        }
        _ => false,
    });
    let of = words.windows(3).any(|three| match three {
        [first, of, last] => is_in(first, OF_REMOVAL) && of == "of" && is_removal(last),
        _ => false,
    });
    let per = words.windows(2).any(|pair| match pair {
        [per, what] => per == "per" && !is_in(what, &["day", "week", "month", "quarter", "year"]),
        _ => false,
    });
    let days_to = words.windows(3).any(|three| match three {
        [unit, to, last] => {
            is_in(unit, UNITS) && is_in(to, &["to", "until", "before", "since"]) && is_removal(last)
        }
        _ => false,
    });
    let days_to = days_to || counts_others(words);
    heading.contains('%')
        || is_indexed(heading)
        || is_compared(heading)
        || word::any_of(words, UNCOUNTED)
        || beside
        || of
        || per
        || days_to
        || not_removed::named(words).is_some()
        || not_removed::runs_on(words)
        || not_removed::spans_several(words).is_some()
}

/// Whether words name those who are charged with a crime and not convicted, one of the sorts by which removals are counted.
fn are_charged(words: &[String]) -> bool {
    word::pair(words, "pending", "charges")
        || words.windows(3).any(|three| three == ["pending", "criminal", "charges"])
}

/// The words around the name of the office that removes people, where they hold it: it names no operations that are counted.
fn without_office(words: &[String]) -> Option<Vec<String>> {
    const OFFICE: [&str; 4] = ["enforcement", "and", "removal", "operations"];
    let place = words.windows(OFFICE.len()).position(|named| named == OFFICE)?;
    let (before, rest) = words.split_at_checked(place)?;
    Some(before.iter().chain(rest.iter().skip(OFFICE.len())).cloned().collect())
}

/// Whether the numbers under a heading are worked out of counts or count something else, so that they tell no two groups of
/// people apart: an average, a change, a share, flights.
pub(crate) fn is_worked_out(heading: &str, words: &[String]) -> bool {
    heading.contains('%')
        || is_indexed(heading)
        || is_compared(heading)
        || is_daily_rate(words)
        || word::any_of(words, MEASURED)
        || word::any_of(words, DIFFERS)
        || counts_others(words)
        || counts_several(words)
}

/// Whether a heading says that it counts something that is no person: `Number of flights`, `Count of orders`.
fn counts_others(words: &[String]) -> bool {
    words.windows(3).any(|three| match three {
        [count, of, what] => {
            is_in(count, &["count", "number", "total", "sum"])
                && of == "of"
                && what != "cases"
                && what.ends_with('s')
                && is_in(what, OF_REMOVAL)
        }
        _ => false,
    })
}

/// Whether the numbers under a heading count something that is made of removals or comes before them, several in a row of
/// the table: `removal orders`, `stays of removal`. Such a row is no one removal.
pub(crate) fn counts_several(words: &[String]) -> bool {
    let several = |word: &String| {
        word.ends_with('s') && is_in(word, OF_REMOVAL) && !is_in(word, &["costs", "charges", "operations"])
    };
    word::any(words, word::OTHER_SUBJECT) || words.iter().any(several) || not_removed::named(words).is_some()
}

/// Whether a heading speaks of so many on each day: `removals per day`. It is the count of a row that is a day, and an
/// average in any other.
pub(crate) fn is_daily_rate(words: &[String]) -> bool {
    let each = |word: &String| is_in(word, &["per", "a", "each", "every"]);
    words.windows(2).any(|pair| matches!(pair, [first, day] if each(first) && day == "day"))
}

/// Units of a time that passes.
const UNITS: &[&str] = &["days", "hours", "weeks", "months", "years", "time"];

/// What a title names that is made of removals, or comes before them, and is no removal: `removal orders`, `average removals`.
/// The office of *Removal Operations* is none of it.
pub(crate) fn beside_removals(words: &[String]) -> Option<String> {
    let made_of = |word: &String| is_in(word, OF_REMOVAL) && !is_in(word, &["operations", "officers"]);
    let beside =
        words.windows(2).find(|pair| matches!(pair, [first, second] if is_removal(first) && made_of(second)));
    let of = words
        .windows(3)
        .find(|three| matches!(three, [first, of, last] if made_of(first) && of == "of" && is_removal(last)));
    let made_of = beside.or(of).map(|words| words.join(" "));
    made_of.or_else(|| not_removed::named(words)).or_else(|| measured_removals(words))
}

/// Whether a text says what its numbers are a hundredth of: `(2016 = 100)`.
pub(crate) fn is_indexed(text: &str) -> bool {
    let close: String = text.chars().filter(|letter| !letter.is_whitespace()).collect();
    close
        .split_once("=100")
        .is_some_and(|(_, behind)| !behind.starts_with(|next: char| next.is_ascii_digit()))
}

/// Whether a heading says by a short name that its numbers compare counts, or smooth them: `Removals YoY`, `Removals Y/Y`,
/// `Removals MA3`.
fn is_compared(heading: &str) -> bool {
    const NAMES: &[&str] = &["mom", "m/m", "qoq", "q/q", "wow", "w/w", "yoy", "y/y"];
    let parts = heading.split(|letter: char| letter.is_whitespace() || "()_,".contains(letter));
    parts.map(str::to_lowercase).any(|part| {
        let smoothed = part.strip_prefix("ma").is_some_and(word::is_digits);
        smoothed || is_in(&part, NAMES)
    })
}

/// The measure that words make of removals: an average, a share, the days until one.
pub(crate) fn measured_removals(words: &[String]) -> Option<String> {
    if !word::any_removal(words) {
        return None;
    }
    let until = words.windows(2).any(
        |pair| matches!(pair, [to, last] if is_in(to, &["to", "before", "until", "till"]) && is_removal(last)),
    );
    let lasts = words.iter().find(|word| until && is_in(word, LASTS));
    let changes = words
        .windows(2)
        .find(|pair| matches!(pair, [first, of] if is_in(first, CHANGE) && is_in(of, &["in", "of"])));
    let per = words.windows(2).find(|pair| match pair {
        [per, what] => per == "per" && (is_in(what, PER) || what.bytes().any(|byte| byte.is_ascii_digit())),
        _ => false,
    });
    let measured = words.iter().find(|word| is_in_any(word, MEASURED)).or(lasts).cloned();
    measured.or_else(|| per.map(|words| words.join(" "))).or_else(|| changes?.first().cloned())
}

/// Words for how long something lasts.
const LASTS: &[&str] = &["days", "time", "weeks", "months", "hours", "length", "duration"];

/// The words that make such headings.
pub(super) const WORDS: &[&[&[&str]]] = &[UNCOUNTED, &[OF_REMOVAL]];

/// Words for what two counts differ by, or how far counts spread, and for those of another time.
const DIFFERS: &[&[&str]] = &[CHANGE, CHANGE_ALONE, SPREAD, SMOOTHED, EARLIER, &["moving"]];

/// What a rate is per, beside a number.
const PER: &[&str] = &["capita", "thousand", "million", "arrest", "detainee", "flight", "officer"];

/// Words of a title for numbers that are worked out, or foreseen.
pub(crate) const MEASURED: &[&[&str]] = &[AVERAGE, PERCENT, SHARE, RATE, LIMIT, FORECAST, COST, &["index"]];

/// Words that make of a count something that is none.
const UNCOUNTED: &[&[&str]] = &[
    AVERAGE,
    PERCENT,
    SHARE,
    RATE,
    LIMIT,
    CHANGE,
    CHANGE_ALONE,
    SPREAD,
    SMOOTHED,
    ADJUSTED,
    EARLIER,
    FORECAST,
    PLAN,
    COST,
    NO_COUNT,
];

/// Further ones: for limits, money, a measure of somebody, a place on the map.
const NO_COUNT: &[&str] = &[
    "unsuccessful",
    "max",
    "pace",
    "trend",
    "ltm",
    "ttm",
    "moving",
    "least",
    "bound",
    "index",
    "capacity",
    "ceiling",
    "rank",
    "pending",
    "bail",
    "bond",
    "dollars",
    "usd",
    "eur",
    "euros",
    "height",
    "weight",
    "weights",
    "weighting",
    "fweight",
    "pweight",
    "wgt",
    "ponderador",
    "ponderacion",
    "ponderación",
    "expansion",
    "latitude",
    "longitude",
    "lat",
    "lon",
    "lng",
    "log",
    "ln",
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
