//! How a value is known, and what lies between two of them.

use super::missing::{Bounds, Missing};
use crate::calendar::Date;
use crate::quantity::Estimate;

/// Why a curve says nothing of a day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Silence {
    /// The day lies in this gap, which is longer than [`CUBIC_DAYS`](super::CUBIC_DAYS).
    Gap {
        /// The last known day before it, or the day before the year began.
        from: Date,
        /// The first known day after it.
        to: Date,
    },
    /// The last known day lies before it.
    After(Date),
    /// Nothing is known of the year in this series.
    Empty,
}

/// How a value is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Basis {
    /// It was published for this day.
    Observed,
    /// It lies between two published days.
    Interpolated {
        /// The known day before.
        from: Date,
        /// The known day after.
        to: Date,
    },
    /// It lies between the last figure of a series and the year's total of another one, which counts otherwise.
    Seam {
        /// The day of that figure.
        from: Date,
        /// The last day of the year.
        to: Date,
    },
    /// It is a sum in which a period of two fiscal years counts by its days: see [`Whole`](super::Whole).
    Split {
        /// The first day of that period.
        from: Date,
        /// The last day of it.
        through: Date,
    },
    /// It cannot be known from these data.
    Unknown(Silence),
}

impl Basis {
    /// The word for it in the report's contract.
    #[must_use]
    pub fn word(self) -> &'static str {
        match self {
            Self::Observed => "observed",
            Self::Interpolated { .. } | Self::Seam { .. } | Self::Split { .. } => "interpolated",
            Self::Unknown(_) => "unknown",
        }
    }

    /// How many days of not knowing the value bridges; the wider, the weaker.
    #[must_use]
    pub fn width(self) -> i64 {
        match self {
            Self::Observed => 0,
            Self::Interpolated { from, to } | Self::Seam { from, to } => to.days_since(from),
            Self::Split { from, through } => through.days_since(from) + 1,
            Self::Unknown(_) => i64::MAX,
        }
    }

    /// How many days of not knowing lie in what was counted after a day of this basis and through one of the other. What
    /// both hold of a split week is in neither end of the difference.
    #[must_use]
    pub fn width_to(self, end: Self) -> i64 {
        if self == end && matches!(self, Self::Split { .. }) { 0 } else { self.width().max(end.width()) }
    }

    /// The known days that the value lies between, where it is worked out.
    #[must_use]
    pub fn between(self) -> Option<(Date, Date)> {
        match self {
            Self::Interpolated { from, to } | Self::Seam { from, to } => Some((from, to)),
            Self::Split { from, through } => Some((from.plus_days(-1), through)),
            Self::Observed | Self::Unknown(_) => None,
        }
    }
}

/// A curve's value on a day, with how it is known.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Reading {
    /// The count from the first day of the year through the day asked for; `None` exactly if the basis is unknown.
    pub value: Option<Estimate>,
    /// How it is known.
    pub basis: Basis,
    /// Counts that are missing from what it rests on, where it is too low.
    pub missing: Option<Missing>,
}

impl Reading {
    /// Nothing can be said of the day.
    #[must_use]
    pub fn unknown(silence: Silence) -> Self {
        Self { value: None, basis: Basis::Unknown(silence), missing: None }
    }

    /// What was published for the day.
    #[must_use]
    pub fn observed(value: Estimate, missing: Option<Missing>) -> Self {
        Self { value: Some(value), basis: Basis::Observed, missing }
    }

    /// Whether counts are missing from what it rests on.
    #[must_use]
    pub fn is_incomplete(&self) -> bool {
        self.missing.is_some()
    }

    /// Between which numbers the value lies, where counts are missing from it. What lies between two reports is not sure
    /// enough for that.
    #[must_use]
    pub fn bounds(&self) -> Option<Bounds> {
        let value = self.value.filter(|_| self.basis == Basis::Observed)?;
        self.missing.map(|missing| missing.bounds(value))
    }
}

/// What a curve counts between two days.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Counted {
    /// How many.
    pub count: Estimate,
    /// How the count before the first day is known.
    pub start: Basis,
    /// How the count through the last day is known.
    pub end: Basis,
    /// Whether one end is of the series and the other behind its [seam](super::Curve::seam).
    pub over_seam: bool,
    /// Whether counts are missing from what it rests on.
    pub lacks: bool,
}

impl Counted {
    /// How many days of not knowing the weaker end bridges.
    #[must_use]
    pub fn width(&self) -> i64 {
        self.start.width_to(self.end)
    }
}
