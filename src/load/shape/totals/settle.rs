//! What becomes of rows that sum up others: left out where their parts are there, counted where nothing else counts
//! what they do.

use std::collections::{BTreeMap, BTreeSet};

use super::total_rows::{NO_DAY, TOTAL, TotalRow, no_day};
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{BETWEEN, Blamed, RowFact, show_span};
use crate::quantity::{Count, grouped};

/// Counts the totals of days that no other row counts, and those whose parts are not listed; leaves the others out.
///
/// Rows that the totals of some of them are the only count of refuse the table where nothing proves that they go
/// together.
pub(crate) fn settle(
    totals: &mut Vec<TotalRow>,
    rows: &mut Vec<RowFact>,
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    check_named(totals, rows, notes);
    let sums = Sums { totals, rows, draft, blamed };
    let mut counted = sums.alone(notes)?;
    counted.extend(sums.without_parts(notes)?);
    let mut lines: BTreeMap<u64, bool> = BTreeMap::new();
    let mut place = 0;
    totals.retain(|total| {
        let counts = counted.contains(&place);
        place += 1;
        if let Some(year) = total.to_date.filter(|_| counts) {
            notes.warn_line(total.line, no_day(year));
            notes.set_aside(total.line, NO_DAY);
            return false;
        }
        *lines.entry(total.line).or_default() |= counts;
        if let Some(span) = total.span.filter(|_| counts) {
            rows.push(total.fact(span));
        }
        !counts
    });
    for (line, used) in lines {
        if used { notes.used() } else { notes.set_aside(line, TOTAL) }
    }
    Ok(())
}

/// Compares totals that name their rows with the sums of these: `Mexico Total` with the rows of `Mexico`.
fn check_named(totals: &[TotalRow], rows: &[RowFact], notes: &mut Notes) {
    for total in totals.iter().filter(|total| total.names_rows) {
        let inside = |row: &&RowFact| total.span.is_none_or(|span| row.span.is_within(span));
        let own: Vec<u64> = rows
            .iter()
            .filter(inside)
            .filter(|row| total.sums_up(&row.categories))
            .map(|row| row.count)
            .collect();
        if own.is_empty() {
            continue;
        }
        let sum = own.iter().fold(0_u64, |sum, count| sum.saturating_add(*count));
        let (code, message) = if sum == total.count {
            ("total", "a total row agrees with the rows that it names".to_owned())
        } else {
            let rows = if own.len() == 1 { "row that it names says" } else { "rows that it names sum to" };
            ("total-differs", format!("a total row says {}, the {rows} {}", Count(total.count), Count(sum)))
        };
        notes.warn_line(total.line, Told::new(code, message, "left out of the sum"));
    }
}

impl TotalRow {
    /// The total as a row of its own.
    pub(super) fn fact(&self, span: Span) -> RowFact {
        RowFact {
            span,
            count: self.count,
            line: self.line,
            label: show_span(span),
            categories: self.categories.clone().unwrap_or_default(),
            published: None,
        }
    }

    /// Whether the parts of it would be rows that say this.
    pub(super) fn sums_up(&self, categories: &str) -> bool {
        let Some(own) = &self.categories else { return true };
        let mut columns = own.split(BETWEEN).zip(categories.split(BETWEEN));
        columns.all(|(own, other)| own.is_empty() || own == other)
    }

    /// Which columns it sums up.
    fn summed(&self) -> Vec<bool> {
        self.categories.iter().flat_map(|own| own.split(BETWEEN)).map(str::is_empty).collect()
    }
}

/// Rows that sum up others beside those that do not, and what is known of their table.
#[derive(Clone, Copy)]
struct Sums<'a> {
    totals: &'a [TotalRow],
    rows: &'a [RowFact],
    draft: &'a Draft<'a>,
    blamed: Blamed<'a>,
}

