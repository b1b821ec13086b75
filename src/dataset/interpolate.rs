//! Values between two known points of a cumulative curve.

/// The straight line from one point to the other, at `at`.
pub(super) fn linear((x0, y0): (f64, f64), (x1, y1): (f64, f64), at: f64) -> f64 {
    if x1 > x0 { y0 + (y1 - y0) * (at - x0) / (x1 - x0) } else { y0 }
}

/// The monotone cubic through points that never fall, at `at` between the points `segment` and `segment + 1`.
///
/// F. N. Fritsch and R. E. Carlson, "Monotone Piecewise Cubic Interpolation", SIAM J. Numer. Anal. 17 (1980), 238-246.
pub(super) fn monotone_cubic(points: &[(f64, f64)], segment: usize, at: f64) -> Option<f64> {
    let (&(x0, y0), &(x1, y1)) = (points.get(segment)?, points.get(segment + 1)?);
    let width = x1 - x0;
    if width <= 0.0 {
        return Some(y0);
    }
    let (m0, m1) = tangents(points, segment)?;
    let t = (at - x0) / width;
    let (t2, t3) = (t * t, t * t * t);
    Some(
        (2.0 * t3 - 3.0 * t2 + 1.0) * y0
            + (t3 - 2.0 * t2 + t) * width * m0
            + (3.0 * t2 - 2.0 * t3) * y1
            + (t3 - t2) * width * m1,
    )
}

/// How steep that cubic is at both ends of a segment: the mean of the neighboring slopes, shrunk onto the circle of radius 3
/// where it would overshoot.
pub(super) fn tangents(points: &[(f64, f64)], segment: usize) -> Option<(f64, f64)> {
    let slope = slope(points, segment)?;
    if slope == 0.0 {
        return Some((0.0, 0.0));
    }
    let tangent = |knot: usize| -> Option<f64> {
        let before = knot.checked_sub(1).and_then(|segment| self::slope(points, segment));
        match (before, self::slope(points, knot)) {
            // A flat side makes the knot an extreme, where the tangent is level.
            (Some(before), Some(after)) if before * after <= 0.0 => Some(0.0),
            (Some(before), Some(after)) => Some(f64::midpoint(before, after)),
            (one, other) => one.or(other),
        }
    };
    let (mut m0, mut m1) = (tangent(segment)?, tangent(segment + 1)?);
    let (alpha, beta) = (m0 / slope, m1 / slope);
    let reach = alpha.hypot(beta);
    if reach > 3.0 {
        m0 = 3.0 / reach * alpha * slope;
        m1 = 3.0 / reach * beta * slope;
    }
    Some((m0, m1))
}

/// The slope of one segment, or `None` past the ends.
fn slope(points: &[(f64, f64)], segment: usize) -> Option<f64> {
    let (&(x0, y0), &(x1, y1)) = (points.get(segment)?, points.get(segment + 1)?);
    (x1 > x0).then(|| (y1 - y0) / (x1 - x0))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_straight_line_stays_straight() {
        let points = [(0.0, 0.0), (40.0, 80.0), (100.0, 200.0), (160.0, 320.0)];
        for at in [40.0, 55.5, 70.0, 99.0, 100.0] {
            let value = monotone_cubic(&points, 1, at).unwrap();
            assert!((value - 2.0 * at).abs() < 1e-9, "{at}: {value}");
        }
    }

    #[test]
    fn a_curve_that_never_falls_is_never_made_to() {
        let points = [(0.0, 0.0), (46.0, 10.0), (60.0, 5000.0), (120.0, 5001.0), (186.0, 40_000.0)];
        for segment in 0..points.len() - 1 {
            let (from, to) = (points[segment], points[segment + 1]);
            let mut last = from.1;
            for step in 0..=100 {
                let at = from.0 + (to.0 - from.0) * f64::from(step) / 100.0;
                let value = monotone_cubic(&points, segment, at).unwrap();
                assert!(value >= last - 1e-9 && value <= to.1 + 1e-9, "{at}: {value} after {last}");
                last = value;
            }
        }
    }

    #[test]
    fn a_symmetric_bend_can_be_checked_by_hand() {
        // Slopes 1 and 3 meet in the middle knot with tangent 2; the outer tangents are the slopes themselves.
        // At t = 1/2 the cubic is (y0 + y1) / 2 + width * (m0 - m1) / 8 = 5 + 10 * (1 - 2) / 8.
        let points = [(0.0, 0.0), (10.0, 10.0), (20.0, 40.0)];
        assert!((monotone_cubic(&points, 0, 5.0).unwrap() - 3.75).abs() < 1e-9);
    }
}
