//! Tables in long form: a time and a count in each row.
//!
//! Annual totals, counts by day, week, month or quarter, and counts to date are one reader; what differs is what a
//! count stands for. That is decided in a fixed order: what the user says, what the headings say, whether labels are
//! spans of days, and last the numbers. Where nothing decides, both totals are shown and the file is refused.

use std::sync::Arc;

use super::clock::{BadTime, Clock, RowTime};
use super::count_column::{self, Counts};
use super::count_reader::CountReader;
use super::facts::{self, Blamed, RowFact};
use super::meaning::stated_kind;
use super::releases::Releases;
use super::sums::Sums;
use super::time::{self, TimePlan};
use super::totals::{self, TotalRow};
use super::{CountKind, Draft, Facts, kinds, settle, subject, total_columns, vintages};
use crate::calendar::{Date, FiscalYear};
use crate::dataset::{Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::load::cell::count::Cell;
use crate::load::cell::span::Span;
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::table::{Record, Walk};
use crate::quantity::Count;

/// Whether the headings say that counts are to date.
pub(super) fn recognize_to_date(draft: &Draft<'_>) -> bool {
    has_counts(draft) && stated_kind(draft) == Some(CountKind::Cumulative)
}

/// Whether years are the only times.
pub(super) fn recognize_annual(draft: &Draft<'_>) -> bool {
    let years = |column: &&Column| column.role.is_time();
    let mut times = draft.columns.iter().filter(years).peekable();
    has_counts(draft)
        && times.peek().is_some()
        && times.all(|column| matches!(column.role, Role::FiscalYear | Role::Year | Role::CalendarYear))
}

/// Whether there is a time and a count.
pub(super) fn recognize_periods(draft: &Draft<'_>) -> bool {
    has_counts(draft)
        && (draft.options.date_column.is_some() || draft.columns.iter().any(|column| column.role.is_time()))
}

fn has_counts(draft: &Draft<'_>) -> bool {
    draft.options.count_column.is_some() || draft.columns.iter().any(|column| column.role == Role::Count)
}

/// Reads counts to date.
pub(super) fn read_to_date(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    Long::new(draft, notes)?.read(Some(CountKind::Cumulative), notes)
}

/// Reads counts whose kind the table shows.
pub(super) fn read_periods(draft: &Draft<'_>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
    Long::new(draft, notes)?.read(stated_kind(draft), notes)
}

/// A table in long form with its columns chosen.
pub(super) struct Long<'a> {
    pub(super) draft: &'a Draft<'a>,
    pub(super) plan: TimePlan<'a>,
    pub(super) counts: Counts<'a>,
    reader: CountReader<'a>,
    sums: Sums<'a>,
    releases: Option<Releases<'a>>,
    file: Arc<str>,
}

/// Why a row with a count is left out where its time cannot be read.
const UNDATED: &str = "with a date that cannot be read";

/// What the rows of a table said.
#[derive(Default)]
pub(super) struct Body {
    pub(super) rows: Vec<RowFact>,
    pub(super) totals: Vec<TotalRow>,
    /// Periods that have a row and no count.
    pub(super) gaps: Vec<Span>,
    /// Counts to date beside the periods: line, day, count and cell.
    pub(super) checks: Vec<(u64, Date, u64, String)>,
}

impl<'a> Long<'a> {
    fn new(draft: &'a Draft<'a>, notes: &mut Notes) -> Result<Self, Box<Refusal>> {
        let plan = time::choose(draft, notes)?.ok_or_else(|| time::no_shape(draft, notes))?;
        let counts = count_column::choose(draft, notes)?.ok_or_else(|| time::no_shape(draft, notes))?;
        let reader = CountReader::new(draft, &[counts.column], notes)?;
        if plan.columns().iter().any(|column| column.place == counts.column.place) {
            let why = "cannot tell both when and how many";
            let number = || "a file with a column of counts".to_owned();
            let remedy = subject::other_count(draft, counts.column).unwrap_or_else(number);
            let refusal = notes.refuse(why, remedy).at(draft.header_line());
            return Err(refusal.column(counts.column.place, &counts.column.name));
        }
        total_columns::check(draft, (counts.column, &reader), notes);
        let sums = Sums::of(draft, facts::categories(draft));
        let releases = Releases::find(draft, plan, notes)?;
        Ok(Self { draft, plan, counts, reader, sums, releases, file: Arc::clone(&notes.file) })
    }

