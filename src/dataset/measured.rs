//! One measure of a dataset: its series, its years, its totals and its curves.

use std::cmp::Ordering;
use std::collections::BTreeMap;

use super::curve::{Curve, Knot};
use super::index::OfMeasure;
use super::{Dataset, Edition, Event, Kind, Measure, Missing, Observation, Records, Series, consistency};
use crate::calendar::{Date, FiscalCalendar, FiscalDay, FiscalYear};
use crate::quantity::Count;

/// Everything that is known of one measure. Nothing crosses from one measure to another.
#[derive(Clone, Copy, Debug)]
pub struct Measured<'data> {
    pub(super) dataset: &'data Dataset,
    pub(super) measure: &'data Measure,
    /// The series that a year is taken from where several close it.
    pub(super) own: Option<&'data Series>,
}

impl<'data> Measured<'data> {
    /// What is counted.
    #[must_use]
    pub fn measure(self) -> &'data Measure {
        self.measure
    }

    /// The calendar that cuts the years.
    #[must_use]
    pub fn calendar(self) -> FiscalCalendar {
        self.dataset.calendar
    }

    /// The same, with a series that goes before the others where several add a year up and nobody published its total.
    #[must_use]
    pub fn in_series(self, series: &'data Series) -> Self {
        Self { own: Some(series), ..self }
    }

    /// Its series, in the order of their names.
    #[must_use]
    pub fn series(self) -> Vec<&'data Series> {
        let places = self.index().map(|index| &index.series);
        self.facts(places).map(|fact| &fact.series).collect()
    }

    /// The fiscal years that there are facts of, earliest first.
    #[must_use]
    pub fn fiscal_years(self) -> Vec<FiscalYear> {
        self.index().map(|index| index.years.keys().copied().collect()).unwrap_or_default()
    }

    /// The fiscal year that a fact belongs to.
    #[must_use]
    pub fn fiscal_year(self, observation: &Observation) -> FiscalYear {
        self.calendar().fiscal_year(observation.through)
    }

    /// The published total of a closed year: the newest, and among equally new ones the best sourced.
    #[must_use]
    pub fn published_final(self, year: FiscalYear, edition: Edition) -> Option<&'data Observation> {
        newest(self.of_year(year).filter(|fact| fact.kind == Kind::Final), edition)
    }

    /// The total of a closed year: as published, or as a series that reaches the year's last day adds up.
    #[must_use]
    pub fn closing_total(self, year: FiscalYear, edition: Edition) -> Option<Count> {
        Some(self.closing(year, edition)?.count)
    }

    /// The same with the last day of the year, the fact that says so and whether counts are missing from it.
    #[must_use]
    pub fn closing(self, year: FiscalYear, edition: Edition) -> Option<Knot<'data>> {
        let first = self.calendar().first_day(year);
        let published = self.published_final(year, edition).map(|fact| knot(first, fact));
        published.or_else(|| self.closing_curve(year, edition)?.last().copied())
    }

    /// The curve that closes a year of which no total was published: of several that reach its last day that of the
    /// series that goes first, then the newest, then the best sourced.
    #[must_use]
    pub fn closing_curve(self, year: FiscalYear, edition: Edition) -> Option<Curve<'data>> {
        let closing = self.closing_curves(year, edition);
        let last = |curve: &Curve<'data>| curve.last().map(|knot| knot.observation);
        let best = newest(closing.iter().filter_map(last), edition);
        closing.into_iter().min_by_key(|curve| (Some(curve.series) != self.own, last(curve) != best))
    }

    /// Every curve that reaches the last day of a year.
    pub(super) fn closing_curves(self, year: FiscalYear, edition: Edition) -> Vec<Curve<'data>> {
        let days = self.calendar().days(year);
        let curves = self.series().into_iter().filter_map(|series| self.curve(series, year, edition));
        curves.filter(|curve| curve.last().is_some_and(|last| last.day == days)).collect()
    }

    /// One year of one series; `None` where the series says nothing of the year.
    #[must_use]
    pub fn curve(
        self,
        series: &'data Series,
        fiscal_year: FiscalYear,
        edition: Edition,
    ) -> Option<Curve<'data>> {
        let facts: Vec<&Observation> =
            self.of_year(fiscal_year).filter(|fact| fact.series.is(series)).collect();
        if facts.is_empty() {
            return None;
        }
        let first = self.calendar().first_day(fiscal_year);
        let mut knots = running_sum(first, &facts, edition);
        let begins_in =
            knots.first().and_then(|knot| knot.observation.part_of).filter(|whole| whole.from < first);
        // Of one day a count to date goes before a sum.
        knots.splice(..0, levels(first, &facts, edition));
        // A period of the last day that lies beyond a hole is in no sum, and closes nothing.
        let last = self.calendar().days(fiscal_year);
        let own_close = knots.iter().any(|knot| knot.day == last);
        let closing = if own_close { None } else { self.published_final(fiscal_year, edition) };
        knots.extend(closing.map(|fact| knot(first, fact)));
        knots.sort_by_key(|knot| knot.day);
        knots.dedup_by_key(|knot| knot.day);
        let (knots, flagged) = consistency::split(knots);
        Some(Curve { series, fiscal_year, knots, flagged, begins_in, calendar: self.calendar() })
    }

    /// The rows that some of its facts are sums of, one set a table.
    pub fn records(self) -> impl Iterator<Item = &'data Records> {
        self.dataset.records.iter().filter(move |records| records.measure() == self.measure)
    }

    /// Dates that concern it.
    pub fn events(self) -> impl Iterator<Item = &'data Event> {
        self.dataset.events.iter().filter(move |event| event.concerns(&self.measure.0))
    }

    /// Its facts, in the order read: those that the calendar can place.
    pub fn observations(self) -> impl Iterator<Item = &'data Observation> {
        self.facts(self.index().map(|index| &index.all))
    }

    /// Its facts of one fiscal year, in the order read.
    pub(super) fn of_year(self, year: FiscalYear) -> impl Iterator<Item = &'data Observation> {
        self.facts(self.index().and_then(|index| index.years.get(&year)))
    }

    fn index(self) -> Option<&'data OfMeasure> {
        self.dataset.index.measure(self.measure)
    }

    /// The facts that stand in these places.
    fn facts(self, places: Option<&'data Vec<usize>>) -> impl Iterator<Item = &'data Observation> {
        places.into_iter().flatten().filter_map(move |place| self.dataset.observations.get(*place))
    }

    /// Its facts, those of other fiscal years than the calendar's included.
    pub(super) fn all(self) -> impl Iterator<Item = &'data Observation> {
        self.dataset.observations.iter().filter(move |observation| observation.measure == *self.measure)
    }

    /// The periods of a year that come after a hole, so that they cannot be added up to a count to date, earliest first and
    /// none within another, with the first day of the hole.
    #[must_use]
    pub fn beyond_a_hole(
        self,
        series: &'data Series,
        year: FiscalYear,
    ) -> Option<(Date, Vec<&'data Observation>)> {
        let facts: Vec<&Observation> = self.of_year(year).filter(|fact| fact.series.is(series)).collect();
        let first = self.calendar().first_day(year);
        let added = running_sum(first, &facts, Edition::Newest);
        let reached = added.last().map_or(first, |knot| knot.observation.through.plus_days(1));
        let mut next = reached;
        let left = periods(&facts, Edition::Newest).into_iter().filter(|fact| {
            let is_later = fact.from >= next;
            next = if is_later { fact.through.plus_days(1) } else { next };
            is_later
        });
        let left: Vec<_> = left.collect();
        (!left.is_empty()).then_some((reached, left))
    }
}

