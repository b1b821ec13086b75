//! How wrong each method has been at this point of other years: every complete year replayed as it was first
//! published.
//!
//! The origin rolls over the to-date observations of a year, from a fifth of it on; each method projects from what
//! stood before it, and its miss is `(F - T) / T`. Misses are averaged within a year and then over years, since the
//! weeks of one year are wrong together: years are counted, not origins. Rolling-origin evaluation: Tashman,
//! International Journal of Forecasting 16 (2000), 437-450.

use super::evidence::is_replayable;
use super::past::{Before, Past};
use super::range::{YEARS_FOR_A_RANGE, ends};
use super::{Evidence, METHODS, MethodId};
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::dataset::{Edition, FastMap, Kind, Measured, Series};
use crate::quantity::{Estimate, PercentChange, Ratio};
use std::fmt;

/// A part of the year, by the percent of it that is gone; holds its lower edge and not its upper one.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Stage {
    from: u32,
    to: u32,
}

/// The stages of a year that are replayed.
pub static STAGES: [Stage; 5] = [
    Stage { from: 20, to: 40 },
    Stage { from: 40, to: 60 },
    Stage { from: 60, to: 80 },
    Stage { from: 80, to: 95 },
    Stage { from: 95, to: 100 },
];

impl Stage {
    /// The stage of a day; `None` in the first fifth of a year and on its last day.
    #[must_use]
    pub fn of(day: FiscalDay, days: FiscalDay) -> Option<Self> {
        let (gone, all) = (u32::from(day.0) * 100, u32::from(days.0));
        STAGES.into_iter().find(|stage| (stage.from * all..stage.to * all).contains(&gone))
    }
}

/// As it is named in the report's contract, in percent: `20-40`.
impl fmt::Display for Stage {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}-{}", self.from, self.to)
    }
}

/// One projection of the past beside what came of it.
#[derive(Clone, Debug)]
pub struct Miss {
    /// Whose projection.
    pub method: MethodId,
    /// Of which year.
    pub fiscal_year: FiscalYear,
    /// On which day.
    pub as_of: Date,
    /// At which stage.
    pub stage: Stage,
    /// The window of a recent rate, in days.
    pub window_days: Option<u16>,
    /// The years before that went into it.
    pub prior_years: Vec<FiscalYear>,
    /// What was projected.
    pub projected: Estimate,
    /// The year's total.
    pub total: Estimate,
    /// The total of the year before, where it was known.
    pub last_year: Option<Estimate>,
}

impl Miss {
    /// `(F - T) / T` in percent; negative where the projection was low.
    #[must_use]
    pub fn percent(&self) -> PercentChange {
        PercentChange((self.projected.0 - self.total.0) / self.total.0 * 100.0)
    }

    /// Whether it was on the right side of the year before's total: the yes or no that readers ask for.
    fn called(&self) -> Option<bool> {
        let last_year = self.last_year?;
        Some((self.projected > last_year) == (self.total > last_year))
    }

    /// What the projection had to be multiplied by: `T / F`.
    fn correction(&self) -> Option<Ratio> {
        self.total.ratio_to(self.projected)
    }
}

/// The years of a series replayed.
#[derive(Clone, Debug, Default)]
pub struct Replay {
    /// The years, earliest first.
    pub years: Vec<FiscalYear>,
    /// Every projection of every method.
    pub misses: Vec<Miss>,
}

/// A method's record at a stage of the year.
#[derive(Clone, Copy, Debug)]
pub struct Record {
    /// How many years it rests on.
    pub years: usize,
    /// The mean absolute miss.
    pub mape: PercentChange,
    /// The mean miss; negative where it has run low.
    pub bias: PercentChange,
    /// The largest miss of all.
    pub worst: PercentChange,
    /// When that was.
    pub worst_on: Date,
    /// The windows of a recent rate that it rests on, shortest and longest, in days.
    pub windows: Option<(u16, u16)>,
}

/// A row of the track record.
#[derive(Clone, Copy, Debug)]
pub struct Track {
    /// Whose.
    pub method: MethodId,
    /// When in the year.
    pub stage: Stage,
    /// How it did.
    pub record: Record,
    /// How much of the straight line's mean miss in the same years it saved, in percent; negative where it did worse.
    pub skill: Option<PercentChange>,
    /// Of how many years the range of the other years' misses would have held every total.
    pub covered: Option<(usize, usize)>,
    /// Of how many years most projections were on the right side of the year before's total.
    pub called: Option<(usize, usize)>,
}

