//! Years that say which days they cover: `FY2016 (10/1/15 - 9/30/16)`, `2025 (up to 5 February)`.
//!
//! The days have to be those of the year, from its first one on; what contradicts its own name is no time at all. Days
//! that only one order of day and month puts into the year are read in that order.

use super::period::DateOrder;
use super::readings::Readings;
use super::span::{Span, month_of};
use super::token::{self, Token};
use super::when::{self, Moment, When, parse};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::word;

/// What a year says of its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearLabel {
    /// The last one: `FY2017 YTD (as of 9/9/2017)`.
    Through(Readings<Date>),
    /// The last one without its year: `2025 (up to 5 February)`.
    ThroughDay {
        /// 1 to 12.
        month: u32,
        /// 1 to 31.
        day: u32,
        /// The year that its number may be instead: `FY2017 (through Feb 17)`.
        or_year: Option<i32>,
    },
    /// The last month: `FY2017 (through March)`.
    ThroughMonth(u32),
    /// The first and the last day: `FY2016 (Oct 2015 - Sep 2016)`.
    Days(Readings<(Date, Date)>),
    /// The first and the last month: `FY2017 (Oct-Mar)`.
    Months(u32, u32),
}

impl YearLabel {
    /// The days that it says and that are those of its year; `None` where it contradicts the year.
    pub(super) fn spans(self, calendar: FiscalCalendar, year: i32) -> Option<Readings<Span>> {
        let year = FiscalYear(year);
        let through = |day| Span::year_so_far(calendar, year, day);
        match self {
            Self::Through(days) => days.map(through),
            Self::ThroughDay { .. } => self.days(calendar, year)?.map(through),
            Self::ThroughMonth(month) => {
                through(month_of(calendar, year.0, month, true)?.through).map(Readings::sure)
            }
            Self::Days(days) => days.map(|(from, last)| {
                let whole = Span::fiscal_year(calendar, year);
                let fits = from == whole.from;
                through(last).filter(|_| fits).map(|span| if last == whole.through { whole } else { span })
            }),
            Self::Months(first, last) => {
                let month = |month| month_of(calendar, year.0, month, true);
                let (from, last) = (month(first)?.from, month(last)?.through);
                (from <= last).then(|| Readings::sure(Span::between(calendar, from, last)))
            }
        }
    }

    /// The last days that a day without its year may be.
    fn days(self, calendar: FiscalCalendar, year: FiscalYear) -> Option<Readings<Date>> {
        let Self::ThroughDay { month, day, or_year } = self else { return None };
        let own = month_of(calendar, year.0, month, true)
            .and_then(|span| Date::from_ymd(span.from.year(), month, day));
        let end = or_year.and_then(|year| Span::month(year, month)).map(|span| span.through);
        let end = end.filter(|end| calendar.fiscal_year(*end) == year);
        // No order of day and month tells them apart, so that both stay until somebody asks.
        Readings::of(|order| match order {
            DateOrder::MonthFirst => own.or(end),
            DateOrder::DayFirst => end.or(own),
        })
    }

    /// Whether two readings of it differ in another thing than the order of day and month.
    pub(super) fn is_of_day_or_year(self) -> bool {
        matches!(self, Self::ThroughDay { .. })
    }

    /// Its days as a contradiction names them, and the first of them, where it says one.
    pub(super) fn claim(self) -> (String, Option<Date>) {
        match self {
            Self::Through(days) => (days.shown(|day| format!("through {day}")), None),
            Self::Days(days) => (
                days.shown(|(from, through)| format!("{from} to {through}")),
                days.only().map(|(from, _)| from),
            ),
            Self::ThroughDay { .. } | Self::ThroughMonth(_) | Self::Months(..) => {
                ("other days".to_owned(), None)
            }
        }
    }
}

/// The year and its days in a text, where it states both.
pub(super) fn parse_label(text: &str) -> Option<Moment> {
    let lower = text.to_ascii_lowercase();
    let found = |openings: &[&str], worded| {
        openings.iter().find_map(|opening| {
            let at = lower.find(opening)?;
            labelled(text.get(..at)?, text.get(at + opening.len()..)?, worded)
        })
    };
    found(&WORDS, true).or_else(|| found(&MARKS, false))
}

/// Whether a text is a year with a month in brackets: that month, or the year through it.
pub(super) fn is_month_of_year(text: &str) -> bool {
    let inside = text.strip_suffix(')').and_then(|text| text.split_once('('));
    inside.is_some_and(|(year, month)| when::year(year).is_some() && when::month(month).is_some())
}

/// Words between a year and its last day.
const WORDS: [&str; 16] = [
    "(as of ",
    " as of ",
    "(through ",
    " through ",
    "(thru ",
    " thru ",
    "(to ",
    "(until ",
    " until ",
    "(up to ",
    " up to ",
    "(upto ",
    " upto ",
    "(till ",
    " till ",
    "(ytd ",
];

/// What stands between a year and its days without saying what they are.
const MARKS: [&str; 5] = [" (", "(", "ytd ", ": ", ", "];

