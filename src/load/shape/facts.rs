//! Rows read so far, joined into one fact a span: sums over categories, overlaps, totals that check.

use std::collections::BTreeMap;

use super::Draft;
use crate::dataset::{Kind, Series};
use crate::load::cell::period::{Span, Unit};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::quantity::{Count, grouped};

/// A row that carries a count of a span.
#[derive(Clone, Debug)]
pub(super) struct RowFact {
    /// The days it covers.
    pub(super) span: Span,
    /// How many.
    pub(super) count: u64,
    /// Where it stands.
    pub(super) line: u64,
    /// How its time is written.
    pub(super) label: String,
    /// What its category columns say, joined; tells rows of one span apart.
    pub(super) categories: String,
}

/// A row that sums up others.
#[derive(Clone, Copy, Debug)]
pub(super) struct TotalRow {
    /// The span that it sums up; `None` for all rows above.
    pub(super) span: Option<Span>,
    /// What it says.
    pub(super) count: u64,
    /// Where it stands.
    pub(super) line: u64,
}

/// One fact a span.
#[derive(Clone, Debug)]
pub(super) struct Joined {
    /// The days.
    pub(super) span: Span,
    /// The sum of its rows.
    pub(super) count: Count,
    /// The first row's line.
    pub(super) line: u64,
    /// How the first row writes its time.
    pub(super) label: String,
    /// How many rows.
    pub(super) rows: u64,
}

/// Joins rows of one span; refuses rows that count the same days twice.
pub(super) fn join(
    rows: &[RowFact],
    draft: &Draft<'_>,
    time: &Column,
    count: &Column,
    notes: &mut Notes,
) -> Result<Vec<Joined>, Box<Refusal>> {
    let mut spans: BTreeMap<Span, Joined> = BTreeMap::new();
    let mut seen: BTreeMap<(Span, &str), u64> = BTreeMap::new();
    let mut overall = Count(0);
    for row in rows {
        if let Some(first) = seen.insert((row.span, &row.categories), row.line) {
            let why = format!(
                "is counted twice: line {first} has the same period, and nothing else tells the rows apart"
            );
            return Err(notes
                .refuse(
                    why,
                    "--kind cumulative if the later row replaces the earlier one, or remove one of them",
                )
                .at(row.line)
                .column(time.place, &time.name)
                .value(&row.label));
        }
        let joined = spans.entry(row.span).or_insert_with(|| Joined {
            span: row.span,
            count: Count(0),
            line: row.line,
            label: row.label.clone(),
            rows: 0,
        });
        let too_large = || {
            let why = "makes the sum larger than any count can be";
            notes
                .refuse(why, "smaller numbers")
                .at(row.line)
                .column(count.place, &count.name)
                .value(&row.count.to_string())
        };
        overall = overall.checked_add(Count(row.count)).ok_or_else(too_large)?;
        joined.count = joined.count.checked_add(Count(row.count)).ok_or_else(too_large)?;
        joined.rows += 1;
    }
    if spans.values().any(|joined| joined.rows > 1) {
        let names: Vec<&str> = categories(draft).map(|column| column.name.as_str()).collect();
        let line = spans.values().find(|joined| joined.rows > 1).map_or(1, |joined| joined.line);
        let message = format!("rows were summed over column {}", names.join(", "));
        notes.warn_line(line, Told::new("summed", message, "--where keeps one value, --by shows them apart"));
    }
    let joined: Vec<Joined> = spans.into_values().collect();
    refuse_overlaps(&joined, time, notes)?;
    tell_of_units(&joined, notes);
    Ok(joined)
}

/// The columns that tell rows of one span apart.
pub(super) fn categories<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = &'a Column> {
    draft.columns.iter().filter(|column| matches!(column.role, Role::Category | Role::Label))
}

fn refuse_overlaps(joined: &[Joined], time: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    // Sorted by first day, the widest reach so far is enough to find every overlap.
    let mut reach: Option<&Joined> = None;
    for next in joined {
        if let Some(before) = reach.filter(|before| before.span.overlaps(next.span)) {
            let (early, late) = if before.line < next.line { (before, next) } else { (next, before) };
            let why = format!(
                "covers days that line {} covers too ({}): adding them would count twice",
                early.line,
                show(early.span)
            );
            return Err(notes
                .refuse(why, "a file with one of them, or the word total in the row that sums up others")
                .at(late.line)
                .column(time.place, &time.name)
                .value(&late.label));
        }
        if reach.is_none_or(|before| before.span.through < next.span.through) {
            reach = Some(next);
        }
    }
    Ok(())
}

