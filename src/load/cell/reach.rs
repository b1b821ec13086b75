//! The day that a sentence says counts reach: `through March 2018`, `as of 9/9/2017`, and the times that it goes from and
//! to: `FY2016 - March 2018`.

use std::borrow::Cow;

use super::period::DateOrder;
use super::readings::Readings;
use super::when::{self, When};
use super::year_part::YearPart;
use crate::calendar::{Date, FiscalCalendar};
use crate::load::word;

/// Words before such a day.
const OPENINGS: [&str; 8] =
    ["through ", "thru ", "as of ", "as at ", "until ", "up to ", "to date (", "ytd ("];

/// What may stand around a date in a sentence.
pub(crate) const AROUND: [char; 7] = [':', ';', ',', '.', '(', ')', '|'];

/// The first such day, or the end of such a month; none where it may be two days.
pub(crate) fn reached(text: &str) -> Option<Date> {
    behind_opening(text, |when| Readings::of(|order| when.last_day(order))?.only())
}

/// The same, or the end of such a quarter or half of a fiscal year: `through FY2017 Q2`.
pub(crate) fn reached_in(text: &str, calendar: FiscalCalendar) -> Option<Date> {
    reached(text).or_else(|| behind_opening(text, |when| Some(fiscal_part(when, calendar)?.1)))
}

/// What a time behind one of the openings gives, of the longest one that gives something.
fn behind_opening<T>(text: &str, read: impl Fn(When) -> Option<T>) -> Option<T> {
    let text = plainly_spaced(text);
    let lower = text.to_ascii_lowercase();
    OPENINGS.iter().find_map(|opening| {
        lower.match_indices(opening).find_map(|(at, _)| {
            let behind = text.get(at + opening.len()..)?.split_whitespace();
            let pieces: Vec<&str> = behind.skip_while(|piece| *piece == "the").take(LONGEST).collect();
            (1..=LONGEST).rev().find_map(|length| {
                let piece = pieces.get(..length)?.join(" ");
                let moment =
                    when::parse(piece.trim_matches(AROUND)).filter(|moment| !moment.month_and_year)?;
                read(moment.when)
            })
        })
    })
}

/// The first and the last day of a quarter or a half of a year that says it is a fiscal one.
fn fiscal_part(when: When, calendar: FiscalCalendar) -> Option<(Date, Date)> {
    let When::Part { year, part, fiscal: true } = when else { return None };
    part.span(calendar, year, true).map(|span| (span.from, span.through))
}

/// The quarter or half that a sentence says counts go through, where it leaves its year out: `through Q2`.
pub(crate) fn reached_part(text: &str) -> Option<YearPart> {
    behind_opening(text, |when| if let When::PartName(part) = when { Some(part) } else { None })
}

/// The numbers of the only quarters that a text says were counted: `Q1-Q2`, `Q1 and Q2 only`.
pub(crate) fn only_quarters(text: &str) -> Option<(u32, u32)> {
    let words = word::words(&text.to_lowercase());
    let beside = ["only", "and", "to", "through", "thru", "data"];
    let quarter =
        |word: &String| word.strip_prefix('q').filter(|digit| digit.len() == 1)?.parse::<u32>().ok();
    let named: Vec<u32> =
        words.iter().filter_map(quarter).filter(|number| (1..=4).contains(number)).collect();
    let rest = words.iter().filter(|word| !beside.contains(&word.as_str())).count();
    (rest == named.len()).then_some(())?;
    Some((*named.first()?, *named.last()?))
}

/// A time has no more words: `second quarter of FY 2017`.
const LONGEST: usize = 5;

/// The month that a sentence says counts go through, where it leaves its year out, and the day of it where it says one:
/// `through March`, `through March 9`.
pub(crate) fn reached_month(text: &str) -> Option<(u32, Option<u32>)> {
    let lower = plainly_spaced(text).to_ascii_lowercase();
    OPENINGS.iter().find_map(|opening| {
        let at = lower.find(opening)?;
        let mut pieces = lower.get(at + opening.len()..)?.split_whitespace();
        let first = pieces.next()?.trim_matches(AROUND);
        if let Some((month, day)) = numbers(first).and_then(|(one, other)| day_of_year(one, other)) {
            return Some((month, Some(day)));
        }
        let second = pieces.next().map(|piece| piece.trim_matches(AROUND)).unwrap_or_default();
        let day = |piece: &str| piece.parse().ok().filter(|day| (1..=31).contains(day));
        let month_first = || when::month(first).map(|month| (month, day(second)));
        month_first().or_else(|| Some((when::month(second)?, Some(day(first)?))))
    })
}

