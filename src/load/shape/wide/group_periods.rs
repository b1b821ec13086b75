//! Headings that name a period and a group of people: `2016 Male`, `2016 Female`, `2017 Male`, `2017 Female`.
//!
//! The groups of each period are added up where they are the same in all of them and nobody can be in two.

use std::collections::BTreeMap;

use super::reader::Wide;
use crate::load::cell::span::Span;
use crate::load::column::heading_parts::{parted, period_and_group};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::BETWEEN;
use crate::load::shape::groups::dimension;
use crate::load::shape::groups::total_label::is_total;
use crate::load::shape::totals::{Sum, TotalRow};
use crate::load::show;
use crate::load::table::Record;

/// Columns of counts of a period and a group.
#[derive(Clone, Debug)]
pub(super) struct GroupPeriods<'a> {
    /// What tells the groups apart.
    pub(super) dimension: String,
    /// The columns, each with its group.
    pub(super) columns: Vec<(&'a Column, String)>,
}

impl GroupPeriods<'_> {
    /// The group that a column counts.
    pub(super) fn of(&self, column: &Column) -> Option<&str> {
        let found = self.columns.iter().find(|(own, _)| own.place == column.place);
        found.map(|(_, group)| group.as_str())
    }

    /// Every group once.
    pub(super) fn names(&self) -> Vec<&str> {
        let mut names: Vec<&str> = Vec::new();
        for (_, name) in &self.columns {
            if !names.iter().any(|known| known.eq_ignore_ascii_case(name)) {
                names.push(name);
            }
        }
        names
    }
}

/// The columns of a table whose counts are those of a group in a period each.
pub(super) fn find<'a>(draft: &'a Draft<'_>) -> Option<GroupPeriods<'a>> {
    let mut columns: Vec<(&Column, String)> = Vec::new();
    let mut periods: BTreeMap<String, Vec<String>> = BTreeMap::new();
    let mut counted = None;
    for column in &draft.columns {
        let Some((period, group)) = period_and_group(&column.name) else {
            // One more count would be left out.
            if column.role == Role::Count && !is_total(&column.name) {
                return None;
            }
            continue;
        };
        let said = parted(&column.name).0;
        if *counted.get_or_insert_with(|| said.clone()) != said {
            return None;
        }
        periods.entry(period.to_lowercase()).or_default().push(group.clone());
        columns.push((column, group));
    }
    let mut sets = periods.into_values();
    let first = sets.next()?;
    let sorted = |set: &[String]| {
        let mut set: Vec<String> = set.iter().map(|name| name.to_lowercase()).collect();
        set.sort_unstable();
        set
    };
    if !sets.all(|set| sorted(&set) == sorted(&first)) {
        return None;
    }
    let names: Vec<&str> = first.iter().map(String::as_str).collect();
    Some(GroupPeriods { dimension: dimension::of(&names, draft)?, columns })
}

/// Refuses headings of periods and groups that are not the same in every period, or of which somebody may be in two.
pub(crate) fn unsure(draft: &Draft<'_>, notes: &Notes) -> Option<Box<Refusal>> {
    let named = |column: &Column| period_and_group(&column.name).filter(|_| column.role == Role::Count);
    let mut columns = draft.columns.iter().filter_map(|column| Some((column, named(column)?)));
    let (column, (period, group)) = columns.next()?;
    columns.next()?;
    let group = show::escaped(&group);
    let why = format!(
        "counts \"{group}\" in {period}, and nothing shows that the groups of each period are the same, all there and apart"
    );
    Some(notes.refuse(why, "a file with one column for each period").heading(draft, column))
}

impl Wide<'_> {
    /// What a row says that sums up others: a total of each period, and where periods have groups, of those that it has the
    /// counts of all groups of.
    pub(super) fn totals(&self, record: &Record, sums: Vec<(Span, u64, usize)>) -> Vec<TotalRow> {
        let is_sum = self.sums.is_sum(record);
        let total = |(span, count, place): (Span, u64, Option<usize>)| TotalRow {
            span: Some(span),
            to_date: None,
            of_part: self.sums.is_of_part(record),
            names_rows: self.sums.names_its_rows(record),
            of_all: self.sums.of_all(record),
            of_many: self.sums.is_of_many(record),
            categories: is_sum.then(|| self.sums.label(record)),
            count,
            cell: place.map(|place| (place, record.get(place).to_owned())),
            sum: Sum::Row,
            line: record.line(),
        };
        let Some(groups) = &self.groups else {
            return sums.into_iter().map(|(span, count, place)| total((span, count, Some(place)))).collect();
        };
        let all = groups.names().len();
        let mut periods: BTreeMap<Span, Vec<u64>> = BTreeMap::new();
        for (span, count, _) in sums {
            periods.entry(span).or_default().push(count);
        }
        let whole = periods.into_iter().filter(|(_, counts)| counts.len() == all);
        let sum = |counts: Vec<u64>| counts.into_iter().fold(0, u64::saturating_add);
        let totals = whole.map(|(span, counts)| total((span, sum(counts), None)));
        // It sums up its groups, too.
        let over_groups =
            |own: TotalRow| TotalRow { categories: own.categories.map(|label| label + BETWEEN), ..own };
        totals.map(over_groups).collect()
    }
}
