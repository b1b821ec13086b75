//! Projections, rates and the track record, in the contract's plain numbers.

use serde::Serialize;

use super::{count, iso, percent, rate};
use crate::catalog::Row as _;
use crate::report::{BaselineRate, ProjectionAnswer, Track, Window, sentence};

#[derive(Serialize)]
pub(super) struct Projection {
    method: &'static str,
    formula: &'static str,
    total: Option<i64>,
    low: Option<i64>,
    high: Option<i64>,
    range_basis: Option<String>,
    covered: Option<String>,
    window_days: Option<u16>,
    against_baseline_percent: Option<f64>,
    miss_percent: Option<f64>,
    refused: Option<String>,
}

#[derive(Serialize)]
pub(super) struct WindowRate {
    from: String,
    to: String,
    count: Option<i64>,
    per_day: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Rate {
    name: &'static str,
    doubt: Option<&'static str>,
    from: Option<String>,
    to: Option<String>,
    per_day: Option<f64>,
    change_percent: Option<f64>,
}

#[derive(Serialize)]
pub(super) struct Backtest {
    method: &'static str,
    stage: String,
    years: usize,
    mape: Option<f64>,
    bias: Option<f64>,
    worst: Option<f64>,
    worst_date: String,
    skill: Option<f64>,
    covered: Option<String>,
    called: Option<String>,
}

pub(super) fn projection(answer: &ProjectionAnswer) -> Projection {
    let outcome = answer.outcome.as_ref();
    let range = answer.range.as_ref();
    Projection {
        method: answer.method.id(),
        formula: answer.method.formula,
        total: outcome.ok().and_then(|projection| count(projection.total)),
        low: range.and_then(|range| count(range.low)),
        high: range.and_then(|range| count(range.high)),
        range_basis: range.map(|range| sentence::range_basis(&range.basis)),
        covered: range.and_then(|range| range.held).map(of_years),
        window_days: outcome.ok().and_then(|projection| projection.window_days),
        against_baseline_percent: answer.against_baseline.and_then(percent),
        miss_percent: answer.miss.and_then(percent),
        refused: outcome.err().map(ToString::to_string),
    }
}

pub(super) fn baseline_rate(baseline: &BaselineRate) -> Rate {
    Rate {
        name: baseline.name,
        doubt: baseline.doubt.words(),
        from: baseline.from.map(iso),
        to: baseline.through.map(iso),
        per_day: baseline.per_day.and_then(rate),
        change_percent: baseline.change.and_then(percent),
    }
}

pub(super) fn backtest(track: &Track) -> Backtest {
    Backtest {
        method: track.method.id(),
        stage: track.stage.to_string(),
        years: track.record.years,
        mape: percent(track.record.mape),
        bias: percent(track.record.bias),
        worst: percent(track.record.worst),
        worst_date: iso(track.record.worst_on),
        skill: track.skill.and_then(percent),
        covered: track.covered.map(of_years),
        called: track.called.map(of_years),
    }
}

/// Years are counted, never given as a chance in percent.
fn of_years((held, of): (usize, usize)) -> String {
    format!("{held} of {of} years")
}

pub(super) fn window(window: &Window) -> WindowRate {
    WindowRate {
        from: iso(window.from),
        to: iso(window.through),
        count: count(window.count),
        per_day: window.per_day().and_then(rate),
    }
}
