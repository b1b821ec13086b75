//! The shape of an answer.

use crate::calendar::{Alignment, Date, FiscalCalendar, FiscalDay, FiscalYear};
use crate::dataset::{Across, Basis, Bounds, Finding, Kept, Missing, Reading, Understood};
use crate::pace::{
    BaselineRate, Choice, Crossing, Method, Needed, Projection, Range, Record, Refusal, Replay, Stage, Track,
    Window,
};
use crate::quantity::{Change, Estimate, PerDay, PercentChange, Ratio, Share};

use super::closing::{Closing, Provenance};
use super::context::Context;
use super::groups::GroupsAnswer;
use super::ledger::{Behind, Ledger};
use super::years::{YearRow, series_words};

/// Everything that can be said of one fiscal year from one dataset.
#[derive(Clone, Debug)]
pub struct Report {
    /// What is counted.
    pub measure: String,
    /// What else the data count, which nothing here is compared with.
    pub other_measures: Vec<String>,
    /// What the baseline counts, where somebody asked for it to be something else.
    pub baseline_measure: Option<String>,
    /// The calendar that cuts the years.
    pub calendar: FiscalCalendar,
    /// Only what was published by this day is used, where one was given.
    pub known_on: Option<Date>,
    /// How the same point of another year is found.
    pub alignment: Alignment,
    /// The year in question.
    pub year: YearAnswer,
    /// The year it is measured against, if there is one.
    pub baseline: Option<BaselineAnswer>,
    /// The year whose total the target is, unless another one was asked for.
    pub target_of: Option<FiscalYear>,
    /// What reaching the target takes, where there is one.
    pub needed: Option<Needed>,
    /// Every method's total or refusal.
    pub projections: Vec<ProjectionAnswer>,
    /// The projection that stands in the headline, or why none does.
    pub headline: Result<Headline, Refusal>,
    /// The recent window that the baselines are compared with.
    pub window: Window,
    /// The rows that it rests on.
    pub window_rests_on: Behind,
    /// The rates it is compared with.
    pub baselines: Vec<BaselineRate>,
    /// The rows that those rest on.
    pub baselines_rest_on: Behind,
    /// The track record of the methods in this series.
    pub tracks: Vec<Track>,
    /// The years replayed for it, and every projection of the past that it rests on.
    pub replay: Replay,
    /// The rows that the record of the method in the headline rests on, at the stage of the year.
    pub record_rests_on: Behind,
    /// The stage of the year, where it is one that is replayed.
    pub stage: Option<Stage>,
    /// When the year passed the baseline's total, if it has.
    pub crossing: Option<CrossingAnswer>,
    /// What else a reader asks: how fast, since when, how sure.
    pub context: Context,
    /// Every year of the measure, earliest first.
    pub years: Vec<YearRow>,
    /// The category columns that can be filtered and grouped by.
    pub columns: Vec<String>,
    /// Only rows with these values are counted.
    pub filters: Vec<(String, String)>,
    /// Whether the series of the year's figure was asked for.
    pub series_asked: bool,
    /// The values of the category asked for, with their part of the change.
    pub groups: Option<GroupsAnswer>,
    /// How each file that was loaded was understood.
    pub files: Vec<Understood>,
    /// The rows that are kept one by one, table by table.
    pub kept: Vec<Kept>,
    /// What is doubtful.
    pub findings: Vec<Finding>,
    /// Every row that some figure rests on.
    pub ledger: Ledger,
}

impl Report {
    /// The rows behind some figures, each once.
    #[must_use]
    pub fn rows(&self, figures: &[&Behind]) -> Vec<Provenance> {
        self.ledger.rows(figures).into_iter().cloned().collect()
    }

    /// The row of a fiscal year.
    #[must_use]
    pub fn row(&self, year: FiscalYear) -> Option<&YearRow> {
        self.years.iter().find(|row| row.fiscal_year == year)
    }

    /// The projection in the headline.
    #[must_use]
    pub fn headline_projection(&self) -> Option<(&ProjectionAnswer, &Projection)> {
        let headline = self.headline.as_ref().ok()?;
        let answer =
            self.projections.iter().find(|answer| answer.method.method == headline.choice.method())?;
        answer.outcome.as_ref().ok().map(|projection| (answer, projection))
    }

    /// What the headline's projection comes to on a day after the as-of date: on the straight way to its total, as it is
    /// drawn.
    #[must_use]
    pub fn projected_on(&self, date: Date) -> Option<Estimate> {
        let (_, projection) = self.headline_projection()?;
        let passed = f64::from(i32::try_from(date.days_since(self.year.as_of)).ok()?);
        let left = f64::from(self.year.days_left);
        let rest = projection.total.0 - self.year.to_date.0;
        (1.0..=left).contains(&passed).then(|| Estimate(self.year.to_date.0 + rest * passed / left))
    }

    /// The total of the baseline, where it is known.
    #[must_use]
    pub fn baseline_closing(&self) -> Option<&Closing> {
        self.baseline.as_ref()?.closing.as_ref()
    }

    /// Whether the year is over: no day of it is left. Its total may still be doubtful, or not known.
    #[must_use]
    pub fn is_closed(&self) -> bool {
        self.year.days_left == 0
    }
}

