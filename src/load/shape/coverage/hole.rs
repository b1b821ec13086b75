//! Stretches of days on which a list of removals lacks rows: so long, and so many rows were to be expected, that nobody was
//! removed on none of them.

use std::collections::BTreeMap;

use super::silence;
use crate::calendar::Date;
use crate::load::shape::oddities::FAR;
use crate::quantity::Count;

/// Days without a record, where so many records were to be expected that rows are missing.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::load::shape) struct Hole {
    /// The first day.
    pub(in crate::load::shape) from: Date,
    /// The last day.
    pub(in crate::load::shape) through: Date,
    /// How many records as many days before and after it have, in the mean.
    pub(in crate::load::shape) expected: u64,
}

impl Hole {
    /// Fewer days may pass without a removal.
    const LEAST: i64 = 14;
    /// A silence is as long as the others, or at least so many times as long.
    const TIMES: i64 = 4;
    /// Of the other silences so many in a thousand may be holes, too.
    const ODD: usize = 20;
    /// The days on each side that tell what was to be expected.
    const BESIDE: i64 = 90;
    /// Fewer records than that are not missed.
    const MISSED: u64 = 50;

    /// Those of a list of removals, with how many it has on each of its days.
    pub(in crate::load::shape) fn all(removals: &BTreeMap<Date, Count>) -> Vec<Self> {
        let pairs = || removals.keys().zip(removals.keys().skip(1));
        let mut lengths: Vec<i64> = pairs().map(|(day, next)| next.days_since(*day)).collect();
        lengths.retain(|length| !is_far(*length));
        lengths.sort_unstable();
        let usual = lengths.len().checked_sub(1 + lengths.len() * Self::ODD / 1000);
        let usual = usual.and_then(|place| lengths.get(place)).copied().unwrap_or(0);
        let least = Self::LEAST.max(usual * Self::TIMES);
        let holes = pairs().filter(|(day, next)| next.days_since(**day) > least).map(|(day, next)| {
            let (from, through) = (day.plus_days(1), next.plus_days(-1));
            let before = removals.range(day.plus_days(1 - Self::BESIDE)..=*day);
            let after = removals.range(*next..next.plus_days(Self::BESIDE));
            let beside: u64 = before.chain(after).map(|(_, count)| count.0).sum();
            let days = u64::try_from(next.days_since(*day) - 1).unwrap_or(0);
            Self { from, through, expected: beside.saturating_mul(days) / (2 * Self::BESIDE.unsigned_abs()) }
        });
        holes.filter(|hole| hole.expected >= Self::MISSED || hole.is_far()).collect()
    }

    /// Whether one of its sides lies far from all others, and is rather a slip of the pen.
    pub(in crate::load::shape) fn is_far(&self) -> bool {
        // From the last day before it to the first one behind it.
        is_far(self.through.days_since(self.from) + 2)
    }

    /// The longest silence between two of these days, which are in order, that is none of the holes.
    pub(in crate::load::shape) fn longest_beside(holes: &[Self], days: &[Date]) -> i64 {
        let goes_on = |day: &Date, _: &Date| !holes.iter().any(|hole| hole.from == day.plus_days(1));
        days.chunk_by(goes_on).map(silence::longest).max().unwrap_or(0)
    }
}

/// Whether so many days are more than a pause.
fn is_far(days: i64) -> bool {
    const LONGEST_YEAR: i64 = 366;
    days > i64::from(FAR) * LONGEST_YEAR
}
