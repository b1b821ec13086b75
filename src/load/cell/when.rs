//! Every way to write a time that files of counts use, each read for itself.
//!
//! What a cell alone cannot tell stays open in the result: the order of day and month ([`When::Slashed`]), months or
//! years (`2011-12`), which year a bare month belongs to. A day that does not exist is no time at all; [`why_not`]
//! then says why.

use super::compound;
use super::footnote::{FOOTNOTE_MARKS, without_mark};
use super::formula_text;
use super::part_of_month;
use super::period::{DateOrder, Weeks, slashed};
use super::readings::Readings;
use super::said_twice::{self, Twice};
use super::token::{self, YEARS, tokens};
use super::token_time;
use super::year_label::{self, YearLabel};
use super::year_part::{self, YearPart};
use crate::calendar::Date;
use crate::load::word::{is_digits, month_named};

/// A time as written.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum When {
    /// One day.
    Day(Date),
    /// `03/04/2017`: one of the first two numbers is the month.
    Slashed {
        /// The number that stands first.
        first: u32,
        /// The number that stands second.
        second: u32,
        /// The year, in full.
        year: i32,
    },
    /// A calendar month.
    Month {
        /// The calendar year.
        year: i32,
        /// 1 to 12.
        month: u32,
    },
    /// `2011-12`: December of 2011, or the fiscal year from 2011 to 2012.
    MonthOrYears {
        /// The number that stands first.
        year: i32,
        /// The number that stands second.
        month: u32,
    },
    /// A month without its year.
    MonthName(u32),
    /// A month of a fiscal year: `FY2017 October`.
    FiscalMonth {
        /// The year it ends in.
        year: i32,
        /// 1 to 12, of the calendar.
        month: u32,
    },
    /// A quarter or a half of a year.
    Part {
        /// The year.
        year: i32,
        /// Which part of it.
        part: YearPart,
        /// Whether it says that the year is a fiscal one.
        fiscal: bool,
    },
    /// A quarter or a half without its year.
    PartName(YearPart),
    /// A year that does not say which kind it is.
    Year {
        /// The year.
        year: i32,
    },
    /// A year that says it is a fiscal one.
    FiscalYear {
        /// The year it ends in.
        year: i32,
        /// Whether it says that it is not over: `FY2017 YTD`.
        to_date: bool,
    },
    /// A fiscal year with its days, or with the last of them: `FY2017 YTD (as of 9/9/2017)`.
    LabelledYear {
        /// The year it ends in.
        year: i32,
        /// What it says of its days.
        label: YearLabel,
    },
    /// From one day through another.
    Span(Readings<(Date, Date)>),
    /// A month or a span, and beside it what it is called: `Q1 2017 (Oct-Dec 2016)`.
    Twice(Twice),
    /// A number that spreadsheets store for a day.
    Serial(i64),
}

impl When {
    /// The first day of a day or a month, read in this order.
    pub(crate) fn first_day(self, order: DateOrder) -> Option<Date> {
        let of_month = || self.plain_month().and_then(|(year, month)| Date::from_ymd(year, month, 1));
        self.day(order).or_else(of_month)
    }

    /// The last one.
    pub(super) fn last_day(self, order: DateOrder) -> Option<Date> {
        let first = self.first_day(order)?;
        Some(if self.plain_month().is_some() { first.end_of_month() } else { first })
    }

    /// The year that a pair of years ends in, where it may be a month as well: `2011-12`.
    pub(super) fn second_of_pair(self) -> Option<i32> {
        if let Self::MonthOrYears { year, .. } = self { Some(year + 1) } else { None }
    }

    /// The months, where only their names are written.
    pub(crate) fn months(self) -> Vec<u32> {
        if let Self::PartName(part) = self { part.months() } else { self.month_name().into_iter().collect() }
    }

    /// The month, where only its name is written.
    pub(crate) fn month_name(self) -> Option<u32> {
        if let Self::MonthName(month) = self { Some(month) } else { None }
    }

    /// The year and the month, where the text is both and says nothing of fiscal years.
    pub(crate) fn plain_month(self) -> Option<(i32, u32)> {
        if let Self::Month { year, month } = self { Some((year, month)) } else { None }
    }

    /// The year, where the text is a year and says so or not.
    pub(crate) fn whole_year(self) -> Option<i32> {
        if let Self::FiscalYear { year, .. } | Self::Year { year } = self { Some(year) } else { None }
    }

    /// The year of the calendar whose days the text says: `CY2016`.
    pub(crate) fn calendar_year(self) -> Option<i32> {
        let (from, through) = self.sure_days()?;
        calendar_year(from, through)
    }