/// The year in question on its day.
#[derive(Clone, Debug)]
pub struct YearAnswer {
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// The last day that the figure covers.
    pub as_of: Date,
    /// Which day of the year that is.
    pub day: FiscalDay,
    /// How many days the year has.
    pub days: FiscalDay,
    /// How many are left.
    pub days_left: u16,
    /// From the first day through the as-of date.
    pub to_date: Estimate,
    /// How that is known.
    pub basis: Basis,
    /// The counts that are missing from it.
    pub missing: Option<Missing>,
    /// The series it is from.
    pub series: String,
    /// Whether that is a running count, which later settles higher.
    pub is_live: bool,
    /// Removals a day so far.
    pub average: Option<PerDay>,
    /// The share of the year that is gone.
    pub share_elapsed: Option<Share>,
    /// The year's total, where it is known.
    pub closing: Option<Closing>,
    /// Where the figure is from, if it was published for that very day.
    pub provenance: Option<Provenance>,
    /// What ends the count to date at this day, where more is known of later ones.
    pub hole: Option<HoleAnswer>,
    /// The rows that it rests on.
    pub rests_on: Behind,
}

impl YearAnswer {
    /// The series it is from, in words.
    #[must_use]
    pub fn series_words(&self) -> String {
        series_words(&self.series, self.basis)
    }

    /// Between which numbers the count to date lies, where counts are missing from it.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        Reading { value: Some(self.to_date), basis: self.basis, missing: self.missing }.bounds()
    }
}

/// Days of which nothing is known, with what is known of later ones.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct HoleAnswer {
    /// The first of the days.
    pub from: Date,
    /// The last of them.
    pub through: Date,
    /// How many figures there are of later days of the year, which cannot be added up.
    pub figures: usize,
    /// The last day of those.
    pub known_through: Date,
    /// Whether they are of single days.
    pub of_days: bool,
    /// What the year comes to over all of its holes, where their counts are withheld with bounds.
    pub across: Option<Across>,
}

/// The year that another is measured against.
#[derive(Clone, Debug)]
pub struct BaselineAnswer {
    /// Which year.
    pub fiscal_year: FiscalYear,
    /// Its total, where it is known.
    pub closing: Option<Closing>,
    /// It on the same point, where it has one.
    pub same_point: Option<SamePointAnswer>,
    /// The year's figure less the one on the same point.
    pub difference: Option<Change>,
    /// The year's figure for each one on the same point.
    pub ratio: Option<Ratio>,
    /// The year's figure as a share of the baseline's total.
    pub share_reached: Option<Share>,
    /// Both in one series, where one has both.
    pub like_for_like: Option<LikeForLikeAnswer>,
    /// Counts of both years are missing on the same point, so that neither difference nor ratio is known.
    pub both_lack: bool,
}

impl BaselineAnswer {
    /// Whether the two figures are from different series, so that their difference is partly one of settling.
    #[must_use]
    pub fn is_mixed(&self, year: &YearAnswer) -> bool {
        let other = self.same_point.as_ref().filter(|point| point.reading.value.is_some());
        let is_other = |point: &SamePointAnswer| {
            let seams = [point.reading.basis, year.basis].map(|basis| matches!(basis, Basis::Seam { .. }));
            point.series != year.series || seams == [true, false] || seams == [false, true]
        };
        !self.are_totals(year) && other.is_some_and(is_other)
    }

    /// Whether both figures were published as the totals of their years.
    #[must_use]
    pub fn are_totals(&self, year: &YearAnswer) -> bool {
        let published = |closing: &Option<Closing>, figure: Estimate| {
            closing.as_ref().is_some_and(|closing| closing.is_published_as(figure))
        };
        let point = self.same_point.as_ref().and_then(|point| point.reading.value);
        year.days_left == 0
            && published(&year.closing, year.to_date)
            && point.is_some_and(|point| published(&self.closing, point))
    }
}

/// Another year on the same point.
#[derive(Clone, Debug)]
pub struct SamePointAnswer {
    /// The day.
    pub date: Date,
    /// February 29 was asked of a common year; this is February 28.
    pub leap_day_moved: bool,
    /// The series read; empty where none says anything of the year.
    pub series: String,
    /// What it says.
    pub reading: Reading,
    /// The total spread evenly: an assumption.
    pub even_spread: Option<Estimate>,
    /// The reading with the values it was made of filled in.
    pub filled: String,
    /// The rows that it rests on.
    pub rests_on: Behind,
}

impl SamePointAnswer {
    /// The series read, in words.
    #[must_use]
    pub fn series_words(&self) -> String {
        series_words(&self.series, self.reading.basis)
    }
}

/// Two years in one series.
#[derive(Clone, Debug)]
pub struct LikeForLikeAnswer {
    /// The series.
    pub series: String,
    /// The year in question.
    pub year_value: Estimate,
    /// The baseline.
    pub baseline_value: Estimate,
    /// The one for each of the other.
    pub ratio: Option<Ratio>,
    /// The rows that both rest on.
    pub rests_on: Behind,
}

/// What one method makes of the year.
#[derive(Clone, Debug)]
pub struct ProjectionAnswer {
    /// The method.
    pub method: &'static Method,
    /// Its total, or why there is none.
    pub outcome: Result<Projection, Refusal>,
    /// The rows that it rests on.
    pub rests_on: Behind,
    /// How far it may be off, judged by the past.
    pub range: Option<Range>,
    /// How it did at this stage of the replayed years.
    pub record: Option<Record>,
    /// The total against the baseline's.
    pub against_baseline: Option<PercentChange>,
    /// The miss, once the year's total is known.
    pub miss: Option<PercentChange>,
}

/// The projection in the headline and the reason for it.
#[derive(Clone, Debug)]
pub struct Headline {
    /// What was chosen and why.
    pub choice: Choice,
    /// The year is not half gone, and little can be said of its end.
    pub early: bool,
}

/// When a year passed another's total.
#[derive(Clone, Debug)]
pub struct CrossingAnswer {
    /// The year whose total was passed.
    pub fiscal_year: FiscalYear,
    /// When.
    pub crossing: Crossing,
    /// The rows on both sides of it.
    pub rests_on: Behind,
}
