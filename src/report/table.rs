//! Every answer as a table: what a table view shows and every export writes.

use std::fmt;

use super::closing::Closing;
use super::remark::way;
use super::sentence;
use super::view::{ProjectionAnswer, Report, SamePointAnswer};
use super::years::Resolution;
use crate::calendar::{Alignment, Date};
use crate::dataset::{Basis, Reading};
use crate::pace::Track;
use crate::quantity::with_unit;

/// Named columns and rows of text, ready to be laid out or written.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Table {
    /// What the table says.
    pub title: String,
    /// Its columns.
    pub columns: Vec<Column>,
    /// Its rows, each with a cell for every column.
    pub rows: Vec<Vec<String>>,
}

impl Table {
    /// Whether a column says something in any row.
    #[must_use]
    pub fn says(&self, place: usize) -> bool {
        self.rows.iter().filter_map(|row| row.get(place)).any(|cell| !cell.is_empty() && cell != "-")
    }

    /// The same without the columns that say nothing.
    #[must_use]
    pub fn told(&self) -> Self {
        let kept: Vec<usize> = (0..self.columns.len()).filter(|place| self.says(*place)).collect();
        let cells = |row: &Vec<String>| kept.iter().filter_map(|place| row.get(*place).cloned()).collect();
        Self {
            title: self.title.clone(),
            columns: kept.iter().filter_map(|place| self.columns.get(*place).copied()).collect(),
            rows: self.rows.iter().map(cells).collect(),
        }
    }
}

/// A column of a table.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its heading.
    pub name: &'static str,
    /// Its cells are numbers, which stand to the right.
    pub numeric: bool,
}

pub(super) const fn text(name: &'static str) -> Column {
    Column { name, numeric: false }
}

pub(super) const fn number(name: &'static str) -> Column {
    Column { name, numeric: true }
}

/// What stands in a cell whose value is not known.
pub(super) const UNKNOWN: &str = "-";

pub(super) fn shown<T: ToString>(value: Option<T>) -> String {
    value.map_or_else(|| UNKNOWN.to_owned(), |value| value.to_string())
}

/// A number with its sign where counts are missing from what it is worked out from.
pub(super) fn doubted(lacks: bool, number: impl fmt::Display) -> String {
    let doubt = if lacks { "!" } else { "" };
    format!("{doubt}{number}")
}

/// A value with the signs of how it is known: `!` where counts are missing from it, `~` where it lies between two
/// reports.
#[must_use]
pub fn marked(reading: Reading) -> String {
    marked_as(reading, reading.is_incomplete())
}

/// The same of one that there may be other reason to doubt.
pub(super) fn marked_as(reading: Reading, doubtful: bool) -> String {
    let sign = match reading.basis {
        Basis::Interpolated { .. } | Basis::Seam { .. } | Basis::Split { .. } => "~",
        Basis::Observed | Basis::Unknown(_) => "",
    };
    shown(reading.value.map(|value| doubted(doubtful, format_args!("{sign}{value}"))))
}

/// The numbers that a value lies between, where counts are withheld from it: `850 to 859`.
#[must_use]
pub fn between(reading: Reading) -> Option<String> {
    let closed = reading.bounds().filter(|bounds| bounds.at_most.is_some());
    closed.map(sentence::bounds_cell)
}

/// Every year: its total, how finely it is known, and it on the same point.
#[must_use]
pub fn years_table(report: &Report) -> Table {
    years_table_on(report, report.year.as_of)
}

/// The same on the point of every year that answers to a day of the year in question.
#[must_use]
pub fn years_table_on(report: &Report, date: Date) -> Table {
    let rows = report.years.iter().rev().map(|row| {
        let value = report.value_on(row, date);
        let closing = row.closing.as_ref();
        vec![
            row.fiscal_year.to_string(),
            shown(value.map(|value| value.marked())),
            shown(value.and_then(|value| value.marked_change())),
            shown(closing.map(|closing| closing.total)),
            closing.map_or_else(
                || row.total_bounds().map(sentence::bounds_cell).unwrap_or_default(),
                Closing::known,
            ),
            shown(row.last.map(|(date, _)| date)),
            match (row.resolution, closing) {
                (Resolution::Total, None) => "no count to date".to_owned(),
                (resolution, _) => resolution.to_string(),
            },
            row.same_point.as_ref().map(SamePointAnswer::series_words).unwrap_or_default(),
        ]
    });
    Table {
        title: format!("Years at {}", aligned_day(report, date)),
        columns: vec![
            text("fiscal year"),
            number("same point"),
            number("this year against it"),
            number("final"),
            text("basis"),
            text("last as of"),
            text("resolution"),
            text("series"),
        ],
        rows: rows.collect(),
    }
}