    /// The day of a date, read in this order.
    pub(crate) fn day(self, order: DateOrder) -> Option<Date> {
        if let Self::Slashed { first, second, year } = self {
            slashed(year, first, second, order)
        } else if let Self::Day(date) = self {
            Some(date)
        } else {
            None
        }
    }

    /// The first and the last day of a span that has one reading.
    pub(crate) fn sure_days(self) -> Option<(Date, Date)> {
        if let Self::Span(days) = self { days.only() } else { None }
    }

    /// The day of a date in the order that American titles use.
    pub(crate) fn american_day(self) -> Option<Date> {
        self.day(DateOrder::MonthFirst)
    }
}

/// A time as written, with what a reader may want to be told.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Moment {
    /// The time.
    pub(crate) when: When,
    /// The year was written with two digits.
    pub(crate) short_year: bool,
    /// `16-10-01`: the day that it is where the year stands first, as in ISO dates cut short.
    pub(crate) year_first: Option<Date>,
    /// `Oct-16`: read as month and year, though it could be a day.
    pub(crate) month_and_year: bool,
    /// A footnote mark stands behind it.
    pub(crate) marked: bool,
    /// `Week of 10/3/2016`: which day of the week it is.
    pub(crate) week: Option<Weeks>,
    /// Minutes from Greenwich, where a time of day states them.
    pub(crate) zone: Option<i32>,
}

impl Moment {
    pub(super) fn of(when: When) -> Self {
        Self {
            when,
            short_year: false,
            year_first: None,
            month_and_year: false,
            marked: false,
            week: None,
            zone: None,
        }
    }
}

/// The time that a text states, if it is one.
pub(crate) fn parse(text: &str) -> Option<Moment> {
    // Most words are none, and are looked at for nothing else.
    if !token::may_be_time(text) {
        return None;
    }
    parse_once(text).or_else(|| said_twice::parse_twice(text.trim()))
}

/// The year that a text is, whether it says that it is a fiscal one or not.
pub(crate) fn year(text: &str) -> Option<i32> {
    parse(text)?.when.whole_year()
}

/// The year of the calendar that begins and ends on these days.
pub(crate) fn calendar_year(from: Date, through: Date) -> Option<i32> {
    let year = from.year();
    let days = Date::from_ymd(year, 1, 1).zip(Date::from_ymd(year, 12, 31));
    (days == Some((from, through))).then_some(year)
}

/// The month whose name a text is.
pub(crate) fn month(text: &str) -> Option<u32> {
    parse(text)?.when.month_name()
}

/// The month of the calendar, or of another year, that a text gives the number of.
pub(crate) fn month_number(text: &str) -> Option<u32> {
    text.parse().ok().filter(|month| (1..=12).contains(month))
}

/// The time that a text states once.
pub(super) fn parse_once(text: &str) -> Option<Moment> {
    let text = text.trim();
    let text = formula_text(text).unwrap_or(text);
    if text.is_empty() || text.len() > 60 {
        return None;
    }
    // Most cells of most files, and nothing else can be meant.
    if let Some(date) = Date::parse_iso(text).filter(|date| YEARS.contains(&date.year())) {
        return Some(Moment::of(When::Day(date)));
    }
    let unmarked = text.trim_end_matches(FOOTNOTE_MARKS).trim_end();
    if unmarked.len() < text.len() {
        return parse(unmarked).map(|moment| Moment { marked: true, ..moment });
    }
    if let Some(part) = year_part::of_two_years(text).or_else(|| year_part::of_two_quarters(text)) {
        return Some(Moment::of(part));
    }
    if let Some(year) = compound::year_ending(text) {
        return Some(year);
    }
    if let Some((week, date)) = compound::of_week(text) {
        let is_day = |when| matches!(when, When::Day(_) | When::Slashed { .. });
        let moment = parse(date).filter(|moment| moment.week.is_none() && is_day(moment.when));
        return moment.map(|moment| Moment { week: Some(week), ..moment });
    }
    if compound::may_be(text)
        && let Some(moment) = compound::span(text).or_else(|| year_label::parse_label(text))
    {
        return Some(moment);
    }
    if let Some((first, last)) = year_label::months(text) {
        return Some(Moment::of(When::PartName(YearPart::Months(first, last))));
    }
    if year_label::is_month_of_year(text) {
        return None;
    }
    let (date, zone) = compound::without_time(text);
    if let Some(moment) = tokens(date).and_then(|tokens| token_time::moment(&tokens)) {
        return Some(Moment { zone, ..moment });
    }
    if let Some((month, _)) = part_of_month::parted(text) {
        return parse(month);
    }
    without_mark(text).and_then(parse).map(|moment| Moment { marked: true, ..moment })
}

