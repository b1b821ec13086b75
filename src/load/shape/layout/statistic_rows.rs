//! Rows of a table of counts that hold no counts: the average below the months, the change below two years, each
//! one's share of the total, a heading over a part of the rows.
//!
//! They are told by what they call themselves, and set aside before anything is decided by what cells show. In
//! records a row stands for itself, and a word in place of a date sets it aside anyway.

use super::other_rows;
use crate::dataset::FastMap;
use crate::load::cell::when;
use crate::load::column::Role;
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::measures::heading_rank;
use crate::load::shape::measures::{kind_words, kinds};
use crate::load::table::Walk;
use crate::load::word::worked_out::{AVERAGE, CHANGE, CHANGE_ALONE, LIMIT, PERCENT, SHARE, SPREAD};
use crate::load::word::{self, region};

/// What such a row is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Kind {
    /// Averages, changes or shares.
    Statistic,
    /// A heading over the rows below it: `REGION`.
    Section,
    /// A row below a heading that names something else than removals: `Returns`.
    OtherMeasure,
    /// A row of no country in a table by country: `Target`.
    NoCountry,
}

/// The lines of such rows, in order; none where nothing else would be left.
pub(crate) fn find(draft: &Draft<'_>) -> Vec<(u64, Kind)> {
    let places = |wanted: fn(Role) -> bool| -> Vec<usize> {
        let columns = draft.columns.iter().filter(|column| wanted(column.role));
        columns.map(|column| column.place).collect()
    };
    let (times, words) = (places(Role::is_time), places(|role| role == Role::Category));
    let (mut found, mut rows) = (Vec::new(), 0_usize);
    // Labels repeat, and each is looked at once.
    let mut known: FastMap<String, bool> = FastMap::default();
    let mut is_known = |label: &str| {
        known.get(label).copied().unwrap_or_else(|| {
            let statistic = is_statistic(label);
            if known.len() < KNOWN {
                known.insert(label.to_owned(), statistic);
            }
            statistic
        })
    };
    let countries = other_rows::columns(draft);
    let of_measures = has_parts_of_measures(draft);
    let mut of_removals = true;
    let mut empty_region: Option<u64> = None;
    draft.table.each(|record| {
        rows += 1;
        let first = record.cells().find(|cell| !cell.is_empty()).unwrap_or_default();
        let is_region = region::is_region(first);
        // A region whose countries follow is a heading over them; one that others follow is a gap.
        if let Some(line) = empty_region.take().filter(|_| record.has_several() && !is_region) {
            found.push((line, Kind::Section));
        }
        empty_region = Some(record.line()).filter(|_| is_region && !record.has_several());
        if of_measures && !record.has_several() && measures(first).is_some() {
            of_removals = measures(first) != Some(false);
            found.push((record.line(), Kind::Section));
            return;
        }
        if !of_removals {
            found.push((record.line(), Kind::OtherMeasure));
            return;
        }
        let has_own_time = times.iter().any(|place| {
            let time = record.get(*place);
            !time.is_empty() && !is_known(time)
        });
        // A row with a time of its own may be one of a program that is called `Share`.
        let mut says = |label: &str| is_known(label) && (!has_own_time || is_average(label));
        if says(first) || times.iter().chain(&words).any(|place| says(record.get(*place))) {
            found.push((record.line(), Kind::Statistic));
        } else if !record.has_several() && is_section(first) {
            found.push((record.line(), Kind::Section));
        } else if countries.iter().any(|column| other_rows::is_of_none(record.get(column.place))) {
            found.push((record.line(), Kind::NoCountry));
        } else {
            // A row of counts.
        }
    });
    if found.len() < rows { found } else { Vec::new() }
}

/// Whether headings among the rows say what the rows below them count. Where such words stand beside counts, each row
/// says it for itself.
fn has_parts_of_measures(draft: &Draft<'_>) -> bool {
    if draft.columns.len() < 2 {
        return false;
    }
    let (mut other, mut beside) = (false, false);
    draft.table.walk(|record| {
        let first = record.cells().find(|cell| !cell.is_empty()).unwrap_or_default();
        if let Some(removals) = measures(first) {
            beside |= record.has_several();
            other |= !removals;
        }
        if beside { Walk::Stop } else { Walk::On }
    });
    other && !beside
}

/// Whether a label names removals; `None` where it names nothing that is counted.
fn measures(label: &str) -> Option<bool> {
    if label.len() > 40 || !label.starts_with(char::is_alphabetic) {
        return None;
    }
    let words = word::words(&label.to_lowercase());
    let other: &[&[&str]] = &[word::OTHER_MEASURE, word::AGENCY, &["and", "by", "from", "on"]];
    match kind_words::kind(label) {
        kind_words::Kind::Removal => Some(true),
        kind_words::Kind::Other => Some(false),
        kind_words::Kind::Gap | kind_words::Kind::Unclear => (word::any(&words, word::OTHER_MEASURE)
            && word::only(&words, other))
        .then_some(false)
        .or_else(|| heading_rank::names_removals(&words).then_some(true)),
    }
}

/// How many labels are remembered at most.
const KNOWN: usize = 100_000;

