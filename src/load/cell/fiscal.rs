//! Years, quarters, halves and weeks as written: `FY2017`, `CY2015`, `EOFY2017`, `FY17 Q2`, `2017Q1`, `FY2017 H1`, `2016-W40`.

use super::readings::Readings;
use super::token::{ORDINALS, Token, small, year_of};
use super::when::{Moment, When};
use super::year_part::YearPart;
use crate::calendar::{Date, FiscalCalendar};
use crate::load::word::month_named;

/// The fiscal year, quarter, half or week that tokens spell.
pub(super) fn parse(tokens: &[Token<'_>]) -> Option<Moment> {
    let words: Vec<&str> = tokens.iter().filter_map(word).collect();
    let says = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let only = |known: &[&str]| words.iter().all(|word| known.contains(word));
    let fiscal = says(&["fy", "ffy", "fiscal", "eofy", "fye", "fyq", "fq", "qfy", "financial"]);
    let unfinished = fiscal && says(&["partial", "incomplete"]);
    let to_date = unfinished || says(&["ytd", "fytd", "todate"]) || says(&["to"]) && says(&["date"]);
    let numbers: Vec<&str> = tokens.iter().filter_map(number).collect();
    if (says(&["cy"]) || says(&["calendar"])) && only(&["cy", "calendar", "year"]) {
        return calendar_year(&numbers);
    }
    let may_be_quarter = says(&["q", "qtr", "quarter", "cq", "cy", "fq", "qfy"]);
    if may_be_quarter && only(&[OF_QUARTERS, OF_FISCAL_YEARS, &ORDINALS].concat()) {
        return part(tokens, &numbers, fiscal, quarter_of);
    }
    if says(&["h", "half", "hy"]) && only(&[OF_HALVES, OF_FISCAL_YEARS, &ORDINALS].concat()) {
        return part(tokens, &numbers, fiscal, half_of);
    }
    if says(&["w", "week", "wk"]) && only(&["w", "week", "wk"]) {
        return week(&numbers);
    }
    if fiscal && words.contains(&"month") && only(&["fy", "fiscal", "financial", "year", "month"]) {
        return month_of_year(tokens, &numbers).or_else(|| months_of_year(tokens, &numbers));
    }
    let known = [
        OF_FISCAL_YEARS,
        &["eofy", "fye", "partial", "incomplete", "ytd", "fytd", "to", "date", "total", "end", "final", "of"],
    ]
    .concat();
    // `2024 YTD` can only be a fiscal year here.
    if !(fiscal || to_date) || !only(&known) {
        return None;
    }
    // `FY17` cannot be read as another year, so that nothing has to be said of its two digits.
    let (year, _) = match numbers.as_slice() {
        [year] => year_of(year)?,
        // `FY2016-17`, `FY 2016/2017`: named for the year it ends in. `FY2016-FY2017` are two years.
        [first, second] if is_pair(tokens) => (year_of_two(first, second)?, false),
        _ => return None,
    };
    Some(Moment::of(When::FiscalYear { year, to_date }))
}

/// `CY2015`, `Calendar Year 2015`: all its days.
fn calendar_year(numbers: &[&str]) -> Option<Moment> {
    let [year] = *numbers else { return None };
    let (year, _) = year_of(year).filter(|(_, short)| !short)?;
    let days = (Date::from_ymd(year, 1, 1)?, Date::from_ymd(year, 12, 31)?);
    Some(Moment::of(When::Span(Readings::sure(days))))
}

/// Whether two numbers stand beside each other with a mark between them.
fn is_pair(tokens: &[Token<'_>]) -> bool {
    let joined =
        |three: &[Token<'_>]| matches!(three, [Token::Number(_), Token::Mark('-' | '/'), Token::Number(_)]);
    tokens.windows(3).any(joined)
}

/// `FY2017 October`, `Oct FY17`: a month by its name, of a fiscal year.
fn month_of_year(tokens: &[Token<'_>], numbers: &[&str]) -> Option<Moment> {
    let [year] = *numbers else { return None };
    let mut months = tokens.iter().filter_map(|token| match token {
        Token::Word(word) => month_named(word),
        Token::Number(_) | Token::Mark(_) => None,
    });
    let (month, None) = (months.next()?, months.next()) else { return None };
    Some(Moment::of(When::FiscalMonth { year: year_of(year)?.0, month }))
}

/// `Oct-Dec FY17`, `FY17 Oct-Dec`: months that follow each other, of a fiscal year.
fn months_of_year(tokens: &[Token<'_>], numbers: &[&str]) -> Option<Moment> {
    let [year] = *numbers else { return None };
    let months = tokens.windows(3).find_map(|three| match three {
        [Token::Word(first), Token::Mark('-'), Token::Word(last)] => {
            month_named(first).zip(month_named(last))
        }
        _ => None,
    })?;
    let named =
        tokens.iter().filter(|token| matches!(token, Token::Word(word) if month_named(word).is_some()));
    let part = YearPart::Months(months.0, months.1);
    let when = When::Part { year: year_of(year)?.0, part, fiscal: true };
    (named.count() == 2).then(|| Moment::of(when))
}

/// The part of a year that tokens spell, where `known` makes one of its number.
fn part(
    tokens: &[Token<'_>],
    numbers: &[&str],
    fiscal: bool,
    known: fn(u32) -> Option<YearPart>,
) -> Option<Moment> {
    let part_of = |digits: &str| small(digits).filter(|_| digits.len() == 1).and_then(known);
    // `First quarter of FY2017`.
    let ordinal =
        tokens.iter().filter_map(word).find_map(|word| ORDINALS.iter().position(|known| *known == word));
    let spelled = ordinal.and_then(|place| ["1", "2", "3", "4"].get(place).copied());
    let numbers: Vec<&str> = spelled.into_iter().chain(numbers.iter().copied()).collect();
    match *numbers.as_slice() {
        [only] => Some(Moment::of(When::PartName(part_of(only)?))),
        [first, second] => {
            let (year, part) = match (part_of(first), part_of(second)) {
                (None, Some(part)) => (first, part),
                (Some(part), None) => (second, part),
                _ => return None,
            };
            let calendar = tokens.iter().filter_map(word).any(|word| word == "cy" || word == "cq");
            // `1h30` is a time of day or none at all.
            let (year, _) = year_of(year).filter(|(_, short)| fiscal || !short || !part.is_half())?;
            let when = if calendar { calendar_part(year, part)? } else { When::Part { year, part, fiscal } };
            Some(Moment::of(when))
        }
        // `2024-2025 Q1`, `Q1 2024-25`: no year of the calendar has two names.
        [first, second, third] if is_pair(tokens) => {
            let last = || Some((year_of_two(first, second)?, part_of(third)?));
            let (year, part) = last().or_else(|| Some((year_of_two(second, third)?, part_of(first)?)))?;
            Some(Moment::of(When::Part { year, part, fiscal: true }))
        }
        _ => None,
    }
}

fn quarter_of(number: u32) -> Option<YearPart> {
    (1..=4).contains(&number).then_some(YearPart::Quarter(number))
}

fn half_of(number: u32) -> Option<YearPart> {
    (1..=2).contains(&number).then_some(YearPart::Half(number))
}

/// Words that call a year a fiscal one.
const OF_FISCAL_YEARS: &[&str] = &["fy", "ffy", "federal", "fiscal", "financial", "year"];

/// Further words that may stand in a quarter.
const OF_QUARTERS: &[&str] = &["q", "qtr", "quarter", "cy", "cq", "of", "fq", "qfy"];

/// Further words that may stand in a half.
const OF_HALVES: &[&str] = &["h", "half", "hy", "cy", "of"];

/// The year that a pair of years ends in: `2016-17`, `2016/2017`.
fn year_of_two(first: &str, second: &str) -> Option<i32> {
    let (start, _) = year_of(first)?;
    let end = if second.len() == 4 {
        year_of(second)?.0
    } else {
        start - start % 100 + i32::try_from(small(second)?).ok()?
    };
    ((end - start).rem_euclid(100) == 1).then_some(start + 1)
}

/// The days of a part of a year that says it is one of the calendar's.
fn calendar_part(year: i32, part: YearPart) -> Option<When> {
    let span = part.span(FiscalCalendar::default(), year, false)?;
    Some(When::Span(Readings::sure((span.from, span.through))))
}

/// A week of ISO 8601: Monday to Sunday, week 1 holding January 4.
fn week(numbers: &[&str]) -> Option<Moment> {
    let [year, week] = *numbers else { return None };
    let week = small(week).filter(|week| (1..=53).contains(week))?;
    let fourth = Date::from_ymd(year_of(year).filter(|_| year.len() == 4)?.0, 1, 4)?;
    let monday = fourth.plus_days(-i64::from(fourth.weekday().num_days_from_monday()));
    let start = monday.plus_days(i64::from(week - 1) * 7);
    // Few years have a week 53: a week is of the year that its Thursday lies in.
    (start.plus_days(3).year() == fourth.year()).then_some(())?;
    Some(Moment::of(When::Span(Readings::sure((start, start.plus_days(6))))))
}

fn word<'token>(token: &'token Token<'_>) -> Option<&'token str> {
    match token {
        Token::Word(word) if month_named(word).is_none() => Some(word),
        Token::Word(_) => Some("month"),
        Token::Number(_) | Token::Mark(_) => None,
    }
}

fn number<'text>(token: &Token<'text>) -> Option<&'text str> {
    match token {
        Token::Number(digits) => Some(digits),
        Token::Word(_) | Token::Mark(_) => None,
    }
}
