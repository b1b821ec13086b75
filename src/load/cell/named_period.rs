//! Days that stand for the period which a heading names: `month ending`, `quarter beginning`, `period end`.
//!
//! A day that does not begin or end such a period is none of them, and the column is refused rather than counted by its
//! days alone.

use std::collections::BTreeSet;

use super::period::{Days, Style, Weeks};
use super::rhythm::{Found, are_month_edges, step};
use super::span::Span;
use crate::calendar::Date;

/// The period that a heading names beside the word for its first or last day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum NamedPeriod {
    /// A month.
    Month,
    /// Three months.
    Quarter,
    /// Twelve months.
    Year,
    /// It does not say how long it is.
    Unsaid,
}

/// What to try where days are none that the heading speaks of.
const REMEDY: &str = "--dates day to count each by its day alone";

/// What days stand for that begin or end such periods.
pub(super) fn days(days: &BTreeSet<Date>, named: NamedPeriod, edge: Weeks, style: Style) -> Found {
    let ends = edge == Weeks::Ending;
    let is_edge = |day: &Date| if ends { *day == day.end_of_month() } else { day.day() == 1 };
    let unsure = |why: &'static str| Found::Unsure(why, REMEDY.to_owned());
    if days.is_empty() {
        return Found::Sure(Days::Alone);
    }
    match named {
        NamedPeriod::Month if days.iter().all(is_edge) => Found::Sure(Days::Months { ends }),
        NamedPeriod::Month => unsure(
            "stands in a column of days that all begin or end a month, as its heading says, and not all do",
        ),
        NamedPeriod::Quarter if days.iter().all(is_edge) && are_apart(days, 3) => {
            Found::Sure(Days::Quarters { ends })
        }
        NamedPeriod::Quarter => unsure(
            "stands in a column of days that all begin or end a quarter, as its heading says, and not all do",
        ),
        NamedPeriod::Year => years(days, ends, style),
        NamedPeriod::Unsaid => unsaid(days, edge, is_edge),
    }
}

/// A year of 52 weeks.
const SHORTEST_YEAR: i64 = 364;

fn years(days: &BTreeSet<Date>, ends: bool, style: Style) -> Found {
    let year = |day: &Date| Span::fiscal_year(style.calendar, style.calendar.fiscal_year(*day));
    let fits = |day: &Date| if ends { year(day).through == *day } else { year(day).from == *day };
    if days.iter().all(fits) {
        return Found::Sure(Days::Years { ends });
    }
    // Whoever left in the days that two years share stands in both.
    if days.iter().zip(days.iter().skip(1)).any(|(day, next)| next.days_since(*day) < SHORTEST_YEAR) {
        return Found::Unsure(
            "begins or ends a year, as its heading says, and so do days that stand less than a year apart: those years \
             overlap, and added up they would count somebody several times",
            "a file with the counts of each month or quarter".to_owned(),
        );
    }
    let first = |day: Date| if ends { day.plus_days(1) } else { day };
    let mut starts = days.iter().map(|day| first(*day)).map(|day| (day.month(), day.day()));
    let start = starts.next().filter(|start| starts.all(|other| other == *start));
    let remedy = start.map_or_else(
        || REMEDY.to_owned(),
        |(month, day)| format!("--fiscal-start {month:02}-{day:02} to count by years that begin then"),
    );
    Found::Unsure(
        "stands in a column of days that all begin or end a year, as its heading says, and not all do so of a fiscal one",
        remedy,
    )
}

/// Periods of unsaid length are those that the steps between them make.
fn unsaid(days: &BTreeSet<Date>, edge: Weeks, is_edge: impl Fn(&Date) -> bool) -> Found {
    let ends = edge == Weeks::Ending;
    if let Some(length) = step(days) {
        return Found::Sure(Days::Weeks { edge, length });
    }
    let steps: BTreeSet<i32> = days
        .iter()
        .zip(days.iter().skip(1))
        .map(|(day, next)| month_number(*next) - month_number(*day))
        .collect();
    let even = steps.first().filter(|_| steps.len() == 1 && days.iter().all(is_edge));
    match even {
        Some(1) => Found::Sure(Days::Months { ends }),
        Some(3) => Found::Sure(Days::Quarters { ends }),
        Some(_) | None => Found::Unsure(
            "begins or ends a period, as its heading says, and the steps between the dates do not tell how long each is",
            REMEDY.to_owned(),
        ),
    }
}

/// Whether all days stand so many months apart, or a multiple of them.
fn are_apart(days: &BTreeSet<Date>, months: i32) -> bool {
    let mut rests = days.iter().map(|day| month_number(*day).rem_euclid(months));
    rests.next().is_none_or(|first| rests.all(|rest| rest == first)) && are_month_edges(days)
}

fn month_number(day: Date) -> i32 {
    day.year() * 12 + day.month().cast_signed()
}
