//! The release date of each row, where a column says it.

use crate::calendar::Date;
use crate::load::cell::evidence::Evidence;
use crate::load::cell::period::{DateOrder, Epoch};
use crate::load::cell::{day_number, gap, when};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::periods::time::TimePlan;
use crate::load::table::Record;

/// A column of release dates, and how it writes them.
pub(crate) struct Releases<'a> {
    column: &'a Column,
    order: DateOrder,
    /// From which day on numbers count that stand for days.
    epoch: Epoch,
    /// Whether the user has said so.
    said: bool,
}

impl<'a> Releases<'a> {
    /// The column, where there is one. Where its own cells leave the order of day and month open, those of the times
    /// may tell it: a file writes its dates in one way.
    pub(crate) fn find(
        draft: &'a Draft<'_>,
        plan: TimePlan<'_>,
        notes: &Notes,
    ) -> Result<Option<Self>, Box<Refusal>> {
        let Some(column) = draft.columns.iter().find(|column| column.role == Role::Published) else {
            return Ok(None);
        };
        let (mut own, mut times) = (Evidence::default(), Evidence::default());
        draft.table.each(|record| {
            own.see(record.line(), record.get(column.place));
            for time in plan.columns() {
                times.see(record.line(), record.get(time.place));
            }
        });
        let stated = draft.options.dates.or_else(|| times.proven_order());
        let order = own.order(stated).map_err(|unsure| {
            let refusal = notes.refuse(unsure.why, unsure.remedy).at(unsure.line);
            refusal.column(column).value(&unsure.value)
        })?;
        let epoch = draft.options.epoch;
        Ok(Some(Self { column, order, epoch: epoch.unwrap_or_default(), said: epoch.is_some() }))
    }

    /// When the figure of a row was released; a row without a date counts as the oldest.
    pub(crate) fn of(&self, record: &Record, notes: &mut Notes) -> Option<Date> {
        let text = record.get(self.column.place);
        let when = when::parse(text).map(|moment| moment.when);
        let numbered = when.and_then(|when| day_number::day(when, self.epoch));
        if numbered.is_some() && !self.said {
            notes.warn_cell(record.line(), self.column, text, day_number::told(text, self.epoch));
        }
        let day = numbered.or_else(|| when?.day(self.order));
        if day.is_none() && !text.is_empty() && gap::parse(text).is_none() {
            let told = Told::new("release-date", "is no day", "the row counts as the oldest release");
            notes.warn_cell(record.line(), self.column, text, told);
        }
        day
    }
}
