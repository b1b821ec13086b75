//! How wrong each method has been at this point of other years: every complete year replayed as it was first
//! published.
//!
//! The origin rolls over the to-date observations of a year, from a fifth of it on; each method projects from what
//! stood before it, and its miss is `(F - T) / T`. Misses are averaged within a year and then over years, since the
//! weeks of one year are wrong together: years are counted, not origins. Rolling-origin evaluation: Tashman,
//! International Journal of Forecasting 16 (2000), 437-450.

use super::evidence::is_replayable;
use super::{Evidence, METHODS, MethodId, Prior};
use crate::calendar::{Alignment, Date, FiscalDay, FiscalYear};
use crate::dataset::{Curve, Edition, Kind, Measured, Series};
use crate::quantity::{Estimate, PercentChange, Ratio};

/// A part of the year, by the share of it that is gone; holds its lower edge and not its upper one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Stage {
    /// Its name in the report's contract: `20-40`, in percent.
    pub name: &'static str,
    from: f64,
    to: f64,
}

/// The stages of a year that are replayed.
pub static STAGES: [Stage; 5] = [
    Stage { name: "20-40", from: 0.20, to: 0.40 },
    Stage { name: "40-60", from: 0.40, to: 0.60 },
    Stage { name: "60-80", from: 0.60, to: 0.80 },
    Stage { name: "80-95", from: 0.80, to: 0.95 },
    Stage { name: "95-100", from: 0.95, to: 1.00 },
];

impl Stage {
    /// The stage of a day; `None` in the first fifth of a year and on its last day.
    #[must_use]
    pub fn of(day: FiscalDay, days: FiscalDay) -> Option<&'static Self> {
        let gone = day.days() / days.days();
        STAGES.iter().find(|stage| (stage.from..stage.to).contains(&gone))
    }
}

/// One projection of the past beside what came of it.
#[derive(Clone, Copy, Debug)]
pub struct Miss {
    /// Whose projection.
    pub method: MethodId,
    /// Of which year.
    pub fiscal_year: FiscalYear,
    /// On which day.
    pub as_of: Date,
    /// At which stage.
    pub stage: &'static Stage,
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
    /// Complete years of the series that were left out: doubtful finals, or too few observations.
    pub left_out: Vec<FiscalYear>,
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
}

