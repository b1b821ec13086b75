//! Tables in long form: a time and a count in each row.
//!
//! Annual totals, counts by day, week, month or quarter, and counts to date are one reader; what differs is what a
//! count stands for. That is decided in a fixed order: what the user says, what the headings say, whether labels are
//! spans of days, and last the numbers. Where nothing decides, both totals are shown and the file is refused.

use std::sync::Arc;

use super::count_column::{self, Counts};
use super::count_reader::CountReader;
use super::facts::{self, Blamed, Joined, RowFact, TotalRow};
use super::time::{self, BadTime, Clock, RowTime, TimePlan};
use super::{CountKind, Draft, Facts};
use crate::calendar::{Date, FiscalYear};
use crate::dataset::{Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::load::cell::count::Cell;
use crate::load::cell::period::{Span, Unit};
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::table::{Record, Walk};
use crate::load::word;
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
    has_counts(draft) && draft.columns.iter().any(|column| column.role.is_time())
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

/// The kind that the user or the headings state.
fn stated_kind(draft: &Draft<'_>) -> Option<CountKind> {
    if draft.options.kind.is_some() {
        return draft.options.kind;
    }
    let counts: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let says = |column: &&Column| {
        word::any(&column.words, word::CUMULATIVE) || word::pair(&column.words, "to", "date")
    };
    let plain = counts.iter().any(|column| !says(column) && word::any(&column.words, word::REMOVALS));
    let periodic = |column: &Column| word::any(&column.words, word::PERIODIC);
    if draft.columns.iter().any(periodic) {
        Some(CountKind::Periodic)
    } else if counts.iter().any(&says) && !plain
        || draft.columns.iter().any(|column| column.role == Role::AsOf)
    {
        Some(CountKind::Cumulative)
    } else {
        None
    }
}

/// A table in long form with its columns chosen.
struct Long<'a> {
    draft: &'a Draft<'a>,
    plan: TimePlan<'a>,
    counts: Counts<'a>,
    reader: CountReader<'a>,
    file: Arc<str>,
}

/// What the rows of a table said.
#[derive(Default)]
struct Body {
    rows: Vec<RowFact>,
    totals: Vec<TotalRow>,
    checks: Vec<(u64, Date, u64, String)>,
}

impl<'a> Long<'a> {
    fn new(draft: &'a Draft<'a>, notes: &mut Notes) -> Result<Self, Box<Refusal>> {
        let plan = time::choose(draft, notes)?.ok_or_else(|| time::no_shape(draft, notes))?;
        let counts = count_column::choose(draft, notes)?.ok_or_else(|| time::no_shape(draft, notes))?;
        let reader = CountReader::new(draft, &[counts.column], notes)?;
        Ok(Self { draft, plan, counts, reader, file: Arc::clone(&notes.file) })
    }

    fn read(&self, stated: Option<CountKind>, notes: &mut Notes) -> Result<Facts, Box<Refusal>> {
        let days = stated == Some(CountKind::Cumulative) || self.plan.column().role == Role::AsOf;
        let mut clock = Clock::new(self.draft, self.plan, days, notes)?;
        let mut body = self.body(&mut clock, notes)?;
        facts::settle_totals(&mut body.totals, &mut body.rows, notes);
        if body.rows.is_empty() {
            return Err(
                notes.refuse("no row has both a date and a count", "--date-column NAME --count-column NAME")
            );
        }
        let kind = match stated {
            Some(kind) => kind,
            None => self.kind_of_numbers(&body.rows, clock.labels_are_ends(), notes)?,
        };
        let observations = match kind {
            CountKind::Cumulative => self.to_date(&mut body, notes)?,
            CountKind::Periodic | CountKind::Records | CountKind::Mixed => {
                self.end_with_retrieval(&mut body.rows, notes);
                self.periods(&mut body, notes)?
            }
        };
        let names: Vec<&str> = facts::categories(self.draft).map(|column| column.name.as_str()).collect();
        let records =
            observations.first().and_then(|fact| facts::records(self.draft, fact, &names, &body.rows));
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
        let line = record.line();
        let column = self.counts.column;
        let text = record.get(column.place);
        let time = match clock.read(record) {
            Ok(time) => time,
            Err(bad) => return self.bad_time(record, &bad, notes),
        };
        let is_sum =
            facts::categories(self.draft).any(|category| time::is_total_of_all(record.get(category.place)));
        let Some(count) = self.reader.read(line, column, text, notes)? else { return Ok(()) };
        match time {
            RowTime::Total(span) => {
                body.totals.push(TotalRow { span, count, line });
            }
            RowTime::Span(span) if is_sum => {
                body.totals.push(TotalRow { span: Some(span), count, line });
            }
            RowTime::Gap => {
                let bad = BadTime::new(self.plan.column(), "is empty, and the row has a count");
                return self.bad_time(record, &bad, notes);
            }
            RowTime::ToDate(year) => {
                let message = format!("{year} to date, and no day says how far");
                let told = Told::new("no-as-of-date", message, "the row is set aside");
                notes.warn_cell(line, self.plan.column(), record.get(self.plan.column().place), told);
                notes.set_aside(line, "a count to date without its day");
            }
            RowTime::Span(span) => {
                self.tell_of_codes(record, notes);
                self.check_year(record, span, notes);
                let categories: Vec<&str> =
                    facts::categories(self.draft).map(|category| record.get(category.place)).collect();
                let label = record.get(self.plan.column().place).to_owned();
                body.rows.push(RowFact { span, count, line, label, categories: categories.join("\u{1f}") });
                if let Some(check) = self.counts.check
                    && let Cell::Count { count, .. } = self.reader.cell(record.get(check.place))
                {
                    body.checks.push((line, span.through, count, record.get(check.place).to_owned()));
                }
                notes.used();
            }
        }
        Ok(())
    }

