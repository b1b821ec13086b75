//! Every year of a measure as a row of a table and a line of a chart.

use std::fmt;

use crate::calendar::{Alignment, Date, FiscalDay, FiscalYear};
use crate::dataset::{Curve, Edition, Kind, Measured, Reading, Series};
use crate::pace::Standing;
use crate::quantity::Estimate;

use super::view::{Closing, Provenance, SamePointAnswer};

/// How finely a year is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Resolution {
    /// Its total alone.
    Total,
    /// One figure on the way.
    OneFigure,
    /// Reports of about a day.
    Daily,
    /// Of about a week.
    Weekly,
    /// Of about two weeks.
    Biweekly,
    /// Of about a month.
    Monthly,
    /// Fewer.
    Sparse,
}

impl Resolution {
    fn of(curve: &Curve<'_>) -> Self {
        let on_the_way = curve.knots.iter().filter(|knot| knot.observation.kind != Kind::Final).count();
        match (on_the_way, curve.spacing()) {
            (0, _) => Self::Total,
            (1, _) | (_, None) => Self::OneFigure,
            (_, Some(0..=3)) => Self::Daily,
            (_, Some(4..=10)) => Self::Weekly,
            (_, Some(11..=20)) => Self::Biweekly,
            (_, Some(21..=45)) => Self::Monthly,
            (_, Some(_)) => Self::Sparse,
        }
    }
}

impl fmt::Display for Resolution {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.pad(match self {
            Self::Total => "total only",
            Self::OneFigure => "one figure",
            Self::Daily => "daily",
            Self::Weekly => "weekly",
            Self::Biweekly => "biweekly",
            Self::Monthly => "monthly",
            Self::Sparse => "sparse",
        })
    }
}

/// One year.
#[derive(Clone, Debug)]
pub struct YearRow {
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// Its first day.
    pub first_day: Date,
    /// How many days it has.
    pub days: FiscalDay,
    /// The series drawn: the one of the year in question where it tells enough, else the one that tells most.
    pub series: String,
    /// Its total, where it is known.
    pub closing: Option<Closing>,
    /// The last day known on the way, and the count through it.
    pub last: Option<(Date, Estimate)>,
    /// How finely it is known.
    pub resolution: Resolution,
    /// It on the same point.
    pub same_point: Option<SamePointAnswer>,
    /// The curve in runs of fiscal days and counts, as it can be drawn.
    pub runs: Vec<Vec<(f64, f64)>>,
    /// Fiscal days of observations with their counts.
    pub observed: Vec<(FiscalDay, Estimate)>,
    /// Points that contradict the others.
    pub flagged: Vec<(FiscalDay, Estimate)>,
    /// What is known through each fiscal day, from day 0 on.
    pub daily: Vec<Reading>,
}

/// A row for every year that the measure has facts of.
pub(super) fn rows<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    alignment: Alignment,
) -> Vec<YearRow> {
    let years = measured.fiscal_years().into_iter();
    years.filter_map(|year| row(measured, standing, alignment, year)).collect()
}

fn row<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    alignment: Alignment,
    fiscal_year: FiscalYear,
) -> Option<YearRow> {
    let calendar = measured.calendar();
    let curve = drawn(measured, standing.curve.series, fiscal_year)?;
    let days = calendar.days(fiscal_year);
    let on_the_way = curve.knots.iter().rev().find(|knot| knot.observation.kind != Kind::Final);
    Some(YearRow {
        fiscal_year,
        first_day: calendar.first_day(fiscal_year),
        days,
        series: curve.series.to_string(),
        closing: closing(measured, fiscal_year),
        last: on_the_way.map(|knot| (curve.date(knot.day), knot.count.estimate())),
        resolution: Resolution::of(&curve),
        same_point: same_point(measured, standing, fiscal_year, alignment),
        runs: curve.runs(),
        observed: curve.knots.iter().map(|knot| (knot.day, knot.count.estimate())).collect(),
        flagged: curve.flagged.iter().map(|knot| (knot.day, knot.count.estimate())).collect(),
        daily: (0..=days.0).map(|day| curve.reading(FiscalDay(day))).collect(),
    })
}

/// The total of a year, with where it was published.
pub(super) fn closing(measured: Measured<'_>, year: FiscalYear) -> Option<Closing> {
    let published = measured.published_final(year, Edition::Newest);
    let total = measured.closing_total(year, Edition::Newest)?;
    Some(Closing { total, provenance: published.map(Provenance::of) })
}

/// A year on the same point.
pub(super) fn same_point<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    year: FiscalYear,
    alignment: Alignment,
) -> Option<SamePointAnswer> {
    let point = crate::pace::same_point(measured, standing, year, alignment)?;
    Some(SamePointAnswer {
        date: point.aligned.date,
        leap_day_moved: point.aligned.leap_day_moved,
        series: point.series.map(ToString::to_string).unwrap_or_default(),
        reading: point.reading,
        even_spread: point.even_spread,
    })
}

/// How many facts make a curve worth drawing beside the others of its series: enough to be replayed, too.
const ENOUGH: usize = 6;

/// The curve that shows a year best: of the preferred series if it tells enough, else of the one that tells most.
fn drawn<'data>(measured: Measured<'data>, preferred: &Series, year: FiscalYear) -> Option<Curve<'data>> {
    let curves =
        measured.series().into_iter().filter_map(|series| measured.curve(series, year, Edition::Newest));
    curves.max_by_key(|curve| {
        let told = curve.knots.len();
        (curve.series == preferred && told >= ENOUGH, told)
    })
}
