//! What a query is about: the measure, the series and the years, asked for or chosen.

use super::query::Query;
use crate::calendar::FiscalYear;
use crate::dataset::{Dataset, Edition, Measure, Measured, Series};
use crate::pace::Refusal;

/// The measure that is shown where none is asked for and the data have it.
const FIRST_MEASURE: &str = "ICE removals";

pub(super) fn choose_measure<'data>(
    dataset: &'data Dataset,
    asked: Option<&str>,
) -> Result<&'data Measure, Refusal> {
    let measures = dataset.measures();
    let named = |name: &str| measures.iter().find(|measure| measure.0.eq_ignore_ascii_case(name)).copied();
    let found = match asked {
        Some(asked) => named(asked),
        None => named(FIRST_MEASURE).or_else(|| measures.first().copied()),
    };
    found.ok_or_else(|| Refusal::NoMeasure {
        asked: asked.unwrap_or(FIRST_MEASURE).to_owned(),
        known: measures.iter().map(ToString::to_string).collect(),
    })
}

pub(super) fn choose_series<'data>(measured: Measured<'data>, asked: &str) -> Result<&'data Series, Refusal> {
    let all = measured.series();
    let found = all.iter().find(|series| series.0.eq_ignore_ascii_case(asked)).copied();
    let known = || all.iter().map(ToString::to_string).collect();
    found.ok_or_else(|| Refusal::NoSeries { asked: asked.to_owned(), known: known() })
}

/// The year asked for, or that of the as-of date, or the newest one of the series.
pub(super) fn choose_year(
    measured: Measured<'_>,
    query: &Query,
    series: Option<&Series>,
) -> Result<FiscalYear, Refusal> {
    let asked = query.year.or_else(|| Some(measured.calendar().fiscal_year(query.as_of?)));
    let known = measured.fiscal_years();
    match asked {
        Some(year) if known.contains(&year) => Ok(year),
        Some(year) => Err(no_year(measured, year)),
        None => {
            let of_series = |year: &&FiscalYear| {
                series.is_none_or(|series| measured.curve(series, **year, Edition::Newest).is_some())
            };
            known.iter().rev().find(of_series).copied().ok_or(Refusal::NothingCounted)
        }
    }
}

pub(super) fn no_year(measured: Measured<'_>, asked: FiscalYear) -> Refusal {
    let years = measured.fiscal_years();
    Refusal::NoYear { asked, known: years.first().copied().zip(years.last().copied()) }
}

/// The latest year before this one that the data know.
pub(super) fn year_before(measured: Measured<'_>, year: FiscalYear) -> Option<FiscalYear> {
    measured.fiscal_years().into_iter().rev().find(|other| *other < year)
}
