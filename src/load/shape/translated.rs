//! Tables whose months are written in another language than English, in their cells or as their headings, read as if they
//! were English: `Enero`, `février 2023`, `Okt-23`.
//!
//! Months that name no year are those of the one year that a line above the table names: agencies that write so count by
//! the calendar.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use super::time::is_total_row;
use crate::load::cell::token::{self, MONTHS};
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::table::{Skip, Table, Walk};
use crate::load::word::{self, LANGUAGES, Language};

/// So many months that follow each other are no other words.
const RUN: usize = 3;

/// The table with such months in English; `None` where it has none.
pub(super) fn table<'text>(draft: &Draft<'text>, notes: &mut Notes) -> Option<Table<'text>> {
    let (language, table, what) = headings(draft).or_else(|| cells(draft))?;
    notes.remarks.push(format!("{what} {}, and read so", language.name));
    Some(table)
}

/// The months of a table as they are found.
#[derive(Debug, Default)]
struct Months {
    /// Those that are written.
    all: BTreeSet<u32>,
    /// Those whose whole names no English word is.
    whole: BTreeSet<u32>,
    /// Whether one is written otherwise than in English.
    foreign: bool,
}

impl Months {
    /// A text with its month in English, where it is a time in that language and nothing else.
    fn english(&mut self, text: &str, language: &Language) -> Option<String> {
        let mut english = String::new();
        let mut found = None;
        for run in runs(text) {
            let lower = run.to_lowercase();
            if !run.starts_with(char::is_alphabetic) {
                english.push_str(run);
            } else if let Some((month, whole)) = language.month(&lower).filter(|_| found.is_none()) {
                found = Some((month, whole, token::month_of(&lower).is_none()));
                english.push_str(&capital(month)?);
            } else if !["de", "del", "do", "di"].contains(&lower.as_str()) {
                return None;
            } else {
                // It stands between a month and its year.
            }
        }
        let (month, whole, foreign) = found?;
        let english = english.replace('.', " ").split_whitespace().collect::<Vec<_>>().join(" ");
        when::parse(&english)?;
        self.all.insert(month);
        self.foreign |= foreign;
        if whole && foreign {
            self.whole.insert(month);
        }
        Some(english)
    }

    /// Whether the words can be nothing but months of another language. One word alone is never guessed.
    fn are_sure(&self) -> bool {
        let run = self.all.iter().zip(self.all.iter().skip(1)).all(|(before, after)| *after == *before + 1);
        self.foreign && (self.whole.len() > 1 || run && self.all.len() >= RUN)
    }
}

/// A text in pieces of letters and pieces of anything else.
fn runs(text: &str) -> impl Iterator<Item = &str> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = rest.chars().next()?;
        let end = rest.find(|letter: char| letter.is_alphabetic() != first.is_alphabetic());
        let (run, after) = rest.split_at_checked(end.unwrap_or(rest.len()))?;
        rest = after;
        Some(run)
    })
}

/// The English name of a month, as a sentence writes it.
fn capital(month: u32) -> Option<String> {
    let name = MONTHS.get(usize::try_from(month).ok()?.checked_sub(1)?)?;
    let (first, rest) = name.split_at_checked(1)?;
    Some(first.to_uppercase() + rest)
}

type Found<'text> = (&'static Language, Table<'text>, String);

/// The table with the months of its headings in English.
fn headings<'text>(draft: &Draft<'text>) -> Option<Found<'text>> {
    LANGUAGES.iter().find_map(|language| {
        let mut months = Months::default();
        let mut headings = draft.table.headings.clone();
        let mut bare = Vec::new();
        for heading in &mut headings {
            if let Some(english) = months.english(heading, language) {
                *heading = english;
                bare.push(heading);
            }
        }
        if bare.len() < RUN || !months.are_sure() {
            return None;
        }
        if let Some(year) = year_above(draft, language)
            && bare.iter().all(|heading| token::month_of(heading).is_some())
        {
            for heading in bare {
                *heading = format!("{heading} {year}");
            }
        }
        let mut table = draft.table.clone();
        table.headings = headings;
        Some((language, table, "the months of the headings are".to_owned()))
    })
}

/// The table with the months of one column in English.
fn cells<'text>(draft: &Draft<'text>) -> Option<Found<'text>> {
    draft.columns.iter().find_map(|column| {
        let first = draft.values(column).iter().find(|value| !is_total_row(value))?;
        LANGUAGES.iter().find_map(|language| {
            Months::default().english(first, language)?;
            let cells = of_column(draft, column, language)?;
            let table = draft.table.with_cells(cells);
            Some((language, table, format!("the months of \"{}\" are", column.name)))
        })
    })
}

/// The cells of a column of months in that language, in English.
fn of_column(
    draft: &Draft<'_>,
    column: &Column,
    language: &'static Language,
) -> Option<Vec<(u64, usize, String)>> {
    let mut months = Months::default();
    let mut known: BTreeMap<String, Option<String>> = BTreeMap::new();
    let (mut cells, mut all) = (Vec::new(), true);
    draft.table.walk(|record| {
        let text = record.get(column.place);
        if text.is_empty() || is_total_row(text) {
            return Walk::On;
        }
        let english = known.entry(text.to_owned()).or_insert_with(|| months.english(text, language));
        all = english.is_some();
        cells.extend(english.clone().map(|english| (record.line(), column.place, english)));
        if all { Walk::On } else { Walk::Stop }
    });
    if !all || cells.is_empty() || !months.are_sure() {
        return None;
    }
    if let Some(year) = year_above(draft, language)
        && cells.iter().all(|(_, _, text)| token::month_of(text).is_some())
    {
        for (_, _, text) in &mut cells {
            *text = format!("{text} {year}");
        }
    }
    Some(cells)
}

/// The only year that lines above a table name, where the one that does speaks of removals, none of its columns and headings
/// names a year, and it is no fiscal one.
fn year_above(draft: &Draft<'_>, language: &Language) -> Option<i32> {
    let years = [Role::Year, Role::FiscalYear, Role::CalendarYear];
    let is_year = |column: &Column| {
        years.contains(&column.role) || column.words.iter().any(|word| full_year(word).is_some())
    };
    if draft.columns.iter().any(is_year) {
        return None;
    }
    let above = draft.table.skipped.iter().filter(|line| line.skip == Skip::Above);
    let lines: Vec<Vec<String>> = above.map(|line| word::words(&line.text)).collect();
    let mut named = BTreeSet::new();
    for words in lines.iter().filter(|words| words.iter().any(|word| full_year(word).is_some())) {
        // A year beside the name of a source is that of its publication.
        let says = language.names_removals(words) || word::any(words, word::REMOVALS);
        if !says || word::any(words, &["fiscal", "fiscale", "fy"]) {
            return None;
        }
        named.extend(words.iter().filter_map(|word| full_year(word)));
    }
    if named.len() > 1 { None } else { named.first().copied() }
}

/// A year of four digits, as a word.
fn full_year(word: &str) -> Option<i32> {
    token::year_of(word).map(|(year, _)| year).filter(|_| word.len() == 4)
}
