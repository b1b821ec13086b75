//! What a query is about: the measure, the series and the years, asked for or chosen.

use std::collections::BTreeMap;

use super::query::Query;
use crate::calendar::FiscalYear;
use crate::dataset::{
    Category, Dataset, Edition, Finding, Level, Measure, Measured, Series, Spellings, plain_letters,
    rows_counted,
};
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
        Some(year) => Err(Refusal::no_year(measured, year)),
        None => {
            let of_series = |year: &&FiscalYear| {
                series.is_none_or(|series| measured.curve(series, **year, Edition::Newest).is_some())
            };
            known.iter().rev().find(of_series).copied().ok_or(Refusal::NothingCounted)
        }
    }
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
    let typed = |(column, value): &(String, String)| format!("{column}={value}");
    let near = filters.iter().find_map(|(column, value)| {
        let value = in_other_letters(dataset, column, value)?;
        Some(typed(&(column.clone(), value)))
    });
    Err(Refusal::NothingLeft { filter: filters.iter().map(typed).collect::<Vec<_>>().join(", "), near })
}

/// Warnings that rows with the value asked for are there in other spellings, too, and are not counted.
pub(super) fn spelled_otherwise(dataset: &Dataset, filters: &[(String, String)]) -> Vec<Finding> {
    let others = |(column, asked): &(String, String)| {
        let of_column = |(own, _): &(&str, Vec<Spellings>)| own.eq_ignore_ascii_case(column);
        let found = dataset.records().iter().flat_map(|records| records.spellings().filter(of_column));
        let spellings = found.flat_map(|(_, values)| values);
        let mut others: BTreeMap<String, u64> = BTreeMap::new();
        for own in spellings.filter(|own| own.iter().any(|(value, _)| **value == **asked)) {
            for (value, rows) in own.iter().filter(|(value, _)| **value != **asked) {
                *others.entry(value.to_string()).or_default() += rows;
            }
        }
        let each = others.iter().map(|(value, rows)| format!("\"{value}\" in {}", rows_counted(*rows)));
        let said = each.collect::<Vec<_>>().join(", ");
        let message = format!("\"{asked}\" stands in other letters, too: {said}");
        let told = Finding::new(Level::Warning, "other-spellings", message, "not counted").column(column);
        (!others.is_empty()).then_some(told)
    };
    filters.iter().filter_map(others).collect()
}

/// The value of a category column that is the one asked for in other letters, capital or small, with accents or without; `None` where that one is
/// there.
fn in_other_letters(dataset: &Dataset, column: &str, asked: &str) -> Option<String> {
    let categories = dataset.records().iter().filter_map(|records| {
        let place = records.category(column)?;
        records.categories().find(|(own, _)| *own == place).map(|(_, category)| category)
    });
    let values: Vec<&str> = categories.flat_map(Category::values).map(|value| &**value).collect();
    let alike = values.iter().find(|value| plain_letters(value) == plain_letters(asked))?;
    (!values.contains(&asked)).then(|| (*alike).to_owned())
}
