//! What else a reader asks of a year: how fast it is now, since when not as fast, where it ranks, how much the answer
//! hangs on the alignment, how figures settle, and what happened on the way.

use crate::calendar::{ALIGNMENTS, Alignment, Date, FiscalYear};
use crate::dataset::{EventKind, Measured};
use crate::pace::{
    AddOn, Faster, Interval, Needed, Refusal, Revision, Settling, SinceEvent, Standing, Window, add_on,
    behind_window, faster_before, provisional_from, revisions, same_point, settling, since_event,
    twelve_months, twelve_months_before, unripe_days, year_bars, year_intervals,
};
use crate::quantity::{Estimate, PercentChange};

use super::behind;
use super::ledger::{Behind, Facts};
use super::query::Query;
use super::years;

/// The year's place among all that can be read on the same point.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Rank {
    /// 1 is the most.
    pub place: usize,
    /// How many years can be read there, this one included.
    pub of: usize,
    /// The years that have as many.
    pub tied: Vec<FiscalYear>,
}

/// The comparison under one alignment.
#[derive(Clone, Debug, PartialEq)]
pub struct AlignmentAnswer {
    /// Which.
    pub alignment: Alignment,
    /// The day of the other year.
    pub date: Date,
    /// The year against the baseline.
    pub change: Option<PercentChange>,
    /// The rows that the baseline rests on there.
    pub rests_on: Behind,
}

/// A day of the year that a chart marks.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EventMark {
    /// When.
    pub date: Date,
    /// Of which kind.
    pub kind: EventKind,
    /// What happened.
    pub title: String,
    /// What a reader should know.
    pub note: String,
}

/// See the module.
#[derive(Clone, Debug)]
pub struct Context {
    /// The day on which the target would be reached at the recent rate, within the fiscal year or after it.
    pub reached_on: Option<Date>,
    /// What the last weeks of other years have added over the trend, where that was asked for; or why nothing can be
    /// said of it.
    pub add_on: Option<Result<AddOn, Refusal>>,
    /// The rows that its share was learned from.
    pub add_on_rests_on: Behind,
    /// The comparison under every alignment.
    pub alignments: Vec<AlignmentAnswer>,
    /// The twelve months through the as-of date.
    pub twelve_months: Option<Window>,
    /// The rows that those rest on.
    pub twelve_months_rest_on: Behind,
    /// The twelve months before those.
    pub twelve_months_before: Option<Window>,
    /// The rows that those rest on.
    pub twelve_months_before_rest_on: Behind,
    /// From report to report through the as-of date.
    pub intervals: Vec<Interval>,
    /// The same in bars of a week at least; of a year that is known by its total or one figure alone, in the series drawn.
    pub bars: Vec<Interval>,
    /// Whether any run of reports before the recent window was as fast.
    pub faster: Faster,
    /// The year's place among all on this point.
    pub rank: Option<Rank>,
    /// How live counts have compared with settled ones at this time of the year.
    pub settling: Option<Settling>,
    /// Figures that were published again with another value.
    pub revisions: Vec<Revision>,
    /// How many of the series' last days have grown from edition to edition; a recent rate leaves them out.
    pub unripe_days: u16,
    /// From this day on the series' last months may still change.
    pub provisional_from: Option<Date>,
    /// Days of the year that a chart marks.
    pub events: Vec<EventMark>,
    /// Changes of what is counted between the first day that is compared with and the as-of date.
    pub definitions: Vec<EventMark>,
    /// What was counted since the event asked about, or why that cannot be said.
    pub since_event: Option<Result<SinceEvent, Refusal>>,
    /// The rows that it rests on.
    pub since_event_rests_on: Behind,
}

/// What the answer so far holds that the context hangs on.
pub(super) struct Asked<'data, 'a> {
    pub(super) against_in: Measured<'data>,
    pub(super) against: Option<FiscalYear>,
    pub(super) needed: Option<&'a Needed>,
    pub(super) recent: &'a Window,
    pub(super) projected: Result<Estimate, Refusal>,
    pub(super) replay: &'a crate::pace::Replay,
}

