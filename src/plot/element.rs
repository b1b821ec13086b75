//! What a scene is made of: lines, bands, areas, rules, marks and the labels at their ends.
//!
//! All of it is plain data in the caller's units. A gap is the space between two runs; a value that is not a finite
//! number is a gap too. Nothing here knows how large a picture will be.

use crate::theme::{Charset, Role};

/// A place in data units: `x`, then `y`.
pub type Point = (f64, f64);

/// How much a line matters where lines meet; the greater wins.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rank {
    /// Loses to everything: a target, an assumption.
    Reference,
    /// There for scale only: shares its cells with normal lines, its label goes first.
    Context,
    /// A line to be read.
    Normal,
    /// The line the picture is about: drawn heavier, alone in its cells.
    Focus,
}

/// On and off along a line's length.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Dash {
    /// Never off.
    #[default]
    Solid,
    /// Long on, short off.
    Dashed,
    /// Single dots.
    Dotted,
}

/// The sign that stands at a point or before a label.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Default)]
pub enum Sign {
    /// The mark of the role itself.
    #[default]
    Own,
    /// A small pointer at the right edge, for where a method ends.
    Pointer,
    /// Something doubtful.
    Flag,
    /// A plain spot.
    Spot,
    /// This character; the role's mark where only 7-bit characters can be shown.
    Letter(char),
}

impl Sign {
    /// The character of this sign for `role`.
    #[must_use]
    pub fn glyph(self, role: Role, charset: Charset) -> char {
        match (self, charset) {
            (Self::Own, _) => role.mark(charset),
            (Self::Pointer, Charset::Unicode) => '╡',
            (Self::Pointer, Charset::Ascii) => ']',
            (Self::Flag, _) => '!',
            (Self::Spot, Charset::Unicode) => '•',
            (Self::Spot, Charset::Ascii) => '*',
            (Self::Letter(letter), Charset::Unicode) => letter,
            (Self::Letter(letter), Charset::Ascii) => {
                if letter.is_ascii_graphic() {
                    letter
                } else {
                    role.mark(charset)
                }
            }
        }
    }
}

/// The words at the end of a line, in a long form and in others for narrow pictures.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EndLabel {
    /// The sign before the words.
    pub sign: Sign,
    /// The words when there is room.
    pub text: String,
    /// The words when there is little, the longest first.
    pub short: Vec<String>,
}

impl EndLabel {
    /// A label with the role's own mark, the same words at every width.
    pub fn new(text: impl Into<String>) -> Self {
        Self { sign: Sign::Own, text: text.into(), short: Vec::new() }
    }

    /// The words to use when there is less room than for all that were given before.
    #[must_use]
    pub fn short(mut self, short: impl Into<String>) -> Self {
        self.short.push(short.into());
        self
    }

    /// All of the words, the longest first.
    pub fn forms(&self) -> impl Iterator<Item = &str> {
        std::iter::once(&self.text).chain(&self.short).map(String::as_str)
    }

    /// Another sign than the role's mark.
    #[must_use]
    pub fn sign(mut self, sign: Sign) -> Self {
        self.sign = sign;
        self
    }
}

/// One line, possibly with gaps.
#[derive(Clone, Debug, PartialEq)]
pub struct Series {
    /// What it means, hence its color and mark.
    pub role: Role,
    /// How much it matters where lines meet.
    pub rank: Rank,
    /// On and off along its length.
    pub dash: Dash,
    /// The unbroken stretches, each with rising `x`; nothing joins two of them.
    pub runs: Vec<Vec<Point>>,
    /// The words at its end.
    pub label: Option<EndLabel>,
}

impl Series {
    /// A solid line without a stretch yet.
    #[must_use]
    pub fn new(role: Role, rank: Rank) -> Self {
        Self { role, rank, dash: Dash::Solid, runs: Vec::new(), label: None }
    }

    /// One more unbroken stretch.
    #[must_use]
    pub fn run(mut self, points: Vec<Point>) -> Self {
        self.runs.push(points);
        self
    }

    /// On and off along the line.
    #[must_use]
    pub fn dash(mut self, dash: Dash) -> Self {
        self.dash = dash;
        self
    }

    /// The words at the end.
    #[must_use]
    pub fn label(mut self, label: EndLabel) -> Self {
        self.label = Some(label);
        self
    }

