//! How much of its period, or of the people, a figure covers, and how settled it is.
//!
//! Parts of a period, years that are not over, estimates, and tables of some groups alone are told of here or set aside.
//! Which period a label names is for `periods`.

pub(super) mod covered;
pub(super) mod hole;
mod note_days;
pub(super) mod part_of_years;
mod part_said;
pub(super) mod shares;
pub(super) mod shorter_unit;
pub(super) mod silence;
pub(super) mod stages;
pub(super) mod stated_year;
pub(super) mod top_rows;
pub(super) mod unfinished;
pub(super) mod withheld;