fn tell_of_units(joined: &[Joined], notes: &mut Notes) {
    let Some(first) = joined.first() else { return };
    if let Some(other) = joined.iter().find(|joined| joined.span.unit != first.span.unit) {
        let message = "periods of different lengths stand in one column";
        notes.warn_line(other.line, Told::new("mixed-periods", message, "each keeps its own length"));
    }
}

/// Compares rows that sum up others with the rows themselves.
pub(super) fn check_totals(totals: &[TotalRow], rows: &[RowFact], notes: &mut Notes) {
    for total in totals {
        let parts: Vec<&RowFact> = rows
            .iter()
            .filter(|row| {
                total.span.is_none_or(|span| span.from <= row.span.from && row.span.through <= span.through)
            })
            .collect();
        let Some(sum) = Count::checked_sum(parts.iter().map(|row| Count(row.count))) else { continue };
        // A table that is rounded to ten is off by up to five for each row, and by five for the total.
        let rounded = parts.iter().all(|row| row.count.is_multiple_of(10)) && total.count.is_multiple_of(10);
        let slack = if rounded { 5 * (parts.len() as u64 + 1) } else { 0 };
        let said = grouped(i128::from(total.count));
        let message = if sum.0 == total.count {
            format!("a total row agrees with the {} rows it sums up", parts.len())
        } else if sum.0.abs_diff(total.count) <= slack {
            format!("a total row says {said}, the {} rows sum to {sum}: within their rounding", parts.len())
        } else {
            format!("a total row says {said}, the {} rows sum to {sum}", parts.len())
        };
        let differs = sum.0.abs_diff(total.count) > slack;
        let code = if differs { "total-differs" } else { "total" };
        notes.warn_line(total.line, Told::new(code, message, "left out of the sum"));
    }
}

/// Warns of rows outside the fiscal year that the title states.
pub(super) fn check_title_year(draft: &Draft<'_>, rows: &[RowFact], notes: &mut Notes) {
    let Some(year) = draft.title.fiscal_year else { return };
    for row in rows {
        let own = draft.options.calendar.fiscal_year(row.span.through);
        if own != year {
            let message = format!("the title says {year}, and this row lies in {own}");
            notes.warn_line(row.line, Told::new("outside-title-year", message, format!("kept in {own}")));
        }
    }
}

/// A span as messages name it.
pub(super) fn show(span: Span) -> String {
    if span.from == span.through {
        span.from.to_string()
    } else {
        format!("{} to {}", span.from, span.through)
    }
}

/// The kind and the series of counts of such periods.
pub(super) fn series_of(unit: Unit) -> (Kind, &'static str) {
    match unit {
        Unit::Year => (Kind::Final, Series::ANNUAL),
        Unit::Quarter => (Kind::Period, "quarterly"),
        Unit::Month => (Kind::Period, "monthly"),
        Unit::Week => (Kind::Period, "weekly"),
        Unit::Day => (Kind::Period, "daily"),
    }
}

/// The totals that the file itself states for fiscal years it has in full: the sum of rounded months is none.
pub(super) fn closing_totals(draft: &Draft<'_>, totals: &[TotalRow], joined: &[Joined]) -> Vec<Joined> {
    let calendar = draft.options.calendar;
    let mut closing: Vec<Joined> = Vec::new();
    for total in totals {
        let Some(span) = total.span else { continue };
        let inside = |joined: &&Joined| span.from <= joined.span.from && joined.span.through <= span.through;
        let parts = joined.iter().filter(inside);
        let covered: i64 = parts.map(|part| part.span.through.days_since(part.span.from) + 1).sum();
        let whole = span == Span::fiscal_year(calendar, calendar.fiscal_year(span.through));
        let full = covered == span.through.days_since(span.from) + 1;
        let own = joined.iter().any(|joined| joined.span == span);
        let known = closing.iter().any(|known| known.span == span);
        if whole && full && !own && !known {
            let count = Count(total.count);
            closing.push(Joined { span, count, line: total.line, label: String::new(), rows: 1 });
        }
    }
    closing
}
