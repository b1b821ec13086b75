//! What earlier years were like on every day: the middle one of them, and where the middle half of them lies.

use super::view::Report;
use super::years::YearRow;
use crate::calendar::{Date, FiscalDay};
use crate::dataset::Basis;

/// From so many years on there is a middle half worth the name.
const YEARS_FOR_A_HALF: usize = 5;

/// The earlier years, day by day.
#[derive(Clone, Debug, PartialEq)]
pub struct MiddleHalf {
    /// How many years can be read: on the day with the fewest of them, and on the one with the most.
    pub years: (usize, usize),
    /// Fiscal days with a quarter of the years below, the middle, and a quarter of them above.
    pub days: Vec<(f64, f64, f64, f64)>,
}

/// Median and quartiles of the years before the one in question, on each day that at least five of them can be read on.
///
/// Quartiles lie between two years by the share of the way (Hyndman and Fan 1996, definition 7).
#[must_use]
pub fn middle_half(report: &Report) -> Option<MiddleHalf> {
    let asked = report.year.fiscal_year;
    let earlier: Vec<_> =
        report.years.iter().filter(|row| row.fiscal_year < asked && row.resolution.has_curve()).collect();
    if earlier.len() < YEARS_FOR_A_HALF {
        return None;
    }
    let (mut days, mut years) = (Vec::new(), (usize::MAX, 0));
    for day in 1..=report.year.days.0 {
        let date = report.calendar.date(asked, FiscalDay(day))?;
        let known = earlier.iter().filter_map(|row| report.value_on(row, date)?.reading.value);
        let mut values: Vec<f64> = known.map(|value| value.0).collect();
        if values.len() < YEARS_FOR_A_HALF {
            continue;
        }
        values.sort_by(f64::total_cmp);
        years = (years.0.min(values.len()), years.1.max(values.len()));
        let [low, middle, high] = [0.25, 0.5, 0.75].map(|share| quantile(&values, share));
        days.push((f64::from(day), low?, middle?, high?));
    }
    (days.len() > 1).then_some(MiddleHalf { years, days })
}

/// The value that a share of sorted values lies below.
fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let last = u32::try_from(sorted.len().checked_sub(1)?).ok()?;
    let at = f64::from(last) * share;
    let below = (0..=last).rev().find(|place| f64::from(*place) <= at)?;
    let value = |place: u32| sorted.get(usize::try_from(place).ok()?).copied();
    let (low, high) = (value(below)?, value((below + 1).min(last))?);
    Some(low + (at - f64::from(below)) * (high - low))
}

/// Days that a rate is taken over.
const RATE_DAYS: u16 = 28;

/// How fast a year ran: removals a day over the 28 days through each day, in runs of days that can be read; fewer days
/// at the start of the year, but a week at least.
#[must_use]
pub fn rate_runs(report: &Report, row: &YearRow) -> Vec<Vec<(f64, f64)>> {
    let is_asked = row.fiscal_year == report.year.fiscal_year;
    let until = if is_asked { report.year.day.0 } else { row.days.0 };
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
    let observed = |day: u16| {
        day == 0 || row.daily.get(usize::from(day)).is_some_and(|reading| reading.basis == Basis::Observed)
    };
    observed(day.0) && observed(day.0.saturating_sub(RATE_DAYS))
}

/// Whether a lead on a day rests on figures of that day in both years.
#[must_use]
pub fn lead_is_observed(report: &Report, row: &YearRow, date: Date) -> bool {
    let observed = |row: &YearRow| {
        report.value_on(row, date).is_some_and(|value| value.reading.basis == Basis::Observed)
    };
    report.row(report.year.fiscal_year).is_some_and(observed) && observed(row)
}

/// The year in question less another, on each day of the year in question that both can be read on.
#[must_use]
pub fn lead_runs(report: &Report, row: &YearRow) -> Vec<Vec<(f64, f64)>> {
    let asked = report.year.fiscal_year;
    let lead = |day: u16| {
        let date = report.calendar.date(asked, FiscalDay(day))?;
        report.value_on(row, date)?.gap.map(|gap| gap.0)
    };
    in_runs((1..=report.year.day.0).map(|day| (day, lead(day))))
}

/// Days with a value, parted where there is none.
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_values_by_the_share_of_the_way() {
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];
        let of = |share: f64| quantile(&sorted, share).unwrap();
        assert_eq!((of(0.0), of(0.25), of(0.5), of(0.75), of(1.0)), (1.0, 2.5, 6.0, 14.0, 32.0));
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[7.0], 0.75), Some(7.0));
    }
}
