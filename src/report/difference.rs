//! How far the year has run ahead of its baseline, day by day; cumulative curves hide that.

use super::view::Report;
use crate::calendar::FiscalDay;

/// The year less its baseline, in runs of fiscal days and counts, through the as-of date. A day that either side
/// cannot be read on breaks the run, and a single day is no run.
///
/// Where the year's curve is drawn from another series than its figure, the as-of date is left out: the step from the
/// one to the other is none of the year's.
#[must_use]
pub fn difference(report: &Report) -> Vec<Vec<(f64, f64)>> {
    let year = report.row(report.year.fiscal_year);
    let baseline = report.baseline.as_ref().and_then(|baseline| report.row(baseline.fiscal_year));
    let Some((year, baseline)) = year.zip(baseline) else { return Vec::new() };
    let same_series = year.series == report.year.series || report.is_closed();
    let through = report.year.day.0.saturating_sub(u16::from(!same_series));
    let mut runs = vec![Vec::new()];
    for day in 1..=through {
        let date = report.calendar.date(year.fiscal_year, FiscalDay(day));
        let gap = date.and_then(|date| report.value_on(baseline, date)?.gap);
        match (gap, runs.last_mut()) {
            (Some(gap), Some(run)) => run.push((f64::from(day), gap.0)),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            (_, _) => {}
        }
    }
    runs.retain(|run| run.len() > 1);
    runs
}
