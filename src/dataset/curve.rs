//! One fiscal year of one series as a cumulative curve, and what it says of any day.

use super::basis::{Basis, Counted, Reading, Silence};
use super::derivation;
use super::interpolate::{linear, monotone_cubic, tangents};
use super::{Kind, Missing, Observation, Series, Whole};
use crate::calendar::{Date, FiscalCalendar, FiscalDay, FiscalYear};
use crate::quantity::{Count, Estimate, PerDay};

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
    /// The counts that are missing from it, where it is too low; of a sum, from all of the periods added.
    pub missing: Option<Missing>,
}

impl Knot<'_> {
    /// Whether counts are missing from it.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.missing.is_some()
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
    /// The period of two years that its sum begins within.
    pub(super) begins_in: Option<Whole>,
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
            let (value, missing) = (Some(after.count.estimate()), after.missing);
            return Reading { value, basis: self.basis(after), missing };
        }
        if day == FiscalDay(0) {
            return Reading::observed(Estimate(0.0), None);
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
        let missing = after.missing.or(before.and_then(|knot| knot.missing));
        match value {
            Some(value) => {
                let is_behind = self.seam().is_some_and(|last| last < day);
                let basis =
                    if is_behind { Basis::Seam { from, to } } else { Basis::Interpolated { from, to } };
                Reading { value: Some(Estimate(value)), basis, missing }
            }
            None => Reading::unknown(Silence::Gap { from, to }),
        }
    }

    /// How the count at a known point is known.
    fn basis(&self, knot: &Knot<'_>) -> Basis {
        let own = knot.observation.part_of;
        let whole = own.or(self.begins_in.filter(|_| knot.observation.kind == Kind::Period));
        whole.map_or(Basis::Observed, |whole| Basis::Split { from: whole.from, through: whole.through })
    }

    /// The last day that the series itself tells of, where the total of another one closes it. What comes between holds
    /// what the two count differently, which is no removal of those days.
    #[must_use]
    pub fn seam(&self) -> Option<FiscalDay> {
        let is_own = |knot: &&Knot<'_>| knot.observation.series.is(self.series);
        self.knots.last().filter(|last| !is_own(last))?;
        Some(self.knots.iter().rev().find(is_own).map_or(FiscalDay(0), |knot| knot.day))
    }

    /// How many were counted after one date and through another one.
    #[must_use]
    pub fn counted(&self, before: Date, through: Date) -> Option<Counted> {
        let (start, end) = (self.reading_on(before), self.reading_on(through));
        let first = self.date(FiscalDay(0));
        let over_seam = self.seam().is_some_and(|last| first < before && self.date(last) < through);
        let count = Estimate(end.value?.0 - start.value?.0);
        let lacks = start.missing.or(end.missing).is_some()
            && derivation::window_lacks(&self.knots, self.day_of(before)?, self.day_of(through)?);
        Some(Counted { count, start: start.basis, end: end.basis, over_seam, lacks })
    }

    /// What the curve says of a date of its year, or of the evening before its first day.
    #[must_use]
    pub fn reading_on(&self, date: Date) -> Reading {
        self.day_of(date).map_or_else(|| Reading::unknown(Silence::Empty), |day| self.reading(day))
    }

    /// The fiscal day of a date of its year; day 0 of the evening before its first day.
    fn day_of(&self, date: Date) -> Option<FiscalDay> {
        let first = self.calendar.first_day(self.fiscal_year);
        let last = self.calendar.last_day(self.fiscal_year);
        let is_within = date.plus_days(1) >= first && date <= last;
        let day = || if date < first { FiscalDay(0) } else { self.calendar.fiscal_day(date) };
        is_within.then(day)
    }

    /// How many a day the cubic through a wide gap has at the known days on both sides; `None` where a day lies in none.
    #[must_use]
    pub fn tangents(&self, day: FiscalDay) -> Option<(PerDay, PerDay)> {
        let next = self.knots.partition_point(|knot| knot.day < day);
        let after = self.knots.get(next).filter(|after| after.day > day)?;
        let start = next.checked_sub(1).and_then(|last| self.knots.get(last)).map_or(0, |knot| knot.day.0);
        let is_wide = (LINEAR_DAYS + 1..=CUBIC_DAYS).contains(&after.day.0.saturating_sub(start));
        let (first, last) = tangents(&self.points(), next).filter(|_| is_wide)?;
        Some((PerDay(first), PerDay(last)))
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
        self.knots.iter().any(Knot::is_incomplete)
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

    /// The calendar that cuts its year.
    #[must_use]
    pub fn calendar(&self) -> FiscalCalendar {
        self.calendar
    }

    /// The date of a fiscal day; of day 0, the day before the year.
    #[must_use]
    pub fn date(&self, day: FiscalDay) -> Date {
        self.calendar.first_day(self.fiscal_year).plus_days(i64::from(day.0) - 1)
    }
}
