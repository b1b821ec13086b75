//! Rows that add up to more or to less than their own total says.
//!
//! Where they exceed it by more than a slip, somebody is counted in two of them: two breakdowns, or sums among the
//! rows, that nothing else has shown. Where they do not reach it, the table lists only some: the first ten countries, or
//! all but those whose counts are withheld. The total counts the others.

use std::collections::BTreeMap;

use super::total_rows::{self, TOTAL, TotalRow};
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, Blamed, Joined, RowFact};
use crate::load::shape::measures::{kind_refusals, kinds};
use crate::quantity::{Count, grouped};

/// So many in a hundred are no slip of the pen any more.
pub(super) const PERCENT: u64 = 2;

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
        totals.iter().any(|total| total.span == Some(*span) && total.of_all.is_some() && total.count == *sum)
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
    // Beside removals alone, a total may count returns, too.
    let of_all_rows = kinds::what_rows_count(draft, notes)?.is_none();
    if of_all_rows {
        refuse_odd(totals, joined, (draft, blamed), notes)?;
    }
    let agree = agree_mostly(totals, joined);
    for own in joined {
        let own_span = own.span;
        let mut of_many = totals.iter().filter(|total| total.span == Some(own_span) && total.of_many);
        if let Some(total) = of_many.next().filter(|_| of_all_rows && !(agree && draft.options.set_aside)) {
            fill_up(total, rows, own, draft, notes);
        }
        let states = |total: &TotalRow| total.span == Some(own_span) && !total_rows::differs(total, &[own]);
        if totals.iter().any(states) {
            notes.is_whole((own_span.from, own_span.through));
        }
        let of_all = |total: &&TotalRow| total.span == Some(own_span) && total.of_all.is_some();
        let shared = draft.title.shared_groups.filter(|_| own.rows > 1 && !is_asked(draft));
        let once = once(totals, own);
        let total = match (once.or_else(|| totals.iter().find(of_all)), shared) {
            (Some(total), _) => total,
            (None, None) => continue,
            (None, Some(note)) => return Err(shares_people(own, note, draft, notes)),
        };
        let told = shared.is_some() || once.is_some();
        let slip = if told { 0 } else { total.count / 100 * PERCENT };
        let slip = total.count.saturating_add(slip);
        if own.rows < 2 || own.count.0 <= slip || !total_rows::differs(total, &[own]) {
            continue;
        }
        let why = format!(
            "is the total of rows that add up to more, {}: some of them may be counted twice",
            own.count
        );
        if !draft.options.set_aside && !told {
            let refusal = notes.refuse(why, "--set-aside to count the total alone").at(total.line);
            let column = blamed.count;
            let value = grouped(total.count.into());
            return Err(refusal.column(column).value(&value));
        }
        notes.warn_line(total.line, Told::new("exceeded", why, "the total alone is counted"));
        facts::leave_out(rows, |row| row.span == own.span, REASON, notes);
        if !rows.iter().any(|row| row.line == total.line) {
            notes.take_up(total.line, TOTAL);
        }
        rows.push(total.fact(own.span));
        *own = Joined {
            count: Count(total.count),
            line: total.line,
            rows: 1,
            lines: 1,
            rounded: false,
            ..own.clone()
        };
    }
    Ok(())
}

/// Whether the rows of most periods, and of two at least, add up to their totals: a total that is more than its rows has a slip
/// in it or in them, and counts no others.
fn agree_mostly(totals: &[TotalRow], joined: &[Joined]) -> bool {
    let of_span = |own: &&Joined| {
        let stated = |total: &&TotalRow| total.span == Some(own.span) && total.of_many;
        totals.iter().find(stated).map(|total| total.count == own.count.0)
    };
    let compared: Vec<bool> = joined.iter().filter_map(|own| of_span(&own)).collect();
    let equal = compared.iter().filter(|equal| **equal).count();
    equal >= 2 && 2 * equal > compared.len()
}

