//! Rows kept one by one, so that they can be grouped and filtered: a span of days, a count, and one small code for
//! each category column, with dictionaries beside.
//!
//! A row of a record file takes four bytes for its day and one or two for each category. Groups and filters are scans
//! over those columns. What a row means is settled before it comes here; a [`Records`] only counts.

mod absent;
mod append;
mod category;
mod dictionary;
mod gaps;
mod kept;
mod known;
mod likeness;
mod spellings;
mod tally;
#[cfg(test)]
mod tests;
mod to_date;

pub use append::{Block, Recoded};
pub use category::{Category, Codes};
pub use dictionary::Dictionary;
pub use kept::Kept;
pub use spellings::Spellings;
pub use tally::{Tallied, Tally};

use std::collections::BTreeMap;
use std::sync::Arc;

use super::hash::{FastMap, FastSet};
use super::{Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::calendar::Date;
use crate::quantity::Count;

/// The rows of one table, each with its days, its count and its categories.
#[derive(Clone, Debug)]
pub struct Records {
    head: Head,
    /// Days that the table covers, where every row is one removal: a day without rows is then a true zero.
    coverage: Option<(Date, Date)>,
    /// Days of those of which nothing is known, so that they are no zeros.
    silences: Vec<(Date, Date)>,
    days: Vec<u32>,
    /// Days covered less one; empty while every row covers one day.
    lengths: Vec<u32>,
    /// Empty while every row is one removal.
    counts: Vec<u64>,
    lines: FastMap<(Date, Date), u64>,
    /// Spans of days whose rows another table holds too, so that they count there.
    elsewhere: FastSet<(Date, Date)>,
    /// Rows without a count.
    gaps: Vec<gaps::Gap>,
    /// Whether a group without a row in a period had none.
    absent_is_none: bool,
    categories: Vec<Category>,
}

/// A day in four bytes.
fn day_number(date: Date) -> u32 {
    u32::try_from(date.days_since(Date::MIN)).unwrap_or(0)
}

fn date_of(day: u32) -> Date {
    Date::MIN.plus_days(i64::from(day))
}

/// Days in no more than two centuries are counted by their distance from the first; others are looked up.
const DAYS_TALLIED: usize = 73_000;

/// What all rows of a table share.
#[derive(Clone, Debug)]
pub struct Head {
    /// What is counted.
    pub measure: Measure,
    /// The series that the rows make.
    pub series: Series,
    /// How the counts relate to their days.
    pub kind: Kind,
    /// The file.
    pub file: Arc<str>,
    /// What a row of it holds.
    pub holds: Holds,
}

/// What a row of a file holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Holds {
    /// One removal: rows that are kept together are as many as their count.
    Removal,
    /// One count.
    Count,
    /// Several counts, each kept by itself, so that nobody knows how many rows some of them stand in.
    Counts,
}

/// What some rows of a table come to.
#[derive(Clone, Copy, Debug, Default)]
struct Sum {
    count: Count,
    rows: u64,
}

/// A category column and the one value of it that is wanted.
#[derive(Clone, Copy, Debug)]
pub struct Wanted<'a> {
    /// The column, by its place in [`Records::categories`].
    pub category: usize,
    /// The value.
    pub value: &'a str,
}

impl Records {
    /// No rows yet, of a table with these category columns.
    #[must_use]
    pub fn new(head: Head, categories: impl IntoIterator<Item = String>) -> Self {
        Self {
            head,
            coverage: None,
            silences: Vec::new(),
            days: Vec::new(),
            lengths: Vec::new(),
            counts: Vec::new(),
            lines: FastMap::default(),
            elsewhere: FastSet::default(),
            gaps: Vec::new(),
            absent_is_none: false,
            categories: categories.into_iter().map(Category::new).collect(),
        }
    }

