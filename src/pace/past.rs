//! What was known of finished years, and when: a replay may use no more than had been published by then.

use std::borrow::Cow;

use super::Prior;
use crate::calendar::{Alignment, Date, FiscalDay, FiscalYear};
use crate::dataset::{Curve, Edition, Measured, Reading};
use crate::quantity::Estimate;

/// A finished year as it was first published.
pub(super) struct Past<'data> {
    pub(super) released: Released<'data>,
    pub(super) total: Total,
}

impl<'data> Past<'data> {
    /// `None` where the year has no whole total, or a total of nothing, of which no miss is a share.
    pub(super) fn of(measured: Measured<'data>, curve: Curve<'data>) -> Option<Self> {
        let total = Total::of(measured, curve.fiscal_year).filter(|total| total.count.0 > 0.0)?;
        Some(Self { released: Released::of(curve), total })
    }

    pub(super) fn fiscal_year(&self) -> FiscalYear {
        self.released.curve.fiscal_year
    }
}

/// A curve with the days on which its points were out.
pub(super) struct Released<'data> {
    pub(super) curve: Curve<'data>,
    pub(super) out: Vec<Date>,
    all_out: Date,
    /// Its points as a method looks at them.
    points: Vec<(FiscalDay, Estimate)>,
    /// Whether no point was out before an earlier one.
    in_order: bool,
}

impl<'data> Released<'data> {
    fn of(curve: Curve<'data>) -> Self {
        let out = curve.knowable();
        let all_out = out.iter().copied().max().unwrap_or(Date::MIN);
        let points = curve.knots.iter().map(|knot| (knot.day, knot.count.estimate())).collect();
        let in_order = out.is_sorted();
        Self { curve, out, all_out, points, in_order }
    }

    /// What was out by the day on which the point in this place was, through that point.
    pub(super) fn observed(&self, place: usize, known: Date) -> Cow<'_, [(FiscalDay, Estimate)]> {
        let through = self.points.get(..=place).unwrap_or(&self.points);
        if self.in_order {
            return Cow::Borrowed(through);
        }
        let out = through.iter().zip(&self.out).filter(|(_, out)| **out <= known);
        Cow::Owned(out.map(|(point, _)| *point).collect())
    }

    /// What was known of a day by the day `known`.
    fn reading(&self, day: FiscalDay, known: Date) -> Reading {
        if self.all_out <= known { self.curve.reading(day) } else { self.curve.known_on(known).reading(day) }
    }
}

/// A year's total, from which no count is missing, and when it was out.
pub(super) struct Total {
    pub(super) count: Estimate,
    out: Date,
}

impl Total {
    fn of(measured: Measured<'_>, year: FiscalYear) -> Option<Self> {
        if let Some(fact) = measured.published_final(year, Edition::First) {
            let whole = !fact.grade.is_incomplete();
            return whole.then(|| Self { count: fact.count.estimate(), out: fact.knowable() });
        }
        let curve = measured.closing_curve(year, Edition::First).filter(|curve| !curve.is_incomplete())?;
        let count = curve.last()?.count.estimate();
        Some(Self { count, out: curve.knowable().last().copied()? })
    }
}

/// The years before one that is replayed.
pub(super) struct Before<'a> {
    last_year: FiscalYear,
    last_curve: Option<Released<'a>>,
    last_total: Option<Total>,
    earlier: &'a [Past<'a>],
}

impl<'a> Before<'a> {
    pub(super) fn of(measured: Measured<'a>, curve: &Curve<'a>, earlier: &'a [Past<'a>]) -> Self {
        let last_year = curve.fiscal_year.previous();
        let last_curve = measured.curve(curve.series, last_year, Edition::First);
        let last_curve = last_curve.filter(|curve| !curve.is_incomplete()).map(Released::of);
        Self { last_year, last_curve, last_total: Total::of(measured, last_year), earlier }
    }

    /// The year before and all earlier replayed years on the same calendar date, as far as they were out by the day
    /// `known`: what was published later cannot have been used.
    pub(super) fn read(
        &self,
        measured: Measured<'_>,
        as_of: Date,
        known: Date,
    ) -> (Option<Prior>, Vec<Prior>) {
        let prior = |released: Option<&Released<'_>>, fiscal_year: FiscalYear, total: &Total| {
            let day = Alignment::Date.fiscal_day(measured.calendar(), as_of, fiscal_year);
            let at_point =
                || released.zip(day).and_then(|(released, day)| released.reading(day, known).value);
            (total.out <= known).then(|| Prior {
                fiscal_year,
                total: total.count,
                at_point: at_point(),
                incomplete: false,
            })
        };
        let last =
            self.last_total.as_ref().and_then(|total| prior(self.last_curve.as_ref(), self.last_year, total));
        let earlier = self.earlier.iter();
        let earlier = earlier.filter_map(|past| prior(Some(&past.released), past.fiscal_year(), &past.total));
        (last, earlier.collect())
    }
}