/// Whether a sentence says that counts go through a day without its year which may be two: `through 6/9`.
pub(crate) fn is_open_day(text: &str) -> bool {
    let lower = plainly_spaced(text).to_ascii_lowercase();
    OPENINGS.iter().filter_map(|opening| lower.split_once(opening)).any(|(_, behind)| {
        let piece = behind.split_whitespace().next().unwrap_or_default();
        numbers(piece.trim_matches(AROUND))
            .is_some_and(|(one, other)| (1..=12).contains(&one) && (1..=12).contains(&other))
    })
}

/// The two numbers of `6/30`.
fn numbers(piece: &str) -> Option<(u32, u32)> {
    let (one, other) = piece.split_once('/')?;
    Some((one.parse().ok()?, other.parse().ok()?))
}

/// The month and the day of two numbers, where one of them is too large for a month.
fn day_of_year(one: u32, other: u32) -> Option<(u32, u32)> {
    let is = |month: u32, day: u32| (1..=12).contains(&month) && (13..=31).contains(&day);
    if is(one, other) { Some((one, other)) } else { is(other, one).then_some((other, one)) }
}

/// A text with a plain space for each that does not break, as word processors put them inside dates.
pub(crate) fn plainly_spaced(text: &str) -> Cow<'_, str> {
    let other = |letter: char| letter.is_whitespace() && letter != ' ';
    if text.contains(other) { Cow::Owned(text.replace(other, " ")) } else { Cow::Borrowed(text) }
}

/// The only months of a year that a text says were counted, by the first and the last: `Oct-Aug only`.
pub(crate) fn only_months(text: &str) -> Option<(u32, u32)> {
    let months = text.trim().strip_suffix("only")?;
    let moment = when::parse(months.trim_matches(AROUND).trim())?;
    if let When::PartName(YearPart::Months(first, last)) = moment.when { Some((first, last)) } else { None }
}

/// Words between the first and the last time of a sentence.
const BETWEEN: [&str; 5] = ["-", "to", "through", "thru", "until"];

/// What a sentence goes over, from one time to another.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Spanned {
    /// Its first day, where it begins with a day or a month.
    pub(crate) first: Option<Date>,
    /// Its last day, where it ends with one.
    pub(crate) last: Option<Date>,
    /// The year that it ends with, where it names no more, or a part of it.
    pub(crate) last_year: Option<i32>,
    /// Whether it ends with a part of a year that nothing tells the days of: `2017Q2`, `FY2017 YTD`.
    pub(crate) in_doubt: bool,
}

/// What a sentence goes over: a year or a month before a dash or a word such as `to`, and one behind it.
pub(crate) fn spanned(text: &str, calendar: FiscalCalendar) -> Option<Spanned> {
    let text = dashed(text);
    let pieces: Vec<&str> = text.split_whitespace().filter(|piece| *piece != "the").collect();
    let order = DateOrder::MonthFirst;
    let time = |pieces: Option<&[&str]>| {
        let piece = pieces?.join(" ");
        let moment = when::parse(piece.trim_matches(AROUND)).filter(|moment| !moment.month_and_year)?;
        let has_year = moment.when.whole_year().is_some() || part_year(moment.when).is_some();
        (has_year || moment.when.last_day(order).is_some()).then_some(moment.when)
    };
    (1..pieces.len()).filter(|place| pieces.get(*place).is_some_and(|word| BETWEEN.contains(word))).find_map(
        |place| {
            let lengths = || (1..=LONGEST).rev();
            let before = lengths().find_map(|length| time(pieces.get(place.checked_sub(length)?..place)))?;
            let behind = lengths().find_map(|length| time(pieces.get(place + 1..place + 1 + length)))?;
            // The same part of two years is compared, and nothing in between is counted.
            if let (When::Part { part: one, .. }, When::Part { part: other, .. }) = (before, behind)
                && one == other
            {
                return None;
            }
            let part = |when| fiscal_part(when, calendar);
            let first = before.first_day(order).or_else(|| Some(part(before)?.0));
            let last = behind.last_day(order).or_else(|| Some(part(behind)?.1));
            let last_year = behind.whole_year().or_else(|| part_year(behind));
            let to_date = matches!(behind, When::FiscalYear { to_date: true, .. });
            let in_doubt = last.is_none() && (part_year(behind).is_some() || to_date);
            Some(Spanned { first, last, last_year, in_doubt })
        },
    )
}

