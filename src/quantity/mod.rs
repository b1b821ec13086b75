//! Counts, rates and shares, each with its unit in its type.
//!
//! A [`Count`] is exact and adds with a check. An [`Estimate`] is a count that was worked out rather than counted
//! (interpolated, projected), a [`PerDay`] a rate over days, a [`Share`] a part of a whole, a [`Change`] a signed
//! distance. Nothing is rounded before it is shown; `Display` is the last step, and [`rounded`] the one that
//! machine-readable formats use. A difference that stands beside its two sides is that of the sides as they are shown.

mod show;
#[cfg(test)]
mod tests;

pub use show::{grouped, rounded, with_unit};

/// People counted: exact.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Default)]
pub struct Count(pub u64);

impl From<u8> for Count {
    fn from(people: u8) -> Self {
        Self(people.into())
    }
}

impl Count {
    /// The sum, or `None` where it no longer fits.
    #[must_use]
    pub fn checked_add(self, other: Self) -> Option<Self> {
        self.0.checked_add(other.0).map(Self)
    }

    /// The sum of all, or `None` where it no longer fits.
    #[must_use]
    pub fn checked_sum(counts: impl IntoIterator<Item = Self>) -> Option<Self> {
        counts.into_iter().try_fold(Self(0), Self::checked_add)
    }

    /// The count for arithmetic that goes beyond adding up.
    #[must_use]
    pub fn estimate(self) -> Estimate {
        Estimate(self.0 as f64)
    }
}

/// A number of people that was worked out rather than counted; may hold a fraction.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Estimate(pub f64);

impl Estimate {
    /// Spread over so many days; `None` over no days.
    #[must_use]
    pub fn per_day(self, days: f64) -> Option<PerDay> {
        (days > 0.0).then_some(PerDay(self.0 / days))
    }

    /// As a part of `whole`; `None` where there is no whole.
    #[must_use]
    pub fn share_of(self, whole: Self) -> Option<Share> {
        (whole.0 > 0.0).then_some(Share(self.0 / whole.0))
    }

    /// The signed distance from `baseline` to here.
    #[must_use]
    pub fn change_from(self, baseline: Self) -> Change {
        Change(self.0 - baseline.0)
    }

    /// The signed distance between the two as they are shown, in whole numbers: whoever subtracts the one printed figure
    /// from the other comes to the one that is printed beside them.
    #[must_use]
    pub fn shown_change_from(self, baseline: Self) -> Change {
        Change(self.0.round() - baseline.0.round())
    }

    /// This number for each one of `baseline`; `None` where there is none.
    #[must_use]
    pub fn ratio_to(self, baseline: Self) -> Option<Ratio> {
        (baseline.0 > 0.0).then_some(Ratio(self.0 / baseline.0))
    }

    /// How much more than `baseline` it is, in percent; `None` where there is none.
    #[must_use]
    pub fn percent_from(self, baseline: Self) -> Option<PercentChange> {
        self.ratio_to(baseline).map(Ratio::percent_change)
    }

    /// The change in percent between the two as they are shown: of a handful, what rounding adds is many percent.
    #[must_use]
    pub fn shown_percent_from(self, baseline: Self) -> Option<PercentChange> {
        Self(self.0.round()).percent_from(Self(baseline.0.round()))
    }

    /// Both together.
    #[must_use]
    pub fn plus(self, other: Self) -> Self {
        Self(self.0 + other.0)
    }

    /// So many times as much.
    #[must_use]
    pub fn times(self, factor: f64) -> Self {
        Self(self.0 * factor)
    }
}

/// A signed number of people: a distance between two counts or estimates.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Change(pub f64);

/// Removals a day over a stated window.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct PerDay(pub f64);

impl PerDay {
    /// The number of people that this rate makes in so many days.
    #[must_use]
    pub fn over(self, days: f64) -> Estimate {
        Estimate(self.0 * days)
    }

    /// This rate for each one of `baseline`; `None` where there is none.
    #[must_use]
    pub fn ratio_to(self, baseline: Self) -> Option<Ratio> {
        (baseline.0 > 0.0).then_some(Ratio(self.0 / baseline.0))
    }
}

/// A part of a whole: 1 is all of it. Shows as a percentage.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Share(pub f64);

impl Share {
    /// `days` of `all`; `None` of nothing.
    #[must_use]
    pub fn of_days(days: f64, all: f64) -> Option<Self> {
        (all > 0.0).then_some(Self(days / all))
    }
}

/// How many times as much: 1 is the same.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct Ratio(pub f64);

impl Ratio {
    /// How much more that is than once as much: a ratio of 0.94 is 6 percent less.
    #[must_use]
    pub fn percent_change(self) -> PercentChange {
        PercentChange((self.0 - 1.0) * 100.0)
    }
}

/// A change in percent of the baseline, signed.
#[derive(Clone, Copy, Debug, PartialEq, PartialOrd)]
pub struct PercentChange(pub f64);
