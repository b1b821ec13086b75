//! The rows behind a figure: every fact that its arithmetic touches, each once.

use super::view::Provenance;
use crate::calendar::{Alignment, Date, FiscalDay, FiscalYear};
use crate::dataset::{Edition, Measured, Observation};
use crate::pace::{Projection, Standing, Window};

/// What a projection rests on: the count to date, the start of its window, prior years on the same point and their totals.
pub(super) fn of_projection(
    measured: Measured<'_>,
    standing: &Standing<'_>,
    alignment: Alignment,
    projection: &Projection,
) -> Vec<Provenance> {
    let mut facts = standing.curve.behind(standing.day);
    if let Some((end, days)) = projection.window_end.zip(projection.window_days) {
        let start = FiscalDay(end.0.saturating_sub(days));
        for day in [start, end].into_iter().filter(|day| day.0 > 0) {
            facts.extend(standing.curve.behind(day));
        }
    }
    for year in &projection.prior_years {
        let curve = measured.curve(standing.curve.series, *year, Edition::Newest);
        let day = alignment.fiscal_day(measured.calendar(), standing.as_of, *year);
        facts.extend(curve.zip(day).map(|(curve, day)| curve.behind(day)).unwrap_or_default());
        facts.extend(measured.published_final(*year, Edition::Newest));
    }
    once(facts)
}

/// What the rate of the recent window rests on: the count at its end and the one before its start.
pub(super) fn of_window(standing: &Standing<'_>, window: &Window) -> Vec<Provenance> {
    let mut facts = standing.curve.behind(standing.day);
    let before =
        standing.curve.knots.iter().find(|knot| standing.curve.date(knot.day).plus_days(1) == window.from);
    facts.extend(before.map(|knot| standing.curve.behind(knot.day)).unwrap_or_default());
    once(facts)
}

/// What both years in one series rest on.
pub(super) fn of_pair(
    measured: Measured<'_>,
    series: &crate::dataset::Series,
    days: [(FiscalYear, Date); 2],
) -> Vec<Provenance> {
    let facts = days.into_iter().flat_map(|(year, date)| {
        let curve = measured.curve(series, year, Edition::Newest);
        curve.map(|curve| curve.behind(measured.calendar().fiscal_day(date))).unwrap_or_default()
    });
    once(facts.collect())
}

fn once(facts: Vec<&Observation>) -> Vec<Provenance> {
    let mut rows: Vec<Provenance> = Vec::new();
    for row in facts.into_iter().map(Provenance::of) {
        if !rows.contains(&row) {
            rows.push(row);
        }
    }
    rows
}
