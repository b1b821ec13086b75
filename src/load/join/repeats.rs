//! Figures of a file that a file before it states, too: they count there, and the rows that are nothing else are set aside
//! here.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::joiner::is_assumed;
use crate::dataset::{CountKind, Finding, Level, Observation, SetAside, Understood};

/// The facts of a new file that are counted in another.
#[derive(Debug, Default)]
pub(super) struct Repeats {
    finding: Option<Finding>,
    /// By the file in which they count.
    facts: BTreeMap<Arc<str>, Vec<Observation>>,
}

impl Repeats {
    /// Takes in a fact of the new file that is `known`; each row of a list is one removal.
    pub(super) fn take(&mut self, known: &Observation, new: Observation, is_list: bool) {
        match &mut self.finding {
            Some(finding) => more(finding, &new),
            None => self.finding = Some(counted_once(known, is_list).at(&new.place)),
        }
        self.facts.entry(Arc::clone(&known.place.file)).or_default().push(new);
    }

    /// Sets aside the rows that are counted in another file, beside the facts that are kept; returns what is said of it.
    pub(super) fn settle(self, kept: &[Observation], understood: &mut Understood) -> Option<Finding> {
        let lines: BTreeSet<u64> = kept.iter().map(|fact| fact.place.line).collect();
        let none_left = kept.iter().all(is_assumed);
        let mut left = understood.rows.used;
        let last = self.facts.len();
        for (place, (file, facts)) in self.facts.iter().enumerate() {
            let own: BTreeSet<u64> = facts.iter().map(|fact| fact.place.line).collect();
            let own: Vec<u64> = own.difference(&lines).copied().filter(|line| *line > 0).collect();
            let rows = if none_left && place + 1 == last {
                left
            } else if understood.kind == CountKind::Records {
                facts.iter().fold(0, |rows: u64, fact| rows.saturating_add(fact.count.0)).min(left)
            } else {
                u64::try_from(own.len()).unwrap_or(left).min(left)
            };
            left -= rows;
            if rows > 0 {
                let lines = own.into_iter().take(Finding::LINES.min(usize::try_from(rows).unwrap_or(0)));
                let reason = format!("counted in {file}");
                understood.set_aside.push(SetAside { reason, rows, lines: lines.collect() });
            }
        }
        understood.rows.set_aside += understood.rows.used - left;
        understood.rows.used = left;
        self.finding
    }
}

/// What is said of a figure that another file states, too.
fn counted_once(known: &Observation, is_list: bool) -> Finding {
    let message = format!("the same figure stands in {}", known.place);
    let of_list = "counted once, as the same removals; one file with the rows of both counts each row";
    let action = if is_list { of_list } else { "counted once" };
    Finding::new(Level::Note, "same-figure", message, action)
}

fn more(finding: &mut Finding, new: &Observation) {
    if finding.lines.len() < Finding::LINES {
        finding.lines.push(new.place.line);
    }
    finding.line_count += 1;
    finding.times += 1;
}
