//! What a figure lacks: counts that are not given, and what these come to as far as the marks in their place say.
//!
//! `<10` stands for nobody or for up to nine. A figure that lacks such counts alone lies between two numbers; one mark that says
//! nothing, such as `D`, leaves the lower one.

use std::collections::BTreeMap;

use crate::calendar::FiscalYear;
use crate::quantity::{Count, Estimate};

/// Counts that a figure lacks, and what they come to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Missing {
    /// How many counts there are, of those that are known to be missing one by one.
    pub counts: u64,
    /// The least that they come to.
    pub at_least: Count,
    /// The most that they come to; `None` where nothing bounds one of them.
    pub at_most: Option<Count>,
    /// The least and the most that each of them is, where that is the same of all.
    pub each: Option<(Count, Count)>,
}

impl Missing {
    /// A count of which nothing is known.
    pub const UNBOUNDED: Self = Self { counts: 1, at_least: Count(0), at_most: None, each: None };

    /// A count from one number to another.
    #[must_use]
    pub fn between(least: u64, most: u64) -> Self {
        let (least, most) = (Count(least), Count(most));
        Self { counts: 1, at_least: least, at_most: Some(most), each: Some((least, most)) }
    }

    /// Both together. What is too large to be a count bounds nothing.
    #[must_use]
    pub fn and(self, other: Self) -> Self {
        Self {
            counts: self.counts.saturating_add(other.counts),
            at_least: self.at_least.checked_add(other.at_least).unwrap_or(self.at_least),
            at_most: self.at_most.zip(other.at_most).and_then(|(own, other)| own.checked_add(other)),
            each: self.each.filter(|_| self.each == other.each),
        }
    }

    /// What several figures lack together; `None` where none lacks a count.
    #[must_use]
    pub fn of_all(figures: impl IntoIterator<Item = Option<Self>>) -> Option<Self> {
        figures.into_iter().flatten().reduce(Self::and)
    }

    /// The same counts, of which nothing is sure but that they are missing.
    #[must_use]
    pub fn doubted(self) -> Self {
        Self { counts: self.counts, ..Self::UNBOUNDED }
    }

    /// A part of the same counts, or none: nobody knows which.
    #[must_use]
    pub fn part(self) -> Self {
        Self { at_least: Count(0), each: None, ..self }
    }

    /// Between which numbers a figure lies that is so much without them.
    #[must_use]
    pub fn bounds(self, known: Estimate) -> Bounds {
        Bounds {
            at_least: known.plus(self.at_least.estimate()),
            at_most: self.at_most.map(|most| known.plus(most.estimate())),
        }
    }
}

/// What years lack together.
pub(super) fn by_year(missing: impl Iterator<Item = (FiscalYear, Missing)>) -> BTreeMap<FiscalYear, Missing> {
    let mut years: BTreeMap<FiscalYear, Missing> = BTreeMap::new();
    for (year, missing) in missing {
        years.entry(year).and_modify(|own| *own = own.and(missing)).or_insert(missing);
    }
    years
}

/// The numbers between which a figure lies.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Bounds {
    /// The least that it can be.
    pub at_least: Estimate,
    /// The most that it can be, where that is known.
    pub at_most: Option<Estimate>,
}

impl Bounds {
    /// Those of a figure that lacks nothing.
    #[must_use]
    pub fn exact(value: Estimate) -> Self {
        Self { at_least: value, at_most: Some(value) }
    }

    /// Whether there is one number alone between them.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.at_most == Some(self.at_least)
    }
}
