//! How figures grow after they are first published: live against settled, and one edition against the next.

use super::standing::curves;
use crate::calendar::{Alignment, Date, FiscalYear};
use crate::dataset::{Curve, Kind, Measured, Observation, Series};
use crate::quantity::{Count, PercentChange};

/// How a live count compared with the settled one for the same day, in the years that have both.
#[derive(Clone, Debug, PartialEq)]
pub struct Settling {
    /// The years, earliest first.
    pub years: Vec<FiscalYear>,
    /// The live count against the settled one where it was lowest.
    pub lowest: PercentChange,
    /// And where it was highest.
    pub highest: PercentChange,
}

/// A figure that was published again.
#[derive(Clone, Debug, PartialEq)]
pub struct Revision {
    /// The series that it is of.
    pub series: String,
    /// The first day it covers.
    pub from: Date,
    /// The last day it covers.
    pub through: Date,
    /// As first published.
    pub first: Count,
    /// As last published.
    pub newest: Count,
    /// When it was published last, where that is known.
    pub published: Option<Date>,
    /// The day of that edition: of its release, or on which it was made.
    pub edition: Date,
    /// By how much it changed.
    pub change: Option<PercentChange>,
}

/// How many of the last months of a settled series may still change.
const PROVISIONAL_MONTHS: usize = 3;

/// The days of three months, where they are longest.
const PROVISIONAL_DAYS: i64 = 92;

/// A period of fewer days from its first to its last is no month; how days and weeks grow, editions have to show.
const SHORTEST_MONTH: i64 = 27;

/// Compares live and settled counts on the date that answers to `as_of`, in every year that has both. A figure that
/// is interpolated over more than a month compares nothing, nor does one that leans on a total from elsewhere: the
/// same total closes both curves.
#[must_use]
pub fn settling(measured: Measured<'_>, as_of: Date) -> Option<Settling> {
    let mut found: Vec<(FiscalYear, PercentChange)> = Vec::new();
    for year in measured.fiscal_years() {
        let Some(aligned) = Alignment::Date.align(measured.calendar(), as_of, year) else { continue };
        let read = |live: bool| {
            let day = measured.calendar().fiscal_day(aligned.date);
            let own = |curve: &Curve<'_>| curve.behind(day).iter().all(|fact| fact.series == *curve.series);
            let of_kind = curves(measured, year, None)
                .into_iter()
                .filter(|curve| curve.series.is_live() == live && own(curve));
            let readings = of_kind.map(|curve| curve.reading(day));
            readings.filter(|reading| reading.basis.width() <= 31).min_by_key(|reading| reading.basis.width())
        };
        let pair = read(true).zip(read(false));
        let change = pair.and_then(|(live, settled)| live.value?.percent_from(settled.value?));
        found.extend(change.map(|change| (year, change)));
    }
    let lowest = found.iter().map(|(_, change)| change.0).reduce(f64::min)?;
    let highest = found.iter().map(|(_, change)| change.0).reduce(f64::max)?;
    let years = found.into_iter().map(|(year, _)| year).collect();
    Some(Settling { years, lowest: PercentChange(lowest), highest: PercentChange(highest) })
}

/// Every period, and every count to date, that a series published more than once with another value, earliest first. A
/// count to date that changed much may be one whose day was not moved on.
#[must_use]
pub fn revisions(measured: Measured<'_>) -> Vec<Revision> {
    let mut facts: Vec<&Observation> = measured
        .observations()
        .filter(|fact| matches!(fact.kind, Kind::Period | Kind::ToDate) && fact.edition().is_some())
        .collect();
    facts.sort_by_key(|fact| (&fact.series, fact.from, fact.through, fact.edition()));
    let same = |one: &&Observation, other: &&Observation| {
        (&one.series, one.from, one.through) == (&other.series, other.from, other.through)
    };
    facts.chunk_by(same).filter_map(revision).collect()
}

fn revision(editions: &[&Observation]) -> Option<Revision> {
    let (first, newest) = (editions.first()?, editions.last()?);
    let change = newest.count.estimate().percent_from(first.count.estimate());
    (first.count != newest.count).then_some(Revision {
        series: newest.series.to_string(),
        from: newest.from,
        through: newest.through,
        first: first.count,
        newest: newest.count,
        published: newest.published,
        edition: newest.edition()?,
        change,
    })
}

/// The first day of the months of a settled series that may still change; `None` for a live series and for finals.
#[must_use]
pub fn provisional_from(measured: Measured<'_>, series: &Series) -> Option<Date> {
    let of_series = |fact: &&Observation| {
        let is_long = fact.through.days_since(fact.from) >= SHORTEST_MONTH;
        fact.series == *series && fact.kind == Kind::Period && is_long
    };
    let mut starts: Vec<Date> = measured.observations().filter(of_series).map(|fact| fact.from).collect();
    starts.sort_unstable();
    starts.dedup();
    // Of longer periods fewer lie within those months.
    let end = measured.observations().filter(of_series).map(|fact| fact.through).max()?;
    let known = starts.len() >= PROVISIONAL_MONTHS;
    starts.into_iter().find(|start| end.days_since(*start) < PROVISIONAL_DAYS).filter(|_| known)
}

/// Periods of at most so many days are short enough for their last ones to come in late.
const SHORT_PERIOD: i64 = 7;

/// The most days that are ever left off for lag.
const MOST_UNRIPE: i64 = 60;

/// How many of the last days of a daily or weekly series have grown from one edition to the next: the greatest age, at
/// the end of an edition, of a period that a later edition changed. 0 where no two editions show it.
#[must_use]
pub fn unripe_days(measured: Measured<'_>, series: &Series) -> u16 {
    let mut facts: Vec<&Observation> = measured
        .observations()
        .filter(|fact| fact.series == *series && fact.kind == Kind::Period && fact.edition().is_some())
        .filter(|fact| fact.through.days_since(fact.from) < SHORT_PERIOD)
        .collect();
    let edge = |edition: Option<Date>| {
        let of_edition = facts.iter().filter(|fact| fact.edition() == edition);
        of_edition.map(|fact| fact.through).max()
    };
    let mut editions: Vec<Option<Date>> = facts.iter().map(|fact| fact.edition()).collect();
    editions.sort_unstable();
    editions.dedup();
    if editions.len() < 2 {
        return 0;
    }
    let edges: Vec<(Option<Date>, Option<Date>)> =
        editions.into_iter().map(|edition| (edition, edge(edition))).collect();
    facts.sort_by_key(|fact| (fact.from, fact.through, fact.edition()));
    let same =
        |one: &&Observation, other: &&Observation| (one.from, one.through) == (other.from, other.through);
    let changed = facts.chunk_by(same).flat_map(|editions| {
        let pairs = editions.iter().zip(editions.iter().skip(1));
        pairs.filter(|(one, other)| one.count != other.count).map(|(one, _)| *one)
    });
    let age = |fact: &Observation| {
        let (_, edge) = edges.iter().find(|(edition, _)| *edition == fact.edition())?;
        Some(edge.as_ref()?.days_since(fact.through) + 1)
    };
    let oldest = changed.filter_map(age).filter(|age| *age <= MOST_UNRIPE).max().unwrap_or(0);
    u16::try_from(oldest).unwrap_or(0)
}
