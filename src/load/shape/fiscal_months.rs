//! Months by number beside fiscal years: of the calendar, or counted from the first month of the fiscal year.
//!
//! In whole years both readings count the same people in the same year. A year that has its months from 1 on, and not
//! all, ends in March or in December: one reading would take it for three months and the other for six.

use std::collections::BTreeMap;

use super::Draft;
use super::time::TimePlan;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
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
    // The months of each year in the order of their rows, each once, with the line of the first.
    let mut years: BTreeMap<String, (u64, Vec<u32>)> = BTreeMap::new();
    let mut stated = String::new();
    let mut by_name = false;
    draft.table.each(|record| {
        if !record.get(year.place).is_empty() {
            record.get(year.place).clone_into(&mut stated);
        }
        let text = record.get(part.place);
        let number = text.strip_suffix(".0").unwrap_or(text).parse::<u32>();
        by_name |= number.is_err() && text.chars().any(char::is_alphabetic) && text.len() <= 9;
        if let Ok(month @ 1..=12) = number {
            let months = &mut years.entry(stated.clone()).or_insert_with(|| (record.line(), Vec::new())).1;
            if !months.contains(&month) {
                months.push(month);
            }
        }
    });
    let place = |months: &[u32], month: u32| months.iter().position(|own| *own == month);
    // October before January, or without it, is the first month of the year.
    let of_calendar = |months: &[u32]| {
        place(months, 10).is_some_and(|october| place(months, 1).is_none_or(|january| october < january))
    };
    if by_name || years.values().any(|(_, months)| of_calendar(months)) {
        return Ok(());
    }
    let is_cut = |months: &[u32]| {
        let last = months.iter().max().copied().unwrap_or(12);
        last < 10 && (1..=last).all(|month| months.contains(&month))
    };
    let Some((line, _)) = years.into_values().find(|(_, months)| is_cut(months)) else { return Ok(()) };
    let why = "is a month of the calendar (1 is January) or of the fiscal year (1 is its first month), and the year is not whole";
    let remedy = "the heading \"calendar month\" or \"fiscal month\"";
    Err(notes.refuse(why, remedy).at(line).column(part.place, &part.name).value("1"))
}
