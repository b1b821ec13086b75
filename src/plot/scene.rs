//! A picture in data units: what is drawn and over which ranges, without a word on how large.
//!
//! A scene is built by its author and then only read. The `x` range and its ticks are the author's; the `y` range is
//! found from what the scene holds.

use super::element::{Area, Band, Course, Mark, Point, Rule, Series, between};
use super::scale::Span;

/// A place on the `x` axis that is worth a tick.
#[derive(Clone, Debug, PartialEq)]
pub struct Tick {
    /// Where.
    pub at: f64,
    /// What it is called; empty for a tick without words.
    pub label: String,
}

impl Tick {
    /// A tick with these words, or with none.
    pub fn new(at: f64, label: impl Into<String>) -> Self {
        Self { at, label: label.into() }
    }
}

/// The range from left to right and its ticks. Without ticks no axis is drawn; without labels no row is spent on them.
#[derive(Clone, Debug, PartialEq)]
pub struct XAxis {
    /// The left edge of the plot.
    pub from: f64,
    /// The right edge of the plot.
    pub to: f64,
    /// Rising.
    pub ticks: Vec<Tick>,
}

impl XAxis {
    /// An axis with ticks in rising order.
    #[must_use]
    pub fn new(from: f64, to: f64, ticks: Vec<Tick>) -> Self {
        Self { from, to, ticks }
    }

    /// A range without an axis: for a panel that stands on another one.
    #[must_use]
    pub fn bare(from: f64, to: f64) -> Self {
        Self { from, to, ticks: Vec::new() }
    }

    /// The range.
    #[must_use]
    pub fn span(&self) -> Span {
        Span::new(self.from, self.to)
    }
}

/// What the numbers on the `y` axis are, for their labels.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Unit {
    /// Counts: `0`, `200k`, `1.2M`.
    #[default]
    Count,
    /// Differences of counts: `-5k`, `0`, `+10k`.
    Change,
    /// Percent: `80%`.
    Percent,
    /// Counts by the power of ten that they are: `1`, `10`, `100`.
    Power,
}

/// Which values the `y` axis spans.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum YRange {
    /// All of the data, and zero: a length is only honest from zero.
    #[default]
    FromZero,
    /// All of the data and no more than ticks need.
    Fit,
}

/// The range from bottom to top and how it is labelled; ticks are found when the height is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub struct YAxis {
    /// Which values it spans.
    pub range: YRange,
    /// What its numbers are.
    pub unit: Unit,
}

/// Everything in one picture.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// From left to right.
    pub x: XAxis,
    /// From bottom to top.
    pub y: YAxis,
    /// Beneath the lines.
    pub bands: Vec<Band>,
    /// Straight reference lines.
    pub rules: Vec<Rule>,
    /// Filled to zero.
    pub areas: Vec<Area>,
    /// The lines; of two of one rank the earlier one wins.
    pub series: Vec<Series>,
    /// On top.
    pub marks: Vec<Mark>,
}

impl Scene {
    /// An empty picture over this `x` range.
    #[must_use]
    pub fn new(x: XAxis) -> Self {
        Self {
            x,
            y: YAxis::default(),
            bands: Vec::new(),
            rules: Vec::new(),
            areas: Vec::new(),
            series: Vec::new(),
            marks: Vec::new(),
        }
    }

    /// What the `y` axis spans and is labelled in.
    #[must_use]
    pub fn y(mut self, range: YRange, unit: Unit) -> Self {
        self.y = YAxis { range, unit };
        self
    }

    /// One more band.
    #[must_use]
    pub fn band(mut self, band: Band) -> Self {
        self.bands.push(band);
        self
    }

    /// One more rule.
    #[must_use]
    pub fn rule(mut self, rule: Rule) -> Self {
        self.rules.push(rule);
        self
    }

    /// One more area.
    #[must_use]
    pub fn area(mut self, area: Area) -> Self {
        self.areas.push(area);
        self
    }

    /// One more line.
    #[must_use]
    pub fn series(mut self, series: Series) -> Self {
        self.series.push(series);
        self
    }

    /// One more mark.
    #[must_use]
    pub fn mark(mut self, mark: Mark) -> Self {
        self.marks.push(mark);
        self
    }

    /// The least and the greatest value that will be drawn, if there is any; an area reaches to zero.
    #[must_use]
    pub fn extent(&self) -> Option<(f64, f64)> {
        let lines = self.series.iter().flat_map(|series| &series.runs);
        let runs = || lines.clone().chain(self.areas.iter().flat_map(|area| &area.runs));
        let points = runs().flatten().copied();
        // A line that goes on beyond an edge is seen up to that edge.
        let edges =
            runs().flat_map(|run| [self.x.from, self.x.to].map(|x| Some((x, between(run, x)?)))).flatten();
        let bands = self.bands.iter().flat_map(|band| &band.run);
        let bands = bands.flat_map(|&(x, low, high)| [(x, low), (x, high)]);
        let marks = self.marks.iter().map(|mark| mark.at);
        let levels = self.rules.iter().filter_map(|rule| match rule.course {
            Course::Level(y) => Some((self.x.from, y)),
            Course::Upright(_) => None,
        });
        let floor = self.areas.iter().map(|_| (self.x.from, 0.0));
        let seen = |point: &Point| point.0 >= self.x.from && point.0 <= self.x.to && point.1.is_finite();
        points
            .chain(edges)
            .chain(bands)
            .chain(marks)
            .chain(levels)
            .chain(floor)
            .filter(seen)
            .map(|(_, y)| (y, y))
            .reduce(|(low, high), (y, _)| (low.min(y), high.max(y)))
    }
}
