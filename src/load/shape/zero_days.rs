//! Days without a row in a table of counts by day. A day without a report is not a zero; only the user can say that nobody
//! left on it, as of a list of flights.

use std::collections::BTreeSet;

use super::coverage::silence;
use super::{Draft, Facts};
use crate::calendar::Date;
use crate::dataset::{Grade, Kind, Observation};
use crate::load::notes::Notes;
use crate::quantity::{Count, with_unit};

/// Makes zeros of the days without a row, if that was asked for; tells of them otherwise. Each series is taken from its first
/// day through its last one.
pub(super) fn settle(draft: &Draft<'_>, facts: &mut Facts, notes: &mut Notes) {
    let is_day = |fact: &Observation| fact.kind == Kind::Period && fact.from == fact.through;
    // A list of removals has told of the days that it covers.
    let is_list = facts.records.as_ref().is_some_and(|records| records.coverage().is_some());
    let Some(like) = facts.observations.first().cloned().filter(|_| !is_list) else { return };
    let alike = |fact: &Observation| (&fact.measure, &fact.series) == (&like.measure, &like.series);
    if !facts.observations.iter().all(|fact| is_day(fact) && alike(fact)) {
        return;
    }
    // A day whose count is withheld has a row.
    let withheld = notes.gaps.iter().map(|row| row.period.0);
    let days: BTreeSet<Date> = facts.observations.iter().map(|fact| fact.from).chain(withheld).collect();
    let Some((first, last)) = days.first().copied().zip(days.last().copied()) else { return };
    let in_order: Vec<Date> = days.iter().copied().collect();
    let first = silence::beginning(first, silence::longest(&in_order), draft.options.calendar);
    let all = (0..=last.days_since(first)).map(|passed| first.plus_days(passed));
    let silent: Vec<Date> = all.filter(|day| !days.contains(day)).collect();
    let Some(day) = silent.first() else { return };
    let of = match silent.len() {
        1 => format!("no row counts {day}"),
        days => format!("no row counts {day} and {} more", with_unit(days - 1, "day")),
    };
    if !draft.options.zero_days {
        notes.remarks.push(format!(
            "{of}: gaps, at which counts to date end; --zero-days takes them for days without a removal"
        ));
        return;
    }
    notes.remarks.push(format!("{of}: taken for days without a removal, as --zero-days asks"));
    if let Some(records) = &mut facts.records {
        records.cover(first, last);
    }
    let zero = |day: Date| {
        let mut fact = like.clone();
        (fact.from, fact.through, fact.count, fact.grade) = (day, day, Count(0), Grade::default());
        // No row says so.
        fact.place.line = 0;
        fact
    };
    facts.observations.extend(silent.into_iter().map(zero));
}