/// A row of the track record.
#[derive(Clone, Copy, Debug)]
pub struct Track {
    /// Whose.
    pub method: MethodId,
    /// When in the year.
    pub stage: &'static Stage,
    /// How it did.
    pub record: Record,
    /// How much of the straight line's mean miss it saved, in percent; negative where it did worse.
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
        let closed =
            curves.filter(|curve| measured.closing_total(curve.fiscal_year, Edition::First).is_some());
        let (replayed, left_out): (Vec<_>, Vec<_>) =
            closed.partition(|curve| is_replayable(measured, curve, Edition::First));
        let mut replay = Self {
            years: replayed.iter().map(|curve| curve.fiscal_year).collect(),
            left_out: left_out.iter().map(|curve| curve.fiscal_year).collect(),
            misses: Vec::new(),
        };
        for (place, curve) in replayed.iter().enumerate() {
            let earlier = replayed.get(..place).unwrap_or_default();
            replay.replay_year(measured, curve, earlier);
        }
        replay
    }

    fn replay_year(&mut self, measured: Measured<'_>, curve: &Curve<'_>, earlier: &[Curve<'_>]) {
        let days = measured.calendar().days(curve.fiscal_year);
        let Some(total) = measured.closing_total(curve.fiscal_year, Edition::First) else {
            return;
        };
        for (place, origin) in curve.knots.iter().enumerate() {
            let Some(stage) = Stage::of(origin.day, days) else { continue };
            if origin.observation.kind == Kind::Final {
                continue;
            }
            let as_of = curve.date(origin.day);
            let so_far = curve.knots.iter().take(place + 1);
            let evidence = Evidence {
                fiscal_year: curve.fiscal_year,
                day: origin.day,
                days,
                to_date: origin.count.estimate(),
                observed: so_far.map(|knot| (knot.day, knot.count.estimate())).collect(),
                last_year: last_year(measured, curve, as_of),
                priors: earlier.iter().filter_map(|curve| prior(measured, curve, as_of)).collect(),
            };
            for method in METHODS {
                let Ok(projection) = method.project(&evidence) else { continue };
                self.misses.push(Miss {
                    method: method.method,
                    fiscal_year: curve.fiscal_year,
                    as_of,
                    stage,
                    projected: projection.total,
                    total: total.estimate(),
                    last_year: evidence.last_year.map(|prior| prior.total),
                });
            }
        }
    }

    /// The record of a method at a stage; `None` where it was never replayed there.
    #[must_use]
    pub fn record(&self, method: MethodId, stage: &Stage) -> Option<Record> {
        let by_year = self.by_year(method, stage);
        let mean = |of: fn(&Miss) -> f64| {
            by_year.iter().map(|(_, misses)| mean(misses.iter().map(|miss| of(miss)))).collect::<Vec<_>>()
        };
        let all = by_year.iter().flat_map(|(_, misses)| misses);
        let worst = all.max_by(|one, other| one.percent().0.abs().total_cmp(&other.percent().0.abs()))?;
        Some(Record {
            years: by_year.len(),
            mape: PercentChange(self::mean(mean(|miss| miss.percent().0.abs()).into_iter())),
            bias: PercentChange(self::mean(mean(|miss| miss.percent().0).into_iter())),
            worst: worst.percent(),
            worst_on: worst.as_of,
        })
    }

    /// The track record: every method at every stage it was replayed at.
    #[must_use]
    pub fn tracks(&self) -> Vec<Track> {
        let mut tracks = Vec::new();
        for method in METHODS {
            for stage in &STAGES {
                let Some(record) = self.record(method.method, stage) else { continue };
                let straight = self.record(MethodId::StraightLine, stage).filter(|line| line.mape.0 > 0.0);
                let skill = straight.map(|line| PercentChange((1.0 - record.mape.0 / line.mape.0) * 100.0));
                let covered = self.covered(method.method, stage);
                let called = self.called(method.method, stage);
                tracks.push(Track { method: method.method, stage, record, skill, covered, called });
            }
        }
        tracks
    }

    /// For each replayed year, what a method's projections at a stage had to be multiplied by, least and most.
    #[must_use]
    pub fn corrections(&self, method: MethodId, stage: &Stage) -> Vec<(FiscalYear, Ratio)> {
        let by_year = self.by_year(method, stage);
        let correction = |misses: &[&Miss]| mean(misses.iter().filter_map(|miss| Some(miss.correction()?.0)));
        by_year.iter().map(|(year, misses)| (*year, Ratio(correction(misses)))).collect()
    }

    /// Of how many years the totals lay within the range of the other years' corrections at every origin.
    fn covered(&self, method: MethodId, stage: &Stage) -> Option<(usize, usize)> {
        let corrections = self.corrections(method, stage);
        if corrections.len() <= super::range::YEARS_FOR_A_RANGE {
            return None;
        }
        let held = self.by_year(method, stage).into_iter().filter(|(year, misses)| {
            let others = corrections.iter().filter(|(other, _)| other != year).map(|(_, ratio)| ratio.0);
            let low = others.clone().fold(f64::INFINITY, f64::min);
            let high = others.fold(f64::NEG_INFINITY, f64::max);
            misses.iter().all(|miss| miss.correction().is_some_and(|ratio| (low..=high).contains(&ratio.0)))
        });
        Some((held.count(), corrections.len()))
    }

    /// Of how many years most of a method's projections at a stage were on the right side of the year before's total.
    ///
    /// Last year's total itself says nothing of the question.
    fn called(&self, method: MethodId, stage: &Stage) -> Option<(usize, usize)> {
        if method == MethodId::LastYearsTotal {
            return None;
        }
        let by_year = self.by_year(method, stage);
        let answers = by_year.iter().filter_map(|(_, misses)| {
            let called: Vec<bool> = misses.iter().filter_map(|miss| miss.called()).collect();
            let right = called.iter().filter(|right| **right).count();
            (!called.is_empty()).then_some(2 * right > called.len())
        });
        let answers: Vec<bool> = answers.collect();
        (!answers.is_empty()).then(|| (answers.iter().filter(|right| **right).count(), answers.len()))
    }

    fn by_year(&self, method: MethodId, stage: &Stage) -> Vec<(FiscalYear, Vec<&Miss>)> {
        let of_year = |year: FiscalYear| {
            let misses = self.misses.iter();
            let misses = misses.filter(|miss| (miss.method, miss.fiscal_year) == (method, year));
            misses.filter(|miss| miss.stage.name == stage.name).collect::<Vec<_>>()
        };
        let years = self.years.iter().map(|year| (*year, of_year(*year)));
        years.filter(|(_, misses)| !misses.is_empty()).collect()
    }
}

fn mean(values: impl Iterator<Item = f64>) -> f64 {
    let (sum, count) = values.fold((0.0, 0.0), |(sum, count), value| (sum + value, count + 1.0));
    sum / count
}

/// The year before as it was first published.
fn last_year(measured: Measured<'_>, curve: &Curve<'_>, as_of: Date) -> Option<Prior> {
    let year = curve.fiscal_year.previous();
    let total = measured.closing_total(year, Edition::First)?.estimate();
    let before = measured.curve(curve.series, year, Edition::First);
    let at_point = before.and_then(|before| prior(measured, &before, as_of)).and_then(|prior| prior.at_point);
    Some(Prior { fiscal_year: year, total, at_point })
}

/// A complete year read on the same calendar date.
fn prior(measured: Measured<'_>, curve: &Curve<'_>, as_of: Date) -> Option<Prior> {
    let total = measured.closing_total(curve.fiscal_year, Edition::First)?.estimate();
    let day = Alignment::Date.fiscal_day(measured.calendar(), as_of, curve.fiscal_year);
    let at_point = day.and_then(|day| curve.reading(day).value);
    Some(Prior { fiscal_year: curve.fiscal_year, total, at_point })
}
