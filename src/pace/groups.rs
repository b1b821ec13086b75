//! Who or what makes the difference: a year against its baseline by the values of a category.

use super::{Refusal, Standing};
use crate::calendar::{Date, FiscalCalendar};
use crate::dataset::{FastMap, Measured, Records, Wanted};
use crate::quantity::{Change, Count, PerDay, PercentChange, Share};

/// One value of the category.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// The value; `(not given)` for rows without one.
    pub value: String,
    /// From the first day of the year through the as-of date.
    pub to_date: Count,
    /// The same for the baseline, where there is one.
    pub baseline: Option<Count>,
    /// Removals a day so far.
    pub per_day: Option<PerDay>,
    /// The one less the other.
    pub difference: Option<Change>,
    /// The same in percent of the baseline.
    pub change: Option<PercentChange>,
    /// What part of the whole change that is; negative where it goes the other way.
    pub share_of_change: Option<Share>,
    /// The year in each of its months through the as-of date.
    pub months: Vec<Count>,
    /// The baseline in every month of its year; none where there is no baseline.
    pub months_before: Vec<Count>,
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
/// what a year has beyond its rows is in none. Rows that count to date are known on their own days alone: a baseline or
/// months of other days are left out.
///
/// # Errors
///
/// If rows count to date and none of them is of the as-of date, or if a sum is larger than any count can be.
pub fn groups(
    measured: Measured<'_>,
    standing: &Standing<'_>,
    column: &str,
    filters: &[(String, String)],
    baseline: Option<Date>,
) -> Result<Vec<Group>, Refusal> {
    let calendar = measured.calendar();
    let window = |date: Date| (calendar.first_day(calendar.fiscal_year(date)), date);
    let tables = tables(measured, standing, column);
    let known = |window: (Date, Date)| tables.iter().all(|records| records.knows(window));
    if !known(window(standing.as_of)) {
        let before = tables.iter().filter_map(|records| records.last_report(standing.as_of)).min();
        return Err(Refusal::NoGroupsOn { asked: standing.as_of, before });
    }
    let baseline = baseline.filter(|date| known(window(*date)));
    let mut windows: Vec<_> = std::iter::once(standing.as_of).chain(baseline).map(window).collect();
    let years = windows.len();
    let by_month = |through: Date| {
        let months = months_through(calendar, through);
        if months.iter().all(|month| known(*month)) { months } else { Vec::new() }
    };
    let months = by_month(standing.as_of);
    windows.extend(&months);
    let whole = |date: Date| calendar.last_day(calendar.fiscal_year(date));
    windows.extend(baseline.map(|date| by_month(whole(date))).unwrap_or_default());
    let mut found: FastMap<String, Vec<Count>> = FastMap::default();
    for records in tables {
        let Some(category) = records.category(column) else { continue };
        let wanted: Option<Vec<Wanted<'_>>> = filters
            .iter()
            .map(|(name, value)| Some(Wanted { category: records.category(name)?, value }))
            .collect();
        for tally in wanted.iter().flat_map(|wanted| records.tally(category, wanted, &windows)) {
            let value = if tally.value.trim().is_empty() { NOT_GIVEN } else { &tally.value };
            match found.get_mut(value) {
                Some(counts) => {
                    for (known, more) in counts.iter_mut().zip(&tally.counts) {
                        *known = known.checked_add(*more).ok_or(Refusal::SumTooLarge)?;
                    }
                }
                None => {
                    found.insert(value.to_owned(), tally.counts);
                }
            }
        }
    }
    let mut groups: Vec<Group> = found
        .into_iter()
        .filter_map(|(value, counts)| group(value, &counts, (years, months.len()), standing))
        .collect();
    let whole: f64 = groups.iter().filter_map(|group| group.difference).map(|change| change.0).sum();
    for group in &mut groups {
        group.share_of_change =
            group.difference.filter(|_| whole != 0.0).map(|change| Share(change.0 / whole));
    }
    groups.sort_by(|one, other| {
        weight(other).total_cmp(&weight(one)).then_with(|| one.value.cmp(&other.value))
    });
    Ok(groups)
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
    counts: &[Count],
    (years, months): (usize, usize),
    standing: &Standing<'_>,
) -> Option<Group> {
    let (counts, by_month) = counts.split_at_checked(years)?;
    let (months, months_before) = by_month.split_at_checked(months)?;
    let (to_date, baseline) = (counts.first().copied()?, counts.get(1).copied());
    let difference = baseline.map(|baseline| to_date.estimate().change_from(baseline.estimate()));
    let change = baseline.and_then(|baseline| to_date.estimate().percent_from(baseline.estimate()));
    let per_day = to_date.estimate().per_day(standing.day.days());
    let any = to_date > Count(0) || baseline.is_some_and(|baseline| baseline > Count(0));
    let (months, months_before) = (months.to_vec(), months_before.to_vec());
    any.then_some(Group {
        value,
        to_date,
        baseline,
        per_day,
        difference,
        change,
        share_of_change: None,
        months,
        months_before,
    })
}

fn weight(group: &Group) -> f64 {
    group.difference.map_or(group.to_date.estimate().0, |change| change.0.abs())
}
