//! The day on which a year passed another year's total.

use super::Standing;
use super::standing::curves;
use crate::calendar::{Date, FiscalDay};
use crate::dataset::{Curve, Measured, Observation};
use crate::quantity::Count;

/// When a total was reached.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Crossing {
    /// The first day through which the count is at or above the total, read off the curve.
    pub date: Option<Date>,
    /// The last known day on which the total was not yet reached, or the day before the year.
    pub earliest: Date,
    /// The first known day on which it was.
    pub latest: Date,
}

/// Finds where the year of `standing` reached `total`, in the series that places it best, with the facts on both sides;
/// `None` if it has not by the as-of date.
#[must_use]
pub fn crossing<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    total: Count,
) -> Option<(Crossing, Vec<&'data Observation>)> {
    let all = curves(measured, standing.fiscal_year, None).into_iter();
    let found = all.filter_map(|curve| Some((within(&curve, total, standing.day)?, curve)));
    let (crossing, curve) =
        found.min_by_key(|(crossing, _)| crossing.latest.days_since(crossing.earliest))?;
    let day = |date| measured.calendar().fiscal_day(date);
    let first = measured.calendar().first_day(standing.fiscal_year);
    let before = if crossing.earliest < first { Vec::new() } else { curve.behind(day(crossing.earliest)) };
    Some((crossing, before.into_iter().chain(curve.behind(day(crossing.latest))).collect()))
}

fn within(curve: &Curve<'_>, total: Count, until: FiscalDay) -> Option<Crossing> {
    let at = curve.knots.partition_point(|knot| knot.count < total);
    let reached = curve.knots.get(at).filter(|knot| knot.day <= until)?;
    let before =
        at.checked_sub(1).and_then(|last| curve.knots.get(last)).map_or(FiscalDay(0), |knot| knot.day);
    let passed = |day: &FiscalDay| curve.reading(*day).value.is_some_and(|value| value >= total.estimate());
    let first = (before.0 + 1..=reached.day.0).map(FiscalDay).find(passed);
    // In a gap that cannot be bridged only its far side is known, and that is no date of the crossing.
    let read = |day: &FiscalDay| curve.reading(FiscalDay(day.0.saturating_sub(1))).value.is_some();
    let date = first.filter(read).map(|day| curve.date(day));
    Some(Crossing { date, earliest: curve.date(before), latest: curve.date(reached.day) })
}
