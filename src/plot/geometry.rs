//! Where data stand in cells: one mapping for lines, areas, labels, rules and marks.
//!
//! The range spans the plot from edge to edge, so a cell stands for an equal share of it and its centre for the value
//! in the middle of that share. The last value of the range lies on the far edge and counts to the last cell.
//! Whatever `x_at` gives for a column, `column` gives that column back.

use ratatui::layout::Rect;

use super::scale::Span;

/// A plot area, its data ranges, and how finely its cells are divided.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Geometry {
    /// The cells that data are drawn in.
    pub plot: Rect,
    /// From the left edge to the right one.
    pub x: Span,
    /// From the lower edge to the upper one.
    pub y: Span,
    /// Dots in a cell: across and down.
    pub dots: (u16, u16),
}

impl Geometry {
    /// The cell (column and row of the terminal) that a value falls in, if it is within the ranges.
    #[must_use]
    pub fn to_cell(&self, x: f64, y: f64) -> Option<(u16, u16)> {
        Some((self.column(x)?, self.row(y)?))
    }

    /// The column of the terminal that `x` falls in.
    #[must_use]
    pub fn column(&self, x: f64) -> Option<u16> {
        let inside = self.x.holds(x) && self.plot.width > 0;
        let offset = cell(self.x.share(x), self.plot.width);
        inside.then(|| self.plot.x.saturating_add(offset))
    }

    /// The row of the terminal that `y` falls in.
    #[must_use]
    pub fn row(&self, y: f64) -> Option<u16> {
        let inside = self.y.holds(y) && self.plot.height > 0;
        let offset = cell(1.0 - self.y.share(y), self.plot.height);
        inside.then(|| self.plot.y.saturating_add(offset))
    }

    /// How many dots the plot has across and down.
    #[must_use]
    pub fn grid(&self) -> (u16, u16) {
        (self.plot.width.saturating_mul(self.dots.0), self.plot.height.saturating_mul(self.dots.1))
    }

    /// The cell of the terminal that is so many columns and rows from the upper left of the plot.
    pub(super) fn place(&self, (column, row): (u16, u16)) -> (u16, u16) {
        (self.plot.x.saturating_add(column), self.plot.y.saturating_add(row))
    }

    /// Where a value stands among the dots, in fractions of one; outside the plot too.
    pub(super) fn position(&self, (x, y): (f64, f64)) -> (f64, f64) {
        let (across, down) = self.grid();
        (self.x.share(x) * f64::from(across), (1.0 - self.y.share(y)) * f64::from(down))
    }

    /// The value in the middle of a column counted from the left of the plot.
    pub(super) fn x_at(&self, offset: u16) -> f64 {
        self.x.at((f64::from(offset) + 0.5) / f64::from(self.plot.width))
    }
}

/// Which of `count` equal parts a share of the way falls in; the far end counts to the last.
pub(super) fn cell(share: f64, count: u16) -> u16 {
    whole(share * f64::from(count)).min(count.saturating_sub(1))
}

/// The whole part of a length; nothing is shorter than zero or longer than a terminal can be.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "`as` saturates, and that is meant"
)]
pub(super) fn whole(length: f64) -> u16 {
    length.floor() as u16
}
