//! Months that run through a fiscal year which begins in another month than the one that is counted by: July to June, or
//! April to March, all under one year.

use std::collections::BTreeMap;

use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::when::{self, When};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;

/// So many months in their order are no chance.
const RUN: usize = 3;

/// Refuses such months where neither the user nor the file says when years begin.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let calendar = draft.options.calendar;
    if calendar != FiscalCalendar::default() || draft.title.year_end.is_some() {
        return Ok(());
    }
    let opening = calendar.first_day(FiscalYear(2000)).month();
    let Some((column, first)) = months_of_years(draft).into_iter().find_map(|(column, months)| {
        let first = other_first(&months, opening)?;
        Some((column, Date::from_ymd(2000, first, 1)?))
    }) else {
        return Ok(());
    };
    let opening = calendar.first_day(FiscalYear(2000)).month_name();
    let first_name = first.month_name();
    let why = format!(
        "its months run from {first_name} over {opening} under one year, so that its years begin in {first_name}, and not in {opening}"
    );
    let remedy = format!("--fiscal-start {:02}-01", first.month());
    Err(notes.refuse(why, remedy).heading(draft, column))
}

/// The months of each fiscal year in the order of the table, with the column that names them: the first of those across, or
/// the one down which they stand.
fn months_of_years<'a>(draft: &'a Draft<'_>) -> Vec<(&'a Column, Vec<u32>)> {
    let years = draft.columns.iter().find(|column| column.role == Role::FiscalYear);
    let headed = |column: &&Column| column.role == Role::Count && when::month(&column.name).is_some();
    let across: Vec<&Column> = draft.columns.iter().filter(headed).collect();
    if let (Some(first), true) = (across.first(), years.is_some()) {
        return vec![(*first, across.iter().filter_map(|column| when::month(&column.name)).collect())];
    }
    let is_fiscal = |column: &Column| {
        let when = when::parse(&column.name).map(|moment| moment.when);
        column.role == Role::Count && matches!(when, Some(When::FiscalYear { .. }))
    };
    let below_years = draft.columns.iter().any(is_fiscal);
    let down = draft.columns.iter().find(|column| column.role == Role::Month);
    let Some(down) = down.filter(|_| years.is_some() || below_years) else { return Vec::new() };
    let mut stated = String::new();
    let mut months: BTreeMap<String, Vec<u32>> = BTreeMap::new();
    draft.table.each(|record| {
        if let Some(year) = years.map(|years| record.get(years.place)).filter(|year| !year.is_empty()) {
            year.clone_into(&mut stated);
        }
        let Some(month) = when::month(record.get(down.place)) else { return };
        let known = months.entry(stated.clone()).or_default();
        if !known.contains(&month) {
            known.push(month);
        }
    });
    months.into_values().map(|months| (down, months)).collect()
}

/// The first of months that follow each other over the month with which years begin; `None` where that one, or January, as in
/// a list of months, is the first.
fn other_first(months: &[u32], opening: u32) -> Option<u32> {
    let first = *months.first()?;
    let follow = months.windows(2).all(|pair| matches!(pair, [before, after] if *after == before % 12 + 1));
    let into_opening = months.windows(2).any(|pair| matches!(pair, [_, after] if *after == opening));
    (follow && into_opening && months.len() >= RUN && ![1, opening].contains(&first)).then_some(first)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_months_that_pass_the_first_one_of_the_year_are_of_other_years() {
        let check =
            |run: &[u32], expected: Option<u32>| assert_eq!(other_first(run, 10), expected, "{run:?}");
        check(&[7, 8, 9, 10, 11, 12, 1, 2, 3, 4, 5, 6], Some(7));
        check(&[4, 5, 6, 7, 8, 9, 10], Some(4));
        check(&[7, 8, 9], None);
        check(&[10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9], None);
        check(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], None);
        check(&[9, 10], None);
        check(&[7, 9, 10], None);
    }
}
