//! Periods that lie in two fiscal years, such as the week of October 1: a part in each year, by days.
//!
//! How many of the week were removed before the turn nobody published, so an even spread over its days is an assumption,
//! over no more than a month. What is worked out that way says so: see [`Basis::Split`](super::Basis::Split). Both parts
//! are whole numbers and come to what was published.

use super::{Kind, Observation, Whole};
use crate::calendar::{Date, FiscalCalendar};
use crate::quantity::Count;

/// The same facts, each period of two years as its parts.
pub(super) fn at_the_turn(calendar: FiscalCalendar, observations: Vec<Observation>) -> Vec<Observation> {
    let turn = |fact: &Observation| {
        let is_period = fact.kind == Kind::Period && fact.from < fact.through;
        is_period.then(|| turn(calendar, (fact.from, fact.through))).flatten()
    };
    if observations.iter().all(|fact| turn(fact).is_none()) {
        return observations;
    }
    let mut parts = Vec::with_capacity(observations.len() + 1);
    for fact in observations {
        let Some(last) = turn(&fact) else {
            parts.push(fact);
            continue;
        };
        let (before, after) = split(fact.count, (fact.from, fact.through), last);
        let part_of = Some(Whole { from: fact.from, through: fact.through, count: fact.count });
        let fact = Observation { grade: fact.grade.of_part(), part_of, ..fact };
        parts.push(Observation { through: last, count: before, ..fact.clone() });
        parts.push(Observation { from: last.plus_days(1), count: after, ..fact });
    }
    parts
}

/// The last day of the fiscal year that a span begins in, where it ends in the next one.
pub(super) fn turn(calendar: FiscalCalendar, (from, through): (Date, Date)) -> Option<Date> {
    let year = calendar.fiscal_year(from);
    (calendar.fiscal_year(through) == year.next()).then(|| calendar.last_day(year))
}

/// A count through a day within its span and behind it, as if all days were alike.
pub(super) fn split(count: Count, (from, through): (Date, Date), last: Date) -> (Count, Count) {
    let days = |from: Date, through: Date| u128::try_from(through.days_since(from) + 1).unwrap_or(1);
    let (all, first) = (days(from, through), days(from, last));
    let before = (u128::from(count.0) * first * 2 + all) / (all * 2);
    let before = u64::try_from(before).unwrap_or(count.0).min(count.0);
    (Count(before), Count(count.0 - before))
}

impl Observation {
    /// Whether it is the end of a year that a period begins in, and the period is counted with the year that it ends in.
    #[must_use]
    pub fn is_early_part(&self) -> bool {
        self.part_of.is_some_and(|whole| self.through < whole.through)
    }
}
