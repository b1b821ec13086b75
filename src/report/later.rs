//! What is known of a year behind a gap: counts of days of their own, which are in no count to date.

use super::ledger::{Behind, Facts};
use super::view::Report;
use crate::calendar::{Date, FiscalYear};
use crate::dataset::{Curve, Measured};
use crate::pace::{Window, counting_together};

/// A figure behind a gap.
#[derive(Clone, Debug)]
pub struct LaterCount {
    /// Its days, and what was counted in them.
    pub window: Window,
    /// The row that says so.
    pub rests_on: Behind,
}

/// The figures behind a gap of the series that a year is drawn in, earliest first.
pub(super) fn later_counts<'data>(
    measured: Measured<'data>,
    curve: &Curve<'data>,
    facts: &mut Facts<'data>,
) -> Vec<LaterCount> {
    let left = measured.beyond_a_hole(curve.series, curve.fiscal_year);
    let left = left.into_iter().flat_map(|(_, left)| left);
    let later = left.map(|fact| LaterCount { window: Window::of(fact), rests_on: facts.keep([fact]) });
    later.collect()
}

impl Report {
    /// The figures of a year behind a gap; of the year in question none after the day that was asked for, unless the gap
    /// is what ends its count to date on that day.
    pub fn later(&self, year: FiscalYear) -> impl Iterator<Item = &LaterCount> {
        let is_shown = move |later: &&LaterCount| {
            year != self.year.fiscal_year
                || self.year.hole.is_some()
                || later.window.through <= self.year.as_of
        };
        self.row(year).into_iter().flat_map(|row| &row.later).filter(is_shown)
    }

    /// The figures behind a gap that count these days together, and no others; none where they leave a day out.
    #[must_use]
    pub fn later_within(&self, days: (Date, Date)) -> Vec<&LaterCount> {
        let later = self.later(self.calendar.fiscal_year(days.1));
        let days_of = |later: &&LaterCount| (later.window.from, later.window.through);
        counting_together(later, days, days_of).unwrap_or_default()
    }

    /// What those come to.
    pub(super) fn counted_later(&self, days: (Date, Date)) -> Option<Window> {
        let mut within = self.later_within(days).into_iter().map(|later| later.window);
        let first = within.next()?;
        within.try_fold(first, |all, next| all.followed_by(next))
    }

    /// Whether nothing is known yet of a day of the year in question, nor of any after it.
    #[must_use]
    pub fn is_to_come(&self, date: Date) -> bool {
        date > self.year.hole.map_or(self.year.as_of, |hole| hole.known_through)
    }
}
