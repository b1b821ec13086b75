//! What stands in a row beside its time and its count, and does not go with them: told of, and counted all the same.

use super::facts;
use super::long::Long;
use crate::load::cell::span::Span;
use crate::load::cell::{token, when};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::table::Record;

impl Long<'_> {
    /// Compares the fiscal year that a row states with the one its date lies in; the date decides.
    pub(super) fn check_year(&self, record: &Record, span: Span, notes: &mut Notes) {
        let calendar = self.draft.options.calendar;
        let year = calendar.fiscal_year(span.through);
        let own = self.plan.column();
        let beside = |column: &&Column| column.role == Role::FiscalYear && own.place != column.place;
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
