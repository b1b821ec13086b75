//! Which rows of the files a day or a window of days rests on, so that a row that is taken away names its own.
//!
//! A published count to date rests on itself, a sum on every period that was added, and what lies between two figures
//! on both.

use super::credit::{Credit, by_publication, year_credits};
use super::rate::rate_bars;
use super::view::Report;
use super::years::YearRow;
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::pace::Window;

/// The publications behind the year in question and its baseline through a day.
#[must_use]
pub fn day_credits(report: &Report, date: Date) -> Vec<Credit> {
    let baseline = report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
    let years = [Some(report.year.fiscal_year), baseline].into_iter().flatten();
    let of = |year: FiscalYear| {
        let row = report.row(year)?;
        // What the answer itself is on its day may be from another series than the line.
        if date == report.year.as_of {
            return Some(year_credits(report, row));
        }
        let day = report.alignment.fiscal_day(report.calendar, date, year)?;
        Some(cited(report, row, &told(report, row, day)))
    };
    years.filter_map(of).flatten().collect()
}

/// The publications behind what was counted within the days of a bar, and within the same days a year before.
#[must_use]
pub fn window_credits(report: &Report, from: Date) -> Vec<Credit> {
    let bar = rate_bars(report).into_iter().find(|bar| bar.window.from == from);
    let windows = bar.into_iter().flat_map(|bar| [Some(bar.window), bar.year_before]).flatten();
    let of = |window: Window| {
        let row = report.row(report.calendar.fiscal_year(window.through))?;
        Some(cited(report, row, &told_within(report, row, (window.from, window.through))))
    };
    windows.filter_map(of).flatten().collect()
}

/// The publications behind what was counted on one day of the year in question.
#[must_use]
pub fn single_day_credits(report: &Report, date: Date) -> Vec<Credit> {
    let row = report.row(report.year.fiscal_year);
    row.map(|row| cited(report, row, &told_within(report, row, (date, date)))).unwrap_or_default()
}

fn cited(report: &Report, row: &YearRow, told: &[usize]) -> Vec<Credit> {
    by_publication(report, row.fiscal_year, &[&row.told_by.part(told)])
}

/// The observations, by their order, that the count through a day rests on.
fn told(report: &Report, row: &YearRow, day: FiscalDay) -> Vec<usize> {
    let next = row.observed.partition_point(|(known, _)| *known < day);
    let exact = row.observed.get(next).is_some_and(|(known, _)| *known == day);
    let first = match is_period(report, row, next) {
        _ if day == FiscalDay(0) || next >= row.observed.len() => return Vec::new(),
        true => 0,
        false => next.saturating_sub(usize::from(!exact)),
    };
    (first..=next).collect()
}

/// Those that the count within some days rests on: of a sum the periods within, else what both ends rest on.
fn told_within(report: &Report, row: &YearRow, (from, through): (Date, Date)) -> Vec<usize> {
    let through = report.calendar.fiscal_day(through);
    let before = FiscalDay(report.calendar.fiscal_day(from).0.saturating_sub(1));
    let first = row.observed.partition_point(|(known, _)| *known <= before);
    let last = row.observed.partition_point(|(known, _)| *known < through);
    if (first..=last).all(|place| is_period(report, row, place)) {
        return (first..=last).collect();
    }
    let mut ends = told(report, row, before);
    ends.extend(told(report, row, through));
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Whether an observation counts days of its own rather than all from the first day on. Of the first it makes no
/// difference.
fn is_period(report: &Report, row: &YearRow, place: usize) -> bool {
    let facts = report.ledger.rows(&[&row.told_by.part(&[place])]);
    facts.iter().any(|fact| fact.span.0 > row.first_day)
}
