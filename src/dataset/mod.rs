//! Facts, and what they say of a fiscal year.
//!
//! A [`Dataset`] holds observations as they were published, with their vintages and places. Asked for a
//! [`Curve`], it picks one vintage of each fact, adds up periods, closes the year with its final, and sets aside
//! points that contradict the others. It reads no file and knows no method.

mod consistency;
mod curve;
mod finding;
mod hash;
mod interpolate;
mod observation;
mod records;
#[cfg(test)]
mod tests;

pub use curve::{Basis, CUBIC_DAYS, Curve, Knot, LINEAR_DAYS, Reading, Silence};
pub use finding::{Finding, Level};
pub(crate) use hash::{FastMap, FastSet};
pub use observation::{Grade, Kind, Measure, Observation, Place, Series, Source};
pub use records::{Category, Head, Records, VALUES_KEPT, Wanted};

use std::collections::BTreeMap;

use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::quantity::Count;

/// Which of several published values of one fact is taken.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Edition {
    /// The last one published: what is known by now.
    Newest,
    /// The first one published: what could be known at the time.
    First,
}

/// Everything that was loaded, on one fiscal calendar.
#[derive(Clone, Debug, Default)]
pub struct Dataset {
    calendar: FiscalCalendar,
    observations: Vec<Observation>,
    records: Vec<Records>,
}

impl Dataset {
    /// Facts on a calendar.
    #[must_use]
    pub fn new(calendar: FiscalCalendar, observations: Vec<Observation>) -> Self {
        Self { calendar, observations, records: Vec::new() }
    }

    /// The same facts, with the rows that some of them are sums of.
    #[must_use]
    pub fn with_records(mut self, records: Vec<Records>) -> Self {
        self.records = records;
        self
    }

    /// Rows with categories, one set a table.
    #[must_use]
    pub fn records(&self) -> &[Records] {
        &self.records
    }

