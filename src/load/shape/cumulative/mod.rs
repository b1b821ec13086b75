//! Cumulative counts: to date from the first day of the fiscal year, or from some other day on.
//!
//! Whether counts of days are to date is decided here, and those that do not start with the fiscal year are refused.
//! The facts that they make are for `long` and `wide`.

pub(super) mod left_out;
pub(super) mod levels;
pub(super) mod nearly;
pub(super) mod rising;
pub(super) mod rolling;
pub(super) mod running_month;
mod running_on;
pub(super) mod stated_kind;
pub(super) mod to_date_beside;