/// The year of a quarter or a half.
fn part_year(when: When) -> Option<i32> {
    if let When::Part { year, .. } = when { Some(year) } else { None }
}

/// A text with each dash before a word or between two dates apart, as `2015–March` and `10/1/2016-6/30/2017` are two times.
fn dashed(text: &str) -> String {
    let mut apart = String::with_capacity(text.len() + 8);
    let of_dates = |piece: &str| {
        piece.split_once('-').is_some_and(|(one, other)| one.contains('/') && other.contains('/'))
    };
    let pieces: Vec<String> = text
        .split_whitespace()
        .map(|piece| if of_dates(piece) { piece.replace('-', " - ") } else { piece.to_owned() })
        .collect();
    let mut letters =
        pieces.join(" ").to_ascii_lowercase().chars().collect::<Vec<char>>().into_iter().peekable();
    while let Some(letter) = letters.next() {
        let before_word = letters.peek().is_some_and(|next| next.is_alphabetic());
        if matches!(letter, '–' | '—') || letter == '-' && before_word {
            apart.push_str(" - ");
        } else {
            apart.push(letter);
        }
    }
    apart
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_may_say_how_far_counts_go() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(reached(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        };
        check("ICE removals through March 2018", Some("2018-03-31"));
        check("* Data for FY 2018 are through March 31, 2018.", Some("2018-03-31"));
        check("current as of 9/30/2017", Some("2017-09-30"));
        check("as of 2/5/2018", None);
        check("to date (9/30/2017)", Some("2017-09-30"));
        check("Fiscal Years 2014 to 2024 YTD (July 2024)", Some("2024-07-31"));
        check("October 1 through September 30", None);
        check("carried through by ERO", None);
        check("through Mar 17", None);
    }

    #[test]
    fn a_sentence_may_leave_the_year_out() {
        let check = |text: &str, expected: Option<(u32, Option<u32>)>| {
            assert_eq!(reached_month(text), expected, "{text}");
        };
        check("Data through March", Some((3, None)));
        check("through September 9", Some((9, Some(9))));
        check("through 9 September of each year", Some((9, Some(9))));
        check("as at 31 July", Some((7, Some(31))));
        check("through September 9, preliminary", Some((9, Some(9))));
        check("through March 2018", Some((3, None)));
        check("March", None);
        assert_eq!(only_months("Oct-Aug only"), Some((10, 8)));
        assert_eq!(only_months("Oct-Aug"), None);
        assert_eq!(only_months("men only"), None);
    }

    #[test]
    fn a_sentence_may_go_from_one_time_to_another() {
        let check = |text: &str, expected: Option<&str>| {
            let last = spanned(text, FiscalCalendar::default()).and_then(|spanned| spanned.last);
            assert_eq!(last.map(|day| day.to_string()).as_deref(), expected, "{text}");
        };
        check("Removals FY2016 - March 2018", Some("2018-03-31"));
        check("FY2016 to March 31, 2018 (preliminary)", Some("2018-03-31"));
        check("ICE removals, October 2015–March 2018", Some("2018-03-31"));
        check("Removals (Oct 2015-Mar 2018)", Some("2018-03-31"));
        check("FY2016 - FY2017 Q2", Some("2017-03-31"));
        check("FY16-FY17Q2", Some("2017-03-31"));
        check("FY2016 to the second quarter of FY2017", Some("2017-03-31"));
        check("Q1 FY2016 - Q2 FY2017", Some("2017-03-31"));
        check("first half FY2016 - first half FY2017", None);
        check("FY2016 - 2017Q2", None);
        check("FY2016 - FY2018", None);
        check("Removals - March 2018", None);
        check("Removals in FY2016 - updated March 2018", None);
        let last_year = |text: &str| spanned(text, FiscalCalendar::default())?.last_year;
        assert_eq!(last_year("FY2016 - FY2018"), Some(2018));
        assert_eq!(last_year("FY 2016 through 2018"), Some(2018));
        assert_eq!(last_year("FY2016 - 2017Q2"), Some(2017));
        let in_doubt = |text: &str| spanned(text, FiscalCalendar::default()).map(|spanned| spanned.in_doubt);
        assert_eq!(in_doubt("FY2016 - FY2017 YTD"), Some(true));
        assert_eq!(in_doubt("FY2016 - FY2017"), Some(false));
    }
}
