//! Columns that sum up others beside them: a year beside its quarters, a quarter beside its months, *Total* beside
//! periods.
//!
//! A period whose days are exactly those of shorter ones beside it can only be their sum. One of which a part is missing
//! is so only where every row proves it.

use std::collections::{BTreeMap, BTreeSet};

use super::reader::Wide;
use crate::load::cell::period::Time;
use crate::load::cell::span::Span;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::shape::facts::RowFact;
use crate::load::shape::totals::{Sum, TotalRow};
use crate::load::show;
use crate::quantity::Count;

/// What a row says in a column of sums.
#[derive(Clone, Debug)]
pub(super) struct ColumnSum {
    /// The days that it sums up.
    pub(super) span: Span,
    /// How many.
    pub(super) count: u64,
    /// That as it is written, and the place of its column.
    pub(super) cell: (usize, String),
    /// The line of the row.
    pub(super) line: u64,
}

/// A year for months and quarters whose year stands in their row; which one does not matter.
const SOME_YEAR: Time = Time::Year(2000);

impl Wide<'_> {
    /// Takes the columns that sum up others out of those that are counted.
    pub(super) fn part_sums(&mut self, notes: &mut Notes) {
        // Groups have columns of their own in every period.
        if self.groups.is_some() {
            return;
        }
        let row = self.row_time.map(|_| SOME_YEAR);
        let spans: Vec<Option<Span>> =
            self.labels.iter().map(|column| self.span(column, row, notes).ok()).collect();
        let within = |inner: &Option<Span>, outer: Span| {
            inner.is_some_and(|inner| inner != outer && inner.is_within(outer))
        };
        let shortest = |span: Span| !spans.iter().any(|inner| within(inner, span));
        let labelled = || self.labels.iter().copied().zip(&spans);
        let is_sum = |span: Span, column: &Column| {
            let inside = labelled().filter(|(_, inner)| within(inner, span));
            let (parts, days): (Vec<&Column>, Vec<Span>) = inside
                .filter_map(|(part, own)| Some((part, (*own)?)))
                .filter(|(_, own)| shortest(*own))
                .unzip();
            !parts.is_empty() && (are_all_of(span, days) || self.adds_up(column, &parts))
        };
        let (sums, labels): (Vec<&Column>, Vec<&Column>) = {
            let (sums, labels): (Vec<_>, Vec<_>) =
                labelled().partition(|(column, span)| span.is_some_and(|span| is_sum(span, column)));
            (
                sums.into_iter().map(|(column, _)| column).collect(),
                labels.into_iter().map(|(column, _)| column).collect(),
            )
        };
        if sums.is_empty() {
            return;
        }
        let names: Vec<&str> = sums.iter().map(|column| column.name.as_str()).collect();
        notes.remarks.push(format!("not added to the columns that they sum up: {}", show::listed(&names)));
        (self.summing, self.labels) = (sums, labels);
    }

    /// Whether in every row where all say a number a column is the sum of others, and there is such a row.
    fn adds_up(&self, column: &Column, parts: &[&Column]) -> bool {
        let (mut proven, mut contradicted) = (false, false);
        self.draft.table.each(|record| {
            let count = |column: &Column| self.count_beside(record.get(column.place));
            let sum = parts.iter().map(|part| count(part)).sum::<Option<u64>>();
            if let (Some(said), Some(sum)) = (count(column), sum) {
                proven |= said == sum && sum > 0;
                contradicted |= said != sum;
            }
        });
        proven && !contradicted
    }

    /// The count in a cell that checks others.
    pub(super) fn count_beside(&self, text: &str) -> Option<u64> {
        self.reader.cell(text).count()
    }
}

/// Whether spans follow each other from the first through the last day of another.
fn are_all_of(whole: Span, mut parts: Vec<Span>) -> bool {
    parts.sort_unstable();
    let reached = parts
        .iter()
        .try_fold(whole.from, |next, part| (part.from == next).then(|| part.through.plus_days(1)));
    reached == Some(whole.through.plus_days(1))
}

/// The sums of the rows that were counted, one for each span of which every such row says one.
pub(super) fn totals(sums: &[ColumnSum], rows: &[RowFact]) -> Vec<TotalRow> {
    let lines_in = |span: Span| -> BTreeSet<u64> {
        rows.iter().filter(|row| row.span.is_within(span)).map(|row| row.line).collect()
    };
    let mut spans: BTreeMap<Span, Vec<&ColumnSum>> = BTreeMap::new();
    for sum in sums {
        spans.entry(sum.span).or_default().push(sum);
    }
    let total = |(span, said): (Span, Vec<&ColumnSum>)| {
        let lines = lines_in(span);
        let said: Vec<&ColumnSum> = said.into_iter().filter(|sum| lines.contains(&sum.line)).collect();
        let first = said.first().map(|sum| sum.line).filter(|_| said.len() == lines.len())?;
        let count = Count::checked_sum(said.iter().map(|sum| Count(sum.count)))?;
        let cell = if let [only] = said.as_slice() { Some(only.cell.clone()) } else { None };
        Some(TotalRow { cell, sum: Sum::Column, ..TotalRow::of_time(Some(span), count.0, first) })
    };
    spans.into_iter().filter_map(total).collect()
}
