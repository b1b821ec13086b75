//! Sheets of one workbook that hold records under the same header: parts of one whole, or the whole beside its parts.
//!
//! Sheets that share no day, and whose names differ in nothing but times, are parts, and each is read as a file of its
//! own. A sheet that holds on every day what all others hold together is the whole. Anything else may repeat rows and is
//! not settled here.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::reader::Sheet;
use super::sheets::{option, read_sheet, same_facts};
use crate::calendar::Date;
use crate::dataset::CountKind;
use crate::load::cell::when;
use crate::load::file::Read;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::{Options, show, word};
use crate::quantity::Count;

/// Of fewer, one sheet may hold as many as all others by chance.
const MANY: Count = Count(100);

/// Words for a sheet that holds what the others do.
const WHOLE: &[&str] = &["all", "total", "combined", "complete", "full", "overall", "whole"];

/// A sheet that can be read.
pub(super) struct Readable<'a> {
    /// The sheet.
    pub(super) sheet: &'a Sheet,
    /// Its headings.
    pub(super) headings: Vec<String>,
    /// What it says.
    pub(super) read: Read,
}

impl Readable<'_> {
    /// How many left on each day.
    fn days(&self) -> BTreeMap<Date, Count> {
        let facts = self.read.facts.observations.iter().filter(|fact| fact.count > Count(0));
        facts.map(|fact| (fact.through, fact.count)).collect()
    }

    /// The words of its name that name no time: two sheets that differ in them may hold two kinds of people.
    fn subject(&self) -> Vec<String> {
        let mut words = word::without_digits(&self.sheet.name);
        words.retain(|word| !word::is_in(word, word::TIME) && when::month(word).is_none());
        words
    }

    fn is_like(&self, other: &Self) -> bool {
        let records = |readable: &Self| readable.read.facts.kind == CountKind::Records;
        records(self)
            && records(other)
            && self.headings == other.headings
            && self.read.facts.columns == other.read.facts.columns
            && self.read.understood.measures == other.read.understood.measures
    }
}

/// Several sheets of records as the parts of one file or as the one that holds them all; `None` where they are none, and
/// refused where they hold some days twice.
pub(super) fn together(
    sheets: Vec<Readable<'_>>,
    options: &Options,
    notes: &Notes,
) -> Result<Option<Vec<Read>>, Box<Refusal>> {
    let [first, others @ ..] = sheets.as_slice() else { return Ok(None) };
    if others.is_empty() || !others.iter().all(|other| other.is_like(first)) {
        return Ok(None);
    }
    let days: Vec<BTreeMap<Date, Count>> = sheets.iter().map(Readable::days).collect();
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
    if let Some((one, other)) = overlapping(&days) {
        let name = |place: usize| names.get(place).copied().unwrap_or_default();
        let why = format!(
            "the sheets \"{}\" and \"{}\" hold records of the same days, and may repeat each other",
            show::escaped(name(one)),
            show::escaped(name(other))
        );
        return Err(notes.refuse(why, option(name(one))));
    }
    if !others.iter().all(|other| other.subject() == first.subject()) {
        return Ok(None);
    }
    let mut reads = Vec::with_capacity(sheets.len());
    for readable in &sheets {
        let name = format!("{} [{}]", notes.file, readable.sheet.name);
        let read = read_sheet(readable.sheet, options, &Notes::new(&Arc::from(name)))?.read;
        // The name of a file may say what it counts, and that of a sheet is a part of it now.
        if !same_facts(&read, &readable.read) {
            return Ok(None);
        }
        reads.push(read);
    }
    if let Some(first) = reads.first_mut() {
        let sheets = show::listed(&names);
        let remark =
            format!("the sheets {sheets} have one header and share no day: each is a part (--sheet NAME)");
        first.understood.remarks.push(remark);
    }
    Ok(Some(reads))
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

/// The places of two sheets of which one begins before the other ends.
fn overlapping(sheets: &[BTreeMap<Date, Count>]) -> Option<(usize, usize)> {
    let span = |days: &BTreeMap<Date, Count>| {
        let (first, last) = (days.first_key_value()?, days.last_key_value()?);
        Some((*first.0, *last.0))
    };
    let spans = sheets.iter().enumerate().filter_map(|(place, days)| Some((span(days)?, place)));
    let mut spans: Vec<((Date, Date), usize)> = spans.collect();
    spans.sort_unstable();
    spans.windows(2).find_map(|pair| match pair {
        [((_, end), one), ((start, _), other)] if start <= end => Some((*one, *other)),
        _ => None,
    })
}
