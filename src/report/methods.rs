//! The methods beside each other: what each makes of the year, and how good it has been at this point of other years.

use super::table::{Table, number, shown, text};
use super::view::{ProjectionAnswer, Report};
use crate::calendar::{Date, FiscalYear};
use crate::pace::{BaselineRate, METHODS, MethodId, Miss, RangeBasis, Track};
use crate::quantity::{PercentChange, Share, with_unit};

/// Every method with its total and its record at this stage of the year.
#[must_use]
pub fn methods_table(report: &Report) -> Table {
    let title = match report.stage.filter(|_| !report.replay.years.is_empty()) {
        Some(stage) => format!(
            "Methods, and how they did at {} % of {}",
            stage,
            with_unit(report.replay.years.len(), "replayed year")
        ),
        None => "Methods".to_owned(),
    };
    Table {
        title,
        columns: vec![
            text("method"),
            number("total"),
            number("mean miss"),
            number("bias"),
            number(range_heading(report)),
            number("worst"),
            text("on"),
            number("skill"),
            text("range held"),
            text("called"),
        ],
        rows: report.projections.iter().map(|answer| row(report, answer)).collect(),
    }
}

fn row(report: &Report, answer: &ProjectionAnswer) -> Vec<String> {
    let projection = answer.outcome.as_ref().ok();
    let name = projection.map_or_else(|| answer.method.title(), |projection| answer.method.name(projection));
    let window = projection.and_then(|projection| projection.window_days);
    let range = answer.range.as_ref().map(|range| format!("{} to {}", range.low, range.high));
    let track = track(report, answer.method.method);
    let record = track.map(|track| &track.record);
    let of_years = |tally: Option<(usize, usize)>| shown(tally.map(|(held, of)| format!("{held} of {of}")));
    vec![
        window.map_or_else(|| name.to_owned(), |days| format!("{name}, {days} days")),
        shown(projection.map(|projection| projection.total)),
        shown(record.map(|record| format!("{:.1} %", record.mape.0))),
        shown(record.map(|record| record.bias)),
        shown(range),
        shown(record.map(|record| record.worst)),
        shown(record.map(|record| record.worst_on)),
        shown(track.and_then(|track| track.skill)),
        of_years(track.and_then(|track| track.covered)),
        of_years(track.and_then(|track| track.called)),
    ]
}

/// What the ranges round the totals are made of.
fn range_heading(report: &Report) -> &'static str {
    let mut ranges = report.projections.iter().filter_map(|answer| answer.range.as_ref());
    match ranges.next().map(|range| &range.basis) {
        Some(RangeBasis::Spread) => "spread between methods",
        Some(RangeBasis::PastQuantiles(_)) => "most past misses",
        Some(RangeBasis::PastMisses(_)) | None => "range of past misses",
    }
}

/// What the columns of a track record mean, by their headings.
pub static RECORD_WORDS: &[(&str, &str)] = &[
    ("mean miss", "how far off on average"),
    ("bias", "the same with its sign"),
    ("range of past misses", "the total with each year's mean miss, the least and the most"),
    ("most past misses", "the total with the years' mean misses from the 10th to the 90th percentile"),
    ("spread between methods", "their least and their greatest total"),
    ("worst", "the farthest off"),
    ("skill", "how much of the straight line's mean miss in the same years it saves"),
    ("range held", "years whose total lay in the range that the other years made"),
    ("called", "years rightly called more or fewer than the year before"),
];

/// The record of a method at the stage that the year is in.
fn track(report: &Report, method: MethodId) -> Option<&Track> {
    let stage = report.stage?;
    report.tracks.iter().find(|track| track.method == method && track.stage == stage)
}

/// How every method works, as a table.
#[must_use]
pub fn formulas_table() -> Table {
    let row = |method: &crate::pace::Method| {
        [method.title(), method.formula, method.needs, method.source].map(ToOwned::to_owned).to_vec()
    };
    Table {
        title: "Y to date, N days, d the day, T a total, C(d) on the same point, r a rate".to_owned(),
        columns: vec![text("method"), text("formula"), text("needs"), text("source")],
        rows: METHODS.iter().map(row).collect(),
    }
}

