//! Times made of others: a date with a time of day, a span from one date to another.

use super::period::{DateOrder, Weeks};
use super::readings::Readings;
use super::when::{Moment, When, parse};
use super::{token, year_label};
use crate::calendar::Date;
use crate::load::word::month_named;

/// A text without its time of day, and the time's zone.
pub(super) fn without_time(text: &str) -> (&str, Option<i32>) {
    let Some(colon) = text.find(':') else {
        // `2016-10-03T00Z` is not written by anybody; `T` alone does not make a time.
        return (text, None);
    };
    let (before, after) = text.split_at_checked(colon).unwrap_or((text, ""));
    // `03OCT2016:00:00:00`, as SAS writes it.
    let clock = |letter: char| letter.is_ascii_digit() || letter == ':' || letter == '.';
    if after.matches(':').count() == 3 && after.chars().all(clock) && before.contains(char::is_alphabetic) {
        return (before, None);
    }
    let hour = before.trim_end_matches(|letter: char| letter.is_ascii_digit());
    let hour_digits = before.len() - hour.len();
    let date = hour.strip_suffix(['T', 't', ' ']).map(str::trim_end);
    match date {
        Some(date) if (1..=2).contains(&hour_digits) && !date.is_empty() => (date, zone(after)),
        _ => (text, None),
    }
}

/// Zones by name, with the minutes east of Greenwich of their winters: what a clock on the wall shows is as written, in
/// summer and in winter.
const ZONES: &[(&str, i32)] = &[
    ("utc", 0),
    ("gmt", 0),
    ("est", -300),
    ("edt", -300),
    ("cst", -360),
    ("cdt", -360),
    ("mst", -420),
    ("mdt", -420),
    ("pst", -480),
    ("pdt", -480),
    ("akst", -540),
    ("akdt", -540),
    ("hst", -600),
];

/// The zone at the end of `:30:00-05:00`, `:30:00Z` or `:30 EST`.
fn zone(time: &str) -> Option<i32> {
    if time.ends_with(['Z', 'z']) {
        return Some(0);
    }
    let word = time.rsplit(|letter: char| !letter.is_alphabetic()).next().unwrap_or("");
    if let Some((_, offset)) = ZONES.iter().find(|(name, _)| word.eq_ignore_ascii_case(name)) {
        return Some(*offset);
    }
    let sign = time.rfind(['+', '-', '−'])?;
    let west = !time.get(sign..)?.starts_with('+');
    let digits: String = time.get(sign..)?.chars().filter(char::is_ascii_digit).collect();
    let hours: i32 = digits.get(0..2)?.parse().ok()?;
    let minutes: i32 = digits.get(2..4).map_or(Some(0), |minutes| minutes.parse().ok())?;
    let offset = hours * 60 + minutes;
    Some(if west { -offset } else { offset })
}

/// `Week of 10/3/2016`, `week ending 10/8/2016`: which day of the week the date behind the words is.
pub(super) fn of_week(text: &str) -> Option<(Weeks, &str)> {
    let (week, rest) = text.split_once(' ')?;
    if !week.eq_ignore_ascii_case("week") {
        return None;
    }
    let (word, date) = rest.trim_start().split_once(' ')?;
    let is = |list: &[&str]| list.iter().any(|known| word.eq_ignore_ascii_case(known));
    if is(&["of", "beginning", "starting", "commencing", "from"]) {
        Some((Weeks::From, date))
    } else {
        is(&["ending", "ended"]).then_some((Weeks::Ending, date))
    }
}

/// Twelve months by their last one: `Year ending June 2022`, `12 months to June 2022`.
pub(super) fn year_ending(text: &str) -> Option<Moment> {
    const OPENINGS: [&str; 8] = [
        "year ending ",
        "year ended ",
        "ye ",
        "12 months ending ",
        "12 months ended ",
        "12 months to ",
        "twelve months ending ",
        "twelve months to ",
    ];
    let opens =
        |opening: &&&str| text.get(..opening.len()).is_some_and(|start| start.eq_ignore_ascii_case(opening));
    let opening = OPENINGS.iter().find(opens)?;
    let moment =
        parse(text.get(opening.len()..)?).filter(|moment| !moment.month_and_year && !moment.short_year)?;
    let last = Readings::of(|order| moment.when.last_day(order))?.only()?;
    let first = Date::from_ymd(last.year() - 1, last.month(), 1)?.end_of_month().plus_days(1);
    (last == last.end_of_month()).then(|| Moment::of(When::Span(Readings::sure((first, last)))))
}

/// Whether a text may be two times: something stands between them.
pub(super) fn may_be(text: &str) -> bool {
    text.bytes().any(|byte| matches!(byte, b' ' | b'(' | b'-' | b'/') || !byte.is_ascii())
}

fn starts_with_name(text: &str) -> bool {
    text.trim().starts_with(char::is_alphabetic)
}

/// `2016-10-02 to 2016-10-08`, `October - December 2016`, `Oct-Dec 2016`.
pub(super) fn span(text: &str) -> Option<Moment> {
    let spaced = [" to ", " through ", " thru ", " - ", " – ", " — "];
    let (left, right) = spaced.iter().find_map(|between| text.split_once(between)).or_else(|| {
        // `10/2/2016-10/8/2016` and the interval of ISO 8601, `2016-10-02/2016-10-08`.
        let halves = |mark, inner| {
            text.split_once(mark)
                .filter(|(left, right): &(&str, &str)| left.contains(inner) && right.contains(inner))
        };
        // `Oct-Dec 2016`, `Oct 2015-Sep 2016`.
        let named = || {
            let names = |(left, right): &(&str, &str)| starts_with_name(left) && starts_with_name(right);
            text.split_once('-').filter(names)
        };
        halves('-', '/').or_else(|| halves('/', '-')).or_else(|| text.split_once('–')).or_else(named)
    })?;
    let right = parse(right)?;
    let left = day_without_year(left, right.when).or_else(|| parse(left))?;
    let days = Readings::of(|order| days_between(left.when, right.when, order))?;
    let (short_year, month_and_year) =
        (left.short_year || right.short_year, left.month_and_year || right.month_and_year);
    Some(Moment { short_year, month_and_year, ..Moment::of(When::Span(days)) })
}

/// The day before a whole one that leaves its year out: `October 30` of `October 30 - November 5, 2016`.
fn day_without_year(text: &str, end: When) -> Option<Moment> {
    let When::Day(end) = end else { return None };
    let (month, day, _) = year_label::month_day(text)?;
    let own = Date::from_ymd(end.year(), month, day).filter(|own| *own <= end);
    let day = own.or_else(|| Date::from_ymd(end.year() - 1, month, day))?;
    Some(Moment::of(When::Day(day)))
}

/// Two days of one month: `October 2-8, 2016`.
pub(super) fn within_month(word: &str, days: [&str; 2], year: &str) -> Option<When> {
    let (year, _) = token::year_of(year).filter(|(_, short)| !short)?;
    let month = month_named(word)?;
    let [from, through] = days.map(|day| Date::from_ymd(year, month, token::small(day)?));
    let (from, through) = (from?, through?);
    (from <= through).then_some(When::Span(Readings::sure((from, through))))
}

/// The first and the last day of a span, in an order of day and month.
fn days_between(left: When, right: When, order: DateOrder) -> Option<(Date, Date)> {
    let end = right.last_day(order)?;
    let start = match left.month_name() {
        Some(month) => {
            let later = i32::from(month > end.month());
            Date::from_ymd(end.year() - later, month, 1)?
        }
        None => left.first_day(order)?,
    };
    (start <= end).then_some((start, end))
}
