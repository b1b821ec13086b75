//! Records of which a column states another fiscal year than the one that their date lies in.

use crate::calendar::Date;
use crate::dataset::{Category, Records};
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::quantity::with_unit;

/// Warns of them; `day` is the column that they are counted by.
pub(super) fn tell(draft: &Draft<'_>, day: &Column, records: &Records, notes: &mut Notes) {
    let is_year = |column: &&Column| column.role == Role::FiscalYear && column.place != day.place;
    for column in draft.columns.iter().filter(is_year) {
        let own = |(_, category): &(usize, &Category)| category.name() == column.name;
        let Some((_, category)) = records.categories().find(own) else { continue };
        let (mut rows, mut first): (u64, Option<Date>) = (0, None);
        for value in category.values() {
            let Some(stated) = when::year(value) else { continue };
            let Some(wanted) = records.places(&[(category.name(), value)]) else { continue };
            for ((from, through), count) in records.spans(&wanted) {
                if draft.options.calendar.fiscal_year(through).0 != stated {
                    rows = rows.saturating_add(count.0);
                    first = Some(first.map_or(from, |first| first.min(from)));
                }
            }
        }
        if let Some(first) = first {
            let message = format!(
                "says another fiscal year than the date in {}, of {first} first",
                with_unit(rows, "record")
            );
            notes.warn_column(
                draft.header_line(),
                column,
                Told::new("fiscal-year", message, "the date decides"),
            );
        }
    }
}
