//! The facts behind a figure: every one that its arithmetic touches.

use crate::calendar::{Alignment, Date, FiscalDay, FiscalYear};
use crate::dataset::{Edition, Kind, Measured, Observation, Series};
use crate::pace::{
    BaselineRate, MethodId, Miss, Projection, Replay, STAGES, SinceEvent, Stage, Standing, Window,
    behind_window,
};

type Facts<'data> = Vec<&'data Observation>;

/// What a projection rests on: the count to date, the start of its window, prior years on the same point and their
/// totals.
pub(super) fn of_projection<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    alignment: Alignment,
    projection: &Projection,
) -> Facts<'data> {
    let mut facts = standing.curve.behind(standing.day);
    if let Some((end, days)) = projection.window_end.zip(projection.window_days) {
        let start = FiscalDay(end.0.saturating_sub(days));
        facts.extend(standing.curve.behind_window(start, end));
    }
    for year in &projection.prior_years {
        let day = alignment.fiscal_day(measured.calendar(), standing.as_of, *year);
        let curve = measured.curve(standing.curve.series, *year, Edition::Newest);
        facts.extend(curve.zip(day).map(|(curve, day)| curve.behind(day)).unwrap_or_default());
        facts.extend(of_total(measured, *year, Edition::Newest));
    }
    facts
}

/// What a year's total rests on: the fact that publishes it, or the periods that add up to it.
pub(super) fn of_total(measured: Measured<'_>, year: FiscalYear, edition: Edition) -> Facts<'_> {
    if let Some(published) = measured.published_final(year, edition) {
        return vec![published];
    }
    let last = measured.calendar().days(year);
    measured.closing_curve(year, edition).map(|curve| curve.behind(last)).unwrap_or_default()
}

/// What the rate of the recent window rests on.
pub(super) fn of_recent<'data>(standing: &Standing<'data>, window: &Window) -> Facts<'data> {
    let before = u16::try_from(window.days()).map_or(0, |days| standing.day.0.saturating_sub(days));
    standing.curve.behind_window(FiscalDay(before), standing.day)
}

/// What the rates that the recent one is held against rest on.
pub(super) fn of_baselines<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    rates: &[BaselineRate],
) -> Facts<'data> {
    let days = rates.iter().filter_map(|rate| rate.from.zip(rate.through));
    days.flat_map(|days| of_baseline(measured, standing, days)).collect()
}

/// Totals where a rate covers whole years, else counts at both ends.
fn of_baseline<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    (from, through): (Date, Date),
) -> Facts<'data> {
    let calendar = measured.calendar();
    let (first, last) = (calendar.fiscal_year(from), calendar.fiscal_year(through));
    if calendar.first_day(first) == from && calendar.last_day(last) == through {
        let years = (first.0..=last.0).map(FiscalYear);
        return years.flat_map(|year| of_total(measured, year, Edition::Newest)).collect();
    }
    behind_window(measured, standing, from, through)
}

/// What both years in one series rest on.
pub(super) fn of_pair<'data>(
    measured: Measured<'data>,
    series: &'data Series,
    days: [(FiscalYear, Date); 2],
) -> Facts<'data> {
    let facts = days.into_iter().flat_map(|(year, date)| {
        let curve = measured.curve(series, year, Edition::Newest);
        curve.map(|curve| curve.behind(measured.calendar().fiscal_day(date))).unwrap_or_default()
    });
    facts.collect()
}

/// What the record of the method in the headline rests on, at this stage of the year.
pub(super) fn of_record<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    method: Option<MethodId>,
    replay: &Replay,
) -> Facts<'data> {
    let now = method.zip(Stage::of(standing.day, standing.days));
    now.map(|now| of_replay(measured, standing, now, replay)).unwrap_or_default()
}

/// What a method's misses at a stage rest on: what was first published of every replayed year at that stage, its
/// total, and of a method that looks at the years before, those too.
fn of_replay<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    (method, stage): (MethodId, Stage),
    replay: &Replay,
) -> Facts<'data> {
    let of_stage = replay.misses.iter();
    let of_stage = of_stage.filter(|miss| miss.method == method && miss.stage == stage);
    let of_stage: Vec<&Miss> = of_stage.collect();
    let mut years: Vec<FiscalYear> = of_stage.iter().map(|miss| miss.fiscal_year).collect();
    years.dedup();
    let mut facts = Vec::new();
    for year in years {
        let misses = || of_stage.iter().filter(|miss| miss.fiscal_year == year);
        let starts = misses().filter_map(|miss| Some(miss.as_of.plus_days(-i64::from(miss.window_days?))));
        let days: Vec<Date> = misses().map(|miss| miss.as_of).chain(starts).collect();
        let mut priors: Vec<FiscalYear> =
            misses().flat_map(|miss| miss.prior_years.iter().copied()).collect();
        priors.sort_unstable();
        priors.dedup();
        for read in priors.into_iter().chain([year]) {
            facts.extend(of_days(measured, standing.curve.series, read, &days));
            facts.extend(of_total(measured, read, Edition::First));
        }
    }
    facts
}

/// What the share of a year's end was learned from.
pub(super) fn of_add_on<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    replay: &Replay,
) -> Facts<'data> {
    let late = STAGES.last().map(|late| (MethodId::Trailing28, *late));
    late.map(|late| of_replay(measured, standing, late, replay)).unwrap_or_default()
}

/// What was counted since an event, before it, and after others of its kind.
pub(super) fn of_event<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    event: &SinceEvent,
) -> Facts<'data> {
    let others = event.others.iter().filter_map(|other| other.window);
    let windows = [event.since].into_iter().chain(event.before).chain(others);
    windows.flat_map(|window| behind_window(measured, standing, window.from, window.through)).collect()
}

/// What the curve of a year, as it was first published, rests on on the days that answer to these dates.
fn of_days<'data>(
    measured: Measured<'data>,
    series: &'data Series,
    year: FiscalYear,
    dates: &[Date],
) -> Facts<'data> {
    let Some(curve) = measured.curve(series, year, Edition::First) else { return Vec::new() };
    let day = |date: &Date| Alignment::Date.fiscal_day(measured.calendar(), *date, year);
    let mut days: Vec<FiscalDay> = dates.iter().filter_map(day).collect();
    days.sort_unstable();
    days.dedup();
    let latest = days.last().map(|last| curve.behind(*last)).unwrap_or_default();
    // The sum through the last day has every period of the sums through the others.
    match latest.last() {
        Some(fact) if fact.kind == Kind::Period => latest,
        _ => days.into_iter().flat_map(|day| curve.behind(day)).collect(),
    }
}
