//! Facts of one name that hardly count the same: the removals of a department and those of one of its agencies.

use std::cmp::Reverse;

use super::curve::{Curve, LINEAR_DAYS};
use super::measured::periods;
use super::{Edition, Measured, Observation, Series};
use crate::calendar::{Date, FiscalYear};
use crate::quantity::{Count, Estimate, Ratio};

/// Counts of the same days that settle differ by less, in percent.
const SAME_COUNT: f64 = 10.0;

/// Smaller counts, and those of fewer days, differ by chance, or by a few days that one of them lacks.
const LEAST: f64 = 50.0;
const DAYS: u16 = 60;

/// How the counts of two sets of facts stand to each other.
#[derive(Clone, Copy, Debug)]
pub enum Likeness {
    /// There is no day up to which both count.
    Unknown,
    /// Where both count up to a day, they come to about the same in at least half of the years.
    Alike,
    /// In most years they do not, and this is the first of so many.
    Apart(Said, usize),
}

/// What two sets of facts say of one day.
#[derive(Clone, Copy, Debug)]
pub struct Said {
    /// The fiscal year.
    pub fiscal_year: FiscalYear,
    /// The last of its days up to which both count.
    pub through: Date,
    /// The one count.
    pub own: Estimate,
    /// The other.
    pub other: Estimate,
}

/// Whether one count is so far from another that both hardly count the same.
pub(super) fn are_apart(count: Estimate, other: Estimate) -> bool {
    count.ratio_to(other).map(Ratio::percent_change).is_some_and(|change| change.0.abs() > SAME_COUNT)
}

impl<'data> Measured<'data> {
    /// Whether other facts count what these do, as far as the years tell that both have.
    #[must_use]
    pub fn likeness(self, other: Measured<'_>) -> Likeness {
        let (mut alike, mut apart) = (0_usize, Vec::new());
        for fiscal_year in self.fiscal_years() {
            let mut said = self.said_by_both(other, fiscal_year);
            if said.is_empty() {
                said.extend(self.said_over_holes(other, fiscal_year));
            }
            if said.iter().any(|said| !are_apart(said.own, said.other)) {
                alike += 1;
            } else {
                apart.extend(said.first().copied());
            }
        }
        match apart.first() {
            Some(first) if apart.len() > alike => Likeness::Apart(*first, apart.len()),
            None if alike == 0 => Likeness::Unknown,
            Some(_) | None => Likeness::Alike,
        }
    }

    /// What each series of these and each of the others count up to the last day of a year that both tell of.
    fn said_by_both(self, other: Measured<'_>, year: FiscalYear) -> Vec<Said> {
        let (own, others) = (self.curves_of(year), other.curves_of(year));
        let pairs = own.iter().flat_map(|own| others.iter().map(move |other| (own, other)));
        pairs.filter_map(|(own, other)| said_by(own, other)).collect()
    }

    /// What one set counts in a whole year and the other in a year with holes, where the two are apart even if the days in the
    /// holes were like the others.
    fn said_over_holes(self, other: Measured<'_>, fiscal_year: FiscalYear) -> Option<Said> {
        let total = |facts: Measured<'_>| Some(facts.closing_total(fiscal_year, Edition::Newest)?.estimate());
        let (own, others) = match (total(self), total(other)) {
            (Some(own), None) => ([own, own], other.over_holes(fiscal_year)?),
            (None, Some(others)) => (self.over_holes(fiscal_year)?, [others, others]),
            (Some(_), Some(_)) | (None, None) => return None,
        };
        let [[own, own_most], [count, most]] = [own, others];
        let is_below = |most: Estimate, least: Estimate| most.0 < least.0 && are_apart(most, least);
        let through = self.calendar().last_day(fiscal_year);
        let large = own.0.max(count.0) >= LEAST;
        (large && (is_below(own_most, count) || is_below(most, own))).then_some(Said {
            fiscal_year,
            through,
            own,
            other: count,
        })
    }

    /// What periods of most of a year come to that leave days out, and what they would if those were like the others.
    fn over_holes(self, year: FiscalYear) -> Option<[Estimate; 2]> {
        let days = i64::from(self.calendar().days(year).0);
        let of_series = |series: &Series| {
            let facts: Vec<_> = self.of_year(year).filter(|fact| fact.series.is(series)).collect();
            let periods = periods(&facts, Edition::Newest);
            let (first, last) = (periods.first()?, periods.last()?);
            let length = |fact: &&Observation| fact.through.days_since(fact.from) + 1;
            let told: i64 = periods.iter().map(length).sum();
            let reaches = last.through.days_since(first.from) + 1;
            if told < i64::from(DAYS) || reaches * 10 < days * 9 {
                return None;
            }
            let known = periods.iter().map(|fact| fact.count.estimate().0).sum::<f64>();
            let days = Count(u64::try_from(days).ok()?)
                .estimate()
                .ratio_to(Count(u64::try_from(told).ok()?).estimate())?;
            Some([Estimate(known), Estimate(known * days.0)])
        };
        self.series().into_iter().find_map(of_series)
    }

    fn curves_of(self, year: FiscalYear) -> Vec<Curve<'data>> {
        let series = self.series().into_iter();
        series.filter_map(|series| self.curve(series, year, Edition::Newest)).collect()
    }
}

/// What two curves of one year say of the last day that both tell of for sure, one of them by a fact. Where both are of one
/// series, files may follow on each other, and only whole years tell.
fn said_by(own: &Curve<'_>, other: &Curve<'_>) -> Option<Said> {
    let least = if own.series == other.series { own.calendar.days(own.fiscal_year).0 } else { DAYS };
    let days = own.knots.iter().chain(&other.knots).map(|knot| knot.day);
    let mut days: Vec<_> = days.filter(|day| day.0 >= least).collect();
    days.sort_unstable_by_key(|day| Reverse(*day));
    let sure = |curve: &Curve<'_>, day| {
        let reading = curve.reading(day);
        reading.value.filter(|_| reading.basis.width() <= i64::from(LINEAR_DAYS))
    };
    days.into_iter().find_map(|day| {
        let (own_count, other_count) = (sure(own, day)?, sure(other, day)?);
        if own_count.0.max(other_count.0) < LEAST {
            return None;
        }
        let (fiscal_year, through) = (own.fiscal_year, own.date(day));
        Some(Said { fiscal_year, through, own: own_count, other: other_count })
    })
}
