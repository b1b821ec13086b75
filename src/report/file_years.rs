//! What one file gives, by measure and fiscal year.
//!
//! Periods are added up, a count to date stands for the year so far, and a total that the file states beside them only
//! closes the year: nothing is counted twice.

use std::collections::{BTreeMap, BTreeSet};

use crate::calendar::{Date, FiscalYear};
use crate::dataset::{
    Bounds, CountKind, Dataset, Edition, Kind, Measured, Missing, Observation, Series, Understood, is_placed,
};
use crate::quantity::Count;

/// One fiscal year of one measure in a file.
#[derive(Clone, Debug, PartialEq)]
pub struct FileYear {
    /// What is counted.
    pub measure: String,
    /// The series that say something of the year.
    pub series: Vec<String>,
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// How many facts beside a total that only closes the year, each in the year that it ends in; of records, days with any.
    pub observations: usize,
    /// The total that the file states, or the sum of the periods, or the last count to date; of several series, what
    /// the one says that reaches furthest.
    pub count: Option<Count>,
    /// Between which numbers that lies, where counts are missing from it.
    pub bounds: Option<Bounds>,
    /// The first day that is counted, or that a count to date reaches.
    pub first: Date,
    /// The last day that is counted.
    pub last: Date,
    /// The total of the year, where the file states it or reaches its last day.
    pub closing: Option<Count>,
    /// Between which numbers that lies, where counts are missing from it.
    pub closing_bounds: Option<Bounds>,
}

/// The fiscal years of a file, by measure and then by year.
pub(super) fn file_years(file: &Dataset, understood: &Understood) -> Vec<FileYear> {
    let kind = understood.kind;
    let mut measures = file.measures();
    measures.sort_unstable();
    let is_one = measures.len() == 1;
    // Of several measures nobody knows which one a row without a count would have counted.
    let missing = |year: FiscalYear| {
        let told = understood.incomplete.get(&year).copied();
        told.map(|missing| if is_one { missing } else { missing.doubted() })
    };
    let years = measures.into_iter().map(|measure| file.measured(measure)).flat_map(|measured| {
        let mut years: BTreeMap<FiscalYear, Vec<&Observation>> = BTreeMap::new();
        // A few days at the end of a year of which nothing else is known are no figure of it, and were counted all the same.
        let own = file.observations().iter().filter(|fact| {
            fact.measure == *measured.measure()
                && is_placed(file.calendar(), fact)
                && says_something(fact, kind)
        });
        for fact in own {
            years.entry(measured.fiscal_year(fact)).or_default().push(fact);
        }
        years
            .into_iter()
            .filter_map(move |(year, facts)| file_year(measured, (kind, missing(year)), year, &facts))
    });
    years.collect()
}

/// In how many months a file of records has any.
pub(super) fn months(file: &Dataset) -> usize {
    let facts = file.observations().iter().filter(|fact| says_something(fact, CountKind::Records));
    let months: BTreeSet<_> = facts.map(|fact| (fact.from.year(), fact.from.month())).collect();
    months.len()
}

/// Whether a fact is one that the file states: days without a record are zeros only by what surrounds them.
fn says_something(fact: &Observation, kind: CountKind) -> bool {
    match kind {
        CountKind::Records => fact.count > Count(0),
        CountKind::Periodic | CountKind::Cumulative | CountKind::Mixed => true,
    }
}

fn file_year(
    measured: Measured<'_>,
    (kind, missing): (CountKind, Option<Missing>),
    fiscal_year: FiscalYear,
    facts: &[&Observation],
) -> Option<FileYear> {
    let series: BTreeSet<&Series> = facts.iter().map(|fact| &fact.series).collect();
    let first_day = |fact: &&Observation| match fact.kind {
        Kind::Period | Kind::Final => fact.from,
        Kind::ToDate => fact.through,
    };
    let counted = match kind {
        CountKind::Records | CountKind::Periodic | CountKind::Cumulative => counted(facts),
        CountKind::Mixed => counted(&furthest(facts, &series)),
    };
    let count = counted.as_ref().and_then(Counted::count);
    // A period of which no row has a count is in no fact, and is missing from the sum of the others.
    let missing = counted.as_ref().and_then(|counted| match counted {
        Counted::Stated(fact) => fact.grade.missing(),
        Counted::Added(_) => missing,
    });
    let closing = measured.closing(fiscal_year, Edition::Newest);
    let bounds = |count: Option<Count>, missing: Option<Missing>| {
        count.zip(missing).map(|(count, missing)| missing.bounds(count.estimate()))
    };
    Some(FileYear {
        measure: measured.measure().to_string(),
        series: series.iter().map(ToString::to_string).collect(),
        fiscal_year,
        observations: parts(facts),
        count,
        bounds: bounds(count, missing),
        first: facts.iter().map(first_day).min()?,
        last: facts.iter().map(|fact| fact.through).max()?,
        closing: closing.map(|closing| closing.count),
        closing_bounds: closing.and_then(|closing| bounds(Some(closing.count), closing.missing)),
    })
}

/// How many facts there are beside those that only close the year.
fn parts(facts: &[&Observation]) -> usize {
    let ended = || facts.iter().filter(|fact| !fact.is_early_part());
    let parts = ended().filter(|fact| fact.kind != Kind::Final).count();
    if parts == 0 { ended().count() } else { parts }
}

/// The facts of the series that reaches furthest into the year; of several, of the one with the most of them.
fn furthest<'data>(
    facts: &[&'data Observation],
    series: &BTreeSet<&'data Series>,
) -> Vec<&'data Observation> {
    let of = |series: &Series| -> Vec<&Observation> {
        facts.iter().filter(|fact| fact.series == *series).copied().collect()
    };
    let reach = |facts: &Vec<&Observation>| (facts.iter().map(|fact| fact.through).max(), facts.len());
    series.iter().map(|series| of(series)).max_by_key(reach).unwrap_or_default()
}

/// What the count of a year stems from.
enum Counted<'data> {
    /// One fact, which is of the whole year or of the year so far.
    Stated(&'data Observation),
    /// Several, each of a part of it.
    Added(Vec<&'data Observation>),
}

impl Counted<'_> {
    fn count(&self) -> Option<Count> {
        match self {
            Self::Stated(fact) => Some(fact.count),
            Self::Added(facts) => Count::checked_sum(facts.iter().map(|fact| fact.count)),
        }
    }
}

/// What facts of one year are together.
fn counted<'data>(facts: &[&'data Observation]) -> Option<Counted<'data>> {
    let of = |kind: Kind| facts.iter().filter(move |fact| fact.kind == kind);
    // Of each first day the newest release, as the count to date is added up: one in mid-month has a part of the month.
    let mut spans: BTreeMap<Date, &'data Observation> = BTreeMap::new();
    for fact in of(Kind::Period) {
        let newest = spans.entry(fact.from).or_insert(fact);
        if newest.knowable() < fact.knowable() {
            *newest = fact;
        }
    }
    // What the file itself states for the whole year is the year's count; the sum of rounded months is not.
    let stated = of(Kind::Final).max_by_key(|fact| fact.knowable());
    if let Some(stated) = stated.filter(|_| !spans.is_empty()) {
        return Some(Counted::Stated(stated));
    }
    if !spans.is_empty() {
        return Some(Counted::Added(spans.into_values().collect()));
    }
    let newest = |fact: &&&Observation| (fact.through, fact.knowable());
    of(Kind::ToDate)
        .max_by_key(newest)
        .or_else(|| of(Kind::Final).max_by_key(newest))
        .copied()
        .map(Counted::Stated)
}
