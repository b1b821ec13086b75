//! Files that name one measure more and less closely: `ICE removals` in one and bare `removals` in another, with the same
//! figures for the same days. Both count what the closer name says.

use std::sync::Arc;

use super::apart::Call;
use super::joiner::{Joiner, is_assumed};
use crate::calendar::Date;
use crate::dataset::{FastMap, Finding, Kind, Level, Measure, Observation, Understood};
use crate::load::shape::Facts;
use crate::load::show;

/// What counts of removals are called where nothing says whose they are.
const BARE: &str = "removals";

/// So seldom, once in as many cases, are the figures of two measures the same by chance.
const BY_CHANCE: u64 = 100_000;

/// Of so many figures one may have been revised.
const REVISED: usize = 10;

impl Joiner {
    /// Calls a measure of a new file, or of the files before it, by the closer name where the figures are the same.
    pub(super) fn name_closer(&mut self, facts: &mut Facts, understood: &mut Understood) -> Vec<Finding> {
        let named = measures(&facts.observations);
        let known = measures(&self.observations);
        let mut findings = Vec::new();
        for measure in named {
            let is_bare = *measure.0 == *BARE;
            let of_other_sort = |other: &&Measure| {
                let closer = if is_bare { other } else { &&measure };
                is_bare != (*other.0 == *BARE) && is_closer(closer)
            };
            let same = |other: &&Measure| same_figures((&facts.observations, &measure), (self, other));
            let mut others = known.iter().filter(of_other_sort).filter(same);
            // Of two that have the same figures nothing tells which is meant.
            let (Some(other), None) = (others.next(), others.next()) else { continue };
            let place = facts.observations.iter().find(|fact| fact.measure == measure);
            let closer = if is_bare { other } else { &measure };
            let message = format!(
                "\"{}\" here and \"{}\" in the files before it have the same figures for the same days",
                show::escaped(&measure.0),
                show::escaped(&other.0)
            );
            let action = format!("both are counted as \"{}\"", show::escaped(&closer.0));
            let finding = Finding::new(Level::Note, "same-figures", message, action);
            findings.extend(place.map(|fact| finding.at(&fact.place)));
            let call = Call { from: Measure(Arc::from(BARE)), to: closer.clone() };
            if is_bare {
                let own = std::slice::from_mut(understood);
                call.apply(&mut facts.observations, facts.records.as_mut_slice(), own);
            } else {
                call.apply(&mut self.observations, &mut self.records, &mut self.files);
                self.known = self.places();
            }
            self.measures.call_closer(&call, &understood.file);
        }
        findings
    }
}

/// The measures of some facts, in the order of their names.
fn measures(facts: &[Observation]) -> Vec<Measure> {
    let mut measures: Vec<&Measure> = facts.iter().map(|fact| &fact.measure).collect();
    measures.dedup();
    measures.sort_unstable();
    measures.dedup();
    measures.into_iter().cloned().collect()
}

/// Whether a name says of whom it counts the removals. One that a file alone was given says only in which file they stand.
fn is_closer(measure: &Measure) -> bool {
    let mut words = measure.0.split(' ');
    *measure.0 != *BARE && !measure.0.starts_with("removals in ") && words.any(|word| word == BARE)
}

/// Whether two measures have the same figures for the same days, so many that it is no chance.
fn same_figures((new, measure): (&[Observation], &Measure), (joiner, other): (&Joiner, &Measure)) -> bool {
    type Days = (Kind, Date, Date);
    let days = |fact: &Observation| -> Days { (fact.kind, fact.from, fact.through) };
    let mut known: FastMap<Days, Vec<u64>> = FastMap::default();
    for fact in joiner.observations.iter().filter(|fact| fact.measure == *other && !is_assumed(fact)) {
        known.entry(days(fact)).or_default().push(fact.count.0);
    }
    let (mut same, mut others, mut chance) = (0_usize, 0_usize, 1_u64);
    for fact in new.iter().filter(|fact| fact.measure == *measure && !is_assumed(fact)) {
        let Some(counts) = known.get(&days(fact)) else { continue };
        if counts.contains(&fact.count.0) {
            same += 1;
            chance = chance.saturating_mul(digits(fact.count.0));
        } else {
            others += 1;
        }
    }
    chance >= BY_CHANCE && others.saturating_mul(REVISED) <= same
}

/// A count without the zeros that round it.
fn digits(count: u64) -> u64 {
    let unit = [1000, 100, 10].into_iter().find(|unit| count.is_multiple_of(*unit)).unwrap_or(1);
    (count / unit).max(1)
}