/// Notes that such rows were set aside.
pub(crate) fn tell(found: &[(u64, Kind)], notes: &mut Notes) {
    for (line, kind) in found {
        let (code, message, reason) = match kind {
            Kind::Statistic => (
                "statistic",
                "the row holds averages, changes or shares, as it says itself",
                "of averages, changes or shares",
            ),
            Kind::Section => ("section", "a heading over the rows below", "a heading over other rows"),
            Kind::OtherMeasure => (
                "other-measure",
                "the heading above the row names something else than removals",
                kinds::REASON,
            ),
            Kind::NoCountry => (
                "no-country",
                "the row stands among countries and is of none, as it says itself",
                "of no country",
            ),
        };
        let action = match kind {
            Kind::Statistic | Kind::Section => "set aside: no counts",
            Kind::OtherMeasure => "set aside",
            Kind::NoCountry => "set aside: no part of the removals",
        };
        notes.warn_line(*line, Told::new(code, message, action));
        notes.set_aside(*line, reason);
    }
}

/// Whether a label alone in its row says what the rows below it count, or by what they are broken down.
pub(super) fn heads_rows(label: &str) -> bool {
    measures(label).is_some() || is_section(label)
}

/// Whether a row that says nothing else is a heading over those below it.
fn is_section(label: &str) -> bool {
    let words = word::words(&label.to_lowercase());
    !words.is_empty() && word::only(&words, &[SECTION, &["of", "and", "by", "or"]])
}

/// Words for what a part of the rows is broken down by.
const SECTION: &[&str] = &[
    "region",
    "regions",
    "country",
    "countries",
    "nationality",
    "continent",
    "citizenship",
    "birth",
    "age",
    "ages",
    "sex",
    "gender",
    "marital",
    "status",
    "criminal",
    "criminality",
    "occupation",
    "state",
    "residence",
    "type",
    "category",
    "area",
    "office",
    "field",
    "program",
    "agency",
    "characteristic",
];

/// Whether a label among categories can be that of no group of people: some are called `Change` or `Share`.
fn is_average(label: &str) -> bool {
    label.contains('%') || word::any_of(&word::words(&label.to_lowercase()), &[AVERAGE, PERCENT, &["yoy"]])
}

/// Whether a label is that of an average, a change or a share, and names nothing else: `% change`, `Average per month`,
/// `Change from FY2016`.
fn is_statistic(label: &str) -> bool {
    /// A longer one is a sentence.
    const LETTERS: usize = 60;
    if label.is_empty() || label.len() > LETTERS || !label.contains(|letter: char| letter.is_alphabetic()) {
        return label == "%";
    }
    // `YoY` is one word.
    let words = word::words(&label.to_lowercase());
    let named = word::any_of(&words, STATISTIC) || label.contains('%') || word::pair(&words, "y", "y");
    let known = |word: &String| {
        word.bytes().any(|byte| byte.is_ascii_digit())
            || word::is_in_any(word, STATISTIC)
            || word::is_in_any(word, &[BESIDE, word::TOTAL, word::REMOVALS])
            || when::parse(word).is_some()
    };
    named && words.iter().all(known) || is_share_of_group(label, &words)
}

/// Whether a label begins or ends with the word for a share, whomever that is of: `Percent criminal`, `Criminal (%)`.
fn is_share_of_group(label: &str, words: &[String]) -> bool {
    let share = |word: Option<&String>| word.is_some_and(|word| word::is_in(word, PERCENT));
    let sign = label.contains('%') && !label.contains(|letter: char| letter.is_ascii_digit());
    share(words.first()) || share(words.last()) || sign
}

/// Words for a number that was worked out from counts.
const STATISTIC: &[&[&str]] =
    &[AVERAGE, PERCENT, CHANGE, CHANGE_ALONE, SHARE, LIMIT, SPREAD, &["max", "min", "dev"]];

/// Words that may stand beside one of them.
const BESIDE: &[&str] = &[
    "per",
    "of",
    "from",
    "to",
    "in",
    "vs",
    "versus",
    "latest",
    "over",
    "on",
    "the",
    "and",
    "year",
    "years",
    "yr",
    "month",
    "months",
    "monthly",
    "week",
    "weekly",
    "day",
    "daily",
    "quarter",
    "quarterly",
    "annual",
    "yearly",
    "fiscal",
    "fy",
    "prior",
    "previous",
    "last",
    "standard",
    "std",
    "moving",
    "rolling",
    "y",
    "m",
    "q",
    "a",
    "number",
    "point",
    "points",
    "since",
    "between",
    "column",
    "rate",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_a_label_that_says_nothing_else_is_one_of_a_statistic() {
        let check = |label: &str, expected: bool| assert_eq!(is_statistic(label), expected, "{label}");
        for label in [
            "Average",
            "AVG.",
            "Mean",
            "% change",
            "Percent change",
            "Pct. change",
            "YoY",
            "Y/Y",
            "%",
            "Year-over-year change",
            "Change from FY2016",
            "Change 2016-2017",
            "5-year average",
            "Average per month",
            "% of total",
            "Percent of Total",
            "Difference",
            "Monthly average removals",
            "Average (Oct-Dec)",
            "Std. deviation",
            "Standard deviation",
            "Percent criminal",
            "Criminal (%)",
        ] {
            check(label, true);
        }
        for label in [
            "",
            "2016",
            "October",
            "Mexico",
            "Total",
            "Average daily population",
            "Removals",
            "FY2017",
            "Change of status",
            "100",
            "45%",
            "Mali",
            "Interior",
            "Removals per Title 8",
            "-",
        ] {
            check(label, false);
        }
    }
}