/// One replayed year in a funnel.
#[derive(Clone, Debug)]
pub struct FunnelLine {
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// What was projected, from the earliest on.
    pub points: Vec<FunnelPoint>,
}

/// One projection of the past.
#[derive(Clone, Copy, Debug)]
pub struct FunnelPoint {
    /// On which day.
    pub as_of: Date,
    /// How much of its year was gone.
    pub elapsed: Share,
    /// What was projected, in percent of the total that the year then had.
    pub of_total: f64,
    /// How far off that was.
    pub miss: PercentChange,
}

/// What a method projected in every replayed year; the lines meet at 100 % where the year ends.
#[must_use]
pub fn funnel(report: &Report, method: MethodId) -> Vec<FunnelLine> {
    let point = |miss: &Miss| {
        let day = report.calendar.fiscal_day(miss.as_of).days();
        let days = report.calendar.days(miss.fiscal_year).days();
        let elapsed = Share::of_days(day, days)?;
        let of_total = 100.0 + miss.percent().0;
        Some(FunnelPoint { as_of: miss.as_of, elapsed, of_total, miss: miss.percent() })
    };
    let line = |year: &FiscalYear| {
        let of_year =
            report.replay.misses.iter().filter(|miss| (miss.fiscal_year, miss.method) == (*year, method));
        FunnelLine { fiscal_year: *year, points: of_year.filter_map(point).collect() }
    };
    report.replay.years.iter().map(line).filter(|line| !line.points.is_empty()).collect()
}

/// The method that a reader looks at: the one in the headline or asked for, else the one with the longest record.
#[must_use]
pub fn method_shown(report: &Report, asked: Option<MethodId>) -> MethodId {
    let chosen = report.headline_projection().map(|(answer, _)| answer.method.method);
    let recorded = || METHODS.iter().map(|row| row.method).max_by_key(|method| records(report, *method));
    asked.or(chosen).or_else(recorded).unwrap_or(MethodId::StraightLine)
}

fn records(report: &Report, method: MethodId) -> usize {
    report.replay.misses.iter().filter(|miss| miss.method == method).count()
}

/// Whether the choice of the baseline decides if the recent rate is up or down, and how that is said.
#[derive(Clone, Debug)]
pub struct BaselineFlip {
    /// Whether it does.
    pub decides: bool,
    /// In words, with the lowest change and the highest one.
    pub told: String,
}

/// What the choice of the baseline does to the recent rate; `None` where there is nothing to choose, or some rate is the same
/// as the recent one.
#[must_use]
pub fn baseline_flip(report: &Report) -> Option<BaselineFlip> {
    // A rate that lacks counts decides nothing.
    let whole = report.baselines.iter().filter(|baseline| !baseline.doubt.incomplete);
    let changes = whole.filter_map(|baseline| Some((baseline.change?, baseline)));
    let mut changes: Vec<_> = changes.collect();
    changes.sort_by(|(one, _), (other, _)| one.0.total_cmp(&other.0));
    let (lowest, highest) = (changes.first()?, changes.last()?);
    let told = |(change, baseline): &(PercentChange, &BaselineRate)| {
        let name = baseline.name;
        let article = if name.starts_with("mean") || name.starts_with("same") { "the " } else { "" };
        let about = if baseline.observed { "" } else { "about " };
        format!("{about}{change} against {article}{name}")
    };
    let span = format!("{}, {}", told(lowest), told(highest));
    // There are other recent rates on the same screen.
    let window = &report.window;
    let rate = format!("the rate from {} to {}", window.from.month_day(), window.through.month_day());
    let directions = (lowest.0.direction(), highest.0.direction());
    if directions.0.is_lt() && directions.1.is_gt() {
        let told = format!("The sign of {rate} hangs on the baseline: {span}.");
        Some(BaselineFlip { decides: true, told })
    } else if changes.len() > 1 && directions.0 == directions.1 {
        let all = if changes.len() == 2 { "both".to_owned() } else { format!("all {}", changes.len()) };
        let told = format!("The sign of {rate} is the same against {all} baselines: {span}.");
        Some(BaselineFlip { decides: false, told })
    } else {
        None
    }
}
