//! The same point of another year, like with like where the data allow it.

use super::Standing;
use super::standing::curves;
use crate::calendar::{Aligned, Alignment, FiscalYear};
use crate::dataset::{Basis, Curve, Edition, Kind, Knot, LINEAR_DAYS, Measured, Reading, Series, Silence};
use crate::quantity::{Estimate, Ratio};

/// Another year on the day that answers to the as-of date.
#[derive(Clone, Copy, Debug)]
pub struct SamePoint<'data> {
    /// That day.
    pub aligned: Aligned,
    /// The series that the reading is from; `None` if no series says anything of the year.
    pub series: Option<&'data Series>,
    /// What is known of it.
    pub reading: Reading,
    /// What the year's total would have made by then had every day been alike: an assumption, never a reading.
    pub even_spread: Option<Estimate>,
}

/// Both years in one series.
#[derive(Clone, Debug)]
pub struct LikeForLike<'data> {
    /// The series that has both.
    pub series: &'data Series,
    /// The year in question.
    pub year_value: Estimate,
    /// The year it is measured against.
    pub baseline_value: Estimate,
    /// The one for each of the other.
    pub ratio: Option<Ratio>,
}

/// Reads `year` on the same point: in the same series if that can be read, else in the one that is best known.
///
/// `None` where the alignment finds no such day in that year.
#[must_use]
pub fn same_point<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    year: FiscalYear,
    alignment: Alignment,
) -> Option<SamePoint<'data>> {
    let calendar = measured.calendar();
    let aligned = aligned(measured, standing, year, alignment)?;
    let day = calendar.fiscal_day(aligned.date);
    let best = curves(measured, year, None).into_iter().map(|curve| {
        let reading = curve.reading_on(aligned.date);
        // The same series goes first while it is read across no more than a month; beyond that a finer one is closer.
        let is_own = !matches!(reading.basis, Basis::Seam { .. });
        let near = is_own
            && curve.series == standing.curve.series
            && reading.basis.width() <= i64::from(LINEAR_DAYS);
        // A total is held against a total where there is one, not against a sum that may be rounded otherwise.
        let apart = is_total(standing.knot()) && !is_total(curve.knots.iter().find(|knot| knot.day == day));
        ((reading.value.is_none(), apart, !near, reading.basis.width()), curve.series, reading)
    });
    let best = best.min_by_key(|(rank, ..)| *rank);
    let total = measured.closing_total(year, Edition::Newest);
    let elapsed = calendar.fiscal_day(aligned.date).days() / calendar.days(year).days();
    Some(SamePoint {
        aligned,
        series: best.as_ref().map(|(_, series, _)| *series),
        reading: best.map_or(Reading::unknown(Silence::Empty), |(.., reading)| reading),
        even_spread: total.map(|total| total.estimate().times(elapsed)),
    })
}

fn is_total(knot: Option<&Knot<'_>>) -> bool {
    knot.is_some_and(|knot| knot.observation.kind == Kind::Final)
}

/// The day of another year that answers to the as-of date: of a closed year the last day, whatever the alignment.
fn aligned(
    measured: Measured<'_>,
    standing: &Standing<'_>,
    year: FiscalYear,
    alignment: Alignment,
) -> Option<Aligned> {
    let calendar = measured.calendar();
    if standing.days_left() == 0 {
        return Some(Aligned { date: calendar.last_day(year), leap_day_moved: false });
    }
    alignment.align(calendar, standing.as_of, year)
}

/// Both years on their points in one series: the standing's own if it has both, else the one that is best known.
#[must_use]
pub fn like_for_like<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    year: FiscalYear,
    alignment: Alignment,
) -> Option<LikeForLike<'data>> {
    let aligned = aligned(measured, standing, year, alignment)?;
    let both = |series: &'data Series| {
        let curve = |year| -> Option<Curve<'data>> { measured.curve(series, year, Edition::Newest) };
        let this = curve(standing.fiscal_year)?.reading_on(standing.as_of);
        let other = curve(year)?.reading_on(aligned.date);
        // What lies between a series and the total of another one is in neither.
        let is_own = |reading: &Reading| !matches!(reading.basis, Basis::Seam { .. });
        let (this, other) = Some((this, other)).filter(|(this, other)| is_own(this) && is_own(other))?;
        let (year_value, baseline_value) = (this.value?, other.value?);
        let ratio = year_value.ratio_to(baseline_value);
        let rank = (series != standing.curve.series, this.basis.width().max(other.basis.width()));
        Some((rank, LikeForLike { series, year_value, baseline_value, ratio }))
    };
    let pairs = measured.series().into_iter().filter_map(both);
    pairs.min_by_key(|(rank, _)| *rank).map(|(_, pair)| pair)
}