    /// Adds a row that covers `from` through `through` and stands on `line`, with a value for each category.
    pub fn push<'a>(
        &mut self,
        (from, through): (Date, Date),
        count: Count,
        line: u64,
        values: impl IntoIterator<Item = &'a str>,
    ) {
        let length = u32::try_from(through.days_since(from)).unwrap_or(0);
        if length > 0 && self.lengths.is_empty() {
            self.lengths.resize(self.days.len(), 0);
        }
        if length > 0 || !self.lengths.is_empty() {
            self.lengths.push(length);
        }
        if count != Count(1) && self.counts.is_empty() {
            self.counts.resize(self.days.len(), 1);
        }
        if count != Count(1) || !self.counts.is_empty() {
            self.counts.push(count.0);
        }
        self.days.push(day_number(from));
        self.lines.entry((from, through)).or_insert(line);
        let mut values = values.into_iter();
        for category in &mut self.categories {
            category.push(values.next().unwrap_or(""));
        }
    }

    /// The line of the first row of these days.
    #[must_use]
    pub fn first_line(&self, days: (Date, Date)) -> Option<u64> {
        self.lines.get(&days).copied()
    }

    /// States through which days the table counts, whether or not a row stands on them.
    pub fn cover(&mut self, from: Date, through: Date) {
        self.coverage = Some((from, through));
    }

    /// States that nothing is known of some of the days through which it counts.
    pub fn silent(&mut self, from: Date, through: Date) {
        self.silences.push((from, through));
    }

    /// Whether nothing is known of a day through which it counts.
    #[must_use]
    pub fn is_silent_on(&self, day: Date) -> bool {
        self.silences.iter().any(|(from, through)| (*from..=*through).contains(&day))
    }

    /// Whether a day without a row is a zero.
    fn is_zero(&self, day: Date) -> bool {
        !self.is_silent_on(day) && !self.elsewhere.contains(&(day, day))
    }

    /// The first and the last day of those, where the table states them.
    #[must_use]
    pub fn coverage(&self) -> Option<(Date, Date)> {
        self.coverage
    }

    /// States that a span of days is counted by the rows of another table.
    pub fn count_elsewhere(&mut self, span: (Date, Date)) {
        self.elsewhere.insert(span);
    }

    /// What all rows share.
    #[must_use]
    pub fn head(&self) -> &Head {
        &self.head
    }

    /// What the rows count.
    #[must_use]
    pub fn measure(&self) -> &Measure {
        &self.head.measure
    }

    /// Gives what the rows count another name.
    pub fn call(&mut self, measure: Measure) {
        self.head.measure = measure;
    }

    /// How many rows there are.
    #[must_use]
    pub fn len(&self) -> usize {
        self.days.len()
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.days.is_empty()
    }

    /// The category columns that were kept, with their places.
    pub fn categories(&self) -> impl Iterator<Item = (usize, &Category)> {
        self.categories.iter().enumerate().filter(|(_, category)| !category.is_dropped())
    }

    /// How many category columns the table has, kept or not.
    #[must_use]
    pub fn column_count(&self) -> usize {
        self.categories.len()
    }

    /// The names of the category columns that rows can be grouped by, were they read.
    pub fn category_names(&self) -> impl Iterator<Item = &str> {
        let named = |category: &&Category| !matches!(category.codes, Codes::Dropped);
        self.categories.iter().filter(named).map(Category::name)
    }

    /// Leaves a category column out that nobody asked for, or that names rows and not groups of them.
    pub fn leave_out(&mut self, category: usize, names_rows: bool) {
        if let Some(category) = self.categories.get_mut(category) {
            category.codes = if names_rows { Codes::Dropped } else { Codes::Unread };
        }
    }

    /// The category column of a name, written in any case.
    #[must_use]
    pub fn category(&self, name: &str) -> Option<usize> {
        self.categories()
            .find(|(_, category)| category.name().eq_ignore_ascii_case(name))
            .map(|(place, _)| place)
    }

    /// Values that are wanted of columns by name; `None` where a column is not there.
    #[must_use]
    pub fn places<'a>(&self, wanted: &[(&str, &'a str)]) -> Option<Vec<Wanted<'a>>> {
        let place = |(name, value): &(&str, &'a str)| Some(Wanted { category: self.category(name)?, value });
        wanted.iter().map(place).collect()
    }

    /// How many removals each span of days has among the rows wanted.
    #[must_use]
    pub fn spans(&self, wanted: &[Wanted<'_>]) -> BTreeMap<(Date, Date), Count> {
        self.wanted_sums(wanted).into_iter().map(|(span, sum)| (span, sum.count)).collect()
    }

    /// The same, with how many rows say so.
    fn wanted_sums(&self, wanted: &[Wanted<'_>]) -> BTreeMap<(Date, Date), Sum> {
        // A value that no row has: nothing is left.
        let Some(filters) = self.filters(wanted) else { return BTreeMap::new() };
        let hits = self.hits(&filters);
        self.removals_a_day(&hits).unwrap_or_else(|| self.counts_a_span(&hits))
    }

    /// How many removals a row is.
    fn count(&self, row: usize) -> u64 {
        self.counts.get(row).copied().unwrap_or(1)
    }

    /// How many days a row covers behind its first.
    fn length(&self, row: usize) -> u32 {
        self.lengths.get(row).copied().unwrap_or(0)
    }

    /// The same where every row is one removal on one day, counted by the day's distance from the first; `None` where
    /// that is not so, or the days lie too far apart.
    fn removals_a_day(&self, hits: &[bool]) -> Option<BTreeMap<(Date, Date), Sum>> {
        if !self.lengths.is_empty() || !self.counts.is_empty() {
            return None;
        }
        let (first, last) = self.reach()?;
        let mut tally = vec![0_u64; usize::try_from(last - first).ok()? + 1];
        for (day, hit) in self.days.iter().zip(hits) {
            if let Some(count) = tally.get_mut((day - first) as usize) {
                *count += u64::from(*hit);
            }
        }
        let counted = (first..=last).zip(tally).filter(|(_, count)| *count > 0);
        let sum = |rows| Sum { count: Count(rows), rows };
        Some(counted.map(|(day, rows)| ((date_of(day), date_of(day)), sum(rows))).collect())
    }

    /// The first and the last day that a row begins on, where there are no more days between them than is little work.
    pub(super) fn reach(&self) -> Option<(u32, u32)> {
        let ends = self.days.iter().fold(None, |ends, day| {
            let (first, last) = ends.unwrap_or((*day, *day));
            Some((first.min(*day), last.max(*day)))
        });
        let days = |(first, last): &(u32, u32)| usize::try_from(last - first).unwrap_or(usize::MAX);
        ends.filter(|ends| days(ends) < self.len().min(DAYS_TALLIED))
    }

    /// Reading has checked that the counts of a table together are a count, so no sum of some of them is cut.
    fn counts_a_span(&self, hits: &[bool]) -> BTreeMap<(Date, Date), Sum> {
        let mut tally: FastMap<(u32, u32), Sum> = FastMap::default();
        for (row, (day, _)) in self.days.iter().zip(hits).enumerate().filter(|(_, (_, hit))| **hit) {
            let length = self.length(row);
            let sum = tally.entry((*day, length)).or_default();
            sum.count = Count(sum.count.0.saturating_add(self.count(row)));
            sum.rows += 1;
        }
        let spans = tally.into_iter().map(|((day, length), sum)| {
            let from = date_of(day);
            ((from, from.plus_days(i64::from(length))), sum)
        });
        spans.collect()
    }

    /// The rows wanted as facts, one a span; where the table covers whole days, days without rows are zeros, and where its
    /// rows are all of a period, so are periods without one of those wanted.
    #[must_use]
    pub fn observations(&self, wanted: &[Wanted<'_>]) -> Vec<Observation> {
        let mut spans = self.wanted_sums(wanted);
        if let Some((from, through)) = self.coverage {
            let days = through.days_since(from).max(0);
            for day in (0..=days).map(|passed| from.plus_days(passed)) {
                if self.is_zero(day) {
                    spans.entry((day, day)).or_default();
                }
            }
        }
        let absent = self.absent_beside(&spans, wanted);
        spans.extend(absent.into_iter().map(|span| (span, Sum::default())));
        let lacking = self.lacking_by_days(wanted);
        let grade = |span| lacking.get(&span).copied().map(Grade::incomplete).unwrap_or_default();
        // Only the first row of a day is known by its line, and it need not be one of those wanted.
        let line = |span| self.lines.get(&span).copied().filter(|_| wanted.is_empty()).unwrap_or(0);
        let facts = spans.into_iter().map(|((from, through), Sum { count, rows })| Observation {
            measure: self.head.measure.clone(),
            series: self.head.series.clone(),
            kind: self.head.kind,
            from,
            through,
            count,
            published: None,
            run_date: None,
            grade: grade((from, through)),
            source: Source::default(),
            place: Place { file: Arc::clone(&self.head.file), line: line((from, through)) },
            rows: match self.head.holds {
                Holds::Removal => count.0,
                Holds::Count => rows,
                Holds::Counts => rows.min(1),
            },
            part_of: None,
        });
        facts.collect()
    }
}
