//! Ranges, ticks on round numbers, and the short words for them.
//!
//! A step is always 1, 2 or 5 times a power of ten (Heckbert, "Nice Numbers for Graph Labels", Graphics Gems, 1990),
//! the finest one whose ticks there is room for. A range is never empty, upside down or infinite, so whoever divides
//! by it needs no check.

use super::scene::{Scene, Unit, YRange};

/// A range of values, from the smaller to the greater.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Span {
    from: f64,
    to: f64,
}

impl Span {
    /// Where it begins and ends.
    #[must_use]
    pub const fn ends(self) -> (f64, f64) {
        (self.from, self.to)
    }

    /// The range between two values. Where there is none (equal, not finite), it is widened to one, or from 0 to 1.
    #[must_use]
    pub fn new(one: f64, other: f64) -> Self {
        let (from, to) = (one.min(other), one.max(other));
        let length = to - from;
        // A length that drowns in the values' own rounding would make a staircase of the axis.
        if !length.is_finite() {
            Self { from: 0.0, to: 1.0 }
        } else if length <= from.abs().max(to.abs()) * 1e-9 {
            Self { from, to: from + from.abs().max(1.0) }
        } else {
            Self { from, to }
        }
    }

    /// The smaller end.
    #[must_use]
    pub fn from(self) -> f64 {
        self.from
    }

    /// The greater end.
    #[must_use]
    pub fn to(self) -> f64 {
        self.to
    }

    /// From end to end.
    #[must_use]
    pub fn length(self) -> f64 {
        self.to - self.from
    }

    /// Where a value stands: 0 at the smaller end, 1 at the greater.
    #[must_use]
    pub fn share(self, value: f64) -> f64 {
        (value - self.from) / self.length()
    }

    /// The value at a share of the way.
    #[must_use]
    pub fn at(self, share: f64) -> f64 {
        self.from + share * self.length()
    }

    /// Whether a value stands between the ends or on one.
    #[must_use]
    pub fn holds(self, value: f64) -> bool {
        self.from <= value && value <= self.to
    }
}

/// A distance between ticks: 1, 2 or 5 times a power of ten.
#[derive(Clone, Copy, Debug)]
struct Step {
    mantissa: f64,
    exponent: i32,
}

impl Step {
    /// The steps worth trying for about `most` ticks, finest first.
    fn candidates(span: Span, most: u16) -> impl Iterator<Item = Self> {
        let rough = (span.length() / f64::from(most.max(1))).log10().floor();
        // Exponents of `f64` lie within -324..=308, and a span is finite and not empty.
        #[expect(clippy::cast_possible_truncation, reason = "a finite logarithm fits")]
        let exponent = rough as i32;
        (exponent - 1..=exponent + 2)
            .flat_map(|exponent| [1.0, 2.0, 5.0].map(|mantissa| Self { mantissa, exponent }))
    }

    /// `count` steps from zero; dividing by a power of ten keeps 0.1 + 0.2 out of the labels.
    fn times(self, count: f64) -> f64 {
        if self.exponent < 0 {
            count * self.mantissa / 10f64.powi(-self.exponent)
        } else {
            count * self.mantissa * 10f64.powi(self.exponent)
        }
    }

    /// How many steps a value is from zero; a hair beside a tick counts as on it.
    fn count(self, value: f64) -> f64 {
        let count = value / self.times(1.0);
        if (count - count.round()).abs() < 1e-9 { count.round() } else { count }
    }

    fn ticks(self, first: f64, last: f64) -> Vec<f64> {
        // Adding zero turns -0 into 0.
        let ticks = std::iter::successors(Some(first + 0.0), |count| Some(count + 1.0));
        ticks.take_while(|count| *count <= last).take(1000).map(|count| self.times(count)).collect()
    }
}

/// A range with ticks on it.
#[derive(Clone, Debug)]
pub(super) struct Scale {
    /// What the axis spans.
    pub(super) span: Span,
    /// The distance between ticks, if there is a tick.
    step: Option<Step>,
    /// Multiples of the step within the range, rising.
    pub(super) ticks: Vec<f64>,
}

impl Scale {
    /// The range from the tick at or below the data to the one at or above, with at most `most` ticks.
    ///
    /// Data on both sides of zero need three, since zero is always one.
    pub(super) fn loose(data: Span, most: u16) -> Self {
        let most = most.max(3);
        let ends = |step: Step| (step.count(data.from).floor(), step.count(data.to).ceil());
        let fits = |step: &Step| ends(*step).1 - ends(*step).0 < f64::from(most);
        let Some(step) = Step::candidates(data, most).find(fits) else { return Self::tight(data, most) };
        let (first, last) = ends(step);
        Self {
            span: Span::new(step.times(first), step.times(last)),
            step: Some(step),
            ticks: step.ticks(first, last),
        }
    }

