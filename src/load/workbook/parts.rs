//! Sheets of one workbook that are parts of one whole. Each is read as a file of its own, under the workbook's name and its
//! own, so that every row and every finding says which sheet it stands on.

use std::sync::Arc;

use super::reader::Sheet;
use super::sheets::{read_sheet, same_facts};
use crate::calendar::Date;
use crate::load::cell::when;
use crate::load::file::{Read, reading};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::table::Table;
use crate::load::{Options, show, word};

/// A sheet that can be read.
pub(super) struct Readable<'a> {
    /// The sheet.
    pub(super) sheet: &'a Sheet,
    /// Its headings.
    pub(super) headings: Vec<String>,
    /// What it says.
    pub(super) read: Read,
}

/// Words in the name of a sheet that tell no sheet of removals from another.
const NO_SUBJECT: &[&str] = &["sheet", "part", "page", "removals", "removal"];

impl Readable<'_> {
    /// The words of its name that name no time: two sheets that differ in them may hold two kinds of people.
    pub(super) fn subject(&self) -> Vec<String> {
        subject(self.sheet)
    }
}

/// The words of the name of a sheet that name neither a time nor removals.
pub(super) fn subject(sheet: &Sheet) -> Vec<String> {
    let mut words = word::without_digits(&sheet.name);
    words.retain(|word| {
        !word::is_in(word, word::TIME) && !word::is_in(word, NO_SUBJECT) && when::month(word).is_none()
    });
    words
}

/// Whether two sheets have one header; each may say its own year in it.
pub(super) fn same_headings(one: &[String], other: &[String]) -> bool {
    let beside_year = |heading: &String| -> Vec<String> {
        let is_year = |word: &String| word.len() >= 4 && when::year(word).is_some();
        word::words(heading).into_iter().filter(|word| !is_year(word)).collect()
    };
    one.len() == other.len() && one.iter().map(beside_year).eq(other.iter().map(beside_year))
}

/// What is noted of a sheet that is read as a file of its own.
pub(super) fn notes_of(sheet: &Sheet, notes: &Notes) -> Notes {
    Notes::new(&Arc::from(format!("{} [{}]", notes.file, sheet.name)))
}

/// Why a sheet cannot be read that has the header of those that are, and may be a part of what they are.
pub(super) fn unreadable(
    sheets: &[Readable<'_>],
    faults: &[(&Sheet, Box<Refusal>)],
    (options, notes): (&Options, &Notes),
) -> Option<Box<Refusal>> {
    let like = |sheet: &Sheet| {
        let table = Table::of_rows(&sheet.rows, &reading(options)).ok()?;
        let alike = |readable: &Readable<'_>| {
            same_headings(&table.headings, &readable.headings) && subject(sheet) == readable.subject()
        };
        sheets.iter().any(alike).then_some(())
    };
    faults.iter().find_map(|(sheet, fault)| {
        like(sheet)?;
        // Under its own name it says the same, and where that is.
        Some(read_sheet(sheet, options, &notes_of(sheet, notes)).err().unwrap_or_else(|| fault.clone()))
    })
}

/// Reads each of several sheets that are alike and share no day; `None` where one says something else under its own name.
pub(super) fn read_alike(
    sheets: &[Readable<'_>],
    options: &Options,
    notes: &Notes,
) -> Result<Option<Vec<Read>>, Box<Refusal>> {
    let mut reads = Vec::with_capacity(sheets.len());
    for readable in sheets {
        let read = read_sheet(readable.sheet, options, &notes_of(readable.sheet, notes))?.read;
        // The name of a file may say what it counts, and that of a sheet is a part of it now.
        if !same_facts(&read, &readable.read) {
            return Ok(None);
        }
        reads.push(read);
    }
    if let Some(first) = reads.first_mut() {
        let names: Vec<&str> = sheets.iter().map(|readable| readable.sheet.name.as_str()).collect();
        let sheets = show::listed(&names);
        let remark =
            format!("the sheets {sheets} have one header and share no day: each is a part (--sheet NAME)");
        first.understood.remarks.push(remark);
    }
    Ok(Some(reads))
}

/// The places of two sheets of which one begins before the other ends.
pub(super) fn overlapping(spans: impl Iterator<Item = Option<(Date, Date)>>) -> Option<(usize, usize)> {
    let spans = spans.enumerate().filter_map(|(place, span)| Some((span?, place)));
    let mut spans: Vec<((Date, Date), usize)> = spans.collect();
    spans.sort_unstable();
    spans.windows(2).find_map(|pair| match pair {
        [((_, end), one), ((start, _), other)] if start <= end => Some((*one, *other)),
        _ => None,
    })
}
