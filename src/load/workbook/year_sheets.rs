//! Sheets of one workbook that hold counts in one layout, a year or another time on each: parts of one table.
//!
//! Two of them are asked about, since one may stand in for the other. Three or more that share no day are a series. A sheet
//! that counts days of another may be its next edition or a total, and which is meant is never guessed.

use super::parts::{self, Readable};
use super::sheets::counted;
use crate::calendar::Date;
use crate::load::Options;
use crate::load::file::Read;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::show;

/// So many sheets are a series.
const SERIES: usize = 3;

/// What becomes of sheets of counts that differ.
pub(super) enum Together {
    /// They are parts.
    Parts(Vec<Read>),
    /// They could be parts, and are too few to be sure.
    Perhaps,
    /// They are of several layouts, or say what each other count.
    Apart,
}

/// Several sheets of counts as the parts of one table; refused where two of them count the same days.
pub(super) fn together(
    sheets: &[Readable<'_>],
    options: &Options,
    notes: &Notes,
) -> Result<Together, Box<Refusal>> {
    let [first, others @ ..] = sheets else { return Ok(Together::Apart) };
    if others.is_empty() || !others.iter().all(|other| is_of_series(other, first)) {
        return Ok(Together::Apart);
    }
    if let Some((one, other)) = parts::overlapping(sheets.iter().map(span)) {
        return Err(refuse_overlap(sheets, (one.min(other), one.max(other)), notes));
    }
    if sheets.len() < SERIES {
        return Ok(Together::Perhaps);
    }
    Ok(parts::read_alike(sheets, options, notes)?.map_or(Together::Apart, Together::Parts))
}

/// Whether two sheets are of one layout, and of the same people.
fn is_of_series(one: &Readable<'_>, other: &Readable<'_>) -> bool {
    let roles = |readable: &Readable<'_>| -> Vec<&str> {
        readable.read.facts.columns.iter().map(|(role, _)| *role).collect()
    };
    parts::same_headings(&one.headings, &other.headings)
        && roles(one) == roles(other)
        && one.read.facts.kind == other.read.facts.kind
        && one.read.understood.shape == other.read.understood.shape
        && one.read.understood.measures == other.read.understood.measures
        && one.subject() == other.subject()
}

/// The first and the last day that a sheet counts.
fn span(readable: &Readable<'_>) -> Option<(Date, Date)> {
    let facts = &readable.read.facts.observations;
    let first = facts.iter().map(|fact| fact.from).min()?;
    Some((first, facts.iter().map(|fact| fact.through).max()?))
}

/// The refusal of sheets of which two count the same days, with what they count together and one by one.
fn refuse_overlap(sheets: &[Readable<'_>], (one, other): (usize, usize), notes: &Notes) -> Box<Refusal> {
    let name = |place: usize| sheets.get(place).map_or("", |readable| readable.sheet.name.as_str());
    let (one, other) = (name(one), name(other));
    let listed = counted(sheets.iter());
    let why = format!(
        "several sheets fit, and \"{}\" and \"{}\" count the same days, one of them perhaps what the other does: {listed}",
        show::escaped(one),
        show::escaped(other)
    );
    notes.refuse(why, format!("{} or {}", show::sheet_option(one), show::sheet_option(other)))
}
