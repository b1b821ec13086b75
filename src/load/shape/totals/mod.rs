//! Rows that sum up others: found, left out where their parts are there, or refused.
//!
//! Here counts are compared with each other. What a name says of itself is for `groups`, and columns that sum up others
//! are for `wide`.

mod breakdowns;
mod check;
mod exceeded;
mod hidden;
mod hidden_value;
pub(super) mod settle;
mod short_parts;
mod stacked;
mod total_rows;
pub(super) mod wholes;

pub(super) use check::check_totals;
pub(super) use total_rows::{NO_DAY, Sum, TOTAL, TotalRow, check_last_levels, closing_totals, join, no_day};
