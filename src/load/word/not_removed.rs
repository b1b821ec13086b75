//! Words beside a removal that keep it from being one, or its count from being that of one period: `failed removals`,
//! `arrests leading to removal`, `removals in the last 12 months`.

use super::{is_in, is_removal, not_yet};
use crate::load::word;

/// What words name that comes before a removal, or speaks of one, and is none; `None` where they name none such.
pub(crate) fn named(words: &[String]) -> Option<String> {
    let beside = words.windows(2).find(|pair| match pair {
        [first, second] => {
            is_in(first, UNDONE) && is_removal(second)
                || is_removal(first) && is_in(second, UNDONE)
                || is_in(first, &["not", "non"]) && is_removal(second)
                // The Yearbook's word for those who left without an order.
                || is_in(first, &["aliens", "noncitizens"]) && second == "returned"
        }
        _ => false,
    });
    let held = words.windows(3).find(|three| match three {
        [first, of, last] => is_in(first, UNDONE) && is_in(of, &["of", "for"]) && is_removal(last),
        _ => false,
    });
    let travel = words.windows(2).find(|pair| match pair {
        [first, second] => {
            is_in(first, TRAVEL) && is_in(second, LEAVING)
                || is_in(first, LEAVING) && is_in(second, &["performed"])
        }
        _ => false,
    });
    let of_travel = words.windows(3).find(|three| match three {
        [first, of, last] => {
            is_in(first, LEAVING) && of == "of" && is_in(last, TRAVEL)
                || is_removal(first) && of == "from" && is_in(last, TAKEN_FROM)
        }
        _ => false,
    });
    let held = held.or(of_travel);
    let beside = beside.or(travel);
    let things = if word::any_removal(words) { words.iter().find(|word| is_in(word, THINGS)) } else { None };
    beside
        .or(held)
        .map(|words| words.join(" "))
        .or_else(|| before(words))
        .or_else(|| not_yet::named(words))
        .or_else(|| things.cloned())
}

/// What happens before a removal, or is said of one: `arrests leading to removal`, `articles about deportation`.
fn before(words: &[String]) -> Option<String> {
    let place = words.iter().position(|word| is_removal(word))?;
    let (ahead, _) = words.split_at_checked(place)?;
    let event = |word: &&String| {
        word::is_in_any(word, &[word::OTHER_MEASURE, word::OTHER_SUBJECT, word::OTHER_EVENT])
    };
    let spoken = |word: &&String| is_in(word, SPOKEN);
    let leads = ahead.iter().any(|word| is_in(word, LEADING));
    let of = ahead.iter().any(|word| is_in(word, SPOKEN_OF));
    let first = ahead.first()?;
    let found = if leads { ahead.iter().find(event).filter(|found| *found == first) } else { None };
    let found = found.or_else(|| ahead.iter().find(spoken).filter(|_| of));
    found.cloned()
}

/// The sum, or the average, of several periods that words name, which each of its kind shares with the next: `12-month totals`,
/// `3-mo average`.
pub(crate) fn spans_several(words: &[String]) -> Option<String> {
    let several = |word: &String| word::is_digits(word) && word != "1" && word.len() < 4 || word == "twelve";
    let spans = words.windows(3).find(|three| match three {
        [number, unit, what] => several(number) && is_in(unit, PERIODS) && is_in(what, OF_SEVERAL),
        _ => false,
    });
    spans.map(|three| three.join(" "))
}

/// Several of which a sum may span.
const PERIODS: &[&str] =
    &["month", "months", "mo", "mos", "mth", "mths", "day", "days", "week", "weeks", "quarter", "quarters"];

/// What spans several.
const OF_SEVERAL: &[&str] = &[
    "average", "averages", "avg", "mean", "moving", "period", "periods", "rolling", "running", "sum", "sums",
    "total", "totals", "trailing", "window", "windows",
];

/// Whether words say that a count runs over longer than the period that it stands beside: the last twelve months, or all
/// years since one.
pub(super) fn runs_on(words: &[String]) -> bool {
    let number = |word: &String| word::is_digits(word) && word != "1" || word == "twelve";
    let year = |word: &String| word.len() == 4 && number(word) || word.starts_with("fy") || word == "fiscal";
    let pair = |pair: &[String]| match pair {
        [first, second] => {
            number(first) && is_in(second, PERIODS)
                || is_in(first, &["last", "past"])
                    && is_in(second, &["year", "month", "week", "quarter", "fy"])
                || first == "since" && year(second)
        }
        _ => false,
    };
    word::any_removal(words) && words.windows(2).any(pair)
}

/// The words that stand at a removal that is none.
pub(super) const WORDS: &[&[&str]] = &[UNDONE];

