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
    /// The measure that the baseline is taken from; else the same.
    pub against_measure: Option<String>,
    /// Compare two measures although they count different things.
    pub mix_measures: bool,
    /// The series of the year's own figure; else the one with an observation on the day.
    pub series: Option<String>,
    /// Only rows with these values in these category columns.
    pub filters: Vec<(String, String)>,
    /// The category column whose values are told apart.
    pub by: Option<String>,
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
    /// From when on a projection is made.
    pub projecting: Projecting,
}

/// From when on a projection is made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Projecting {
    /// From the first day on that bears one.
    #[default]
    Late,
    /// Even before that day.
    Early,
    /// Never: the headline has none.
    Off,
}

impl Query {
    /// The options that ask the same on the command line; nothing of what is left to its default.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let option = |name: &str, value: Option<String>| value.map(|value| (name.to_owned(), Some(value)));
        let switch = |name: &str, is: bool| is.then(|| (name.to_owned(), None));
        let event = match self.alignment {
            Alignment::Event(date) => Some(date),
            Alignment::Date | Alignment::FiscalDay | Alignment::Weekday => self.event,
        };
        let alignment = (self.alignment != Alignment::default()).then(|| self.alignment.id().to_owned());
        let filters = self.filters.iter().map(|(column, value)| format!("{column}={value}"));
        let before = [
            option("--year", self.year.map(|year| year.0.to_string())),
            option("--against", self.against.map(|year| year.0.to_string())),
            option("--as-of", self.as_of.map(|date| date.to_string())),
            option("--known-on", self.known_on.map(|date| date.to_string())),
            option("--measure", self.measure.clone()),
            option("--against-measure", self.against_measure.clone()),
            switch("--mix-measures", self.mix_measures),
            option("--series", self.series.clone()),
        ];
        let after = [
            option("--by", self.by.clone()),
            option("--align", alignment),
            option("--method", self.method.map(|method| method.id().to_owned())),
            option("--target", self.target.map(|target| target.0.to_string())),
            option("--event", event.map(|date| date.to_string())),
            switch("--year-end-add-on", self.year_end_add_on),
            switch("--force-projection", self.projecting == Projecting::Early),
            switch("--no-projection", self.projecting == Projecting::Off),
        ];
        let filters = filters.map(|filter| option("--where", Some(filter)));
        let all = before.into_iter().chain(filters).chain(after).flatten();
        all.flat_map(|(name, value)| std::iter::once(name).chain(value)).collect()
    }
}
