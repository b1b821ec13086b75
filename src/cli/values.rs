//! How the values of options are typed, and what is said of one that cannot be read.

use clap::builder::{PossibleValue, PossibleValuesParser, TypedValueParser};

use crate::calendar::{Date, FiscalYear};
use crate::catalog::{Row, find};
use crate::quantity::Count;
use crate::report::RANGE_OF_YEARS;

/// A row of a catalog that was picked by its id.
#[derive(Debug)]
pub(super) struct Chosen<R: 'static>(pub(super) &'static R);

impl<R> Clone for Chosen<R> {
    fn clone(&self) -> Self {
        Self(self.0)
    }
}

/// The ids of a catalog as the values of an option, with their words in the help.
pub(super) fn choice<R: Row + Sync>(rows: &'static [R]) -> impl TypedValueParser<Value = Chosen<R>> {
    choice_of(rows, |_| true)
}

/// The ids of those rows of a catalog that fit.
pub(super) fn choice_of<R: Row + Sync>(
    rows: &'static [R],
    fits: fn(&R) -> bool,
) -> impl TypedValueParser<Value = Chosen<R>> {
    let rows_that_fit = rows.iter().filter(|row| fits(row));
    let values = rows_that_fit.map(|row| PossibleValue::new(row.id()).help(row.words()));
    PossibleValuesParser::new(values).try_map(|id| find(rows, &id).map(Chosen).ok_or("no such choice"))
}

/// A day.
pub(super) fn date(text: &str) -> Result<Date, &'static str> {
    // As a day is written, digit by digit.
    let is_day = text.bytes().map(|byte| if byte.is_ascii_digit() { b'0' } else { byte }).eq(*b"0000-00-00");
    let why = if is_day {
        "the calendar has no such day"
    } else {
        "expected a day as YYYY-MM-DD, for example 2017-09-09"
    };
    Date::parse_iso(text).ok_or(why)
}

/// A fiscal year by the year that it ends in, with `FY` before it or without.
pub(super) fn fiscal_year(text: &str) -> Result<FiscalYear, &'static str> {
    let digits = text.strip_prefix("FY").or_else(|| text.strip_prefix("fy")).unwrap_or(text);
    let year = digits.parse().ok().filter(|year| RANGE_OF_YEARS.contains(year));
    year.map(FiscalYear).ok_or("expected the year that the fiscal year ends in, for example 2017")
}

/// A number above zero; commas and underscores may part its digits.
pub(super) fn count(text: &str) -> Result<Count, &'static str> {
    let digits = text.replace([',', '_'], "");
    let number = digits.parse().ok().filter(|number| *number > 0);
    number.map(Count).ok_or("expected a whole number above zero, for example 240255")
}

/// A category column and one of its values.
pub(super) fn filter(text: &str) -> Result<(String, String), &'static str> {
    let (column, value) = text.split_once('=').ok_or("expected COLUMN=VALUE, for example country=Mexico")?;
    Ok((column.trim().to_owned(), value.trim().to_owned()))
}

/// Two days, the earlier one first.
pub(super) fn days(text: &str) -> Result<(Date, Date), &'static str> {
    let parted = text.split_once("..");
    let both = parted.and_then(|(from, through)| Some((date(from).ok()?, date(through).ok()?)));
    both.filter(|(from, through)| from <= through)
        .ok_or("expected two days as FROM..THROUGH, for example 2017-01-01..2017-03-31")
}

/// What parts cells.
pub(super) fn delimiter(text: &str) -> Result<String, &'static str> {
    if text.is_empty() { Err("expected at least one character") } else { Ok(text.to_owned()) }
}

/// The mark between groups of three digits.
pub(super) fn thousands(text: &str) -> Result<char, &'static str> {
    let mut letters = text.chars();
    match (letters.next(), letters.next()) {
        (Some(mark), None) if !mark.is_alphanumeric() && !"+-−".contains(mark) => Ok(mark),
        _ => Err("expected one mark that is no digit, letter or sign, for example ',' or '.'"),
    }
}

/// A mark, and the number that cells with it are read as.
pub(super) fn missing(text: &str) -> Result<(String, u64), &'static str> {
    let parted = text.rsplit_once('=').and_then(|(mark, count)| Some((mark.to_owned(), count.parse().ok()?)));
    parted.ok_or("expected a mark and a whole number, for example 'X=0'; '=0' is the empty cell")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_mark_may_hold_anything() {
        assert_eq!(missing("-=0"), Ok(("-".to_owned(), 0)));
        assert_eq!(missing("a=b=12"), Ok(("a=b".to_owned(), 12)));
        assert_eq!(missing("=0"), Ok((String::new(), 0)));
        assert!(missing("X").is_err());
        assert!(missing("X=no").is_err());
    }

    #[test]
    fn a_day_is_told_from_what_is_none() {
        assert!(date("2024-02-29").is_ok());
        for (text, told) in
            [("2025-02-29", "no such day"), ("2024-13-01", "no such day"), ("2/20/2026", "YYYY-MM-DD")]
        {
            assert!(date(text).is_err_and(|why| why.contains(told)), "{text}");
        }
    }

    #[test]
    fn no_digit_parts_thousands() {
        for mark in [',', '.', ' ', '\'', '\u{a0}'] {
            assert_eq!(thousands(&mark.to_string()), Ok(mark));
        }
        for wrong in ["1", "k", "-", "+", "", ",,"] {
            assert!(thousands(wrong).is_err(), "{wrong}");
        }
    }

    #[test]
    fn something_parts_cells() {
        assert_eq!(delimiter("||"), Ok("||".to_owned()));
        assert!(delimiter("").is_err());
    }
}
