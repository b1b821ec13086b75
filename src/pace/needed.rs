//! What it would take to reach a total.

use super::Standing;
use crate::quantity::{Change, Estimate, PerDay, Ratio};

/// The way from a figure to date to a total: `(T - Y) / (N - d)`.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Needed {
    /// The total to reach.
    pub target: Estimate,
    /// How much is missing, as the target and the figure are shown; negative once it is passed.
    pub remaining: Change,
    /// How many days are left.
    pub days_left: u16,
    /// The rate that reaches it on the last day; `None` once it is reached or the year is over.
    pub per_day: Option<PerDay>,
    /// That rate for each one of the rate so far.
    pub ratio_to_average: Option<Ratio>,
}

/// What it takes to reach `target` by the end of the year.
#[must_use]
pub fn needed(standing: &Standing<'_>, target: Estimate) -> Needed {
    let remaining = target.shown_change_from(standing.to_date);
    let days_left = standing.days_left();
    let missing = target.change_from(standing.to_date).0;
    let missing = (missing > 0.0).then_some(Estimate(missing));
    let per_day = missing.and_then(|missing| missing.per_day(f64::from(days_left)));
    let ratio_to_average = per_day.zip(standing.average()).and_then(|(rate, average)| rate.ratio_to(average));
    Needed { target, remaining, days_left, per_day, ratio_to_average }
}
