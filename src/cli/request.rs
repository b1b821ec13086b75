//! What the arguments mean.

use std::path::PathBuf;

use super::arguments::Asked;
use super::reading::TypedReading;
use super::sources::Given;
use crate::dataset::Finding;
use crate::load::{Categories, Options};
use crate::report::{Projecting, Query};

/// What to read and what to answer.
#[derive(Debug)]
pub(super) struct Request {
    pub(super) files: Vec<PathBuf>,
    /// That these may not be the files that were meant.
    pub(super) doubt: Option<Finding>,
    pub(super) options: Options,
    pub(super) query: Query,
}

impl Request {
    /// What the arguments mean. Where no file is named this looks at standard input, so it is made once.
    pub(super) fn of(reading: TypedReading, asked: Asked) -> Self {
        let query = query_of(asked);
        let options = Options { filters: query.filters.clone(), ..reading.options() };
        let Given { files, doubt } = Given::of(reading.files);
        Self { files, doubt, options, query }
    }

    /// For one answer only: nothing is read that the question does not ask for.
    pub(super) fn once(self) -> Self {
        let filtered = self.query.filters.iter().map(|(column, _)| column);
        let categories = Categories::Only(filtered.chain(&self.query.by).cloned().collect());
        Self { options: Options { categories, ..self.options }, ..self }
    }
}

/// What was asked.
pub(super) fn query_of(asked: Asked) -> Query {
    Query {
        year: asked.year,
        against: asked.against,
        as_of: asked.as_of,
        known_on: asked.known_on,
        measure: asked.measure,
        against_measure: asked.against_measure,
        mix_measures: asked.mix_measures,
        series: asked.series,
        filters: asked.filters,
        by: asked.by,
        alignment: asked.align.0.alignment(asked.event).unwrap_or_default(),
        method: asked.method.map(|chosen| chosen.0.method),
        target: asked.target,
        event: asked.event,
        year_end_add_on: asked.year_end_add_on,
        projecting: match (asked.force_projection, asked.no_projection) {
            (_, true) => Projecting::Off,
            (true, false) => Projecting::Early,
            (false, false) => Projecting::Late,
        },
    }
}
