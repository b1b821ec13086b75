//! What stands in a row beside its time and its count, and does not go with them: told of, and counted all the same.

use super::ended_year::Contradiction;
use super::reader::{Body, Long};
use crate::calendar::FiscalYear;
use crate::load::cell::span::Span;
use crate::load::cell::{token, when};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::facts::{self, RowFact};
use crate::load::shape::groups::total_label::is_whole_year;
use crate::load::shape::periods::clock::RowTime;
use crate::load::table::Record;

impl Long<'_> {
    /// Whether a column states the fiscal year beside the date.
    pub(super) fn states_year(&self, column: &Column) -> bool {
        column.role == Role::FiscalYear && self.plan.column().place != column.place
    }

    /// Notes where the fiscal year that a row states is not the one its date lies in. The date decides, but of counts to date
    /// other rows tell.
    pub(super) fn check_year(&self, record: &Record, span: Span, body: &mut Body) {
        let calendar = self.draft.options.calendar;
        let year = calendar.fiscal_year(span.through);
        for column in self.draft.columns.iter().filter(|column| self.states_year(column)) {
            let text = record.get(column.place);
            let Some(stated) = when::year(text).filter(|stated| *stated != year.0) else { continue };
            let (line, stated, text) = (record.line(), FiscalYear(stated), text.to_owned());
            body.contradictions.push(Contradiction { line, stated, text });
        }
    }

    /// The whole of the fiscal year that stands beside `full year` in the place of a day, which is no sum of other rows then.
    pub(super) fn stated_whole(&self, record: &Record, time: RowTime) -> RowTime {
        let is_whole = || is_whole_year(record.get(self.plan.column().place));
        if !matches!(time, RowTime::Total(None)) || !is_whole() {
            return time;
        }
        let stated = self.draft.columns.iter().find(|column| self.states_year(column));
        let year = stated.and_then(|column| when::year(record.get(column.place))).map(FiscalYear);
        let span = year.map(|year| Span::fiscal_year(self.draft.options.calendar, year));
        span.map_or(time, RowTime::Span)
    }

    /// Tells of such rows where counts are of periods.
    pub(super) fn tell_of_years(
        &self,
        contradictions: &[Contradiction],
        rows: &[RowFact],
        notes: &mut Notes,
    ) {
        let Some(column) = self.draft.columns.iter().find(|column| self.states_year(column)) else { return };
        for Contradiction { line, text, .. } in contradictions {
            let Some(row) = rows.iter().find(|row| row.line == *line) else { continue };
            let year = self.draft.options.calendar.fiscal_year(row.span.through);
            let message = format!("the date of the row lies in {year}");
            notes.warn_cell(*line, column, text, Told::new("fiscal-year", message, "the date decides"));
        }
    }

    /// A category that a spreadsheet has taken for a date: `3-Mar` was a code such as `3-MAR` or `MAR3`.
    pub(super) fn tell_of_codes(&self, record: &Record, notes: &mut Notes) {
        for column in facts::categories(self.draft) {
            let text = record.get(column.place);
            if token::is_day_of_month(text) {
                let told = Told::new(
                    "code-as-date",
                    format!("{text} looks like a code changed by Excel"),
                    "counted",
                );
                notes.warn_cell(record.line(), column, text, told);
            }
        }
    }
}
