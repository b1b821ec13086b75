//! Where a published figure is from, and what makes one the total of its year.

use super::ledger::Behind;
use super::sentence::between;
use crate::calendar::Date;
use crate::dataset::{Bounds, Grade, Missing, Observation, Place};
use crate::quantity::{Count, Estimate};

/// Where a figure is from.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Provenance {
    /// The publication.
    pub source: String,
    /// Where it can be read; empty where that is not known.
    pub url: String,
    /// How well the figure is sourced.
    pub grade: Grade,
    /// When it was released, where that is known.
    pub published: Option<Date>,
    /// The figure as it stands there, or what is taken of it.
    pub count: Count,
    /// The figure as it stands there, where only a part is taken: that of the days of one year.
    pub part_of: Option<Count>,
    /// The days that it covers.
    pub span: (Date, Date),
    /// The file and line it was read from: of several rows, the first.
    pub place: Place,
    /// How many rows it adds up.
    pub rows: u64,
    /// What its compiler noted.
    pub note: String,
    /// Whether a row says so; a day without one may be taken for a day without a removal.
    pub stated: bool,
}

impl Provenance {
    /// The publication with how well the figure is sourced; a plain file says neither, which is said once.
    #[must_use]
    pub fn attribution(&self) -> String {
        let graded = self.grade != Grade::default();
        match (self.source.as_str(), graded) {
            ("", false) => "source not stated".to_owned(),
            ("", true) => format!("source not stated ({})", self.graded()),
            (source, false) => source.to_owned(),
            (source, true) => format!("{source} ({})", self.graded()),
        }
    }

    /// How well the figure is sourced, with the numbers that it lies between where counts are withheld from it.
    #[must_use]
    pub fn graded(&self) -> String {
        format!("{}{}", self.grade.words(), between(self.bounds()))
    }

    /// Between which numbers the figure lies, where counts are missing from it. Of a part of one nobody knows how many.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let missing = self.grade.missing().filter(|_| self.part_of.is_none());
        missing.map(|missing| missing.bounds(self.count.estimate()))
    }

    /// The figure, or how much of it is taken: `2,578 of 4,512`.
    #[must_use]
    pub fn taken(&self) -> String {
        match self.part_of {
            Some(whole) => format!("{} of {whole}", self.count),
            None => self.count.to_string(),
        }
    }

    pub(super) fn of(observation: &Observation) -> Self {
        Self {
            source: observation.source.title.clone(),
            url: observation.source.url.clone(),
            grade: observation.grade.clone(),
            published: observation.published,
            count: observation.count,
            part_of: observation.part_of.map(|whole| whole.count),
            span: (observation.from, observation.through),
            place: observation.place.clone(),
            rows: observation.rows,
            note: observation.source.note.clone(),
            stated: observation.place.line > 0 || observation.count > Count(0),
        }
    }
}

/// What makes a number the total of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClosingKind {
    /// It was published as the total.
    Published,
    /// It is the sum of periods through the last day.
    Sum,
    /// It is how many rows there are, each of one removal, through the last day.
    Counted,
    /// It is the sum of periods, and one at an end of it lies in two years, so that its days are counted at their average.
    Split,
    /// It is the count to date on the last day, which may still settle.
    ToDate,
}

/// In a word, that counts are missing from a figure, so that it is too low.
pub(super) const INCOMPLETE: &str = "incomplete";

/// In words, that a period of two years is counted by its days in each.
pub(super) const SPLIT: &str = "ends split by days";

/// The total of a closed year.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Closing {
    /// How many.
    pub total: Count,
    /// The counts that are missing from it.
    pub missing: Option<Missing>,
    /// What makes it the total.
    pub kind: ClosingKind,
    /// Where it was published; `None` where it is the sum of a series.
    pub provenance: Option<Provenance>,
    /// The rows that it rests on.
    pub rests_on: Behind,
}

impl Closing {
    /// How the total is known, for a table: `final`, `sum of periods`, `counted rows`, or the doubt about it.
    #[must_use]
    pub fn basis(&self) -> &'static str {
        match (self.doubt(), self.kind) {
            (Some(doubt), _) => doubt,
            (None, ClosingKind::Published) => "final",
            (None, ClosingKind::Counted) => "counted rows",
            (None, ClosingKind::Sum | ClosingKind::Split | ClosingKind::ToDate) => "sum of periods",
        }
    }

    /// The same with the numbers that it lies between, where counts are missing from it.
    #[must_use]
    pub fn known(&self) -> String {
        format!("{}{}", self.basis(), between(self.bounds()))
    }

    /// Whether a figure is this total, as it was published, and not the sum of a series that comes to another.
    #[must_use]
    pub fn is_published_as(&self, figure: Estimate) -> bool {
        self.kind == ClosingKind::Published && self.total.estimate().to_string() == figure.to_string()
    }

    /// Between which numbers it lies, where counts are missing from it.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let missing = self.missing.filter(|_| self.kind != ClosingKind::Split);
        missing.map(|missing| missing.bounds(self.total.estimate()))
    }

    /// The word that a reader has to be told with the figure: `incomplete`, `disputed`, `one secondary source`.
    #[must_use]
    pub fn doubt(&self) -> Option<&'static str> {
        if self.rests_on.is_incomplete() {
            return Some(INCOMPLETE);
        }
        match self.kind {
            ClosingKind::ToDate => return Some("provisional"),
            ClosingKind::Split => return Some(SPLIT),
            ClosingKind::Published | ClosingKind::Sum | ClosingKind::Counted => {}
        }
        let grade = &self.provenance.as_ref()?.grade;
        if grade.is_disputed() {
            Some("disputed")
        } else if grade.is_single_secondary() {
            Some("one secondary source")
        } else if grade.is_rounded() {
            Some("rounded")
        } else {
            None
        }
    }
}
