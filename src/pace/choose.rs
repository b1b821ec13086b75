//! Which projection stands in the headline, and why.

use super::{MethodId, Record, Refusal, Replay, Stage};
use crate::calendar::FiscalDay;
use crate::quantity::PercentChange;

/// The first fiscal day that is projected from unless it is asked for: two months say little of twelve.
pub const FIRST_PROJECTED_DAY: FiscalDay = FiscalDay(61);

/// Misses closer than this, in points of percent, are a tie.
pub const TIE: f64 = 2.0;

/// How many replayed years a choice by track record needs.
pub const YEARS_FOR_A_CHOICE: usize = 3;

/// The methods that a track record can choose, in the order in which they win ties.
pub const CANDIDATES: [MethodId; 3] = [MethodId::Trailing28, MethodId::StraightLine, MethodId::SeasonalShare];

/// Why a method was chosen.
#[derive(Clone, Debug, PartialEq)]
pub enum Choice {
    /// The reader asked for it.
    Asked(MethodId),
    /// No two figures of the year are near enough to each other for a recent rate.
    NoRecentWindow(MethodId),
    /// There are several figures of the year and too few years to judge by.
    SeveralFigures(MethodId),
    /// There are several figures of the year, and this early in it no past year is judged.
    BeforeTheStages(MethodId),
    /// It missed least at this stage of the replayed years, or was within two points of the least.
    TrackRecord {
        /// The method.
        method: MethodId,
        /// Its mean absolute miss there.
        mape: PercentChange,
        /// The straight line's.
        straight_line: Option<PercentChange>,
        /// How many years that rests on.
        years: usize,
        /// The windows that a recent rate was tested with, shortest and longest, in days.
        windows: Option<(u16, u16)>,
        /// At which stage.
        stage: Stage,
    },
}

impl Choice {
    /// The method chosen.
    #[must_use]
    pub fn method(&self) -> MethodId {
        match self {
            Self::Asked(method)
            | Self::NoRecentWindow(method)
            | Self::SeveralFigures(method)
            | Self::BeforeTheStages(method)
            | Self::TrackRecord { method, .. } => *method,
        }
    }
}

/// What the choice is made from.
#[derive(Clone, Copy, Debug)]
pub struct Situation<'a> {
    /// The day.
    pub day: FiscalDay,
    /// The days of the year.
    pub days: FiscalDay,
    /// The methods that gave a total.
    pub answered: &'a [MethodId],
    /// The past.
    pub replay: &'a Replay,
}

/// Chooses by what the data allow: with one figure the straight line, with several the recent rate, with three
/// replayed years the method that missed least at this stage, ties to the recent rate.
///
/// # Errors
///
/// If no method has an answer.
pub fn choose(situation: Situation<'_>) -> Result<Choice, Refusal> {
    let Situation { day, days, answered, replay } = situation;
    if let Some(choice) = by_record(day, days, answered, replay) {
        return Ok(choice);
    }
    if answered.contains(&MethodId::Trailing28) {
        let early = Stage::of(day, days).is_none();
        let choice = if early { Choice::BeforeTheStages } else { Choice::SeveralFigures };
        return Ok(choice(MethodId::Trailing28));
    }
    if answered.contains(&MethodId::StraightLine) {
        return Ok(Choice::NoRecentWindow(MethodId::StraightLine));
    }
    Err(Refusal::NothingCounted)
}

fn by_record(day: FiscalDay, days: FiscalDay, answered: &[MethodId], replay: &Replay) -> Option<Choice> {
    let stage = Stage::of(day, days)?;
    let record = |method: MethodId| -> Option<(MethodId, Record)> {
        let record = replay.record(method, stage).filter(|record| record.years >= YEARS_FOR_A_CHOICE)?;
        answered.contains(&method).then_some((method, record))
    };
    let records: Vec<_> = CANDIDATES.into_iter().filter_map(record).collect();
    let least = records.iter().map(|(_, record)| record.mape.0).reduce(f64::min)?;
    let (method, best) = records.iter().find(|(method, record)| {
        record.mape.0 <= least || *method == MethodId::Trailing28 && record.mape.0 - least < TIE
    })?;
    let straight = records.iter().find(|(method, _)| *method == MethodId::StraightLine);
    Some(Choice::TrackRecord {
        method: *method,
        mape: best.mape,
        straight_line: straight.map(|(_, record)| record.mape),
        years: best.years,
        windows: best.windows,
        stage,
    })
}
