//! A year day by day: what was counted on a day, or the average of the report that it is in.

use super::view::Report;
use super::years::YearRow;
use crate::calendar::{Date, FiscalDay};
use crate::quantity::{Estimate, PerDay};

/// What is known of one day.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum DayCount {
    /// It was counted by itself; none is a number too.
    Counted(Estimate),
    /// It is one of several days that were reported together.
    Spread(PerDay),
    /// No report covers it.
    Silent,
}

impl DayCount {
    /// The number, whichever way it is known.
    #[must_use]
    pub fn value(self) -> Option<f64> {
        match self {
            Self::Counted(count) => Some(count.0),
            Self::Spread(rate) => Some(rate.0),
            Self::Silent => None,
        }
    }
}

/// Every day of a year, in order; of the year in question through its as-of date.
#[must_use]
pub fn day_counts(report: &Report, row: &YearRow) -> Vec<(Date, DayCount)> {
    let is_asked = row.fiscal_year == report.year.fiscal_year;
    let until = if is_asked { report.year.day } else { row.days };
    let last = row.last.map(|(date, _)| report.calendar.fiscal_day(date));
    let reports = row.observed.iter().filter(|(day, _)| *day <= until && Some(*day) <= last);
    let mut days = Vec::new();
    let (mut before, mut so_far) = (0, 0.0);
    for (day, count) in reports {
        let (length, counted) = (day.0.saturating_sub(before), count.0 - so_far);
        let known = match (length, counted) {
            // A count that falls is a correction; it says nothing of its days.
            (_, counted) if counted < 0.0 => DayCount::Silent,
            (1, counted) => DayCount::Counted(Estimate(counted)),
            (length, counted) => DayCount::Spread(PerDay(counted / f64::from(length.max(1)))),
        };
        days.extend((0..length).map(|_| known));
        (before, so_far) = (day.0, count.0);
    }
    days.resize(usize::from(row.days.0), DayCount::Silent);
    let date = |place: usize| {
        report.calendar.date(row.fiscal_year, FiscalDay(u16::try_from(place + 1).unwrap_or(u16::MAX)))
    };
    days.into_iter().enumerate().filter_map(|(place, known)| Some((date(place)?, known))).collect()
}

/// Steps of equal size and round numbers, for shading.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// Removals a day from one level to the next.
    pub step: PerDay,
}

impl Levels {
    /// How many levels there are above none.
    pub const COUNT: u8 = 4;

    /// The finest step on a round number with which no value lies above the last level.
    #[must_use]
    pub fn of(most: f64) -> Self {
        let rough = (most / f64::from(Self::COUNT)).max(1.0);
        let power = 10f64.powf(rough.log10().floor());
        let step = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0]
            .into_iter()
            .map(|times| times * power)
            .find(|step| *step >= rough);
        Self { step: PerDay(step.unwrap_or(rough)) }
    }

    /// From 1 for the least to 4 for the most; 0 for none.
    #[must_use]
    pub fn level(self, value: f64) -> u8 {
        (1..=Self::COUNT).rev().find(|level| value > self.step.0 * f64::from(level - 1)).unwrap_or(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn levels_are_round_and_hold_the_greatest() {
        for (most, step) in [(1370.0, 400.0), (7.0, 2.0), (0.0, 1.0), (400.0, 100.0), (401.0, 150.0)] {
            let levels = Levels::of(most);
            assert!((levels.step.0 - step).abs() < 1e-9, "{most}: {levels:?}");
        }
        let levels = Levels::of(400.0);
        let found: Vec<u8> =
            [0.0, 1.0, 100.0, 100.5, 400.0].into_iter().map(|value| levels.level(value)).collect();
        assert_eq!(found, [0, 1, 1, 2, 4]);
    }
}
