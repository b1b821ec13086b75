//! A scene on a logarithmic scale: every value by the power of ten that it is, so that equal factors are equally high.

use super::element::{Course, Point};
use super::scene::{Scene, Unit, YRange};

/// What is less than this part of the greatest value stands at the foot of the scale: every curve begins at zero, which
/// has no place on it.
const FOOT: f64 = 1e-3;

/// A straight line is bent by the scale, so it is followed in steps of so many units of `x`.
const STEP: f64 = 2.0;

impl Scene {
    /// The same picture on a logarithmic scale. Areas are filled from zero, which such a scale does not have, and go.
    #[must_use]
    pub fn logarithmic(mut self) -> Self {
        let foot = self.extent().map_or(1.0, |(_, high)| (high * FOOT).max(1.0));
        self.y.range = YRange::Fit;
        self.y.unit = Unit::Power;
        self.areas.clear();
        for run in self.series.iter_mut().flat_map(|series| &mut series.runs) {
            *run = bent(run, foot);
        }
        for (_, low, high) in self.bands.iter_mut().flat_map(|band| &mut band.run) {
            (*low, *high) = (power(*low, foot), power(*high, foot));
        }
        for mark in &mut self.marks {
            mark.at.1 = power(mark.at.1, foot);
        }
        for rule in &mut self.rules {
            if let Course::Level(value) = rule.course {
                rule.course = Course::Level(power(value, foot));
            }
        }
        self
    }
}

fn power(value: f64, foot: f64) -> f64 {
    if value.is_finite() { value.max(foot).log10() } else { value }
}

/// A run with points so near each other that straight lines between them follow the scale.
fn bent(run: &[Point], foot: f64) -> Vec<Point> {
    let mut points: Vec<Point> = run.first().map(|(x, y)| (*x, power(*y, foot))).into_iter().collect();
    for (from, to) in run.iter().zip(run.iter().skip(1)) {
        let length = to.0 - from.0;
        let steps =
            std::iter::successors(Some(STEP), |at| Some(at + STEP)).take_while(|at| *at < length).take(1000);
        points.extend(steps.map(|at| (from.0 + at, power(from.1 + at / length * (to.1 - from.1), foot))));
        points.push((to.0, power(to.1, foot)));
    }
    points
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::plot::{Rank, Series, XAxis};
    use crate::theme::Role;

    #[test]
    fn a_straight_line_is_followed_and_nothing_is_below_one() {
        let line = Series::new(Role::ThisYear, Rank::Focus).run(vec![(0.0, 0.0), (10.0, 1000.0)]);
        let scene = Scene::new(XAxis::bare(0.0, 10.0)).series(line).logarithmic();
        let run = &scene.series[0].runs[0];
        assert_eq!(run.first(), Some(&(0.0, 0.0)));
        assert_eq!(run.last(), Some(&(10.0, 3.0)));
        assert_eq!((run.len(), run[1].0), (6, 2.0));
        assert!((run[1].1 - 200f64.log10()).abs() < 1e-12);
    }
}
