//! Counts to date that are told some days into a year and count the whole of the one before, with nothing but the counts
//! around them to say so.

use std::collections::BTreeMap;

use super::reader::Long;
use crate::calendar::Date;
use crate::load::cell::span::{Span, Unit};
use crate::load::notes::{Notes, Told};
use crate::load::shape::cumulative::nearly;
use crate::load::shape::facts::RowFact;

impl Long<'_> {
    /// Gives such rows the year that they close. Where a column states the year of each row, that decides.
    pub(super) fn close_years(&self, rows: &mut [RowFact], notes: &mut Notes) {
        if self.draft.columns.iter().any(|column| self.states_year(column)) {
            return;
        }
        let calendar = self.draft.options.calendar;
        let mut groups: BTreeMap<(String, Option<Date>), Vec<&mut RowFact>> = BTreeMap::new();
        for row in rows.iter_mut().filter(|row| row.span.unit == Unit::Day) {
            groups.entry((row.categories.clone(), row.published)).or_default().push(row);
        }
        for mut group in groups.into_values() {
            group.sort_by_key(|row| row.span.through);
            let days: Vec<(Date, u64)> = group.iter().map(|row| (row.span.through, row.count)).collect();
            for (row, year) in group.into_iter().zip(nearly::years(&days, calendar)) {
                if year == calendar.fiscal_year(row.span.through) {
                    continue;
                }
                let told = Told::new(
                    "fiscal-year",
                    format!("{year} had ended, and the next count is lower"),
                    "counted as that whole year, as it was known on this day",
                );
                notes.warn_cell(row.line, self.plan.column(), &row.label, told);
                // What is said of a year when it has ended replaces what was said before.
                row.published = Some(row.span.through);
                row.span = Span::fiscal_year(calendar, year);
            }
        }
    }
}
