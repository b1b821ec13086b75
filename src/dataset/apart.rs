//! Facts of one name that hardly count the same: the removals of a department and those of one of its agencies.

use std::cmp::Reverse;

use super::curve::{Curve, LINEAR_DAYS};
use super::{Edition, Measured};
use crate::calendar::{Date, FiscalYear};
use crate::quantity::{Estimate, Ratio};

/// Counts of the same days that settle differ by less, in percent.
const SAME_COUNT: f64 = 10.0;

/// Smaller counts than this differ by as much through a few people.
const FEW: f64 = 50.0;

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
            let said = self.said_by_both(other, fiscal_year);
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
        let said = pairs.filter_map(|(own, other)| said_by(own, other));
        said.filter(|said| said.own.0.max(said.other.0) >= FEW).collect()
    }

    fn curves_of(self, year: FiscalYear) -> Vec<Curve<'data>> {
        let series = self.series().into_iter();
        series.filter_map(|series| self.curve(series, year, Edition::Newest)).collect()
    }
}

/// What two curves of one year say of the last day that both tell of for sure, one of them by a fact.
fn said_by(own: &Curve<'_>, other: &Curve<'_>) -> Option<Said> {
    let mut days: Vec<_> = own.knots.iter().chain(&other.knots).map(|knot| knot.day).collect();
    days.sort_unstable_by_key(|day| Reverse(*day));
    let sure = |curve: &Curve<'_>, day| {
        let reading = curve.reading(day);
        reading.value.filter(|_| reading.basis.width() <= i64::from(LINEAR_DAYS))
    };
    days.into_iter().find_map(|day| {
        let (own_count, other_count) = (sure(own, day)?, sure(other, day)?);
        let (fiscal_year, through) = (own.fiscal_year, own.date(day));
        Some(Said { fiscal_year, through, own: own_count, other: other_count })
    })
}
