//! The day that a sentence says counts reach: `through March 2018`, `as of 9/9/2017`, and the times that it goes from and
//! to: `FY2016 - March 2018`.

use std::borrow::Cow;

use super::period::DateOrder;
use super::readings::Readings;
use super::when::{self, When};
use super::year_part::YearPart;
use crate::calendar::Date;

/// Words before such a day.
const OPENINGS: [&str; 6] = ["through ", "thru ", "as of ", "until ", "up to ", "to date ("];

/// What may stand around a date in a sentence.
const AROUND: [char; 7] = [':', ';', ',', '.', '(', ')', '|'];

/// The first such day, or the end of such a month; none where it may be two days.
pub(crate) fn reached(text: &str) -> Option<Date> {
    let text = plainly_spaced(text);
    let lower = text.to_ascii_lowercase();
    OPENINGS.iter().find_map(|opening| {
        lower.match_indices(opening).find_map(|(at, _)| {
            let pieces: Vec<&str> = text.get(at + opening.len()..)?.split_whitespace().take(3).collect();
            (1..=3).rev().find_map(|length| {
                let piece = pieces.get(..length)?.join(" ");
                let moment =
                    when::parse(piece.trim_matches(AROUND)).filter(|moment| !moment.month_and_year)?;
                Readings::of(|order| moment.when.last_day(order))?.only()
            })
        })
    })
}

/// The month that a sentence says counts go through, where it leaves its year out, and the day of it where it says one:
/// `through March`, `through March 9`.
pub(crate) fn reached_month(text: &str) -> Option<(u32, Option<u32>)> {
    let lower = plainly_spaced(text).to_ascii_lowercase();
    OPENINGS.iter().find_map(|opening| {
        let at = lower.find(opening)?;
        let mut pieces = lower.get(at + opening.len()..)?.split_whitespace();
        let month = when::month(pieces.next()?.trim_matches(AROUND))?;
        let day = pieces.next().and_then(|piece| piece.trim_matches(AROUND).parse().ok());
        Some((month, day.filter(|day| (1..=31).contains(day))))
    })
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
    /// The year that it ends with, where it names no more.
    pub(crate) last_year: Option<i32>,
}

/// What a sentence goes over: a year or a month before a dash or a word such as `to`, and one behind it.
pub(crate) fn spanned(text: &str) -> Option<Spanned> {
    let text = dashed(text);
    let pieces: Vec<&str> = text.split_whitespace().collect();
    let order = DateOrder::MonthFirst;
    let time = |pieces: Option<&[&str]>| {
        let piece = pieces?.join(" ");
        let moment = when::parse(piece.trim_matches(AROUND)).filter(|moment| !moment.month_and_year)?;
        let has_year = moment.when.whole_year().is_some() || moment.when.last_day(order).is_some();
        has_year.then_some(moment.when)
    };
    (1..pieces.len()).filter(|place| pieces.get(*place).is_some_and(|word| BETWEEN.contains(word))).find_map(
        |place| {
            let lengths = || (1..=3_usize).rev();
            let before = lengths().find_map(|length| time(pieces.get(place.checked_sub(length)?..place)))?;
            let behind = lengths().find_map(|length| time(pieces.get(place + 1..place + 1 + length)))?;
            let (first, last) = (before.first_day(order), behind.last_day(order));
            Some(Spanned { first, last, last_year: behind.whole_year() })
        },
    )
}

/// A text with each dash before a word apart, as `2015–March` is two times.
fn dashed(text: &str) -> String {
    let mut apart = String::with_capacity(text.len() + 8);
    let mut letters = text.to_ascii_lowercase().chars().collect::<Vec<char>>().into_iter().peekable();
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
            let last = spanned(text).and_then(|spanned| spanned.last);
            assert_eq!(last.map(|day| day.to_string()).as_deref(), expected, "{text}");
        };
        check("Removals FY2016 - March 2018", Some("2018-03-31"));
        check("FY2016 to March 31, 2018 (preliminary)", Some("2018-03-31"));
        check("ICE removals, October 2015–March 2018", Some("2018-03-31"));
        check("Removals (Oct 2015-Mar 2018)", Some("2018-03-31"));
        check("FY2016 - FY2018", None);
        check("Removals - March 2018", None);
        check("Removals in FY2016 - updated March 2018", None);
        assert_eq!(spanned("FY2016 - FY2018").and_then(|spanned| spanned.last_year), Some(2018));
        assert_eq!(spanned("FY 2016 through 2018").and_then(|spanned| spanned.last_year), Some(2018));
    }
}
