//! Counts of days that may be of each day or to date: told apart by a number that falls, or refused with both totals.

use std::collections::BTreeMap;

use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::span::Unit;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::facts::Joined;
use crate::quantity::Count;

/// What the counts of days add up to in either reading.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Readings {
    /// Their sum, where each is the count of its day.
    pub(crate) apart: u64,
    /// The sum of the last of each fiscal year, where each is a count to date.
    pub(crate) to_date: u64,
    /// Whether one is lower than the one before it in the same year, as no count to date is.
    pub(crate) falls: bool,
    /// Whether one is lower by more than a hundredth, which no revision of a count to date explains.
    pub(crate) falls_far: bool,
}

/// Counts that are smaller rise and fall by chance.
const LEAST: u64 = 20;

/// How surely counts of periods climb as counts to date do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Climb {
    /// They do not.
    None,
    /// In a single year, of a few periods: by chance, or because there were more and more.
    Once,
    /// In several years, each of which starts low again, or over half a year.
    Often,
}

impl Climb {
    /// Whether counts climb in every fiscal year: from the first period on each is greater than the one before it by about as
    /// much as the first was.
    pub(crate) fn of(joined: &[Joined], calendar: FiscalCalendar) -> Self {
        let mut years: BTreeMap<FiscalYear, Vec<&Joined>> = BTreeMap::new();
        for period in joined {
            if !matches!(period.span.unit, Unit::Week | Unit::Month | Unit::Quarter | Unit::Half) {
                return Self::None;
            }
            years.entry(calendar.fiscal_year(period.span.through)).or_default().push(period);
        }
        let climbs = years.iter().all(|(year, periods)| {
            let first_day = calendar.first_day(*year);
            let starts = periods.first().is_some_and(|first| first.span.from == first_day);
            starts && is_staircase(&periods.iter().map(|period| period.count.0).collect::<Vec<u64>>())
        });
        let with = |least: usize| years.values().filter(|periods| periods.len() >= least).count();
        match climbs {
            true if with(3) > 1 || with(6) > 0 => Self::Often,
            true if with(4) > 0 => Self::Once,
            true | false => Self::None,
        }
    }

    /// Says of counts that may have climbed by chance how they are read.
    pub(crate) fn tell(line: u64, notes: &mut Notes) {
        let message =
            "each count is greater than the one before it by about the first of them, as counts to date are";
        let action = "read as those of each period; --kind cumulative reads them as to date";
        notes.warn_line(line, Told::new("climbing", message, action));
    }
}

/// Whether each number is greater than the one before it by a quarter to four times the first, and by half of it on average.
fn is_staircase(counts: &[u64]) -> bool {
    let (Some(first), Some(last)) = (counts.first().copied(), counts.last().copied()) else { return false };
    let step = |pair: &[u64]| match pair {
        [before, after] => after
            .checked_sub(*before)
            .is_some_and(|step| step.saturating_mul(4) >= first && step <= first.saturating_mul(4)),
        _ => false,
    };
    let steps = u64::try_from(counts.len() - 1).unwrap_or(u64::MAX);
    first >= LEAST
        && counts.windows(2).all(step)
        && last.saturating_sub(first).saturating_mul(2) >= first.saturating_mul(steps)
}

impl Readings {
    /// Both readings of these days and their counts.
    pub(crate) fn of(counts: impl Iterator<Item = (Date, u64)>, calendar: FiscalCalendar) -> Self {
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
    pub(crate) fn refuse(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for("no number falls, and no heading tells", notes)
    }

    /// The refusal that shows both, where the heading of the days says that counts reach them.
    pub(crate) fn refuse_falling(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for("a date is one as of which they are, and yet they fall", notes)
    }

    /// The refusal that shows both, where words around the table say *to date*.
    pub(crate) fn refuse_titled(self, notes: &Notes) -> Box<Refusal> {
        let falls = "words around the table say cumulative, and yet numbers fall";
        let rises = "words around the table say to date, and no number falls";
        self.refuse_for(if self.falls { falls } else { rises }, notes)
    }

    /// The refusal that shows both, where counts of periods climb as counts to date do.
    pub(crate) fn refuse_climbing(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for(
            "in every year each is greater than the one before it by about the first of them",
            notes,
        )
    }

    /// The refusal that shows both, where a heading says that counts go through their periods.
    pub(crate) fn refuse_through(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for("the heading says through, and no number falls", notes)
    }

    fn refuse_for(self, doubt: &str, notes: &Notes) -> Box<Refusal> {
        let (apart, to_date) = (Count(self.apart), Count(self.to_date));
        let why = format!(
            "may hold the count of each date (total {apart}) or the count to date (total {to_date}): {doubt}"
        );
        notes.refuse(why, "--kind periodic or --kind cumulative")
    }
}

#[cfg(test)]
mod tests {
    use super::is_staircase;

    #[test]
    fn counts_to_date_are_told_from_counts_that_grow() {
        for counts in [&[100, 210, 330, 450][..], &[18_320, 36_264, 55_265, 71_265]] {
            assert!(is_staircase(counts), "{counts:?}");
        }
        for counts in
            [&[100, 130, 170, 220][..], &[1, 2, 3, 4], &[100, 210, 200, 330], &[20, 400, 800, 1_200]]
        {
            assert!(!is_staircase(counts), "{counts:?}");
        }
    }
}
