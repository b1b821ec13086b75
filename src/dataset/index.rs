//! Where the facts of a measure and of a year stand, so that no question walks through all of them.

use std::collections::{BTreeMap, BTreeSet};

use super::{Kind, Measure, Observation};
use crate::calendar::{FiscalCalendar, FiscalYear};

/// The facts of every measure that the calendar can place, by their places in a dataset.
#[derive(Clone, Debug, Default)]
pub(super) struct Index(BTreeMap<Measure, OfMeasure>);

/// The facts of one measure, in the order read.
#[derive(Clone, Debug, Default)]
pub(super) struct OfMeasure {
    /// One fact of each series, in the order of their names.
    pub(super) series: Vec<usize>,
    /// All of them.
    pub(super) all: Vec<usize>,
    /// Those of each fiscal year.
    pub(super) years: BTreeMap<FiscalYear, Vec<usize>>,
}

impl Index {
    pub(super) fn of(calendar: FiscalCalendar, facts: &[Observation]) -> Self {
        let mut measures: BTreeMap<Measure, OfMeasure> = BTreeMap::new();
        let lone = lone_parts(calendar, facts);
        let is_told =
            |(place, fact): &(usize, &Observation)| is_placed(calendar, fact) && !lone.contains(place);
        for (place, fact) in facts.iter().enumerate().filter(is_told) {
            // Facts of one measure stand together, and a name is cloned once for each.
            if !measures.contains_key(&fact.measure) {
                measures.insert(fact.measure.clone(), OfMeasure::default());
            }
            let Some(of) = measures.get_mut(&fact.measure) else { continue };
            of.all.push(place);
            of.years.entry(calendar.fiscal_year(fact.through)).or_default().push(place);
        }
        for of in measures.values_mut() {
            of.series = series(facts, &of.all);
        }
        Self(measures)
    }

    pub(super) fn measure(&self, measure: &Measure) -> Option<&OfMeasure> {
        self.0.get(measure)
    }
}

/// Parts of a first week that begins in the year before, of which nothing else is known: a few days say nothing of a year.
fn lone_parts(calendar: FiscalCalendar, facts: &[Observation]) -> BTreeSet<usize> {
    let mut parts: BTreeSet<usize> =
        (0..).zip(facts).filter(|(_, fact)| fact.is_early_part()).map(|(place, _)| place).collect();
    parts.retain(|place| {
        let Some(part) = facts.get(*place) else { return false };
        let year = calendar.fiscal_year(part.through);
        let beside = |fact: &&Observation| {
            fact.series.is(&part.series)
                && fact.measure == part.measure
                && !fact.is_early_part()
                && calendar.fiscal_year(fact.through) == year
        };
        facts.iter().find(beside).is_none()
    });
    parts
}

/// One place for each series, in the order of the names.
fn series(facts: &[Observation], places: &[usize]) -> Vec<usize> {
    let name = |place: &usize| facts.get(*place).map(|fact| &fact.series);
    let mut found = places.to_vec();
    // Facts of one series stand together; few are left to be sorted.
    found.dedup_by_key(|place| name(place));
    found.sort_by_key(name);
    found.dedup_by_key(|place| name(place));
    found
}

/// Whether a count to date starts where the calendar's year starts, and a final spans the whole of it. A count
/// through April from October 1 says nothing of a year that begins in January.
pub(crate) fn is_placed(calendar: FiscalCalendar, fact: &Observation) -> bool {
    let year = calendar.fiscal_year(fact.through);
    let starts = || fact.from == calendar.first_day(year);
    match fact.kind {
        Kind::Period => true,
        Kind::ToDate => starts(),
        Kind::Final => starts() && fact.through == calendar.last_day(year),
    }
}
