//! Who or what makes the difference: the values of a category, each with its part of the change and its months.

use super::sentence;
use super::table::{Table, number, shown, text};
use super::view::Report;
use crate::calendar::{Alignment, Date};
use crate::dataset::Bounds;
use crate::pace::Group;
use crate::quantity::{Count, PerDay};

/// A year against its baseline by the values of a category.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupsAnswer {
    /// The column, as its table names it.
    pub column: String,
    /// Its values, those that make the most difference first.
    pub groups: Vec<Group>,
    /// The day through which the baseline is counted by them, where it is.
    pub baseline: Option<Date>,
    /// An alignment under which it would be, where it is not.
    pub other: Option<Alignment>,
    /// The months that the year is counted by, each by its first and last day.
    pub months: Vec<(Date, Date)>,
    /// Those of the baseline's year.
    pub months_before: Vec<(Date, Date)>,
}

impl GroupsAnswer {
    /// The group of this value.
    #[must_use]
    pub fn group(&self, value: &str) -> Option<&Group> {
        self.groups.iter().find(|group| group.value == value)
    }

    /// Whether the rows say in which months they fall; annual totals do not.
    #[must_use]
    pub fn is_by_month(&self) -> bool {
        let any = |count: &Option<Count>| count.is_some_and(|count| count.0 > 0);
        let counted = |group: &Group| group.months.iter().any(any);
        !self.groups.iter().any(|group| any(&group.to_date)) || self.groups.iter().any(counted)
    }

    /// How fast a group ran in each month of the year, where that is known; the last one is as long as it is known.
    #[must_use]
    pub fn rates(&self, group: &Group) -> Vec<Option<PerDay>> {
        let rate = |((from, through), count): (&(Date, Date), &Option<Count>)| {
            let days = i32::try_from(through.days_since(*from) + 1).unwrap_or(i32::MAX);
            Some(PerDay((*count)?.estimate().0 / f64::from(days.max(1))))
        };
        self.months.iter().zip(&group.months).map(rate).collect()
    }

    /// The year of a group, added up month by month, from the first day on.
    #[must_use]
    pub fn curve(&self, group: &Group) -> Vec<(f64, f64)> {
        added_up(&self.months, &group.months)
    }

    /// The baseline's whole year of a group, in the same way; nothing where there is no baseline.
    #[must_use]
    pub fn curve_before(&self, group: &Group) -> Vec<(f64, f64)> {
        added_up(&self.months_before, &group.months_before)
    }
}

/// As far as no count is missing.
fn added_up(months: &[(Date, Date)], counts: &[Option<Count>]) -> Vec<(f64, f64)> {
    let Some((first, _)) = months.first() else { return Vec::new() };
    let mut sum = 0.0;
    let known = counts.iter().map_while(|count| *count);
    let points = months.iter().zip(known).map(|((_, through), count)| {
        sum += count.estimate().0;
        let day = i32::try_from(through.days_since(*first) + 1).unwrap_or(i32::MAX);
        (f64::from(day), sum)
    });
    std::iter::once((0.0, 0.0)).chain(points).collect()
}

/// Every value of the category asked for, with its part of the change.
#[must_use]
pub fn groups_table(report: &Report) -> Table {
    let Some(answer) = &report.groups else { return Table::default() };
    let row = |group: &Group| {
        vec![
            group.value.clone(),
            counted_cell(group.to_date, group.bounds),
            shown(group.difference),
            shown(group.share_of_change),
            counted_cell(group.baseline, group.baseline_bounds),
            shown(group.change),
            shown(group.per_day),
        ]
    };
    let baseline = report.baseline.as_ref().filter(|_| answer.baseline.is_some());
    let against = baseline.map(|baseline| {
        let point = baseline.same_point.as_ref().filter(|_| !report.is_closed());
        let through = point.map(|point| format!(" through {}", point.date.month_day())).unwrap_or_default();
        format!(" against {}{through}", baseline.fiscal_year)
    });
    let table = Table {
        title: format!("By {}{}", answer.column, against.unwrap_or_default()),
        columns: vec![
            text("value"),
            number("to date"),
            number("difference"),
            number("share of change"),
            number("baseline"),
            number("change"),
            number("a day"),
        ],
        rows: answer.groups.iter().map(row).collect(),
    };
    // Held against nothing, groups have no columns of a comparison.
    if baseline.is_none() && !table.rows.is_empty() { table.told() } else { table }
}

/// A count, or the numbers between which it lies where some of it is withheld.
#[must_use]
pub fn counted_cell(count: Option<Count>, bounds: Option<Bounds>) -> String {
    let closed = bounds.filter(|bounds| count.is_none() && bounds.at_most.is_some());
    closed.map_or_else(|| shown(count), sentence::bounds_cell)
}

/// One group in words: what it counts and what it makes of the change.
#[must_use]
pub fn group_sentence(report: &Report, value: &str) -> Option<String> {
    let answer = report.groups.as_ref()?;
    let group = answer.group(value)?;
    let year = &report.year;
    let column = &answer.column;
    let unknown = || match group.bounds.filter(|bounds| bounds.at_most.is_some()) {
        Some(bounds) => sentence::bounds(bounds),
        None => "a count is missing".to_owned(),
    };
    let to_date = group.to_date.map_or_else(unknown, |count| count.to_string());
    let so_far = format!("{column} {value}: {to_date} in {} through {}", year.fiscal_year, year.as_of.long());
    let baseline = report.baseline.as_ref();
    let point = baseline.and_then(|baseline| baseline.same_point.as_ref());
    let (Some(before), Some(difference), Some(point)) = (group.baseline, group.difference, point) else {
        return Some(format!("{so_far}."));
    };
    // A share below nothing is of a change the other way.
    let share = group.share_of_change.map(|share| {
        if share.0 < 0.0 {
            ", against the change of the whole".to_owned()
        } else {
            format!(", {share} of the whole change")
        }
    });
    let date = point.date.long();
    let size = difference.to_string().trim_start_matches(['+', '-']).to_owned();
    let than = match difference.0 {
        less if less < 0.0 => format!("{size} fewer than the {before}"),
        more if more > 0.0 => format!("{size} more than the {before}"),
        _ => format!("as many as the {before}"),
    };
    Some(format!("{so_far}, {than} through {date}{}.", share.unwrap_or_default()))
}
