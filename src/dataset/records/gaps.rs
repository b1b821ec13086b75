//! Rows of a table of counts that have no count: what is missing is not zero, neither in a group nor where rows are
//! filtered.

use std::collections::BTreeMap;

use super::{Records, Wanted};
use crate::calendar::Date;
use crate::dataset::{Kind, Missing};

/// A row without a count.
#[derive(Clone, Debug)]
pub(super) struct Gap {
    days: (Date, Date),
    /// What it says in each category column.
    values: Vec<Box<str>>,
    /// What its count may be.
    missing: Missing,
}

impl Gap {
    fn value(&self, category: usize) -> &str {
        self.values.get(category).map_or("", |value| &**value)
    }
}

impl Records {
    /// Notes that a row of these days has no count, with what that may be and a value for each category.
    pub fn lack<'a>(
        &mut self,
        days: (Date, Date),
        missing: Missing,
        values: impl IntoIterator<Item = &'a str>,
    ) {
        self.gaps.push(Gap { days, values: values.into_iter().map(Box::from).collect(), missing });
    }

    /// Whether some row has no count.
    #[must_use]
    pub fn has_gaps(&self) -> bool {
        !self.gaps.is_empty()
    }

    /// The days of the rows wanted that have no count, each with what that may be.
    pub fn lacking<'a>(
        &'a self,
        wanted: &'a [Wanted<'_>],
    ) -> impl Iterator<Item = ((Date, Date), Missing)> + 'a {
        self.gaps_of(wanted).map(|gap| (gap.days, gap.missing))
    }

    /// What the rows wanted of each span of days lack together.
    pub(super) fn lacking_by_days(&self, wanted: &[Wanted<'_>]) -> BTreeMap<(Date, Date), Missing> {
        let mut lacking: BTreeMap<(Date, Date), Missing> = BTreeMap::new();
        for (days, missing) in self.lacking(wanted) {
            lacking.entry(days).and_modify(|own| *own = own.and(missing)).or_insert(missing);
        }
        lacking
    }

    /// The same of the days on which none of the rows wanted has a count.
    pub(in crate::dataset) fn withheld(&self, wanted: &[Wanted<'_>]) -> Vec<((Date, Date), Missing)> {
        let counted = self.spans(wanted);
        let lacking = self.lacking_by_days(wanted).into_iter();
        lacking.filter(|(days, _)| !counted.contains_key(days)).collect()
    }

    /// What the rows wanted that have no count in a window say in a category column, and what they lack of it.
    pub(super) fn values_lacking<'a>(
        &'a self,
        category: usize,
        wanted: &'a [Wanted<'_>],
        window: (Date, Date),
    ) -> impl Iterator<Item = (&'a str, Missing)> + 'a {
        let lacking = move |gap: &'a Gap| Some((gap.value(category), self.missing_in(gap, window)?));
        self.gaps_of(wanted).filter_map(lacking)
    }

    /// What a row without a count lacks of a window; `None` where it is of other days.
    fn missing_in(&self, gap: &Gap, (first, last): (Date, Date)) -> Option<Missing> {
        let (from, through) = gap.days;
        if self.head.kind == Kind::ToDate {
            // A window has what the report on its last day counts, less what the one before it did.
            let (is_last, is_before) = (through == last, through == first.plus_days(-1));
            return if is_last && from == first {
                Some(gap.missing)
            } else {
                (is_last || is_before).then(|| gap.missing.doubted())
            };
        }
        let is_within = first <= from && through <= last;
        let shares_days = from <= last && first <= through;
        shares_days.then(|| if is_within { gap.missing } else { gap.missing.part() })
    }

    fn gaps_of<'a>(&'a self, wanted: &'a [Wanted<'_>]) -> impl Iterator<Item = &'a Gap> + 'a {
        let is_wanted = |gap: &&Gap| wanted.iter().all(|wanted| gap.value(wanted.category) == wanted.value);
        self.gaps.iter().filter(|gap| !self.elsewhere.contains(&gap.days)).filter(is_wanted)
    }
}