    fn read(&self, stated: Option<CountKind>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
        let days = stated == Some(CountKind::Cumulative) || self.plan.column().role == Role::AsOf;
        let mut clock = Clock::new(self.draft, self.plan, days, notes)?;
        let mut body = self.body(&mut clock, notes)?;
        settle::settle(&mut body.totals, &mut body.rows, self.draft, self.blamed(), notes)?;
        if body.rows.is_empty() {
            let rows = || "a file with rows that have both".to_owned();
            let remedy = subject::other_count(self.draft, self.counts.column).unwrap_or_else(rows);
            return Err(notes.refuse("no row has both a date and a count", remedy));
        }
        if notes.left_out(UNDATED) {
            // Its count may belong to any of the years.
            for row in &body.rows {
                notes.lacks(self.draft.options.calendar.fiscal_year(row.span.through));
            }
        }
        let kind = match stated {
            Some(kind) => kind,
            None => self.kind_of_numbers(&body.rows, clock.labels_are_ends(), notes)?,
        };
        if kind != CountKind::Cumulative {
            facts::end_with_retrieval(self.draft, &mut body.rows, notes);
        }
        let mut observations = Vec::new();
        let vintages = vintages::part(std::mem::take(&mut body.rows));
        vintages::tell_of_parts(&vintages, notes);
        let mut stated = Vec::new();
        for (published, rows) in vintages {
            let mut vintage = Body { rows, ..std::mem::take(&mut body) };
            let facts = match kind {
                CountKind::Cumulative => self.to_date(&mut vintage, notes)?,
                CountKind::Periodic | CountKind::Records | CountKind::Mixed => {
                    self.periods(&mut vintage, notes)?
                }
            };
            observations.extend(facts.into_iter().map(|fact| Observation { published, ..fact }));
            stated.push(std::mem::take(&mut vintage.rows));
            body = vintage;
        }
        let rows = vintages::newest(stated);
        let names: Vec<&str> = facts::categories(self.draft).map(|column| column.name.as_str()).collect();
        let records = observations.first().and_then(|fact| facts::records(self.draft, fact, &names, &rows));
        let mut columns: Vec<(&'static str, String)> = Vec::new();
        for column in self.plan.columns() {
            columns.push((column.role.word(), column.name.clone()));
        }
        columns.push(("count", self.counts.column.name.clone()));
        columns.extend(facts::categories(self.draft).map(|column| ("category", column.name.clone())));
        let kind = if kind == CountKind::Cumulative { kind } else { CountKind::Periodic };
        Ok(Facts { observations, records, dated: None, kind, columns })
    }

    /// Reads every row.
    fn body(&self, clock: &mut Clock<'a>, notes: &mut Notes) -> Result<Body, Box<Refusal>> {
        let mut body = Body::default();
        let mut refusal = None;
        self.draft.table.walk(|record| match self.row(record, clock, &mut body, notes) {
            Ok(()) => Walk::On,
            Err(fault) => {
                refusal = Some(fault);
                Walk::Stop
            }
        });
        refusal.map_or(Ok(body), Err)
    }

    fn row(
        &self,
        record: &Record,
        clock: &mut Clock<'a>,
        body: &mut Body,
        notes: &mut Notes,
    ) -> Result<(), Box<Refusal>> {
        if !self.reader.check_width(record, self.counts.column, notes)? {
            return Ok(());
        }
        if let Some((column, wanted)) = &self.counts.only
            && !wanted.iter().any(|value| value == record.get(column.place))
        {
            notes.set_aside(record.line(), kinds::REASON);
            return Ok(());
        }
        let (line, column) = (record.line(), self.counts.column);
        let time = match clock.read(record) {
            Ok(time) => time,
            Err(bad) => return self.bad_time(record, &bad, clock, notes),
        };
        let is_sum = self.sums.is_sum(record);
        let Some(count) = self.reader.read(line, column, record.get(column.place), notes)? else {
            if let RowTime::Span(span) = time {
                notes.lacks(self.draft.options.calendar.fiscal_year(span.through));
                body.gaps.push(span);
            }
            return Ok(());
        };
        let total = |span| TotalRow {
            span,
            to_date: None,
            of_part: self.sums.is_of_part(record),
            of_all: self.sums.is_of_all(record),
            of_many: self.sums.is_of_many(record),
            categories: is_sum.then(|| self.sums.label(record)),
            count,
            line,
        };
        match time {
            RowTime::Total(span) => body.totals.push(total(span)),
            RowTime::Span(span) if is_sum => body.totals.push(total(Some(span))),
            RowTime::Gap if is_sum => body.totals.push(total(None)),
            RowTime::Gap => {
                let bad = BadTime::new(self.plan.column(), "is empty, and the row has a count");
                return self.bad_time(record, &bad, clock, notes);
            }
            RowTime::ToDate(year) => self.year_so_far(record, (year, count), body, notes),
            RowTime::Span(span) => self.fact(record, (span, count), body, notes),
        }
        Ok(())
    }

    /// Whether rows are years.
    fn is_annual(&self) -> bool {
        matches!(self.plan.column().role, Role::FiscalYear | Role::Year | Role::CalendarYear)
    }

    /// Takes in a row that counts a year to date: through the day that a line above the table names, or, among months,
    /// what they sum up to.
    fn year_so_far(
        &self,
        record: &Record,
        (year, count): (FiscalYear, u64),
        body: &mut Body,
        notes: &mut Notes,
    ) {
        let (calendar, line) = (self.draft.options.calendar, record.line());
        let whole = Span::fiscal_year(calendar, year);
        let so_far = self.draft.title.reaches.and_then(|day| Span::year_so_far(calendar, year, day));
        match so_far {
            Some(span) if self.is_annual() => self.fact(record, (span, count), body, notes),
            None if self.is_annual() => {
                let text = record.get(self.plan.column().place);
                notes.warn_cell(line, self.plan.column(), text, totals::no_day(year));
                notes.set_aside(line, totals::NO_DAY);
            }
            span => {
                let to_date = span.is_none().then_some(year);
                let total = TotalRow::of_time(span.or(Some(whole)), count, line);
                body.totals.push(TotalRow { to_date, ..total });
            }
        }
    }

    /// Takes in a row that counts a span.
    fn fact(&self, record: &Record, (span, count): (Span, u64), body: &mut Body, notes: &mut Notes) {
        self.tell_of_codes(record, notes);
        self.check_year(record, span, notes);
        let line = record.line();
        let categories: Vec<&str> =
            facts::categories(self.draft).map(|category| record.get(category.place)).collect();
        let label = record.get(self.plan.column().place).to_owned();
        let categories = categories.join("\u{1f}");
        let published = self.releases.as_ref().and_then(|releases| releases.of(record, notes));
        body.rows.push(RowFact { span, count, line, label, categories, published });
        if let Some(check) = self.counts.check
            && let Cell::Count { count, .. } = self.reader.cell(record.get(check.place))
        {
            body.checks.push((line, span.through, count, record.get(check.place).to_owned()));
        }
        notes.used();
    }

    /// A row whose time cannot be read: a line of words is set aside, anything with a count refuses the file.
    fn bad_time(
        &self,
        record: &Record,
        bad: &BadTime<'_>,
        clock: &Clock<'a>,
        notes: &mut Notes,
    ) -> Result<(), Box<Refusal>> {
        let line = record.line();
        let value = record.get(bad.column.place);
        let counted = !matches!(self.reader.cell(record.get(self.counts.column.place)), Cell::Gap(_));
        let whole_row = !counted && self.is_whole_row(value);
        if !(counted || whole_row) || self.draft.options.set_aside {
            let told = Told::new("unreadable-date", bad.why.clone(), "the row is set aside");
            notes.warn_cell(line, bad.column, value, told);
            let reason = if counted || whole_row {
                "with a date that cannot be read"
            } else {
                "without a date and a count"
            };
            notes.set_aside(line, reason);
            return Ok(());
        }
        if whole_row {
            let why = "holds a whole row, parted in another way than the other rows";
            let refusal = notes.refuse(why, "--set-aside to leave the row out").at(line);
            return Err(refusal.column(bad.column.place, &bad.column.name).value(value));
        }
        let remedy = if let Some(remedy) = bad.remedy {
            remedy
        } else if self.any_time_but(line, clock.clone()) {
            "--set-aside to leave the row out"
        } else {
            "a month such as 2016-10 or a date such as 2016-10-31 in this cell"
        };
        let refusal = notes.refuse(bad.why.clone(), remedy).at(line);
        Err(refusal.column(bad.column.place, &bad.column.name).value(value))
    }

    /// Whether a cell is a time and something more, parted by a mark that does not part the cells of this table.
    fn is_whole_row(&self, value: &str) -> bool {
        let own = self.draft.table.delimiter().unwrap_or("");
        [",", ";", "\t", "|"].into_iter().filter(|mark| !own.contains(mark)).any(|mark| {
            value.split_once(mark).is_some_and(|(time, rest)| {
                when::parse(time).is_some() && rest.bytes().any(|byte| byte.is_ascii_digit())
            })
        })
    }

    /// Whether a row other than this one has a time that can be read.
    fn any_time_but(&self, line: u64, mut clock: Clock<'a>) -> bool {
        let mut found = false;
        self.draft.table.walk(|record| {
            let time = clock.read(record);
            found = record.line() != line && matches!(time, Ok(RowTime::Span(_)));
            if found { Walk::Stop } else { Walk::On }
        });
        found
    }

    pub(super) fn blamed(&self) -> Blamed<'a> {
        Blamed { time: self.plan.column(), count: self.counts.column }
    }

    pub(super) fn observation(
        &self,
        kind: Kind,
        series: &str,
        span: Span,
        (count, line): (Count, u64),
    ) -> Observation {
        Observation {
            measure: Measure(Arc::from(self.counts.measure.as_str())),
            series: Series(Arc::from(series)),
            kind,
            from: span.from,
            through: span.through,
            count,
            published: None,
            grade: Grade::default(),
            source: Source::default(),
            place: Place { file: Arc::clone(&self.file), line },
        }
    }
}
