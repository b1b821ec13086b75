//! Rows of a table that runs across: what each one's counts become.

use super::column_sums::ColumnSum;
use super::reader::{Body, Wide};
use crate::load::cell;
use crate::load::cell::period::Time;
use crate::load::cell::span::{Span, month_of};
use crate::load::column::Column;
use crate::load::column::heading_parts::period_of;
use crate::load::notes::{Notes, Told, Uncounted};
use crate::load::refusal::Refusal;
use crate::load::shape::counts::count_reader::NoCount;
use crate::load::shape::facts::{BETWEEN, RowFact};
use crate::load::shape::groups::total_label::{is_total, is_total_row, so_far_through};
use crate::load::shape::measures::kinds;
use crate::load::shape::periods::month_runs::{Order, year_of_months};
use crate::load::shape::periods::numbered_part;
use crate::load::shape::totals::{self, TotalRow};
use crate::load::table::Record;

/// A month for rows of which nobody knows the month; which one does not matter.
const SOME_MONTH: Time = Time::Month(1);

/// Which rows are read.
#[derive(Debug, Default)]
pub(super) struct Read<'a> {
    /// The only one, where rows name what they count.
    pub(super) measure_row: Option<u64>,
    /// Those with such values, where a column says what each counts.
    pub(super) only: Option<(&'a Column, Vec<String>)>,
}

impl Read<'_> {
    /// Whether a row counts removals, or what the user asks for.
    pub(super) fn wants(&self, record: &Record) -> bool {
        let holds = |(column, wanted): &(&Column, Vec<String>)| {
            wanted.iter().any(|value| value == record.get(column.place))
        };
        self.measure_row.is_none_or(|wanted| wanted == record.line()) && self.only.as_ref().is_none_or(holds)
    }
}