    /// Where the line leaves at `x`, or ends before it: where the label belongs.
    #[must_use]
    pub fn end(&self, x: f64) -> Option<Point> {
        let leaves = |run: &Vec<Point>| Some((x, between(run, x)?));
        let last =
            |run: &Vec<Point>| run.iter().rev().find(|point| point.0 <= x && point.1.is_finite()).copied();
        self.runs.iter().rev().find_map(|run| leaves(run).or_else(|| last(run)))
    }
}

/// The value of a run at `x`, on the straight line between the points round it.
pub(super) fn between(run: &[Point], x: f64) -> Option<f64> {
    let pairs = run.windows(2).filter_map(|pair| Some((*pair.first()?, *pair.last()?)));
    let value = |(from, to): (Point, Point)| {
        let share = (x - from.0) / (to.0 - from.0);
        (0.0..=1.0).contains(&share).then_some(from.1 + share * (to.1 - from.1))
    };
    pairs.filter_map(value).find(|value| value.is_finite())
}

/// How densely a band is shaded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shade {
    /// The inner, denser one.
    Near,
    /// The outer, lighter one.
    Far,
}

/// A span of values along `x`, drawn beneath the lines.
#[derive(Clone, Debug, PartialEq)]
pub struct Band {
    /// What it means, hence its color.
    pub role: Role,
    /// How densely it is shaded; of two bands on one cell the near one shows.
    pub shade: Shade,
    /// `x`, low and high, with rising `x`.
    pub run: Vec<(f64, f64, f64)>,
}

impl Band {
    /// A band over `run`: `x`, low and high, with rising `x`.
    #[must_use]
    pub fn new(role: Role, shade: Shade, run: Vec<(f64, f64, f64)>) -> Self {
        Self { role, shade, run }
    }
}

/// What a filled part is filled with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Fill {
    /// Observed: solid.
    Solid,
    /// Beyond the data: hatched.
    Hatched,
    /// There to compare with: light.
    Light,
}

/// Values filled to zero, with other glyphs below zero than above it.
#[derive(Clone, Debug, PartialEq)]
pub struct Area {
    /// What a value above zero means.
    pub above: Role,
    /// What a value below zero means.
    pub below: Role,
    /// What it is filled with.
    pub fill: Fill,
    /// The unbroken stretches, each with rising `x`.
    pub runs: Vec<Vec<Point>>,
}

impl Area {
    /// A solid area without values yet.
    #[must_use]
    pub fn new(above: Role, below: Role) -> Self {
        Self { above, below, fill: Fill::Solid, runs: Vec::new() }
    }

    /// One more unbroken stretch.
    #[must_use]
    pub fn run(mut self, points: Vec<Point>) -> Self {
        self.runs.push(points);
        self
    }

    /// Another filling.
    #[must_use]
    pub fn fill(mut self, fill: Fill) -> Self {
        self.fill = fill;
        self
    }
}

/// Where a rule runs.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Course {
    /// From left to right at this `y`.
    Level(f64),
    /// From bottom to top at this `x`.
    Upright(f64),
}

/// A straight reference line through the whole plot; it loses to every series.
#[derive(Clone, Debug, PartialEq)]
pub struct Rule {
    /// What it means, hence its color.
    pub role: Role,
    /// Where it runs.
    pub course: Course,
    /// Words: at the right end of a level rule, at the top of an upright one.
    pub label: Option<EndLabel>,
}

impl Rule {
    /// A rule from left to right.
    #[must_use]
    pub fn level(role: Role, y: f64) -> Self {
        Self { role, course: Course::Level(y), label: None }
    }

    /// A rule from bottom to top.
    #[must_use]
    pub fn upright(role: Role, x: f64) -> Self {
        Self { role, course: Course::Upright(x), label: None }
    }

    /// Its words.
    #[must_use]
    pub fn label(mut self, label: EndLabel) -> Self {
        self.label = Some(label);
        self
    }
}

/// A single sign at a place; it wins over lines, and a later mark over an earlier one.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Mark {
    /// What it means, hence its color.
    pub role: Role,
    /// Where it stands.
    pub at: Point,
    /// Which sign.
    pub sign: Sign,
}

impl Mark {
    /// The role's own mark at a place.
    #[must_use]
    pub fn new(role: Role, at: Point) -> Self {
        Self { role, at, sign: Sign::Own }
    }

    /// Another sign.
    #[must_use]
    pub fn sign(mut self, sign: Sign) -> Self {
        self.sign = sign;
        self
    }
}
