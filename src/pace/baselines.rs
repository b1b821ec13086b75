//! The rate of a recent window against several baselines at once, since the choice of one can flip a headline.

use super::Standing;
use super::window::{Window, window};
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::dataset::{Edition, EventDate, EventKind, Knot, Measured, derivation};
use crate::quantity::{Count, Estimate, PerDay, PercentChange};

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
    /// What a reader has to know of the figures behind it.
    pub doubt: Doubt,
}

/// Why a rate may not be what it seems.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct Doubt {
    /// Counts are missing from it.
    pub incomplete: bool,
    /// It rests on a final total that sources contradict, or only one of them reports.
    pub unsettled: bool,
    /// What is counted was changed between it and the window.
    pub other_counting: bool,
}

impl Doubt {
    /// The doubt in words; `None` where there is none.
    #[must_use]
    pub fn words(self) -> Option<&'static str> {
        match (self.incomplete, self.unsettled, self.other_counting) {
            (true, _, true) => Some("incomplete, other counting"),
            (true, _, false) => Some("incomplete"),
            (false, true, true) => Some("doubtful, other counting"),
            (false, true, false) => Some("doubtful final"),
            (false, false, true) => Some("other counting"),
            (false, false, false) => None,
        }
    }
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
    let recent = recent(standing);
    let row = |name: &'static str, baseline: Option<Window>| BaselineRate {
        name,
        from: baseline.map(|baseline| baseline.from),
        through: baseline.map(|baseline| baseline.through),
        per_day: baseline.and_then(|baseline| baseline.per_day()),
        change: recent.change_from(baseline),
        observed: baseline.is_some_and(|baseline| baseline.observed),
        doubt: Doubt { incomplete: baseline.is_some_and(|baseline| baseline.lacks), ..Doubt::default() },
    };
    let of_finals = |name: &'static str, first: FiscalYear, last: FiscalYear| {
        let mut totals =
            (first.0..=last.0).filter_map(|year| measured.closing(FiscalYear(year), Edition::Newest));
        let unsettled = totals.any(|total| !total.observation.grade.is_settled());
        let row = row(name, finals(measured, first, last));
        BaselineRate { doubt: Doubt { unsettled, ..row.doubt }, ..row }
    };
    let last_year = standing.fiscal_year.previous();
    let before = recent.from.plus_days(-1);
    let same_window = recent.a_year_before(|from, through| window(measured, standing, from, through));
    let is_weeks = same_window.map_or(recent.days() % 7 == 0, |window| window.is_same_weeks(&recent));
    let first = measured.calendar().first_day(standing.fiscal_year);
    // Four weeks say nothing of a window of many months.
    let is_recent = recent.days() <= i64::from(LONGEST_DAYS);
    let rows = vec![
        of_finals("last year's average", last_year, last_year),
        row(
            "this year before the window",
            (before >= first).then(|| window(measured, standing, first, before)).flatten(),
        ),
        row(if is_weeks { "same weeks last year" } else { "same dates last year" }, same_window),
        row(
            "the 28 days before the window",
            is_recent.then(|| window(measured, standing, recent.from.plus_days(-28), before)).flatten(),
        ),
        of_finals("mean of the last five finals", FiscalYear(standing.fiscal_year.0 - FINALS), last_year),
    ];
    let rows = rows.into_iter().map(|row| {
        let other_counting = is_counted_otherwise(measured, &recent, &row);
        BaselineRate { doubt: Doubt { other_counting, ..row.doubt }, ..row }
    });
    (recent, rows.collect())
}

/// Whether a baseline is from before a change of what is counted.
fn is_counted_otherwise(measured: Measured<'_>, recent: &Window, row: &BaselineRate) -> bool {
    row.from.is_some_and(|from| {
        measured.events().any(|event| {
            let EventDate::Once(date) = event.date else { return false };
            event.kind == EventKind::Definition && from < date && date <= recent.through
        })
    })
}

/// The days since the report nearest to two weeks before, or the whole year so far. A total that was published apart
/// from the reports counts otherwise, so what lies between it and the last of them is no window.
fn recent(standing: &Standing<'_>) -> Window {
    let apart = standing.curve.seam().is_some_and(|last| last < standing.day);
    let near = standing.curve.knots.iter().filter(|_| !apart).filter_map(|knot| {
        let days = standing.day.0.checked_sub(knot.day.0)?;
        (SHORTEST_DAYS..=LONGEST_DAYS).contains(&days).then_some((days, knot))
    });
    let start = near.min_by_key(|(days, _)| (days.abs_diff(NEAR_DAYS), *days));
    let day = start.map_or(FiscalDay(0), |(_, knot)| knot.day);
    let before = standing.curve.reading(day);
    let count = before.value.map_or(0.0, |before| before.0);
    Window {
        from: standing.curve.date(FiscalDay(day.0 + 1)),
        through: standing.as_of,
        count: Estimate(standing.to_date.0 - count),
        observed: before.basis.width_to(standing.reading.basis) == 0,
        lacks: derivation::window_lacks(&standing.curve.knots, day, standing.day),
    }
}

/// The totals of years from one through another, as one window over all their days; `None` if any is missing.
fn finals(measured: Measured<'_>, first: FiscalYear, last: FiscalYear) -> Option<Window> {
    let calendar = measured.calendar();
    let totals = (first.0..=last.0).map(|year| measured.closing(FiscalYear(year), Edition::Newest));
    let totals = totals.collect::<Option<Vec<_>>>()?;
    let count = Count::checked_sum(totals.iter().map(|total| total.count))?.estimate();
    let (from, through) = (calendar.first_day(first), calendar.last_day(last));
    let lacks = totals.iter().any(Knot::is_incomplete);
    Some(Window { from, through, count, observed: true, lacks })
}
