//! Rows kept one by one, so that they can be grouped and filtered: a span of days, a count, and one small code for
//! each category column, with dictionaries beside.
//!
//! A row of a record file takes four bytes for its day and one or two for each category. Groups and filters are scans
//! over those columns. What a row means is settled before it comes here; a [`Records`] only counts.

mod tally;

pub use tally::Tally;

use std::collections::BTreeMap;
use std::sync::Arc;

use super::hash::FastMap;
use super::{Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::calendar::Date;
use crate::quantity::Count;

/// A column with more different values than this is not kept: it names rows, not groups of them.
pub const VALUES_KEPT: usize = 1 << 16;

/// The rows of one table, each with its days, its count and its categories.
#[derive(Clone, Debug)]
pub struct Records {
    head: Head,
    /// Days that the table covers, where every row is one removal: a day without rows is then a true zero.
    coverage: Option<(Date, Date)>,
    days: Vec<u32>,
    /// Days covered less one; empty while every row covers one day.
    lengths: Vec<u16>,
    /// Empty while every row is one removal.
    counts: Vec<u64>,
    lines: FastMap<(Date, Date), u64>,
    categories: Vec<Category>,
}

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
}

/// A category column: a dictionary, and a code into it for each row.
#[derive(Clone, Debug)]
pub struct Category {
    name: String,
    values: Vec<Arc<str>>,
    places: FastMap<Arc<str>, u32>,
    /// The code of the row before.
    last: usize,
    codes: Codes,
}