impl Replay {
    /// Replays every year of a series that is good enough, before `until`.
    #[must_use]
    pub fn run(measured: Measured<'_>, series: &Series, until: FiscalYear) -> Self {
        let years = measured.fiscal_years().into_iter().filter(|year| *year < until);
        let curves = years.filter_map(|year| measured.curve(series, year, Edition::First));
        let closed = curves.filter_map(|curve| Past::of(measured, curve));
        let replayed: Vec<Past<'_>> =
            closed.filter(|past| is_replayable(measured, &past.released.curve, Edition::First)).collect();
        let years = replayed.iter().map(Past::fiscal_year).collect();
        let origins: usize = replayed.iter().map(|past| past.released.curve.knots.len()).sum();
        let mut replay = Self { years, misses: Vec::with_capacity(origins * METHODS.len()) };
        for (place, past) in replayed.iter().enumerate() {
            let earlier = replayed.get(..place).unwrap_or_default();
            replay.replay_year(measured, past, earlier);
        }
        replay
    }

    fn replay_year(&mut self, measured: Measured<'_>, past: &Past<'_>, earlier: &[Past<'_>]) {
        let Past { released, total } = past;
        let curve = &released.curve;
        let days = measured.calendar().days(curve.fiscal_year);
        let before = Before::of(measured, curve, earlier);
        for (place, (origin, known)) in curve.knots.iter().zip(released.out.iter().copied()).enumerate() {
            let Some(stage) = Stage::of(origin.day, days) else { continue };
            if origin.observation.kind == Kind::Final {
                continue;
            }
            let as_of = curve.date(origin.day);
            let (last_year, priors) = before.read(measured, as_of, known);
            let evidence = Evidence {
                fiscal_year: curve.fiscal_year,
                series: curve.series,
                day: origin.day,
                days,
                to_date: origin.count.estimate(),
                // A replay sees the first edition alone, in which no lag can show.
                unripe: 0,
                observed: released.observed(place, known),
                against: curve.fiscal_year.previous(),
                last_year,
                priors,
            };
            for method in METHODS {
                let Ok(projection) = method.project(&evidence) else { continue };
                self.misses.push(Miss {
                    method: method.method,
                    fiscal_year: curve.fiscal_year,
                    as_of,
                    stage,
                    window_days: projection.window_days,
                    prior_years: projection.prior_years,
                    projected: projection.total,
                    total: total.count,
                    last_year: evidence.last_year.map(|prior| prior.total),
                });
            }
        }
    }

    /// The record of a method at a stage; `None` where it was never replayed there.
    #[must_use]
    pub fn record(&self, method: MethodId, stage: Stage) -> Option<Record> {
        record(&self.by_year(method, stage))
    }

    /// The same of some years alone.
    #[must_use]
    pub fn record_in(&self, method: MethodId, stage: Stage, years: &[FiscalYear]) -> Option<Record> {
        record(&in_years(&self.by_year(method, stage), years))
    }

    /// The years in which a method was replayed at a stage.
    #[must_use]
    pub fn years(&self, method: MethodId, stage: Stage) -> Vec<FiscalYear> {
        years(&self.by_year(method, stage))
    }

    /// The track record: every method at every stage it was replayed at.
    #[must_use]
    pub fn tracks(&self) -> Vec<Track> {
        let parted = self.parted();
        let of = |method: MethodId, stage: Stage| parted.get(&(method, stage));
        let mut tracks = Vec::new();
        for method in METHODS {
            for stage in STAGES {
                let Some(by_year) = of(method.method, stage) else { continue };
                let Some(record) = self::record(by_year) else { continue };
                let line = of(MethodId::StraightLine, stage).map(|line| in_years(line, &years(by_year)));
                let line = line.and_then(|line| self::record(&line)).filter(|line| line.mape.0 > 0.0);
                let skill = line.map(|line| PercentChange((1.0 - record.mape.0 / line.mape.0) * 100.0));
                // Last year's total itself says nothing of the question.
                let called = if method.method == MethodId::LastYearsTotal { None } else { called(by_year) };
                let covered = covered(by_year);
                tracks.push(Track { method: method.method, stage, record, skill, covered, called });
            }
        }
        tracks
    }

    /// For each replayed year, what a method's projections at a stage had to be multiplied by on average. A year with a
    /// projection of nothing, which no factor makes a total of, is none of them.
    #[must_use]
    pub fn corrections(&self, method: MethodId, stage: Stage) -> Vec<(FiscalYear, Ratio)> {
        corrections(&self.by_year(method, stage))
    }

    /// Of how many years the range of a method's misses at a stage in the other years would have held every total;
    /// `None` with too few years to leave one out.
    #[must_use]
    pub fn covered(&self, method: MethodId, stage: Stage) -> Option<(usize, usize)> {
        covered(&self.by_year(method, stage))
    }

    /// What a method missed at a stage.
    fn by_year(&self, method: MethodId, stage: Stage) -> ByYear<'_> {
        let of_stage = |miss: &&Miss| miss.method == method && miss.stage == stage;
        let mut by_year = ByYear::new();
        self.misses.iter().filter(of_stage).for_each(|miss| add(&mut by_year, miss));
        by_year
    }

