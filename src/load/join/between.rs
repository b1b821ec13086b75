//! Days between two tables of records that no row of either stands on: files cut by month or year begin and end with a
//! removal, and the turn of a year or a weekend lies between them.
//!
//! Where the tables are silent for as long within themselves, such days are days without a removal, as they would be in one
//! table. A longer silence is a gap: rows may be missing.

use std::sync::Arc;

use crate::calendar::Date;
use crate::dataset::{Finding, Head, Level, Measure, Observation, Place, Records, Series};

/// A longer silence is a gap whatever else is silent.
const LONGEST: i64 = 31;

/// Covers such days; the facts that this adds, and what is said of it.
pub(super) fn cover(tables: &mut [Records]) -> (Vec<Observation>, Vec<Finding>) {
    let mut reaches: Vec<Reach> =
        tables.iter().enumerate().filter_map(|(place, table)| Reach::of(place, table)).collect();
    reaches.sort_by(|one, other| one.order().cmp(&other.order()));
    let (mut facts, mut findings) = (Vec::new(), Vec::new());
    let mut last: Option<Reach> = None;
    for next in reaches {
        let Some(before) = last.take().filter(|before| before.counts_the_same(&next)) else {
            last = Some(next);
            continue;
        };
        let days = next.from.days_since(before.through);
        let silent = |reach: &Reach| tables.get(reach.place).is_some_and(|table| silence(table) >= days);
        if (2..=LONGEST).contains(&days)
            && (silent(&before) || silent(&next))
            && let Some(table) = tables.get_mut(before.place)
        {
            let (from, through) = (before.through.plus_days(1), next.from.plus_days(-1));
            table.cover(before.from, through);
            facts.extend(
                table.observations(&[]).into_iter().filter(|fact| (from..=through).contains(&fact.from)),
            );
            findings.push(said(&before, &next, (from, through)));
        }
        last = Some(if next.through > before.through { next } else { before });
    }
    (facts, findings)
}

/// Days from a record of a table to the next one, at most, where no row is missing between them.
fn silence(table: &Records) -> i64 {
    let days: Vec<Date> = table.spans(&[]).into_keys().map(|(day, _)| day).collect();
    let pairs = days.iter().zip(days.iter().skip(1)).filter(|(day, _)| !table.is_silent_on(day.plus_days(1)));
    pairs.map(|(day, next)| next.days_since(*day)).max().unwrap_or(0)
}

/// The days that a table covers.
struct Reach {
    place: usize,
    head: Head,
    from: Date,
    through: Date,
}

impl Reach {
    fn of(place: usize, table: &Records) -> Option<Self> {
        let (from, through) = table.coverage()?;
        Some(Self { place, head: table.head().clone(), from, through })
    }

    fn order(&self) -> (&Measure, &Series, Date) {
        (&self.head.measure, &self.head.series, self.from)
    }

    fn counts_the_same(&self, other: &Self) -> bool {
        (&self.head.measure, &self.head.series) == (&other.head.measure, &other.head.series)
    }
}

fn said(before: &Reach, next: &Reach, (from, through): (Date, Date)) -> Finding {
    let days =
        if from == through { from.long() } else { format!("{} through {}", from.long(), through.long()) };
    let message = format!("no record of {days} stands between those of {} and these", before.head.file);
    let action = "taken for days without a removal, since the records are silent for as long elsewhere";
    let place = Place { file: Arc::clone(&next.head.file), line: 0 };
    Finding::new(Level::Note, "between-files", message, action).at(&place)
}
