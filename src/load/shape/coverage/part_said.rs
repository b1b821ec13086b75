//! What a note or a cell says of how much of a year is counted: `through June`, `Oct-Jun`, `first nine months`, `partial`.
//!
//! Which figure it is said of is for the others of this folder.

use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::footnote::FOOTNOTE_MARKS;
use crate::load::cell::reach::{self, only_months, only_quarters, reached_in, reached_month, reached_part};
use crate::load::cell::span::month_of;
use crate::load::cell::when;
use crate::load::cell::year_part::YearPart;
use crate::load::title::fiscal_years;
use crate::load::title::note_words::{PLAIN, is_year};
use crate::load::word;

/// Whether a text names the part of a year that was counted, and leaves the year out.
pub(super) fn says_part(text: &str) -> bool {
    reached_month(text).is_some()
        || months_of(text).is_some()
        || reached_part(text).is_some()
        || quarters_of(text).is_some()
        || counts_months(&word::words(text))
}

/// The first and the last quarter that a note on a year says were counted, where they are not all of it.
fn quarters_of(text: &str) -> Option<(u32, u32)> {
    only_quarters(text.trim_start_matches(FOOTNOTE_MARKS)).filter(|quarters| *quarters != (1, 4))
}

/// The first and the last month that a note says were counted, where they are no whole year: `Oct-Mar only`, `FY2017 (Oct-Jun)`,
/// `FY2017 includes data from October to June`. Between other words they are something else.
fn months_of(text: &str) -> Option<(u32, u32)> {
    only_months(text)
        .or_else(|| {
            let words = word::words(text);
            let joint = |word: &String| word::is_in(word, &["to", "through", "thru", "until"]);
            let day = |word: &String| word.parse::<u32>().is_ok_and(|number| (1..=31).contains(&number));
            let plain = |word: &String| {
                when::month(word).is_some()
                    || joint(word)
                    || day(word)
                    || word::is_in(word, PLAIN)
                    || is_year(word)
            };
            let named: Vec<(usize, u32)> = words
                .iter()
                .enumerate()
                .filter_map(|(place, word)| Some((place, when::month(word)?)))
                .collect();
            let [(place, first), (end, last)] = *named.as_slice() else { return None };
            // `1 Oct to 31 Jul`
            let between: Vec<&String> = words.get(place + 1..end)?.iter().filter(|word| !day(word)).collect();
            let numbered = words.get(end + 1).is_some_and(|word| word::is_digits(word));
            let spanned = between.len() < 2 && between.into_iter().all(joint) && !numbered;
            (spanned && words.iter().all(plain)).then_some((first, last))
        })
        .filter(|(first, last)| last % 12 + 1 != *first)
}

/// Whether a note says of no year that it is a part, in few words that say nothing else: `Partial year`, `Through June`.
pub(super) fn says_part_of_some_year(note: &str, calendar: FiscalCalendar) -> bool {
    let words = word::words(note);
    let numbered = |word: &String| word.parse::<u32>().is_ok_and(|number| number < 100);
    let plain = |word: &String| {
        word::is_in(word, PLAIN) || numbered(word) || number_of(word).is_some() || when::month(word).is_some()
    };
    let some = FiscalYear(2001);
    let ends = end_of_part(note, some, calendar).is_some_and(|day| day < calendar.last_day(some));
    (ends || says_unfinished(note)) && words.iter().all(plain)
}

/// The day of a year that a text says counts go through: `through March`, `through March 9`, `Oct-Mar only`.
pub(super) fn end_of_part(text: &str, year: FiscalYear, calendar: FiscalCalendar) -> Option<Date> {
    let part_named = || {
        let (first, last) = quarters_of(text)?;
        (first == 1).then_some(YearPart::Quarter(last))
    };
    if let Some(part) = reached_part(text).or_else(part_named) {
        return part.span(calendar, year.0, true).map(|span| span.through);
    }
    let (month, day) = reached_month(text).or_else(|| {
        let (first, last) = months_of(text)?;
        (calendar.first_day(year).month() == first).then_some((last, None))
    })?;
    let span = month_of(calendar, year.0, month, true)?;
    let Some(day) = day else { return Some(span.through) };
    // `through Mar 17` may leave out the year, or be its month.
    let is_year = i64::from(day) == i64::from(year.0.rem_euclid(100));
    let date = span.from.plus_days(i64::from(day) - 1);
    (!is_year && date <= span.through).then_some(date)
}

/// The only year that a line names, where it calls it unfinished: `FY2017 data are partial`.
pub(super) fn unfinished_year(text: &str) -> Option<FiscalYear> {
    only_year(text).filter(|_| says_unfinished(text) || names_part(text))
}

