//! How far a projection may be off, judged by how far it has been.

use super::{MethodId, Projection, Replay, Stage};
use crate::calendar::FiscalYear;
use crate::quantity::Estimate;

/// From how many replayed years on their misses make a range.
pub(super) const YEARS_FOR_A_RANGE: usize = 3;

/// From how many on the tenth and ninetieth percentile are taken instead of the least and the most.
const YEARS_FOR_QUANTILES: usize = 8;

/// What a range rests on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum RangeBasis {
    /// Past misses of the method at the same stage of these years, least to most.
    PastMisses(Vec<FiscalYear>),
    /// Past misses of these years, their tenth to their ninetieth percentile.
    PastQuantiles(Vec<FiscalYear>),
    /// Too few years were replayed: the least and the most that the methods give for this year.
    Spread,
}

/// A span round a projection. Never a probability.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    /// Its lower end.
    pub low: Estimate,
    /// Its upper end.
    pub high: Estimate,
    /// What it rests on.
    pub basis: RangeBasis,
    /// Of how many years the range of the other years' misses would have held every total.
    pub held: Option<(usize, usize)>,
}

/// `F * [min .. max of T / F]` at the same stage of the replayed years; `None` with fewer than three of them.
///
/// Never below the count to date, which has been reached already.
#[must_use]
pub fn past_misses(
    replay: &Replay,
    method: MethodId,
    stage: Stage,
    projection: &Projection,
    to_date: Estimate,
) -> Option<Range> {
    let corrections = replay.corrections(method, stage);
    if corrections.len() < YEARS_FOR_A_RANGE {
        return None;
    }
    let years: Vec<_> = corrections.iter().map(|(year, _)| *year).collect();
    let (low, high) = ends(corrections.iter().map(|(_, ratio)| ratio.0), years.len())?;
    let basis = if years.len() < YEARS_FOR_QUANTILES {
        RangeBasis::PastMisses(years)
    } else {
        RangeBasis::PastQuantiles(years)
    };
    let at_least = |factor: f64| Estimate(projection.total.times(factor).0.max(to_date.0));
    Some(Range { low: at_least(low), high: at_least(high), basis, held: replay.covered(method, stage) })
}

/// The ends of a range that rests on so many years. Where one of them is left out to be judged by the others, the range
/// is still made the way that it is shown.
pub(super) fn ends(ratios: impl Iterator<Item = f64>, years: usize) -> Option<(f64, f64)> {
    let mut ratios: Vec<f64> = ratios.collect();
    ratios.sort_by(f64::total_cmp);
    let (low, high) = if years < YEARS_FOR_QUANTILES { (0.0, 1.0) } else { (0.1, 0.9) };
    Some((quantile(&ratios, low)?, quantile(&ratios, high)?))
}

/// From the least to the most that the methods give; `None` with fewer than two of them.
#[must_use]
pub fn spread(totals: &[Estimate]) -> Option<Range> {
    let low = totals.iter().map(|total| total.0).reduce(f64::min)?;
    let high = totals.iter().map(|total| total.0).reduce(f64::max)?;
    (totals.len() > 1).then_some(Range {
        low: Estimate(low),
        high: Estimate(high),
        basis: RangeBasis::Spread,
        held: None,
    })
}

/// The value that a share, from 0 to 1, of sorted values lies below, linear between neighbors; `None` of no values.
/// Hyndman and Fan, The American Statistician 50 (1996), definition 7.
#[must_use]
#[allow(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a place within a short list")]
pub fn quantile(sorted: &[f64], share: f64) -> Option<f64> {
    let place = share * sorted.len().checked_sub(1)? as f64;
    let (below, above) = (sorted.get(place.floor() as usize)?, sorted.get(place.ceil() as usize)?);
    Some(below + (above - below) * place.fract())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn quartiles_lie_between_values_by_the_share_of_the_way() {
        let sorted = [1.0, 2.0, 4.0, 8.0, 16.0, 32.0];
        let of = |share: f64| quantile(&sorted, share).unwrap();
        assert_eq!((of(0.0), of(0.25), of(0.5), of(0.75), of(1.0)), (1.0, 2.5, 6.0, 14.0, 32.0));
        assert_eq!(quantile(&[], 0.5), None);
        assert_eq!(quantile(&[7.0], 0.75), Some(7.0));
    }
}
