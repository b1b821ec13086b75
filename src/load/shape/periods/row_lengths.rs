//! Columns that say how long the period of each row is: `frequency` over *monthly* and *quarterly*.
//!
//! A month and the quarter that it lies in are never added. Rows whose times say as much are told apart by those.

use crate::load::cell::span::Unit;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, RowFact};
use crate::load::shape::measures::kind_refusals;
use crate::load::{show, word};

/// Refuses rows of several lengths whose own times do not say so, unless the user picks among them.
pub(crate) fn refuse(rows: &[RowFact], draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    for (place, column) in
        facts::categories(draft).enumerate().filter(|(_, column)| !draft.is_filtered(column))
    {
        let values = draft.values(column);
        let lengths: Option<Vec<Unit>> = values.iter().map(|value| length(column, value)).collect();
        let Some(lengths) = lengths.filter(|lengths| lengths.iter().min() != lengths.iter().max()) else {
            continue;
        };
        let says_so = |row: &&RowFact| {
            let said = length(column, row.category(place));
            said == Some(row.span.unit) || said == Some(Unit::Year) && row.span.unit == Unit::YearSoFar
        };
        let Some(row) = rows.iter().find(|row| !says_so(row)) else { continue };
        let value = row.category(place);
        let why = format!(
            "says how long the period of a row is, and its time does not: rows of {} may hold each other, and would count \
             somebody twice",
            show::listed(values)
        );
        let shortest = lengths.iter().zip(values).min_by_key(|(length, _)| **length);
        let one = shortest.and_then(|(_, value)| kind_refusals::filter(column, value));
        let refusal =
            notes.refuse(why, one.unwrap_or_else(|| "a file with the rows of one length".to_owned()));
        return Err(refusal.at(row.line).column(column).value(value));
    }
    Ok(())
}

/// The period that a value names; a letter does below a heading that speaks of lengths.
fn length(column: &Column, value: &str) -> Option<Unit> {
    let words = word::words(value);
    let words: Vec<&str> = words.iter().map(String::as_str).filter(|word| !BESIDE.contains(word)).collect();
    match *words.as_slice() {
        ["day" | "days" | "daily"] => Some(Unit::Day),
        ["week" | "weeks" | "weekly"] => Some(Unit::Week),
        ["month" | "months" | "monthly"] => Some(Unit::Month),
        ["quarter" | "quarters" | "quarterly" | "qtr"] => Some(Unit::Quarter),
        ["half" | "semiannual"] => Some(Unit::Half),
        ["year" | "years" | "yearly" | "annual" | "annually"] => Some(Unit::Year),
        ["ytd" | "fytd" | "cytd" | "cumulative"] | ["year", "to", "date"] => Some(Unit::YearSoFar),
        [letter] if word::any(&column.words, HEADS) => match letter {
            "d" => Some(Unit::Day),
            "w" => Some(Unit::Week),
            "m" => Some(Unit::Month),
            "q" => Some(Unit::Quarter),
            "a" | "y" => Some(Unit::Year),
            _ => None,
        },
        _ => None,
    }
}

/// Words beside those.
const BESIDE: &[&str] = &["fiscal", "calendar", "full", "total", "of", "the", "by"];

/// Words of a heading of such letters.
const HEADS: &[&str] = &[
    "freq",
    "frequency",
    "granularity",
    "interval",
    "length",
    "level",
    "period",
    "periodicity",
    "resolution",
    "timescale",
];
