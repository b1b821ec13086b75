//! Which known points of a year a day, or a window of days, rests on.
//!
//! A published count to date rests on itself, a sum on every period that was added, and what lies between two figures on
//! both.

use std::ops::Range;

use super::Kind;
use super::curve::Knot;
use crate::calendar::FiscalDay;

/// A known point of a year: its day, and whether its count is a sum of periods from the first day on.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Derived {
    /// The fiscal day.
    pub day: FiscalDay,
    /// Whether it was added up rather than published for the day.
    pub is_sum: bool,
    /// Whether what it adds is a part of a period of two fiscal years.
    pub is_part: bool,
    /// Whether counts are missing from what was published for it.
    pub lacks: bool,
}

impl From<Knot<'_>> for Derived {
    fn from(knot: Knot<'_>) -> Self {
        Self {
            day: knot.day,
            is_sum: knot.observation.kind == Kind::Period,
            is_part: knot.observation.part_of.is_some(),
            lacks: knot.observation.grade.is_incomplete(),
        }
    }
}

/// The places, among points in the order of their days, that the count through a day rests on. Of day 0, and of a day
/// past the last point, there is nothing to rest on.
#[must_use]
pub fn behind<P>(points: &[P], day: FiscalDay) -> Range<usize>
where
    P: Copy + Into<Derived>,
{
    let next = points.partition_point(|point| (*point).into().day < day);
    let Some(point) = points.get(next).map(|point| (*point).into()).filter(|_| day.0 > 0) else {
        return 0..0;
    };
    let first = if point.is_sum { 0 } else { next.saturating_sub(usize::from(point.day != day)) };
    first..next + 1
}

/// The places that the count after one day and through a later one rests on: of a sum only the periods within, else what
/// both ends rest on.
#[must_use]
pub fn behind_window<P>(points: &[P], before: FiscalDay, through: FiscalDay) -> Vec<usize>
where
    P: Copy + Into<Derived>,
{
    let first = points.partition_point(|point| (*point).into().day <= before);
    let last = points.partition_point(|point| (*point).into().day < through);
    let Some(within) = points.get(first..=last) else { return Vec::new() };
    if within.iter().all(|point| (*point).into().is_sum) {
        return (first..=last).collect();
    }
    let mut ends: Vec<usize> = behind(points, before).chain(behind(points, through)).collect();
    ends.sort_unstable();
    ends.dedup();
    ends
}

/// Whether counts are missing from what the count after one day and through a later one rests on.
#[must_use]
pub fn window_lacks<P>(points: &[P], before: FiscalDay, through: FiscalDay) -> bool
where
    P: Copy + Into<Derived>,
{
    let behind = behind_window(points, before, through).into_iter();
    behind.filter_map(|place| points.get(place)).any(|point| (*point).into().lacks)
}
