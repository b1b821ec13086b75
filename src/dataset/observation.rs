//! One published fact: what was counted, over which days, by whom, and where it stands.

use std::fmt;
use std::sync::Arc;

use super::missing::Missing;
use crate::calendar::Date;
use crate::quantity::Count;

/// What a number counts, by name: `ICE removals`. Two measures are never compared or added.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Measure(pub Arc<str>);

/// One measure from one source at one stage of settling: `live`, `monthly`, `annual`.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Series(pub Arc<str>);

impl Series {
    /// The series that closed years stand in.
    pub const ANNUAL: &'static str = "annual";

    /// The series of days that were counted from rows, each of one removal.
    pub const RECORDS: &'static str = "records";

    /// Whether its figures were counted from rows, each of one removal.
    #[must_use]
    pub fn is_counted(&self) -> bool {
        &*self.0 == Self::RECORDS
    }

    /// Whether it is this one. Facts that were read together share one name, and few letters are compared.
    #[must_use]
    pub fn is(&self, other: &Self) -> bool {
        Arc::ptr_eq(&self.0, &other.0) || self == other
    }

    /// Whether these are figures that were still settling when they were published.
    #[must_use]
    pub fn is_live(&self) -> bool {
        &*self.0 == "live"
    }
}

impl fmt::Display for Measure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

impl fmt::Display for Series {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(&self.0)
    }
}

/// How a count relates to its days.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Kind {
    /// The total of a closed fiscal year.
    Final,
    /// From the first day of the fiscal year through the as-of date.
    ToDate,
    /// From one date through another, apart from all others.
    Period,
}

/// How well a figure is sourced, in the words of whoever compiled it, and what it lacks.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Grade {
    words: String,
    missing: Option<Missing>,
}

impl Grade {
    const INCOMPLETE: &str = "incomplete";

    /// A grade as written; empty where nobody said.
    #[must_use]
    pub fn new(words: &str) -> Self {
        let own = Self { words: words.trim().to_owned(), missing: None };
        // Nothing is known of what somebody else calls incomplete.
        let missing = own.says(Self::INCOMPLETE).then_some(Missing::UNBOUNDED);
        Self { missing, ..own }
    }

    /// Whether a word stands among those that commas part.
    fn says(&self, word: &str) -> bool {
        self.words.split(',').any(|part| part.trim() == word)
    }

    /// The words, or `not stated`.
    #[must_use]
    pub fn words(&self) -> &str {
        if self.words.is_empty() { "not stated" } else { &self.words }
    }

    /// Sources contradict each other.
    #[must_use]
    pub fn is_disputed(&self) -> bool {
        self.words.contains("disputed")
    }

    /// One report says so and no official text was seen.
    #[must_use]
    pub fn is_single_secondary(&self) -> bool {
        self.words.contains("single-secondary")
    }

    /// The date that the figure covers was worked out, not stated.
    #[must_use]
    pub fn has_inferred_date(&self) -> bool {
        self.words.contains("as-of inferred")
    }

    /// Only a round number was published.
    #[must_use]
    pub fn is_rounded(&self) -> bool {
        self.says("rounded")
    }

    /// It was rounded in any way, such as each month to ten.
    #[must_use]
    pub fn has_rounding(&self) -> bool {
        self.words.contains("rounded")
    }

    /// A reader has to be told wherever the figure is shown.
    #[must_use]
    pub fn is_doubtful(&self) -> bool {
        self.is_disputed() || self.is_single_secondary() || self.has_inferred_date() || self.is_incomplete()
    }

    /// Counts are missing from it, so that it is too low.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.missing.is_some()
    }

    /// The counts that are missing from it, where some are.
    #[must_use]
    pub fn missing(&self) -> Option<Missing> {
        self.missing
    }

    /// The grade of a sum over rows of which some have no count.
    #[must_use]
    pub fn incomplete(missing: Missing) -> Self {
        Self { words: Self::INCOMPLETE.to_owned(), missing: Some(missing) }
    }

    /// The grade of a part of such a figure.
    pub(super) fn of_part(self) -> Self {
        Self { missing: self.missing.map(Missing::part), ..self }
    }

    /// Good enough to judge a projection by.
    #[must_use]
    pub fn is_settled(&self) -> bool {
        !self.is_disputed() && !self.is_single_secondary() && !self.is_incomplete()
    }
}

/// Where a fact stands: a file and a line of it, as an editor counts.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Place {
    /// The file's name as it was given.
    pub file: Arc<str>,
    /// The line, from 1; 0 where no line of it is the fact: a day of a table of records that has no row.
    pub line: u64,
}

impl fmt::Display for Place {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.line == 0 { f.write_str(&self.file) } else { write!(f, "{}:{}", self.file, self.line) }
    }
}

/// Who published a figure and what they said of it.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Source {
    /// The publication.
    pub title: String,
    /// Where it can be read.
    pub url: String,
    /// What a reader should know.
    pub note: String,
}

/// One fact.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Observation {
    /// What is counted.
    pub measure: Measure,
    /// Which of its sources.
    pub series: Series,
    /// How the count relates to the days.
    pub kind: Kind,
    /// The first day covered.
    pub from: Date,
    /// The last day covered: the as-of date.
    pub through: Date,
    /// How many.
    pub count: Count,
    /// When the figure was released, where that is known.
    pub published: Option<Date>,
    /// The day of its edition, where nobody says when that was released: on which the data were queried or the file was made,
    /// or else the last day that the file covers.
    pub run_date: Option<Date>,
    /// How well it is sourced.
    pub grade: Grade,
    /// By whom.
    pub source: Source,
    /// Where it was read: of several rows that it adds up, the first.
    pub place: Place,
    /// How many rows it adds up; none of a day that no row tells of.
    pub rows: u64,
    /// The period of two fiscal years that it is a part of, by days; `None` of what was published for its own days.
    pub part_of: Option<Whole>,
}

/// A period that lies in two fiscal years.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Whole {
    /// Its first day.
    pub from: Date,
    /// Its last day.
    pub through: Date,
    /// How many in all of its days.
    pub count: Count,
}

impl Observation {
    /// The earliest day on which anybody can have known the figure: its release, or where that is not stated the last day it
    /// covers or that of its edition, whichever is later.
    #[must_use]
    pub fn knowable(&self) -> Date {
        self.published.unwrap_or_else(|| self.through.max(self.run_date.unwrap_or(self.through)))
    }

    /// What tells its edition from others: the day of its release, or else that of the edition itself.
    #[must_use]
    pub fn edition(&self) -> Option<Date> {
        self.published.or(self.run_date)
    }
}
