//! Sheets of one workbook that hold records under the same header: parts of one whole, or the whole beside its parts.
//!
//! Sheets that share no day, and whose names differ in nothing but times, are parts. A sheet that holds on every day what
//! all others hold together is the whole. Anything else may repeat rows and is not settled here.

use std::collections::BTreeMap;

use super::parts::{self, Readable};
use crate::calendar::Date;
use crate::load::file::Read;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::{Options, show, word};
use crate::quantity::Count;

/// Of fewer, one sheet may hold as many as all others by chance.
const MANY: Count = Count(100);

/// Words for a sheet that holds what the others do.
const WHOLE: &[&str] = &["all", "total", "combined", "complete", "full", "overall", "whole"];

/// Several sheets of records as the parts of one file or as the one that holds them all; `None` where they are none, and
/// refused where they hold some days twice.
pub(super) fn together(
    sheets: Vec<Readable<'_>>,
    options: &Options,
    notes: &Notes,
) -> Result<Option<Vec<Read>>, Box<Refusal>> {
    let [first, others @ ..] = sheets.as_slice() else { return Ok(None) };
    let alike = |other: &Readable<'_>| {
        other.headings == first.headings
            && other.read.facts.columns == first.read.facts.columns
            && other.read.understood.measures == first.read.understood.measures
    };
    if others.is_empty() || !others.iter().all(alike) {
        return Ok(None);
    }
    let days: Vec<BTreeMap<Date, Count>> = sheets.iter().map(days_of).collect();
    let names: Vec<&str> = sheets.iter().map(|readable| readable.sheet.name.as_str()).collect();
    let sure = |place: &usize| {
        let says = |name: &&str| word::any(&word::words(name), WHOLE);
        let left = days.get(*place).and_then(|days| Count::checked_sum(days.values().copied()));
        names.get(*place).is_some_and(says) || left.is_some_and(|left| left >= MANY)
    };
    if let Some(place) = whole(&days).filter(sure) {
        let parts: Vec<&str> =
            names.iter().enumerate().filter(|(part, _)| *part != place).map(|(_, name)| *name).collect();
        let remark = format!("holds on every day what other sheets hold together: {}", show::listed(&parts));
        let mut reads: Vec<Read> = sheets.into_iter().skip(place).take(1).map(|whole| whole.read).collect();
        for read in &mut reads {
            read.understood.remarks.push(remark.clone());
        }
        return Ok(Some(reads));
    }
    if let Some((one, other)) = parts::overlapping(days.iter().map(span)) {
        let name = |place: usize| names.get(place).copied().unwrap_or_default();
        let why = format!(
            "the sheets \"{}\" and \"{}\" hold records of the same days, and may repeat each other",
            show::escaped(name(one)),
            show::escaped(name(other))
        );
        return Err(notes.refuse(why, show::sheet_option(name(one))));
    }
    if !others.iter().all(|other| other.subject() == first.subject()) {
        return Ok(None);
    }
    parts::read_alike(&sheets, options, notes)
}

/// How many left on each day.
fn days_of(readable: &Readable<'_>) -> BTreeMap<Date, Count> {
    let facts = readable.read.facts.observations.iter().filter(|fact| fact.count > Count(0));
    facts.map(|fact| (fact.through, fact.count)).collect()
}

/// The place of the sheet that holds on every day what all others hold together.
fn whole(sheets: &[BTreeMap<Date, Count>]) -> Option<usize> {
    (0..sheets.len()).find(|place| {
        let mut sums: BTreeMap<Date, Count> = BTreeMap::new();
        for (_, days) in sheets.iter().enumerate().filter(|(other, _)| other != place) {
            for (day, count) in days {
                let sum = sums.entry(*day).or_default();
                *sum = Count(sum.0.saturating_add(count.0));
            }
        }
        sheets.len() > 2 && sheets.get(*place) == Some(&sums)
    })
}

/// The first and the last day of a sheet.
fn span(days: &BTreeMap<Date, Count>) -> Option<(Date, Date)> {
    Some((*days.first_key_value()?.0, *days.last_key_value()?.0))
}
