//! Rows that add up to more than their own total says: somebody is counted in two of them.
//!
//! A total that its rows do not reach lacks some of them, which is told of. One that they exceed by more than a slip
//! is the sign of two breakdowns, or of sums among the rows, that nothing else has shown.

use std::collections::BTreeMap;

use super::Draft;
use super::facts::{self, Blamed, Joined, RowFact};
use super::totals::{self, TOTAL, TotalRow};
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::quantity::{Count, grouped};

/// So many in a hundred are no slip of the pen any more.
const PERCENT: u64 = 2;

/// Why rows are left out whose total says less.
const REASON: &str = "of a period whose total is counted instead";

/// Whether the rows of every period add up to a total of all that the table states.
pub(super) fn are_reached(totals: &[TotalRow], rows: &[RowFact]) -> bool {
    let mut sums: BTreeMap<Span, u64> = BTreeMap::new();
    for row in rows {
        let sum = sums.entry(row.span).or_default();
        *sum = sum.saturating_add(row.count);
    }
    let reached = |(span, sum): (&Span, &u64)| {
        totals.iter().any(|total| total.span == Some(*span) && total.of_all && total.count == *sum)
    };
    sums.iter().all(reached)
}

/// Refuses rows of categories that add up to more than the total of all, or counts that instead where the user has
/// asked for rows in doubt to be left out.
pub(super) fn settle(
    totals: &[TotalRow],
    rows: &mut Vec<RowFact>,
    joined: &mut [Joined],
    (draft, blamed): (&Draft<'_>, Blamed<'_>),
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    for own in joined {
        let of_all = |total: &&TotalRow| total.span == Some(own.span) && total.of_all;
        let Some(total) = totals.iter().find(of_all) else {
            continue;
        };
        let slip = total.count.saturating_add(total.count / 100 * PERCENT);
        if own.rows < 2 || own.count.0 <= slip || !totals::differs(total, &[own]) {
            continue;
        }
        let why = format!(
            "is the total of rows that add up to more, {}: some of them may be counted twice",
            own.count
        );
        if !draft.options.set_aside {
            let refusal = notes.refuse(why, "--set-aside to count the total alone").at(total.line);
            let column = blamed.count;
            let value = grouped(total.count.into());
            return Err(refusal.column(column.place, &column.name).value(&value));
        }
        notes.warn_line(total.line, Told::new("exceeded", why, "the total alone is counted"));
        facts::leave_out(rows, |row| row.span == own.span, REASON, notes);
        if !rows.iter().any(|row| row.line == total.line) {
            notes.take_up(total.line, TOTAL);
        }
        rows.push(total.fact(own.span));
        *own = Joined { count: Count(total.count), line: total.line, rows: 1, rounded: false, ..own.clone() };
    }
    Ok(())
}