/// A day of the year in question, and how the one of another year that answers to it is found, where that is not by date.
#[must_use]
pub fn aligned_day(report: &Report, date: Date) -> String {
    let day = date.month_day();
    match report.alignment {
        Alignment::Date => day,
        other @ (Alignment::FiscalDay | Alignment::Weekday | Alignment::Event(_)) => {
            format!("{day}, {}", way(other))
        }
    }
}

/// Every method: its total with its range and its record, or why it has none.
#[must_use]
pub fn projections_table(report: &Report) -> Table {
    let row = |answer: &ProjectionAnswer| match &answer.outcome {
        Ok(projection) => {
            let window = projection.window_days.map(|days| format!(" ({days} days)")).unwrap_or_default();
            vec![
                format!("{}{window}", answer.method.name(projection)),
                projection.total.to_string(),
                shown(answer.against_baseline),
                shown(answer.range.as_ref().map(|range| sentence::range(range, projection.total))),
                shown(answer.record.map(|record| format!("{:.1} %", record.mape.0))),
                shown(answer.miss),
                String::new(),
            ]
        }
        Err(refusal) => {
            let unknown = std::iter::repeat_n(UNKNOWN.to_owned(), 5);
            let title = answer.method.title().to_owned();
            std::iter::once(title).chain(unknown).chain([refusal.to_string()]).collect()
        }
    };
    let baseline = report.baseline.as_ref();
    Table {
        title: match baseline {
            Some(baseline) => format!("Projections, against {}", baseline.fiscal_year),
            None => "Projections".to_owned(),
        },
        columns: vec![
            text("method"),
            number("total"),
            number("change"),
            text("range"),
            number("mean past miss"),
            number("miss"),
            text("refused"),
        ],
        rows: report.projections.iter().map(row).collect(),
    }
}

/// The recent window against every baseline.
#[must_use]
pub fn baselines_table(report: &Report) -> Table {
    let window = &report.window;
    let rate = window.per_day().map(|rate| format!("{} a day", doubted(window.lacks, rate)));
    let rate = shown(rate);
    let known = report.baselines.iter().filter(|baseline| baseline.per_day.is_some());
    let rows = known.map(|baseline| {
        vec![
            baseline.name.to_owned(),
            shown(baseline.from),
            shown(baseline.through),
            shown(baseline.per_day.map(|rate| doubted(baseline.doubt.incomplete, rate))),
            shown(baseline.change.map(|change| doubted(window.lacks || baseline.doubt.incomplete, change))),
            match (baseline.observed, baseline.doubt.words()) {
                (true, doubt) => doubt.unwrap_or_default().to_owned(),
                (false, None) => "interpolated".to_owned(),
                (false, Some(doubt)) => format!("interpolated, {doubt}"),
            },
        ]
    });
    Table {
        title: format!("{} to {} ({rate}) against", window.from.long(), window.through.long()),
        columns: vec![
            text("baseline"),
            text("from"),
            text("through"),
            number("per day"),
            number("change"),
            text("basis"),
        ],
        rows: rows.collect(),
    }
}

/// The track record of every method at the stage that the year is in.
#[must_use]
pub fn stage_table(report: &Report) -> Table {
    let replayed = with_unit(report.replay.years.len(), "year");
    let stage = report.stage.map(|stage| format!(" at {stage} % of the year")).unwrap_or_default();
    let now = report.tracks.iter().filter(|track| Some(track.stage) == report.stage);
    tracks_table(format!("Track record{stage}, {replayed} replayed"), now)
}

/// The track record of every method at every stage.
#[must_use]
pub fn track_table(report: &Report) -> Table {
    tracks_table("Track record by share of the year gone".to_owned(), report.tracks.iter())
}

fn tracks_table<'a>(title: String, tracks: impl Iterator<Item = &'a Track>) -> Table {
    let rows = tracks.map(|track| {
        let record = &track.record;
        vec![
            track.method.title().to_owned(),
            format!("{} %", track.stage),
            record.years.to_string(),
            format!("{:.1} %", record.mape.0),
            record.bias.to_string(),
            record.worst.to_string(),
            record.worst_on.to_string(),
            shown(track.skill),
            shown(track.covered.map(|(held, of)| format!("{held} of {of} years"))),
            shown(track.called.map(|(right, of)| format!("{right} of {of} years"))),
        ]
    });
    Table {
        title,
        columns: vec![
            text("method"),
            text("stage"),
            number("years"),
            number("mean miss"),
            number("bias"),
            number("worst"),
            text("worst on"),
            number("skill"),
            text("range held"),
            text("calls of more or fewer"),
        ],
        rows: rows.collect(),
    }
}
