//! Two numbers that follow each other: `2011-12` is December of 2011, or the fiscal year from 2011 to 2012; and
//! `2010-11` before `2012-13` may be one year each, or two years together.

use std::collections::{BTreeMap, BTreeSet};

use super::evidence::{Sight, Unsure};
use super::period::{Hints, Yearly};
use super::token::{small, year_of};
use super::when::When;

/// More years than that are in no file of them.
const KEPT: usize = 1000;

/// What the cells of a column show of such pairs.
#[derive(Clone, Debug, Default)]
pub(super) struct Pairs {
    first: Sight,
    /// Whether there are others than the first.
    more: bool,
    /// The years that pairs end in, each with its cell.
    ends: BTreeMap<i32, (u64, String)>,
    /// The years that are written alone.
    alone: BTreeSet<i32>,
}

impl Pairs {
    /// Takes in a cell that may be a year.
    pub(super) fn see(&mut self, when: When, line: u64, text: &str) {
        if let When::MonthOrYears { .. } = when {
            self.more |= self.first.as_ref().is_some_and(|(_, first)| first != text);
            self.first.get_or_insert_with(|| (line, text.to_owned()));
        }
        let Some(year) = when.whole_year().or_else(|| when.second_of_pair()) else { return };
        if self.ends.len() + self.alone.len() >= KEPT {
            return;
        }
        if is_pair(text, year) {
            self.ends.entry(year).or_insert_with(|| (line, text.to_owned()));
        } else {
            self.alone.insert(year);
        }
    }

    /// Whether they are years, beside cells that are years for sure, or months.
    pub(super) fn are_years(&self, hints: Hints, (years, months): (bool, bool)) -> Result<bool, Unsure> {
        let Some(first) = &self.first else { return Ok(hints.years) };
        let unsure = |why: &str, remedy: &str| Err(Unsure::new(first, why, remedy));
        match (hints.years || years, months) {
            (true, false) => Ok(true),
            // Months follow each other. What lies a year and a month apart may as well be years.
            (false, false) if self.more && hints.yearly == Yearly::Unsaid => unsure(
                "may be a month or a fiscal year, and neither the heading nor another cell tells which",
                "a heading such as month or fiscal_year for the column",
            ),
            (false, _) => Ok(false),
            (true, true) => unsure(
                "may be a month or a fiscal year, and the column holds both",
                "write fiscal years as FY2012 and months as 2011-12",
            ),
        }
    }

    /// Refuses pairs that follow each other as counts of two years do, where no pair shares a year with another cell; and
    /// years with `to` between them that share none, which say less surely that they are one.
    pub(super) fn check_steps(&self, are_years: bool) -> Result<(), Unsure> {
        if self.first.is_some() && !are_years {
            return Ok(());
        }
        let ends = |year: i32| self.ends.contains_key(&year) || self.alone.contains(&year);
        if self.ends.keys().any(|end| ends(end - 1)) {
            return Ok(());
        }
        let follows =
            |(end, _): &(&i32, &(u64, String))| ends(*end - 2) || self.ends.contains_key(&(*end + 2));
        let worded = |(_, (_, text)): &(&i32, &(u64, String))| text.contains(WORD);
        let mut doubtful = self.ends.iter().filter(|pair| follows(pair) || worded(pair));
        let Some((end, sight)) = doubtful.next() else { return Ok(()) };
        let alone = if follows(&(end, sight)) {
            "nothing counts the year between it and its neighbor"
        } else {
            "no other time shares a year with it"
        };
        let why = format!("may be FY{end}, or the years {} and {end} together: {alone}", end - 1);
        let remedy = format!("FY{end}, or one row a year, in this column");
        Err(Unsure::new(sight, why, remedy))
    }
}

/// The word between two years.
const WORD: &str = " to ";

/// Whether a year is written with the one before it: `2016-17`, `FY 2016/2017`, `2016 to 2017`.
fn is_pair(text: &str, year: i32) -> bool {
    let digits = text.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    let parted = digits.split_once(['-', '/', '–']).or_else(|| digits.split_once(WORD));
    let Some((first, second)) = parted else { return false };
    let second: String = second.chars().filter(char::is_ascii_digit).collect();
    let ends = match second.len() {
        4 => year_of(&second).is_some_and(|(second, _)| second == year),
        2 => small(&second).is_some_and(|second| i64::from(second) == i64::from(year).rem_euclid(100)),
        _ => false,
    };
    ends && first.trim_end().len() == 4
}

/// What several years together are that look like a month of the first, where that stands among years: `1901-10` above 1911.
pub(super) fn decade(text: &str, when: When) -> Option<String> {
    let (first, last) = text.trim().split_once(['-', '–'])?;
    let (year, _) = when.plain_month().filter(|_| first.len() == 4 && last.len() == 2)?;
    let century = first.get(..2)?;
    Some(format!("may be a month of {year}, or the years from {year} to {century}{last} together"))
}
