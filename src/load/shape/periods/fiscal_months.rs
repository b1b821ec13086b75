//! Months by number beside fiscal years: of the calendar, or counted from the first month of the fiscal year.
//!
//! In whole years both readings count the same people in the same year. A year that has its months from 1 on, and not
//! all, ends in March or in December: one reading would take it for three months and the other for six.

use std::collections::BTreeMap;

use super::time::TimePlan;
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::subject;
use crate::load::table::Walk;
use crate::load::word;

/// Whether the numbers of a column of months may be of either kind: no heading says of which.
pub(super) fn are_unsaid(column: &Column) -> bool {
    column.role == Role::Month && !word::any(&column.words, &["fiscal", "fy", "calendar", "cy"])
}

/// Refuses months whose year would end on another day in the other reading, where no other year proves one.
pub(super) fn refuse(draft: &Draft<'_>, plan: TimePlan<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let TimePlan::Part { part, year: Some(year), .. } = plan else { return Ok(()) };
    if !are_unsaid(part) || year.role != Role::FiscalYear {
        return Ok(());
    }
    let mut seen = Seen::default();
    let mut stated = String::new();
    draft.table.each(|record| {
        if !record.get(year.place).is_empty() {
            record.get(year.place).clone_into(&mut stated);
        }
        seen.see(&stated, record.line(), record.get(part.place));
    });
    seen.refuse(part, notes)
}

/// Refuses `2017-01` below `fiscal month`: January 2017, or the first month of FY2017.
pub(super) fn refuse_with_years(
    draft: &Draft<'_>,
    column: &Column,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let fiscal = word::any(&column.words, &["fiscal", "fy"]) && word::any(&column.words, word::MONTH);
    if !fiscal || draft.options.date_column.is_some() {
        return Ok(());
    }
    let is_number = |text: &str| {
        let month = when::parse(text).and_then(|moment| moment.when.plain_month());
        month.is_some() && !text.contains(char::is_alphabetic)
    };
    let mut first = None;
    draft.table.walk(|record| {
        let text = record.get(column.place);
        first = is_number(text).then(|| (record.line(), text.to_owned()));
        if first.is_some() { Walk::Stop } else { Walk::On }
    });
    let Some((line, text)) = first else { return Ok(()) };
    let why = "is a month of the calendar, or that month of a fiscal year, and nothing tells which";
    let remedy = format!("--date-column {} for months of the calendar", subject::typed(draft, column));
    Err(notes.refuse(why, remedy).at(line).column(column).value(&text))
}

/// The same of months that stand down the rows of a table whose headings are fiscal years.
pub(crate) fn refuse_down(draft: &Draft<'_>, part: &Column, notes: &mut Notes) -> Result<(), Box<Refusal>> {
    if !are_unsaid(part) {
        return Ok(());
    }
    let mut seen = Seen::default();
    draft.table.each(|record| seen.see("", record.line(), record.get(part.place)));
    seen.refuse(part, notes)?;
    if !seen.years.is_empty() {
        notes.remarks.push(JANUARY_FIRST.to_owned());
    }
    Ok(())
}

/// Beside fiscal years, a plain 1 could as well be the first month of the year.
pub(super) const JANUARY_FIRST: &str = "months by number are those of the calendar: 1 is January and 10 is October; where 1 is the \
    first month of the fiscal year, head the column \"fiscal month\"";

/// Months from the oldest on, where they follow each other from the newest on.
fn oldest_first(months: &[u32]) -> Vec<u32> {
    let steps = |after: fn(u32) -> u32| {
        let follows = |pair: &&[u32]| matches!(pair, [first, second] if *second == after(*first));
        months.windows(2).filter(follows).count()
    };
    let mut months = months.to_vec();
    if steps(|month| (month + 10) % 12 + 1) > steps(|month| month % 12 + 1) {
        months.reverse();
    }
    months
}

/// The months that a column calls by their number.
#[derive(Debug, Default)]
struct Seen {
    /// Those of each year in the order of their rows, each once, with the line of the first.
    years: BTreeMap<String, (u64, Vec<u32>)>,
    by_name: bool,
}

impl Seen {
    fn see(&mut self, year: &str, line: u64, text: &str) {
        let number = text.strip_suffix(".0").unwrap_or(text).parse::<u32>();
        self.by_name |= when::parse(text).is_some_and(|moment| !moment.when.months().is_empty());
        if let Ok(month @ 1..=12) = number {
            let months = &mut self.years.entry(year.to_owned()).or_insert_with(|| (line, Vec::new())).1;
            if !months.contains(&month) {
                months.push(month);
            }
        }
    }

    fn refuse(&self, part: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
        let place = |months: &[u32], month: u32| months.iter().position(|own| *own == month);
        // October before January, or without it, is the first month of the year.
        let of_calendar = |months: &[u32]| {
            place(months, 10).is_some_and(|october| place(months, 1).is_none_or(|january| october < january))
        };
        if self.by_name || self.years.values().any(|(_, months)| of_calendar(&oldest_first(months))) {
            return Ok(());
        }
        let is_cut = |months: &[u32]| {
            let last = months.iter().max().copied().unwrap_or(12);
            last < 10 && (1..=last).all(|month| months.contains(&month))
        };
        let Some((line, _)) = self.years.values().find(|(_, months)| is_cut(months)) else { return Ok(()) };
        let why = "is a month of the calendar (1 is January) or of the fiscal year (1 is its first month), and the year is not whole";
        let remedy = "the heading \"calendar month\" or \"fiscal month\"";
        Err(notes.refuse(why, remedy).at(*line).column(part).value("1"))
    }
}
