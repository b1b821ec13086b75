//! From report to report: how fast, against the same weeks a year before, and since when not as fast.

use super::Standing;
use super::standing::curves;
use super::window::{Curves, Window, intervals};
use crate::calendar::{Date, FiscalYear};
use crate::dataset::{Curve, Edition, Measured, Series};
use crate::quantity::PercentChange;

/// What a reader of an interval has to know of its place in the year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Badge {
    /// The year has just begun: departures confirmed after the last one was closed are counted here.
    CarryOver,
    /// The year is about to close: departures of its last days are confirmed too late for it.
    LateConfirmations,
}

impl Badge {
    /// The words for it.
    #[must_use]
    pub fn words(self) -> &'static str {
        match self {
            Self::CarryOver => "holds last year's late confirmations",
            Self::LateConfirmations => "lacks its own late confirmations",
        }
    }
}

/// The days from one report to the next.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Interval {
    /// The days and the count.
    pub window: Window,
    /// The same days a year before.
    pub year_before: Option<Window>,
    /// The rate against that.
    pub change: Option<PercentChange>,
    /// What its place in the year does to it.
    pub badge: Option<Badge>,
}

/// A source that closes its books counts what is confirmed later in the next year; these many days show it.
const EDGE_DAYS: i64 = 14;

/// Days that a bar has at least: a single day says more of the weekday than of the pace.
pub const LEAST_DAYS: i64 = 7;

impl Interval {
    /// Whether counts are missing from it, or from the same days a year before.
    #[must_use]
    pub fn lacks(&self) -> bool {
        self.window.lacks || self.year_before.is_some_and(|before| before.lacks)
    }

    /// How many days it has and how many a whole one has, where it has only begun.
    #[must_use]
    pub fn part(&self) -> Option<(i64, i64)> {
        let days = self.window.days();
        (days < LEAST_DAYS).then_some((days, LEAST_DAYS))
    }
}

/// Every interval of the year through the as-of date.
#[must_use]
pub fn year_intervals(measured: Measured<'_>, standing: &Standing<'_>) -> Vec<Interval> {
    let mut windows = intervals(&standing.curve);
    windows.retain(|each| each.through <= standing.as_of);
    held_against(measured, &standing.curve, windows.into_iter().map(|each| (each, false)))
}

/// The intervals of a curve through a day, those of less than a week taken together; each is held against all of its days a
/// year before.
#[must_use]
pub fn year_bars(measured: Measured<'_>, curve: &Curve<'_>, as_of: Date) -> Vec<Interval> {
    let windows = intervals(curve).into_iter().filter(|each| each.through <= as_of);
    held_against(measured, curve, joined_to_weeks(windows).into_iter())
}

/// Windows in their order, those of less than a week joined with the ones that follow on them; each with whether it was.
#[must_use]
pub fn joined_to_weeks(windows: impl IntoIterator<Item = Window>) -> Vec<(Window, bool)> {
    let mut joined: Vec<(Window, bool)> = Vec::new();
    for each in windows {
        let short = joined.last_mut().filter(|(last, _)| last.days() < LEAST_DAYS);
        match short.and_then(|short| Some((short.0.followed_by(each)?, short))) {
            Some((both, short)) => *short = (both, true),
            None => joined.push((each, false)),
        }
    }
    joined
}

/// Windows of a year, each with whether it joins several reports, with the same days a year before, and what their place in
/// the year does to them.
fn held_against(
    measured: Measured<'_>,
    curve: &Curve<'_>,
    windows: impl Iterator<Item = (Window, bool)>,
) -> Vec<Interval> {
    let calendar = measured.calendar();
    let (first, last) = (calendar.first_day(curve.fiscal_year), calendar.last_day(curve.fiscal_year));
    let mut curves = Curves::of(measured);
    let interval = |(each, joined): (Window, bool)| {
        let read = |from, through| Some(curves.read(curve.series, from, through)?.0);
        let year_before = if joined { each.dates_a_year_before(read) } else { each.a_year_before(read) };
        let badge = if each.from == first {
            Some(Badge::CarryOver)
        } else if last.days_since(each.through) < EDGE_DAYS {
            Some(Badge::LateConfirmations)
        } else {
            None
        };
        // Only a live count is closed in mid-course; settled months hold their own late confirmations.
        Interval {
            window: each,
            year_before,
            change: each.change_from(year_before),
            badge: badge.filter(|_| curve.series.is_live()),
        }
    };
    windows.map(interval).collect()
}

/// How the recent window compares with the runs of reports before it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Faster {
    /// The last one of about the same length that was faster; where none was, the last one that was as fast.
    Before(Window),
    /// None of all that the series knows; the first of its figures reaches this day.
    Never {
        /// That day.
        known_from: Date,
    },
    /// Counts are missing from one that may have been, or there is nothing to compare.
    Unknown,
}

/// Looks for the last earlier run of reports in any year of the series, figures behind a gap among them, that was faster
/// than the recent window, else for one that was as fast. Single days of a daily count are not held against weeks.
#[must_use]
pub fn faster_before(measured: Measured<'_>, standing: &Standing<'_>, recent: &Window) -> Faster {
    let Some(rate) = recent.per_day() else { return Faster::Unknown };
    let series = standing.curve.series;
    let years = measured.fiscal_years().into_iter().filter(|year| *year <= standing.fiscal_year);
    let mut all: Vec<Window> = years.flat_map(|year| reported(measured, series, year)).collect();
    all.retain(|each| each.through < recent.from);
    all.sort_by_key(|each| each.through);
    let is_faster = |run: &Window| run.per_day().is_some_and(|other| other > rate);
    let runs = || (1..=all.len()).rev().filter_map(|ends| run(all.get(..ends)?, recent.days()));
    match runs().find(|run| run.lacks || is_faster(run)) {
        Some(run) if is_faster(&run) => return Faster::Before(run),
        Some(_) => return Faster::Unknown,
        None => {}
    }
    if let Some(as_fast) = runs().find(|run| run.per_day() == Some(rate)) {
        return Faster::Before(as_fast);
    }
    first_known(measured, series).map_or(Faster::Unknown, |known_from| Faster::Never { known_from })
}

/// What a series reports of a year, from report to report and behind a gap.
fn reported(measured: Measured<'_>, series: &Series, year: FiscalYear) -> Vec<Window> {
    let curve = measured.curve(series, year, Edition::Newest);
    let on_curve = curve.iter().flat_map(intervals);
    let behind = measured.beyond_a_hole(series, year).into_iter().flat_map(|(_, left)| left);
    on_curve.chain(behind.map(Window::of)).collect()
}

/// The last intervals joined, so many that they make about `days`; `None` where they leave days out, or are too long.
fn run(intervals: &[Window], days: i64) -> Option<Window> {
    let (last, before) = intervals.split_last()?;
    let mut run = *last;
    for each in before.iter().rev() {
        // Some reports come a day early; another interval would then make twice the days.
        if (run.days() + each.days() - days).abs() > (days - run.days()).abs() {
            break;
        }
        run = each.followed_by(run)?;
    }
    // Months differ by a tenth, and a report that was left out makes the next one hold twice as many days.
    (4 * run.days() >= 3 * days && run.days() <= 2 * days).then_some(run)
}

/// The day that the first figure of a series reaches.
fn first_known(measured: Measured<'_>, series: &Series) -> Option<Date> {
    let years = measured.fiscal_years().into_iter();
    let known = years.flat_map(|year| curves(measured, year, Some(series)));
    known.filter_map(|curve| curve.knots.first().map(|knot| curve.date(knot.day))).min()
}
