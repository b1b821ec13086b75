//! What the label of a row that sums up others says of the time it sums up: `FY2016 total`, `Total for 2016`.

use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::load::cell::period::Style;
use crate::load::cell::span::Span;
use crate::load::cell::when;
use crate::load::word;

/// The span that a total's label names, such as `FY2016 total`.
pub(super) fn total_of(text: &str, style: Style, calendar: FiscalCalendar) -> Option<Span> {
    let says_what = |word: &&str| {
        let words = word::words(word);
        word::any(&words, word::TOTAL) || word::any(&words, word::REMOVALS)
    };
    let label: Vec<&str> = text.split_whitespace().filter(|word| !says_what(word)).collect();
    let label = label.join(" ");
    match when::parse(&label)?.when.whole_year() {
        Some(year) => Some(Span::fiscal_year(calendar, FiscalYear(year))),
        None => style.read(&label).ok()?.span(),
    }
}

/// Whether a total's label names a year and does not say that it is a fiscal one.
pub(super) fn is_plain_year(text: &str) -> bool {
    let words = word::words(text);
    let year = |word: &String| word.len() == 4 && word::is_digits(word);
    words.iter().any(year)
        && !word::any(&words, &["fiscal", "fy"])
        && when::parse(text).is_none()
        && words.iter().all(|word| year(word) || word::is_in_any(word, PLAIN))
}

/// Words beside a plain year in a total's label.
const PLAIN: &[&[&str]] = &[word::TOTAL, &["year", "for", "of", "the", "in", "calendar", "cy"]];
