//! Counts of days that may be of each day or to date: told apart by a number that falls, or refused with both totals.

use std::collections::BTreeMap;

use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::quantity::Count;

/// What the counts of days add up to in either reading.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Readings {
    /// Their sum, where each is the count of its day.
    pub(super) apart: u64,
    /// The sum of the last of each fiscal year, where each is a count to date.
    pub(super) to_date: u64,
    /// Whether one is lower than the one before it in the same year, as no count to date is.
    pub(super) falls: bool,
    /// Whether one is lower by more than a hundredth, which no revision of a count to date explains.
    pub(super) falls_far: bool,
}

impl Readings {
    /// Both readings of these days and their counts.
    pub(super) fn of(counts: impl Iterator<Item = (Date, u64)>, calendar: FiscalCalendar) -> Self {
        let mut days: BTreeMap<Date, u64> = BTreeMap::new();
        for (date, count) in counts {
            let day = days.entry(date).or_default();
            *day = day.saturating_add(count);
        }
        let mut readings = Self::default();
        let mut before: Option<(FiscalYear, u64)> = None;
        for (date, count) in days {
            let year = calendar.fiscal_year(date);
            readings.apart = readings.apart.saturating_add(count);
            if let Some((_, level)) = before.filter(|(known, _)| *known == year) {
                readings.falls |= count < level;
                readings.falls_far |= count < level - level / 100;
                readings.to_date = readings.to_date.saturating_sub(level);
            }
            readings.to_date = readings.to_date.saturating_add(count);
            before = Some((year, count));
        }
        readings
    }

    /// The refusal that shows both, where all rise.
    pub(super) fn refuse(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for("no number falls, and no heading tells", notes)
    }

    /// The refusal that shows both, where the heading of the days says that counts reach them.
    pub(super) fn refuse_falling(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for("a date is one as of which they are, and yet they fall", notes)
    }

    fn refuse_for(self, doubt: &str, notes: &Notes) -> Box<Refusal> {
        let (apart, to_date) = (Count(self.apart), Count(self.to_date));
        let why = format!(
            "may hold the count of each date (total {apart}) or the count to date (total {to_date}): {doubt}"
        );
        notes.refuse(why, "--kind periodic or --kind cumulative")
    }
}
