//! Which dots and which color each cell shows, where lines cross.
//!
//! The rule: a focused line has its cells for itself; normal and context lines share a cell, which shows the dots of
//! all in the color of the one with the most (then of the higher rank, then of the earlier); a reference line shows
//! only in cells that hold nothing else.

use super::element::{Rank, Series};
use super::geometry::Geometry;
use super::path;

/// What a cell shows: dots, and the series whose color they take.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Cell {
    /// Bit = row times dots across, plus column.
    pub(super) mask: u8,
    /// The place of the series in the scene.
    pub(super) series: usize,
    pub(super) rank: Rank,
    dots: u32,
}

/// The cells of a plot, row by row.
pub(super) struct Cells {
    width: u16,
    cells: Vec<Option<Cell>>,
}

impl Cells {
    /// Every cell that lines touch, by the rule above.
    pub(super) fn of(series: &[Series], geometry: &Geometry) -> Self {
        let (width, height) = (geometry.plot.width, geometry.plot.height);
        let mut cells = vec![None; usize::from(width) * usize::from(height)];
        for (place, line) in series.iter().enumerate() {
            let masks = masks(line, geometry, cells.len());
            for (cell, mask) in cells.iter_mut().zip(masks).filter(|(_, mask)| *mask != 0) {
                let layer = Cell { mask, series: place, rank: line.rank, dots: mask.count_ones() };
                *cell = Some(cell.map_or(layer, |cell| meet(cell, layer)));
            }
        }
        Self { width, cells }
    }

    /// Each cell that holds dots, with its column and row counted from the upper left of the plot.
    pub(super) fn iter(&self) -> impl Iterator<Item = ((u16, u16), Cell)> {
        // A plot has at most `u16::MAX` rows and columns, so the conversions hold.
        let place = |index: usize| {
            let width = usize::from(self.width).max(1);
            Some((u16::try_from(index % width).ok()?, u16::try_from(index / width).ok()?))
        };
        self.cells.iter().enumerate().filter_map(move |(index, cell)| Some((place(index)?, (*cell)?)))
    }
}

/// The dots of one line, a mask for each cell.
fn masks(series: &Series, geometry: &Geometry, count: usize) -> Vec<u8> {
    let mut masks = vec![0u8; count];
    let (across, down) = geometry.dots;
    for (column, row) in path::dots(series, geometry) {
        let index = usize::from(row / down) * usize::from(geometry.plot.width) + usize::from(column / across);
        if let Some(mask) = masks.get_mut(index) {
            *mask |= 1 << ((row % down) * across + column % across);
        }
    }
    masks
}

/// What a cell shows once another line enters it.
fn meet(cell: Cell, other: Cell) -> Cell {
    let tier = |rank: Rank| match rank {
        Rank::Reference => 0,
        Rank::Context | Rank::Normal => 1,
        Rank::Focus => 2,
    };
    match tier(other.rank).cmp(&tier(cell.rank)) {
        std::cmp::Ordering::Less => cell,
        std::cmp::Ordering::Greater => other,
        std::cmp::Ordering::Equal => {
            let leads = (other.dots, other.rank) > (cell.dots, cell.rank);
            Cell { mask: cell.mask | other.mask, ..if leads { other } else { cell } }
        }
    }
}