/// Codes in as few bytes as they need.
#[derive(Clone, Debug)]
enum Codes {
    Narrow(Vec<u8>),
    Wide(Vec<u16>),
    /// There were too many values.
    Dropped,
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
            days: Vec::new(),
            lengths: Vec::new(),
            counts: Vec::new(),
            lines: FastMap::default(),
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
        let length = u16::try_from(through.days_since(from)).unwrap_or(u16::MAX);
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
        self.days.push(u32::try_from(from.days_since(Date::MIN)).unwrap_or(0));
        self.lines.entry((from, through)).or_insert(line);
        let mut values = values.into_iter();
        for category in &mut self.categories {
            category.push(values.next().unwrap_or(""));
        }
    }

    /// States through which days the table counts, whether or not a row stands on them.
    pub fn cover(&mut self, from: Date, through: Date) {
        self.coverage = Some((from, through));
    }

    /// What the rows count.
    #[must_use]
    pub fn measure(&self) -> &Measure {
        &self.head.measure
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

    /// The category column of a name, written in any case.
    #[must_use]
    pub fn category(&self, name: &str) -> Option<usize> {
        self.categories()
            .find(|(_, category)| category.name.eq_ignore_ascii_case(name))
            .map(|(place, _)| place)
    }

    /// How many removals each span of days has among the rows wanted.
    #[must_use]
    pub fn spans(&self, wanted: &[Wanted<'_>]) -> BTreeMap<(Date, Date), Count> {
        let mut spans = BTreeMap::new();
        // A value that no row has: nothing is left.
        let Some(filters) = self.filters(wanted) else { return spans };
        let mut tally: FastMap<(u32, u16), u64> = FastMap::default();
        for (row, day) in self.days.iter().enumerate() {
            if filters.iter().all(|(codes, code)| codes.get(row) == Some(*code)) {
                let length = self.lengths.get(row).copied().unwrap_or(0);
                let count = tally.entry((*day, length)).or_default();
                *count = count.saturating_add(self.counts.get(row).copied().unwrap_or(1));
            }
        }
        for ((day, length), count) in tally {
            let from = Date::MIN.plus_days(i64::from(day));
            spans.insert((from, from.plus_days(i64::from(length))), Count(count));
        }
        spans
    }

    /// The rows wanted as facts, one a span; where the table covers whole days, days without rows are zeros.
    #[must_use]
    pub fn observations(&self, wanted: &[Wanted<'_>]) -> Vec<Observation> {
        let mut spans = self.spans(wanted);
        if let Some((from, through)) = self.coverage {
            let days = through.days_since(from).max(0);
            for day in (0..=days).map(|passed| from.plus_days(passed)) {
                spans.entry((day, day)).or_default();
            }
        }
        let mut line = self.lines.values().copied().min().unwrap_or(1);
        let facts = spans.into_iter().map(|((from, through), count)| {
            // A day without rows stands where the rows before it do.
            line = self.lines.get(&(from, through)).copied().unwrap_or(line);
            Observation {
                measure: self.head.measure.clone(),
                series: self.head.series.clone(),
                kind: self.head.kind,
                from,
                through,
                count,
                published: None,
                grade: Grade::default(),
                source: Source::default(),
                place: Place { file: Arc::clone(&self.head.file), line },
            }
        });
        facts.collect()
    }
}

impl Category {
    fn new(name: String) -> Self {
        Self {
            name,
            values: Vec::new(),
            places: FastMap::default(),
            last: 0,
            codes: Codes::Narrow(Vec::new()),
        }
    }

    /// The column's heading.
    #[must_use]
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Its different values, in the order in which they first appear.
    #[must_use]
    pub fn values(&self) -> &[Arc<str>] {
        &self.values
    }

    /// The value in a row.
    #[must_use]
    pub fn value(&self, row: usize) -> Option<&str> {
        let code = usize::try_from(self.codes.get(row)?).ok()?;
        self.values.get(code).map(|value| &**value)
    }

    fn is_dropped(&self) -> bool {
        matches!(self.codes, Codes::Dropped)
    }

    fn push(&mut self, value: &str) {
        if self.is_dropped() {
            return;
        }
        // Rows of one office, country or year stand together more often than not.
        if self.values.get(self.last).is_some_and(|last| **last == *value) {
            self.codes.push(u32::try_from(self.last).unwrap_or(u32::MAX));
            return;
        }
        let code = match self.places.get(value) {
            Some(code) => *code,
            None if self.values.len() >= VALUES_KEPT => {
                self.codes = Codes::Dropped;
                self.values = Vec::new();
                self.places = FastMap::default();
                return;
            }
            None => {
                let value: Arc<str> = Arc::from(value);
                let code = u32::try_from(self.values.len()).unwrap_or(u32::MAX);
                self.values.push(Arc::clone(&value));
                self.places.insert(value, code);
                code
            }
        };
        self.last = usize::try_from(code).unwrap_or(usize::MAX);
        self.codes.push(code);
    }
}

impl Codes {
    fn get(&self, row: usize) -> Option<u32> {
        match self {
            Self::Narrow(codes) => codes.get(row).copied().map(u32::from),
            Self::Wide(codes) => codes.get(row).copied().map(u32::from),
            Self::Dropped => None,
        }
    }

    fn push(&mut self, code: u32) {
        if let (Self::Narrow(codes), Err(_)) = (&*self, u8::try_from(code)) {
            *self = Self::Wide(codes.iter().copied().map(u16::from).collect());
        }
        match self {
            Self::Narrow(codes) => codes.push(u8::try_from(code).unwrap_or(u8::MAX)),
            Self::Wide(codes) => codes.push(u16::try_from(code).unwrap_or(u16::MAX)),
            Self::Dropped => {}
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn date(text: &str) -> Date {
        Date::parse_iso(text).unwrap()
    }

    fn empty(category: &str) -> Records {
        let head = Head {
            measure: Measure(Arc::from("removals")),
            series: Series(Arc::from("records")),
            kind: Kind::Period,
            file: Arc::from("t.csv"),
        };
        Records::new(head, [category.to_owned()])
    }

    fn records(rows: &[(&str, &str)]) -> Records {
        let mut records = empty("country");
        for (line, (day, country)) in (2..).zip(rows) {
            records.push((date(day), date(day)), Count(1), line, [*country]);
        }
        records
    }

    #[test]
    fn a_covered_day_without_rows_is_a_zero() {
        let mut records = records(&[("2016-10-03", "A"), ("2016-10-01", "B"), ("2016-10-03", "B")]);
        let counts = |records: &Records, wanted: &[Wanted<'_>]| -> Vec<u64> {
            records.observations(wanted).iter().map(|fact| fact.count.0).collect()
        };
        assert_eq!(counts(&records, &[]), [1, 2]);
        records.cover(date("2016-10-01"), date("2016-10-04"));
        assert_eq!(counts(&records, &[]), [1, 0, 2, 0]);
        let country = records.category("Country").unwrap();
        assert_eq!(counts(&records, &[Wanted { category: country, value: "A" }]), [0, 0, 1, 0]);
        assert_eq!(counts(&records, &[Wanted { category: country, value: "C" }]), [0, 0, 0, 0]);
    }

    #[test]
    fn codes_widen_and_a_column_of_names_is_dropped() {
        let mut records = empty("id");
        let day = date("2016-10-01");
        for row in 0..300 {
            records.push((day, day), Count(1), row, [row.to_string().as_str()]);
        }
        assert_eq!(records.categories().next().and_then(|(_, category)| category.value(299)), Some("299"));
        for row in 300..=VALUES_KEPT as u64 {
            records.push((day, day), Count(1), row, [row.to_string().as_str()]);
        }
        assert_eq!(records.categories().count(), 0);
    }
}