    /// The names of the category columns that rows can be grouped by, in the order of their tables.
    #[must_use]
    pub fn category_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (_, category) in self.records.iter().flat_map(Records::categories) {
            if !names.iter().any(|known| known.eq_ignore_ascii_case(category.name())) {
                names.push(category.name());
            }
        }
        names
    }

    /// Only the rows that have these values in these columns, named in any case; facts without rows are left out.
    #[must_use]
    pub fn only(&self, wanted: &[(&str, &str)]) -> Self {
        let mut observations = Vec::new();
        for records in &self.records {
            let places: Option<Vec<Wanted<'_>>> = wanted
                .iter()
                .map(|(name, value)| Some(Wanted { category: records.category(name)?, value }))
                .collect();
            observations.extend(places.iter().flat_map(|places| records.observations(places)));
        }
        Self { calendar: self.calendar, observations, records: self.records.clone() }
    }

    /// The calendar that cuts the years.
    #[must_use]
    pub fn calendar(&self) -> FiscalCalendar {
        self.calendar
    }

    /// Every fact, in the order read.
    #[must_use]
    pub fn observations(&self) -> &[Observation] {
        &self.observations
    }

    /// The data as a reader on that day could know them.
    #[must_use]
    pub fn known_on(&self, date: Date) -> Self {
        let known = self.observations.iter().filter(|observation| observation.knowable() <= date);
        let observations = known.cloned().collect();
        Self { calendar: self.calendar, observations, records: self.records.clone() }
    }

    /// The measures, most observed first.
    #[must_use]
    pub fn measures(&self) -> Vec<&Measure> {
        let mut tally: BTreeMap<&Measure, usize> = BTreeMap::new();
        for observation in &self.observations {
            *tally.entry(&observation.measure).or_default() += 1;
        }
        let mut measures: Vec<_> = tally.into_iter().collect();
        measures.sort_by_key(|(_, times)| std::cmp::Reverse(*times));
        measures.into_iter().map(|(measure, _)| measure).collect()
    }

    /// The series of a measure, in the order of their names.
    #[must_use]
    pub fn series(&self, measure: &Measure) -> Vec<&Series> {
        let mut series: Vec<_> = self.of(measure).map(|observation| &observation.series).collect();
        series.sort_unstable();
        series.dedup();
        series
    }

    /// The fiscal years that a measure has facts of, earliest first.
    #[must_use]
    pub fn fiscal_years(&self, measure: &Measure) -> Vec<FiscalYear> {
        let mut years: Vec<_> = self.of(measure).map(|observation| self.fiscal_year(observation)).collect();
        years.sort_unstable();
        years.dedup();
        years
    }

    /// The fiscal year that a fact belongs to.
    #[must_use]
    pub fn fiscal_year(&self, observation: &Observation) -> FiscalYear {
        self.calendar.fiscal_year(observation.through)
    }

    /// The published total of a closed year: the newest, and among equally new ones the best sourced.
    #[must_use]
    pub fn published_final(
        &self,
        measure: &Measure,
        year: FiscalYear,
        edition: Edition,
    ) -> Option<&Observation> {
        let finals =
            self.of(measure).filter(|fact| fact.kind == Kind::Final && self.fiscal_year(fact) == year);
        newest(finals, edition)
    }

    /// The total of a closed year: as published, or as a series that reaches the year's last day adds up.
    #[must_use]
    pub fn closing_total(&self, measure: &Measure, year: FiscalYear, edition: Edition) -> Option<Count> {
        let published = self.published_final(measure, year, edition).map(|fact| fact.count);
        published.or_else(|| {
            let series = self.series(measure);
            series.into_iter().find_map(|series| {
                let curve = self.curve(measure, series, year, edition)?;
                let last = curve.last()?;
                (last.day == self.calendar.days(year)).then_some(last.count)
            })
        })
    }

    /// One year of one series; `None` where the series says nothing of the year.
    #[must_use]
    pub fn curve<'data>(
        &'data self,
        measure: &'data Measure,
        series: &'data Series,
        fiscal_year: FiscalYear,
        edition: Edition,
    ) -> Option<Curve<'data>> {
        let facts: Vec<&Observation> = self
            .of(measure)
            .filter(|fact| fact.series == *series && self.fiscal_year(fact) == fiscal_year)
            .collect();
        let own_close = facts.iter().any(|fact| fact.through == self.calendar.last_day(fiscal_year));
        let closing = if own_close { None } else { self.published_final(measure, fiscal_year, edition) };
        if facts.is_empty() {
            return None;
        }
        let mut knots = self.levels(&facts, edition);
        knots.extend(self.running_sum(&facts, fiscal_year, edition));
        knots.extend(closing.map(|fact| self.knot(fact, fact.count)));
        knots.sort_by_key(|knot| knot.day);
        knots.dedup_by_key(|knot| knot.day);
        let (knots, flagged) = consistency::split(knots);
        Some(Curve { measure, series, fiscal_year, knots, flagged, calendar: self.calendar })
    }

    /// What contradicts something else within a measure, as findings.
    #[must_use]
    pub fn contradictions(&self, measure: &Measure) -> Vec<Finding> {
        let mut findings = Vec::new();
        for year in self.fiscal_years(measure) {
            for series in self.series(measure) {
                let Some(curve) = self.curve(measure, series, year, Edition::Newest) else { continue };
                for knot in &curve.flagged {
                    let Knot { count, observation, .. } = knot;
                    let above = curve
                        .last()
                        .filter(|last| last.observation.kind == Kind::Final && last.count < *count);
                    let message = match above {
                        Some(last) => format!("{year} to date is above the year's final of {}", last.count),
                        None => format!(
                            "{year} falls to {count} on {}, and a count to date cannot fall",
                            observation.through
                        ),
                    };
                    let action = "the point is shown as doubtful and nothing is computed from it";
                    findings.push(
                        Finding::new(Level::Warning, "contradiction", message, action)
                            .at(&observation.place)
                            .cell("count", &count.to_string()),
                    );
                }
            }
        }
        findings
    }

    fn of<'data>(&'data self, measure: &Measure) -> impl Iterator<Item = &'data Observation> + use<'data> {
        let measure = measure.clone();
        self.observations.iter().filter(move |observation| observation.measure == measure)
    }

    fn knot<'data>(&self, observation: &'data Observation, count: Count) -> Knot<'data> {
        Knot { day: self.calendar.fiscal_day(observation.through), count, observation }
    }

    /// Counts to date and finals, one for each day.
    fn levels<'data>(&self, facts: &[&'data Observation], edition: Edition) -> Vec<Knot<'data>> {
        let mut days: BTreeMap<Date, Vec<&Observation>> = BTreeMap::new();
        for &fact in facts.iter().filter(|fact| fact.kind != Kind::Period) {
            days.entry(fact.through).or_default().push(fact);
        }
        let chosen = days.into_values().filter_map(|facts| newest(facts.into_iter(), edition));
        chosen.map(|fact| self.knot(fact, fact.count)).collect()
    }

    /// Periods added up from the first day of the year for as long as they leave no day out.
    fn running_sum<'data>(
        &self,
        facts: &[&'data Observation],
        year: FiscalYear,
        edition: Edition,
    ) -> Vec<Knot<'data>> {
        let mut periods: BTreeMap<Date, Vec<&Observation>> = BTreeMap::new();
        for &fact in facts.iter().filter(|fact| fact.kind == Kind::Period) {
            periods.entry(fact.from).or_default().push(fact);
        }
        let (mut next, mut sum, mut knots) = (self.calendar.first_day(year), Count(0), Vec::new());
        while let Some(fact) = periods.remove(&next).and_then(|facts| newest(facts.into_iter(), edition)) {
            let Some(total) = sum.checked_add(fact.count) else { break };
            (sum, next) = (total, fact.through.plus_days(1));
            knots.push(self.knot(fact, sum));
        }
        knots
    }
}

/// The fact of this edition; of equally new ones the settled one, then the one read last.
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
