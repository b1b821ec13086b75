//! Counts between two days, read off cumulative curves, also across the turn of a fiscal year.

use std::collections::BTreeMap;

use super::Standing;
use crate::calendar::{Aligned, Date, FiscalDay, FiscalYear};
use crate::dataset::{Basis, CUBIC_DAYS, Counted, Curve, Edition, Measured, Observation, Series, Whole};
use crate::quantity::{Estimate, PerDay, PercentChange, Ratio};

/// Days from one through another, and how many were removed in them.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Window {
    /// The first day.
    pub from: Date,
    /// The last day.
    pub through: Date,
    /// How many; worked out where an end is not a day of report.
    pub count: Estimate,
    /// Whether both ends are days of report.
    pub observed: bool,
    /// Whether counts are missing from what it rests on.
    pub lacks: bool,
}

impl Window {
    /// The days of a period, and what was counted in them.
    #[must_use]
    pub fn of(fact: &Observation) -> Self {
        Self {
            from: fact.from,
            through: fact.through,
            count: fact.count.estimate(),
            observed: fact.part_of.is_none(),
            lacks: fact.grade.is_incomplete(),
        }
    }

    /// Removals a day.
    #[must_use]
    pub fn per_day(&self) -> Option<PerDay> {
        self.count.per_day(self.days() as f64)
    }

    /// How much faster it is than another one; `None` where there is none, or nobody was removed in it.
    #[must_use]
    pub fn change_from(&self, other: Option<Self>) -> Option<PercentChange> {
        let (now, then) = self.per_day().zip(other?.per_day())?;
        now.ratio_to(then).map(Ratio::percent_change)
    }

    /// How many days it has.
    #[must_use]
    pub fn days(&self) -> i64 {
        self.through.days_since(self.from) + 1
    }

    /// Both together, where the other one begins on the day after; `None` where days lie between.
    #[must_use]
    pub fn followed_by(&self, next: Self) -> Option<Self> {
        (self.through.plus_days(1) == next.from).then(|| Self {
            from: self.from,
            through: next.through,
            count: self.count.plus(next.count),
            observed: self.observed && next.observed,
            lacks: self.lacks || next.lacks,
        })
    }

    /// The days a year before that it is held against, as they can be read: of whole months the same months, of whole weeks
    /// the same weekdays, 364 days earlier, else the same dates. One that was counted goes before one that is worked out.
    #[must_use]
    pub fn a_year_before(&self, read: impl FnMut(Date, Date) -> Option<Self>) -> Option<Self> {
        let ways = [self.months_before(), self.weeks_before(), self.dates_before()];
        counted_first(ways, read)
    }

    /// The same of days that were reported one by one or a few together: the same dates first, which are as many of each
    /// weekday in whole weeks.
    #[must_use]
    pub fn dates_a_year_before(&self, read: impl FnMut(Date, Date) -> Option<Self>) -> Option<Self> {
        counted_first([self.dates_before(), self.weeks_before(), None], read)
    }

    fn dates_before(&self) -> Option<(Date, Date)> {
        a_year_before(self.from).zip(a_year_before(self.through))
    }

    fn weeks_before(&self) -> Option<(Date, Date)> {
        (self.days() % 7 == 0).then(|| (self.from.plus_days(-364), self.through.plus_days(-364)))
    }

    /// The same months a year before, of whole ones: February has 28 days or 29.
    fn months_before(&self) -> Option<(Date, Date)> {
        let is_whole = self.from.day() == 1 && self.through == self.through.end_of_month();
        let first_of_last = self.through.plus_days(1 - i64::from(self.through.day()));
        let ends = is_whole.then(|| a_year_before(self.from).zip(a_year_before(first_of_last))).flatten();
        ends.map(|(from, last)| (from, last.end_of_month()))
    }

    /// Whether it has the weekdays of a window a year later, and not its dates.
    #[must_use]
    pub fn is_same_weeks(&self, later: &Self) -> bool {
        later.from.days_since(self.from) == 364
    }
}

/// The first of these windows that was counted, else the first that can be read at all.
fn counted_first(
    ways: [Option<(Date, Date)>; 3],
    mut read: impl FnMut(Date, Date) -> Option<Window>,
) -> Option<Window> {
    let known = ways.into_iter().flatten().filter_map(|(from, through)| read(from, through));
    known.min_by_key(|window| !window.observed)
}

