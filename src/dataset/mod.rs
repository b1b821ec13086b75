//! Facts, and what they say of a fiscal year.
//!
//! A [`Dataset`] holds observations as they were published, with their vintages and places. Asked for a
//! [`Curve`], it picks one vintage of each fact, adds up periods, closes the year with its final, and sets aside
//! points that contradict the others. It reads no file and knows no method.

mod across;
mod apart;
mod basis;
mod consistency;
mod contradiction;
mod curve;
pub mod derivation;
mod event;
mod finding;
mod hash;
mod index;
mod interpolate;
mod measured;
mod missing;
mod observation;
mod parts;
mod records;
#[cfg(test)]
mod tests;
mod understood;

pub use across::Across;
pub use apart::{Likeness, Said};
pub use basis::{Basis, Counted, Reading, Silence};
pub use curve::{CUBIC_DAYS, Curve, Knot, LINEAR_DAYS};
pub use event::{Event, EventDate, EventKind};
pub use finding::{Finding, Level};
pub(crate) use hash::{FastMap, FastSet};
pub(crate) use index::is_placed;
pub use measured::Measured;
pub use missing::{Bounds, Missing};
pub use observation::{Grade, Kind, Measure, Observation, Place, Series, Source, Whole};
pub use records::{
    Block, Category, Codes, Dictionary, Head, Holds, Kept, Recoded, Records, Spellings, Tallied, Tally,
    Wanted,
};
pub use understood::{CountKind, Rows, SetAside, Understood, is_of};

use std::collections::BTreeMap;
use std::sync::Arc;

use crate::calendar::{Date, FiscalCalendar};
use index::Index;

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
    index: Index,
    records: Arc<[Records]>,
    events: Arc<[Event]>,
    files: Arc<[Understood]>,
}

impl Dataset {
    /// Facts on a calendar. A period of two fiscal years is a part in each.
    #[must_use]
    pub fn new(calendar: FiscalCalendar, observations: Vec<Observation>) -> Self {
        let observations = parts::at_the_turn(calendar, observations);
        let index = Index::of(calendar, &observations);
        Self { calendar, observations, index, ..Self::default() }
    }

    /// The same facts, with dates that charts mark.
    #[must_use]
    pub fn with_events(mut self, events: Vec<Event>) -> Self {
        self.events = Arc::from(events);
        self
    }

    /// The same facts, with the rows that some of them are sums of.
    #[must_use]
    pub fn with_records(mut self, mut records: Vec<Records>) -> Self {
        records.iter_mut().for_each(Records::shrink);
        self.records = Arc::from(records);
        self
    }

    /// Rows with categories, one set a table.
    #[must_use]
    pub fn records(&self) -> &[Records] {
        &self.records
    }

    /// The same facts, with how the files they stand in were understood.
    #[must_use]
    pub fn with_files(mut self, files: Vec<Understood>) -> Self {
        self.files = Arc::from(files);
        self
    }

    /// How each file that was loaded was understood, in the order given.
    #[must_use]
    pub fn files(&self) -> &[Understood] {
        &self.files
    }

    /// The facts that stand in one file.
    #[must_use]
    pub fn of_file(&self, file: &str) -> Self {
        let own = self.observations.iter().filter(|observation| &*observation.place.file == file);
        self.with_observations(own.cloned().collect())
    }

    /// The names of the category columns that rows can be grouped by, in the order of their tables.
    #[must_use]
    pub fn category_names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for name in self.records.iter().flat_map(Records::category_names) {
            if !names.iter().any(|known: &&str| known.eq_ignore_ascii_case(name)) {
                names.push(name);
            }
        }
        names
    }

    /// Only the rows that have these values in these columns, named in any case; facts without rows are left out.
    #[must_use]
    pub fn only(&self, wanted: &[(&str, &str)]) -> Self {
        let mut observations = Vec::new();
        let mut files = self.files.to_vec();
        for records in self.records.iter() {
            let Some(places) = records.places(wanted) else { continue };
            observations.extend(records.observations(&places));
            let own = files.iter_mut().filter(|file| file.file == records.head().file);
            for file in own.filter(|_| records.has_gaps()) {
                let year = |(_, through)| self.calendar.fiscal_year(through);
                let lacking = records.lacking(&places).map(|(days, missing)| (year(days), missing));
                let always = file.always_incomplete.iter().map(|year| (*year, Missing::UNBOUNDED));
                file.incomplete = missing::by_year(lacking.chain(always));
                file.withheld = records.withheld(&places);
            }
        }
        Self { files: Arc::from(files), ..self.with_observations(observations) }
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
        self.with_observations(known.cloned().collect())
    }

    /// Other facts on the same calendar, with the same rows, dates and files beside them.
    fn with_observations(&self, observations: Vec<Observation>) -> Self {
        let (records, events) = (Arc::clone(&self.records), Arc::clone(&self.events));
        Self { records, events, files: Arc::clone(&self.files), ..Self::new(self.calendar, observations) }
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

    /// Everything that is known of one measure.
    #[must_use]
    pub fn measured<'data>(&'data self, measure: &'data Measure) -> Measured<'data> {
        Measured { dataset: self, measure, own: None }
    }
}