/// Whether a line names a half, a quarter or some months and nothing else: `2017 H1 only`, `2017 data: Oct. 1 - June 30`.
fn names_part(text: &str) -> bool {
    const PARTS: &[&str] = &["h1", "h2", "half", "q1", "q2", "q3", "q4", "quarter"];
    let words = word::words(text);
    let months: Vec<u32> = words.iter().filter_map(|word| when::month(word)).collect();
    let some_months = matches!(*months.as_slice(), [first, last] if last % 12 + 1 != first);
    let number = |word: &String| number_of(word).is_some_and(|number| number <= 31);
    let plain = |word: &String| {
        word::is_in_any(word, &[PLAIN, PARTS]) || when::month(word).is_some() || is_year(word) || number(word)
    };
    (some_months || word::any(&words, PARTS)) && words.iter().all(plain)
}

/// The only year that a line names.
fn only_year(text: &str) -> Option<FiscalYear> {
    let named = fiscal_years(text);
    let plain = || {
        let words = word::words(text);
        let years = words.iter().filter_map(|word| when::year(word));
        years.map(FiscalYear).collect::<Vec<FiscalYear>>()
    };
    let years = if named.is_empty() { plain() } else { named };
    if let [year] = *years.as_slice() { Some(year) } else { None }
}

/// The end of the month of the only year that a line names, or of the last one, through which its counts go: `2017 data
/// through June`, `FY2016-FY2017 (through second quarter)`.
pub(super) fn reach_of_year(text: &str, calendar: FiscalCalendar) -> Option<(Date, Vec<FiscalYear>)> {
    let last = || reach::spanned(text, calendar)?.last_year.map(FiscalYear);
    let year = only_year(text).or_else(last)?;
    Some((end_of_part(text, year, calendar)?, vec![year]))
}

/// The day that counts reach, as a text says it, and the years of which it is said; all of them where there are none.
pub(super) fn reach_of(text: &str, calendar: FiscalCalendar) -> Option<(Date, Vec<FiscalYear>)> {
    // The year that `FY2016 - March 2018` names is the first of them.
    let spanned = reach::spanned(text, calendar);
    let last = spanned.and_then(|spanned| spanned.last).map(|day| (day, Vec::new()));
    let years = || if spanned.is_some() { Vec::new() } else { fiscal_years(text) };
    last.or_else(|| Some((reached_in(text, calendar)?, years())))
}

/// Whether a note calls a year unfinished without the day that it reaches.
pub(super) fn says_unfinished(note: &str) -> bool {
    let words = word::words(note);
    counts_months(&words)
        || word::any(&words, &["ytd", "fytd", "partial", "incomplete", "unfinished"])
        || word::pair(&words, "to", "date")
        || word::pair(&words, "not", "complete")
        || leaves_out(&words)
        || months_of(note).is_some()
        || reach::is_open_day(note)
}

/// Whether a note says that a part of a year is not counted: `excludes Q4`, `does not include September`.
fn leaves_out(words: &[String]) -> bool {
    let out =
        word::any(words, &["excludes", "exclude", "excluding", "excluded", "without", "lacks", "missing"])
            || word::pair(words, "not", "include");
    let quarter = |word: &String| matches!(word.as_str(), "q1" | "q2" | "q3" | "q4" | "quarter");
    // `May` is a verb, too.
    let month = |word: &String| word != "may" && when::month(word).is_some();
    out && words.iter().any(|word| quarter(word) || month(word))
}

/// Whether a note says how many months of a year are counted: `first 11 months`, `FY2017 covers 10 months only`.
fn counts_months(words: &[String]) -> bool {
    let first_months = words.windows(3).any(|three| match three {
        [first, _, last] => first == "first" && matches!(last.as_str(), "months" | "quarters" | "weeks"),
        _ => false,
    });
    let some = words.windows(2).any(|two| match two {
        [number, of] => {
            let most = if of == "months" { 12 } else { 4 };
            matches!(of.as_str(), "months" | "quarters")
                && number_of(number).is_some_and(|number| (1..most).contains(&number))
        }
        _ => false,
    });
    let counted =
        &["only", "cover", "covers", "data", "for", "include", "includes", "represent", "represents"];
    let plain = |word: &String| word::is_in(word, PLAIN) || is_year(word) || number_of(word).is_some();
    first_months || some && (word::any(words, counted) || words.iter().all(plain))
}

/// A small number, in digits or by its name.
pub(super) fn number_of(word: &str) -> Option<usize> {
    let named = || word::SMALL_NUMBERS.iter().position(|name| *name == word).map(|place| place + 1);
    word.parse().ok().filter(|number| *number < 100).or_else(named)
}
