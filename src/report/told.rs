//! Which publications a day or a window of days rests on, so that a row that is taken away names its own.

use super::credit::{Credit, by_publication, year_credits};
use super::rate::rate_bars;
use super::view::Report;
use super::years::YearRow;
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::dataset::derivation;
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
        Some(cited(report, row, derivation::behind(&row.derived, day)))
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
        Some(within(report, row, (window.from, window.through)))
    };
    windows.filter_map(of).flatten().collect()
}

/// The publications behind what was counted on one day of the year in question.
#[must_use]
pub fn single_day_credits(report: &Report, date: Date) -> Vec<Credit> {
    let row = report.row(report.year.fiscal_year);
    row.map(|row| within(report, row, (date, date))).unwrap_or_default()
}

/// The publications behind what was counted from one day of a year through another.
fn within(report: &Report, row: &YearRow, (from, through): (Date, Date)) -> Vec<Credit> {
    let later = report.later_within((from, through));
    if !later.is_empty() {
        let behind: Vec<_> = later.into_iter().map(|later| &later.rests_on).collect();
        return by_publication(report, row.fiscal_year, &behind);
    }
    let before = FiscalDay(report.calendar.fiscal_day(from).0.saturating_sub(1));
    cited(report, row, derivation::behind_window(&row.derived, before, report.calendar.fiscal_day(through)))
}

fn cited(report: &Report, row: &YearRow, told: impl IntoIterator<Item = usize>) -> Vec<Credit> {
    by_publication(report, row.fiscal_year, &[&row.told_by.part(told)])
}