fn labelled(left: &str, right: &str, worded: bool) -> Option<Moment> {
    let left = parse(left.trim_end_matches([' ', ',', ';', '(']))?;
    let right_text = right.trim_end_matches(')');
    let right = parse(right_text);
    // `Oct 2015 - Sep 2016 (FY2016)`.
    if let (When::Span(days), Some(When::FiscalYear { year, .. })) =
        (left.when, right.map(|right| right.when))
    {
        return Some(of(year, YearLabel::Days(days), left.short_year));
    }
    if let Some((first, last)) = months(right_text)
        && let When::FiscalYear { year, .. } = left.when
    {
        return Some(of(year, YearLabel::Months(first, last), false));
    }
    if let Some(Moment { when: When::Span(days), short_year, .. }) = right {
        let year = left.when.whole_year().or_else(|| left.when.second_of_pair())?;
        return Some(of(year, YearLabel::Days(days), short_year));
    }
    let year = left.when.whole_year()?;
    // `2016 (October)` may be that month.
    let sure = worded || matches!(left.when, When::FiscalYear { to_date: true, .. });
    if let Some((month, day, or_year)) = month_day(right_text).filter(|_| sure) {
        return Some(of(year, YearLabel::ThroughDay { month, day, or_year }, false));
    }
    let right = right?;
    if let Some(month) = right.when.month_name().filter(|_| sure) {
        return Some(of(year, YearLabel::ThroughMonth(month), false));
    }
    let days = Readings::of(|order| right.when.last_day(order))?;
    let is_day = right.when.plain_month().is_none();
    (sure || is_day).then(|| of(year, YearLabel::Through(days), right.short_year))
}

fn of(year: i32, label: YearLabel, short_year: bool) -> Moment {
    Moment { short_year, ..Moment::of(When::LabelledYear { year, label }) }
}

/// The first and the last of months that follow each other: `Oct-Mar`, `October to March`, `Oct, Nov, Dec`.
pub(super) fn months(text: &str) -> Option<(u32, u32)> {
    // Most texts are one word.
    if !text.contains([' ', '-', '–', ',', '/', '&', '.']) && !text.contains(char::is_whitespace) {
        return None;
    }
    let between = [" to ", " through ", " - ", " – ", "-", "–"];
    let Some((first, last)) = between.iter().find_map(|between| text.split_once(between)) else {
        return listed_months(text);
    };
    Some((when::month(first)?, when::month(last)?))
}

/// Months that are listed one by one, each the next of the one before it: `October, November and December`.
fn listed_months(text: &str) -> Option<(u32, u32)> {
    let is_between = |letter: char| letter.is_whitespace() || matches!(letter, ',' | '/' | '&' | '.');
    let pieces =
        text.split(is_between).filter(|piece| !piece.is_empty() && !piece.eq_ignore_ascii_case("and"));
    let months: Option<Vec<u32>> = pieces.map(word::month_named).collect();
    let months = months.filter(|months| (2..=12).contains(&months.len()))?;
    let follow = months.windows(2).all(|pair| matches!(pair, [month, next] if *next == month % 12 + 1));
    Some((*months.first()?, *months.last()?)).filter(|_| follow)
}

/// A day of a month without its year: `Feb. 5`, `5th February`; and the year that its number may be instead.
pub(super) fn month_day(text: &str) -> Option<(u32, u32, Option<i32>)> {
    let tokens = token::tokens(text)?;
    let ([Token::Word(word), Token::Number(digits)]
    | [Token::Number(digits), Token::Word(word)]
    | [Token::Number(digits), Token::Mark('-'), Token::Word(word)]) = tokens.as_slice()
    else {
        return None;
    };
    let day = token::small(digits).filter(|day| (1..=31).contains(day))?;
    Some((word::month_named(word)?, day, token::year_of(digits).map(|(year, _)| year)))
}

/// Why the label of a year is no sure time, and what to try; `None` where it is one.
pub(super) fn doubt(
    (year, label): (i32, YearLabel),
    order: Option<DateOrder>,
    calendar: FiscalCalendar,
) -> Option<(String, String)> {
    let whole = Span::fiscal_year(calendar, FiscalYear(year));
    let Some(spans) = label.spans(calendar, year) else {
        let (days, first) = label.claim();
        let name = FiscalYear(year);
        let why = format!("is {name}, which is {} to {}, and says {days}", whole.from, whole.through);
        let start = first.map(|first| format!("{:02}-{:02}", first.month(), first.day()));
        let fits =
            |start: &String| FiscalCalendar::parse(start).is_ok_and(|own| label.spans(own, year).is_some());
        let remedy = start.filter(fits).map_or_else(
            || format!("a cell with {name} or with its days"),
            |start| format!("--fiscal-start {start} to count by years that begin then"),
        );
        return Some((why, remedy));
    };
    let by_order = !label.is_of_day_or_year();
    if spans.only().is_some() || by_order && order.is_some() {
        return None;
    }
    let why = format!("may reach through {}", spans.shown(|span| span.through.long()));
    let remedy =
        if by_order { "--dates mdy or --dates dmy" } else { "a date such as 2017-02-17 in this cell" };
    Some((why, remedy.to_owned()))
}

/// The days of a year that says them, in an order of day and month.
pub(super) fn span_of(
    (year, label): (i32, YearLabel),
    order: DateOrder,
    calendar: FiscalCalendar,
) -> Option<Span> {
    let spans = label.spans(calendar, year)?;
    spans.only().or_else(|| spans.in_order(order))
}
