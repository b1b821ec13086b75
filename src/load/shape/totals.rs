//! Rows that sum up others: found, left out, compared, and kept where they close a year.

use std::collections::BTreeMap;

use super::Draft;
use super::facts::{Joined, RowFact, show_span};
use crate::calendar::FiscalYear;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::show;
use crate::quantity::Count;

/// A row that sums up others.
#[derive(Clone, Copy, Debug)]
pub(super) struct TotalRow {
    /// The span that it sums up; `None` for all rows above.
    pub(super) span: Option<Span>,
    /// The year of a count to date that does not say how far it reaches.
    pub(super) to_date: Option<FiscalYear>,
    /// What it says.
    pub(super) count: u64,
    /// Where it stands.
    pub(super) line: u64,
}

/// Leaves out rows of a category that is, in every span, exactly the sum of the span's other rows: a total under
/// another name.
pub(super) fn leave_out_hidden_totals(rows: &mut Vec<RowFact>, notes: &mut Notes) {
    /// With fewer parts, or smaller sums in a single span, equality may be chance.
    const PARTS: u64 = 2;
    const SUM: u64 = 100;
    let mut sums: BTreeMap<Span, (u64, u64)> = BTreeMap::new();
    for row in rows.iter() {
        let (sum, times) = sums.entry(row.span).or_default();
        (*sum, *times) = (sum.saturating_add(row.count), *times + 1);
    }
    let mut suspects: BTreeMap<&str, bool> = BTreeMap::new();
    let mut spans: BTreeMap<&str, usize> = BTreeMap::new();
    for row in rows.iter() {
        let (sum, times) = sums.get(&row.span).copied().unwrap_or_default();
        let enough = times > PARTS + u64::from(sums.len() == 1);
        let is_sum = enough && row.count >= SUM && row.count.checked_mul(2) == Some(sum);
        *suspects.entry(&row.categories).or_insert(true) &= is_sum;
        *spans.entry(&row.categories).or_default() += 1;
    }
    let total = suspects.iter().find(|(name, is_sum)| **is_sum && spans.get(*name) == Some(&sums.len()));
    let Some((name, _)) = total else { return };
    let name = (*name).to_owned();
    rows.retain(|row| {
        if row.categories != name {
            return true;
        }
        let shown = name.split('\u{1f}').filter(|part| !part.is_empty()).collect::<Vec<_>>().join(" ");
        let message = format!("\"{}\" is the sum of the other rows of its period", show::escaped(&shown));
        notes.warn_line(row.line, Told::new("hidden-total", message, "left out of the sum"));
        notes.take_back(row.line, TOTAL);
        false
    });
}

/// Why a row that sums up others is left out.
pub(super) const TOTAL: &str = "a total of other rows";

/// Why a count to date is left out that nothing says the day of.
pub(super) const NO_DAY: &str = "a count to date without its day";

/// A total of days that no other row counts sums up nothing in this table and stands for itself, unless it is one to
/// date without its day; the others are left out.
pub(super) fn settle_totals(totals: &mut Vec<TotalRow>, rows: &mut Vec<RowFact>, notes: &mut Notes) {
    let mut spans: Vec<Span> = rows.iter().map(|row| row.span).collect();
    spans.sort_unstable();
    spans.dedup();
    let stands_alone =
        |total: &TotalRow| total.span.filter(|span| !spans.iter().any(|other| other.overlaps(*span)));
    totals.retain(|total| {
        let Some(span) = stands_alone(total) else {
            notes.set_aside(total.line, TOTAL);
            return true;
        };
        if let Some(year) = total.to_date {
            notes.warn_line(total.line, no_day(year));
            notes.set_aside(total.line, NO_DAY);
            return false;
        }
        let label = show_span(span);
        rows.push(RowFact {
            span,
            count: total.count,
            line: total.line,
            label,
            categories: String::new(),
            published: None,
        });
        notes.used();
        false
    });
}

/// What is told of a count to date of a year without its day.
pub(super) fn no_day(year: FiscalYear) -> Told {
    let message = format!("{year} to date, and no day says how far");
    Told::new(
        "no-as-of-date",
        message,
        "the row is set aside; a line such as \"as of 2017-09-09\" above the table says it",
    )
}

/// Compares rows that sum up others with the sums themselves.
pub(super) fn check_totals(totals: &[TotalRow], joined: &[Joined], notes: &mut Notes) {
    for total in totals {
        let inside = |joined: &&Joined| total.span.is_none_or(|span| joined.span.is_within(span));
        let parts: Vec<&Joined> = joined.iter().filter(inside).collect();
        let Some(sum) = Count::checked_sum(parts.iter().map(|joined| joined.count)) else { continue };
        let rows: u64 = parts.iter().map(|joined| joined.rows).sum();
        let (said, differs) = (Count(total.count), differs(total, &parts));
        let message = if sum == said {
            format!("a total row agrees with the {rows} rows it sums up")
        } else if differs {
            format!("a total row says {said}, the {rows} rows sum to {sum}")
        } else {
            format!("a total row says {said}, the {rows} rows sum to {sum}: within their rounding")
        };
        let code = if differs { "total-differs" } else { "total" };
        notes.warn_line(total.line, Told::new(code, message, "left out of the sum"));
    }
}

/// Whether a total is not the sum of the rows that it sums up, their rounding allowed for.
fn differs(total: &TotalRow, parts: &[&Joined]) -> bool {
    let sum = parts.iter().fold(0_u64, |sum, joined| sum.saturating_add(joined.count.0));
    let rows: u64 = parts.iter().map(|joined| joined.rows).sum();
    // A table that is rounded to ten is off by up to five for each row, and by five for the total.
    let rounded = parts.iter().all(|joined| joined.rounded) && total.count.is_multiple_of(10);
    let slack = if rounded { 5 * (rows + 1) } else { 0 };
    sum.abs_diff(total.count) > slack
}

/// The totals that the file itself states for fiscal years it has in full: the sum of rounded months is none. One that
/// its rows contradict closes nothing.
pub(super) fn closing_totals(draft: &Draft<'_>, totals: &[TotalRow], joined: &[Joined]) -> Vec<Joined> {
    let calendar = draft.options.calendar;
    let mut closing: Vec<Joined> = Vec::new();
    for total in totals {
        let Some(span) = total.span else { continue };
        let inside = |joined: &&Joined| joined.span.is_within(span);
        let parts: Vec<&Joined> = joined.iter().filter(inside).collect();
        let covered: i64 = parts.iter().map(|part| part.span.through.days_since(part.span.from) + 1).sum();
        let whole = span == Span::fiscal_year(calendar, calendar.fiscal_year(span.through));
        let full = covered == span.through.days_since(span.from) + 1;
        let own = joined.iter().any(|joined| joined.span == span);
        let known = closing.iter().any(|known| known.span == span);
        if whole && full && !own && !known && !differs(total, &parts) {
            let count = Count(total.count);
            closing.push(Joined {
                span,
                count,
                line: total.line,
                label: String::new(),
                rows: 1,
                rounded: false,
            });
        }
    }
    closing
}
