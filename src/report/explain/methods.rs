//! Why a method comes to its total, and how often it has been off.

use super::super::sentence;
use super::super::view::Report;
use super::{Explanation, hundredths, sum};
use crate::pace::{MethodId, Projection};
use crate::quantity::{Estimate, with_unit};

pub(super) fn straight_line(report: &Report) -> Option<Explanation> {
    let year = &report.year;
    projection(report, MethodId::StraightLine, |projection| {
        format!("{} * {} / {} = {}", year.to_date, year.days, year.day, projection.total)
    })
}

pub(super) fn trailing(report: &Report) -> Option<Explanation> {
    let year = &report.year;
    projection(report, MethodId::Trailing28, |projection| {
        let total = projection.total;
        let window = projection.window_days.unwrap_or(0);
        format!(
            "{} + {} * {} = {total}, the rate being that of the last {window} days",
            year.to_date,
            projection.rate.map(hundredths).unwrap_or_default(),
            year.days_left
        )
    })
}

pub(super) fn seasonal(report: &Report) -> Option<Explanation> {
    let year = &report.year;
    projection(report, MethodId::SeasonalShare, |projection| {
        let (reached, totals) = projection.prior_sums.unwrap_or((Estimate(0.0), Estimate(0.0)));
        let years: Vec<String> = projection.prior_years.iter().map(ToString::to_string).collect();
        format!(
            "{} / ({reached} / {totals}) = {}, the sums being those of {}",
            year.to_date,
            projection.total,
            years.join(", ")
        )
    })
}

pub(super) fn rest(report: &Report) -> Option<Explanation> {
    projection(report, MethodId::RestAsLastYear, |projection| {
        // In the method's own series, which need not be that of the comparison.
        let (at_point, total) = projection.prior_sums.unwrap_or((Estimate(0.0), Estimate(0.0)));
        sum([report.year.to_date, total, at_point, projection.total])
    })
}

/// The reasons for a method's total, refused or not.
fn projection(
    report: &Report,
    method: MethodId,
    fill: impl Fn(&Projection) -> String,
) -> Option<Explanation> {
    let answer = report.projections.iter().find(|answer| answer.method.method == method)?;
    let record = answer.record.map(|record| {
        format!(
            "missed by {:.1} % on average at this stage of {}, at worst by {} on {}",
            record.mape.0,
            with_unit(record.years, "replayed year"),
            record.worst,
            record.worst_on.long()
        )
    });
    let (value, filled) = match &answer.outcome {
        Ok(projection) => (projection.total.to_string(), fill(projection)),
        Err(refusal) => ("refused".to_owned(), refusal.to_string()),
    };
    Some(Explanation {
        name: format!("{} by {}", report.year.fiscal_year, method.title()),
        value,
        formula: answer.method.formula.to_owned(),
        filled,
        basis: record.unwrap_or_else(|| "untested: too few years can be replayed".to_owned()),
        rests_on: report.rows(&[&answer.rests_on]),
        sentence: answer
            .range
            .as_ref()
            .zip(answer.outcome.as_ref().ok())
            .map(|(range, projection)| format!("Range: {}.", sentence::range(range, projection.total))),
    })
}