/// The day that answers to a date in the calendar year before.
pub(super) fn a_year_before(date: Date) -> Option<Date> {
    Aligned::on_same_date(date, date.year() - 1).map(|same| same.date)
}

/// A window read off the curves of the standing's series, across the turn of years where it must be; else off the
/// series that knows its ends best. `None` where no series knows them.
#[must_use]
pub fn window(measured: Measured<'_>, standing: &Standing<'_>, from: Date, through: Date) -> Option<Window> {
    Curves::of(measured).read(standing.curve.series, from, through).map(|(window, _)| window)
}

/// The facts that such a window rests on.
#[must_use]
pub fn behind_window<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    from: Date,
    through: Date,
) -> Vec<&'data Observation> {
    let mut curves = Curves::of(measured);
    let Some((_, series)) = curves.read(standing.curve.series, from, through) else { return Vec::new() };
    let calendar = measured.calendar();
    let facts = parts(measured, from, through).filter_map(|(year, first, last)| {
        let before = FiscalDay(calendar.fiscal_day(first).0.saturating_sub(1));
        let curve = curves.curve(series, year)?;
        if curve.counted(first.plus_days(-1), last).is_some() {
            return Some(curve.behind_window(before, calendar.fiscal_day(last)));
        }
        behind_a_gap(measured, series, year, (first, last))
    });
    facts.flatten().collect()
}

/// What a window has of one fiscal year.
struct Part {
    counted: Counted,
    from_the_first_day: bool,
}

/// The curves of a measure while many windows are read off them, each made once.
pub(super) struct Curves<'data> {
    measured: Measured<'data>,
    made: BTreeMap<(&'data Series, FiscalYear), Option<Curve<'data>>>,
}

impl<'data> Curves<'data> {
    pub(super) fn of(measured: Measured<'data>) -> Self {
        Self { measured, made: BTreeMap::new() }
    }

    /// A window, and the series it is read off: this one where it can be.
    pub(super) fn read(
        &mut self,
        preferred: &Series,
        from: Date,
        through: Date,
    ) -> Option<(Window, &'data Series)> {
        let all = self.measured.series().into_iter().filter_map(|series| {
            let found = self.parts(series, from, through)?;
            let count = found.iter().map(|part| part.counted.count).reduce(Estimate::plus)?;
            let lacks = found.iter().any(|part| part.counted.lacks);
            let width = width(&found);
            let window = Window { from, through, count, observed: width == 0, lacks };
            Some(((series != preferred, width), (window, series)))
        });
        all.min_by_key(|(rank, _)| *rank).map(|(_, found)| found)
    }

    /// The counts of one series, year by year. In a quarter or less, what a total of another series adds at the end of a year
    /// is no rate of its days.
    fn parts(&mut self, series: &'data Series, from: Date, through: Date) -> Option<Vec<Part>> {
        let mut found: Vec<Part> = Vec::new();
        for (year, first, last) in parts(self.measured, from, through) {
            let on_curve = self.curve(series, year)?.counted(first.plus_days(-1), last);
            let is_short = through.days_since(from) < i64::from(CUBIC_DAYS);
            if on_curve.is_some_and(|part| part.over_seam) && is_short {
                return None;
            }
            let counted = on_curve.or_else(|| self.counted_behind_a_gap(series, year, (first, last)))?;
            let from_the_first_day = first == self.measured.calendar().first_day(year);
            found.push(Part { counted, from_the_first_day });
        }
        Some(found)
    }

    /// What the figures behind a gap of a year say of its days.
    fn counted_behind_a_gap(
        &self,
        series: &'data Series,
        year: FiscalYear,
        days: (Date, Date),
    ) -> Option<Counted> {
        let facts = behind_a_gap(self.measured, series, year, days)?;
        let is_part = |fact: &&&Observation| fact.part_of.is_some();
        let split = facts.iter().find(is_part).and_then(|fact| fact.part_of);
        let basis = |whole: Option<Whole>| {
            whole.map_or(Basis::Observed, |whole| Basis::Split { from: whole.from, through: whole.through })
        };
        let count = facts.iter().map(|fact| fact.count.estimate()).reduce(Estimate::plus)?;
        let lacks = facts.iter().any(|fact| fact.grade.is_incomplete());
        Some(Counted { count, start: Basis::Observed, end: basis(split), over_seam: false, lacks })
    }

