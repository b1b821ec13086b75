//! Rows of a table in long form: what each one's count becomes.

use super::clock::{BadTime, Clock, RowTime};
use super::facts::{self, RowFact};
use super::kinds;
use super::long::{Body, Long};
use super::totals::{self, TotalRow};
use crate::calendar::FiscalYear;
use crate::load::cell::count::Cell;
use crate::load::cell::span::Span;
use crate::load::column::Role;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
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
}
