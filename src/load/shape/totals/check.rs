//! What rows and columns that sum up others say, held against the sums themselves.

use std::cell::OnceCell;
use std::collections::BTreeSet;

use super::total_rows::{Sum, TotalRow, differs};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::facts::Joined;
use crate::quantity::Count;

/// Compares totals with the rows that they sum up: those of their days, or where they name none, all of them or those above
/// them.
pub(crate) fn check_totals(totals: &[TotalRow], joined: &[Joined], draft: &Draft<'_>, notes: &mut Notes) {
    let among = Above::of(totals, joined);
    for total in totals.iter().filter(|total| !total.names_rows) {
        let inside = |joined: &&Joined| total.span.is_none_or(|span| joined.span.is_within(span));
        let parts: Vec<&Joined> = joined.iter().filter(inside).collect();
        // It is counted itself, and has been told of.
        if parts.iter().any(|part| part.line == total.line && total.span == Some(part.span)) {
            continue;
        }
        let of_above = total.span.is_none() && differs(total, &parts);
        let above = if of_above { among.rows(total) } else { None };
        let place = if above.is_some() { " above it" } else { "" };
        let parts = above.unwrap_or(parts);
        let filled_up = total.of_many && parts.iter().any(|joined| joined.filled_up);
        let is_other_part = total.of_part && differs(total, &parts);
        if is_other_part || filled_up {
            continue;
        }
        let days = total.span.map(|span| (span.from, span.through));
        let lacks = place.is_empty() && notes.is_partial_within(days);
        let told = if lacks { held_against_gaps(total, &parts) } else { None };
        if let Some(told) = told.or_else(|| held_against(total, &parts, place)) {
            tell(total, told, draft, notes);
        }
    }
}

/// Totals of rows above them, among the rows.
struct Above<'a> {
    totals: &'a [TotalRow],
    joined: &'a [Joined],
    lines: BTreeSet<u64>,
    /// Whether any total sums up the rows between it and the one above it.
    any: OnceCell<bool>,
}

impl<'a> Above<'a> {
    fn of(totals: &'a [TotalRow], joined: &'a [Joined]) -> Self {
        let lines = totals.iter().map(|total| total.line).collect();
        Self { totals, joined, lines, any: OnceCell::new() }
    }

    /// The rows above a total that it sums up and no other total does before it, or all of those above it; where it sums up
    /// neither, the first of them, if another total sums up the rows above it.
    fn rows(&self, total: &TotalRow) -> Option<Vec<&'a Joined>> {
        let own = self.block(total)?;
        if !differs(total, &own) {
            return Some(own);
        }
        let all = between(0, total.line, self.joined).filter(|all| !differs(total, all));
        let sums_up = |other: &TotalRow| {
            other.span.is_none() && self.block(other).is_some_and(|own| !differs(other, &own))
        };
        let any = || *self.any.get_or_init(|| self.totals.iter().any(sums_up));
        all.or_else(|| any().then_some(own))
    }

    /// The rows between a total and the one above it.
    fn block(&self, total: &TotalRow) -> Option<Vec<&'a Joined>> {
        let before = self.lines.range(..total.line).next_back();
        between(before.copied().unwrap_or(0), total.line, self.joined)
    }
}

/// The rows between two lines; `None` where there are none, or some stand for rows beyond, too.
fn between(first: u64, last: u64, joined: &[Joined]) -> Option<Vec<&Joined>> {
    let touches = |own: &&Joined| own.line < last && own.last_line > first;
    let rows: Vec<&Joined> = joined.iter().filter(touches).collect();
    let whole = rows.iter().all(|own| own.line > first && own.last_line < last);
    (whole && !rows.is_empty()).then_some(rows)
}

/// What is told of a total that is greater than the rows which it sums up, where others have no count.
fn held_against_gaps(total: &TotalRow, parts: &[&Joined]) -> Option<Told> {
    let sum = Count::checked_sum(parts.iter().map(|joined| joined.count))?;
    let more = total.count.checked_sub(sum.0).filter(|more| *more > 0 && !total.counts_persons())?;
    let message = format!(
        "a {} says {}, the rows with a count sum to {sum}: it may hold {} of those without one",
        total.sum.name(),
        Count(total.count),
        Count(more)
    );
    Some(Told::new("total", message, "left out of the sum"))
}

/// What is told of a total beside the rows that it sums up; `place` says where these stand.
fn held_against(total: &TotalRow, parts: &[&Joined], place: &str) -> Option<Told> {
    let sum = Count::checked_sum(parts.iter().map(|joined| joined.count))?;
    let rows: u64 = parts.iter().map(|joined| joined.rows).sum();
    let (said, differs) = (Count(total.count), differs(total, parts));
    let (parts, sums) = match (rows, total.sum) {
        (1, Sum::Row) => (format!("one row{place}"), "comes to"),
        (1, Sum::Column) => ("one cell beside it".to_owned(), "comes to"),
        (rows, Sum::Row) => (format!("{rows} rows{place}"), "sum to"),
        (rows, Sum::Column) => (format!("{rows} cells beside it"), "sum to"),
    };
    let name = total.sum.name();
    let message = if differs && total.counts_persons() {
        format!(
            "a {name} that counts each person once says {said}, and another total says what the {parts} {sums}, {sum}: \
             that is counted"
        )
    } else if sum == said {
        let its = if place.is_empty() && total.sum == Sum::Row { " it sums up" } else { "" };
        format!("a {name} agrees with the {parts}{its}")
    } else if differs {
        format!("a {name} says {said}, the {parts} {sums} {sum}")
    } else {
        format!("a {name} says {said}, the {parts} {sums} {sum}: within their rounding")
    };
    let code = if differs { "total-differs" } else { "total" };
    Some(Told::new(code, message, "left out of the sum"))
}

/// Notes it, and the cell where one says another number.
fn tell(total: &TotalRow, told: Told, draft: &Draft<'_>, notes: &mut Notes) {
    let cell = total.cell.as_ref().filter(|_| told.code == "total-differs");
    let named = cell
        .and_then(|(place, text)| Some((draft.columns.iter().find(|column| column.place == *place)?, text)));
    match named {
        Some((column, text)) => notes.warn_cell(total.line, column, text, told),
        None => notes.warn_line(total.line, told),
    }
}
