//! Counts of days that may be of each day or to date: told apart by a number that falls, or refused with both totals.

use std::collections::BTreeMap;

use super::nearly::{self, falls_far};
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
    /// Whether one is lower than the one before it in the same year, as no count to date is but by a revision.
    pub(crate) falls: bool,
    /// Whether one is lower by more than a hundredth, which no revision of a count to date explains.
    pub(crate) falls_far: bool,
    /// Whether some fall, and yet all rise as counts to date do: by a revision, or where a year is closed late.
    pub(crate) nearly: bool,
    /// The sum of the last of each fiscal year where some fall far, and yet nearly all rise and every year starts low again.
    pub(crate) restarts: Option<u64>,
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
    /// Nearly always, in years that begin low and end high, whatever the steps.
    Again,
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
        let days: Vec<(Date, u64)> =
            joined.iter().map(|period| (period.span.through, period.count.0)).collect();
        if nearly::restarts(&days, calendar).is_some_and(|restarts| restarts.years > 1) {
            return Self::Again;
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
/// A revision may take a little back once in a while, and more once in many.
fn is_staircase(counts: &[u64]) -> bool {
    let (Some(first), Some(last)) = (counts.first().copied(), counts.last().copied()) else { return false };
    let step = |pair: &[u64]| match pair {
        [before, after] => after
            .checked_sub(*before)
            .is_some_and(|step| step.saturating_mul(4) >= first && step <= first.saturating_mul(4)),
        _ => false,
    };
    let revised =
        |pair: &[u64]| matches!(pair, [before, after] if after < before && !falls_far(*before, *after));
    let corrected =
        |pair: &[u64]| matches!(pair, [before, after] if falls_far(*before, *after) && *after >= *before / 2);
    let corrections = counts.windows(2).filter(|pair| corrected(pair)).count();
    let revisions = counts.windows(2).filter(|pair| revised(pair)).count();
    let steps = u64::try_from(counts.len() - 1).unwrap_or(u64::MAX);
    first >= LEAST
        && (revisions + corrections) * 5 < counts.len()
        && corrections * 8 < counts.len()
        && counts.windows(2).all(|pair| step(pair) || revised(pair) || corrected(pair))
        && last.saturating_sub(first).saturating_mul(2) >= first.saturating_mul(steps)
}

impl Readings {
    /// Both readings of these days and their counts.
    pub(crate) fn of(counts: impl Iterator<Item = (Date, u64)>, calendar: FiscalCalendar) -> Self {
        let mut days: BTreeMap<(FiscalYear, Date), u64> = BTreeMap::new();
        for (date, count) in counts {
            let day = days.entry((calendar.fiscal_year(date), date)).or_default();
            *day = day.saturating_add(count);
        }
        let readings = Self::of_days(&days);
        if readings.falls {
            let days: Vec<(Date, u64)> = days.iter().map(|((_, date), count)| (*date, *count)).collect();
            if let Some(to_date) = nearly::to_date(&days, calendar) {
                return Self { to_date, falls: false, falls_far: false, nearly: true, ..readings };
            }
            let restarts = nearly::restarts(&days, calendar).map(|restarts| restarts.to_date);
            return Self { restarts, ..readings };
        }
        readings
    }

    /// The same where rows state the fiscal year that they count, and not all lie in it: `None` where numbers fall all the same.
    pub(crate) fn of_stated(counts: impl Iterator<Item = (FiscalYear, Date, u64)>) -> Option<Self> {
        let mut days: BTreeMap<(FiscalYear, Date), u64> = BTreeMap::new();
        for (year, date, count) in counts {
            let day = days.entry((year, date)).or_default();
            *day = day.saturating_add(count);
        }
        let readings = Self::of_days(&days);
        let rises = readings.apart != readings.to_date;
        (rises && !readings.falls).then_some(Self { nearly: true, ..readings })
    }

    fn of_days(days: &BTreeMap<(FiscalYear, Date), u64>) -> Self {
        let mut readings = Self::default();
        let mut before: Option<(FiscalYear, u64)> = None;
        for ((year, _), count) in days {
            readings.apart = readings.apart.saturating_add(*count);
            if let Some((_, level)) = before.filter(|(known, _)| known == year) {
                readings.falls |= *count < level;
                readings.falls_far |= falls_far(level, *count);
                readings.to_date = readings.to_date.saturating_sub(level);
            }
            readings.to_date = readings.to_date.saturating_add(*count);
            before = Some((*year, *count));
        }
        readings
    }

    /// The refusal that shows both, where all rise.
    pub(crate) fn refuse(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for(&format!("{}, and no heading tells", self.rise()), notes)
    }

    /// The refusal that shows both, where the heading of the days says that counts reach them.
    pub(crate) fn refuse_falling(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for("a date is one as of which they are, and yet they fall", notes)
    }

    /// The refusal that shows both, where words around the table say *to date*.
    pub(crate) fn refuse_titled(self, notes: &Notes) -> Box<Refusal> {
        let falls = "words around the table say cumulative, and yet numbers fall";
        let rises = format!("words around the table say to date, and {}", self.rise());
        self.refuse_for(if self.falls { falls } else { &rises }, notes)
    }

    /// The refusal that shows both, where counts of periods climb as counts to date do.
    pub(crate) fn refuse_climbing(self, notes: &Notes) -> Box<Refusal> {
        let steps = "in every year each is greater than the one before it by about the first of them";
        self.refuse_for(steps, notes)
    }

    /// The refusal that shows both, where a heading says that counts go through their periods.
    pub(crate) fn refuse_through(self, notes: &Notes) -> Box<Refusal> {
        self.refuse_for(&format!("the heading says through, and {}", self.rise()), notes)
    }

    /// The refusal that shows both, where nearly all rise.
    pub(crate) fn refuse_restarts(self, notes: &Notes) -> Box<Refusal> {
        let few = "few numbers fall but where a year begins, and no heading tells";
        let to_date = self.restarts.unwrap_or(self.to_date);
        Self { to_date, ..self }.refuse_for(few, notes)
    }

    /// How they rise.
    fn rise(self) -> &'static str {
        if self.nearly {
            "the numbers fall only by less than a hundredth or when a year begins"
        } else {
            "no number falls"
        }
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
        let revised = [9_000, 15_000, 22_657, 29_526, 36_461, 36_400];
        for counts in [&[100, 210, 330, 450][..], &[18_320, 36_264, 55_265, 71_265], &revised] {
            assert!(is_staircase(counts), "{counts:?}");
        }
        for counts in
            [&[100, 130, 170, 220][..], &[1, 2, 3, 4], &[100, 210, 200, 330], &[20, 400, 800, 1_200]]
        {
            assert!(!is_staircase(counts), "{counts:?}");
        }
    }
}