    /// Exactly the range given, with at most `most` ticks inside it.
    pub(super) fn tight(span: Span, most: u16) -> Self {
        let ends = |step: Step| (step.count(span.from).ceil(), step.count(span.to).floor());
        let fits = |step: &Step| ends(*step).1 - ends(*step).0 < f64::from(most);
        let step = Step::candidates(span, most).find(fits);
        let ticks = step.map_or_else(Vec::new, |step| step.ticks(ends(step).0, ends(step).1));
        Self { span, step, ticks }
    }

    /// Ticks at powers of ten, and at twice and five times these where there is room; the data by their powers.
    fn powers(data: Span, most: u16) -> Self {
        let (first, last) = (data.from.floor(), data.to.ceil());
        let decades =
            || std::iter::successors(Some(first), |at| Some(at + 1.0)).take_while(|at| *at <= last).take(400);
        let within = |at: &f64| data.holds(*at);
        let whole: Vec<f64> = decades().filter(within).collect();
        let fine: Vec<f64> = decades()
            .flat_map(|at| [1.0_f64, 2.0, 5.0].map(|times| at + times.log10()))
            .filter(within)
            .collect();
        let ticks = if fine.len() <= usize::from(most) { fine } else { whole };
        Self { span: data, step: None, ticks }
    }

    /// The `y` axis of a scene that will be `rows` high.
    ///
    /// A range that ends on ticks looks calm, but must not leave more than a tenth of the height empty.
    pub(super) fn of_y(scene: &Scene, rows: u16) -> Self {
        let most = rows.div_ceil(3).max(3);
        let (low, high) = scene.extent().unwrap_or((0.0, 1.0));
        let data = match scene.y.range {
            YRange::FromZero => Span::new(low.min(0.0), high.max(0.0)),
            YRange::Fit => Span::new(low, high),
        };
        if scene.y.unit == Unit::Power {
            return Self::powers(data, most);
        }
        if !scene.areas.is_empty() {
            // Few rows have a tick each, so that both sides of zero have one.
            let most = if rows <= FEW_ROWS { rows.saturating_sub(1) } else { rows / 2 + 1 };
            return Self::tight(zero_between_rows(data, rows), most.max(3));
        }
        let loose = Self::loose(data, most);
        if loose.span.length() > data.length() * 1.1 { Self::tight(data, most) } else { loose }
    }

    /// The words for a tick of this scale.
    pub(super) fn label(&self, tick: f64, unit: Unit) -> String {
        let number = compact(tick, self.step.map_or(1.0, |step| step.times(1.0)));
        let sign = if tick > 0.0 { "+" } else { "" };
        match unit {
            Unit::Count => number,
            Unit::Change => format!("{sign}{number}"),
            Unit::Percent => format!("{number}%"),
            Unit::Power => compact(10f64.powf(tick).round(), 1.0),
        }
    }
}

/// The smallest range round `data` that puts zero on the edge between two rows.
///
/// Areas are filled from zero in eighths of a cell; with zero inside a cell, that cell would have to be filled from
/// its middle, and no glyph does that.
fn zero_between_rows(data: Span, rows: u16) -> Span {
    let (high, depth) = (data.to.max(0.0), (-data.from).max(0.0));
    let per_row = |length: f64, count: u16| if length > 0.0 { length / f64::from(count) } else { 0.0 };
    (0..=rows)
        .map(|above| (above, per_row(high, above).max(per_row(depth, rows - above))))
        .filter(|(_, unit)| unit.is_finite() && *unit > 0.0)
        .min_by(|one, other| one.1.total_cmp(&other.1))
        .map(|(above, unit)| (above, rounded_up(unit)))
        .map_or(data, |(above, unit)| Span::new(-unit * f64::from(rows - above), unit * f64::from(above)))
}

/// Up to so many rows areas have a tick for nearly each.
const FEW_ROWS: u16 = 6;

/// The round number that is a little more, where there is one: rows then end on ticks, rather than a hair beside them.
fn rounded_up(unit: f64) -> f64 {
    let power = 10f64.powf(unit.log10().floor());
    let round = [1.0, 2.0, 2.5, 5.0, 10.0].map(|times| times * power);
    round.into_iter().find(|round| *round >= unit && *round <= unit * 1.1).unwrap_or(unit)
}

/// A number in as few characters as tell it from its neighbors a `step` away: `0`, `500`, `1.5k`, `200k`, `1.2M`.
fn compact(value: f64, step: f64) -> String {
    let (size, suffix) = match value.abs() {
        size if size >= 1e6 => (1e6, "M"),
        size if size >= 1e3 => (1e3, "k"),
        _ => (1.0, ""),
    };
    let whole = |number: f64| (number - number.round()).abs() < 1e-6;
    let decimals = (0..6).find(|&decimals| whole(step / size * 10f64.powi(decimals))).unwrap_or(6);
    let digits = format!("{:.*}", usize::try_from(decimals).unwrap_or(0), value / size);
    let digits =
        if digits.contains('.') { digits.trim_end_matches('0').trim_end_matches('.') } else { &digits };
    if digits == "-0" { "0".to_owned() } else { format!("{digits}{suffix}") }
}
