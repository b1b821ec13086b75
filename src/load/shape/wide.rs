//! Tables that run across: years, months or dates as headings, one count in each cell.
//!
//! A cell's time is the heading's, completed by the row's where the heading names only a part (`Oct`, beside a column
//! of fiscal years) or only the year (`FY2017`, beside a column of months). Rows without a time are categories, or
//! name what they count.

use std::sync::Arc;

use super::column_sums::{self, ColumnSum};
use super::count_reader::CountReader;
use super::facts::{self, Blamed, Joined, RowFact};
use super::group_periods::{self, GroupPeriods};
use super::headings::{self, labels, period_of};
use super::month_runs::{Order, year_of_months};
use super::sums::Sums;
use super::time::{is_total, is_total_row};
use super::totals::{self, TotalRow};
use super::{
    CountKind, Draft, Facts, across_kind, days_of_years, group_columns, kinds, levels, oddities, settle,
    subject, top_rows,
};
use crate::dataset::{Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::load::cell::count::Cell;
use crate::load::cell::period::{Style, Time};
use crate::load::cell::span::Span;
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::table::{Record, Walk};
use crate::load::{cell, word};

/// Whether at least two headings are periods, or the only one that can head counts is.
pub(super) fn recognize(draft: &Draft<'_>) -> bool {
    let found: Vec<&Column> = labels(draft).collect();
    let [only] = *found.as_slice() else { return found.len() > 1 };
    if is_year_over_parts(draft, only) {
        return true;
    }
    // A bare number heads counts of a year where the columns beside it are headed as columns of groups are.
    let groups = draft.columns.iter().any(|column| word::is_group_heading(&column.name));
    let plain = only.name.bytes().all(|byte| byte.is_ascii_digit()) && !groups;
    let other = |column: &&Column| {
        column.place != only.place
            && !headings::is_part_of_total(draft, column)
            && (column.role.is_time() || matches!(column.role, Role::Count | Role::OtherDay))
    };
    !plain && only.role == Role::Count && !draft.columns.iter().any(|column| other(&column))
}

/// Whether the only heading that is a period is the year of the months or quarters that stand beside it.
fn is_year_over_parts(draft: &Draft<'_>, only: &Column) -> bool {
    let mut others =
        draft.columns.iter().filter(|column| column.place != only.place && column.role != Role::Note);
    let parts = |column: &Column| {
        matches!(column.role, Role::Month | Role::Quarter) && headings::holds_parts(draft, column)
    };
    let year = when::parse(&period_of(&only.name)).is_some_and(|moment| moment.when.whole_year().is_some());
    let title = draft.title.year_of_parts().is_none();
    year && title && matches!((others.next(), others.next()), (Some(column), None) if parts(column))
}

/// Reads every cell as a fact.
pub(super) fn read(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    let mut wide = Wide::new(draft, notes)?;
    wide.part_sums(notes);
    let wide = wide;
    let mut body = Body::default();
    let mut refusal = None;
    draft.table.walk(|record| match wide.take(record, &mut body, notes) {
        Ok(()) => Walk::On,
        Err(fault) => {
            refusal = Some(fault);
            Walk::Stop
        }
    });
    if let Some(refusal) = refusal {
        return Err(refusal);
    }
    let Some(first) = wide.labels.first() else {
        return Err(notes.refuse("no heading is a period", "another --shape"));
    };
    if body.rows.is_empty() && body.totals.is_empty() {
        let why = "no cell under a heading that is a period holds a count";
        let refusal = notes.refuse(why, "a file with counts").at(draft.header_line());
        return Err(refusal.column(first.place, &first.name));
    }
    let blamed = Blamed { time: first, count: first };
    settle::settle(&mut body.totals, &mut body.rows, draft, blamed, notes)?;
    facts::end_with_retrieval(draft, &mut body.rows, notes);
    let joined = totals::join(&mut body.rows, &body.totals, (draft, blamed), notes)?;
    body.totals.extend(column_sums::totals(&body.sums, &body.rows));
    let kind = across_kind::of(&wide, &joined, notes)?;
    let observations = if kind == CountKind::Cumulative {
        let levels = levels::read(draft, first, &joined, notes)?;
        totals::check_last_levels(&body.totals, &joined, notes);
        let series = (Kind::ToDate, levels::SERIES);
        levels.into_iter().map(|(span, level)| wide.observation(series, span, level, notes)).collect()
    } else {
        oddities::tell_of_missing_years(&joined, &[], draft, notes);
        if body.totals.is_empty() {
            top_rows::tell(draft, &body.rows, notes);
        }
        totals::check_totals(&body.totals, &joined, None, notes);
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
    let records =
        observations.first().and_then(|fact: &Observation| facts::records(draft, fact, &names, &body.rows));
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
    /// The only row that is read, where rows name what they count.
    pub(super) measure_row: Option<u64>,
    /// The rows that are read, where a column says what each counts.
    only: Option<(&'a Column, Vec<String>)>,
    pub(super) measure: String,
    /// Whether the years of the rows are fiscal ones.
    pub(super) fiscal_rows: bool,
    /// Whether months in headings are those of the fiscal year beside them.
    pub(super) fiscal_headings: bool,
    pub(super) reader: CountReader<'a>,
    pub(super) style: Style,
    row_style: Option<Style>,
}

#[derive(Default)]
struct Body {
    rows: Vec<RowFact>,
    totals: Vec<TotalRow>,
    /// What columns say that sum up others.
    sums: Vec<ColumnSum>,
    year: Option<i32>,
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
        let row_time = draft.columns.iter().find(|column| {
            let year = matches!(column.role, Role::FiscalYear | Role::Year | Role::CalendarYear);
            let part = matches!(column.role, Role::Month | Role::Quarter | Role::Half | Role::Period);
            !is_label(column) && if parts { year } else { part && headings::holds_parts(draft, column) }
        });
        let beside: Vec<&Column> = draft
            .columns
            .iter()
            .filter(|column| !is_label(column) && row_time.is_none_or(|time| time.place != column.place))
            .collect();
        let words = headings::categories(draft, &beside, notes)?;
        days_of_years::refuse(draft, &words, notes)?;
        let reader = CountReader::new(draft, &labels, notes)?;
        let style = headings::heading_style(draft, &labels, notes)?;
        let row_style = row_time.map(|column| headings::column_style(draft, column, notes)).transpose()?;
        let (measure_row, mut measure) = headings::measure(draft, &words, row_time.is_some(), notes)?;
        let only = if measure_row.is_some() { None } else { kinds::what_rows_count(draft, notes)? };
        if let Some((_, [value])) = only.as_ref().map(|(column, values)| (column, values.as_slice())) {
            measure = value.to_lowercase();
        }
        if measure_row.is_none()
            && only.is_none()
            && let Some(subject) = subject::check_across(draft, &labels, notes)?
        {
            subject.clone_into(&mut measure);
        }
        let fiscal_rows = headings::fiscal_rows(draft, &labels, row_time, notes)?;
        let fiscal_headings = headings::run_through_fiscal_years(draft, &labels, notes);
        Ok(Self {
            draft,
            labels,
            summing: Vec::new(),
            row_time,
            groups,
            sums: Sums::of(draft, words.iter().copied()),
            words,
            measure_row,
            only,
            measure,
            fiscal_rows,
            fiscal_headings,
            reader,
            style,
            row_style,
        })
    }

    /// Takes in a row, unless it is of another width and was set aside for that.
    fn take(&self, record: &Record, body: &mut Body, notes: &mut Notes) -> Result<(), Box<Refusal>> {
        match self.labels.first() {
            Some(first) if !self.reader.check_width(record, first, notes)? => Ok(()),
            _ if !self.wants(record) => {
                notes.set_aside(record.line(), kinds::REASON);
                Ok(())
            }
            _ if self.sums_up_years(record) => {
                self.sum_of_years(record, body, notes);
                Ok(())
            }
            _ => self.row(record, body, notes),
        }
    }

    /// Whether a row counts removals, or what the user asks for.
    fn wants(&self, record: &Record) -> bool {
        let holds = |(column, wanted): &(&Column, Vec<String>)| {
            wanted.iter().any(|value| value == record.get(column.place))
        };
        self.measure_row.is_none_or(|wanted| wanted == record.line()) && self.only.as_ref().is_none_or(holds)
    }

    fn row(&self, record: &Record, body: &mut Body, notes: &mut Notes) -> Result<(), Box<Refusal>> {
        let line = record.line();
        let row_time = self.row_part(record, body, notes)?;
        let of_categories = self.sums.is_sum(record);
        let is_sum =
            of_categories || self.row_time.is_some_and(|column| is_total_row(record.get(column.place)));
        let categories: Vec<&str> = self.words.iter().map(|column| record.get(column.place)).collect();
        let (mut used, mut reason) = (false, "without a count");
        let mut sums: Vec<(Span, u64)> = Vec::new();
        for column in &self.labels {
            let text = record.get(column.place);
            if let (None, Some(time)) = (row_time, self.row_time)
                && !is_sum
                && !text.is_empty()
            {
                let why = "the row has counts and no time";
                return Err(notes
                    .refuse(why, "a year or month in this cell")
                    .at(line)
                    .column(time.place, &time.name));
            }
            let count = match self.reader.look(line, column, text, notes)? {
                Ok(count) => count,
                Err(why) => {
                    reason = why;
                    if let (Ok(span), false) = (self.span(column, row_time, notes), is_sum) {
                        notes.lacks(self.draft.options.calendar.fiscal_year(span.through));
                    }
                    continue;
                }
            };
            let span = self.span(column, row_time, notes)?;
            if is_sum {
                sums.push((span, count));
            } else {
                let label = column.name.clone();
                let group = self.groups.as_ref().and_then(|groups| groups.of(column));
                let categories: Vec<&str> = categories.iter().copied().chain(group).collect();
                body.rows.push(RowFact {
                    span,
                    count,
                    line,
                    label,
                    categories: categories.join("\u{1f}"),
                    published: None,
                });
                used = true;
            }
        }
        self.row_sums(record, row_time, body, notes);
        let reason = if sums.is_empty() { reason } else { totals::TOTAL };
        let totals = self.totals(record, sums);
        if used {
            notes.used();
        } else if totals.is_empty() {
            notes.set_aside(line, reason);
        } else {
            // What becomes of totals is told when all are known.
        }
        body.totals.extend(totals);
        Ok(())
    }

    /// Whether a row without a year sums up the same months, or quarters, of several.
    fn sums_up_years(&self, record: &Record) -> bool {
        let part = |label: &&Column| cell::is_part_of_year(&period_of(&label.name));
        self.row_time.is_some_and(|year| is_total_row(record.get(year.place))) && self.labels.iter().all(part)
    }

    /// Takes in such a row: all its cells together are the sum of all rows, where no column tells groups apart.
    fn sum_of_years(&self, record: &Record, body: &mut Body, notes: &mut Notes) {
        let count = |label: &&Column| match self.reader.cell(record.get(label.place)) {
            Cell::Count { count, .. } => Some(count),
            Cell::Gap(_) | Cell::Bad(_) => None,
        };
        let counts: Option<Vec<u64>> = self.labels.iter().map(count).collect();
        let sum = counts.and_then(|counts| counts.into_iter().try_fold(0_u64, u64::checked_add));
        match sum.filter(|_| self.words.is_empty()) {
            Some(sum) => body.totals.push(TotalRow::of_time(None, sum, record.line())),
            None => notes.set_aside(record.line(), totals::TOTAL),
        }
    }

    /// What the row says of the time; `None` where it has no such column or the cell is a total's.
    fn row_part(
        &self,
        record: &Record,
        body: &mut Body,
        notes: &Notes,
    ) -> Result<Option<Time>, Box<Refusal>> {
        let (Some(column), Some(style)) = (self.row_time, self.row_style) else { return Ok(None) };
        let text = record.get(column.place);
        if is_total_row(text) {
            return Ok(None);
        }
        let bad = |why: String| {
            notes
                .refuse(why, "a year or month in this cell")
                .at(record.line())
                .column(column.place, &column.name)
                .value(text)
        };
        if column.role == Role::Month
            && let Some(month @ 1..=12) = text.parse().ok()
        {
            return Ok(Some(Time::Month(month)));
        }
        match style.read(text).map_err(bad)? {
            Time::Year(year) => {
                body.year = Some(year);
                Ok(Some(Time::Year(year)))
            }
            Time::Gap => Ok(body.year.map(Time::Year)),
            time @ (Time::Span(_) | Time::Month(_) | Time::Part(_) | Time::ToDate(_)) => Ok(Some(time)),
        }
    }

    /// Columns that sum up others check them.
    fn row_sums(&self, record: &Record, row: Option<Time>, body: &mut Body, notes: &Notes) {
        let line = record.line();
        for column in &self.summing {
            let count = self.count_beside(record.get(column.place));
            if let (Some(count), Ok(span)) = (count, self.span(column, row, notes)) {
                body.sums.push(ColumnSum { span, count, line });
            }
        }
        let calendar = self.draft.options.calendar;
        let Some(total) = self.draft.columns.iter().find(|column| is_total(&column.name)) else { return };
        let Some(count) = self.count_beside(record.get(total.place)) else { return };
        let fiscal_year = |day| Span::fiscal_year(calendar, calendar.fiscal_year(day));
        let order = if self.fiscal_rows { Order::Fiscal } else { Order::Calendar };
        let span = match row {
            Some(Time::Year(year)) => year_of_months(calendar, year, order),
            Some(Time::Span(span)) => Some(fiscal_year(span.through)),
            Some(Time::Month(_) | Time::Part(_) | Time::ToDate(_) | Time::Gap) | None => None,
        };
        body.sums.extend(span.map(|span| ColumnSum { span, count, line }));
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
            grade: Grade::default(),
            source: Source::default(),
            place: Place { file: Arc::clone(&notes.file), line: joined.line },
        }
    }
}
