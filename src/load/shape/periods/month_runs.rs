//! Whether the months under a year that does not say its kind run through the fiscal year or through the calendar's.
//!
//! Only their order tells: October 2016, which opens fiscal 2017, never stands before January 2016. Months that run
//! from the first one of the fiscal year over December into January, all under one year, are those of the fiscal
//! year.

use std::collections::BTreeMap;

use super::time::TimePlan;
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::span::{Span, Unit};
use crate::load::cell::when::{self, When};
use crate::load::notes::Told;
use crate::load::shape::{Draft, facts};

/// Through which year months run.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Order {
    /// The fiscal one.
    Fiscal,
    /// The calendar's.
    Calendar,
}

/// The order of months with their years, as they follow each other in the file; `None` where it tells nothing.
pub(crate) fn order(draft: &Draft<'_>, months: &[(i32, u32)]) -> Option<Order> {
    let mut groups: Vec<Vec<u32>> = Vec::new();
    for group in months.chunk_by(|before, after| before.0 == after.0) {
        groups.push(group.iter().map(|(_, month)| *month).collect());
    }
    common(draft, groups)
}

/// Whether months in the order of a file, as many together as a heading or a row names, are those of fiscal years under years
/// that do not say their kind: `None` where they may be either, and are not the same months.
pub(crate) fn is_fiscal(draft: &Draft<'_>, parts: &[Vec<u32>]) -> Option<bool> {
    let opening = draft.options.calendar.first_day(FiscalYear(2000)).month();
    let mut run: Vec<&[u32]> = Vec::new();
    // They may stand once for each country.
    for part in parts {
        if run.contains(&part.as_slice()) {
            break;
        }
        run.push(part);
    }
    // They may stand from the newest on, too.
    let forward = run.concat();
    run.reverse();
    let backward = run.concat();
    let either = [&forward, &backward];
    if let Some(order) = either.iter().find_map(|run| common(draft, [(*run).clone()])) {
        return Some(order == Order::Fiscal);
    }
    if opening == 1 || forward.iter().all(|month| *month < opening) {
        return Some(true);
    }
    let from = |first: u32| {
        let place = |month: &u32| (month + 12 - first) % 12;
        either.iter().any(|run| run.contains(&first) && run.is_sorted_by_key(place))
    };
    match (from(opening), from(1), either.iter().any(|run| run.is_sorted())) {
        // Those of the last months of a year alone open the fiscal one, too.
        (true, false, false) => Some(true),
        (false, true, _) => Some(false),
        (true | false, _, _) => None,
    }
}

/// Why months under such years may be those of two years.
pub(crate) const DOUBT: &str = "is of the calendar year or of the fiscal year, which have it in different years, and nothing tells which";

/// The order that all groups of months of one year have that have any.
fn common(draft: &Draft<'_>, groups: impl IntoIterator<Item = Vec<u32>>) -> Option<Order> {
    let opening = draft.options.calendar.first_day(FiscalYear(2000)).month();
    let mut found = None;
    for mut run in groups {
        run.dedup();
        let order = order_of(&run, opening).or_else(|| {
            run.reverse();
            order_of(&run, opening)
        });
        match (order, found) {
            (None, _) => {}
            (Some(order), None) => found = Some(order),
            (Some(order), Some(known)) if order == known => {}
            (Some(_), Some(_)) => return None,
        }
    }
    found
}

/// The order of the months of one year.
fn order_of(run: &[u32], opening: u32) -> Option<Order> {
    let follows = |pair: &[u32]| matches!(pair, [before, after] if *after == before % 12 + 1);
    let first = *run.first()?;
    if run.len() > 12 || !run.windows(2).all(follows) {
        return None;
    }
    let into_january = run.windows(2).any(|pair| matches!(pair, [12, 1]));
    match (first == opening && into_january, first == 1 && !into_january) {
        (true, false) => Some(Order::Fiscal),
        (false, true) => Some(Order::Calendar),
        (true, true) | (false, false) => None,
    }
}

/// What is told of months that run through the fiscal year.
pub(crate) fn told() -> Told {
    let message = "the months under one year run over December into January";
    Told::new("fiscal-by-order", message, "the year is read as the fiscal one")
}

/// The place of the first month under a year that the fiscal one has in another year; `None` where months run on from one year
/// into the next, or both years have them alike.
pub(crate) fn in_either_year(draft: &Draft<'_>, months: &[(i32, u32)]) -> Option<usize> {
    let calendar = draft.options.calendar;
    let runs_on = months.windows(2).any(|pair| matches!(pair, [(year, 12), (next, 1)] if *next == *year + 1));
    let is_late = |(year, month): &(i32, u32)| {
        Span::month(*year, *month).is_some_and(|span| calendar.fiscal_year(span.from).0 != *year)
    };
    months.iter().position(is_late).filter(|_| !runs_on)
}

/// The days of a year through which months run so.
pub(crate) fn year_of_months(calendar: FiscalCalendar, year: i32, order: Order) -> Option<Span> {
    match order {
        Order::Fiscal => Some(Span::fiscal_year(calendar, FiscalYear(year))),
        Order::Calendar => {
            let (from, through) = (Date::from_ymd(year, 1, 1)?, Date::from_ymd(year, 12, 31)?);
            Some(Span { from, through, unit: Unit::Year })
        }
    }
}

/// The order of the months in the rows of a long table.
pub(super) fn order_of_rows(draft: &Draft<'_>, plan: TimePlan<'_>) -> Option<Order> {
    let (part, year_column) = match plan {
        TimePlan::One(column) => (column, None),
        TimePlan::Part { part, year, .. } => (part, year),
        TimePlan::Parts { .. } | TimePlan::FromThrough { .. } => return None,
    };
    // The months of one country say nothing of those of the next.
    let mut year = None;
    let mut months: BTreeMap<(i32, String), Vec<u32>> = BTreeMap::new();
    draft.table.each(|record| {
        let stated = year_column.map(|column| record.get(column.place));
        let moment = |text: &str| when::parse(text).map(|moment| moment.when);
        year = stated.and_then(moment).and_then(When::whole_year).or(year);
        let text = record.get(part.place);
        let number = || when::month_number(text).filter(|_| year_column.is_some());
        let month = match moment(text) {
            Some(When::Year { year: own }) if year_column.is_none() => {
                year = Some(own);
                None
            }
            Some(when) => when.month_name(),
            None => number(),
        };
        if let (Some(year), Some(month)) = (year, month) {
            let categories: Vec<&str> =
                facts::categories(draft).map(|column| record.get(column.place)).collect();
            months.entry((year, categories.join(facts::BETWEEN))).or_default().push(month);
        }
    });
    common(draft, months.into_values())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_months_that_run_over_december_are_those_of_a_fiscal_year() {
        let check = |run: &[u32], expected: Option<Order>| assert_eq!(order_of(run, 10), expected, "{run:?}");
        check(&[10, 11, 12, 1, 2, 3, 4, 5, 6, 7, 8, 9], Some(Order::Fiscal));
        check(&[10, 11, 12, 1], Some(Order::Fiscal));
        check(&[10, 11, 12], None);
        check(&[1, 2, 3], Some(Order::Calendar));
        check(&[1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12], Some(Order::Calendar));
        check(&[10, 12, 1], None);
        check(&[7, 8, 9, 10, 11, 12, 1], None);
        check(&[], None);
        assert_eq!(order_of(&[1, 2, 3], 1), Some(Order::Calendar));
    }
}
