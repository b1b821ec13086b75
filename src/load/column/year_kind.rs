//! Years whose cells, or the parts of years beside them, say of which kind they are where their heading does not: `FY2016`
//! below `Year`, a column `Year` beside one of fiscal months.

use super::columns::Column;
use super::plainer_time::ROWS;
use super::role::Role;
use crate::load::cell::when::{self, When};
use crate::load::table::{Table, Walk};
use crate::load::word;

/// Takes columns of years for those of fiscal years, or of the calendar's.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    let is_part = |role: Role| matches!(role, Role::Month | Role::Quarter | Role::Half);
    let mut parts = columns.iter().filter(|column| is_part(column.role)).peekable();
    let of_parts = parts.peek().is_some() && parts.all(|column| word::any(&column.words, word::FISCAL));
    for column in columns.iter_mut().filter(|column| column.role == Role::Year) {
        column.role = match labels(table, column.place) {
            Labels { fiscal: true, calendar: false } => Role::FiscalYear,
            Labels { fiscal: false, calendar: true } => Role::CalendarYear,
            Labels { fiscal: false, calendar: false } if of_parts => Role::FiscalYear,
            Labels { .. } => Role::Year,
        };
    }
}

/// Which kinds of years the cells of a column name.
#[derive(Clone, Copy, Debug, Default)]
struct Labels {
    /// Some say that they are fiscal: `FY2016`, `2015-16`.
    fiscal: bool,
    /// Some say that they are the calendar's: `CY2016`.
    calendar: bool,
}

fn labels(table: &Table<'_>, place: usize) -> Labels {
    let mut labels = Labels::default();
    let mut rows = 0;
    table.walk(|record| {
        if let Some(moment) = when::parse(record.get(place)) {
            labels.fiscal |= matches!(moment.when, When::FiscalYear { .. });
            labels.calendar |= moment.when.calendar_year().is_some();
        }
        rows += 1;
        if rows < ROWS { Walk::On } else { Walk::Stop }
    });
    labels
}
