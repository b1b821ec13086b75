//! The rate of a recent window against several baselines at once, since the choice of one can flip a headline.

use super::Standing;
use super::standing::curves;
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::dataset::{Basis, Curve, Edition, Measured};
use crate::quantity::{Count, Estimate, PerDay, PercentChange, Ratio};

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
}

impl Window {
    /// Removals a day.
    #[must_use]
    pub fn per_day(&self) -> Option<PerDay> {
        self.count.per_day(self.through.days_since(self.from) as f64 + 1.0)
    }

    fn days(&self) -> i64 {
        self.through.days_since(self.from) + 1
    }
}

/// A rate that a window is measured against; `None` where the data do not have it.
#[derive(Clone, Debug, PartialEq)]
pub struct BaselineRate {
    /// What it is.
    pub name: &'static str,
    /// Its first day.
    pub from: Option<Date>,
    /// Its last day.
    pub through: Option<Date>,
    /// The rate.
    pub per_day: Option<PerDay>,
    /// The window's rate against it.
    pub change: Option<PercentChange>,
    /// Both ends are days of report.
    pub observed: bool,
}

/// A report every two weeks is the rhythm of the source; shorter windows shake, longer ones are not recent.
const NEAR_DAYS: u16 = 14;
const SHORTEST_DAYS: u16 = 7;
const LONGEST_DAYS: u16 = 63;

/// How many finals make the mean.
const FINALS: i32 = 5;

/// The window since the last report that is about two weeks old (the year so far where there is none), and that
/// window's rate against five baselines.
#[must_use]
pub fn baselines(measured: Measured<'_>, standing: &Standing<'_>) -> (Window, Vec<BaselineRate>) {
    let window = window(standing);
    let rate = window.per_day();
    let row = |name: &'static str, baseline: Option<Window>| {
        let per_day = baseline.and_then(|baseline| baseline.per_day());
        let ratio = rate.zip(per_day).and_then(|(rate, per_day)| rate.ratio_to(per_day));
        BaselineRate {
            name,
            from: baseline.map(|baseline| baseline.from),
            through: baseline.map(|baseline| baseline.through),
            per_day,
            change: ratio.map(Ratio::percent_change),
            observed: baseline.is_some_and(|baseline| baseline.observed),
        }
    };
    let last_year = standing.fiscal_year.previous();
    let before = window.from.plus_days(-1);
    let first = measured.calendar().first_day(standing.fiscal_year);
    let rows = vec![
        row("last year's average", finals(measured, last_year, last_year)),
        row(
            "this year before the window",
            (before >= first).then(|| read(measured, standing, first, before)).flatten(),
        ),
        row("same window last year", same_window(measured, standing, &window)),
        row("the 28 days before the window", read(measured, standing, window.from.plus_days(-28), before)),
        row(
            "mean of the last five finals",
            finals(measured, FiscalYear(standing.fiscal_year.0 - FINALS), last_year),
        ),
    ];
    (window, rows)
}

/// The days since the report nearest to two weeks before, or the whole year so far.
fn window(standing: &Standing<'_>) -> Window {
    let near = standing.curve.knots.iter().filter_map(|knot| {
        let days = standing.day.0.checked_sub(knot.day.0)?;
        (SHORTEST_DAYS..=LONGEST_DAYS).contains(&days).then_some((days, knot))
    });
    let start = near.min_by_key(|(days, _)| (days.abs_diff(NEAR_DAYS), *days));
    let (day, count) = start.map_or((0, 0.0), |(_, knot)| (knot.day.0, knot.count.estimate().0));
    Window {
        from: standing.curve.date(FiscalDay(day + 1)),
        through: standing.as_of,
        count: Estimate(standing.to_date.0 - count),
        observed: standing.reading.basis == Basis::Observed,
    }
}

/// The same weeks a year before: 364 days earlier where the window is of whole weeks, so that weekdays match, else
/// the same dates.
fn same_window(measured: Measured<'_>, standing: &Standing<'_>, window: &Window) -> Option<Window> {
    let back = |date: Date| {
        if window.days() % 7 == 0 {
            Some(date.plus_days(-364))
        } else {
            Date::from_ymd(date.year() - 1, date.month(), date.day())
        }
    };
    read(measured, standing, back(window.from)?, back(window.through)?)
}

/// A window read off the curves of the standing's series, across the turn of a year where it must be; else off the
/// series that knows both ends best.
fn read(measured: Measured<'_>, standing: &Standing<'_>, from: Date, through: Date) -> Option<Window> {
    let calendar = measured.calendar();
    let (year, end_year) = (calendar.fiscal_year(from), calendar.fiscal_year(through));
    let count = |curve: &Curve<'_>, from: Date, through: Date| {
        let (start, end) = (curve.reading_on(from.plus_days(-1)), curve.reading_on(through));
        Some((Estimate(end.value?.0 - start.value?.0), start.basis.width().max(end.basis.width())))
    };
    let parts = |curve: &Curve<'_>| {
        if year == end_year {
            return count(curve, from, through);
        }
        let next = measured.curve(curve.series, end_year, Edition::Newest)?;
        let (old, width) = count(curve, from, calendar.last_day(year))?;
        let (new, other_width) = count(&next, calendar.first_day(end_year), through)?;
        Some((old.plus(new), width.max(other_width)))
    };
    let all = curves(measured, year, None).into_iter().filter_map(|curve| {
        let (count, width) = parts(&curve)?;
        Some((
            (curve.series != standing.curve.series, width),
            Window { from, through, count, observed: width == 0 },
        ))
    });
    all.min_by_key(|(rank, _)| *rank).map(|(_, window)| window)
}

/// The totals of years from one through another, as one window over all their days; `None` if any is missing.
fn finals(measured: Measured<'_>, first: FiscalYear, last: FiscalYear) -> Option<Window> {
    let calendar = measured.calendar();
    let totals = (first.0..=last.0).map(|year| measured.closing_total(FiscalYear(year), Edition::Newest));
    let count = Count::checked_sum(totals.collect::<Option<Vec<_>>>()?)?.estimate();
    Some(Window { from: calendar.first_day(first), through: calendar.last_day(last), count, observed: true })
}
