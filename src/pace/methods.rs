//! The methods that carry a year to its end, each a row with its formula, its source and what it needs.
//!
//! A projection is arithmetic from a stated assumption. In the formulas `Y` is the count to date, `d` the fiscal day,
//! `N` the days of the year, `T` a prior year's total, `C(d)` its count on the same point, `r_k` the rate of the last
//! `k` days.

use super::{Evidence, Prior, Refusal};
use crate::calendar::{FiscalDay, FiscalYear};
use crate::catalog::Row;
use crate::quantity::{Estimate, PerDay};

/// The name of a method.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MethodId {
    /// Every day like the average so far.
    StraightLine,
    /// Every day like the last weeks.
    Trailing28,
    /// As large a share of the year as other years had by now.
    SeasonalShare,
    /// As many still to come as last year had.
    RestAsLastYear,
    /// As many in all as last year had.
    LastYearsTotal,
}

/// A method as a choice.
#[derive(Debug)]
pub struct Method {
    /// Which one.
    pub method: MethodId,
    id: &'static str,
    words: &'static str,
    /// The formula, in the letters of this module.
    pub formula: &'static str,
    /// Where the formula is from.
    pub source: &'static str,
    /// What the data must hold for it, as a clause after "needs".
    pub needs: &'static str,
    /// Whether it may stand in a headline; a benchmark may not.
    pub headline: bool,
    project: fn(&Evidence<'_>) -> Result<Projection, Refusal>,
}

/// A year's total by a method.
#[derive(Clone, Debug, PartialEq)]
pub struct Projection {
    /// The total.
    pub total: Estimate,
    /// The window that a recent rate was taken over, in days.
    pub window_days: Option<u16>,
    /// The prior years that went into it.
    pub prior_years: Vec<FiscalYear>,
    /// Their counts on the same point and their totals, added up, where the method divides by their share.
    pub prior_sums: Option<(Estimate, Estimate)>,
    /// The day that a recent rate ends on.
    pub window_end: Option<FiscalDay>,
    /// That rate.
    pub rate: Option<PerDay>,
}

/// Every method, the simplest first.
pub static METHODS: &[Method] = &[
    Method {
        method: MethodId::StraightLine,
        id: "straight_line",
        words: "every day to come like the average so far",
        formula: "Y * N / d",
        source: "annualization by simple proportion",
        needs: "a figure to date",
        headline: true,
        project: straight_line,
    },
    Method {
        method: MethodId::Trailing28,
        id: "trailing_28",
        words: "every day to come like the last four weeks, or the available window nearest to them",
        formula: "Y + r_28 * (N - d)",
        source: "run rate over whole weeks",
        needs: "two figures of the year, at least two weeks and at most two months apart",
        headline: true,
        project: trailing,
    },
    Method {
        method: MethodId::SeasonalShare,
        id: "seasonal_share",
        words: "as large a share of the year reached as prior years had on this point",
        formula: "Y / (sum C(d) / sum T)",
        source: "ratio estimator, Cochran, Sampling Techniques (1977), chapter 6",
        needs: "a complete prior year that can be read on the same point",
        headline: true,
        project: seasonal_share,
    },
    Method {
        method: MethodId::RestAsLastYear,
        id: "rest_as_last_year",
        words: "as many still to come as last year had after this point",
        formula: "Y + T - C(d)",
        source: "seasonal naive forecast, Hyndman and Athanasopoulos, Forecasting (2021), section 5.2",
        needs: "last year's total, and last year read on the same point",
        headline: true,
        project: rest_as_last_year,
    },
    Method {
        method: MethodId::LastYearsTotal,
        id: "last_years_total",
        words: "last year's total again: a benchmark for the others, never a headline",
        formula: "T",
        source: "naive forecast, Hyndman and Athanasopoulos, Forecasting (2021), section 5.2",
        needs: "last year's total",
        headline: false,
        project: last_years_total,
    },
];

impl Row for Method {
    fn id(&self) -> &'static str {
        self.id
    }
    fn words(&self) -> &'static str {
        self.words
    }
}

impl Method {
    /// The total that the method makes of the evidence.
    ///
    /// # Errors
    ///
    /// If the evidence is not enough, with what is missing.
    pub fn project(&self, evidence: &Evidence<'_>) -> Result<Projection, Refusal> {
        (self.project)(evidence)
    }

    /// The name for readers.
    #[must_use]
    pub fn title(&self) -> &'static str {
        self.method.title()
    }

    /// The name for readers of one projection: one prior year makes a seasonal share a plain ratio, and it is called
    /// that.
    #[must_use]
    pub fn name(&self, projection: &Projection) -> &'static str {
        match (self.method, projection.prior_years.len()) {
            (MethodId::SeasonalShare, 1) => "one-year ratio",
            (method, _) => method.title(),
        }
    }
}