impl Sums<'_> {
    /// The places of totals of days that no other row counts. Of several of one period, the one of all stands for it.
    fn alone(&self, notes: &mut Notes) -> Result<BTreeSet<usize>, Box<Refusal>> {
        let Self { totals, rows, draft, blamed } = *self;
        let spans: BTreeSet<Span> = rows.iter().map(|row| row.span).collect();
        let mut alone: BTreeMap<Span, Vec<(usize, &TotalRow)>> = BTreeMap::new();
        for (place, total) in totals.iter().enumerate() {
            if let Some(span) = total.span.filter(|span| !spans.iter().any(|other| other.overlaps(*span))) {
                alone.entry(span).or_default().push((place, total));
            }
        }
        let mut counted = BTreeSet::new();
        for own in alone.into_values() {
            let whole: Vec<&(usize, &TotalRow)> = own.iter().filter(|(_, total)| !total.of_part).collect();
            let first = own.first().map(|(_, total)| total.summed()).unwrap_or_default();
            let other = own.iter().find(|(_, total)| total.summed() != first);
            if let ([(place, total)], [_, _, ..]) = (whole.as_slice(), own.as_slice()) {
                let message = "the period has totals of parts and one of all, and no row that they sum up";
                notes.warn_line(total.line, Told::new("totals-alone", message, "the one of all is counted"));
                counted.insert(*place);
            } else if let Some((_, other)) = other.filter(|_| !draft.options.set_aside) {
                let why = "sums up other rows than the total above it, and neither the rows nor a total of all are there";
                let refusal = notes.refuse(why, "--set-aside to count the totals of the first kind alone");
                let Blamed { count: column, .. } = blamed;
                let refusal = refusal.at(other.line).column(column);
                return Err(refusal.value(&grouped(other.count.into())));
            } else {
                counted
                    .extend(own.iter().filter(|(_, total)| total.summed() == first).map(|(place, _)| *place));
            }
        }
        Ok(counted)
    }

    /// The places of totals of a part of the rows that no row breaks down: one country by sex, and another one not.
    fn without_parts(&self, notes: &mut Notes) -> Result<BTreeSet<usize>, Box<Refusal>> {
        let Self { totals, rows, draft, blamed } = *self;
        let mut known: BTreeMap<Span, Vec<&RowFact>> = BTreeMap::new();
        for row in rows {
            known.entry(row.span).or_default().push(row);
        }
        let mut lonely: BTreeMap<Span, Vec<usize>> = BTreeMap::new();
        for (place, total) in totals.iter().enumerate().filter(|(_, total)| total.of_part && total.count > 0)
        {
            let Some((span, parts)) = total.span.and_then(|span| Some((span, known.get(&span)?))) else {
                continue;
            };
            if total.categories.is_some() && !parts.iter().any(|row| total.sums_up(&row.categories)) {
                lonely.entry(span).or_default().push(place);
            }
        }
        let mut counted = BTreeSet::new();
        for (span, places) in lonely {
            let own: Vec<&TotalRow> = places.iter().filter_map(|place| totals.get(*place)).collect();
            let sum = |counts: &mut dyn Iterator<Item = u64>| counts.fold(0_u64, u64::saturating_add);
            let leaves = sum(&mut known.get(&span).into_iter().flatten().map(|row| row.count));
            let more = sum(&mut own.iter().map(|total| total.count));
            let whole = totals.iter().find(|total| total.span == Some(span) && !total.of_part);
            let whole = whole.filter(|total| total.categories.is_some());
            if whole.is_some_and(|whole| whole.count == leaves) {
                continue;
            }
            let alike = own.windows(2).all(|pair| matches!(pair, [a, b] if a.summed() == b.summed()));
            let Some(first) = own.first().copied() else { continue };
            let proved = whole.is_none_or(|whole| whole.count == leaves.saturating_add(more));
            if alike && proved {
                for total in &own {
                    let message = "a total whose parts stand in no row";
                    notes.warn_line(total.line, Told::new("without-parts", message, "counted itself"));
                }
                counted.extend(places);
            } else if draft.options.set_aside {
                notes.lacks_row(draft.options.calendar, span);
                let message = "a total whose parts stand in no row, and nothing proves what it goes with";
                notes.warn_line(first.line, Told::new("without-parts", message, "left out"));
            } else {
                let why = format!(
                    "is a total whose parts stand in no row: without such totals the rows of its period add up to {}, with them \
                     to {}, and nothing proves one of the two",
                    Count(leaves),
                    Count(leaves.saturating_add(more))
                );
                let refusal = notes.refuse(why, "--set-aside to count the rows alone").at(first.line);
                let Blamed { count: column, .. } = blamed;
                return Err(refusal.column(column).value(&grouped(first.count.into())));
            }
        }
        Ok(counted)
    }
}
