//! The rows that a report rests on. Each is kept once; a figure holds the places of its own, so that thousands of days
//! behind many figures cost a number each.

use std::ptr;

use super::closing::Provenance;
use crate::dataset::{FastMap, FastSet, Observation};

/// The rows behind one figure, each once, as places in the [`Ledger`] of its report.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Behind {
    places: Vec<usize>,
    incomplete: bool,
}

impl Behind {
    /// Whether counts are missing from some of them, so that the figure is too low.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.incomplete
    }

    /// Some of them, by their order.
    pub(super) fn part(&self, some: impl IntoIterator<Item = usize>) -> Self {
        let places = some.into_iter().filter_map(|one| self.places.get(one).copied()).collect();
        Self { places, incomplete: self.incomplete }
    }
}

/// Every row that some figure of a report rests on.
#[derive(Clone, Debug, Default)]
pub struct Ledger(Vec<Provenance>);

impl Ledger {
    /// The rows behind some figures, each once, in the order met.
    #[must_use]
    pub fn rows(&self, figures: &[&Behind]) -> Vec<&Provenance> {
        let mut met = FastSet::default();
        let places = figures.iter().flat_map(|behind| &behind.places).filter(|place| met.insert(**place));
        places.filter_map(|place| self.0.get(*place)).collect()
    }
}

/// A ledger while a report is made.
#[derive(Default)]
pub(super) struct Facts<'data> {
    /// A fact is known by where it lies in the data, which do not move meanwhile.
    places: FastMap<*const Observation, usize>,
    facts: Vec<&'data Observation>,
}

impl<'data> Facts<'data> {
    /// Keeps the facts behind one figure.
    pub(super) fn keep(&mut self, facts: impl IntoIterator<Item = &'data Observation>) -> Behind {
        let (mut met, mut incomplete) = (FastSet::default(), false);
        let places = facts.into_iter().map(|fact| {
            incomplete |= fact.grade.is_incomplete();
            *self.places.entry(ptr::from_ref(fact)).or_insert_with(|| {
                self.facts.push(fact);
                self.facts.len() - 1
            })
        });
        let places = places.filter(|place| met.insert(*place)).collect();
        Behind { places, incomplete }
    }

    pub(super) fn ledger(self) -> Ledger {
        Ledger(self.facts.into_iter().map(Provenance::of).collect())
    }
}
