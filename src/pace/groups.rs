//! Who or what makes the difference: a year against its baseline by the values of a category.

use super::{Refusal, Standing};
use crate::calendar::{Alignment, Date, FiscalCalendar};
use crate::dataset::{Bounds, FastMap, Kind, Measured, Missing, Records, Tallied};
use crate::quantity::{Change, Count, PerDay, PercentChange, Share};

/// One value of the category.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The value; `(not given)` for rows without one.
    pub value: String,
    /// From the first day of the year through the as-of date; `None` where a count is missing.
    pub to_date: Option<Count>,
    /// Between which numbers that lies, where a count is missing.
    pub bounds: Option<Bounds>,
    /// The baseline on the same point, where there is one and no count of it is missing.
    pub baseline: Option<Count>,
    /// Between which numbers that lies, where a count is missing.
    pub baseline_bounds: Option<Bounds>,
    /// Removals a day so far.
    pub per_day: Option<PerDay>,
    /// The one less the other.
    pub difference: Option<Change>,
    /// The difference in percent of the baseline.
    pub change: Option<PercentChange>,
    /// What part of the whole change that is; negative where it goes the other way.
    pub share_of_change: Option<Share>,
    /// The year in each of its months through the as-of date; `None` for a month of which a count is missing, or that no row
    /// tells of.
    pub months: Vec<Option<Count>>,
    /// The baseline in every month of its year; none where there is no baseline.
    pub months_before: Vec<Option<Count>>,
}

/// The groups of a year, and what they were held against.
#[derive(Clone, Debug, PartialEq)]
pub struct Groups {
    /// The groups, those that make the most difference first.
    pub groups: Vec<Group>,
    /// The day of the baseline; `None` where there is none, or rows do not tell what was counted through it.
    pub baseline: Option<Date>,
    /// An alignment whose day rows do tell of, where they do not of the one asked for.
    pub other: Option<Alignment>,
}

/// What rows without a value are shown as.
pub const NOT_GIVEN: &str = "(not given)";

/// The months of the fiscal year of `through`, each by its first and last day; the last one ends with `through`.
#[must_use]
pub fn months_through(calendar: FiscalCalendar, through: Date) -> Vec<(Date, Date)> {
    let year = calendar.fiscal_year(through);
    let first = calendar.first_day(year);
    // A year need not begin with a month.
    let later = calendar.month_starts(year).into_iter().filter(|start| *start > first && *start <= through);
    let months = std::iter::once(first).chain(later);
    months.map(|start| (start, start.end_of_month().min(through))).collect()
}

/// Counts the year through its as-of date and the baseline through the day that answers to it, by category.
///
/// Sorted by the size of the difference, or by the count where there is no baseline. The parts are those of the rows;
/// what a year has beyond its rows is in none. Rows that cover several days, or count to date, end on their own days
/// alone: a baseline of another day is left out.
///
/// # Errors
///
/// If no row ends on the as-of date, or if a sum is larger than any count can be.
pub fn groups(
    measured: Measured<'_>,
    standing: &Standing<'_>,
    column: &str,
    filters: &[(String, String)],
    baseline: Option<Date>,
) -> Result<Groups, Refusal> {
    let calendar = measured.calendar();
    let window = |date: Date| (calendar.first_day(calendar.fiscal_year(date)), date);
    let tables = tables(measured, standing, column);
    // A row of two fiscal years is a part in each, so that what it counts through the last day of one is known.
    let ends_year = |date: Date| calendar.last_day(calendar.fiscal_year(date)) == date;
    let is_told = |records: &Records, date: Date| {
        records.knows(window(date)) || records.head().kind == Kind::Period && ends_year(date)
    };
    let known = |date: &Date| tables.iter().all(|records| is_told(records, *date));
    if !known(&standing.as_of) {
        let before = tables.iter().filter_map(|records| records.last_report(standing.as_of)).min();
        return Err(Refusal::NoGroupsOn { asked: standing.as_of, before });
    }
    let asked = baseline;
    let baseline = asked.filter(known);
    let mut windows: Vec<_> = std::iter::once(standing.as_of).chain(baseline).map(window).collect();
    let years = windows.len();
    let months = months_through(calendar, standing.as_of);
    windows.extend(&months);
    let whole = |date: Date| calendar.last_day(calendar.fiscal_year(date));
    windows.extend(baseline.map(|date| months_through(calendar, whole(date))).unwrap_or_default());
    let mut found = counted(&tables, (column, filters), (&windows, calendar))?;
    for (place, month) in windows.iter().enumerate().skip(years) {
        if !tables.iter().any(|records| records.tells(*month)) {
            let counts = found.values_mut().filter_map(|counts| counts.get_mut(place));
            counts.for_each(|count| count.missing = Some(Missing::UNBOUNDED));
        }
    }
    // What a total counts beside the rows that give a value is then those without a count, too.
    let lacks = |counts: &Vec<Tallied>| counts.iter().take(years).any(|count| count.missing.is_some());
    let any_lacks = found.values().any(lacks);
    let mut groups: Vec<Group> = found
        .into_iter()
        .filter_map(|(value, counts)| group(value, &counts, (years, months.len()), standing))
        .collect();
    for group in groups.iter_mut().filter(|group| any_lacks && group.value == NOT_GIVEN) {
        (group.difference, group.change) = (None, None);
    }
    // Of a change that is not known nothing is a part.
    if !any_lacks {
        share_out(&mut groups);
    }
    let weight = |group: &Group| weight(group, years > 1);
    groups.sort_by(|one, other| {
        weight(other).total_cmp(&weight(one)).then_with(|| one.value.cmp(&other.value))
    });
    let year = asked.filter(|_| baseline.is_none()).map(|date| calendar.fiscal_year(date));
    let is_known = |alignment: &Alignment| {
        let aligned = year.and_then(|year| alignment.align(calendar, standing.as_of, year));
        aligned.is_some_and(|aligned| known(&aligned.date))
    };
    let other = [Alignment::Date, Alignment::FiscalDay, Alignment::Weekday].into_iter().find(is_known);
    Ok(Groups { groups, baseline, other })
}