    /// Compares the fiscal year that a row states with the one its date lies in; the date decides.
    fn check_year(&self, record: &Record, span: Span, notes: &mut Notes) {
        let calendar = self.draft.options.calendar;
        let year = calendar.fiscal_year(span.through);
        let used = self.plan.columns();
        let beside = |column: &&Column| {
            column.role == Role::FiscalYear && used.iter().all(|other| other.place != column.place)
        };
        for column in self.draft.columns.iter().filter(beside) {
            let text = record.get(column.place);
            let stated = when::parse(text).and_then(|moment| moment.when.whole_year());
            if stated.is_some_and(|stated| stated != year.0) {
                let message = format!("the date of the row lies in {year}");
                notes.warn_cell(
                    record.line(),
                    column,
                    text,
                    Told::new("fiscal-year", message, "the date decides"),
                );
            }
        }
    }

    /// A category that a spreadsheet has taken for a date: `3-Mar` was a code such as `3-MAR` or `MAR3`.
    fn tell_of_codes(&self, record: &Record, notes: &mut Notes) {
        for column in facts::categories(self.draft) {
            let text = record.get(column.place);
            if when::is_day_of_month(text) {
                let told = Told::new(
                    "code-as-date",
                    format!("{text} looks like a code changed by Excel"),
                    "counted",
                );
                notes.warn_cell(record.line(), column, text, told);
            }
        }
    }

    /// A row whose time cannot be read: a line of words is set aside, anything with a count refuses the file.
    fn bad_time(&self, record: &Record, bad: &BadTime<'_>, notes: &mut Notes) -> Result<(), Box<Refusal>> {
        let line = record.line();
        let value = record.get(bad.column.place);
        let counted = !matches!(self.reader.cell(record.get(self.counts.column.place)), Cell::Gap(_));
        if !counted || self.draft.options.set_aside {
            let told = Told::new("unreadable-date", bad.why.clone(), "the row is set aside");
            notes.warn_cell(line, bad.column, value, told);
            notes.set_aside(
                line,
                if counted { "with a date that cannot be read" } else { "without a date and a count" },
            );
            return Ok(());
        }
        let remedy = if let Some(remedy) = bad.remedy {
            remedy
        } else if self.reader.any_count_but(line, self.counts.column) {
            "--set-aside to leave the row out"
        } else {
            "a month such as 2016-10 or a date such as 2016-10-31 in this cell"
        };
        Err(notes
            .refuse(bad.why.clone(), remedy)
            .at(line)
            .column(bad.column.place, &bad.column.name)
            .value(value))
    }

    /// The kind of counts when neither user nor headings say it.
    fn kind_of_numbers(
        &self,
        rows: &[RowFact],
        labels_are_ends: bool,
        notes: &Notes,
    ) -> Result<CountKind, Box<Refusal>> {
        let spans = rows.iter().any(|row| row.span.unit != Unit::Day) && !labels_are_ends;
        if spans || self.plan.column().role == Role::Departure {
            return Ok(CountKind::Periodic);
        }
        let calendar = self.draft.options.calendar;
        let mut days: std::collections::BTreeMap<Date, u64> = std::collections::BTreeMap::new();
        for row in rows {
            let day = days.entry(row.span.through).or_default();
            *day = day.saturating_add(row.count);
        }
        let sum: u64 = days.values().fold(0, |sum, count| sum.saturating_add(*count));
        let mut before: Option<(FiscalYear, u64)> = None;
        let (mut falls, mut last) = (false, 0_u64);
        for (date, count) in &days {
            let year = calendar.fiscal_year(*date);
            match before {
                Some((known, level)) if known == year => {
                    falls |= *count < level;
                    last = last.saturating_sub(level).saturating_add(*count);
                }
                _ => last = last.saturating_add(*count),
            }
            before = Some((year, *count));
        }
        if falls {
            return Ok(CountKind::Periodic);
        }
        let column = self.counts.column;
        let why = format!(
            "may hold the count of each date (total {}) or the count to date (total {}): no number falls, and no heading tells",
            Count(sum),
            Count(last)
        );
        let remedy = "--kind periodic or --kind cumulative";
        Err(notes.refuse(why, remedy).at(self.draft.header_line()).column(column.place, &column.name))
    }