pub(super) fn context<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    query: &Query,
    asked: &Asked<'data, '_>,
    facts: &mut Facts<'data>,
) -> Context {
    let years = asked.against.map_or(standing.fiscal_year, |against| against.min(standing.fiscal_year));
    let since_event = query.event.map(|date| since_event(measured, standing, date));
    let compared = since_event.as_ref().and_then(|answer| answer.as_ref().ok()).map(SinceEvent::first_day);
    let first = compared.map_or(years, |day| years.min(measured.calendar().fiscal_year(day)));
    let (twelve_months, twelve_before) =
        (twelve_months(measured, standing), twelve_months_before(measured, standing));
    let of_window = |window: &Option<Window>| {
        let window = window.map(|window| behind_window(measured, standing, window.from, window.through));
        window.unwrap_or_default()
    };
    Context {
        reached_on: asked.needed.and_then(|needed| reached_on(standing, needed, asked.recent)),
        add_on: query
            .year_end_add_on
            .then(|| asked.projected.clone().and_then(|total| add_on(asked.replay, total))),
        add_on_rests_on: facts.keep(if query.year_end_add_on {
            behind::of_add_on(measured, standing, asked.replay)
        } else {
            Vec::new()
        }),
        alignments: asked
            .against
            .map(|against| alignments(asked.against_in, standing, (against, query.event), facts))
            .unwrap_or_default(),
        twelve_months_rest_on: facts.keep(of_window(&twelve_months)),
        twelve_months,
        twelve_months_before_rest_on: facts.keep(of_window(&twelve_before)),
        twelve_months_before: twelve_before,
        intervals: year_intervals(measured, standing),
        bars: bars(measured, standing),
        faster: faster_before(measured, standing, asked.recent),
        rank: rank(measured, standing, query.alignment),
        settling: settling(measured, standing.as_of),
        revisions: revisions(measured),
        unripe_days: unripe_days(measured, standing.curve.series),
        provisional_from: provisional_from(measured, standing.curve.series),
        events: marks(measured, standing.fiscal_year, standing.fiscal_year),
        definitions: marks(measured, first, standing.fiscal_year)
            .into_iter()
            .filter(|mark| mark.kind == EventKind::Definition && mark.date <= standing.as_of)
            .filter(|mark| {
                let year = measured.calendar().fiscal_year(mark.date);
                year >= years || compared.is_some_and(|day| day < mark.date)
            })
            .collect(),
        since_event_rests_on: facts.keep(
            since_event.iter().flatten().flat_map(|answer| behind::of_event(measured, standing, answer)),
        ),
        since_event,
    }
}

/// The bars of the series of the answer; where that has no reports, those of the series that is drawn.
fn bars(measured: Measured<'_>, standing: &Standing<'_>) -> Vec<Interval> {
    let own = year_bars(measured, &standing.curve, standing.as_of);
    let drawn = years::drawn(measured, Some(standing.curve.series), standing.fiscal_year);
    match drawn.filter(|drawn| own.len() < 2 && drawn.series != standing.curve.series) {
        Some(drawn) => {
            let other = year_bars(measured, &drawn, standing.as_of);
            if other.len() > own.len() { other } else { own }
        }
        None => own,
    }
}

/// The first day through which the recent rate makes the target.
#[allow(clippy::cast_possible_truncation, reason = "days, and a cast that saturates")]
fn reached_on(standing: &Standing<'_>, needed: &Needed, recent: &Window) -> Option<Date> {
    let rate = recent.per_day().filter(|rate| rate.0 > 0.0)?;
    let days = (needed.remaining.0 / rate.0).ceil();
    // Beyond ten years the rate is no answer to anything.
    (needed.remaining.0 > 0.0 && days < 3660.0).then(|| standing.as_of.plus_days(days as i64))
}

fn alignments<'data>(
    measured: Measured<'data>,
    standing: &Standing<'data>,
    (against, event): (FiscalYear, Option<Date>),
    facts: &mut Facts<'data>,
) -> Vec<AlignmentAnswer> {
    let mut answer = |alignment: Alignment| {
        let point = years::same_point(measured, standing, against, alignment, facts)?;
        let change = point.reading.value.and_then(|value| standing.to_date.percent_from(value));
        Some(AlignmentAnswer { alignment, date: point.date, change, rests_on: point.rests_on })
    };
    ALIGNMENTS.iter().filter_map(|row| answer(row.alignment(event)?)).collect()
}

fn rank<'data>(measured: Measured<'data>, standing: &Standing<'data>, alignment: Alignment) -> Option<Rank> {
    let others = measured.fiscal_years().into_iter().filter(|year| *year != standing.fiscal_year);
    let value = |year| Some((year, same_point(measured, standing, year, alignment)?.reading.value?));
    let values: Vec<(FiscalYear, Estimate)> = others.filter_map(value).collect();
    let more = values.iter().filter(|(_, value)| *value > standing.to_date).count();
    let tied = values.iter().filter(|(_, value)| *value == standing.to_date).map(|(year, _)| *year).collect();
    (!values.is_empty()).then_some(Rank { place: more + 1, of: values.len() + 1, tied })
}

fn marks(measured: Measured<'_>, from: FiscalYear, through: FiscalYear) -> Vec<EventMark> {
    let years = || (from.0..=through.0).map(FiscalYear);
    let in_year = |year| {
        measured.events().filter_map(move |event| {
            let date = event.in_year(measured.calendar(), year)?;
            let (title, note) = (event.title.clone(), event.note.clone());
            Some(EventMark { date, kind: event.kind, title, note })
        })
    };
    let mut marks: Vec<EventMark> = years().flat_map(in_year).collect();
    marks.sort_by_key(|mark| mark.date);
    marks
}
