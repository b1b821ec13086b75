//! The day on which a year passed another year's total.

use crate::calendar::{Date, FiscalDay};
use crate::dataset::Curve;
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

/// Finds where a curve reached `total`; `None` if it has not by the day `until`.
#[must_use]
pub fn crossing(curve: &Curve<'_>, total: Count, until: FiscalDay) -> Option<Crossing> {
    let at = curve.knots.partition_point(|knot| knot.count < total);
    let reached = curve.knots.get(at).filter(|knot| knot.day <= until)?;
    let before =
        at.checked_sub(1).and_then(|last| curve.knots.get(last)).map_or(FiscalDay(0), |knot| knot.day);
    let passed = |day: &FiscalDay| curve.reading(*day).value.is_some_and(|value| value >= total.estimate());
    let first = (before.0 + 1..=reached.day.0).map(FiscalDay).find(passed);
    // In a gap that cannot be bridged only the far side is known, and that is no date of the crossing.
    let bridged = first
        .filter(|first| *first < reached.day || reached.day.0 == before.0 + 1 || is_read(curve, reached.day));
    Some(Crossing {
        date: bridged.map(|day| curve.date(day)),
        earliest: curve.date(before),
        latest: curve.date(reached.day),
    })
}

/// Whether the day before can be read, so that the crossing is placed by more than the next report.
fn is_read(curve: &Curve<'_>, day: FiscalDay) -> bool {
    curve.reading(FiscalDay(day.0.saturating_sub(1))).value.is_some()
}
