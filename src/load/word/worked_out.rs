//! Words for numbers that are worked out from counts, or foreseen, and count nobody.
//!
//! Which of them tell where is for the rules that use them: a title may name a plan that its figures are none of.

/// Words for an average.
pub(crate) const AVERAGE: &[&str] = &["average", "averages", "avg", "mean", "median"];

/// Words for so many of a hundred.
pub(crate) const PERCENT: &[&str] = &["percent", "percentage", "percentages", "pct"];

/// Words for what a number is of another.
pub(crate) const SHARE: &[&str] = &["share", "shares", "proportion", "proportions", "ratio"];

/// Words for how many there are of something in so many of another.
pub(crate) const RATE: &[&str] = &["rate", "rates"];

/// Words for the least and the greatest of some counts.
pub(crate) const LIMIT: &[&str] = &["minimum", "maximum"];

/// Words for what two counts differ by.
pub(crate) const CHANGE: &[&str] =
    &["change", "changes", "difference", "differences", "increase", "decrease", "decline"];

/// Those that stand alone, and do not say of what.
pub(crate) const CHANGE_ALONE: &[&str] = &["delta", "diff", "growth", "yoy", "mom"];

/// Words for how far counts spread.
pub(crate) const SPREAD: &[&str] = &["variance", "stdev", "stddev", "deviation"];

/// Words for counts of several periods in one number.
pub(crate) const SMOOTHED: &[&str] = &["rolling", "smoothed", "trailing"];

/// Words for counts that were changed to be compared with others.
pub(crate) const ADJUSTED: &[&str] = &["adjusted", "annualised", "annualized"];

/// Words for the counts of another time.
pub(crate) const EARLIER: &[&str] = &["previous", "prior", "ago"];

/// Words for figures that were foreseen, also where a title uses them.
pub(crate) const FORECAST: &[&str] = &[
    "forecast",
    "forecasts",
    "projected",
    "projection",
    "projections",
    "goal",
    "goals",
    "target",
    "targets",
    "planned",
    "budget",
];

/// Words for figures that were foreseen, which in a title speak of anything.
pub(crate) const PLAN: &[&str] = &[
    "anticipated",
    "budgeted",
    "expected",
    "forecasted",
    "objective",
    "objectives",
    "plan",
    "plans",
    "quota",
    "quotas",
];

/// Words for what something costs.
pub(crate) const COST: &[&str] = &["cost", "costs"];
