//! Counts that rise as counts to date do, but for a few: a revision takes some back, or the whole of a year is told some
//! days into the next one.
//!
//! A single fall then proves nothing. What is told late counts the year before where the counts around it leave no other
//! choice.

use std::cmp::Ordering;

use crate::calendar::{Date, FiscalCalendar, FiscalYear};

/// For so many days into a year a count may be that of the whole year before.
const LATE: i64 = 15;

/// After so many days the counts of a year are near to what the whole of it comes to.
const MOST_OF_A_YEAR: i64 = 180;

/// The year that each count is of, in the order of their days: its own, or the one before, which it closes.
pub(crate) fn years(days: &[(Date, u64)], calendar: FiscalCalendar) -> Vec<FiscalYear> {
    let mut years: Vec<FiscalYear> = Vec::with_capacity(days.len());
    let mut before: Option<(FiscalYear, u64)> = None;
    for (place, (day, count)) in days.iter().enumerate() {
        let own = calendar.fiscal_year(*day);
        let later = days.iter().skip(place + 1).take_while(|(later, _)| calendar.fiscal_year(*later) == own);
        let previous = FiscalYear(own.0 - 1);
        let is_early = day.days_since(calendar.first_day(own)) < LATE;
        let closes = is_early
            && match before {
                Some((year, level)) if year == previous => {
                    let fits = level <= *count && level >= *count / 2;
                    fits && later.clone().any(|(_, later)| falls_far(*count, *later))
                }
                Some((year, _)) if year == own => false,
                // Nothing is known of the year before: no later count of its own year may come near.
                Some(_) | None => {
                    let first = calendar.first_day(own);
                    let far = later.clone().any(|(later, _)| later.days_since(first) > MOST_OF_A_YEAR);
                    far && later.clone().all(|(_, later)| falls_far(*count, *later))
                }
            };
        let year = if closes { previous } else { own };
        years.push(year);
        before = Some((year, *count));
    }
    years
}

/// What the last count of each year comes to, where all but a few rise within their years and some year grows by half.
pub(crate) fn to_date(days: &[(Date, u64)], calendar: FiscalCalendar) -> Option<u64> {
    let years = years(days, calendar);
    let (mut rises, mut falls) = (0_u32, 0_u32);
    let (mut grows, mut total) = (false, 0_u64);
    let mut first: Option<(FiscalYear, u64)> = None;
    let mut before: Option<(FiscalYear, u64)> = None;
    for ((_, count), year) in days.iter().zip(years) {
        total = total.saturating_add(*count);
        if let Some((_, level)) = before.filter(|(known, _)| *known == year) {
            total = total.saturating_sub(level);
            if falls_far(level, *count) {
                return None;
            }
            rises += u32::from(*count >= level);
            falls += u32::from(*count < level);
            grows |= first.is_some_and(|(_, first)| *count >= first.saturating_add(first / 2) && first > 0);
        } else {
            first = Some((year, *count));
        }
        before = Some((year, *count));
    }
    (grows && rises >= 4 && falls <= rises / 4).then_some(total)
}

/// So many steps up leave no room for chance.
const STEPS: u32 = 8;

/// What the last count of each year comes to, where nearly all rise, however far the few others fall: each year that is told at
/// some length ends at three times its first count, and the next one begins at half of that or less.
pub(crate) fn restarts(days: &[(Date, u64)], calendar: FiscalCalendar) -> Option<Restarts> {
    let mut of_years: Vec<(FiscalYear, Vec<u64>)> = Vec::new();
    for ((_, count), year) in days.iter().zip(years(days, calendar)) {
        match of_years.last_mut() {
            Some((known, counts)) if *known == year => counts.push(*count),
            Some(_) | None => of_years.push((year, vec![*count])),
        }
    }
    let steps = || of_years.iter().flat_map(|(_, counts)| counts.windows(2));
    let way = |wanted: Ordering| {
        let is_so = |pair: &&[u64]| matches!(pair, [before, after] if after.cmp(before) == wanted);
        u32::try_from(steps().filter(is_so).count()).unwrap_or(u32::MAX)
    };
    let (rises, falls) = (way(Ordering::Greater), way(Ordering::Less));
    let ends = |counts: &[u64]| counts.first().copied().zip(counts.last().copied());
    let grows = |counts: &[u64]| ends(counts).is_some_and(|(first, last)| first > 0 && last / 3 >= first);
    let long = || of_years.iter().filter(|(_, counts)| counts.len() >= 4);
    let starts_low = |pair: &[(FiscalYear, Vec<u64>)]| match pair {
        [(_, before), (_, after)] => {
            before.last().zip(after.first()).is_some_and(|(last, first)| *first <= *last / 2)
        }
        _ => false,
    };
    let fits = rises >= STEPS
        && falls <= rises / STEPS
        && long().count() > 0
        && long().all(|(_, counts)| grows(counts))
        && of_years.windows(2).all(starts_low);
    let to_date = of_years
        .iter()
        .filter_map(|(_, counts)| counts.last())
        .fold(0_u64, |sum, last| sum.saturating_add(*last));
    fits.then_some(Restarts { to_date, years: of_years.len() })
}

/// Counts that start low in every year and rise to its end.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Restarts {
    /// What the last ones of all years add up to.
    pub(crate) to_date: u64,
    /// How many years they are of.
    pub(crate) years: usize,
}

/// Whether a count is lower than one before it by more than a revision takes back, which is a hundredth at most.
pub(crate) fn falls_far(before: u64, after: u64) -> bool {
    after < before.saturating_sub(before / 100)
}