/// What rows count in each window, by the values of a category.
type Counted = FastMap<String, Vec<Tallied>>;

fn counted(
    tables: &[&Records],
    (column, filters): (&str, &[(String, String)]),
    windows: (&[(Date, Date)], FiscalCalendar),
) -> Result<Counted, Refusal> {
    let filters: Vec<(&str, &str)> =
        filters.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let mut found = Counted::default();
    for records in tables {
        let Some(category) = records.category(column) else { continue };
        let wanted = records.places(&filters);
        for tally in wanted.iter().flat_map(|wanted| records.tally(category, wanted, windows)) {
            let value = if tally.value.trim().is_empty() { NOT_GIVEN } else { &tally.value };
            let Some(counts) = found.get_mut(value) else {
                found.insert(value.to_owned(), tally.counts);
                continue;
            };
            for (known, more) in counts.iter_mut().zip(&tally.counts) {
                *known = known.checked_add(*more).ok_or(Refusal::SumTooLarge)?;
            }
        }
    }
    Ok(found)
}

/// Gives each group its part of the whole change.
fn share_out(groups: &mut [Group]) {
    let whole: f64 = groups.iter().filter_map(|group| group.difference).map(|change| change.0).sum();
    for group in groups {
        group.share_of_change =
            group.difference.filter(|_| whole != 0.0).map(|change| Share(change.0 / whole));
    }
}

/// The tables that have the column: those of the series in which the year is read, where there are such, since the same
/// people may stand in two series.
fn tables<'data>(measured: Measured<'data>, standing: &Standing<'_>, column: &str) -> Vec<&'data Records> {
    let all: Vec<&Records> =
        measured.records().filter(|records| records.category(column).is_some()).collect();
    let is_own = |records: &&&Records| records.head().series == *standing.curve.series;
    if all.iter().any(|records| is_own(&records)) {
        all.into_iter().filter(|records| is_own(&records)).collect()
    } else {
        all
    }
}

/// A value that neither year has is no group of them.
fn group(
    value: String,
    counts: &[Tallied],
    (years, months): (usize, usize),
    standing: &Standing<'_>,
) -> Option<Group> {
    let (counts, by_month) = counts.split_at_checked(years)?;
    let (months, months_before) = by_month.split_at_checked(months)?;
    let (own, before) = (counts.first()?, counts.get(1));
    let (to_date, baseline) = (own.count(), before.and_then(Tallied::count));
    let both = to_date.zip(baseline).map(|(to_date, baseline)| (to_date.estimate(), baseline.estimate()));
    let difference = both.map(|(to_date, baseline)| to_date.change_from(baseline));
    let change = both.and_then(|(to_date, baseline)| to_date.percent_from(baseline));
    let per_day = to_date.and_then(|to_date| to_date.estimate().per_day(standing.day.days()));
    let any = counts.iter().any(|count| count.missing.is_some() || count.known > Count(0));
    let [months, months_before] =
        [months, months_before].map(|counts| counts.iter().map(Tallied::count).collect());
    any.then_some(Group {
        value,
        to_date,
        bounds: own.bounds(),
        baseline,
        baseline_bounds: before.and_then(Tallied::bounds),
        per_day,
        difference,
        change,
        share_of_change: None,
        months,
        months_before,
    })
}

/// What groups are sorted by; those of which it is not known stand last.
fn weight(group: &Group, compared: bool) -> f64 {
    let to_date = group.to_date.filter(|_| !compared).map(|count| count.estimate().0);
    group.difference.map(|change| change.0.abs()).or(to_date).unwrap_or(-1.0)
}
