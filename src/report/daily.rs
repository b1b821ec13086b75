//! What cumulative curves hide, day by day: how far the year runs ahead of another, and how fast.

use super::view::Report;
use super::years::YearRow;
use crate::calendar::{Date, FiscalDay};
use crate::dataset::Basis;

/// Days that a rate is taken over.
const RATE_DAYS: u16 = 28;

/// How fast a year ran: removals a day over the 28 days through each day, in runs of days that can be read; fewer days
/// at the start of the year, but a week at least.
#[must_use]
pub fn rate_runs(report: &Report, row: &YearRow) -> Vec<Vec<(f64, f64)>> {
    let is_asked = row.fiscal_year == report.year.fiscal_year;
    let until = if is_asked { report.year.day.0 } else { row.days.0 };
    // Behind a seam the total of another series adds what is no removal of these days.
    let until = row.seam.map_or(until, |last| until.min(last.0));
    let value = |day: u16| row.daily.get(usize::from(day))?.value.map(|value| value.0);
    let rate = |day: u16| {
        let from = day.saturating_sub(RATE_DAYS);
        Some((value(day)? - value(from)?) / f64::from(day - from))
    };
    in_runs((7..=until).map(|day| (day, rate(day))))
}

/// Whether a rate on a day rests on figures of that day and the one it starts from.
#[must_use]
pub fn rate_is_observed(row: &YearRow, day: FiscalDay) -> bool {
    let basis = |day: u16| row.daily.get(usize::from(day)).map(|reading| reading.basis);
    let ends = basis(day.0.saturating_sub(RATE_DAYS)).zip(basis(day.0));
    ends.is_some_and(|(start, end)| start.width_to(end) == 0)
}

/// Whether a lead on a day rests on figures of that day in both years.
#[must_use]
pub fn lead_is_observed(report: &Report, row: &YearRow, date: Date) -> bool {
    let observed = |row: &YearRow| {
        report.drawn_on(row, date).is_some_and(|value| value.reading.basis == Basis::Observed)
    };
    report.row(report.year.fiscal_year).is_some_and(observed) && observed(row)
}

/// The year in question less another, in the series that are drawn, on each day of the year in question that both can be
/// read on.
#[must_use]
pub fn lead_runs(report: &Report, row: &YearRow) -> Vec<Vec<(f64, f64)>> {
    let asked = report.year.fiscal_year;
    let lead = |day: u16| {
        let date = report.calendar.date(asked, FiscalDay(day))?;
        report.drawn_on(row, date)?.gap.map(|gap| gap.0)
    };
    in_runs((1..=report.year.day.0).map(|day| (day, lead(day))))
}

/// The lead of the year in question on its baseline, through the as-of date.
#[must_use]
pub fn difference(report: &Report) -> Vec<Vec<(f64, f64)>> {
    let baseline = report.baseline.as_ref().and_then(|baseline| report.row(baseline.fiscal_year));
    baseline.map(|baseline| lead_runs(report, baseline)).unwrap_or_default()
}

/// Days with a value, parted where there is none; a single day is no run.
fn in_runs(days: impl Iterator<Item = (u16, Option<f64>)>) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    for (day, value) in days {
        match (value, runs.last_mut()) {
            (Some(value), Some(run)) => run.push((f64::from(day), value)),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            (_, _) => {}
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}
