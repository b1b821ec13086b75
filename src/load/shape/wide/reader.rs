//! Tables that run across: years, months or dates as headings, one count in each cell.
//!
//! A cell's time is the heading's, completed by the row's where the heading names only a part (`Oct`, beside a column
//! of fiscal years) or only the year (`FY2017`, beside a column of months). Rows without a time are categories, or
//! name what they count.

use std::sync::Arc;

use super::column_sums::{self, ColumnSum};
use super::group_periods::{self, GroupPeriods};
use super::headings::{self, labels};
use super::row_labels::RowLabels;
use super::rows::Read;
use super::unsaid;
use super::{across_kind, days_of_years, ended_years, fiscal_columns, running_columns, two_times};
use crate::dataset::{CountKind, Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::load::cell::period::Style;
use crate::load::cell::span::Span;
use crate::load::cell::{self, when};
use crate::load::column::heading_parts::{is_fiscal_year, period_of};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::counts::count_reader::CountReader;
use crate::load::shape::counts::group_columns;
use crate::load::shape::coverage::{covered, part_of_years, shares, top_rows};
use crate::load::shape::cumulative::levels;
use crate::load::shape::facts::{self, Blamed, Joined, RowFact};
use crate::load::shape::groups::sums::Sums;
use crate::load::shape::measures::{kinds, measure, subject, units};
use crate::load::shape::periods::time::holds_parts;
use crate::load::shape::periods::{calendar_headings, fiscal_months};
use crate::load::shape::totals::{self, TotalRow, settle};
use crate::load::shape::{Draft, Facts, oddities};
use crate::load::word;

/// Whether at least two headings are periods, or the only one that can head counts is.
pub(crate) fn recognize(draft: &Draft<'_>) -> bool {
    let found: Vec<&Column> = labels(draft).collect();
    let [only] = *found.as_slice() else { return found.len() > 1 };
    if is_year_over_parts(draft, only) {
        return true;
    }
    // A bare number heads counts of a year where the columns beside it are headed as columns of groups are.
    let groups = draft.columns.iter().any(|column| word::is_group_heading(&column.name));
    let plain = word::is_digits(&only.name) && !groups;
    let other = |column: &&Column| {
        column.place != only.place
            && !headings::is_part_of_total(draft, column)
            && (column.role.is_time() || matches!(column.role, Role::Count | Role::OtherDay))
    };
    !plain && only.role == Role::Count && !draft.columns.iter().any(|column| other(&column))
}

/// Whether the only heading that is a period is the year of the months or quarters that stand beside it.
fn is_year_over_parts(draft: &Draft<'_>, only: &Column) -> bool {
    let mut others = draft.columns.iter().filter(|column| {
        column.place != only.place
            && column.role != Role::Note
            && !running_columns::sums_up_another(draft, column)
    });
    let parts =
        |column: &Column| matches!(column.role, Role::Month | Role::Quarter) && holds_parts(draft, column);
    let year = when::year(&period_of(&only.name)).is_some();
    let title = draft.title.year_of_parts().is_none();
    year && title && matches!((others.next(), others.next()), (Some(column), None) if parts(column))
}

/// Reads every cell as a fact.
pub(crate) fn read(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    let mut wide = Wide::new(draft, notes)?;
    wide.part_sums(notes);
    let wide = wide;
    let mut body = Body::default();
    draft.table.try_each(|record| wide.take(record, &mut body, notes))?;
    let Some(first) = wide.labels.first() else {
        return Err(notes.refuse("no heading is a period", "another --shape"));
    };
    if body.rows.is_empty() && body.totals.is_empty() {
        let why = "no cell under a heading that is a period holds a count";
        return Err(notes.refuse(why, "a file with counts").heading(draft, first));
    }
    let blamed = Blamed { time: first, row: wide.row_time.or(wide.words.first().copied()), count: first };
    wide.row_labels.refuse_shorter(draft, &body.rows, notes)?;
    wide.row_labels.refuse_other_years(draft, &body.rows, notes)?;
    settle::settle(&mut body.totals, &mut body.rows, draft, blamed, notes)?;
    facts::end_with_retrieval(draft, &mut body.rows, notes);
    covered::settle(draft, &mut body.rows, notes)?;
    part_of_years::refuse_across(draft, (first, &wide.words), &body.rows, notes)?;
    let joined = totals::join(&mut body.rows, &body.totals, (draft, blamed), notes)?;
    body.totals.extend(column_sums::totals(&body.sums, &body.rows));
    let kind = across_kind::of(&wide, &joined, notes)?;
    let observations = if kind == CountKind::Cumulative {
        let levels = levels::read(draft, first, &joined, notes)?;
        let days = joined.iter().map(|level| (level.span.through, level.line));
        levels::tell_of_late_start(draft.options.calendar, days, notes);
        totals::check_last_levels(&body.totals, &joined, notes);
        let series = (Kind::ToDate, levels::SERIES);
        levels.into_iter().map(|(span, level)| wide.observation(series, span, level, notes)).collect()
    } else {
        oddities::tell_of_missing_years(&joined, &[], draft, notes);
        if body.totals.is_empty() {
            top_rows::tell(draft, &body.rows, notes);
            shares::tell(draft, &body.rows, notes);
        }
        totals::check_totals(&body.totals, &joined, draft, notes);
        let totals = totals::closing_totals(draft, &body.totals, &joined);
        let spans = facts::series_of_spans(&joined);
        let observation = |joined: &Joined| {
            wide.observation(facts::series_of(joined.span.unit, spans), joined.span, joined, notes)
        };
        joined.iter().chain(&totals).map(observation).collect::<Vec<Observation>>()
    };
    let names = wide.words.iter().map(|column| column.name.as_str());
    let groups = wide.groups.iter().map(|groups| groups.dimension.as_str());
    let names: Vec<&str> = names.chain(groups).collect();
    let records = observations
        .first()
        .and_then(|fact: &Observation| facts::records(draft, fact, &names, (&body.rows, notes)));
    let mut columns: Vec<(&'static str, String)> =
        wide.row_time.iter().map(|column| (column.role.word(), column.name.clone())).collect();
    columns.extend(wide.labels.iter().map(|column| ("count", column.name.clone())));
    columns.extend(wide.words.iter().map(|column| ("category", column.name.clone())));
    Ok(Facts { observations, records, dated: None, kind, columns })
}

/// A table that runs across.
pub(super) struct Wide<'a> {
    pub(super) draft: &'a Draft<'a>,
    /// The columns of counts.
    pub(super) labels: Vec<&'a Column>,
    /// The columns that sum up others.
    pub(super) summing: Vec<&'a Column>,
    /// The column that tells the rest of the time.
    pub(super) row_time: Option<&'a Column>,
    /// The groups of people that the columns of counts stand for, where they do.
    pub(super) groups: Option<GroupPeriods<'a>>,
    /// Columns of words: categories, or what a row counts.
    pub(super) words: Vec<&'a Column>,
    pub(super) sums: Sums<'a>,
    /// The rows that are read.
    pub(super) read: Read<'a>,
    /// What those call their counts.
    pub(super) row_labels: RowLabels<'a>,
    pub(super) measure: String,
    /// Whether the years of the rows are fiscal ones.
    pub(super) fiscal_rows: bool,
    /// Whether months in headings are those of the fiscal year beside them.
    pub(super) fiscal_headings: bool,
    pub(super) reader: CountReader<'a>,
    pub(super) style: Style,
    pub(super) row_style: Option<Style>,
}

/// The column that tells the rest of the time: years beside months in the headings, `parts`, or months and the like beside
/// years.
fn time_of_rows<'a>(draft: &'a Draft<'_>, labels: &[&Column], parts: bool) -> Option<&'a Column> {
    draft.columns.iter().find(|column| {
        let year = column.role.is_year();
        let part = matches!(
            column.role,
            Role::Month | Role::Quarter | Role::Half | Role::Period | Role::Date | Role::AsOf | Role::Through
        );
        let is_label = labels.iter().any(|label| label.place == column.place);
        !is_label && if parts { year } else { part && holds_parts(draft, column) }
    })
}

#[derive(Default)]
pub(super) struct Body {
    pub(super) rows: Vec<RowFact>,
    pub(super) totals: Vec<TotalRow>,
    /// What columns say that sum up others.
    pub(super) sums: Vec<ColumnSum>,
    pub(super) year: Option<i32>,
}

impl<'a> Wide<'a> {
    fn new(draft: &'a Draft<'a>, notes: &mut Notes) -> Result<Self, Box<Refusal>> {
        subject::check_rows(draft, notes)?;
        let labels: Vec<&Column> = labels(draft).collect();
        let is_label = |column: &Column| labels.iter().any(|label| label.place == column.place);
        let groups =
            group_periods::find(draft).filter(|groups| labels.iter().all(|label| groups.of(label).is_some()));
        if let (Some(groups), Some(first)) = (&groups, labels.first()) {
            group_columns::tell(draft, first, (&groups.dimension, &groups.names()), notes);
        }
        let parts = labels.iter().all(|label| cell::is_part_of_year(&period_of(&label.name)));
        let row_time = time_of_rows(draft, &labels, parts);
        let is_beside =
            |column: &&Column| !is_label(column) && row_time.is_none_or(|time| time.place != column.place);
        let beside: Vec<&Column> = draft.columns.iter().filter(is_beside).collect();
        two_times::refuse(draft, &labels, row_time, notes)?;
        labels.iter().try_for_each(|label| units::refuse_lost_digits(draft, label, notes))?;
        calendar_headings::refuse(draft, &labels, row_time, notes)?;
        ended_years::refuse(draft, &labels, row_time, notes)?;
        let words = headings::categories(draft, &beside, notes)?;
        days_of_years::refuse(draft, &words, notes)?;
        let reader = CountReader::new(draft, &labels, notes)?;
        let style = headings::heading_style(draft, &labels, notes)?;
        let row_style = row_time.map(|column| headings::column_style(draft, column, notes)).transpose()?;
        let (measure_row, mut measure) = headings::measure(draft, &words, row_time.is_some(), notes)?;
        let only = if measure_row.is_some() { None } else { kinds::what_rows_count(draft, notes)? };
        if let Some((_, [value])) = only.as_ref().map(|(column, values)| (column, values.as_slice())) {
            measure = measure::of_label(value);
        }
        if measure_row.is_none() && only.is_none() {
            if let Some(subject) = subject::check_across(draft, &labels, notes)? {
                subject.clone_into(&mut measure);
            }
            unsaid::refuse(draft, &words, notes)?;
        }
        let read = Read { measure_row, only };
        let row_labels = RowLabels::read(draft, &words, &read, notes)?;
        if let Some(parts) = row_time.filter(|_| labels.iter().any(|label| is_fiscal_year(label))) {
            fiscal_months::refuse_down(draft, parts, notes)?;
        }
        let fiscal_rows = fiscal_columns::fiscal_rows(draft, &labels, row_time, notes)?;
        let fiscal_headings = fiscal_columns::run_through_fiscal_years(draft, &labels, notes)?;
        Ok(Self {
            draft,
            labels,
            summing: Vec::new(),
            row_time,
            groups,
            // A row that is counted alone sums up nothing, whatever it is called.
            sums: Sums::of(draft, words.iter().copied().filter(|_| measure_row.is_none())),
            words,
            read,
            row_labels,
            measure,
            fiscal_rows,
            fiscal_headings,
            reader,
            style,
            row_style,
        })
    }

    fn observation(
        &self,
        (kind, series): (Kind, &str),
        span: Span,
        joined: &Joined,
        notes: &Notes,
    ) -> Observation {
        Observation {
            measure: Measure(Arc::from(self.measure.as_str())),
            series: Series(Arc::from(series)),
            kind,
            from: span.from,
            through: span.through,
            count: joined.count,
            published: None,
            run_date: None,
            grade: Grade::default(),
            source: Source::default(),
            place: Place { file: Arc::clone(&notes.file), line: joined.line },
            rows: joined.lines,
            part_of: None,
        }
    }
}
