//! The report as JSON, by the contract `fypace-report-1`: keys never go, unknown values are `null` and never 0.
//!
//! Shares and ratios are plain numbers with four decimals, rates have two, percentages end in `_percent` or stand in
//! the track record, counts are whole, dates are ISO 8601.

pub(super) mod check;
mod context;
pub(super) mod explanation;
mod groups;
mod rates;
mod source;

use std::fmt::{self, Write as _};

use serde::Serialize;
use serde_json::Value;

use context::{ContextCells, context};
use groups::{GroupCells, groups};
use rates::{Backtest, Projection, Rate, WindowRate, backtest, baseline_rate, projection, window};

pub(super) use source::source;

use crate::calendar::Date;
use crate::catalog::Row as _;
use crate::quantity::{Estimate, PerDay, PercentChange, Ratio, Share, rounded};
use crate::report::{
    BaselineAnswer, Bounds, Closing, Finding, Needed, Reading, Report, SamePointAnswer, YearRow, credits,
    remarks, sentence,
};

pub(super) fn write(report: &Report, text: &mut String) -> fmt::Result {
    write_json(&contract(report), text)
}

/// Adds a value as JSON. Control characters beyond ASCII, which JSON lets stand and terminals obey, are escaped too.
pub(super) fn write_json(value: &impl Serialize, text: &mut String) -> fmt::Result {
    let json = serde_json::to_string_pretty(value).map_err(|_| fmt::Error)?;
    for letter in json.chars() {
        match letter {
            '\u{7f}'..='\u{9f}' => write!(text, "\\u{:04x}", u32::from(letter))?,
            letter => text.push(letter),
        }
    }
    text.push('\n');
    Ok(())
}

#[derive(Serialize)]
struct Contract {
    schema: &'static str,
    measure: String,
    fiscal_year_start: String,
    as_of: String,
    known_on: Option<String>,
    align: &'static str,
    year: Year,
    baseline: Option<Baseline>,
    needed: Option<NeededRate>,
    projections: Vec<Projection>,
    headline_method: Option<&'static str>,
    headline_reason: String,
    window: WindowRate,
    baselines: Vec<Rate>,
    backtest: Vec<Backtest>,
    crossing: Option<Crossing>,
    context: ContextCells,
    years: Vec<YearFigures>,
    columns: Vec<String>,
    filters: Vec<[String; 2]>,
    groups: Vec<GroupCells>,
    findings: Vec<FindingCells>,
    sentences: Vec<String>,
    sources: Vec<Value>,
}

#[derive(Serialize)]
#[allow(clippy::struct_field_names, reason = "the contract's own names")]
struct Year {
    fiscal_year: i32,
    day: u16,
    days: u16,
    to_date: Option<i64>,
    at_least: Option<i64>,
    at_most: Option<i64>,
    basis: &'static str,
    incomplete: bool,
    series: String,
    daily_average: Option<f64>,
    share_elapsed: Option<f64>,
    #[serde(rename = "final")]
    total: Option<u64>,
    final_at_least: Option<i64>,
    final_at_most: Option<i64>,
    final_doubt: Option<&'static str>,
    source: Option<String>,
    grade: Option<String>,
    published: Option<String>,
    place: Option<String>,
    over_gaps: Option<OverGaps>,
}

/// What a year comes to over periods whose counts are withheld.
#[derive(Serialize)]
struct OverGaps {
    through: String,
    at_least: Option<i64>,
    at_most: Option<i64>,
}

#[derive(Serialize)]
struct Baseline {
    fiscal_year: i32,
    measure: String,
    #[serde(rename = "final")]
    total: Option<u64>,
    final_at_least: Option<i64>,
    final_at_most: Option<i64>,
    final_doubt: Option<&'static str>,
    same_point: Option<SamePoint>,
    difference: Option<i64>,
    ratio: Option<f64>,
    not_compared: Option<&'static str>,
    share_reached: Option<f64>,
    mixed_series: bool,
    like_for_like: Option<LikeForLike>,
}

#[derive(Serialize)]
struct SamePoint {
    date: String,
    value: Option<i64>,
    at_least: Option<i64>,
    at_most: Option<i64>,
    basis: &'static str,
    incomplete: bool,
    between: Option<[String; 2]>,
    series: String,
    even_spread: Option<i64>,
    leap_day_moved: bool,
}

