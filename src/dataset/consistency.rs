//! Which points of a cumulative curve contradict the others.

use super::Kind;
use super::curve::Knot;

/// Splits points in order of days into those that never fall and those that contradict them.
///
/// A cumulative count cannot fall, so a fall proves that one of two points is wrong but not which. The fewest points
/// are doubted: what stays is a longest run that never falls; between equally long ones, the later points stay, as those of
/// a revision downward.
/// The total of a closed year outranks what was said on the way to it.
pub(super) fn split(points: Vec<Knot<'_>>) -> (Vec<Knot<'_>>, Vec<Knot<'_>>) {
    let closed = points.iter().find(|knot| knot.observation.kind == Kind::Final).map(|knot| knot.count);
    let above = |knot: &Knot<'_>| closed.is_some_and(|total| knot.count > total);
    if points.is_sorted_by_key(|knot| knot.count) && !points.last().is_some_and(above) {
        return (points, Vec::new());
    }
    let (mut doubted, within): (Vec<_>, Vec<_>) = points.into_iter().partition(above);
    let keep = longest_rise(&within.iter().map(|knot| knot.count.0).collect::<Vec<_>>());
    let mut kept = Vec::with_capacity(within.len());
    for (place, knot) in within.into_iter().enumerate() {
        if keep.binary_search(&place).is_ok() { kept.push(knot) } else { doubted.push(knot) }
    }
    (kept, doubted)
}

/// The places of a longest subsequence that never falls, latest places first among equals.
fn longest_rise(counts: &[u64]) -> Vec<usize> {
    if counts.is_sorted() {
        return (0..counts.len()).collect();
    }
    // For each place the length of the longest run that ends there; then the run is read off from the right, taking the
    // last place that can still make the full length.
    let mut lengths: Vec<usize> = Vec::with_capacity(counts.len());
    for (place, count) in counts.iter().enumerate() {
        let earlier = counts.iter().zip(&lengths).take(place);
        let best = earlier.filter(|(before, _)| *before <= count).map(|(_, length)| *length).max();
        lengths.push(best.unwrap_or(0) + 1);
    }
    let mut wanted = lengths.iter().copied().max().unwrap_or(0);
    let (mut ceiling, mut run) = (u64::MAX, Vec::with_capacity(wanted));
    for (place, (count, length)) in counts.iter().zip(&lengths).enumerate().rev() {
        if *length == wanted && *count <= ceiling {
            run.push(place);
            ceiling = *count;
            wanted -= 1;
        }
    }
    run.reverse();
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
        // A revision downward: the later counts stand, the newest one above all.
        check(&[18_320, 36_264, 36_200, 55_265], &[0, 2, 3]);
        check(&[18_320, 36_264, 36_200], &[0, 2]);
        // One count too low between others that rise, first or last.
        check(&[10, 20, 5, 30], &[0, 1, 3]);
        check(&[10, 20, 30, 5], &[0, 1, 2]);
        check(&[50, 20, 30], &[1, 2]);
    }
}
