//! What is asked. Everything left out has a default that the report names.

use crate::calendar::{Alignment, Date, FiscalYear};
use crate::pace::MethodId;
use crate::quantity::Count;

/// The fiscal years that can be asked for: those whose days are dates.
pub const RANGE_OF_YEARS: std::ops::RangeInclusive<i32> = 1802..=2298;

/// A question about one fiscal year.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Query {
    /// The year in question; else the newest.
    pub year: Option<FiscalYear>,
    /// The year it is measured against; else the one before.
    pub against: Option<FiscalYear>,
    /// The day it is looked at; else the last one there is.
    pub as_of: Option<Date>,
    /// Only what was published by this day; else everything.
    pub known_on: Option<Date>,
    /// The measure; else ICE removals, or the one that is observed most.
    pub measure: Option<String>,
    /// The series of the year's own figure; else the one with an observation on the day.
    pub series: Option<String>,
    /// How the same point of another year is found.
    pub alignment: Alignment,
    /// The projection in the headline; else chosen by what the data allow.
    pub method: Option<MethodId>,
    /// A total to reach; else the baseline's final.
    pub target: Option<Count>,
    /// The rate since this day, against as many days before it and after others of its kind.
    pub event: Option<Date>,
    /// Add what the last weeks of other years have added over the trend.
    pub year_end_add_on: bool,
    /// Project before the first day that is projected otherwise.
    pub force_projection: bool,
}
