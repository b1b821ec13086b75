//! Which projection stands in the headline, and why.

use super::{MethodId, Refusal, Replay, Stage};
use crate::calendar::{FiscalDay, FiscalYear};
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
/// replayed years the method that missed least at this stage in the years in which all were replayed, ties to the recent rate.
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
    let candidates = CANDIDATES.into_iter().filter(|method| answered.contains(method));
    let records = like_with_like(candidates.map(|method| (method, replay.years(method, stage))).collect());
    let (methods, years) = records?;
    let miss = |method: MethodId| Some((method, replay.record_in(method, stage, &years)?.mape.0));
    let misses: Vec<_> = methods.into_iter().filter_map(miss).collect();
    let least = misses.iter().map(|(_, miss)| *miss).reduce(f64::min)?;
    let (method, _) = misses
        .iter()
        .find(|(method, miss)| *miss <= least || *method == MethodId::Trailing28 && miss - least < TIE)?;
    let own = replay.record(*method, stage)?;
    let straight = replay.record_in(MethodId::StraightLine, stage, &replay.years(*method, stage));
    Some(Choice::TrackRecord {
        method: *method,
        mape: own.mape,
        straight_line: straight.map(|record| record.mape),
        years: own.years,
        windows: own.windows,
        stage,
    })
}

/// The methods that were replayed in enough years, and the years in which all of them were: those with the fewest years are
/// left out until there are enough.
fn like_with_like(
    mut replayed: Vec<(MethodId, Vec<FiscalYear>)>,
) -> Option<(Vec<MethodId>, Vec<FiscalYear>)> {
    loop {
        let mut common = replayed.first()?.1.clone();
        common.retain(|year| replayed.iter().all(|(_, years)| years.contains(year)));
        if common.len() >= YEARS_FOR_A_CHOICE {
            return Some((replayed.into_iter().map(|(method, _)| method).collect(), common));
        }
        let fewest = replayed.iter().map(|(_, years)| years.len()).min()?;
        let last = replayed.iter().rposition(|(_, years)| years.len() == fewest)?;
        replayed.remove(last);
    }
}
