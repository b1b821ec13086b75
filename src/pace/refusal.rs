//! What the data cannot answer, and what would let them.

use std::fmt;

use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::catalog::nearest;
use crate::dataset::{Measure, Measured, Place};

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
    /// Two measures count different things.
    OtherMeasure {
        /// The one in question.
        measure: String,
        /// The one it was to be compared with.
        other: String,
    },
    /// No table has such a category column.
    NoColumn {
        /// As asked for.
        asked: String,
        /// What there is.
        known: Vec<String>,
    },
    /// The rows cover several days or count to date, and none ends on the day asked for.
    NoGroupsOn {
        /// As asked for.
        asked: Date,
        /// The last day before it that one ends on.
        before: Option<Date>,
    },
    /// The rows of several tables together make no count.
    SumTooLarge,
    /// No row has these values.
    NothingLeft {
        /// The filter, as `column=value` joined by commas.
        filter: String,
        /// One of them with a value that there is, where that differs little.
        near: Option<String>,
        /// The values that there are of its column.
        known: Vec<String>,
    },
    /// Each of these values is there, and no row that counts has all of them.
    NothingTogether {
        /// The filter, as `column=value` joined by commas.
        filter: String,
        /// Whether it is of several values.
        several: bool,
    },
    /// The data hold nothing of this year.
    NoYear {
        /// As asked for.
        asked: FiscalYear,
        /// What is counted; another measure may have the year.
        measure: Measure,
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
    /// The year's figures do not begin with the year, so they add up to no count to date.
    NotFromTheStart {
        /// Of which year.
        fiscal_year: FiscalYear,
        /// The first day that one of them counts, and where it stands.
        first: Option<(Date, Place)>,
        /// Whether the figures of every year begin on that day.
        is_every_year: bool,
    },
    /// The year was asked to be measured against itself.
    SameYear(FiscalYear),
    /// Nothing had been published by that day.
    NothingKnown(Date),
    /// The day lies between two reports, and a figure that leans on the later one projects nothing.
    BetweenReports {
        /// The day.
        asked: Date,
        /// The last report before it.
        before: Option<Date>,
        /// The first report after it.
        after: Option<Date>,
    },
    /// No series can be read on both ends of a window and in every year between.
    NoSeriesThrough {
        /// Its first day.
        from: Date,
        /// Its last day.
        through: Date,
    },
    /// An event that has not come by the as-of date.
    EventAfter {
        /// The event.
        event: Date,
        /// The as-of date.
        as_of: Date,
    },
    /// A year-end add-on is learned from years that were read in their last weeks.
    NeedsLateYears {
        /// How many of them.
        needed: usize,
        /// How many there are.
        has: usize,
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
        /// In which series they would have to be read.
        series: String,
    },
    /// The other year has no total.
    NeedsFinal(FiscalYear),
    /// Counts are missing from the other year, so that what it has is no total.
    NeedsWholeYear(FiscalYear),
    /// The other year has a total but cannot be read on the same point.
    NeedsReading {
        /// Which year.
        fiscal_year: FiscalYear,
        /// In which series it would have to be read.
        series: String,
    },
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
    /// Nobody wants a projection.
    ProjectionOff,
}