/// Why a text that looks like a date is none, as a clause; `None` where it does not look like one.
pub(crate) fn why_not(text: &str) -> Option<String> {
    if text.chars().any(char::is_control) {
        return Some("holds control characters".to_owned());
    }
    let (date, _) = compound::without_time(text.trim());
    let numbers: Vec<i64> =
        date.split(|letter: char| !letter.is_ascii_digit()).filter_map(|part| part.parse().ok()).collect();
    let lower = date.to_lowercase();
    if matches!(*numbers.as_slice(), [_, _]) && lower.matches("fy").count() == 2 {
        return Some("names two fiscal years".to_owned());
    }
    // `through October 2020`, without the year or the day that it begins on.
    let behind = ["through ", "thru ", "until "].iter().find_map(|word| lower.trim().strip_prefix(word));
    if behind.and_then(parse).is_some() {
        return Some("says how far it goes, and not which year or from which day on".to_owned());
    }
    let [first, second, third] = *numbers.as_slice() else {
        let week = date.contains(['W', 'w']);
        return match *numbers.as_slice() {
            [year, week_number] if week && year > 31 => {
                Some(format!("there is no week {week_number} in {year}"))
            }
            [1800..=2299, 1800..=2299] => {
                Some("goes from one year to another: a count is of one year, or of a part of one".to_owned())
            }
            [year, month] if year > 31 && !(1..=12).contains(&month) && !has_word(date) => {
                Some(format!("there is no month {month}"))
            }
            [day, year @ 1800..=2299] if (1..=31).contains(&day) => {
                why_no_day(year, spelled_month(date)?, day)
            }
            [_] if date.len() == 13 && is_digits(date) => {
                Some("is a time within a day, and does not say of which zone".to_owned())
            }
            [seconds] if is_second(date) => {
                let day = Date::from_ymd(1970, 1, 1)?.plus_days(seconds / 86_400);
                Some(format!(
                    "may count seconds from 1970 on, which end on {day} in Greenwich and may on another day elsewhere"
                ))
            }
            _ => None,
        };
    };
    let is_month = |number: i64| (1..=12).contains(&number);
    // Of the two orders the one whose month there is.
    let (year, month, day) = match (first, second) {
        (32.., _) => (first, second, third),
        _ if date.starts_with("0000") => (first, second, third),
        _ if is_month(second) && !is_month(first) => (third, second, first),
        _ => (third, first, second),
    };
    // Four digits are a year, however small: programs write `01/01/0001` where no date is known.
    let whole = date.split(|letter: char| !letter.is_ascii_digit()).any(|digits| digits.len() == 4);
    if !(1800..=2299).contains(&year) && (year > 99 || whole) {
        return Some(format!("the year {year} is outside 1800 to 2299"));
    }
    if (70..=99).contains(&year) {
        return Some(format!("the year {year} may be 19{year} or 20{year}; write it with four digits"));
    }
    if !is_month(month) {
        return Some(format!("there is no month {month}"));
    }
    why_no_day(year, month, day)
}

/// Whether a text has a word of more than one letter: a number beside it is that of something else than a month.
fn has_word(text: &str) -> bool {
    text.split(|letter: char| !letter.is_alphabetic()).any(|word| word.chars().nth(1).is_some())
}

/// Whether a text may count the seconds from 1970 up to some time of this century, as programs do, or the milliseconds.
pub(crate) fn is_second(text: &str) -> bool {
    matches!(text.len(), 10 | 13) && is_digits(text) && ("1".."4").contains(&text)
}

/// The month whose name stands in a text.
fn spelled_month(text: &str) -> Option<i64> {
    let mut words = text.split(|letter: char| !letter.is_alphabetic());
    words.find_map(month_named).map(i64::from)
}

/// Why there is no such day.
fn why_no_day(year: i64, month: i64, day: i64) -> Option<String> {
    if (month, day) == (2, 29) {
        return Some(format!("has a February 29, and {year} is not a leap year"));
    }
    let of = |number: i64| u32::try_from(number).ok();
    let exists = || Date::from_ymd(i32::try_from(year).ok()?, of(month)?, of(day)?);
    // What stands around a day that there is keeps it from being one: `30/11/2019 NRO`.
    exists().is_none().then(|| format!("there is no day {day} in month {month}"))
}

/// Whether a text is a day of a month without a year: `Dec 31`, `31 December`.
pub(crate) fn is_day_of_year(text: &str) -> bool {
    year_label::month_day(text).is_some()
}

/// The day, where there is one.
pub(super) fn day(year: i32, month: u32, day: u32) -> Option<When> {
    Date::from_ymd(year, month, day).map(When::Day)
}