#[derive(Serialize)]
struct LikeForLike {
    series: String,
    year_value: Option<i64>,
    baseline_value: Option<i64>,
    ratio: Option<f64>,
}

#[derive(Serialize)]
struct NeededRate {
    target: Option<i64>,
    remaining: Option<i64>,
    days_left: u16,
    per_day: Option<f64>,
    ratio_to_average: Option<f64>,
}

#[derive(Serialize)]
struct Crossing {
    fiscal_year: i32,
    date: Option<String>,
    earliest: String,
    latest: String,
}

#[derive(Serialize)]
struct YearFigures {
    fiscal_year: i32,
    #[serde(rename = "final")]
    total: Option<u64>,
    final_at_least: Option<i64>,
    final_at_most: Option<i64>,
    final_doubt: Option<&'static str>,
    last_as_of: Option<String>,
    to_date: Option<i64>,
    at_least: Option<i64>,
    at_most: Option<i64>,
    resolution: String,
    series: String,
    same_point: Option<SamePoint>,
}

#[derive(Serialize)]
struct FindingCells {
    level: &'static str,
    code: &'static str,
    file: Option<String>,
    line: Option<u64>,
    column: Option<String>,
    value: Option<String>,
    message: String,
    action: String,
}

fn contract(report: &Report) -> Contract {
    let headline = report.headline_projection();
    Contract {
        schema: "fypace-report-1",
        measure: report.measure.clone(),
        fiscal_year_start: report.calendar.to_string(),
        as_of: report.year.as_of.to_string(),
        known_on: report.known_on.map(iso),
        align: report.alignment.id(),
        year: year(report),
        baseline: report.baseline.as_ref().map(|answer| baseline(report, answer)),
        needed: report.needed.as_ref().map(needed),
        projections: report.projections.iter().map(projection).collect(),
        headline_method: headline.map(|(answer, _)| answer.method.id()),
        headline_reason: match &report.headline {
            Ok(headline) => sentence::reason(&headline.choice),
            Err(refusal) => refusal.to_string(),
        },
        window: window(&report.window),
        baselines: report.baselines.iter().map(baseline_rate).collect(),
        backtest: report.tracks.iter().map(backtest).collect(),
        crossing: report.crossing.as_ref().map(|answer| Crossing {
            fiscal_year: answer.fiscal_year.0,
            date: answer.crossing.date.map(iso),
            earliest: iso(answer.crossing.earliest),
            latest: iso(answer.crossing.latest),
        }),
        context: context(report),
        years: report.years.iter().map(year_figures).collect(),
        columns: report.columns.clone(),
        filters: report.filters.iter().map(|(column, value)| [column.clone(), value.clone()]).collect(),
        groups: groups(report),
        findings: report.findings.iter().map(finding).collect(),
        sentences: sentence::summary(report).into_iter().chain(remarks(report)).collect(),
        sources: credits(report).iter().map(source).collect(),
    }
}

fn year(report: &Report) -> Year {
    let year = &report.year;
    let closing = year.closing.as_ref();
    let provenance = year.provenance.as_ref();
    let (at_least, at_most) = ends(year.bounds());
    let (final_at_least, final_at_most) = ends(closing.and_then(Closing::bounds));
    Year {
        fiscal_year: year.fiscal_year.0,
        day: year.day.0,
        days: year.days.0,
        to_date: count(year.to_date),
        at_least,
        at_most,
        basis: year.basis.word(),
        incomplete: year.rests_on.is_incomplete(),
        series: year.series.clone(),
        daily_average: year.average.and_then(rate),
        share_elapsed: year.share_elapsed.and_then(share),
        total: closing.map(|closing| closing.total.0),
        final_at_least,
        final_at_most,
        final_doubt: closing.and_then(Closing::doubt),
        source: provenance.map(|provenance| provenance.source.clone()).filter(|source| !source.is_empty()),
        grade: provenance.map(|provenance| provenance.grade.words().to_owned()),
        published: provenance.and_then(|provenance| provenance.published).map(iso),
        place: provenance.map(|provenance| provenance.place.to_string()),
        over_gaps: year.hole.and_then(|hole| hole.across).map(|across| {
            let (at_least, at_most) = ends(Some(across.bounds()));
            OverGaps { through: iso(across.through), at_least, at_most }
        }),
    }
}