impl fmt::Display for Refusal {
    #[allow(clippy::too_many_lines, reason = "one arm and one sentence for each refusal")]
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::NoMeasure { asked, known } => {
                write!(f, "no measure \"{asked}\" in the data; {}", there_are(known))
            }
            Self::NoSeries { asked, known } => {
                write!(f, "no series \"{asked}\" of this measure; {}", there_are(known))
            }
            Self::OtherMeasure { measure, other } => write!(
                f,
                "{measure} and {other} count different things; --mix-measures compares them all the same, and says so"
            ),
            Self::NoColumn { asked, known } if known.is_empty() => write!(
                f,
                "no column \"{asked}\": these data are counts without categories; name a file that has such a column, \
                 of records or of counts by group"
            ),
            Self::NoColumn { asked, known } if known.len() > LISTED => write!(
                f,
                "no category column \"{asked}\"; {}",
                nearest(known.iter().map(String::as_str), asked)
                    .map_or_else(|| there_are(known), |near| format!("did you mean \"{near}\"?"))
            ),
            Self::NoColumn { asked, known } => {
                write!(f, "no category column \"{asked}\"; {}", there_are(known))
            }
            Self::NoGroupsOn { asked, before: Some(before) } => write!(
                f,
                "the rows that tell groups apart end on other days than {}; try --as-of {before}",
                asked.long()
            ),
            Self::NoGroupsOn { asked, before: None } => {
                write!(f, "no row that tells groups apart ends on {} or before", asked.long())
            }
            Self::SumTooLarge => f.write_str("the rows make a sum that is larger than any count can be"),
            Self::NothingLeft { filter, near: None, known } => {
                write!(f, "no row has {filter}; {}", some_of(known))
            }
            Self::NothingLeft { filter, near: Some(near), .. } if near.contains(' ') => {
                write!(f, "no row has {filter}; did you mean \"{near}\"?")
            }
            Self::NothingLeft { filter, near: Some(near), .. } => {
                write!(f, "no row has {filter}; did you mean {near}?")
            }
            Self::NothingTogether { filter, several: true } => {
                write!(f, "no row has {filter}; each of these is there, but not together")
            }
            Self::NothingTogether { filter, several: false } => {
                write!(f, "no removal is counted with {filter}")
            }
            Self::NoYear { asked, measure, known: Some((first, last)) } => {
                write!(f, "no figure of {measure} for {asked}; the data run from {first} to {last}")
            }
            Self::NoYear { asked, measure, known: None } => {
                write!(f, "no figure of {measure} for {asked}, nor for any other year")
            }
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
            Self::NeedsPriorReading { complete: 0, .. } => f.write_str(
                "needs a complete prior year that can be read on the same date; there is no complete one",
            ),
            Self::NeedsPriorReading { complete: 1, series } => write!(
                f,
                "needs a complete prior year that can be read on the same date; there is one total, but no {series} figure \
                 near that date"
            ),
            Self::NeedsPriorReading { complete, series } => write!(
                f,
                "needs a complete prior year that can be read on the same date; there are {complete} totals, but no \
                 {series} figure near that date"
            ),
            Self::NeedsFinal(year) => write!(f, "needs the total of {year}, which is not in the data"),
            Self::NeedsWholeYear(year) => {
                write!(f, "needs the whole of {year}, and counts of it are missing in the data")
            }
            Self::NeedsReading { fiscal_year, series } => {
                write!(
                    f,
                    "needs a figure of {fiscal_year} near the same date, which the {series} series does not have"
                )
            }
            Self::NotFromTheStart { fiscal_year, first: Some((day, place)), is_every_year } => {
                write!(
                    f,
                    "{place}: the figures of {fiscal_year} begin on {}, and not on its first day, so they add up to no \
                     count to date; try ",
                    day.long()
                )?;
                if *is_every_year {
                    write!(
                        f,
                        "--fiscal-start {:02}-{:02} to begin every year on that day, or ",
                        day.month(),
                        day.day()
                    )?;
                }
                f.write_str("fypace check")
            }
            Self::NotFromTheStart { fiscal_year, first: None, .. } => write!(
                f,
                "the figures of {fiscal_year} do not begin with its first day, so they add up to no count to date"
            ),
            Self::SameYear(year) => {
                write!(f, "{year} cannot be measured against itself; give another --against")
            }
            Self::NothingKnown(date) => {
                write!(f, "nothing in the data had been published by {}", date.long())
            }
            Self::BetweenReports { asked, before: Some(before), .. } => write!(
                f,
                "{} lies between two reports, and what leans on the later one projects nothing; try --as-of {before}",
                asked.long()
            ),
            Self::BetweenReports { asked, before: None, after: Some(after) } => {
                write!(f, "{} lies before the first report of the year; try --as-of {after}", asked.long())
            }
            Self::BetweenReports { asked, before: None, after: None } => {
                write!(f, "{} lies before the first report of the year", asked.long())
            }
            Self::NoSeriesThrough { from, through } => write!(
                f,
                "needs one series that can be read from {} through {}; there is none",
                from.long(),
                through.long()
            ),
            Self::EventAfter { event, as_of } => write!(
                f,
                "{} lies after the as-of date, {}; give an earlier --event",
                event.long(),
                as_of.long()
            ),
            Self::NeedsLateYears { needed, has } => write!(
                f,
                "needs {needed} past years with a total and with figures in their last weeks (95 % of the year and later); \
                 has {has}"
            ),
            Self::TooEarly { day, first } => write!(
                f,
                "day {day} is too early to project from; from day {first} on, or with --force-projection"
            ),
            Self::Closed(year) => write!(f, "{year} is over, and nothing of it is left to project"),
            Self::NothingCounted => f.write_str("nothing was counted, so there is no rate"),
            Self::ProjectionOff => f.write_str("projections are off"),
        }
    }
}

/// So many values of a column are listed at most.
const LISTED: usize = 6;

/// The first values there are, and how many more: `there are Brazil, Chile and 7 more`.
fn some_of(known: &[String]) -> String {
    let first: Vec<&str> = known.iter().take(LISTED).map(String::as_str).collect();
    match known.len() - first.len() {
        0 if first.is_empty() => "its column is empty".to_owned(),
        0 => there_are(known),
        more => format!("there are {} and {more} more", first.join(", ")),
    }
}

/// What there is instead: `there is country`, `there are country, office`.
fn there_are(known: &[String]) -> String {
    let verb = if known.len() > 1 { "are" } else { "is" };
    format!("there {verb} {}", known.join(", "))
}

impl std::error::Error for Refusal {}

impl Refusal {
    /// That the data hold nothing of a year, with the years that they hold.
    #[must_use]
    pub fn no_year(measured: Measured<'_>, asked: FiscalYear) -> Self {
        let years = measured.fiscal_years();
        let measure = measured.measure().clone();
        Self::NoYear { asked, measure, known: years.first().copied().zip(years.last().copied()) }
    }
}
