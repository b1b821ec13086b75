//! What each column of a table is for, as its heading and its cells say.
//!
//! Nothing is chosen between here: which of several columns is read is for `shape`.

pub(super) mod calendar_column;
mod columns;
pub(super) mod coverage;
pub(super) mod days_beside;
mod heading;
pub(super) mod heading_parts;
mod heading_role;
pub(super) mod plainer_time;
mod profile;
pub(super) mod release_column;
mod role;
pub(super) mod row_numbers;
mod row_period;
pub(super) mod stated_period;
pub(super) mod told_apart;
pub(super) mod unnamed_time;
pub(super) mod withheld_column;
pub(super) mod year_column;
pub(super) mod year_kind;

pub(super) use columns::{Column, columns};
pub(super) use role::Role;
