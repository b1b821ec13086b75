//! One fiscal year of one series as a cumulative curve, and what it says of any day.

use super::derivation;
use super::interpolate::{linear, monotone_cubic};
use super::{Kind, Observation, Series};
use crate::calendar::{Date, FiscalCalendar, FiscalDay, FiscalYear};
use crate::quantity::{Count, Estimate};

/// Between observations at most this many days apart, a value is read off a straight line.
pub const LINEAR_DAYS: u16 = 31;

/// Between observations at most this many days apart, a value is read off a monotone cubic; beyond it is unknown.
pub const CUBIC_DAYS: u16 = 92;

/// A known point of a curve: so many through the end of a fiscal day.
#[derive(Clone, Copy, Debug)]
pub struct Knot<'data> {
    /// The fiscal day.
    pub day: FiscalDay,
    /// The count from the first day of the year through this one.
    pub count: Count,
    /// The fact that says so; of a sum of periods, the last one added.
    pub observation: &'data Observation,
    /// Whether counts are missing from it, so that it is too low; of a sum, from any of the periods added.
    pub incomplete: bool,
}

/// Why a curve says nothing of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The day lies in this gap, which is longer than [`CUBIC_DAYS`].
    Gap {
        /// The last known day before it, or the day before the year began.
        from: Date,
        /// The first known day after it.
        to: Date,
    },
    /// The last known day lies before it.
    After(Date),
    /// Nothing is known of the year in this series.
    Empty,
}

/// How a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It was published for this day.
    Observed,
    /// It lies between two published days.
    Interpolated {
        /// The known day before.
        from: Date,
        /// The known day after.
        to: Date,
    },
    /// It cannot be known from these data.
    Unknown(Silence),
}

impl Basis {
    /// The word for it in the report's contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::Interpolated { .. } => "interpolated",
            Self::Unknown(_) => "unknown",
        }
    }

    /// How many days of not knowing the value bridges; the wider, the weaker.
    #[must_use]
    pub fn width(self) -> i64 {
        match self {
            Self::Observed => 0,
            Self::Interpolated { from, to } => to.days_since(from),
            Self::Unknown(_) => i64::MAX,
        }
    }
}

/// A curve's value on a day, with how it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The count from the first day of the year through the day asked for; `None` exactly if the basis is unknown.
    pub value: Option<Estimate>,
    /// How it is known.
    pub basis: Basis,
    /// Whether counts are missing from what it rests on, so that it is too low.
    pub incomplete: bool,
}

impl Reading {
    /// Nothing can be said of the day.
    #[must_use]
    pub fn unknown(silence: Silence) -> Self {
        Self { value: None, basis: Basis::Unknown(silence), incomplete: false }
    }

    /// What was published for the day.
    #[must_use]
    pub fn observed(value: Estimate, incomplete: bool) -> Self {
        Self { value: Some(value), basis: Basis::Observed, incomplete }
    }
}

/// The cumulative count of one fiscal year in one series. Its knots rise in days and never fall in count.
#[derive(Clone, Debug)]
pub struct Curve<'data> {
    /// In which series; the final that closes the year may stem from the annual one.
    pub series: &'data Series,
    /// Of which year.
    pub fiscal_year: FiscalYear,
    /// What is known, earliest first.
    pub knots: Vec<Knot<'data>>,
    /// Points that contradict the others; shown as doubtful, and nothing is computed from them.
    pub flagged: Vec<Knot<'data>>,
    pub(super) calendar: FiscalCalendar,
}

impl<'data> Curve<'data> {
    /// What the curve says of a day of its year; of day 0 it says that nothing had been counted.
    #[must_use]
    pub fn reading(&self, day: FiscalDay) -> Reading {
        if self.knots.is_empty() {
            return Reading::unknown(Silence::Empty);
        }
        let next = self.knots.partition_point(|knot| knot.day < day);
        let Some(after) = self.knots.get(next) else {
            let last = self.knots.last().map_or(FiscalDay(0), |knot| knot.day);
            return Reading::unknown(Silence::After(self.date(last)));
        };
        if after.day == day {
            return Reading::observed(after.count.estimate(), after.incomplete);
        }
        if day == FiscalDay(0) {
            return Reading::observed(Estimate(0.0), false);
        }
        let before = next.checked_sub(1).and_then(|last| self.knots.get(last));
        let start = before.map_or(FiscalDay(0), |knot| knot.day);
        let (from, to) = (self.date(start), self.date(after.day));
        let gap = after.day.0.saturating_sub(start.0);
        let left = (start.days(), before.map_or(0.0, |knot| knot.count.estimate().0));
        let right = (after.day.days(), after.count.estimate().0);
        let value = if gap <= LINEAR_DAYS {
            Some(linear(left, right, day.days()))
        } else if gap <= CUBIC_DAYS {
            monotone_cubic(&self.points(), next, day.days())
        } else {
            None
        };
        let incomplete = after.incomplete || before.is_some_and(|knot| knot.incomplete);
        match value {
            Some(value) => {
                Reading { value: Some(Estimate(value)), basis: Basis::Interpolated { from, to }, incomplete }
            }
            None => Reading::unknown(Silence::Gap { from, to }),
        }
    }

