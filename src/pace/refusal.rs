//! What the data cannot answer, and what would let them.

use std::fmt;

use crate::calendar::{Date, FiscalDay, FiscalYear};

/// Why there is no answer.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Refusal {
    /// The data hold nothing of this measure.
    NoMeasure {
        /// As asked for.
        asked: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The measure has no such series.
    NoSeries {
        /// As asked for.
        asked: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The data hold nothing of this year.
    NoYear {
        /// As asked for.
        asked: FiscalYear,
        /// The first and last year there are.
        known: Option<(FiscalYear, FiscalYear)>,
    },
    /// The as-of date lies in another fiscal year.
    OutsideYear {
        /// As asked for.
        asked: Date,
        /// The year in question.
        fiscal_year: FiscalYear,
    },
    /// No series can be read on the as-of date.
    NothingOn {
        /// As asked for.
        asked: Date,
        /// The last day that can be read.
        last: Option<Date>,
    },
    /// A recent rate needs two observations.
    NeedsTwoObservations {
        /// In which year.
        fiscal_year: FiscalYear,
        /// How many there are.
        has: usize,
        /// The shortest window in days.
        shortest: u16,
        /// The longest.
        longest: u16,
    },
    /// A share of the season needs a complete prior year that can be read on the same point.
    NeedsPriorReading {
        /// How many complete prior years there are.
        complete: usize,
    },
    /// The year before has no total.
    NeedsFinal(FiscalYear),
    /// The year before has a total but cannot be read on the same point.
    NeedsReading(FiscalYear),
    /// So early in the year, arithmetic says nothing.
    TooEarly {
        /// The day asked about.
        day: FiscalDay,
        /// The first day that is projected.
        first: FiscalDay,
    },
    /// The year is over.
    Closed(FiscalYear),
    /// There is nothing to divide by.
    NothingCounted,
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMeasure { asked, known } => {
                write!(f, "no measure \"{asked}\" in the data; there is {}", known.join(", "))
            }
            Self::NoSeries { asked, known } => {
                write!(f, "no series \"{asked}\" of this measure; there is {}", known.join(", "))
            }
            Self::NoYear { asked, known: Some((first, last)) } => {
                write!(f, "no figure for {asked}; the data run from {first} to {last}")
            }
            Self::NoYear { asked, known: None } => write!(f, "no figure for {asked}, nor for any other year"),
            Self::OutsideYear { asked, fiscal_year } => {
                write!(f, "{} is not in {fiscal_year}; give another --as-of or --year", asked.long())
            }
            Self::NothingOn { asked, last: Some(last) } => {
                write!(
                    f,
                    "no figure can be read for {}; the last one is of {last}: try --as-of {last}",
                    asked.long()
                )
            }
            Self::NothingOn { asked, last: None } => write!(f, "no figure can be read for {}", asked.long()),
            Self::NeedsTwoObservations { fiscal_year, has, shortest, longest } => write!(
                f,
                "needs two observations in {fiscal_year} at least {shortest} and at most {longest} days apart; has {has}"
            ),
            Self::NeedsPriorReading { complete } => write!(
                f,
                "needs a complete prior year with a figure near the same date; has {complete} with a total only"
            ),
            Self::NeedsFinal(year) => write!(f, "needs the total of {year}, which is not in the data"),
            Self::NeedsReading(year) => {
                write!(f, "needs a figure of {year} near the same date; the data have its total only")
            }
            Self::TooEarly { day, first } => write!(
                f,
                "day {day} is too early to project from; from day {first} on, or with --force-projection"
            ),
            Self::Closed(year) => write!(f, "{year} is over; its total is known"),
            Self::NothingCounted => f.write_str("nothing was counted, so there is no rate"),
        }
    }
}

impl std::error::Error for Refusal {}
