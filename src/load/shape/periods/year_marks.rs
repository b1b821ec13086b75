//! Years that are written with more or fewer than four digits: with the digit of a footnote behind them, as a raised one
//! is lost when a sheet is saved as text (`19763` between 1975 and 1977), or without their century.
//!
//! Only neighbors prove a year with a mark: of a column of them nothing is known.

use crate::load::cell::evidence::short_years;
use crate::load::cell::{token, when};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::table::Table;
use crate::load::word;

/// So many plain years are needed where one neighbor has to do.
const YEARS: usize = 3;

/// The table with the years that have a mark as those years, which are told of; `None` where there are none.
pub(crate) fn table<'text>(draft: &Draft<'text>, notes: &mut Notes) -> Option<Table<'text>> {
    // Below a heading that names a year itself stand counts.
    let of_years = |column: &&Column| {
        matches!(column.role, Role::Year | Role::FiscalYear)
            && !column.name.contains(|letter: char| letter.is_ascii_digit())
    };
    let column = draft.columns.iter().find(of_years)?;
    let mut years: Vec<Option<i32>> = Vec::new();
    let mut others: Vec<(usize, u64, String)> = Vec::new();
    draft.table.each(|record| {
        let text = record.get(column.place);
        let year = when::year(text);
        if year.is_none() {
            others.push((years.len(), record.line(), text.to_owned()));
        }
        years.push(year);
    });
    let plain = years.iter().flatten().count();
    if plain == 0
        && let Some(years) = years_of_two_digits(column.place, &others)
    {
        if let Some((_, line, text)) = others.first() {
            notes.warn_cell(*line, column, text, short_years());
        }
        return Some(draft.table.with_cells(years));
    }
    let mut found = Vec::new();
    for (place, line, text) in &others {
        let Some(year) = marked_year(text) else { continue };
        let before = place.checked_sub(1).map(|above| years.get(above).copied().flatten());
        let after = years.get(place + 1).copied();
        let fits = |step: i32| {
            let is =
                |neighbor: Option<Option<i32>>, wanted: i32| neighbor.is_none_or(|year| year == Some(wanted));
            is(before, year - step) && is(after, year + step)
        };
        let sure = before.is_some() && after.is_some() || plain >= YEARS;
        let alone = sure && (fits(1) || fits(-1));
        // Of years that are left out a digit apart is enough, where few have one: `1976 3` between 1926 and 2015.
        let lies = |near: Option<Option<i32>>, far: Option<Option<i32>>| match (near, far) {
            (Some(Some(near)), Some(Some(far))) => (near.min(far)..=near.max(far)).contains(&year),
            _ => false,
        };
        let few = YEARS * others.len() <= plain;
        let apart = text.split_once(' ').is_some_and(|(_, mark)| mark.trim().len() == 1);
        if alone || few && apart && lies(before, after) {
            let message = if alone {
                format!(
                    "the years beside it leave room for {year} alone: the digit behind it points to a note"
                )
            } else {
                "the digit behind the year points to a note, as no other row has one".to_owned()
            };
            let told = Told::new("footnote-mark", message, format!("read as {year}"));
            notes.warn_cell(*line, column, text, told);
            found.push((*line, column.place, year.to_string()));
        }
    }
    (!found.is_empty()).then(|| draft.table.with_cells(found))
}

/// The years of a column that writes all of them with two digits.
fn years_of_two_digits(column: usize, cells: &[(usize, u64, String)]) -> Option<Vec<(u64, usize, String)>> {
    let year = |(_, line, text): &(usize, u64, String)| match token::year_of(text) {
        Some((year, true)) => Some((*line, column, year.to_string())),
        Some((_, false)) | None => None,
    };
    let years: Vec<(u64, usize, String)> = cells.iter().map(year).collect::<Option<_>>()?;
    (!years.is_empty()).then_some(years)
}

/// The year before one or two digits more: `19763`, `1976 3`.
fn marked_year(text: &str) -> Option<i32> {
    let (year, mark) = text.split_at_checked(4)?;
    let mark = mark.trim_start();
    (word::is_digits(year) && word::is_digits(mark) && mark.len() <= 2).then(|| year.parse().ok())?
}
