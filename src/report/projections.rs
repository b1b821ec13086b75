//! What every method makes of the year, and which of them the headline takes.

use super::behind;
use super::ledger::Facts;
use super::query::{Projecting, Query};
use super::view::{Headline, ProjectionAnswer};
use crate::calendar::FiscalYear;
use crate::dataset::{Basis, Edition, Measured};
use crate::pace::{
    Choice, Evidence, FIRST_PROJECTED_DAY, METHODS, Refusal, Replay, Situation, Stage, Standing, choose,
    past_misses, spread,
};
use crate::quantity::{Count, Estimate, PercentChange};

/// Every method's answer, and the one for the headline. The baseline's total is of the measure that it is read in, and
/// whole; with a count to date that lacks counts nothing is compared.
pub(super) fn project<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    query: &Query,
    (against, baseline_total, replay): (Option<FiscalYear>, Option<Count>, &Replay),
    facts: &mut Facts<'data>,
) -> (Vec<ProjectionAnswer>, Result<Headline, Refusal>) {
    let last_year =
        against.filter(|year| *year < standing.fiscal_year).unwrap_or(standing.fiscal_year.previous());
    let evidence = Evidence::gather(measured, standing, query.alignment, last_year);
    let refused = nothing_to_project(standing, query);
    let outcomes: Vec<_> = METHODS
        .iter()
        .map(|method| (method, refused.clone().map_or_else(|| method.project(&evidence), Err)))
        .collect();
    let totals = outcomes
        .iter()
        .filter(|(method, _)| method.headline)
        .filter_map(|(_, outcome)| outcome.as_ref().ok());
    let totals: Vec<Estimate> = totals.map(|projection| projection.total).collect();
    let stage = Stage::of(standing.day, standing.days);
    let whole = !standing.reading.is_incomplete();
    let baseline_total = baseline_total.filter(|_| whole);
    let own_total = measured.closing(standing.fiscal_year, Edition::Newest);
    let own_total = own_total.filter(|total| whole && !total.is_incomplete()).map(|total| total.count);
    let answers = outcomes.into_iter().map(|(method, outcome)| {
        let total = outcome.as_ref().ok().map(|projection| projection.total);
        let against = |other: Option<Count>, percent: fn(Estimate, Estimate) -> Option<PercentChange>| {
            total.zip(other).and_then(|(total, other)| percent(total, other.estimate()))
        };
        let misses = outcome.as_ref().ok().zip(stage).and_then(|(projection, stage)| {
            past_misses(replay, method.method, stage, projection, standing.to_date)
        });
        let range =
            if method.headline && total.is_some() { misses.or_else(|| spread(&totals)) } else { None };
        let rests_on = outcome.as_ref().map_or_else(
            |_| standing.curve.behind(standing.day),
            |projection| behind::of_projection(measured, standing, query.alignment, projection),
        );
        ProjectionAnswer {
            method,
            rests_on: facts.keep(rests_on),
            range,
            record: stage.and_then(|stage| replay.record(method.method, stage)),
            against_baseline: against(baseline_total, Estimate::shown_percent_from),
            miss: against(own_total, Estimate::percent_from),
            outcome,
        }
    });
    let answers: Vec<_> = answers.collect();
    let choice = refused.map_or_else(|| headline_choice(standing, query, &answers, replay), Err);
    let early = standing.day.0 < standing.days.0 / 2;
    (answers, choice.map(|choice| Headline { choice, early }))
}

/// The total in the headline, or why there is none.
pub(super) fn projected(
    projections: &[ProjectionAnswer],
    headline: &Result<Headline, Refusal>,
) -> Result<Estimate, Refusal> {
    let method = headline.as_ref().map_err(Clone::clone)?.choice.method();
    let chosen = projections.iter().find(|answer| answer.method.method == method);
    let outcome = chosen.map_or(Err(Refusal::NothingCounted), |answer| answer.outcome.clone());
    outcome.map(|projection| projection.total)
}

/// Why no method may project at all.
fn nothing_to_project(standing: &Standing<'_>, query: &Query) -> Option<Refusal> {
    if standing.days_left() == 0 {
        return Some(Refusal::Closed(standing.fiscal_year));
    }
    if matches!(standing.reading.basis, Basis::Interpolated { .. } | Basis::Seam { .. }) {
        let before = standing.observed().last().map(|(day, _)| standing.curve.date(*day));
        let later = standing.curve.knots.iter().find(|knot| knot.day > standing.day);
        let after = later.map(|knot| standing.curve.date(knot.day));
        return Some(Refusal::BetweenReports { asked: standing.as_of, before, after });
    }
    let early = standing.day < FIRST_PROJECTED_DAY && query.projecting != Projecting::Early;
    early.then_some(Refusal::TooEarly { day: standing.day, first: FIRST_PROJECTED_DAY })
}

fn headline_choice(
    standing: &Standing<'_>,
    query: &Query,
    answers: &[ProjectionAnswer],
    replay: &Replay,
) -> Result<Choice, Refusal> {
    if query.projecting == Projecting::Off {
        return Err(Refusal::ProjectionOff);
    }
    let answered: Vec<_> =
        answers.iter().filter(|answer| answer.outcome.is_ok()).map(|answer| answer.method.method).collect();
    let chosen = choose(Situation { day: standing.day, days: standing.days, answered: &answered, replay })?;
    let asked = query.method.and_then(|asked| answers.iter().find(|answer| answer.method.method == asked));
    match asked {
        Some(answer) => {
            answer.outcome.as_ref().map(|_| Choice::Asked(answer.method.method)).map_err(Clone::clone)
        }
        None => Ok(chosen),
    }
}
