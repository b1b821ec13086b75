//! From a query to its report.

use std::borrow::Cow;

use super::behind;
use super::closing::{Closing, Provenance};
use super::context::{Asked, context};
use super::findings;
use super::groups::GroupsAnswer;
use super::ledger::Facts;
use super::projections::{project, projected};
use super::query::Query;
use super::subject::{category, choose_against, choose_measure, choose_series, choose_year, filtered};
use super::view::{
    BaselineAnswer, CrossingAnswer, HoleAnswer, LikeForLikeAnswer, Report, SamePointAnswer, YearAnswer,
};
use super::years;
use crate::calendar::FiscalYear;
use crate::dataset::{Dataset, Edition, Finding, Measured, Records};
use crate::pace::{
    Groups, Needed, Refusal, Replay, Stage, Standing, baselines, crossing, groups, like_for_like,
    months_through, needed, stand,
};
use crate::quantity::Count;

/// Answers a query from the data; `findings` are those of the reading, which the report repeats.
///
/// # Errors
///
/// If the data have no such measure, series, year or day.
pub fn answer(dataset: &Dataset, findings: &[Finding], query: &Query) -> Result<Report, Refusal> {
    let mut chosen = Cow::Borrowed(dataset);
    if !query.filters.is_empty() {
        chosen = Cow::Owned(filtered(dataset, &query.filters)?);
    }
    if let Some(date) = query.known_on {
        chosen = Cow::Owned(chosen.known_on(date));
        if chosen.observations().is_empty() {
            return Err(Refusal::NothingKnown(date));
        }
    }
    answer_known(&chosen, findings, query)
}

fn answer_known(dataset: &Dataset, findings: &[Finding], query: &Query) -> Result<Report, Refusal> {
    let measured = dataset.measured(choose_measure(dataset, query.measure.as_deref())?);
    let (measured, standing) = standing(measured, query)?;
    let year = standing.fiscal_year;
    let other = other_measured(dataset, measured, query)?;
    let against_in = other.unwrap_or(measured);
    let against = choose_against(against_in, query, year)?;
    let mut facts = Facts::default();
    let baseline = against.map(|year| {
        let mut answer = baseline(against_in, &standing, query, year, &mut facts);
        // No series holds both of two measures.
        answer.like_for_like = answer.like_for_like.filter(|_| other.is_none());
        answer
    });
    let needed = to_reach(query, &standing, baseline.as_ref());
    let compared = whole_total(baseline.as_ref());
    let replay = Replay::run(measured, standing.curve.series, year);
    let (projections, headline) =
        project(measured, &standing, query, (against, compared, &replay), &mut facts);
    let (window, rates) = baselines(measured, &standing);
    let passed = passed(measured, &standing, baseline.as_ref(), &mut facts);
    let projected = projected(&projections, &headline);
    let method = headline.as_ref().ok().map(|headline| headline.choice.method());
    let behind_record = behind::of_record(measured, &standing, method, &replay);
    let asked =
        Asked { against, against_in, needed: needed.as_ref(), recent: &window, projected, replay: &replay };
    let context = context(measured, &standing, query, &asked, &mut facts);
    Ok(Report {
        measure: measured.measure().to_string(),
        other_measures: other_measures(dataset, measured),
        baseline_measure: other.map(|other| other.measure().to_string()),
        calendar: dataset.calendar(),
        known_on: query.known_on,
        alignment: query.alignment,
        groups: grouped(dataset, measured, &standing, query, baseline.as_ref())?,
        year: year_answer(measured, &standing, &mut facts),
        target_of: query.target.map_or(against.filter(|_| needed.is_some()), |_| None),
        baseline,
        needed,
        projections,
        headline,
        window_rests_on: facts.keep(behind::of_recent(&standing, &window)),
        window,
        baselines_rest_on: facts.keep(behind::of_baselines(measured, &standing, &rates)),
        baselines: rates,
        record_rests_on: facts.keep(behind_record),
        tracks: replay.tracks(),
        replay,
        stage: Stage::of(standing.day, standing.days),
        crossing: passed,
        context,
        columns: dataset.category_names().into_iter().map(ToOwned::to_owned).collect(),
        filters: query.filters.clone(),
        series_asked: query.series.is_some(),
        years: years::rows(measured, &standing, query.alignment, against.zip(other), &mut facts),
        files: dataset.files().to_vec(),
        kept: dataset.records().iter().map(Records::kept).collect(),
        findings: findings::all((measured, year), findings, query, other),
        ledger: facts.ledger(),
    })
}

