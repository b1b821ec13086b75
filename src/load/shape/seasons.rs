//! Which part of each fiscal year its counts cover: tables compare the same months of several years.

use std::collections::BTreeMap;

use super::facts::Joined;
use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::load::cell::span::Span;

/// The part of each year that has any.
pub(super) struct Seasons {
    calendar: FiscalCalendar,
    years: BTreeMap<FiscalYear, Season>,
}

/// From the first day that is counted through the last, in days from the beginning of the year and from its end.
struct Season {
    late: i64,
    early: i64,
}

/// Weeks begin on another day each year; months and quarters are longer than that.
const SHIFT: i64 = 8;

/// A year that lacks less is one of which a month was left out.
const HALF_A_YEAR: i64 = 182;

impl Seasons {
    pub(super) fn of(joined: &[Joined], calendar: FiscalCalendar) -> Self {
        let mut years = BTreeMap::new();
        for Span { from, through, .. } in joined.iter().map(|joined| joined.span) {
            let year = calendar.fiscal_year(through);
            let late = from.days_since(calendar.first_day(year)).max(0);
            let early = calendar.last_day(year).days_since(through);
            let season = years.entry(year).or_insert(Season { late, early });
            season.late = season.late.min(late);
            season.early = season.early.min(early);
        }
        Self { calendar, years }
    }

    /// Whether any day of a year is counted.
    pub(super) fn has(&self, year: FiscalYear) -> bool {
        self.years.contains_key(&year)
    }

    /// Whether what no row counts between two periods of two years is left out of other years, too.
    pub(super) fn leave_out(&self, before: Span, after: Span) -> bool {
        let (ends, begins) =
            (self.calendar.fiscal_year(before.through), self.calendar.fiscal_year(after.through));
        begins == ends.next()
            && (self.is_usual(ends, |season| season.early) || self.are_beginnings(ends, begins))
            && self.is_usual(begins, |season| season.late)
    }

    /// Whether a few months are counted from where two years begin, as many of the later one or fewer: it may not be over.
    fn are_beginnings(&self, year: FiscalYear, next: FiscalYear) -> bool {
        let (Some(own), Some(next)) = (self.years.get(&year), self.years.get(&next)) else { return false };
        own.early > HALF_A_YEAR && next.early + SHIFT > own.early && (own.late - next.late).abs() < SHIFT
    }

    /// Whether a year lacks nothing at one of its ends, or as much as another one.
    fn is_usual(&self, year: FiscalYear, lacks: impl Fn(&Season) -> i64) -> bool {
        let Some(own) = self.years.get(&year).map(&lacks) else { return false };
        let alike =
            |(other, season): (&FiscalYear, &Season)| *other != year && (lacks(season) - own).abs() < SHIFT;
        own < SHIFT || self.years.iter().any(alike)
    }
}
