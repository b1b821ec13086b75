//! Which points of a cumulative curve contradict the others.

use super::Kind;
use super::curve::Knot;

/// Splits points in order of days into those that never fall and those that contradict them.
///
/// A cumulative count cannot fall, so a fall proves that one of two points is wrong but not which. The fewest points
/// are doubted: what stays is a longest run that never falls; between equally long ones, the point that fell goes.
/// The total of a closed year outranks what was said on the way to it.
pub(super) fn split(points: Vec<Knot<'_>>) -> (Vec<Knot<'_>>, Vec<Knot<'_>>) {
    let closed = points.iter().find(|knot| knot.observation.kind == Kind::Final).map(|knot| knot.count);
    let above = |knot: &Knot<'_>| closed.is_some_and(|total| knot.count > total);
    let (mut doubted, within): (Vec<_>, Vec<_>) = points.into_iter().partition(above);
    let keep = longest_rise(&within.iter().map(|knot| knot.count.0).collect::<Vec<_>>());
    let mut kept = Vec::with_capacity(within.len());
    for (place, knot) in within.into_iter().enumerate() {
        if keep.binary_search(&place).is_ok() { kept.push(knot) } else { doubted.push(knot) }
    }
    (kept, doubted)
}

/// The places of a longest subsequence that never falls, earliest places first among equals.
fn longest_rise(counts: &[u64]) -> Vec<usize> {
    if counts.is_sorted() {
        return (0..counts.len()).collect();
    }
    // For each place the length of the longest run that starts there, from the right; then the run is read off from
    // the left, taking the first place that can still make the full length.
    let mut lengths = vec![1_usize; counts.len()];
    for (place, count) in counts.iter().enumerate().rev() {
        let later = counts.iter().zip(&lengths).skip(place + 1);
        let best = later.filter(|(next, _)| *next >= count).map(|(_, length)| *length).max().unwrap_or(0);
        if let Some(length) = lengths.get_mut(place) {
            *length = best + 1;
        }
    }
    let mut wanted = lengths.iter().copied().max().unwrap_or(0);
    let (mut floor, mut run) = (0, Vec::with_capacity(wanted));
    for (place, (count, length)) in counts.iter().zip(&lengths).enumerate() {
        if *length == wanted && *count >= floor {
            run.push(place);
            floor = *count;
            wanted -= 1;
        }
    }
    run
}

#[cfg(test)]
mod tests {
    use super::longest_rise;

    #[test]
    fn the_fewest_points_are_doubted() {
        let check = |counts: &[u64], kept: &[usize]| assert_eq!(longest_rise(counts), kept, "{counts:?}");
        check(&[], &[]);
        check(&[10, 20, 20, 30], &[0, 1, 2, 3]);
        // A total of another year left in the file.
        check(&[10, 185_884, 30, 40], &[0, 2, 3]);
        // A revision downward: the point that fell is the one in doubt.
        check(&[18_320, 36_264, 36_200, 55_265], &[0, 1, 3]);
    }
}