/// Where the year asked for stands. What several series add up differently is taken from the one that says so.
fn standing<'data>(
    measured: Measured<'data>,
    query: &Query,
) -> Result<(Measured<'data>, Standing<'data>), Refusal> {
    let series = query.series.as_deref().map(|asked| choose_series(measured, asked)).transpose()?;
    let year = choose_year(measured, query, series)?;
    let standing = stand(measured, year, query.as_of, series)?;
    Ok((measured.in_series(standing.curve.series), standing))
}

/// When the year passed another year's total.
fn passed<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    baseline: Option<&BaselineAnswer>,
    facts: &mut Facts<'data>,
) -> Option<CrossingAnswer> {
    let (against, total) = (baseline?.fiscal_year, baseline?.closing.as_ref()?.total);
    if total.0 == 0 {
        return None;
    }
    let (crossing, behind) = crossing(measured, standing, total)?;
    Some(CrossingAnswer { fiscal_year: against, crossing, rests_on: facts.keep(behind) })
}

/// The year by the values of the category asked for.
fn grouped(
    dataset: &Dataset,
    measured: Measured<'_>,
    standing: &Standing<'_>,
    query: &Query,
    baseline: Option<&BaselineAnswer>,
) -> Result<Option<GroupsAnswer>, Refusal> {
    let Some(asked) = &query.by else { return Ok(None) };
    let column = category(dataset, asked)?;
    // Rows of a year that does not begin with its first day, or ends before the point, are no count to date.
    let point = baseline.and_then(|baseline| baseline.same_point.as_ref());
    let date = point.filter(|point| point.reading.value.is_some()).map(|point| point.date);
    let Groups { groups, baseline, other } = groups(measured, standing, &column, &query.filters, date)?;
    let calendar = measured.calendar();
    let whole = baseline.map(|date| calendar.last_day(calendar.fiscal_year(date)));
    Ok(Some(GroupsAnswer {
        column,
        groups,
        baseline,
        other,
        months: months_through(calendar, standing.as_of),
        months_before: whole.map(|date| months_through(calendar, date)).unwrap_or_default(),
    }))
}

fn other_measures(dataset: &Dataset, measured: Measured<'_>) -> Vec<String> {
    let others = dataset.measures().into_iter().filter(|other| *other != measured.measure());
    others.map(ToString::to_string).collect()
}

fn year_answer<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    facts: &mut Facts<'data>,
) -> YearAnswer {
    YearAnswer {
        fiscal_year: standing.fiscal_year,
        as_of: standing.as_of,
        day: standing.day,
        days: standing.days,
        days_left: standing.days_left(),
        to_date: standing.to_date,
        basis: standing.reading.basis,
        missing: standing.reading.missing,
        series: standing.curve.series.to_string(),
        is_live: standing.curve.series.is_live(),
        average: standing.average(),
        share_elapsed: standing.share_elapsed(),
        closing: years::closing(measured, standing.fiscal_year, facts),
        provenance: standing.knot().map(|knot| Provenance::of(knot.observation)),
        hole: hole(measured, standing),
        rests_on: facts.keep(standing.curve.behind(standing.day)),
    }
}

/// What is known beyond the as-of date and cannot be added up, where the count to date ends because of that.
fn hole(measured: Measured<'_>, standing: &Standing<'_>) -> Option<HoleAnswer> {
    let (from, left) = measured.beyond_a_hole(standing.curve.series, standing.fiscal_year)?;
    let through = left.iter().map(|fact| fact.from).min()?.plus_days(-1);
    let of_days = left.iter().all(|fact| fact.from == fact.through);
    let known_through = left.iter().map(|fact| fact.through).max()?;
    let ends_there = standing.as_of.plus_days(1) == from;
    let across = measured.across_holes(standing.curve.series, standing.fiscal_year);
    let across = across.filter(|across| across.through == known_through);
    ends_there.then_some(HoleAnswer { from, through, figures: left.len(), known_through, of_days, across })
}

