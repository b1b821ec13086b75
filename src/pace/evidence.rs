//! What a method may look at: one year so far, and complete years before it.

use std::borrow::Cow;

use super::Standing;
use super::settling::unripe_days;
use crate::calendar::{Alignment, Date, FiscalDay, FiscalYear};
use crate::dataset::{Curve, Edition, Kind, Measured, Series};
use crate::quantity::Estimate;

/// A complete earlier year.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prior {
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// Its total.
    pub total: Estimate,
    /// Its count on the same point, where that can be read.
    pub at_point: Option<Estimate>,
    /// Whether counts are missing from either, so that it is no complete year after all.
    pub incomplete: bool,
}

/// A year so far and what came before it. Replays of the past are made of the same type, so that a track record is
/// the record of the very arithmetic that is shown.
#[derive(Clone, Debug)]
pub struct Evidence<'a> {
    /// The year in question.
    pub fiscal_year: FiscalYear,
    /// The series that it and the years before it are read in.
    pub series: &'a Series,
    /// The day it stands on.
    pub day: FiscalDay,
    /// How many days it has.
    pub days: FiscalDay,
    /// The count to date.
    pub to_date: Estimate,
    /// How many of its last days are known to grow after they are first published.
    pub unripe: u16,
    /// Everything observed in the year through that day.
    pub observed: Cow<'a, [(FiscalDay, Estimate)]>,
    /// The year that it is measured against, or the one before.
    pub against: FiscalYear,
    /// What is known of that year, where its total is known.
    pub last_year: Option<Prior>,
    /// Complete years before that a share of the season can be taken from.
    pub priors: Vec<Prior>,
}

impl<'a> Evidence<'a> {
    /// The last day that no longer grows, and the count through it: where a recent rate ends. The day itself, unless
    /// editions have shown that the last days come in later.
    #[must_use]
    pub fn ripe(&self) -> (FiscalDay, Estimate) {
        let until = self.day.0.saturating_sub(self.unripe);
        let ripe = self.observed.iter().rfind(|(day, _)| day.0 <= until).filter(|_| self.unripe > 0);
        ripe.copied().unwrap_or((self.day, self.to_date))
    }

    /// What is known of the year of `standing` and of the years before it in the same series.
    #[must_use]
    pub fn gather(
        measured: Measured<'_>,
        standing: &Standing<'a>,
        alignment: Alignment,
        against: FiscalYear,
    ) -> Self {
        let series = standing.curve.series;
        let read = |year| prior(measured, series, year, alignment, standing.as_of);
        let earlier = measured.fiscal_years().into_iter().filter(|year| *year < standing.fiscal_year);
        let complete: Vec<_> = earlier.filter_map(read).collect();
        // Years good enough to be replayed go before all others, since the track record is theirs.
        let any_replayable =
            complete.iter().any(|(prior, replayable)| *replayable && prior.at_point.is_some());
        let priors = complete.iter().filter(|(_, replayable)| *replayable || !any_replayable);
        Self {
            fiscal_year: standing.fiscal_year,
            series,
            day: standing.day,
            days: standing.days,
            to_date: standing.to_date,
            unripe: unripe_days(measured, series),
            observed: Cow::Owned(standing.observed()),
            against,
            last_year: read_any(measured, series, against, alignment, standing.as_of),
            priors: priors.map(|(prior, _)| *prior).collect(),
        }
    }
}

/// How many observations before its final make a year good enough to be replayed.
pub(super) const REPLAYED_OBSERVATIONS: usize = 6;

/// Whether a year can be replayed: a final beyond doubt, and enough observations on the way to it, with no count missing.
pub(super) fn is_replayable(measured: Measured<'_>, curve: &Curve<'_>, edition: Edition) -> bool {
    let total = measured.published_final(curve.fiscal_year, edition);
    let settled = total.is_none_or(|total| total.grade.is_settled());
    let closes = curve.last().is_some_and(|last| last.day == measured.calendar().days(curve.fiscal_year));
    let before = curve.knots.iter().filter(|knot| knot.observation.kind != Kind::Final).count();
    settled && closes && !curve.is_incomplete() && before >= REPLAYED_OBSERVATIONS
}

/// A complete year with a total beyond doubt, and whether it is replayable.
fn prior(
    measured: Measured<'_>,
    series: &Series,
    year: FiscalYear,
    alignment: Alignment,
    as_of: Date,
) -> Option<(Prior, bool)> {
    let curve = measured.curve(series, year, Edition::Newest);
    let settled = measured.published_final(year, Edition::Newest).is_none_or(|fact| fact.grade.is_settled());
    let prior = read_any(measured, series, year, alignment, as_of)?;
    let replayable = curve.is_some_and(|curve| is_replayable(measured, &curve, Edition::Newest));
    (settled && !prior.incomplete).then_some((prior, replayable))
}

/// A year with a total as it is known, doubtful or not.
fn read_any(
    measured: Measured<'_>,
    series: &Series,
    year: FiscalYear,
    alignment: Alignment,
    as_of: Date,
) -> Option<Prior> {
    let total = measured.closing(year, Edition::Newest)?;
    let aligned = alignment.align(measured.calendar(), as_of, year);
    let curve = measured.curve(series, year, Edition::Newest);
    let read = curve.zip(aligned).map(|(curve, aligned)| curve.reading_on(aligned.date));
    Some(Prior {
        fiscal_year: year,
        total: total.count.estimate(),
        at_point: read.and_then(|read| read.value),
        incomplete: total.is_incomplete() || read.is_some_and(|read| read.is_incomplete()),
    })
}