/// Refuses a total that is more than its rows where those of most periods are not, with both sums.
fn refuse_odd(
    totals: &[TotalRow],
    joined: &[Joined],
    (draft, blamed): (&Draft<'_>, Blamed<'_>),
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    if draft.options.set_aside || !agree_mostly(totals, joined) {
        return Ok(());
    }
    for own in joined {
        let stated = |total: &&TotalRow| total.span == Some(own.span) && total.of_many;
        let Some(total) = totals.iter().find(stated) else { continue };
        let rest = total.count.saturating_sub(own.count.0);
        let is_withheld = notes.is_lacking(draft.options.calendar.fiscal_year(own.span.through));
        if is_withheld || rest <= total.count / 100 * PERCENT || !total_rows::differs(total, &[own]) {
            continue;
        }
        let why = format!(
            "is the total of rows that add up to less, {}, and the rows of other periods add up to theirs: the count of {} may be \
             either",
            own.count,
            facts::show_span(own.span)
        );
        let refusal = notes.refuse(why, "--set-aside to count the rows alone").at(total.line);
        return Err(refusal.column(blamed.count).value(&grouped(total.count.into())));
    }
    Ok(())
}

/// The total that says that it counts each person once, unless rows add up to another total of all.
fn once<'a>(totals: &'a [TotalRow], own: &Joined) -> Option<&'a TotalRow> {
    let mut of_all = totals.iter().filter(|total| total.span == Some(own.span) && total.of_all.is_some());
    let reached = of_all.clone().any(|total| !total.counts_persons() && !total_rows::differs(total, &[own]));
    of_all.find(|total| total.counts_persons()).filter(|_| !reached)
}

/// Whether the user has asked for one of the groups of the table.
pub(super) fn is_asked(draft: &Draft<'_>) -> bool {
    facts::categories(draft).any(|column| draft.is_filtered(column))
}

/// Rows that a note says to share people, and no total that counts each of those once.
fn shares_people(own: &Joined, note: u64, draft: &Draft<'_>, notes: &Notes) -> Box<Refusal> {
    let why = format!(
        "somebody may stand in several of these rows, as line {note} says: added up, to {}, they would count some twice",
        own.count
    );
    let column = facts::categories(draft).next();
    let value = column.and_then(|column| Some((column, draft.table.cell(own.line, column.place)?)));
    let one = value.as_ref().and_then(|(column, value)| kind_refusals::filter(column, value));
    let other = || "a file with a total of all of them".to_owned();
    let refusal = notes.refuse(why, one.unwrap_or_else(other)).at(own.line);
    match value {
        Some((column, value)) => refusal.column(column).value(&value),
        None => refusal,
    }
}

/// Counts those whom a total counts and no row lists, as rows of no category.
fn fill_up(
    total: &TotalRow,
    rows: &mut Vec<RowFact>,
    own: &mut Joined,
    draft: &Draft<'_>,
    notes: &mut Notes,
) {
    let Some(rest) = total.count.checked_sub(own.count.0) else { return };
    let is_withheld = notes.is_lacking(draft.options.calendar.fiscal_year(own.span.through));
    if rest == 0 || !total_rows::differs(total, &[own]) || !is_withheld && rest <= total.count / 100 * PERCENT
    {
        return;
    }
    let message = format!(
        "counts {} that no row of the table lists: the total is {}, and the rows add up to {}",
        Count(rest),
        Count(total.count),
        own.count
    );
    notes.warn_line(total.line, Told::new("unlisted", message, "counted, in no category"));
    if !rows.iter().any(|row| row.line == total.line) {
        notes.take_up(total.line, TOTAL);
    }
    rows.push(RowFact { count: rest, ..total.fact(own.span) });
    *own = Joined {
        count: Count(total.count),
        rows: own.rows + 1,
        lines: own.lines + 1,
        filled_up: true,
        ..own.clone()
    };
}