    /// A month that was not over when the file was retrieved covers the days until then.
    fn end_with_retrieval(&self, rows: &mut [RowFact], notes: &mut Notes) {
        let Some(retrieved) = self.draft.title.retrieved else { return };
        for row in rows {
            let Span { from, through, .. } = row.span;
            if from <= retrieved && retrieved < through && row.span.unit != Unit::Year {
                let message = format!("the file is of {retrieved}, before the end of this period");
                let action = format!("counted as {from} to {retrieved}");
                notes.warn_line(row.line, Told::new("partial-period", message, action));
                row.span = Span { from, through: retrieved, unit: row.span.unit };
            }
        }
    }

    fn periods(&self, body: &mut Body, notes: &mut Notes) -> Result<Vec<Observation>, Box<Refusal>> {
        let joined = facts::join(&mut body.rows, self.draft, self.blamed(), notes)?;
        facts::check_totals(&body.totals, &joined, notes);
        facts::check_title_year(self.draft, &body.rows, notes);
        self.check_levels(body, &joined, notes);
        let mut observations: Vec<Observation> = joined.iter().map(|joined| self.period(joined)).collect();
        let totals = facts::closing_totals(self.draft, &body.totals, &joined);
        observations.extend(totals.iter().map(|total| self.period(total)));
        Ok(observations)
    }

    fn period(&self, joined: &Joined) -> Observation {
        let (kind, series) = facts::series_of(joined.span.unit);
        self.observation(kind, series, joined.span, (joined.count, joined.line))
    }

    /// Compares counts to date beside the periods with the sum of the periods.
    fn check_levels(&self, body: &Body, joined: &[Joined], notes: &mut Notes) {
        let Some(column) = self.counts.check else { return };
        let calendar = self.draft.options.calendar;
        for (line, through, level, text) in &body.checks {
            let first = calendar.first_day(calendar.fiscal_year(*through));
            let within =
                joined.iter().filter(|joined| joined.span.from >= first && joined.span.through <= *through);
            let starts = joined.iter().any(|joined| joined.span.from == first);
            let Some(sum) = Count::checked_sum(within.map(|joined| joined.count)) else { continue };
            if starts && sum.0 != *level {
                let message = format!("to date says {}, the periods sum to {sum}", Count(*level));
                notes.warn_cell(
                    *line,
                    column,
                    text,
                    Told::new("to-date-differs", message, "the periods are used"),
                );
            }
        }
    }

    fn blamed(&self) -> Blamed<'a> {
        Blamed { time: self.plan.column(), count: self.counts.column }
    }

    fn to_date(&self, body: &mut Body, notes: &mut Notes) -> Result<Vec<Observation>, Box<Refusal>> {
        let joined = facts::join(&mut body.rows, self.draft, self.blamed(), notes)?;
        self.refuse_calendar_years(&joined, notes)?;
        let calendar = self.draft.options.calendar;
        let year_of = |level: &Joined| calendar.fiscal_year(level.span.through);
        let mut before: Option<&Joined> = None;
        for level in &joined {
            let year = year_of(level);
            let same_year = before.filter(|before| year_of(before) == year);
            if let Some(before) = same_year.filter(|before| before.count > level.count) {
                let fall = Count(before.count.0.saturating_sub(level.count.0));
                let message = format!("fell by {fall} ({} to {})", before.count, level.count);
                notes.warn_line(
                    level.line,
                    Told::new("fall", message, "shown as a revision; the later counts stand"),
                );
            }
            let newest = joined.last().is_some_and(|last| year_of(last) == year);
            let late = level.span.through.days_since(calendar.first_day(year)) > 62;
            if same_year.is_none() && newest && late {
                let message = format!("the first count of {year} is that of {}", level.span.through);
                let action = "shown as a level; nothing is known of the days before";
                notes.warn_line(level.line, Told::new("starts-late", message, action));
            }
            before = Some(level);
        }
        let observation = |level: &Joined| {
            let span = Span { from: calendar.first_day(year_of(level)), ..level.span };
            self.observation(Kind::ToDate, "to date", span, (level.count, level.line))
        };
        Ok(joined.iter().map(observation).collect())
    }

    /// Counts that start again in January, and run on through the start of the fiscal year, are of calendar years.
    fn refuse_calendar_years(&self, joined: &[Joined], notes: &Notes) -> Result<(), Box<Refusal>> {
        let calendar = self.draft.options.calendar;
        let first = calendar.first_day(FiscalYear(2000));
        if (first.month(), first.day()) == (1, 1) {
            return Ok(());
        }
        for pair in joined.windows(2) {
            let [before, after] = pair else { continue };
            let (old, new) = (before.span.through, after.span.through);
            let january = old.year() < new.year() && calendar.fiscal_year(old) == calendar.fiscal_year(new);
            if january && after.count.0 < before.count.0 / 2 {
                let column = self.counts.column;
                let why = format!(
                    "starts again in January (from {} to {}): it counts calendar years",
                    before.count, after.count
                );
                let refusal = notes.refuse(why, "--fiscal-start 01-01").at(after.line);
                return Err(refusal.column(column.place, &column.name).value(&after.count.0.to_string()));
            }
        }
        Ok(())
    }

    fn observation(&self, kind: Kind, series: &str, span: Span, (count, line): (Count, u64)) -> Observation {
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
