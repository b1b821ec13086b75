//! A line as the dots it covers, in order: clipped, traced, thinned, dashed, thickened.
//!
//! Each step is a pure function on dots. A traced line is connected (each dot touches the next, if only by a corner)
//! and, once thinned, has no dot that it could do without, so lines keep one weight at every slope.

use super::element::{Dash, Point, Rank, Series};
use super::geometry::{Geometry, whole};

/// A dot, counted from the upper left of the plot.
pub(super) type Dot = (u16, u16);

/// What is this close below the edge of a dot lies on it, lest rounding skip a dot.
const HAIR: f64 = 1e-9;

/// Every dot of a series on this grid. Only what is solid is drawn heavy: a dash is thin and clear, and what it says
/// (arithmetic, not data) should weigh less. On a grid one dot wide a second dot would be a second cell; there the glyph
/// is heavy.
pub(super) fn dots(series: &Series, geometry: &Geometry) -> Vec<Dot> {
    let mut dots = Vec::new();
    for run in
        series.runs.iter().flat_map(|run| run.split(|point| !(point.0.is_finite() && point.1.is_finite())))
    {
        let path = thin(&trace(run, geometry));
        if series.rank == Rank::Focus && series.dash == Dash::Solid && geometry.dots.0 > 1 {
            dots.extend(thicken(&path));
        }
        dots.extend(dash(&path, series.dash, geometry.dots));
    }
    dots
}

/// The dots between the points of a run, in order.
fn trace(run: &[Point], geometry: &Geometry) -> Vec<Dot> {
    let (across, down) = geometry.grid();
    if across == 0 || down == 0 {
        return Vec::new();
    }
    let bounds = (f64::from(across), f64::from(down));
    let dot = |(x, y): Point| (whole(x + HAIR).min(across - 1), whole(y + HAIR).min(down - 1));
    let points: Vec<Point> = run.iter().map(|point| geometry.position(*point)).collect();
    // A run of one point is a segment of no length.
    let alone = points.first().filter(|_| points.len() == 1).map(|point| (*point, *point));
    let segments = points.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    let clipped = segments.chain(alone).filter_map(|(from, to)| clip(from, to, bounds));
    let mut path: Vec<Dot> = clipped.flat_map(|(from, to)| step(from, to)).map(dot).collect();
    path.dedup();
    path
}

/// Points on a segment, one for each dot along its longer side (a digital differential analyzer: Bresenham's line
/// between fractions, so that the hundreds of short segments of a daily curve do not jitter).
fn step(from: Point, to: Point) -> impl Iterator<Item = Point> {
    let steep = (to.1 - from.1).abs() > (to.0 - from.0).abs();
    let turn = move |(x, y): Point| if steep { (y, x) } else { (x, y) };
    let (start, end) = (turn(from), turn(to));
    let length = end.0 - start.0;
    let slope = if length == 0.0 { 0.0 } else { (end.1 - start.1) / length };
    let (first, last) = (whole(start.0 + HAIR), whole(end.0 + HAIR));
    (0..=first.abs_diff(last)).map(move |count| {
        let place = if last < first { first - count } else { first.saturating_add(count) };
        let middle = (f64::from(place) + 0.5).clamp(start.0.min(end.0), start.0.max(end.0));
        turn((middle, start.1 + (middle - start.0) * slope))
    })
}

/// The part of a segment within the bounds (Liang and Barsky, "A New Concept and Method for Line Clipping", 1984).
fn clip(from: Point, to: Point, bounds: (f64, f64)) -> Option<(Point, Point)> {
    let (dx, dy) = (to.0 - from.0, to.1 - from.1);
    if !(dx.is_finite() && dy.is_finite()) {
        return None;
    }
    let (mut enter, mut leave) = (0.0f64, 1.0f64);
    for (toward, room) in [(-dx, from.0), (dx, bounds.0 - from.0), (-dy, from.1), (dy, bounds.1 - from.1)] {
        if toward == 0.0 {
            if room < 0.0 {
                return None;
            }
        } else if toward < 0.0 {
            enter = enter.max(room / toward);
        } else {
            leave = leave.min(room / toward);
        }
    }
    let at = |share: f64| (from.0 + share * dx, from.1 + share * dy);
    (enter <= leave).then(|| (at(enter), at(leave)))
}

/// The path without the dots at its corners, whose neighbors touch without them.
fn thin(path: &[Dot]) -> Vec<Dot> {
    let mut thinned: Vec<Dot> = Vec::with_capacity(path.len());
    for (place, dot) in path.iter().enumerate() {
        let corner = match (thinned.last(), path.get(place + 1)) {
            (Some(before), Some(after)) => {
                before.0.abs_diff(after.0) == 1
                    && before.1.abs_diff(after.1) == 1
                    && (dot.0 == before.0 || dot.1 == before.1)
            }
            _ => false,
        };
        if !corner {
            thinned.push(*dot);
        }
    }
    thinned
}

/// The dots that are on. Lengths are measured along the line on the screen, where a cell is taken to be twice as high
/// as wide, so a dash is as long on a slope as on the level.
fn dash(path: &[Dot], dash: Dash, (across, down): (u16, u16)) -> Vec<Dot> {
    let (wide, high) = (2.0 / f64::from(across), 4.0 / f64::from(down));
    let unit = wide.max(high);
    let (on, period) = match dash {
        Dash::Solid => return path.to_vec(),
        Dash::Dashed => (4.0 * unit, 7.0 * unit),
        Dash::Dotted => (unit, 3.0 * unit),
    };
    let mut length = 0.0f64;
    let mut before = path.first().copied().unwrap_or_default();
    let mut kept = Vec::new();
    for dot in path {
        let (dx, dy) = (f64::from(dot.0.abs_diff(before.0)), f64::from(dot.1.abs_diff(before.1)));
        length += (dx * wide).hypot(dy * high);
        before = *dot;
        if length % period < on {
            kept.push(*dot);
        }
    }
    kept
}

/// A second dot beside each dot: above it where the line is rather flat, before it where it is steep, so that a line
/// never seems to reach further than its data.
fn thicken(path: &[Dot]) -> impl Iterator<Item = Dot> {
    path.iter().enumerate().filter_map(|(place, (column, row))| {
        let before = path.get(place.saturating_sub(1))?;
        let after = path.get(place + 1).or(path.last())?;
        if before.1.abs_diff(after.1) > before.0.abs_diff(after.0) {
            Some((column.checked_sub(1)?, *row))
        } else {
            Some((*column, row.checked_sub(1)?))
        }
    })
}
