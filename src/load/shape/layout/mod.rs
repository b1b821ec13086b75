//! How a table is laid out: blocks below titles, tables side by side, names that stand once, rows without a count.
//!
//! All of it is settled before a shape is recognized. Where a table lies among the lines of its file is for `table`.

pub(super) mod blank_repeats;
pub(super) mod block_titles;
mod other_rows;
pub(super) mod proved_blocks;
pub(super) mod side_by_side;
pub(super) mod statistic_rows;
pub(super) mod title_year;
mod whole_year;
pub(super) mod year_blocks;
pub(super) mod year_titles;
pub(super) mod years_below;
