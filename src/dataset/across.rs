//! What the periods of a year come to over its holes, where the counts of these are withheld with their bounds.
//!
//! A period of which no count is given ends the count to date, since nobody knows how many it holds. Where its mark bounds
//! that, the periods on both sides lie between two numbers together.

use std::collections::BTreeMap;

use super::measured::periods;
use super::{Bounds, Edition, Kind, Measured, Missing, Observation, Series};
use crate::calendar::{Date, FiscalYear};
use crate::quantity::Count;

/// Periods from the first day of a year on, some of which have no count.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Across {
    /// The last day of the last one that has a count.
    pub through: Date,
    /// What those with a count come to.
    pub known: Count,
    /// What is missing from that.
    pub missing: Missing,
}

impl Across {
    /// Between which numbers they lie together.
    #[must_use]
    pub fn bounds(&self) -> Bounds {
        self.missing.bounds(self.known.estimate())
    }
}

impl Measured<'_> {
    /// The periods of a year as far as they leave no day out but those whose counts are withheld; `None` where none is, or
    /// where nothing bounds one of them.
    #[must_use]
    pub fn across_holes(self, series: &Series, year: FiscalYear) -> Option<Across> {
        let facts: Vec<&Observation> = self.of_year(year).filter(|fact| fact.series.is(series)).collect();
        let withheld = self.withheld(&facts);
        let first = self.calendar().first_day(year);
        let (mut next, mut known, mut missing) = (first, Count(0), None);
        let (mut past, mut across) = (None, None);
        let facts: BTreeMap<Date, &Observation> =
            periods(&facts, Edition::Newest).into_iter().map(|fact| (fact.from, fact)).collect();
        loop {
            if let Some(fact) = facts.get(&next) {
                known = known.checked_add(fact.count)?;
                missing = Missing::of_all([missing, past.take(), fact.grade.missing()]);
                next = fact.through.plus_days(1);
                across = missing.map(|missing| Across { through: fact.through, known, missing });
            } else if let Some((through, lacking)) = withheld.get(&next) {
                past = Missing::of_all([past, Some(*lacking)]);
                next = through.plus_days(1);
            } else {
                break;
            }
        }
        across.filter(|across| across.missing.at_most.is_some())
    }

    /// The periods without a count of the files that these facts stand in, by their first day, with their last one. What a
    /// file of several measures withholds may be of any.
    fn withheld(self, facts: &[&Observation]) -> BTreeMap<Date, (Date, Missing)> {
        let is_own =
            |file: &str| facts.iter().any(|fact| fact.kind == Kind::Period && &*fact.place.file == file);
        let files = self.dataset.files.iter();
        let files = files.filter(|file| file.measures.len() == 1 && is_own(&file.file));
        let withheld = files.flat_map(|file| &file.withheld);
        withheld.map(|((from, through), missing)| (*from, (*through, *missing))).collect()
    }
}
