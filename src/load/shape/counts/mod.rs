//! Which column holds the counts, and what its cells hold.
//!
//! Columns that may be meant are weighed against each other here; marks, gaps and cut numbers are read. What the counts
//! are of is for `measures`.

pub(super) mod count_column;
mod count_marks;
pub(super) mod count_reader;
mod cut_thousands;
pub(super) mod group_columns;
mod left_over;
mod part_alone;
pub(super) mod part_columns;
mod part_of_others;
mod stand_ins;
mod total_column;
mod total_of_others;