impl MethodId {
    /// The catalog's id.
    #[must_use]
    pub fn id(self) -> &'static str {
        METHODS.iter().find(|row| row.method == self).map_or("", |row| row.id)
    }

    /// The name for readers.
    #[must_use]
    pub fn title(self) -> &'static str {
        match self {
            Self::StraightLine => "straight line",
            Self::Trailing28 => "recent rate",
            Self::SeasonalShare => "seasonal share",
            Self::RestAsLastYear => "rest as last year",
            Self::LastYearsTotal => "last year's total",
        }
    }
}

fn plain(total: Estimate) -> Projection {
    Projection {
        total,
        window_days: None,
        prior_years: Vec::new(),
        prior_sums: None,
        window_end: None,
        rate: None,
    }
}

fn straight_line(evidence: &Evidence<'_>) -> Result<Projection, Refusal> {
    let rate = evidence.to_date.per_day(evidence.day.days()).ok_or(Refusal::NothingCounted)?;
    Ok(plain(rate.over(evidence.days.days())))
}

/// The window of a recent rate, in days.
const WINDOW: u16 = 28;
/// The shortest window that still holds two whole weeks.
const SHORTEST_WINDOW: u16 = 14;
/// The longest window that can be called recent: two months.
const LONGEST_WINDOW: u16 = 63;

fn trailing(evidence: &Evidence<'_>) -> Result<Projection, Refusal> {
    let (until, reached) = evidence.ripe();
    // Only the last day that is far enough away and the one behind it can be nearest.
    let shorter = evidence.observed.partition_point(|(day, _)| day.0.saturating_add(WINDOW) <= until.0);
    let near = [shorter.checked_sub(1), Some(shorter)].into_iter().flatten();
    let windows = near
        .filter_map(|place| evidence.observed.get(place))
        .filter_map(|(day, count)| Some((until.0.checked_sub(day.0)?, *count)))
        .filter(|(window, _)| (SHORTEST_WINDOW..=LONGEST_WINDOW).contains(window));
    // Of two windows equally far from 28 days the shorter is the more recent.
    let nearest = windows.min_by_key(|(window, _)| (window.abs_diff(WINDOW), *window));
    let (window, start) = nearest.ok_or(Refusal::NeedsTwoObservations {
        fiscal_year: evidence.fiscal_year,
        has: evidence.observed.len(),
        shortest: SHORTEST_WINDOW,
        longest: LONGEST_WINDOW,
    })?;
    let rate = PerDay(reached.change_from(start).0 / f64::from(window));
    // Days that still come in late lower no rate, and what was counted of them stays counted.
    let total = evidence.to_date.plus(rate.over(evidence.days.days() - evidence.day.days()));
    let (window_days, window_end) = (Some(window), Some(until));
    Ok(Projection { window_days, window_end, rate: Some(rate), ..plain(total) })
}

fn seasonal_share(evidence: &Evidence<'_>) -> Result<Projection, Refusal> {
    let read: Vec<_> = evidence.priors.iter().filter_map(|prior| Some((prior.at_point?, prior))).collect();
    let reached: f64 = read.iter().map(|(at_point, _)| at_point.0).sum();
    let totals: f64 = read.iter().map(|(_, prior)| prior.total.0).sum();
    if reached <= 0.0 {
        return Err(Refusal::NeedsPriorReading {
            complete: evidence.priors.len(),
            series: evidence.series.to_string(),
        });
    }
    let prior_years = read.iter().map(|(_, prior)| prior.fiscal_year).collect();
    let prior_sums = Some((Estimate(reached), Estimate(totals)));
    Ok(Projection { prior_years, prior_sums, ..plain(evidence.to_date.times(totals / reached)) })
}

fn rest_as_last_year(evidence: &Evidence<'_>) -> Result<Projection, Refusal> {
    let last = last_year(evidence)?;
    let fiscal_year = last.fiscal_year;
    let series = || evidence.series.to_string();
    let at_point = last.at_point.ok_or_else(|| Refusal::NeedsReading { fiscal_year, series: series() })?;
    let rest = last.total.change_from(at_point);
    let prior_sums = Some((at_point, last.total));
    let total = Estimate(evidence.to_date.0 + rest.0);
    Ok(Projection { prior_years: vec![fiscal_year], prior_sums, ..plain(total) })
}

fn last_years_total(evidence: &Evidence<'_>) -> Result<Projection, Refusal> {
    let last = last_year(evidence)?;
    Ok(Projection { prior_years: vec![last.fiscal_year], ..plain(last.total) })
}

fn last_year(evidence: &Evidence<'_>) -> Result<Prior, Refusal> {
    match evidence.last_year {
        Some(last) if last.incomplete => Err(Refusal::NeedsWholeYear(last.fiscal_year)),
        Some(last) => Ok(last),
        None => Err(Refusal::NeedsFinal(evidence.against)),
    }
}