impl Wide<'_> {
    /// Takes in a row, unless it is of another width and was set aside for that.
    pub(super) fn take(
        &self,
        record: &Record,
        body: &mut Body,
        notes: &mut Notes,
    ) -> Result<(), Box<Refusal>> {
        match self.labels.first() {
            Some(first) if !self.reader.check_width(record, first, notes)? => {
                self.miss(record, body, notes);
                Ok(())
            }
            _ if !self.read.wants(record) => {
                notes.set_aside(record.line(), kinds::REASON);
                Ok(())
            }
            _ if self.sums_up_years(record) => {
                self.sum_of_years(record, body, notes);
                Ok(())
            }
            _ => match self.row_part(record, body, notes) {
                Ok(time) => self.row(record, time, body, notes),
                Err(refusal) if self.draft.options.set_aside => {
                    self.leave_out(record, &refusal, notes);
                    Ok(())
                }
                Err(refusal) => Err(refusal),
            },
        }
    }

    /// Notes which periods lack a row that is set aside.
    fn miss(&self, record: &Record, body: &mut Body, notes: &mut Notes) {
        let is_sum = self.sums.is_sum(record) || self.is_sum_of_time(record);
        let Ok(time) = self.row_part(record, body, notes) else { return };
        for column in self.labels.iter().filter(|_| !is_sum) {
            if let Ok(span) = self.span(column, time, notes) {
                notes.lacks_row(self.draft.options.calendar, span);
            }
        }
    }

    /// Takes in a row with what it says of the time.
    fn row(
        &self,
        record: &Record,
        row_time: Option<Time>,
        body: &mut Body,
        notes: &mut Notes,
    ) -> Result<(), Box<Refusal>> {
        let line = record.line();
        let of_categories = self.sums.is_sum(record);
        let is_sum = of_categories || self.is_sum_of_time(record);
        let categories: Vec<&str> = self.words.iter().map(|column| record.get(column.place)).collect();
        let (mut used, mut reason) = (false, "without a count");
        let mut sums: Vec<(Span, u64, usize)> = Vec::new();
        let told = self.tell_of_blanks(record, notes);
        for column in &self.labels {
            let text = record.get(column.place);
            if let (None, Some(time)) = (row_time, self.row_time)
                && !is_sum
                && !text.is_empty()
            {
                let refusal = notes.refuse("the row has counts and no time", "a year or month in this cell");
                return Err(refusal.at(line).column(time));
            }
            let looked = match text {
                "" if told => Err(NoCount::UNKNOWN),
                _ => self.reader.look(line, column, text, notes)?,
            };
            let count = match looked {
                Ok(count) => count,
                Err(NoCount { reason: why, missing }) => {
                    reason = why;
                    if let (Ok(span), false) = (self.span(column, row_time, notes), is_sum) {
                        let year = self.draft.options.calendar.fiscal_year(span.through);
                        let categories = self.with_group(&categories, column);
                        let period = (span.from, span.through);
                        notes.lacks_count_of(year, Uncounted { period, categories, missing });
                    }
                    continue;
                }
            };
            // What the months of a year add up to, however far they go.
            let is_open = is_sum && row_time.is_none() && self.is_to_date_over_parts(column);
            let span = if is_open { None } else { Some(self.span(column, row_time, notes)?) };
            let span = span.map(|span| self.so_far(record, span));
            let Some(span) = span.filter(|_| !is_sum) else {
                sums.extend(span.map(|span| (span, count, column.place)));
                reason = totals::TOTAL;
                continue;
            };
            let (label, categories) = (column.name.clone(), self.with_group(&categories, column));
            body.rows.push(RowFact { span, count, line, label, categories, published: None });
            used = true;
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

    /// Tells once of the blank cells of a row that has several: the months that a year has not reached. Whether it has.
    fn tell_of_blanks(&self, record: &Record, notes: &mut Notes) -> bool {
        const SEVERAL: usize = 3;
        let mut blank = self.labels.iter().filter(|column| record.get(column.place).is_empty());
        let Some(first) =
            blank.next().filter(|_| !self.draft.options.missing.iter().any(|(mark, _)| mark.is_empty()))
        else {
            return false;
        };
        let cells = 1 + blank.count();
        if cells >= SEVERAL {
            let message = "several cells of the row are empty, this one first";
            let action = "gaps, never zeros; --missing '=0' reads them as zeros";
            notes.warn_cell(record.line(), first, "", Told::new("gap", message, action));
        }
        cells >= SEVERAL
    }

    /// What the category columns of a row say, and the group of people that a column of counts stands for.
    fn with_group(&self, categories: &[&str], column: &Column) -> String {
        let group = self.groups.as_ref().and_then(|groups| groups.of(column));
        categories.iter().copied().chain(group).collect::<Vec<&str>>().join(BETWEEN)
    }

    /// Whether the time of a row says that it sums up others.
    fn is_sum_of_time(&self, record: &Record) -> bool {
        let calendar = self.draft.options.calendar;
        self.row_time.is_some_and(|column| {
            let text = record.get(column.place);
            is_total_row(text) || so_far_through(text, calendar).is_some()
        })
    }

    /// The days of a year that a row sums up: those of its first months, where it says so.
    fn so_far(&self, record: &Record, span: Span) -> Span {
        let calendar = self.draft.options.calendar;
        let year = calendar.fiscal_year(span.through);
        let month = self.row_time.and_then(|column| so_far_through(record.get(column.place), calendar));
        let last = month.filter(|_| span == Span::fiscal_year(calendar, year));
        let last = last.and_then(|month| month_of(calendar, year.0, month, true));
        last.map_or(span, |last| Span::between(calendar, span.from, last.through))
    }

    /// Whether a row without a year sums up the same months, or quarters, of several.
    fn sums_up_years(&self, record: &Record) -> bool {
        let part = |label: &&Column| cell::is_part_of_year(&period_of(&label.name));
        self.is_sum_of_time(record) && self.labels.iter().all(part)
    }

    /// Takes in such a row: all its cells together are the sum of all rows, where no column tells groups apart.
    fn sum_of_years(&self, record: &Record, body: &mut Body, notes: &mut Notes) {
        let count = |label: &&Column| self.reader.cell(record.get(label.place)).count();
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
        if self.is_sum_of_time(record) {
            return Ok(None);
        }
        let readable = |other: &Record| {
            let text = other.get(column.place);
            other.line() != record.line() && !text.is_empty() && style.read(text).is_ok()
        };
        let bad = |why: String| {
            let others = self.draft.table.any(readable);
            let remedy =
                if others { "--set-aside to leave the row out" } else { "a year or month in this cell" };
            notes.refuse(why, remedy).at(record.line()).column(column).value(text)
        };
        let calendar = self.draft.options.calendar;
        if let Some(part) = text.parse().ok().and_then(|number| numbered_part::part(column, number, calendar))
        {
            return Ok(Some(part));
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

    /// Leaves a row out whose time cannot be read. Where its columns are years, each lacks the count of the row.
    fn leave_out(&self, record: &Record, refusal: &Refusal, notes: &mut Notes) {
        let line = record.line();
        for column in
            self.labels.iter().filter(|column| self.count_beside(record.get(column.place)).is_some())
        {
            if let Ok(span) = self.span(column, Some(SOME_MONTH), notes) {
                notes.lacks(self.draft.options.calendar.fiscal_year(span.through));
            }
        }
        if let Some(column) = self.row_time {
            let told = Told::new("unreadable-date", refusal.why.clone(), "the row is set aside");
            notes.warn_cell(line, column, record.get(column.place), told);
        }
        notes.set_aside(line, "with a date that cannot be read");
    }

    /// Columns that sum up others check them.
    fn row_sums(&self, record: &Record, row: Option<Time>, body: &mut Body, notes: &Notes) {
        let line = record.line();
        for column in &self.summing {
            let count = self.count_beside(record.get(column.place));
            if let (Some(count), Ok(span)) = (count, self.span(column, row, notes)) {
                let cell = (column.place, record.get(column.place).to_owned());
                body.sums.push(ColumnSum { span, count, cell, line });
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
        let cell = (total.place, record.get(total.place).to_owned());
        body.sums.extend(span.map(|span| ColumnSum { span, count, cell, line }));
    }
}
