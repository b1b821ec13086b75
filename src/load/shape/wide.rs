//! Tables that run across: years, months or dates as headings, one count in each cell.
//!
//! A cell's time is the heading's, completed by the row's where the heading names only a part (`Oct`, beside a column
//! of fiscal years) or only the year (`FY2017`, beside a column of months). Rows without a time are categories, or
//! name what they count.

use std::sync::Arc;

use super::count_reader::CountReader;
use super::facts::{self, Blamed, RowFact};
use super::time::{is_total, is_total_of_all};
use super::totals::{self, TotalRow};
use super::{CountKind, Draft, Facts};
use crate::calendar::FiscalYear;
use crate::dataset::{Grade, Measure, Observation, Place, Series, Source};
use crate::load::cell::evidence::{Decided, Evidence};
use crate::load::cell::period::{Hints, Quarters, Style, Time};
use crate::load::cell::span::{Span, Unit, quarter_of};
use crate::load::cell::{self, when};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::table::{Record, Walk};
use crate::load::{show, word};

/// Whether at least two headings are periods.
pub(super) fn recognize(draft: &Draft<'_>) -> bool {
    labels(draft).nth(1).is_some()
}

/// The columns whose headings are periods.
fn labels<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = &'a Column> {
    draft
        .columns
        .iter()
        .filter(|column| !is_total(&column.name) && cell::is_period_label(&period_of(&column.name)))
}

/// The period in a heading, without the word for what is counted: `FY2016` of `FY2016 Removals`.
fn period_of(heading: &str) -> String {
    let counted: &[&[&str]] = &[word::REMOVALS, &["ice", "dhs", "total", "number", "of"]];
    let rest: Vec<&str> = heading
        .split_whitespace()
        .filter(|piece| {
            let words = word::words(piece);
            words.is_empty() || !word::only(&words, counted)
        })
        .collect();
    rest.join(" ")
}

