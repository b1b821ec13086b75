//! Years that are written with more or fewer than four digits: with the digit of a footnote behind them, as a raised one
//! is lost when a sheet is saved as text (`19763` between 1975 and 1977), or without their century.
//!
//! Only neighbors prove a year with a mark: of a column of them nothing is known.

use super::Draft;
use crate::load::cell::evidence::short_years;
use crate::load::cell::{token, when};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};

/// So many plain years are needed where one neighbor has to do.
const YEARS: usize = 3;

/// A year with a mark: its line, its column, and the year.
pub(super) type Marked = (u64, usize, String);

/// The years that have a mark, which are told of.
pub(super) fn find(draft: &Draft<'_>, notes: &mut Notes) -> Vec<Marked> {
    // Below a heading that names a year itself stand counts.
    let of_years = |column: &&Column| {
        matches!(column.role, Role::Year | Role::FiscalYear)
            && !column.name.contains(|letter: char| letter.is_ascii_digit())
    };
    let Some(column) = draft.columns.iter().find(of_years) else { return Vec::new() };
    let mut cells: Vec<(u64, String)> = Vec::new();
    draft.table.each(|record| cells.push((record.line(), record.get(column.place).to_owned())));
    if let Some(years) = years_of_two_digits(column.place, &cells) {
        if let Some((line, text)) = cells.first() {
            notes.warn_cell(*line, column, text, short_years());
        }
        return years;
    }
    let years: Vec<Option<i32>> = cells.iter().map(|(_, text)| plain_year(text)).collect();
    let plain = years.iter().flatten().count();
    let mut found = Vec::new();
    for (place, (line, text)) in cells.iter().enumerate() {
        let Some(year) = marked_year(text).filter(|_| years.get(place) == Some(&None)) else { continue };
        let before = place.checked_sub(1).map(|above| years.get(above).copied().flatten());
        let after = years.get(place + 1).copied();
        let fits = |step: i32| {
            let is =
                |neighbor: Option<Option<i32>>, wanted: i32| neighbor.is_none_or(|year| year == Some(wanted));
            is(before, year - step) && is(after, year + step)
        };
        let sure = before.is_some() && after.is_some() || plain >= YEARS;
        if sure && (fits(1) || fits(-1)) {
            let message = format!(
                "the years beside it leave room for {year} alone: the digit behind it points to a note"
            );
            notes.warn_cell(
                *line,
                column,
                text,
                Told::new("footnote-mark", message, format!("read as {year}")),
            );
            found.push((*line, column.place, year.to_string()));
        }
    }
    found
}

/// The years of a column that writes all of them with two digits.
fn years_of_two_digits(column: usize, cells: &[(u64, String)]) -> Option<Vec<Marked>> {
    let year = |(line, text): &(u64, String)| match token::year_of(text) {
        Some((year, true)) => Some((*line, column, year.to_string())),
        Some((_, false)) | None => None,
    };
    let years: Vec<Marked> = cells.iter().map(year).collect::<Option<_>>()?;
    (!years.is_empty()).then_some(years)
}

fn plain_year(text: &str) -> Option<i32> {
    when::parse(text).and_then(|moment| moment.when.whole_year())
}

/// The year before one or two digits more: `19763`, `1976 3`.
fn marked_year(text: &str) -> Option<i32> {
    let (year, mark) = text.split_at_checked(4)?;
    let mark = mark.trim_start();
    let digits = |text: &str| !text.is_empty() && text.bytes().all(|byte| byte.is_ascii_digit());
    (digits(year) && digits(mark) && mark.len() <= 2).then(|| year.parse().ok())?
}
