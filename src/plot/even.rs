//! A `y` axis whose ticks stand evenly: from one to the next it is always the same whole number of rows.
//!
//! A picture in cells can put a tick only into a whole row. Were the range cut to the data, ticks an equal step apart
//! would stand two rows apart here and three there. So a row is made to stand for a whole part of a step, and what the
//! data leave free is left free.

use super::scale::{Scale, Span, Step};

/// Where in their rows ticks lie.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Seat {
    /// In the middle, where the words and the grid are: for lines.
    Middle,
    /// On the edge between two rows. What is filled from zero is filled in eighths of a cell; with zero inside a cell, that
    /// cell would have to be filled from its middle, and no glyph does that.
    Edge,
}

/// How much lower than the best an axis may stand for more ticks; and for a third, without which little can be read.
const WORTH_MORE: f64 = 1.12;
const WORTH_A_THIRD: f64 = 1.3;

/// Below so many rows ticks may stand on neighboring ones.
const ROWS_TO_SPARE: u16 = 6;

/// A step over a whole number of rows, and the row of the range's lower end, counted from the one of zero.
struct Laid {
    step: Step,
    every: f64,
    first: f64,
    rows: f64,
    lift: f64,
}

impl Laid {
    /// The same step over so many rows, if all of the data have room in the rows that there are.
    fn new(step: Step, every: u16, data: Span, (rows, seat): (u16, Seat)) -> Option<Self> {
        let every = f64::from(every);
        let unit = step.times(1.0) / every;
        // What falls on the edge between two rows counts to the lower one, here as in `Geometry`.
        let (low, high) = (data.from() / unit, data.to() / unit);
        let (first, last) = match seat {
            Seat::Middle => (down(low + 0.5), up(high + 0.5) - 1.0),
            Seat::Edge => (down(low.min(0.0)), up(high.max(0.0)) - 1.0),
        };
        let rows = f64::from(rows);
        let free = rows - (last - first + 1.0);
        let below = match seat {
            _ if data.from() >= 0.0 && first <= 0.0 => 0.0,
            _ if data.to() <= 0.0 && last <= 0.0 => free,
            Seat::Edge => 0.0,
            // Counts have nothing below zero.
            Seat::Middle if data.from() >= 0.0 => (free / 2.0).floor().min(first),
            Seat::Middle => (free / 2.0).floor(),
        };
        // On an edge a tick belongs to the row above it, so that zero has a row where all is above it; else below.
        let lift = match seat {
            Seat::Middle => 0.0,
            Seat::Edge if data.to() >= -data.from() => 0.5,
            Seat::Edge => -0.5,
        };
        (free >= 0.0).then_some(Self { step, every, first: first - below, rows, lift })
    }

    /// What a row stands for.
    fn unit(&self) -> f64 {
        self.step.times(1.0) / self.every
    }

    /// The first and the last tick, in steps from zero.
    fn ends(&self) -> (f64, f64) {
        // Written below their edges, the first of all has no row.
        let first = if self.lift < 0.0 { self.first + 1.0 } else { self.first };
        (up(first / self.every), down((first + self.rows - 1.0) / self.every))
    }

    fn ticks(&self) -> f64 {
        let (first, last) = self.ends();
        last - first + 1.0
    }

    fn scale(&self) -> Scale {
        let unit = self.unit();
        let from = if self.lift == 0.0 { self.first - 0.5 } else { self.first };
        let (first, last) = self.ends();
        Scale {
            span: Span::new(from * unit, (from + self.rows) * unit),
            step: Some(self.step),
            ticks: self.step.ticks(first, last),
            lift: self.lift * unit,
        }
    }
}

/// The axis on which the data stand highest, or nearly so with more ticks, of which there are `most` at most; `None`
/// where not one tick has room.
pub(super) fn even(data: Span, most: u16, (rows, seat): (u16, Seat)) -> Option<Scale> {
    let least = if rows < ROWS_TO_SPARE { 1 } else { 2 };
    let steps = Step::candidates(data, most);
    let laid = steps
        .flat_map(|step| (least..=rows).filter_map(move |every| Laid::new(step, every, data, (rows, seat))));
    let laid: Vec<Laid> = laid.filter(|laid| (1.0..=f64::from(most)).contains(&laid.ticks())).collect();
    let least = |of: &mut dyn Iterator<Item = &Laid>| of.map(Laid::unit).min_by(f64::total_cmp);
    let tight = least(&mut laid.iter())?;
    // One tick tells where, two how much.
    let third = laid.iter().any(|laid| laid.ticks() > 2.0 && laid.unit() <= tight * WORTH_A_THIRD);
    let second = laid.iter().any(|laid| laid.ticks() > 1.0);
    let enough = 1.0 + f64::from(u8::from(second)) + f64::from(u8::from(third));
    let apt = || laid.iter().filter(|laid| laid.ticks() >= enough);
    let best = least(&mut apt())?;
    let near = apt().filter(|laid| laid.unit() <= best * WORTH_MORE);
    let order = |one: &&Laid, other: &&Laid| {
        one.ticks().total_cmp(&other.ticks()).then(other.unit().total_cmp(&one.unit()))
    };
    near.max_by(order).map(Laid::scale)
}

/// What an axis of powers spans, each of them the same whole number of rows above the one before; `None` where there is
/// no room for two.
pub(super) fn decades(data: Span, rows: u16) -> Option<Span> {
    let mut laid =
        (1..=rows).rev().filter_map(|every| Laid::new(Step::ONE, every, data, (rows, Seat::Middle)));
    laid.next().filter(|laid| laid.ticks() > 1.0).map(|laid| laid.scale().span)
}

/// The whole number below; a hair beside one counts as on it.
fn down(value: f64) -> f64 {
    if (value - value.round()).abs() < 1e-9 { value.round() } else { value.floor() }
}

/// The whole number above; a hair beside one counts as on it.
fn up(value: f64) -> f64 {
    -down(-value)
}
