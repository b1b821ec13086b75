//! Where a fiscal year stands on a day.

use super::Refusal;
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::dataset::{Curve, Edition, Kind, Knot, Measured, Observation, Reading, Series};
use crate::quantity::{Estimate, PerDay, Share};

/// A fiscal year on its as-of date.
#[derive(Clone, Debug)]
pub struct Standing<'data> {
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// The last day that the figure covers.
    pub as_of: Date,
    /// Which day of the year that is.
    pub day: FiscalDay,
    /// How many days the year has.
    pub days: FiscalDay,
    /// The curve of the series that the figure is from.
    pub curve: Curve<'data>,
    /// The figure with how it is known; its value is [`Standing::to_date`].
    pub reading: Reading,
    /// From the first day of the year through the as-of date.
    pub to_date: Estimate,
}

impl Standing<'_> {
    /// Removals a day so far.
    #[must_use]
    pub fn average(&self) -> Option<PerDay> {
        self.to_date.per_day(self.day.days())
    }

    /// The share of the year that is gone.
    #[must_use]
    pub fn share_elapsed(&self) -> Option<Share> {
        Share::of_days(self.day.days(), self.days.days())
    }

    /// How many days of the year are still to come.
    #[must_use]
    pub fn days_left(&self) -> u16 {
        self.days.0.saturating_sub(self.day.0)
    }

    /// The fact that the figure is, if it was published for that very day.
    #[must_use]
    pub fn knot(&self) -> Option<&Knot<'_>> {
        self.curve.knots.iter().find(|knot| knot.day == self.day)
    }

    /// Facts of the year to date, this one included.
    #[must_use]
    pub fn observed(&self) -> Vec<(FiscalDay, Estimate)> {
        let known = self.curve.knots.iter().filter(|knot| knot.day <= self.day);
        known.map(|knot| (knot.day, knot.count.estimate())).collect()
    }
}

/// Finds where a year stands: on the date asked for, or on the last one there is.
///
/// The figure comes from the series asked for, or from the one that has an observation on the date; of several the
/// closed total, then what the series says itself, then the latest published. Where none has, the narrowest
/// interpolation answers.
///
/// # Errors
///
/// If the year, the series or the date is not in the data.
pub fn stand<'data>(
    measured: Measured<'data>,
    fiscal_year: FiscalYear,
    as_of: Option<Date>,
    series: Option<&'data Series>,
) -> Result<Standing<'data>, Refusal> {
    let calendar = measured.calendar();
    let curves = curves(measured, fiscal_year, series);
    let last = curves.iter().filter_map(|curve| Some(curve.date(curve.last()?.day))).max();
    if curves.is_empty() {
        return Err(Refusal::no_year(measured, fiscal_year));
    }
    let last = last.ok_or_else(|| not_from_the_start(measured, fiscal_year, series))?;
    let as_of = as_of.unwrap_or(last);
    if calendar.fiscal_year(as_of) != fiscal_year {
        return Err(Refusal::OutsideYear { asked: as_of, fiscal_year });
    }
    let day = calendar.fiscal_day(as_of);
    let best = curves.into_iter().filter_map(|curve| {
        let reading = curve.reading(day);
        reading.value.map(|to_date| (rank(&curve, reading, day), curve, reading, to_date))
    });
    let best = best.min_by_key(|(rank, ..)| *rank);
    let Some((_, curve, reading, to_date)) = best else {
        return Err(Refusal::NothingOn { asked: as_of, last: Some(last) });
    };
    Ok(Standing { fiscal_year, as_of, day, days: calendar.days(fiscal_year), curve, reading, to_date })
}

fn not_from_the_start(measured: Measured<'_>, fiscal_year: FiscalYear, series: Option<&Series>) -> Refusal {
    let first_of = |year: FiscalYear| {
        let of_year = measured
            .observations()
            .filter(|fact| measured.fiscal_year(fact) == year)
            .filter(|fact| series.is_none_or(|wanted| *wanted == fact.series));
        of_year.min_by_key(|fact| fact.from)
    };
    let first = first_of(fiscal_year);
    let begins = |date: Date| (date.month(), date.day());
    let firsts = measured.fiscal_years().into_iter().filter_map(first_of);
    let is_every_year = first
        .is_some_and(|first| firsts.map(|fact| begins(fact.from)).all(|other| other == begins(first.from)));
    let first = first.map(|fact| (fact.from, fact.place.clone()));
    Refusal::NotFromTheStart { fiscal_year, first, is_every_year }
}

/// The curves of a year: of the series asked for, or of all.
pub(super) fn curves<'data>(
    measured: Measured<'data>,
    year: FiscalYear,
    series: Option<&'data Series>,
) -> Vec<Curve<'data>> {
    let wanted = measured.series().into_iter().filter(|name| series.is_none_or(|wanted| wanted == *name));
    wanted.filter_map(|series| measured.curve(series, year, Edition::Newest)).collect()
}

/// What makes one series' figure for a day better than another's; the least is the best.
fn rank(curve: &Curve<'_>, reading: Reading, day: FiscalDay) -> (i64, bool, bool, i64) {
    let fact = curve.knots.iter().find(|knot| knot.day == day).map(|knot| knot.observation);
    let closed = fact.is_some_and(|fact| fact.kind == Kind::Final);
    let own = fact.is_some_and(|fact| fact.series == *curve.series);
    let edition = fact.and_then(Observation::edition).map_or(0, |date| date.days_since(Date::MIN));
    (reading.basis.width(), !closed, !own, -edition)
}
