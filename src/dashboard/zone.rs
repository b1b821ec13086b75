//! What stands where on the screen, for the pointer: whatever draws something leaves a [`Zone`] for it.

use super::key::Key;
use super::tables::TableId;
use super::views::ViewId;
use crate::calendar::FiscalYear;

/// What stands under the pointer.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Target {
    /// The name of a view.
    View(ViewId),
    /// The name of a table.
    Table(TableId),
    /// A column that groups can be told apart by.
    Category(usize),
    /// A key in the hints.
    Key(Key),
    /// An action by name, by its place among those found.
    Command(usize),
    /// A year by its label, row or bar.
    Year(FiscalYear),
    /// A row of a list.
    Row(usize),
    /// The heading of a column.
    Heading(usize),
    /// A day of the year.
    Day(u16),
    /// What lies over the view.
    Inside,
    /// What it lies over.
    Outside,
}

/// What fills a zone.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum Ground {
    /// The same everywhere.
    One(Target),
    /// Days from the left edge to the right one.
    Days {
        /// At the left edge.
        from: f64,
        /// At the right edge.
        to: f64,
    },
    /// Weeks from left to right, weekdays from the top down.
    Weeks {
        /// The fiscal day at the upper left; before the year where below one.
        first: i32,
        /// Columns of a week.
        wide: u16,
        /// Rows of a weekday.
        tall: u16,
    },
}

/// A part of the screen and what stands there.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Zone {
    /// Its first column.
    pub left: u16,
    /// Its first row.
    pub top: u16,
    /// How many columns.
    pub width: u16,
    /// How many rows.
    pub height: u16,
    /// What fills it.
    pub ground: Ground,
}

impl Zone {
    /// What stands at this column and row of the screen, if they are in the zone.
    #[must_use]
    pub fn at(&self, (column, row): (u16, u16)) -> Option<Target> {
        let across = column.checked_sub(self.left).filter(|across| *across < self.width)?;
        let down = row.checked_sub(self.top).filter(|down| *down < self.height)?;
        match self.ground {
            Ground::One(target) => Some(target),
            Ground::Days { from, to } => {
                let share = (f64::from(across) + 0.5) / f64::from(self.width);
                let day = (from + share * (to - from)).round();
                (1..=LONGEST).find(|place| f64::from(*place) >= day).map(Target::Day)
            }
            Ground::Weeks { first, wide, tall } => {
                let day = first + i32::from(across / wide.max(1)) * 7 + i32::from(down / tall.max(1));
                u16::try_from(day).ok().filter(|day| (1..=LONGEST).contains(day)).map(Target::Day)
            }
        }
    }
}

/// The days of the longest year.
const LONGEST: u16 = 366;

/// What stands at a place of the screen: that of the zone drawn last.
#[must_use]
pub fn target(zones: &[Zone], at: (u16, u16)) -> Option<Target> {
    zones.iter().rev().find_map(|zone| zone.at(at))
}