fn baseline(report: &Report, answer: &BaselineAnswer) -> Baseline {
    let closing = answer.closing.as_ref();
    let (final_at_least, final_at_most) = ends(closing.and_then(Closing::bounds));
    Baseline {
        fiscal_year: answer.fiscal_year.0,
        measure: report.baseline_measure.clone().unwrap_or_else(|| report.measure.clone()),
        total: closing.map(|closing| closing.total.0),
        final_at_least,
        final_at_most,
        final_doubt: closing.and_then(Closing::doubt),
        same_point: answer.same_point.as_ref().map(same_point),
        difference: answer.difference.and_then(|change| whole(change.0)),
        ratio: answer.ratio.and_then(ratio),
        not_compared: answer.both_lack.then_some("counts of both years are missing"),
        share_reached: answer.share_reached.and_then(share),
        mixed_series: answer.is_mixed(&report.year),
        like_for_like: answer.like_for_like.as_ref().map(|pair| LikeForLike {
            series: pair.series.clone(),
            year_value: count(pair.year_value),
            baseline_value: count(pair.baseline_value),
            ratio: pair.ratio.and_then(ratio),
        }),
    }
}

fn same_point(point: &SamePointAnswer) -> SamePoint {
    let Reading { value, basis, .. } = point.reading;
    let (at_least, at_most) = ends(point.reading.bounds());
    SamePoint {
        date: iso(point.date),
        value: value.and_then(count),
        at_least,
        at_most,
        basis: basis.word(),
        incomplete: point.rests_on.is_incomplete(),
        between: basis.between().map(|(from, to)| [iso(from), iso(to)]),
        series: point.series.clone(),
        even_spread: point.even_spread.and_then(count),
        leap_day_moved: point.leap_day_moved,
    }
}

fn needed(needed: &Needed) -> NeededRate {
    NeededRate {
        target: count(needed.target),
        remaining: whole(needed.remaining.0),
        days_left: needed.days_left,
        per_day: needed.per_day.and_then(rate),
        ratio_to_average: needed.ratio_to_average.and_then(ratio),
    }
}

fn year_figures(row: &YearRow) -> YearFigures {
    let closing = row.closing.as_ref();
    let (final_at_least, final_at_most) = ends(row.total_bounds());
    let (at_least, at_most) = ends(row.bounds());
    YearFigures {
        fiscal_year: row.fiscal_year.0,
        total: closing.map(|closing| closing.total.0),
        final_at_least,
        final_at_most,
        final_doubt: closing.and_then(Closing::doubt),
        last_as_of: row.last.map(|(date, _)| iso(date)),
        to_date: row.last.and_then(|(_, value)| count(value)),
        at_least,
        at_most,
        resolution: row.resolution.to_string(),
        series: row.series.clone(),
        same_point: row.same_point.as_ref().map(same_point),
    }
}

fn finding(finding: &Finding) -> FindingCells {
    FindingCells {
        level: finding.level.word(),
        code: finding.code,
        file: finding.file.as_ref().map(ToString::to_string),
        line: finding.lines.first().copied(),
        column: finding.column.clone(),
        value: finding.value.clone(),
        message: finding.message.clone(),
        action: finding.action.clone(),
    }
}

fn iso(date: Date) -> String {
    date.to_string()
}

/// A number that JSON can hold, or `null`.
fn finite(number: f64, decimals: u8) -> Option<f64> {
    number.is_finite().then(|| rounded(number, decimals))
}

/// The nearest whole number, or `null`.
#[allow(
    clippy::cast_possible_truncation,
    reason = "a float to integer cast saturates, and no count comes near"
)]
fn whole(number: f64) -> Option<i64> {
    number.is_finite().then(|| number.round() as i64)
}

fn count(value: Estimate) -> Option<i64> {
    whole(value.0)
}

/// The two numbers that a figure lies between; `null` of one that lacks nothing, and above where nothing bounds it.
fn ends(bounds: Option<Bounds>) -> (Option<i64>, Option<i64>) {
    let Some(Bounds { at_least, at_most }) = bounds else { return (None, None) };
    (count(at_least), at_most.and_then(count))
}

fn rate(value: PerDay) -> Option<f64> {
    finite(value.0, 2)
}

fn share(value: Share) -> Option<f64> {
    finite(value.0, 4)
}

fn ratio(value: Ratio) -> Option<f64> {
    finite(value.0, 4)
}

fn percent(value: PercentChange) -> Option<f64> {
    finite(value.0, 2)
}
