//! Rows of a table in long form: what each one's count becomes.

use super::reader::{Body, Long};
use crate::calendar::FiscalYear;
use crate::dataset::Missing;
use crate::load::cell::count::Cell;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Uncounted};
use crate::load::refusal::Refusal;
use crate::load::shape::facts::{self, BETWEEN, RowFact};
use crate::load::shape::measures::kinds;
use crate::load::shape::periods::clock::{BadTime, Clock, RowTime};
use crate::load::shape::totals::{self, Sum, TotalRow};
use crate::load::table::Record;

impl<'a> Long<'a> {
    /// Takes in a row.
    pub(super) fn row(
        &self,
        record: &Record,
        clock: &mut Clock<'a>,
        body: &mut Body,
        notes: &mut Notes,
    ) -> Result<(), Box<Refusal>> {
        if !self.reader.check_width(record, self.counts.column, notes)? {
            self.miss(record, clock, body, notes);
            return Ok(());
        }
        if let Some((column, wanted)) = &self.counts.only
            && !wanted.iter().any(|value| value == record.get(column.place))
        {
            notes.set_aside(record.line(), kinds::REASON);
            return Ok(());
        }
        let line = record.line();
        let time = match clock.read(record) {
            Ok(time) => self.stated_whole(record, time),
            Err(bad) => return self.bad_time(record, &bad, clock, notes),
        };
        let Counted { counts, gap, lacking } = self.counted(record, notes)?;
        let is_sum = self.sums.is_sum(record);
        if let (RowTime::Span(span), Some(_)) = (time, gap) {
            self.lack(record, span, if is_sum { &[] } else { &lacking }, notes);
            body.gaps.extend(Some(span).filter(|_| counts.is_empty()));
        }
        let is_total = match time {
            RowTime::Total(_) => true,
            RowTime::Span(_) | RowTime::Gap => is_sum,
            RowTime::ToDate(_) => !self.is_annual(),
        };
        match gap {
            Some(gap) if counts.is_empty() => {
                notes.set_aside(line, gap);
                return Ok(());
            }
            // How many all groups are together, such a row does not say.
            Some(_) if is_total => {
                notes.set_aside(line, totals::TOTAL);
                return Ok(());
            }
            Some(_) | None => {}
        }
        match time {
            RowTime::Total(span) => body.totals.push(self.total(record, span, &counts)),
            RowTime::Span(span) if is_sum => body.totals.push(self.total(record, Some(span), &counts)),
            RowTime::Gap if is_sum => body.totals.push(self.total(record, None, &counts)),
            RowTime::Gap => {
                let column = self.plan.column();
                let empty = record.get(column.place).is_empty();
                let why = if empty { "is empty" } else { "stands for no time" };
                let bad = BadTime::new(column, format!("{why}, and the row has a count"));
                return self.bad_time(record, &bad, clock, notes);
            }
            RowTime::ToDate(year) => self.year_so_far(record, (year, &counts), body, notes),
            RowTime::Span(span) => self.facts(record, (span, &counts), body, notes),
        }
        Ok(())
    }

    /// Notes that the counts of some groups are not known.
    fn lack(&self, record: &Record, span: Span, groups: &[(Option<&str>, Missing)], notes: &mut Notes) {
        let (period, year) =
            ((span.from, span.through), self.draft.options.calendar.fiscal_year(span.through));
        if groups.is_empty() {
            notes.lacks_count(year, period, Missing::UNBOUNDED);
        }
        for (group, missing) in groups {
            let categories = self.categories(record, *group);
            notes.lacks_count_of(year, Uncounted { period, categories, missing: *missing });
        }
    }

    /// Notes which years lack a row that is set aside: its own, or any where its time cannot be read.
    fn miss(&self, record: &Record, clock: &mut Clock<'a>, body: &mut Body, notes: &mut Notes) {
        match clock.read(record) {
            Ok(RowTime::Span(span)) => notes.lacks_row(self.draft.options.calendar, span),
            Ok(RowTime::ToDate(year)) => notes.lacks(year),
            Ok(RowTime::Total(_) | RowTime::Gap) => {}
            Err(_) => body.undated = true,
        }
    }

