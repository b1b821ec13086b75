//! How far the year has run ahead of its baseline, day by day; cumulative curves hide that.

use super::view::Report;
use crate::calendar::FiscalDay;

/// The year less its baseline, in runs of fiscal days and counts, through the as-of date. A day that either side
/// cannot be read on breaks the run.
#[must_use]
pub fn difference(report: &Report) -> Vec<Vec<(f64, f64)>> {
    let mut runs = vec![Vec::new()];
    let year = report.row(report.year.fiscal_year);
    let baseline = report.baseline.as_ref().and_then(|baseline| report.row(baseline.fiscal_year));
    let Some((year, baseline)) = year.zip(baseline) else { return Vec::new() };
    for day in 0..=report.year.day.0 {
        let this = year.daily.get(usize::from(day)).and_then(|reading| reading.value);
        let other = report
            .calendar
            .date(year.fiscal_year, FiscalDay(day))
            .and_then(|date| report.value_on(baseline, date));
        match (this.zip(other.and_then(|reading| reading.value)), runs.last_mut()) {
            (Some((this, other)), Some(run)) => run.push((f64::from(day), this.change_from(other).0)),
            (None, Some(run)) if !run.is_empty() => runs.push(Vec::new()),
            _ => {}
        }
    }
    runs.retain(|run| !run.is_empty());
    runs
}
