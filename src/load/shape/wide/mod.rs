//! Tables in wide form: periods run across as headings, and each cell is a count.
//!
//! What a heading and a row say together of a cell, and columns that sum up others, are for here. Rows that sum up
//! others are for `totals`, as in every form.

mod across_kind;
mod column_sums;
mod crossing;
mod days_of_years;
mod ended_years;
mod fiscal_columns;
pub(super) mod group_periods;
pub(super) mod headings;
mod reader;
pub(super) mod row_labels;
mod rows;
mod running_columns;
mod two_times;
mod unsaid;

pub(super) use reader::{read, recognize};