fn baseline<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    query: &Query,
    year: FiscalYear,
    facts: &mut Facts<'data>,
) -> BaselineAnswer {
    let same_point = years::same_point(measured, standing, year, query.alignment, facts);
    let value = same_point.as_ref().and_then(|point| point.reading.value);
    let closing = baseline_closing(measured, standing, same_point.as_ref(), facts);
    let closing = closing.or_else(|| years::closing(measured, year, facts));
    let pair = like_for_like(measured, standing, year, query.alignment);
    let own = standing.reading.is_incomplete();
    let both_lack = own && same_point.as_ref().is_some_and(|point| point.reading.is_incomplete());
    // What is missing in both may be more in either.
    let value = value.filter(|_| !both_lack);
    let total = closing.as_ref().filter(|closing| !(own && closing.rests_on.is_incomplete()));
    let pair = pair.filter(|_| !both_lack);
    BaselineAnswer {
        both_lack,
        fiscal_year: year,
        difference: value.map(|value| standing.to_date.shown_change_from(value)),
        ratio: value.and_then(|value| standing.to_date.ratio_to(value)),
        share_reached: total.and_then(|closing| standing.to_date.share_of(closing.total.estimate())),
        like_for_like: pair.map(|pair| LikeForLikeAnswer {
            series: pair.series.to_string(),
            year_value: pair.year_value,
            baseline_value: pair.baseline_value,
            ratio: pair.ratio,
            rests_on: facts.keep(same_point.iter().flat_map(|point| {
                let days = [(standing.fiscal_year, standing.as_of), (year, point.date)];
                behind::of_pair(measured, pair.series, days)
            })),
        }),
        same_point,
        closing,
    }
}

/// The baseline's total, where no count of it is missing.
fn whole_total(baseline: Option<&BaselineAnswer>) -> Option<Count> {
    let closing = baseline?.closing.as_ref().filter(|closing| !closing.rests_on.is_incomplete())?;
    Some(closing.total)
}

/// The total of a closed year's baseline as it is compared: of the series of both, where that is not what was published.
fn baseline_closing<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    point: Option<&SamePointAnswer>,
    facts: &mut Facts<'data>,
) -> Option<Closing> {
    let point =
        point.filter(|point| standing.days_left() == 0 && *point.series == *standing.curve.series.0)?;
    let year = measured.calendar().fiscal_year(point.date);
    let published = measured.published_final(year, Edition::Newest)?;
    let curve = measured.curve(standing.curve.series, year, Edition::Newest)?;
    let last = curve.last().filter(|last| last.observation.series == *standing.curve.series)?;
    let apart = last.count != published.count && point.reading.value == Some(last.count.estimate());
    apart.then(|| years::closing_of(&curve, facts)).flatten()
}

/// The measure that the baseline is taken from, where it is another one and mixing was asked for.
fn other_measured<'data>(
    dataset: &'data Dataset,
    measured: Measured<'data>,
    query: &Query,
) -> Result<Option<Measured<'data>>, Refusal> {
    let Some(asked) = query.against_measure.as_deref() else { return Ok(None) };
    let other = choose_measure(dataset, Some(asked))?;
    if other == measured.measure() {
        return Ok(None);
    }
    if !query.mix_measures {
        let (measure, other) = (measured.measure().to_string(), other.to_string());
        return Err(Refusal::OtherMeasure { measure, other });
    }
    Ok(Some(dataset.measured(other)))
}

/// What it takes to reach the target. A total of nothing is no goal, and was passed by the first.
fn to_reach(query: &Query, standing: &Standing<'_>, baseline: Option<&BaselineAnswer>) -> Option<Needed> {
    let target = query.target.or_else(|| Some(baseline?.closing.as_ref()?.total));
    let target = target.filter(|target| target.0 > 0 && standing.days_left() > 0)?;
    Some(needed(standing, target.estimate()))
}
