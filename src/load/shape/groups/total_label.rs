//! Labels of rows that sum up others: of all, as `Total` and `All countries`, of a part, as `Subtotal`, or of a time,
//! as `FY2016 total` and `Total for 2016`.

use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::load::cell::period::Style;
use crate::load::cell::span::Span;
use crate::load::cell::when;
use crate::load::word;

/// Whether a text is made of words, and of few of them.
fn may_label(text: &str) -> bool {
    text.len() <= 40 && text.contains(char::is_alphabetic)
}

/// Whether a label marks a row as a sum of others.
pub(crate) fn is_total(text: &str) -> bool {
    if !may_label(text) {
        return false;
    }
    let words = word::words(text);
    let running = word::any(&words, &["ytd", "fytd", "cytd"])
        || word::pair(&words, "to", "date")
        || matches!(words.as_slice(), [only] if only == "cumulative");
    if is_whole_year(text) || running && word::only(&words, &[SO_FAR]) {
        return true;
    }
    let known: &[&[&str]] = &[word::TOTAL, SO_FAR, OF_TIME];
    word::any(&words, word::TOTAL)
        && words.iter().all(|word| names_time(word) || word::is_in_any(word, known))
}

/// Whether a label says that all of a year is counted: `Full year`.
pub(crate) fn is_whole_year(text: &str) -> bool {
    matches!(word::words(text).as_slice(), [whole, year] if is_whole(whole) && year == "year")
}

/// Whether a label says of a year that it is counted up to some day, and nothing else: `YTD`, `Year to date`.
pub(crate) fn is_so_far(text: &str) -> bool {
    let words = word::words(text);
    let running = word::any(&words, &["ytd", "fytd"]) || word::pair(&words, "to", "date");
    may_label(text) && running && word::only(&words, &[SO_FAR])
}

/// The last month of a year to date that a label among its months sums up: 3 for `FYTD through March` and `FYTD (Oct-Mar)`.
pub(crate) fn so_far_through(text: &str, calendar: FiscalCalendar) -> Option<u32> {
    let words = word::words(text);
    let (first, rest) = words.split_first().filter(|_| may_label(text))?;
    if !word::is_in(first, &["ytd", "fytd"]) {
        return None;
    }
    let joint = |word: &&String| !word::is_in(word, &["through", "thru", "to", "total"]);
    let named: Option<Vec<u32>> = rest.iter().filter(joint).map(|word| when::month(word)).collect();
    match *named?.as_slice() {
        [last] => Some(last),
        [first, last] => (calendar.first_day(FiscalYear(2001)).month() == first).then_some(last),
        _ => None,
    }
}

/// Words for a year up to some day.
const SO_FAR: &[&str] = &["ytd", "fytd", "cytd", "fiscal", "year", "to", "date", "cumulative"];

/// Words between those of a total and the time that it sums up.
const OF_TIME: &[&str] = &["fy", "of", "for", "the", "month", "months", "through", "thru"];

/// Whether a word is a month or holds the digits of a year or of a day.
fn names_time(word: &str) -> bool {
    when::month(word).is_some() || word.bytes().any(|byte| byte.is_ascii_digit())
}

/// Whether the label of a row, where others have their time, marks it as a sum of them: `Total removals`, too.
pub(crate) fn is_total_row(text: &str) -> bool {
    if !may_label(text) {
        return false;
    }
    if is_total(text) {
        return true;
    }
    let words = word::words(text);
    let known: &[&[&str]] = &[
        word::TOTAL,
        word::REMOVALS,
        word::AGENCY,
        SO_FAR,
        OF_TIME,
        &["for", "annual", "yearly", "period", "periods", "months", "quarters", "weeks", "days", "years"],
        &["gesamt", "insgesamt", "summe", "suma", "totaal", "totale", "totaux", "general", "général"],
    ];
    let total = word::any(&words, word::TOTAL)
        || matches!(
            words.first().map(String::as_str),
            Some("gesamt" | "insgesamt" | "summe" | "suma" | "totaal" | "totale")
        );
    total && words.iter().all(|word| names_time(word) || word::is_in_any(word, known))
}

/// Whether a word before *year* says that it is all of it.
fn is_whole(word: &str) -> bool {
    matches!(word, "full" | "whole" | "entire")
}

/// Whether a word is a number of names: `10` and `ten` of `Top ten countries`.
fn is_number(word: &str) -> bool {
    word::is_digits(word)
        || ["two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "twenty"].contains(&word)
}

/// Whether words call a sum one of a part of the rows.
pub(crate) fn is_subtotal(words: &[String]) -> bool {
    word::any(words, &["subtotal", "subtotals", "top"]) || word::pair(words, "sub", "total")
}

/// Words at the end of such a label.
const SUMS: [&str; 4] = ["total", "totals", "subtotal", "subtotals"];

/// Whether a category's label marks a row as the sum of all: `Total`, `All countries`, but not `All others`.
pub(crate) fn is_total_of_all(text: &str) -> bool {
    if !may_label(text) {
        return false;
    }
    let words = word::words(text);
    let first = words.first().map_or("", String::as_str);
    let rest = word::any(&words, &["other", "others", "remaining", "rest", "else"]);
    let sub = first.starts_with("subtotal") || word::pair(&words, "sub", "total");
    let opens = matches!(first, "total" | "totals" | "overall") || first == "grand" && words.len() > 1 || sub;
    // In German, Dutch, Swedish and Italian.
    let elsewhere = matches!(first, "gesamt" | "insgesamt" | "totaal" | "totalt" | "totale");
    let opens = opens || elsewhere && words.len() == 1;
    let closes = words.last().is_some_and(|last| SUMS.contains(&last.as_str()));
    let both = first == "both" && words.len() == 2;
    let top = first == "top" && words.get(1).is_some_and(|second| is_number(second));
    !rest && (opens || closes || both || top || first == "all" && words.len() <= 3)
}

/// The span that a total's label names, such as `FY2016 total`.
pub(crate) fn total_of(text: &str, style: Style, calendar: FiscalCalendar) -> Option<Span> {
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
pub(crate) fn is_plain_year(text: &str) -> bool {
    let words = word::words(text);
    let year = |word: &String| word.len() == 4 && word::is_digits(word);
    words.iter().any(year)
        && !word::any(&words, word::FISCAL)
        && when::parse(text).is_none()
        && words.iter().all(|word| year(word) || word::is_in_any(word, PLAIN))
}

/// Words beside a plain year in a total's label.
const PLAIN: &[&[&str]] = &[word::TOTAL, &["year", "for", "of", "the", "in", "calendar", "cy"]];
