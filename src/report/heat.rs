//! A year day by day: what was counted on a day, or the average of the report that it is in.

use super::later::LaterCount;
use super::table::{Table, UNKNOWN, number, text};
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
    /// No figure covers it.
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

/// Every day of a year, in order; of the year in question through its as-of date, and what is known behind the gap that
/// ends there.
#[must_use]
pub fn day_counts(report: &Report, row: &YearRow) -> Vec<(Date, DayCount)> {
    let is_asked = row.fiscal_year == report.year.fiscal_year;
    let until = if is_asked { report.year.day } else { row.days };
    let last = row.last.map(|(date, _)| report.calendar.fiscal_day(date));
    let reports = row.observed.iter().zip(&row.derived);
    let reports = reports.filter(|((day, _), _)| *day <= until && Some(*day) <= last);
    let mut days = Vec::new();
    let (mut before, mut so_far) = (0, 0.0);
    for ((day, count), derived) in reports {
        let (length, counted) = (day.0.saturating_sub(before), count.0 - so_far);
        let known = match (length, counted) {
            // A count that falls is a correction; it says nothing of its days.
            (_, counted) if counted < 0.0 => DayCount::Silent,
            (1, counted) if !derived.is_part => DayCount::Counted(Estimate(counted)),
            (length, counted) => DayCount::Spread(PerDay(counted / f64::from(length.max(1)))),
        };
        days.extend((0..length).map(|_| known));
        (before, so_far) = (day.0, count.0);
    }
    days.resize(usize::from(row.days.0), DayCount::Silent);
    for LaterCount { window, .. } in report.later(row.fiscal_year) {
        let known = match window.days() {
            1 if window.observed => DayCount::Counted(window.count),
            _ => window.per_day().map_or(DayCount::Silent, DayCount::Spread),
        };
        let before = usize::from(report.calendar.fiscal_day(window.from).0.saturating_sub(1));
        let length = usize::try_from(window.days()).unwrap_or(0);
        days.iter_mut().skip(before).take(length).for_each(|day| *day = known);
    }
    let date = |place: usize| {
        report.calendar.date(row.fiscal_year, FiscalDay(u16::try_from(place + 1).unwrap_or(u16::MAX)))
    };
    days.into_iter().enumerate().filter_map(|(place, known)| Some((date(place)?, known))).collect()
}

/// The year in question day by day, with how each day is known.
#[must_use]
pub fn days_table(report: &Report) -> Table {
    let year = report.year.fiscal_year;
    let days = report.row(year).map(|row| day_counts(report, row)).unwrap_or_default();
    // A total alone says nothing of any day.
    let days = if days.iter().any(|(_, known)| known.value().is_some()) { days } else { Vec::new() };
    let row = |(date, known): &(Date, DayCount)| {
        let (count, how) = match known {
            DayCount::Counted(count) => (count.to_string(), "counted"),
            DayCount::Spread(rate) => (format!("~{rate}"), "average of the days counted with it"),
            DayCount::Silent if report.is_to_come(*date) => (UNKNOWN.to_owned(), "no data yet"),
            DayCount::Silent => (UNKNOWN.to_owned(), "no data"),
        };
        vec![date.to_string(), date.weekday().to_string(), count, how.to_owned()]
    };
    Table {
        title: format!("{year} day by day"),
        columns: vec![text("date"), text("weekday"), number("removals"), text("how it is known")],
        rows: days.iter().map(row).collect(),
    }
}

/// Where one shade ends and the next begins, on round numbers.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Levels {
    /// The most removals a day that each level holds, rising.
    pub edges: [PerDay; Self::COUNT],
}

/// The numbers that an edge may be, times a power of ten.
const ROUND: [f64; 10] = [1.0, 1.5, 2.0, 2.5, 3.0, 4.0, 5.0, 6.0, 8.0, 10.0];

impl Levels {
    /// How many levels there are above none.
    pub const COUNT: usize = 4;

    /// Steps of equal size that hold the greatest of the values.
    ///
    /// Where three days of four would have the palest shade, because a few stand far above all others, the levels end
    /// at the quartiles of the days with removals instead, rounded up: what most days are like is to be seen too.
    #[must_use]
    pub fn of(values: impl Iterator<Item = f64>) -> Self {
        let mut values: Vec<f64> = values.filter(|value| *value > 0.0).collect();
        values.sort_by(f64::total_cmp);
        let quarter = |place: usize| {
            let last = (values.len() * place).div_ceil(Self::COUNT).checked_sub(1);
            last.and_then(|last| values.get(last)).copied().unwrap_or(0.0)
        };
        let step = rounded_up(quarter(4) / 4.0);
        if quarter(3) > step {
            return Self { edges: [1.0, 2.0, 3.0, 4.0].map(|times| PerDay(step * times)) };
        }
        let mut below = 0.0;
        let edges = [1, 2, 3, 4].map(|place| {
            // Quarters that end on the same number still take a level each.
            below = rounded_up(quarter(place).max(below + 1.0));
            PerDay(below)
        });
        Self { edges }
    }

    /// From 1 for the least to 4 for the most; 0 for none.
    #[must_use]
    pub fn level(self, value: f64) -> usize {
        if value <= 0.0 {
            return 0;
        }
        self.edges.iter().position(|edge| value <= edge.0).map_or(Self::COUNT, |place| place + 1)
    }
}

/// The least round number that is not below, and a whole one: there are no half removals.
fn rounded_up(value: f64) -> f64 {
    let power = 10f64.powf(value.max(1.0).log10().floor());
    let candidates = ROUND.into_iter().map(|times| times * power);
    candidates.filter(|round| round.fract() == 0.0).find(|round| *round >= value).unwrap_or(value)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn check(values: &[f64], edges: [f64; Levels::COUNT]) -> Levels {
        let levels = Levels::of(values.iter().copied());
        let near = |(one, other): (PerDay, f64)| (one.0 - other).abs() < 1e-9;
        assert!(levels.edges.into_iter().zip(edges).all(near), "{values:?}: {levels:?}");
        levels
    }

    #[test]
    fn levels_end_on_round_numbers_and_hold_the_greatest() {
        check(&[500.0, 900.0, 1370.0], [400.0, 800.0, 1200.0, 1600.0]);
        check(&[1.0, 5.0, 7.0], [2.0, 4.0, 6.0, 8.0]);
        check(&[5.0, 6.0], [2.0, 4.0, 6.0, 8.0]);
        check(&[0.0], [1.0, 2.0, 3.0, 4.0]);
        check(&[], [1.0, 2.0, 3.0, 4.0]);
        check(&[300.0, 401.0], [150.0, 300.0, 450.0, 600.0]);
        let levels = check(&[200.0, 400.0], [100.0, 200.0, 300.0, 400.0]);
        let found: Vec<usize> = [0.0, 1.0, 100.0, 100.5, 400.0].map(|value| levels.level(value)).to_vec();
        assert_eq!(found, [0, 1, 1, 2, 4]);
    }

    #[test]
    fn one_day_far_above_all_others_does_not_make_them_one_shade() {
        // Quartiles of 1, 1, 2, 2, 3, 3, 4, 131: the 2nd, 4th, 6th and 8th value.
        let levels = check(&[131.0, 1.0, 2.0, 0.0, 2.0, 3.0, 4.0, 1.0, 3.0], [1.0, 2.0, 3.0, 150.0]);
        let found: Vec<usize> = [0.0, 1.0, 2.0, 3.0, 4.0, 131.0].map(|value| levels.level(value)).to_vec();
        assert_eq!(found, [0, 1, 2, 3, 4, 4]);
    }
}
