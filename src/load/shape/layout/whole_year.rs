//! Whether words that name a fiscal year speak of all of it: `Removals, FY2016`, but not `FY2016 Q1` or `since FY2016`.
//!
//! A table without a time of its own is counted in the year that a title names only where the title leaves no doubt.

use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::load::cell::when;
use crate::load::word;

/// What words say beside a fiscal year, so that counts may not be those of the whole year and of no other.
pub(super) fn doubt(text: &str, year: FiscalYear, calendar: FiscalCalendar) -> Option<&'static str> {
    let words = word::words(before_the_day(text));
    let months: Vec<u32> = words.iter().filter_map(|word| when::month(word)).collect();
    let first = calendar.first_day(FiscalYear(2000)).month();
    let whole = match *months.as_slice() {
        [from, through] => from == first && through % 12 + 1 == first,
        _ => false,
    };
    let years: Vec<i32> = words.iter().filter_map(|word| year_in(word)).collect();
    // `Oct 2015 - Sep 2016` spells the year out.
    let is_other = |other: &i32| *other != year.0 && !(whole && *other == year.0 - 1);
    let opens = |pair: &[String]| match pair {
        [before, named] => OPEN.contains(&before.as_str()) && names_year(named),
        _ => false,
    };
    let behind = |pair: &[String]| match pair {
        [named, behind] => names_year(named) && ["on", "onward", "onwards"].contains(&behind.as_str()),
        _ => false,
    };
    if years.iter().any(is_other)
        || spans_years(text)
        || words.windows(2).any(opens)
        || words.windows(2).any(behind)
    {
        Some("names other years, too")
    } else if !whole && !months.is_empty()
        || word::any(&words, PART)
        || words.iter().any(|word| is_part(word))
    {
        Some("names a part of a year")
    } else {
        None
    }
}

/// The text before the day on which something was published, or through which it reaches.
fn before_the_day(text: &str) -> &str {
    let lower = text.to_ascii_lowercase();
    let end = DAYS.iter().filter_map(|word| lower.find(word)).min();
    end.and_then(|end| text.get(..end)).unwrap_or(text)
}

/// Words before the day of a file, which says nothing of its counts but how far they reach at most.
const DAYS: &[&str] = &[
    "as of",
    "current through",
    "data through",
    "retrieved",
    "accessed",
    "downloaded",
    "updated",
    "run date",
    "report date",
    "published",
    "released",
    "prepared",
];

/// Words before a year that say that it is only one of several, or none of them.
const OPEN: &[&str] = &[
    "from", "since", "before", "after", "until", "till", "by", "than", "vs", "versus", "through", "thru",
    "between",
];

/// Words for a part of a year.
const PART: &[&str] = &[
    "quarter",
    "quarters",
    "qtr",
    "half",
    "semester",
    "month",
    "months",
    "monthly",
    "week",
    "weeks",
    "weekly",
    "day",
    "days",
    "daily",
    "quarterly",
];

/// Whether a word is a quarter or a half: `q1`, `h2`.
fn is_part(word: &str) -> bool {
    let digit = word.strip_prefix(['q', 'h']).unwrap_or_default();
    digit.len() == 1 && word::is_digits(digit)
}

/// The year that a word is, with four digits: `2016`, `fy2016`.
fn year_in(word: &str) -> Option<i32> {
    let digits = word.trim_start_matches(|letter: char| letter.is_alphabetic());
    let year: i32 = digits.parse().ok().filter(|_| digits.len() == 4)?;
    (1800..2300).contains(&year).then_some(year)
}

/// Whether a word is a year, or the first word of one.
fn names_year(word: &str) -> bool {
    year_in(word).is_some() || word.starts_with("fy") || word == "fiscal"
}

/// Whether two years stand with a mark between them: `2016-17`, `FY16/17`, `FY2016-FY2017`.
fn spans_years(text: &str) -> bool {
    text.split(|letter: char| letter.is_whitespace() || letter == '_').any(|piece| {
        let parts = piece
            .split(['-', '–', '/'])
            .map(|part| part.trim_matches(|letter: char| !letter.is_ascii_digit()));
        let parts: Vec<&str> = parts.collect();
        let number = |digits: &str| digits.parse::<u32>().ok().filter(|_| matches!(digits.len(), 2 | 4));
        match *parts.as_slice() {
            [first, second] => match (number(first), number(second)) {
                (Some(first), Some(second)) => (first % 100 + 1) % 100 == second % 100,
                _ => false,
            },
            _ => false,
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_title_of_the_whole_year_leaves_no_doubt() {
        let doubt = |text: &str| doubt(text, FiscalYear(2016), FiscalCalendar::default());
        for text in [
            "Removals by country, FY2016",
            "Fiscal Year 2016",
            "FY16 removals from the interior",
            "Removals FY2016 (Oct 2015 - Sep 2016)",
            "Removals, October 1, 2015 to September 30, 2016 (FY2016)",
            "FY2016 removals by country as of January 5, 2017",
            "removals_FY2016.csv",
            "FY2016 removals (preliminary)",
        ] {
            assert_eq!(doubt(text), None, "{text}");
        }
        for text in [
            "Removals since FY2016",
            "Removals from FY2016 on",
            "Removals FY2016 compared with 2015",
            "Removals FY 2016 through 2018",
            "Removals FY2015-16",
            "Removals FY15/16",
            "removals_FY2016-2018.csv",
        ] {
            assert_eq!(doubt(text), Some("names other years, too"), "{text}");
        }
        for text in [
            "Removals FY2016 Q1",
            "FY2016_Q1_removals.csv",
            "Removals, first half of FY2016",
            "Removals FY2016 (October to March)",
            "Removals, October FY2016",
            "Monthly removals FY2016",
        ] {
            assert_eq!(doubt(text), Some("names a part of a year"), "{text}");
        }
    }
}