/// Reads every cell as a fact.
pub(super) fn read(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    let wide = Wide::new(draft, notes)?;
    let mut body = Body::default();
    let mut refusal = None;
    draft.table.walk(|record| match wide.row(record, &mut body, notes) {
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
    let blamed = Blamed { time: first, count: first };
    let joined = facts::join(&mut body.rows, draft, blamed, notes)?;
    totals::check_totals(&body.totals, &joined, notes);
    let mut observations: Vec<Observation> =
        joined.iter().map(|joined| wide.observation(joined, notes)).collect();
    let totals = totals::closing_totals(draft, &body.totals, &joined);
    observations.extend(totals.iter().map(|total| wide.observation(total, notes)));
    let names: Vec<&str> = wide.words.iter().map(|column| column.name.as_str()).collect();
    let records =
        observations.first().and_then(|fact: &Observation| facts::records(draft, fact, &names, &body.rows));
    let mut columns: Vec<(&'static str, String)> =
        wide.row_time.iter().map(|column| (column.role.word(), column.name.clone())).collect();
    columns.extend(wide.labels.iter().map(|column| ("count", column.name.clone())));
    columns.extend(wide.words.iter().map(|column| ("category", column.name.clone())));
    Ok(Facts { observations, records, dated: None, kind: CountKind::Periodic, columns })
}

/// A table that runs across.
struct Wide<'a> {
    draft: &'a Draft<'a>,
    /// The columns of counts.
    labels: Vec<&'a Column>,
    /// The column that tells the rest of the time.
    row_time: Option<&'a Column>,
    /// Columns of words: categories, or what a row counts.
    words: Vec<&'a Column>,
    /// The only row that is read, where rows name what they count.
    measure_row: Option<u64>,
    measure: String,
    /// Whether the years of the rows are fiscal ones.
    fiscal_rows: bool,
    reader: CountReader<'a>,
    style: Style,
    row_style: Option<Style>,
}

#[derive(Default)]
struct Body {
    rows: Vec<RowFact>,
    totals: Vec<TotalRow>,
    year: Option<i32>,
}

impl<'a> Wide<'a> {
    fn new(draft: &'a Draft<'a>, notes: &mut Notes) -> Result<Self, Box<Refusal>> {
        let labels: Vec<&Column> = labels(draft).collect();
        let is_label = |column: &Column| labels.iter().any(|label| label.place == column.place);
        let parts = labels.iter().all(|label| is_part(&period_of(&label.name)));
        let row_time = draft.columns.iter().find(|column| {
            let year = matches!(column.role, Role::FiscalYear | Role::Year | Role::CalendarYear);
            let part = matches!(column.role, Role::Month | Role::Quarter | Role::Period);
            !is_label(column) && if parts { year } else { part && holds_parts(draft, column) }
        });
        let words: Vec<&Column> = draft
            .columns
            .iter()
            .filter(|column| !is_label(column) && row_time.is_none_or(|time| time.place != column.place))
            .filter(|column| !is_total(&column.name))
            .collect();
        let reader = CountReader::new(draft, &labels, notes)?;
        let style = heading_style(draft, &labels, notes)?;
        let row_style = row_time.map(|column| column_style(draft, column, notes)).transpose()?;
        let (measure_row, measure) = measure(draft, &words, row_time.is_some(), notes)?;
        let fiscal_rows = fiscal_rows(draft, &labels, row_time, notes)?;
        Ok(Self {
            draft,
            labels,
            row_time,
            words,
            measure_row,
            measure,
            fiscal_rows,
            reader,
            style,
            row_style,
        })
    }

    fn row(&self, record: &Record, body: &mut Body, notes: &mut Notes) -> Result<(), Box<Refusal>> {
        let line = record.line();
        if self.measure_row.is_some_and(|wanted| wanted != line) {
            notes.set_aside(line, "of something else than removals");
            return Ok(());
        }
        let row_time = self.row_part(record, body, notes)?;
        let is_sum = self.words.iter().any(|column| is_total_of_all(record.get(column.place)))
            || self.row_time.is_some_and(|column| is_total(record.get(column.place)));
        let categories: Vec<&str> = self.words.iter().map(|column| record.get(column.place)).collect();
        let (mut used, mut reason) = (false, "without a count");
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
                body.totals.push(TotalRow { span: Some(span), count, line });
                reason = "a total of other rows";
            } else {
                let label = column.name.clone();
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
        self.row_total(record, row_time, body);
        if used {
            notes.used();
        } else {
            notes.set_aside(line, reason);
        }
        Ok(())
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
        if is_total(text) {
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
            time @ (Time::Span(_) | Time::Month(_) | Time::Quarter(_) | Time::ToDate(_)) => Ok(Some(time)),
        }
    }

    /// The days of a cell.
    fn span(&self, column: &Column, row: Option<Time>, notes: &Notes) -> Result<Span, Box<Refusal>> {
        let calendar = self.draft.options.calendar;
        let bad = |why: String| {
            notes
                .refuse(why, "a heading such as 2016-10 or FY2017")
                .at(self.draft.header_line())
                .column(column.place, &column.name)
        };
        let heading = self.style.read(&period_of(&column.name)).map_err(bad)?;
        let year_of = |time: Time| match time {
            Time::Year(year) => Some((year, self.fiscal_rows)),
            Time::Span(span) if span.unit == Unit::Year => Some((calendar.fiscal_year(span.through).0, true)),
            Time::Span(_) | Time::Month(_) | Time::Quarter(_) | Time::ToDate(_) | Time::Gap => None,
        };
        let title = self.draft.title.months_year.map(|year| (year.0, true));
        let from_row = row.and_then(year_of).or(title);
        let span = match (heading, row) {
            (Time::Month(month), _) => {
                from_row.and_then(|(year, fiscal)| month_span(self.draft, year, month, fiscal))
            }
            (Time::Quarter(quarter), _) => {
                from_row.and_then(|(year, fiscal)| quarter_of(calendar, year, quarter, fiscal))
            }
            (heading, Some(Time::Month(month))) => {
                year_of(heading).and_then(|(year, fiscal)| month_span(self.draft, year, month, fiscal))
            }
            (heading, Some(Time::Quarter(quarter))) => {
                year_of(heading).and_then(|(year, fiscal)| quarter_of(calendar, year, quarter, fiscal))
            }
            (Time::Year(year), _) => Some(Span::fiscal_year(calendar, FiscalYear(year))),
            (Time::Span(span), _) => Some(span),
            (Time::ToDate(_) | Time::Gap, _) => None,
        };
        span.ok_or_else(|| bad("does not make a period together with its row".to_owned()))
    }

    /// A column of totals beside the periods checks each row.
    fn row_total(&self, record: &Record, row: Option<Time>, body: &mut Body) {
        let calendar = self.draft.options.calendar;
        let Some(total) = self.draft.columns.iter().find(|column| is_total(&column.name)) else { return };
        let crate::load::cell::count::Cell::Count { count, .. } = self.reader.cell(record.get(total.place))
        else {
            return;
        };
        let year = match row {
            Some(Time::Year(year)) => FiscalYear(year),
            Some(Time::Span(span)) => calendar.fiscal_year(span.through),
            Some(Time::Month(_) | Time::Quarter(_) | Time::ToDate(_) | Time::Gap) | None => return,
        };
        let span = Some(Span::fiscal_year(calendar, year));
        body.totals.push(TotalRow { span, count, line: record.line() });
    }

    fn observation(&self, joined: &facts::Joined, notes: &Notes) -> Observation {
        let (kind, series) = facts::series_of(joined.span.unit);
        Observation {
            measure: Measure(Arc::from(self.measure.as_str())),
            series: Series(Arc::from(series)),
            kind,
            from: joined.span.from,
            through: joined.span.through,
            count: joined.count,
            published: None,
            grade: Grade::default(),
            source: Source::default(),
            place: Place { file: Arc::clone(&notes.file), line: joined.line },
        }
    }
}

/// Whether the years of the rows are fiscal ones. A plain *Year* beside months is the one that the months run through:
/// October to September, or January to December. Beside quarters nothing tells.
fn fiscal_rows(
    draft: &Draft<'_>,
    labels: &[&Column],
    row_time: Option<&Column>,
    notes: &Notes,
) -> Result<bool, Box<Refusal>> {
    let (Some(year), Some(first)) = (row_time, labels.first()) else { return Ok(true) };
    if year.role != Role::Year {
        return Ok(year.role != Role::CalendarYear);
    }
    let opening = draft.options.calendar.first_day(FiscalYear(2000)).month();
    let moment = when::parse(&period_of(&first.name));
    if let Some(when::When::MonthName(month)) = moment.map(|moment| moment.when) {
        return Ok(month == opening);
    }
    match draft.options.quarters {
        Some(quarters) => Ok(quarters == Quarters::Fiscal),
        None if moment.is_some_and(|moment| matches!(moment.when, when::When::QuarterName(_))) => {
            let why = "is a quarter of the calendar year or of the fiscal year, and nothing tells which";
            let refusal =
                notes.refuse(why, "--quarters calendar or --quarters fiscal").at(draft.header_line());
            Err(refusal.column(first.place, &first.name))
        }
        None => Ok(true),
    }
}

/// Whether a heading names a part of a year and not the year.
fn is_part(heading: &str) -> bool {
    when::parse(heading)
        .is_some_and(|moment| matches!(moment.when, when::When::MonthName(_) | when::When::QuarterName(_)))
}

/// Whether the cells of a column name parts of a year and not the year.
fn holds_parts(draft: &Draft<'_>, column: &Column) -> bool {
    let (mut parts, mut others) = (0_u32, 0_u32);
    draft.table.each(|record| {
        let text = record.get(column.place);
        let part = is_part(text) || matches!(text.parse::<u32>(), Ok(0..=12)) || is_total(text);
        if part { parts += 1 } else { others += u32::from(!text.is_empty()) }
    });
    parts > others
}

fn month_span(draft: &Draft<'_>, year: i32, month: u32, fiscal: bool) -> Option<Span> {
    super::clock::month_of(draft.options.calendar, year, month, fiscal)
}

fn heading_style(draft: &Draft<'_>, labels: &[&Column], notes: &mut Notes) -> Result<Style, Box<Refusal>> {
    let mut evidence = Evidence::default();
    let line = draft.header_line();
    for column in labels {
        evidence.see(line, &period_of(&column.name));
    }
    let options = draft.options;
    let hints =
        Hints { order: options.dates, epoch: options.epoch, quarters: options.quarters, ..Hints::default() };
    let (style, decided) = evidence
        .decide(hints, options.calendar)
        .map_err(|unsure| notes.refuse(unsure.why, unsure.remedy).at(line).value(&unsure.value))?;
    if let Some(column) = labels.first() {
        for Decided { line, value, told } in decided {
            notes.warn_cell(line, column, &value, told);
        }
    }
    Ok(style)
}

fn column_style(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<Style, Box<Refusal>> {
    let mut evidence = Evidence::default();
    draft.table.each(|record| {
        let text = record.get(column.place);
        if !is_total(text) {
            evidence.see(record.line(), text);
        }
    });
    let years = matches!(column.role, Role::FiscalYear | Role::Year | Role::CalendarYear);
    let hints = Hints { years, quarters: draft.options.quarters, ..Hints::default() };
    let decided = evidence.decide(hints, draft.options.calendar);
    decided.map(|(style, _)| style).map_err(|unsure| {
        notes
            .refuse(unsure.why, unsure.remedy)
            .at(unsure.line)
            .column(column.place, &column.name)
            .value(&unsure.value)
    })
}

/// What the rows count: where each row names something else, the row of removals, or a refusal that lists them.
fn measure(
    draft: &Draft<'_>,
    words: &[&Column],
    has_time: bool,
    notes: &mut Notes,
) -> Result<(Option<u64>, String), Box<Refusal>> {
    let named = || draft.title.measure.clone().unwrap_or_else(|| "removals".to_owned());
    let [column] = *words else { return Ok((None, named())) };
    let mut rows: Vec<(u64, String)> = Vec::new();
    draft.table.walk(|record| {
        rows.push((record.line(), record.get(column.place).to_owned()));
        if rows.len() < 1000 { Walk::On } else { Walk::Stop }
    });
    let counts = |text: &str| word::any(&word::words(text), word::REMOVALS);
    let found: Vec<&(u64, String)> = rows.iter().filter(|(_, text)| counts(text)).collect();
    let rows_are_times = word::any(&column.words, word::TIME) || column.role.is_time();
    match *found.as_slice() {
        [(line, text)] if !has_time => {
            if rows_are_times || rows.len() == 1 {
                let message = "the table is sideways: its periods run across";
                notes.warn_line(draft.header_line(), Told::new("sideways", message, "read across"));
            }
            Ok((Some(*line), text.to_lowercase()))
        }
        [(line, _), _, ..] if !has_time => {
            let rows: Vec<&str> = found.iter().map(|(_, text)| text.as_str()).collect();
            let why = format!("several rows may hold the counts: {}", show::listed(&rows));
            Err(notes
                .refuse(why, "a file with one of these rows")
                .at(*line)
                .column(column.place, &column.name))
        }
        _ => Ok((None, named())),
    }
}