/// What is said of a removal that was not carried out, or of one that may be.
const UNDONE: &[&str] = &[
    "appropriated",
    "attempted",
    "averted",
    "avoided",
    "blocked",
    "canceled",
    "cancelled",
    "capacity",
    "denied",
    "failed",
    "funded",
    "halted",
    "ordered",
    "postponed",
    "prevented",
    "scheduled",
    "unexecuted",
];

/// Departures that nobody is made to.
const LEAVING: &[&str] = &["departures", "departure"];

/// Who and what departs by a timetable, or by an own will.
const TRAVEL: &[&str] = &[
    "air",
    "aircraft",
    "airline",
    "airlines",
    "airplane",
    "airport",
    "airports",
    "boat",
    "boats",
    "bus",
    "buses",
    "carrier",
    "coach",
    "cruise",
    "domestic",
    "ferry",
    "flight",
    "flights",
    "gate",
    "international",
    "officer",
    "passenger",
    "passengers",
    "plane",
    "planes",
    "rail",
    "ship",
    "ships",
    "staff",
    "student",
    "students",
    "teacher",
    "teachers",
    "tourist",
    "tourists",
    "train",
    "trains",
    "tram",
    "vessel",
    "vessels",
    "visitor",
    "visitors",
    "worker",
    "workers",
];

/// What somebody or something is removed from by others than those who deport.
const TAKEN_FROM: &[&str] = &[
    "care", "families", "family", "home", "homes", "office", "rolls", "school", "schools", "shelves",
    "website",
];

/// What else is removed, and who else: snow from a street, an employee from an office, a child from a home.
const THINGS: &[&str] = &[
    "ads",
    "books",
    "content",
    "dams",
    "monuments",
    "photos",
    "statues",
    "stumps",
    "tumor",
    "tumors",
    "tumour",
    "tumours",
    "urls",
    "videos",
    "asbestos",
    "debris",
    "employee",
    "employees",
    "foster",
    "garbage",
    "graffiti",
    "personnel",
    "snow",
    "tattoo",
    "trash",
    "tree",
    "trees",
    "vehicle",
    "vehicles",
    "waste",
];

/// Words between what happens and the removal that it leads to.
const LEADING: &[&str] =
    &["after", "before", "during", "following", "leading", "pending", "prior", "resulting", "without"];

/// What speaks of removals and counts none.
const SPOKEN: &[&str] = &[
    "article",
    "articles",
    "calls",
    "complaints",
    "interviews",
    "lawsuits",
    "mentions",
    "news",
    "opinion",
    "opinions",
    "petitions",
    "poll",
    "polls",
    "posts",
    "protests",
    "searches",
    "stories",
    "support",
    "survey",
    "surveys",
    "tweets",
];

/// Words between them and the removals that they speak of.
const SPOKEN_OF: &[&str] = &[
    "about",
    "against",
    "concerning",
    "for",
    "mention",
    "mentioning",
    "of",
    "on",
    "regarding",
    "that",
    "to",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_beside_a_removal_may_be_none() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(named(&word::words(text)).as_deref(), expected, "{text}");
        };
        check("Failed removals", Some("failed removals"));
        check("Removals scheduled", Some("removals scheduled"));
        check("Non-removals", Some("non removals"));
        check("Capacity for removals", Some("capacity for removals"));
        check("Arrests leading to removal", Some("arrests"));
        check("Deaths after deportation", Some("deaths"));
        check("News articles that mention deportation", Some("news"));
        check("Survey of deportees", Some("survey"));
        check("Removals by reason of arrest", None);
        check("Removals from detention", None);
        check("ICE removals", None);
        check("Snow removals", Some("snow"));
        check("Airline departures", Some("airline departures"));
        check("Departures of flights", Some("departures of flights"));
        check("Children removed from home", Some("removed from home"));
        check("Removals from detention by flight", None);
        check("Enforced departures", None);
        check("ICE arrests and removals", None);
        check("Removals of those who failed to appear", None);
        check("Removals after detention pending a hearing", None);
    }

    #[test]
    fn a_count_may_run_on_over_its_period() {
        let check = |text: &str, expected: bool| assert_eq!(runs_on(&word::words(text)), expected, "{text}");
        check("removals last 12 months", true);
        check("12-month total removals", true);
        check("removals since 2009", true);
        check("cumulative removals since FY2009", true);
        check("removals last year", true);
        check("removals (12-mo sum)", true);
        check("monthly removals", false);
        check("removals 2016", false);
        check("total 12 months", false);
        check("removals since January 20", false);
    }
    #[test]
    fn a_sum_may_span_several_periods() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(spans_several(&word::words(text)).as_deref(), expected, "{text}");
        };
        check("12-month total", Some("12 month total"));
        check("3-mo average", Some("3 mo average"));
        check("total 12 months", None);
        check("1-month total", None);
        check("2016 month total", None);
    }
}
