//! A scene on a logarithmic scale: every value by the power of ten that it is, so that equal factors are equally high.

use super::element::{Course, Point};
use super::scene::{Scene, Unit, YRange};

/// What is less than this part of the greatest value stands at the foot of the scale: every curve begins at zero, which
/// has no place on it.
const FOOT: f64 = 1e-3;

/// A straight line is bent by the scale, so it is followed in steps of so many units of `x`.
const STEP: f64 = 2.0;

impl Scene {
    /// The picture on a logarithmic scale. Areas are filled from zero, which such a scale does not have, and go.
    #[must_use]
    pub fn logarithmic(mut self) -> Self {
        let foot = self.extent().map_or(1.0, |(_, high)| (high * FOOT).max(1.0));
        self.y.range = YRange::Fit;
        self.y.unit = Unit::Power;
        self.areas.clear();
        for run in self.series.iter_mut().flat_map(|series| &mut series.runs) {
            *run = bent(run, foot);
        }
        for band in &mut self.bands {
            let edge =
                |of: fn(&(f64, f64, f64)) -> Point| bent(&band.run.iter().map(of).collect::<Vec<_>>(), foot);
            let (lows, highs) = (edge(|(x, low, _)| (*x, *low)), edge(|(x, _, high)| (*x, *high)));
            band.run = lows.iter().zip(highs).map(|((x, low), (_, high))| (*x, *low, high)).collect();
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
    use crate::plot::{Band, Rank, Series, Shade, XAxis};
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
    #[test]
    fn a_band_runs_along_the_lines_that_bound_it() {
        let run = vec![(0.0, 10.0, 10.0), (10.0, 100.0, 1000.0)];
        let band = Band::new(Role::Range, Shade::Near, run);
        let line = |high| Series::new(Role::Projection, Rank::Normal).run(vec![(0.0, 10.0), (10.0, high)]);
        let scene = Scene::new(XAxis::bare(0.0, 10.0)).band(band).series(line(100.0)).series(line(1000.0));
        let scene = scene.logarithmic();
        let edge = |of: fn(&(f64, f64, f64)) -> Point| scene.bands[0].run.iter().map(of).collect::<Vec<_>>();
        assert_eq!(edge(|(x, low, _)| (*x, *low)), scene.series[0].runs[0]);
        assert_eq!(edge(|(x, _, high)| (*x, *high)), scene.series[1].runs[0]);
        // 10 + 4 / 10 * (100 - 10) = 46 and 10 + 4 / 10 * (1000 - 10) = 406.
        assert_eq!(scene.bands[0].run[2], (4.0, 46f64.log10(), 406f64.log10()));
    }
}
