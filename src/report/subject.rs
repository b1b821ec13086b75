//! What a query is about: the measure, the series and the years, asked for or chosen.

use std::collections::BTreeSet;

use super::query::Query;
use crate::calendar::FiscalYear;
use crate::catalog::nearest;
use crate::dataset::{Category, Dataset, Edition, Finding, Level, Measure, Measured, Series};
use crate::pace::{Refusal, stand};

/// The measure that is shown where none is asked for and the data have it.
const FIRST_MEASURE: &str = "ICE removals";

/// Words of the names of measures that count removals. The program is about these, whatever else there are more figures of.
const OF_REMOVALS: [&str; 4] = ["removals", "removed", "deportations", "deported"];

pub(super) fn choose_measure<'data>(
    dataset: &'data Dataset,
    asked: Option<&str>,
) -> Result<&'data Measure, Refusal> {
    let measures = dataset.measures();
    let named = |name: &str| measures.iter().find(|measure| measure.0.eq_ignore_ascii_case(name)).copied();
    let of_removals = || measures.iter().find(|measure| counts_removals(measure)).copied();
    let first = || named(FIRST_MEASURE).or_else(of_removals).or_else(|| measures.first().copied());
    let found = asked.map_or_else(first, named);
    found.ok_or_else(|| Refusal::NoMeasure {
        asked: asked.unwrap_or(FIRST_MEASURE).to_owned(),
        known: measures.iter().map(ToString::to_string).collect(),
    })
}

fn counts_removals(measure: &Measure) -> bool {
    measure.0.split(' ').any(|word| OF_REMOVALS.iter().any(|own| own.eq_ignore_ascii_case(word)))
}

pub(super) fn choose_series<'data>(measured: Measured<'data>, asked: &str) -> Result<&'data Series, Refusal> {
    let all = measured.series();
    let found = all.iter().find(|series| series.0.eq_ignore_ascii_case(asked)).copied();
    let known = || all.iter().map(ToString::to_string).collect();
    found.ok_or_else(|| Refusal::NoSeries { asked: asked.to_owned(), known: known() })
}

/// The year asked for, or that of the as-of date, or the newest one of the series that has a count to date: a newer one
/// that begins late is passed over where there is another to answer for.
pub(super) fn choose_year(
    measured: Measured<'_>,
    query: &Query,
    series: Option<&Series>,
) -> Result<FiscalYear, Refusal> {
    let asked = query.year.or_else(|| Some(measured.calendar().fiscal_year(query.as_of?)));
    let known = measured.fiscal_years();
    match asked {
        Some(year) if known.contains(&year) => Ok(year),
        Some(year) => Err(Refusal::no_year(measured, year)),
        None => {
            let of_series = |year: &&FiscalYear| {
                series.is_none_or(|series| measured.curve(series, **year, Edition::Newest).is_some())
            };
            let mut newest = known.iter().rev().filter(of_series).copied().peekable();
            let first = newest.peek().copied();
            newest
                .find(|year| stand(measured, *year, None, series).is_ok())
                .or(first)
                .ok_or(Refusal::NothingCounted)
        }
    }
}

/// That there are figures of a newer year than the one that was chosen, and why they are not answered for.
pub(super) fn newer(measured: Measured<'_>, chosen: FiscalYear, query: &Query) -> Option<Finding> {
    if query.year.is_some() || query.as_of.is_some() {
        return None;
    }
    let newer = measured.fiscal_years().into_iter().rev().find(|year| *year > chosen)?;
    let refusal = stand(measured, newer, None, None).err()?;
    let action = format!("the answer is that of {chosen}");
    Some(Finding::new(Level::Warning, "passed-over-year", refusal.to_string(), action))
}

/// The year measured against: the one asked for, or the latest one before that the data know.
pub(super) fn choose_against(
    measured: Measured<'_>,
    query: &Query,
    year: FiscalYear,
) -> Result<Option<FiscalYear>, Refusal> {
    let known = measured.fiscal_years();
    match query.against {
        Some(asked) if asked == year => Err(Refusal::SameYear(asked)),
        Some(asked) if known.contains(&asked) => Ok(Some(asked)),
        Some(asked) => Err(Refusal::no_year(measured, asked)),
        None => Ok(known.into_iter().rev().find(|other| *other < year)),
    }
}

/// The category column of this name, as its table writes it.
pub(super) fn category(dataset: &Dataset, asked: &str) -> Result<String, Refusal> {
    let names = dataset.category_names();
    let found = names.iter().find(|name| name.eq_ignore_ascii_case(asked)).map(|name| (*name).to_owned());
    let known = || names.iter().map(|name| (*name).to_owned()).collect();
    found.ok_or_else(|| Refusal::NoColumn { asked: asked.to_owned(), known: known() })
}

/// Only the rows with these values.
///
/// # Errors
///
/// If there is no such column, or no row has the values.
pub fn filtered(dataset: &Dataset, filters: &[(String, String)]) -> Result<Dataset, Refusal> {
    for (column, _) in filters {
        category(dataset, column)?;
    }
    let wanted: Vec<(&str, &str)> =
        filters.iter().map(|(column, value)| (column.as_str(), value.as_str())).collect();
    let left = dataset.only(&wanted);
    let any = left.observations().iter().any(|fact| fact.count.0 > 0);
    if any {
        return Ok(left);
    }
    let filter = typed(filters);
    let slip = filters.iter().find_map(|(column, value)| {
        let values = values(dataset, column);
        (!values.contains(value.as_str())).then_some((column, value, values))
    });
    let Some((column, value, values)) = slip else {
        return Err(Refusal::NothingTogether { filter, several: filters.len() > 1 });
    };
    let near = nearest(values.iter().copied(), value).map(|near| typed(&[(column.clone(), near.to_owned())]));
    let known = values.into_iter().filter(|value| !value.is_empty()).map(ToOwned::to_owned).collect();
    Err(Refusal::NothingLeft { filter, near, known })
}

/// Filters as they are typed.
pub(super) fn typed(filters: &[(String, String)]) -> String {
    let each = filters.iter().map(|(column, value)| format!("{column}={value}"));
    each.collect::<Vec<_>>().join(", ")
}

/// The values that a category column has, in the order of their letters.
fn values<'data>(dataset: &'data Dataset, column: &str) -> BTreeSet<&'data str> {
    let categories = dataset.records().iter().filter_map(|records| {
        let place = records.category(column)?;
        records.categories().find(|(own, _)| *own == place).map(|(_, category)| category)
    });
    categories.flat_map(Category::values).map(|value| &**value).collect()
}
