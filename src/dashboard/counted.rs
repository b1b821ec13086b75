//! What is counted: another measure, or the year's figure from another series.

use super::state::State;
use crate::catalog;
use crate::dataset::{Edition, Measure};
use crate::report::Query;

impl State {
    /// The names of the measures, in the order of the data.
    pub(super) fn measures(&self) -> Vec<&str> {
        self.dataset.measures().into_iter().map(|measure| &*measure.0).collect()
    }

    /// The names of the series that the year can be looked at in.
    pub(super) fn series(&self) -> Vec<String> {
        let measure = Measure(self.report.measure.as_str().into());
        let measured = self.dataset.measured(&measure);
        let year = self.report.year.fiscal_year;
        let of_year = measured.series().into_iter().filter(|series| {
            let curve = measured.curve(series, year, Edition::Newest);
            curve.is_some_and(|curve| curve.last().is_some())
        });
        of_year.map(ToString::to_string).collect()
    }
}

/// Why there is no other measure.
pub(super) fn no_measure(state: &State) -> Option<&'static str> {
    (state.measures().len() < 2).then_some("the data count one thing only")
}

/// Why there is no other series.
pub(super) fn no_series(state: &State) -> Option<&'static str> {
    (state.series().len() < 2).then_some("the year has figures in one series only")
}

/// The next measure.
pub(super) fn next_measure(state: &mut State) {
    let names = state.measures();
    let Some(next) = catalog::after(&names, |name| *name == state.report.measure, 1) else { return };
    state.ask(measured_by(state, next));
}

/// Another measure, in the same year where it has one: what was asked of the other is not asked of it.
pub(super) fn measured_by(state: &State, name: &str) -> Query {
    let known_on = state.query.known_on;
    let query = Query { measure: Some(name.to_owned()), known_on, ..Query::default() };
    let year = state.report.year.fiscal_year;
    let measure = Measure(name.into());
    let has_year = state.dataset.measured(&measure).fiscal_years().contains(&year);
    if has_year { Query { year: Some(year), ..query } } else { query }
}

/// The year's figure from the next series, then from the default again.
pub(super) fn next_series(state: &mut State) {
    let names = state.series();
    let next = match &state.query.series {
        None => names.first().cloned(),
        Some(now) => names.iter().skip_while(|name| *name != now).nth(1).cloned(),
    };
    state.ask(in_series(state, next));
}

/// The year's figure from a series, or from the default.
pub(super) fn in_series(state: &State, series: Option<String>) -> Query {
    let year = Some(state.report.year.fiscal_year);
    Query { year, series, as_of: None, ..state.query.clone() }
}
