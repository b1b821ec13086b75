//! What earlier years were like on every day: the middle one of them, and where the middle half of them lies.

use super::view::Report;
use crate::calendar::FiscalDay;
use crate::pace::quantile;

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