    /// What the curve says of a date of its year, or of the evening before its first day.
    #[must_use]
    pub fn reading_on(&self, date: Date) -> Reading {
        let first = self.calendar.first_day(self.fiscal_year);
        let last = self.calendar.last_day(self.fiscal_year);
        if date.plus_days(1) < first || date > last {
            return Reading::unknown(Silence::Empty);
        }
        let day = if date < first { FiscalDay(0) } else { self.calendar.fiscal_day(date) };
        self.reading(day)
    }

    /// The facts that a reading rests on: the one of the day or the two beside it; of a sum, all that were added.
    #[must_use]
    pub fn behind(&self, day: FiscalDay) -> Vec<&'data Observation> {
        self.facts(derivation::behind(&self.knots, day))
    }

    /// The facts that the count after one day and through a later one rests on: of a sum only those that lie within,
    /// else what both ends rest on.
    #[must_use]
    pub fn behind_window(&self, before: FiscalDay, through: FiscalDay) -> Vec<&'data Observation> {
        self.facts(derivation::behind_window(&self.knots, before, through))
    }

    /// The facts of the known points in these places.
    fn facts(&self, places: impl IntoIterator<Item = usize>) -> Vec<&'data Observation> {
        places.into_iter().filter_map(|place| self.knots.get(place)).map(|knot| knot.observation).collect()
    }

    /// The earliest day on which anybody can have known each known point: a sum of periods no earlier than its parts.
    #[must_use]
    pub fn knowable(&self) -> Vec<Date> {
        let mut sum = Date::MIN;
        let known = self.knots.iter().map(|Knot { observation, .. }| {
            let own = observation.knowable();
            if observation.kind == Kind::Period {
                sum = sum.max(own);
                sum
            } else {
                own
            }
        });
        known.collect()
    }

    /// The curve with those of its points alone that could be known on a day.
    #[must_use]
    pub fn known_on(&self, date: Date) -> Self {
        let known = self.knots.iter().zip(self.knowable()).filter(|(_, known)| *known <= date);
        Self { knots: known.map(|(knot, _)| *knot).collect(), ..self.clone() }
    }

    /// Whether counts are missing from some figure of the year.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.knots.iter().any(|knot| knot.incomplete)
    }

    /// The latest fact.
    #[must_use]
    pub fn last(&self) -> Option<&Knot<'data>> {
        self.knots.last()
    }

    /// The known points from the start of the year, as days and counts.
    #[must_use]
    pub fn points(&self) -> Vec<(f64, f64)> {
        let known = self.knots.iter().map(|knot| (knot.day.days(), knot.count.estimate().0));
        std::iter::once((0.0, 0.0)).chain(known).collect()
    }

    /// The curve as it can be drawn, in runs of days and counts: a run ends where the next point lies beyond a gap
    /// that is too wide to bridge, and wider gaps than [`LINEAR_DAYS`] are followed along their cubic.
    #[must_use]
    pub fn runs(&self) -> Vec<Vec<(f64, f64)>> {
        let mut runs = vec![vec![(0.0, 0.0)]];
        let mut start = 0;
        for knot in &self.knots {
            let gap = knot.day.0.saturating_sub(start);
            if gap > CUBIC_DAYS {
                runs.push(Vec::new());
            }
            if let Some(run) = runs.last_mut() {
                if (LINEAR_DAYS + 1..=CUBIC_DAYS).contains(&gap) {
                    let inner = (start + 1..knot.day.0).step_by(3).map(FiscalDay);
                    run.extend(inner.filter_map(|day| Some((day.days(), self.reading(day).value?.0))));
                }
                run.push((knot.day.days(), knot.count.estimate().0));
            }
            start = knot.day.0;
        }
        runs
    }

    /// Days between neighboring facts, the middle one of all; `None` with fewer than two facts.
    #[must_use]
    pub fn spacing(&self) -> Option<u16> {
        let mut gaps: Vec<u16> = self
            .knots
            .windows(2)
            .filter_map(|pair| Some(pair.last()?.day.0.saturating_sub(pair.first()?.day.0)))
            .collect();
        gaps.sort_unstable();
        gaps.get(gaps.len() / 2).copied()
    }

    /// The date of a fiscal day; of day 0, the day before the year.
    #[must_use]
    pub fn date(&self, day: FiscalDay) -> Date {
        self.calendar.first_day(self.fiscal_year).plus_days(i64::from(day.0) - 1)
    }
}