    /// The counts of a row.
    fn counted(&self, record: &Record, notes: &mut Notes) -> Result<Counted<'_>, Box<Refusal>> {
        let mut counted = Counted::default();
        for (column, group) in self.counts.columns() {
            match self.reader.look(record.line(), column, record.get(column.place), notes)? {
                Ok(count) => counted.counts.push((count, group)),
                Err(none) => {
                    counted.gap = Some(none.reason);
                    counted.lacking.push((group, none.missing));
                }
            }
        }
        Ok(counted)
    }

    /// A row that sums up others.
    fn total(&self, record: &Record, span: Option<Span>, counts: &[(u64, Option<&str>)]) -> TotalRow {
        let label = || {
            let label = self.sums.label(record);
            // It sums up its groups, too.
            if self.counts.groups.is_some() { label + BETWEEN } else { label }
        };
        let place = self.counts.column.place;
        TotalRow {
            span,
            to_date: None,
            of_part: self.sums.is_of_part(record),
            names_rows: self.sums.names_its_rows(record),
            of_all: self.sums.of_all(record),
            of_many: self.sums.is_of_many(record),
            categories: self.sums.is_sum(record).then(label),
            count: sum(counts),
            cell: self.counts.groups.is_none().then(|| (place, record.get(place).to_owned())),
            sum: Sum::Row,
            line: record.line(),
        }
    }

    /// Whether rows are years.
    fn is_annual(&self) -> bool {
        self.plan.column().role.is_year()
    }

    /// Takes in a row that counts a year to date: through the day that a line above the table names, or, among months,
    /// what they sum up to.
    fn year_so_far(
        &self,
        record: &Record,
        (year, counts): (FiscalYear, &[(u64, Option<&str>)]),
        body: &mut Body,
        notes: &mut Notes,
    ) {
        let (calendar, line) = (self.draft.options.calendar, record.line());
        let whole = Span::fiscal_year(calendar, year);
        let so_far = self.draft.title.reaches.and_then(|day| Span::year_so_far(calendar, year, day));
        match so_far {
            Some(span) if self.is_annual() => self.facts(record, (span, counts), body, notes),
            None if self.is_annual() => {
                let text = record.get(self.plan.column().place);
                notes.warn_cell(line, self.plan.column(), text, totals::no_day(year));
                notes.set_aside(line, totals::NO_DAY);
            }
            span => {
                let to_date = span.is_none().then_some(year);
                let total = TotalRow::of_time(span.or(Some(whole)), sum(counts), line);
                body.totals.push(TotalRow { to_date, ..total });
            }
        }
    }

    /// Takes in a row that counts a span.
    fn facts(
        &self,
        record: &Record,
        (span, counts): (Span, &[(u64, Option<&str>)]),
        body: &mut Body,
        notes: &mut Notes,
    ) {
        self.tell_of_codes(record, notes);
        self.check_year(record, span, body);
        let line = record.line();
        let published = self.releases.as_ref().and_then(|releases| releases.of(record, notes));
        let released = |day| facts::reached(span, (day, "the figure was released on"), line, notes);
        let span = published.map_or(span, released);
        for (count, group) in counts {
            let label = record.get(self.plan.column().place).to_owned();
            let categories = self.categories(record, *group);
            body.rows.push(RowFact { span, count: *count, line, label, categories, published });
        }
        if let Some(check) = self.counts.check
            && let Cell::Count { count, .. } = self.reader.cell(record.get(check.place))
        {
            body.checks.push((line, span.through, count, record.get(check.place).to_owned()));
        }
        notes.used();
    }
}

impl Long<'_> {
    /// What the category columns of a row say, and the group of people that a column of counts stands for.
    fn categories(&self, record: &Record, group: Option<&str>) -> String {
        let own = facts::categories(self.draft).map(|category| record.get(category.place));
        own.chain(group).collect::<Vec<&str>>().join(BETWEEN)
    }
}

/// The counts of a row, each with the group of people that its column stands for, and why one of them is not known.
#[derive(Default)]
struct Counted<'a> {
    counts: Vec<(u64, Option<&'a str>)>,
    gap: Option<&'static str>,
    /// The groups whose count is not known, each with what that may be.
    lacking: Vec<(Option<&'a str>, Missing)>,
}

fn sum(counts: &[(u64, Option<&str>)]) -> u64 {
    counts.iter().fold(0, |sum, (count, _)| sum.saturating_add(*count))
}
