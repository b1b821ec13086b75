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
    /// What is said of those that another number stands for there.
    outranked: Option<Finding>,
    /// By the file in which they count.
    facts: BTreeMap<Arc<str>, Vec<Observation>>,
}

impl Repeats {
    /// Takes in a fact of the new file that is `known`.
    pub(super) fn take(&mut self, known: &Observation, new: Observation, repeat: Repeat) {
        let found = match repeat {
            Repeat::Row | Repeat::Figure => &mut self.finding,
            Repeat::Rounded | Repeat::OlderVersion => &mut self.outranked,
        };
        match found {
            Some(finding) => more(finding, &new),
            None => *found = Some(repeat.said(known).at(&new.place)),
        }
        self.facts.entry(Arc::clone(&known.place.file)).or_default().push(new);
    }

    /// Sets aside the rows that are counted in another file, beside the facts that are kept; returns what is said of it.
    pub(super) fn settle(self, kept: &[Observation], understood: &mut Understood) -> Vec<Finding> {
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
        self.finding.into_iter().chain(self.outranked).collect()
    }
}

/// How a fact says again what another one says.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeat {
    /// As a row of a list, each of one removal.
    Row,
    /// As the same figure.
    Figure,
    /// In a round number.
    Rounded,
    /// As it stood in an older version of the file.
    OlderVersion,
}

impl Repeat {
    fn said(self, known: &Observation) -> Finding {
        let Observation { count, place, .. } = known;
        let there = "counted once, as it stands there";
        let (message, action) = match self {
            Self::Row => (
                format!("the same figure stands in {place}"),
                "counted once, as the same removals; one file with the rows of both counts each row",
            ),
            Self::Figure => (format!("the same figure stands in {place}"), "counted once"),
            Self::Rounded => (format!("the same figure, not rounded, is {count} in {place}"), there),
            Self::OlderVersion => (format!("a later version of the file says {count} in {place}"), there),
        };
        let code = match self {
            Self::Row | Self::Figure => "same-figure",
            Self::Rounded => "rounded-figure",
            Self::OlderVersion => "older-version",
        };
        Finding::new(Level::Note, code, message, action)
    }
}

fn more(finding: &mut Finding, new: &Observation) {
    if finding.lines.len() < Finding::LINES {
        finding.lines.push(new.place.line);
    }
    finding.line_count += 1;
    finding.times += 1;
}
