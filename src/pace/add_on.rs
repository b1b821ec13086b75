//! What the last weeks of a year have added over the trend: a source that closes its books in one go counts more at
//! the end than the weeks before promise.

use super::{MethodId, Refusal, Replay, STAGES};
use crate::calendar::FiscalYear;
use crate::quantity::{Estimate, Share};

/// How many years the share is learned from at least.
const YEARS: usize = 2;

/// The add-on for the year's end: `F / (1 - c)`.
#[derive(Clone, Debug, PartialEq)]
pub struct AddOn {
    /// `c`: the mean share of a year's total that the trend of its last weeks missed.
    pub share: Share,
    /// The years it was learned from.
    pub years: Vec<FiscalYear>,
    /// The projected total with it.
    pub total: Estimate,
}

/// Learns the share from replayed years with a figure in their last twentieth, and adds it to a projected total.
///
/// # Errors
///
/// If there are fewer than two such years.
pub fn add_on(replay: &Replay, total: Estimate) -> Result<AddOn, Refusal> {
    // The trend of a year's last weeks is its recent rate; T / F - 1 over T / F is the share of T that F lacked.
    let late = STAGES.last().copied().map(|late| replay.corrections(MethodId::Trailing28, late));
    let corrections = late.unwrap_or_default();
    let refusal = Refusal::NeedsLateYears { needed: YEARS, has: corrections.len() };
    if corrections.len() < YEARS {
        return Err(refusal);
    }
    let shares = corrections.iter().map(|(_, ratio)| 1.0 - 1.0 / ratio.0);
    let share = shares.sum::<f64>() / corrections.len() as f64;
    let years = corrections.into_iter().map(|(year, _)| year).collect();
    let add_on = AddOn { share: Share(share), years, total: Estimate(total.0 / (1.0 - share)) };
    if share < 1.0 { Ok(add_on) } else { Err(refusal) }
}