/// A point of the year that begins with this day, as it was published.
fn knot(first: Date, observation: &Observation) -> Knot<'_> {
    let day = FiscalDay::since(first, observation.through);
    Knot { day, count: observation.count, observation, missing: observation.grade.missing() }
}

/// Counts to date and finals, one for each day.
fn levels<'data>(first: Date, facts: &[&'data Observation], edition: Edition) -> Vec<Knot<'data>> {
    let mut days: BTreeMap<Date, Vec<&Observation>> = BTreeMap::new();
    for &fact in facts.iter().filter(|fact| fact.kind != Kind::Period) {
        days.entry(fact.through).or_default().push(fact);
    }
    let chosen = days.into_values().filter_map(|facts| newest(facts.into_iter(), edition));
    chosen.map(|fact| knot(first, fact)).collect()
}

/// The periods of a year, one for each first day, earliest first.
pub(super) fn periods<'data>(facts: &[&'data Observation], edition: Edition) -> Vec<&'data Observation> {
    let mut periods: Vec<&Observation> =
        facts.iter().copied().filter(|fact| fact.kind == Kind::Period).collect();
    periods.sort_by_key(|fact| fact.from);
    let same_start = |one: &&Observation, other: &&Observation| one.from == other.from;
    let chosen = periods.chunk_by(same_start).filter_map(|editions| match editions {
        [only] => Some(*only),
        editions => newest(editions.iter().copied(), edition),
    });
    chosen.collect()
}

/// Periods added up from the first day of the year for as long as they leave no day out.
fn running_sum<'data>(first: Date, facts: &[&'data Observation], edition: Edition) -> Vec<Knot<'data>> {
    let (mut next, mut sum, mut missing) = (first, Count(0), None);
    let periods = periods(facts, edition);
    let mut knots = Vec::with_capacity(periods.len());
    for fact in periods {
        match fact.from.cmp(&next) {
            // It lies in a period that was added before.
            Ordering::Less => continue,
            Ordering::Equal => {}
            Ordering::Greater => break,
        }
        let Some(total) = sum.checked_add(fact.count) else { break };
        (sum, next) = (total, fact.through.plus_days(1));
        let own = knot(first, fact);
        if own.is_incomplete() {
            missing = Missing::of_all([missing, own.missing]);
        }
        knots.push(Knot { count: sum, missing, ..own });
    }
    knots
}

/// The fact of this edition; of those of one day the settled one, then the one read last for the newest and the one read
/// first for the first.
fn newest<'data>(
    facts: impl Iterator<Item = &'data Observation>,
    edition: Edition,
) -> Option<&'data Observation> {
    let rank = |fact: &&Observation| (fact.knowable(), fact.grade.is_settled());
    match edition {
        Edition::Newest => facts.max_by_key(rank),
        Edition::First => facts.min_by_key(|fact| (fact.knowable(), !fact.grade.is_settled())),
    }
}
