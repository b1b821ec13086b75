//! What the lines of the pace view are: the same years, looked at as counts, as rates or as differences.

use super::state::State;
use super::views::ViewId;
use crate::catalog::{self, Row};
use crate::report::middle_half;

/// What a line shows of its year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CurveId {
    /// The count to date.
    Cumulative,
    /// Removals a day over the last weeks.
    Rate,
    /// The year in question less it.
    Lead,
}

/// What the lines of the pace view are.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Lines {
    /// What they show of their years.
    pub curve: CurveId,
    /// On a logarithmic scale, where it has one.
    pub log: bool,
    /// The earlier years put together.
    pub half: bool,
}

impl Default for Lines {
    fn default() -> Self {
        Self { curve: CurveId::Cumulative, log: false, half: false }
    }
}

/// Every curve, in the order that a key goes through them.
pub static CURVES: &[CurveId] = &[CurveId::Cumulative, CurveId::Rate, CurveId::Lead];

impl Row for CurveId {
    fn id(&self) -> &'static str {
        match self {
            Self::Cumulative => "cumulative",
            Self::Rate => "rate",
            Self::Lead => "difference",
        }
    }
    fn words(&self) -> &'static str {
        match self {
            Self::Cumulative => "the count from the first day on",
            Self::Rate => "removals a day, over the 28 days through each day or those so far",
            Self::Lead => "the year in question less each other year",
        }
    }
}

/// The next curve, round again.
pub(super) fn next(state: &mut State) {
    if let Some(curve) = catalog::after(CURVES, |curve| *curve == state.lines.curve, 1) {
        state.lines.curve = *curve;
    }
}

/// Why the curve would not change.
pub(super) fn no_other_curve(state: &State) -> Option<&'static str> {
    (state.view != ViewId::Pace).then_some("only the pace view has other curves")
}

/// Why the scale would not change.
pub(super) fn no_log(state: &State) -> Option<&'static str> {
    match (state.view, state.lines.curve) {
        (ViewId::Pace, CurveId::Lead) => {
            Some("a difference may be below zero, which a logarithmic scale has no place for")
        }
        (ViewId::Pace, CurveId::Cumulative | CurveId::Rate) => None,
        (_, _) => Some("only the pace view has a logarithmic scale"),
    }
}

/// Why earlier years cannot be put together.
pub(super) fn no_half(state: &State) -> Option<&'static str> {
    if state.view != ViewId::Pace || state.lines.curve != CurveId::Cumulative {
        Some("only the counts of the pace view are put together")
    } else if state.lines.half {
        None
    } else {
        middle_half(&state.report).is_none().then_some("it takes five earlier years with figures on the way")
    }
}
