//! Times by the pieces that they are written with: numbers, marks and names.

use super::compound;
use super::token::{Token, small, year_of};
use super::when::{Moment, When, day};
use crate::calendar::Date;
use crate::load::word::month_named;

/// The time that the pieces of a cell write.
pub(super) fn moment(tokens: &[Token<'_>]) -> Option<Moment> {
    use Token::{Mark, Number, Word};
    let plain = |when: Option<When>| when.map(Moment::of);
    match tokens {
        [Number(digits)] => plain(one_number(digits)),
        [Number(whole), Mark('.'), Number(_)] if whole.len() == 5 => plain(one_number(whole)),
        // `2016.0`, as programs write a number that might have had decimals.
        [Number(whole), Mark('.'), Number("0")] => plain(one_number(whole)),
        [Number(left), Mark('-' | '/' | '.'), Number(right)] => two_numbers(left, right),
        [Number(left), Word(to), Number(right)]
            if to == "to" && [left, right].iter().all(|year| year.len() == 4) =>
        {
            two_numbers(left, right)
        }
        [Number(first), Mark(mark), Number(second), Mark(again), Number(third)] if mark == again => {
            let moment = three_numbers(first, second, third)?;
            let cut_short = *mark == '-' && first.len() == 2 && moment.short_year;
            let year_first = || Date::from_ymd(year_of(first)?.0, small(second)?, small(third)?);
            Some(Moment { year_first: if cut_short { year_first() } else { None }, ..moment })
        }
        [Word(word)] => plain(month_named(word).map(When::MonthName)),
        [Word(word), Number(digits)] | [Word(word), Mark('-' | '/'), Number(digits)]
            if month_named(word).is_some() =>
        {
            month_and_year(word, digits)
        }
        [Number(digits), Word(word)] | [Number(digits), Mark('-' | '/'), Word(word)]
            if digits.len() == 4 && month_named(word).is_some() =>
        {
            month_and_year(word, digits)
        }
        [Number(number), Word(word), Number(year)]
        | [Number(number), Mark('-' | '/'), Word(word), Mark('-' | '/'), Number(year)]
            if month_named(word).is_some() =>
        {
            named_day(number, word, year)
        }
        [Word(word), Number(number), Number(year)] if month_named(word).is_some() => {
            named_day(number, word, year)
        }
        [Number(year), Word(letter), Number(month)]
        | [Number(year), Token::Mark('-'), Word(letter), Number(month)]
            if letter == "m" && year.len() == 4 =>
        {
            let month = small(month).filter(|month| (1..=12).contains(month))?;
            Some(Moment::of(When::Month { year: year_of(year)?.0, month }))
        }
        [Word(word), Number(from), Mark('-'), Number(through), Number(year)]
        | [Number(from), Mark('-'), Number(through), Word(word), Number(year)]
            if month_named(word).is_some() =>
        {
            plain(compound::within_month(word, [from, through], year))
        }
        _ => super::fiscal::parse(tokens),
    }
}

/// `20161031`, `201610`, `2016`, or a number that a spreadsheet or a map server stores for a day.
fn one_number(digits: &str) -> Option<When> {
    let part = |from: usize, to: usize| digits.get(from..to);
    match digits.len() {
        8 => day(year_of(part(0, 4)?)?.0, small(part(4, 6)?)?, small(part(6, 8)?)?),
        // `181001` is the first of October 2018, and no month of 1810.
        6 if digits >= "190000" => {
            let month = small(part(4, 6)?).filter(|month| (1..=12).contains(month))?;
            Some(When::Month { year: year_of(part(0, 4)?)?.0, month })
        }
        5 => digits.parse().ok().map(When::Serial),
        13 => day_of_milliseconds(digits.parse().ok()?),
        4 => Some(When::Year { year: year_of(digits)?.0 }),
        _ => None,
    }
}

/// The day that begins so many milliseconds after 1970 began; `None` within a day, since which day it is hangs on a zone that
/// the number does not say.
fn day_of_milliseconds(milliseconds: i64) -> Option<When> {
    const DAY: i64 = 86_400_000;
    let date = Date::from_ymd(1970, 1, 1)?.plus_days(milliseconds / DAY);
    (milliseconds % DAY == 0 && date.year() < 2100).then_some(When::Day(date))
}

/// `2016-10`, `10/2016`, `2016-17`, `2016-2017`.
fn two_numbers(left: &str, right: &str) -> Option<Moment> {
    let month = |digits| small(digits).filter(|month| (1..=12).contains(month));
    let when = match (left.len(), right.len()) {
        (4, 1 | 2) => {
            let year = year_of(left)?.0;
            let years =
                right.len() == 2 && small(right)? == u32::try_from((year + 1).rem_euclid(100)).ok()?;
            match (month(right), years) {
                (Some(month), true) => When::MonthOrYears { year, month },
                (Some(month), false) => When::Month { year, month },
                (None, true) => When::FiscalYear { year: year + 1, to_date: false },
                (None, false) => return None,
            }
        }
        (4, 4) => {
            let (first, second) = (year_of(left)?.0, year_of(right)?.0);
            (second == first + 1).then_some(When::FiscalYear { year: second, to_date: false })?
        }
        (1 | 2, 4) => When::Month { year: year_of(right)?.0, month: month(left)? },
        _ => return None,
    };
    Some(Moment::of(when))
}

/// `2016-10-31`, `10/31/2016`, `31.10.16`.
fn three_numbers(first: &str, second: &str, third: &str) -> Option<Moment> {
    if first.len() == 4 {
        return day(year_of(first)?.0, small(second)?, small(third)?).map(Moment::of);
    }
    let (year, short_year) = year_of(third)?;
    let (first, second) = (small(first)?, small(second)?);
    // At least one order must be a day that exists.
    day(year, first, second).or_else(|| day(year, second, first))?;
    Some(Moment { short_year, ..Moment::of(When::Slashed { first, second, year }) })
}

/// `October 2016`, `Oct-16`.
fn month_and_year(word: &str, digits: &str) -> Option<Moment> {
    let (year, short_year) = year_of(digits)?;
    let when = When::Month { year, month: month_named(word)? };
    Some(Moment { month_and_year: short_year, ..Moment::of(when) })
}

/// `3 October 2016`, `03-Oct-16`, `October 3, 2016`.
fn named_day(number: &str, word: &str, year: &str) -> Option<Moment> {
    let (year, short_year) = year_of(year)?;
    let when = day(year, month_named(word)?, small(number)?)?;
    Some(Moment { short_year, ..Moment::of(when) })
}
