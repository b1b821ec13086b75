//! Figures that another figure for the same days stands for: rounded ones beside the exact one, and those of an older version
//! of a file beside its later one.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::sync::Arc;

use super::editions::Sheet;
use super::joiner::{Joiner, Key, key};
use super::repeats::{Repeat, Repeats};
use super::rounded;
use crate::dataset::{FastSet, Finding, Head, Observation};

impl Joiner {
    /// Which of two figures for the same days stands for both, and as what the other one repeats it: `Greater` where that is
    /// the figure of the new file, whose facts these are.
    pub(super) fn outranks(
        &self,
        (facts, sheet): (&[Observation], &Sheet),
        new: &Observation,
        old: &Observation,
    ) -> Option<(Ordering, Repeat)> {
        let version = self.sheets.get(&old.place.file).and_then(|other| sheet.version_of(other));
        let version = version.map(|order| (order, Repeat::OlderVersion));
        let exact = || {
            let order = rounded::more_exact((new, facts), (old, &self.observations))?;
            Some((order.reverse(), Repeat::Rounded))
        };
        version.or_else(exact)
    }

    /// Takes out figures that those of the new file stand for; returns what is said of them.
    pub(super) fn displace(&mut self, new: &[Observation], sheet: &Sheet) -> Vec<Finding> {
        let mut displaced: BTreeMap<Arc<str>, Repeats> = BTreeMap::new();
        let mut spans: FastSet<(Key, Arc<str>)> = FastSet::default();
        for fact in new {
            let Some(known) = self.stated(fact).filter(|known| known.count != fact.count) else { continue };
            if let Some((Ordering::Greater, repeat)) = self.outranks((new, sheet), fact, known) {
                let file = &known.place.file;
                displaced.entry(Arc::clone(file)).or_default().take(fact, known.clone(), repeat);
                spans.insert((key(known), Arc::clone(file)));
            }
        }
        if spans.is_empty() {
            return Vec::new();
        }
        for ((measure, series, kind, from, through), file) in &spans {
            let is_own = |head: &Head| {
                head.file == *file && (&head.measure, &head.series, head.kind) == (measure, series, *kind)
            };
            let own = self.records.iter_mut().filter(|table| is_own(table.head()));
            own.for_each(|table| table.count_elsewhere((*from, *through)));
        }
        self.observations.retain(|known| !spans.contains(&(key(known), Arc::clone(&known.place.file))));
        self.known = self.places();
        let mut findings = Vec::new();
        for (file, repeats) in displaced {
            let left: Vec<Observation> =
                self.observations.iter().filter(|known| known.place.file == file).cloned().collect();
            let understood = self.files.iter_mut().find(|understood| understood.file == file);
            findings.extend(understood.map(|understood| repeats.settle(&left, understood)));
        }
        findings.into_iter().flatten().collect()
    }
}