    /// What every method missed at every stage, from one walk.
    fn parted(&self) -> FastMap<(MethodId, Stage), ByYear<'_>> {
        let mut parted: FastMap<_, ByYear<'_>> = FastMap::default();
        for miss in &self.misses {
            add(parted.entry((miss.method, miss.stage)).or_default(), miss);
        }
        parted
    }
}

/// Adds a miss to those of its year. The years of a replay come one after another.
fn add<'a>(by_year: &mut ByYear<'a>, miss: &'a Miss) {
    match by_year.last_mut() {
        Some((year, misses)) if *year == miss.fiscal_year => misses.push(miss),
        Some(_) | None => by_year.push((miss.fiscal_year, vec![miss])),
    }
}

/// What one method missed at one stage, year by year.
type ByYear<'a> = Vec<(FiscalYear, Vec<&'a Miss>)>;

fn years(by_year: &ByYear<'_>) -> Vec<FiscalYear> {
    by_year.iter().map(|(year, _)| *year).collect()
}

/// What one missed in some years alone.
fn in_years<'a>(by_year: &ByYear<'a>, years: &[FiscalYear]) -> ByYear<'a> {
    by_year.iter().filter(|(year, _)| years.contains(year)).cloned().collect()
}

fn record(by_year: &ByYear<'_>) -> Option<Record> {
    let mean = |of: fn(&Miss) -> f64| {
        let years = by_year.iter().filter_map(|(_, misses)| mean(misses.iter().map(|miss| of(miss))));
        self::mean(years).map(PercentChange)
    };
    let all = by_year.iter().flat_map(|(_, misses)| misses);
    let windows = all.clone().filter_map(|miss| miss.window_days);
    let worst = all.max_by(|one, other| one.percent().0.abs().total_cmp(&other.percent().0.abs()))?;
    Some(Record {
        years: by_year.len(),
        mape: mean(|miss| miss.percent().0.abs())?,
        bias: mean(|miss| miss.percent().0)?,
        worst: worst.percent(),
        worst_on: worst.as_of,
        windows: windows.clone().min().zip(windows.max()),
    })
}

fn corrections(by_year: &ByYear<'_>) -> Vec<(FiscalYear, Ratio)> {
    let correction = |misses: &[&Miss]| {
        let ratios: Option<Vec<f64>> = misses.iter().map(|miss| Some(miss.correction()?.0)).collect();
        mean(ratios?.into_iter())
    };
    by_year.iter().filter_map(|(year, misses)| Some((*year, Ratio(correction(misses)?)))).collect()
}

/// Of how many years the totals lay at every origin within the range that the other years' corrections make.
fn covered(by_year: &ByYear<'_>) -> Option<(usize, usize)> {
    let corrections = corrections(by_year);
    if corrections.len() <= YEARS_FOR_A_RANGE {
        return None;
    }
    let judged = by_year.iter().filter(|(year, _)| corrections.iter().any(|(known, _)| known == year));
    let held = judged.filter(|(year, misses)| {
        let others = corrections.iter().filter(|(other, _)| other != year).map(|(_, ratio)| ratio.0);
        let Some((low, high)) = ends(others, corrections.len()) else { return false };
        misses.iter().all(|miss| miss.correction().is_some_and(|ratio| (low..=high).contains(&ratio.0)))
    });
    Some((held.count(), corrections.len()))
}

/// Of how many years most projections were on the right side of the year before's total.
fn called(by_year: &ByYear<'_>) -> Option<(usize, usize)> {
    let answers = by_year.iter().filter_map(|(_, misses)| {
        let called: Vec<bool> = misses.iter().filter_map(|miss| miss.called()).collect();
        let right = called.iter().filter(|right| **right).count();
        (!called.is_empty()).then_some(2 * right > called.len())
    });
    let answers: Vec<bool> = answers.collect();
    (!answers.is_empty()).then(|| (answers.iter().filter(|right| **right).count(), answers.len()))
}

/// `None` of nothing.
fn mean(values: impl Iterator<Item = f64>) -> Option<f64> {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    (count > 0.0).then(|| sum / count)
}
