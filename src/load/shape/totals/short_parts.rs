//! Rows of one group that add up to less than its own total, where no total of all tells how many are left out: the table may
//! list some of them alone.

use super::exceeded;
use super::total_rows::TotalRow;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, Blamed, RowFact};
use crate::load::shape::measures::kinds;
use crate::quantity::{Count, grouped};

/// Refuses such a table with both sums, or counts the rows alone where the user has asked for that.
pub(super) fn refuse(
    totals: &[TotalRow],
    rows: &[RowFact],
    (draft, blamed): (&Draft<'_>, Blamed<'_>),
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    // Beside removals alone, a total may count returns, too.
    if kinds::what_rows_count(draft, notes)?.is_some() || exceeded::is_asked(draft) {
        return Ok(());
    }
    for total in totals.iter().filter(|total| total.of_part && total.categories.is_some()) {
        let Some(span) = total.span else { continue };
        let year = draft.options.calendar.fiscal_year(span.through);
        let is_whole = |other: &TotalRow| other.span == Some(span) && !other.of_part;
        if notes.is_lacking(year) || totals.iter().any(is_whole) {
            continue;
        }
        let own = rows.iter().filter(|row| row.span == span && total.sums_up(&row.categories));
        let counts: Vec<u64> = own.map(|row| row.count).collect();
        let sum = counts.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
        let missing = total.count.saturating_sub(sum);
        if counts.is_empty() || missing <= total.count / 100 * exceeded::PERCENT {
            continue;
        }
        let all = rows.iter().filter(|row| row.span == span);
        let all = all.fold(0_u64, |sum, row| sum.saturating_add(row.count));
        let why = format!(
            "is the total of rows that add up to less, {}: the rows of {} add up to {} without those that may be left out, and \
             to {} at least with them",
            Count(sum),
            facts::show_span(span),
            Count(all),
            Count(all.saturating_add(missing))
        );
        if !draft.options.set_aside {
            let refusal = notes.refuse(why, "--set-aside to count the rows alone").at(total.line);
            let refusal = refusal.column(blamed.count);
            return Err(refusal.value(&grouped(total.count.into())));
        }
        notes.lacks_row(draft.options.calendar, span);
        notes.warn_line(total.line, Told::new("short-part", why, "the rows alone are counted"));
    }
    Ok(())
}
