//! What keys step through, as a list to choose from by name: measures, baselines, projections, alignments, series.

use super::counted;
use super::state::State;
use crate::calendar::{ALIGNMENTS, FiscalYear};
use crate::catalog::Row as _;
use crate::report::{METHODS, MethodId, Projecting, Query};

/// One of several answers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Choice {
    /// What is chosen among, and the name of this one: `baseline FY2016`.
    pub name: String,
    /// What it means.
    pub words: String,
    /// The key that steps through them.
    pub key: &'static str,
    /// What is asked once it is chosen.
    pub query: Query,
}

impl Choice {
    /// Whether it is what is asked now.
    #[must_use]
    pub fn is_asked(&self, state: &State) -> bool {
        self.query == state.query
    }
}

/// Every choice that there is, where there is more than one of its kind.
pub(super) fn choices(state: &State) -> Vec<Choice> {
    let kinds = [measures(state), baselines(state), projections(state), alignments(state), series(state)];
    kinds.into_iter().filter(|kind| kind.len() > 1).flatten().collect()
}

fn measures(state: &State) -> Vec<Choice> {
    let choice = |name: String| {
        let is_shown = name == state.report.measure;
        Choice {
            words: "what is counted".to_owned(),
            key: "d",
            query: if is_shown { state.query.clone() } else { counted::measured_by(state, &name) },
            name: format!("measure {name}"),
        }
    };
    state.measures().into_iter().map(ToOwned::to_owned).map(choice).collect()
}

fn baselines(state: &State) -> Vec<Choice> {
    let this = state.report.year.fiscal_year;
    let shown = state.report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
    let choice = |year: FiscalYear| {
        let asked = Query { year: Some(this), against: Some(year), ..state.query.clone() };
        Choice {
            name: format!("baseline {year}"),
            words: "the year that is measured against".to_owned(),
            key: "b",
            query: if shown == Some(year) { state.query.clone() } else { asked },
        }
    };
    let years = state.report.years.iter().rev().map(|row| row.fiscal_year);
    years.filter(|year| *year != this).map(choice).collect()
}

fn projections(state: &State) -> Vec<Choice> {
    if state.report.is_closed() {
        return Vec::new();
    }
    let choice = |name: &str, words: &str, query: Query| Choice {
        name: format!("projection {name}"),
        words: words.to_owned(),
        key: "p",
        query,
    };
    let methods = METHODS.iter().filter(|method| method.headline);
    let methods = methods
        .map(|method| choice(method.title(), method.words(), by_method(&state.query, Some(method.method))));
    let first = choice("default", "the one that the data allow", by_method(&state.query, None));
    let off = Query { projecting: Projecting::Off, method: None, ..state.query.clone() };
    std::iter::once(first).chain(methods).chain([choice("off", "none", off)]).collect()
}

fn alignments(state: &State) -> Vec<Choice> {
    let ways = ALIGNMENTS.iter().filter_map(|way| Some((way, way.alignment(state.query.event)?)));
    let choice = |(way, alignment): (&crate::calendar::AlignmentId, _)| Choice {
        name: format!("align by {}", way.id()),
        words: way.words().to_owned(),
        key: "a",
        query: Query { alignment, ..state.query.clone() },
    };
    ways.map(choice).collect()
}

fn series(state: &State) -> Vec<Choice> {
    let names = state.series();
    if names.len() < 2 {
        return Vec::new();
    }
    let choice = |name: String, words: &str, series: Option<String>| Choice {
        name: format!("series {name}"),
        words: words.to_owned(),
        key: "v",
        query: if series == state.query.series {
            state.query.clone()
        } else {
            counted::in_series(state, series)
        },
    };
    let first = choice("default".to_owned(), "the one with a figure on the day", None);
    let words = "the year's figure from this series";
    let others = names.into_iter().map(|name| choice(name.clone(), words, Some(name)));
    std::iter::once(first).chain(others).collect()
}

/// The same question with a projection by a method, or by what the data allow; it is made though none was.
pub(super) fn by_method(query: &Query, method: Option<MethodId>) -> Query {
    let projecting = match query.projecting {
        Projecting::Off => Projecting::Late,
        other @ (Projecting::Late | Projecting::Early) => other,
    };
    Query { method, projecting, ..query.clone() }
}
