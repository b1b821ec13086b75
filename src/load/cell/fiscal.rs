//! Fiscal years, quarters and weeks as written: `FY2017`, `EOFY2017`, `FY17 Q2`, `2017Q1`, `2016-W40`.

use super::token::{Token, month_of, small, year_of};
use super::when::{Moment, When};
use crate::calendar::Date;

/// The fiscal year, quarter or week that tokens spell.
pub(super) fn parse(tokens: &[Token<'_>]) -> Option<Moment> {
    let words: Vec<&str> = tokens.iter().filter_map(word).collect();
    let says = |wanted: &[&str]| words.iter().any(|word| wanted.contains(word));
    let only = |known: &[&str]| words.iter().all(|word| known.contains(word));
    let fiscal = says(&["fy", "ffy", "fiscal", "eofy", "fyq", "financial"]);
    let to_date = says(&["ytd", "fytd", "todate"]) || says(&["to"]) && says(&["date"]);
    let numbers: Vec<&str> = tokens.iter().filter_map(number).collect();
    let may_be_quarter = says(&["q", "qtr", "quarter", "cq", "cy"]);
    if may_be_quarter && only(&[OF_QUARTERS, OF_FISCAL_YEARS, &ORDINALS].concat()) {
        return quarter(tokens, &numbers, fiscal);
    }
    if says(&["w", "week", "wk"]) && only(&["w", "week", "wk"]) {
        return week(&numbers);
    }
    if fiscal && words.contains(&"month") && only(&["fy", "fiscal", "financial", "year", "month"]) {
        return month_of_year(tokens, &numbers);
    }
    let known =
        [OF_FISCAL_YEARS, &["eofy", "ytd", "fytd", "to", "date", "total", "end", "final", "of"]].concat();
    // `2024 YTD` can only be a fiscal year here.
    if !(fiscal || to_date) || !only(&known) {
        return None;
    }
    // `FY17` cannot be read as another year, so that nothing has to be said of its two digits.
    let (year, _) = match numbers.as_slice() {
        [year] => year_of(year)?,
        // `FY2016-17`, `FY 2016/2017`: named for the year it ends in. `FY2016-FY2017` are two years.
        [first, second] if words.iter().filter(|word| ["fy", "ffy", "eofy"].contains(*word)).count() < 2 => {
            (year_of_two(first, second)?, false)
        }
        _ => return None,
    };
    Some(Moment::of(When::FiscalYear { year, to_date }))
}

/// `FY2017 October`, `Oct FY17`: a month by its name, of a fiscal year.
fn month_of_year(tokens: &[Token<'_>], numbers: &[&str]) -> Option<Moment> {
    let [year] = *numbers else { return None };
    let mut months = tokens.iter().filter_map(|token| match token {
        Token::Word(word) => month_of(word),
        Token::Number(_) | Token::Mark(_) => None,
    });
    let (month, None) = (months.next()?, months.next()) else { return None };
    Some(Moment::of(When::FiscalMonth { year: year_of(year)?.0, month }))
}

fn quarter(tokens: &[Token<'_>], numbers: &[&str], fiscal: bool) -> Option<Moment> {
    let quarter_of =
        |digits: &str| small(digits).filter(|quarter| (1..=4).contains(quarter) && digits.len() == 1);
    let ordinal =
        tokens.iter().filter_map(word).find_map(|word| ORDINALS.iter().position(|known| *known == word));
    let spelled = ordinal.and_then(|place| ["1", "2", "3", "4"].get(place).copied());
    let numbers: Vec<&str> = spelled.into_iter().chain(numbers.iter().copied()).collect();
    match *numbers.as_slice() {
        [only] => Some(Moment::of(When::QuarterName(quarter_of(only)?))),
        [first, second] => {
            let (year, quarter) = match (quarter_of(first), quarter_of(second)) {
                (None, Some(quarter)) => (first, quarter),
                (Some(quarter), None) => (second, quarter),
                _ => return None,
            };
            let calendar = tokens.iter().filter_map(word).any(|word| word == "cy" || word == "cq");
            let (year, _) = year_of(year)?;
            let when = if calendar {
                calendar_quarter(year, quarter)?
            } else {
                When::Quarter { year, quarter, fiscal }
            };
            Some(Moment::of(when))
        }
        // `2024-2025 Q1`: no year of the calendar has two names.
        [from, through, quarter] => {
            let (year, quarter) = (year_of_two(from, through)?, quarter_of(quarter)?);
            Some(Moment::of(When::Quarter { year, quarter, fiscal: true }))
        }
        _ => None,
    }
}

/// Words that call a year a fiscal one.
const OF_FISCAL_YEARS: &[&str] = &["fy", "ffy", "federal", "fiscal", "financial", "year"];

/// Further words that may stand in a quarter.
const OF_QUARTERS: &[&str] = &["q", "qtr", "quarter", "cy", "cq", "of", "st", "nd", "rd", "th"];

/// Quarters in words: `First quarter of FY2017`.
const ORDINALS: [&str; 4] = ["first", "second", "third", "fourth"];

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

/// The three months of a quarter that says it is one of the calendar's.
pub(super) fn calendar_quarter(year: i32, quarter: u32) -> Option<When> {
    let last = Date::from_ymd(year, quarter * 3, 1)?;
    Some(When::Span(Date::from_ymd(year, quarter * 3 - 2, 1)?, last.end_of_month()))
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
    Some(Moment::of(When::Span(start, start.plus_days(6))))
}

fn word<'token>(token: &'token Token<'_>) -> Option<&'token str> {
    match token {
        Token::Word(word) if month_of(word).is_none() => Some(word),
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
