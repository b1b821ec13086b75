//! Columns of a year to date beside one of the same year by its months: `Month,FY17 Removals,FY17 YTD`.

use crate::load::cell::count::{self, Cell};
use crate::load::cell::grouping::Grouping;
use crate::load::cell::when::{self, When};
use crate::load::column::Column;
use crate::load::column::heading_parts::plain_period;
use crate::load::shape::Draft;
use crate::load::table::Walk;

/// Whether a column holds what one beside it adds up to, row by row.
pub(super) fn sums_up_another(draft: &Draft<'_>, column: &Column) -> bool {
    let year = |column: &Column| {
        let when = when::parse(&plain_period(&column.name))?.when;
        if let When::FiscalYear { year, to_date } = when { Some((year, to_date)) } else { None }
    };
    let Some((own, true)) = year(column) else { return false };
    let single = draft.columns.iter().find(|other| year(other) == Some((own, false)));
    single.is_some_and(|single| runs_through(draft, single, column))
}

/// Whether the numbers of one column, added up from the first row on, are those of the other.
fn runs_through(draft: &Draft<'_>, single: &Column, running: &Column) -> bool {
    let (mut sum, mut rows, mut fits) = (0_u64, 0_u32, true);
    draft.table.walk(|record| {
        let cell = |column: &Column| count::read(record.get(column.place), Grouping::COMMAS);
        match (cell(single), cell(running)) {
            (Cell::Count { count, .. }, Cell::Count { count: level, .. }) => {
                sum = sum.saturating_add(count);
                rows += 1;
                fits = sum == level;
            }
            // Months that are not published yet.
            (Cell::Gap(_), _) => {}
            (Cell::Count { .. } | Cell::Bad(_), _) => fits = false,
        }
        if fits { Walk::On } else { Walk::Stop }
    });
    fits && rows > 1
}