    fn curve(&mut self, series: &'data Series, year: FiscalYear) -> Option<&Curve<'data>> {
        let make = || self.measured.curve(series, year, Edition::Newest);
        self.made.entry((series, year)).or_insert_with(make).as_ref()
    }
}

/// The figures behind a gap of a year that count these days together, and no others; `None` where they leave a day out.
fn behind_a_gap<'data>(
    measured: Measured<'data>,
    series: &'data Series,
    year: FiscalYear,
    (from, through): (Date, Date),
) -> Option<Vec<&'data Observation>> {
    let (_, left) = measured.beyond_a_hole(series, year)?;
    counting_together(left, (from, through), |fact| (fact.from, fact.through))
}

/// Those of some figures, none of which counts a day of another, that count these days together and no others; `None` where
/// they leave a day out.
#[must_use]
pub fn counting_together<T>(
    figures: impl IntoIterator<Item = T>,
    (from, through): (Date, Date),
    days: impl Fn(&T) -> (Date, Date),
) -> Option<Vec<T>> {
    let is_within = |figure: &T| from <= days(figure).0 && days(figure).1 <= through;
    let within: Vec<T> = figures.into_iter().filter(is_within).collect();
    let counted: i64 = within.iter().map(&days).map(|(from, through)| through.days_since(from) + 1).sum();
    (counted == through.days_since(from) + 1).then_some(within)
}

/// The fiscal years of a window, each with the first and the last day that it has of it.
fn parts(
    measured: Measured<'_>,
    from: Date,
    through: Date,
) -> impl Iterator<Item = (FiscalYear, Date, Date)> {
    let calendar = measured.calendar();
    let years = calendar.fiscal_year(from).0..=calendar.fiscal_year(through).0;
    years
        .map(FiscalYear)
        .map(move |year| (year, from.max(calendar.first_day(year)), through.min(calendar.last_day(year))))
}

/// The twelve months through the as-of date.
#[must_use]
pub fn twelve_months(measured: Measured<'_>, standing: &Standing<'_>) -> Option<Window> {
    let from = a_year_before(standing.as_of)?.plus_days(1);
    window(measured, standing, from, standing.as_of)
}

/// The twelve months before those.
#[must_use]
pub fn twelve_months_before(measured: Measured<'_>, standing: &Standing<'_>) -> Option<Window> {
    let through = a_year_before(standing.as_of)?;
    window(measured, standing, a_year_before(through)?.plus_days(1), through)
}

/// How many days of not knowing the weakest end of years that follow each other bridges. The parts of a period that is
/// split between two of them come to the whole again.
fn width(parts: &[Part]) -> i64 {
    let is_split = |basis: Basis| matches!(basis, Basis::Split { .. });
    let of_one = |one: Option<&Part>, other: Option<&Part>| {
        let ends = one.zip(other).map(|(one, other)| (one.counted.end, other.counted.end));
        ends.is_some_and(|(one, other)| is_split(one) && one == other)
    };
    let widths = parts.iter().enumerate().map(|(place, part)| {
        let before = place.checked_sub(1).and_then(|before| parts.get(before));
        let start = part.counted.start;
        // The year may itself begin within a period.
        let goes_on = of_one(Some(part), parts.get(place + 1)) && !part.from_the_first_day;
        let own = if of_one(before, Some(part)) || goes_on && is_split(start) {
            0
        } else if goes_on {
            start.width()
        } else {
            part.counted.width()
        };
        own.max(i64::from(part.counted.over_seam))
    });
    widths.max().unwrap_or(0)
}

/// From one report of the year to the next, in order. A final that closes the curve from another series counts
/// otherwise, so what lies between it and the last report is no interval.
#[must_use]
pub(super) fn intervals(curve: &Curve<'_>) -> Vec<Window> {
    let own = curve.knots.iter().filter(|knot| knot.observation.series == *curve.series);
    let days: Vec<FiscalDay> = std::iter::once(FiscalDay(0)).chain(own.map(|knot| knot.day)).collect();
    let pairs = days.iter().zip(days.iter().skip(1));
    let windows = pairs.filter_map(|(before, through)| {
        let (before, through) = (curve.date(*before), curve.date(*through));
        let counted = curve.counted(before, through)?;
        Some(Window {
            from: before.plus_days(1),
            through,
            count: counted.count,
            observed: counted.width() == 0,
            lacks: counted.lacks,
        })
    });
    windows.collect()
}
