//! Records: one row a removal, with its day, or with its month or year alone.
//!
//! Whether each row is one person is decided here, and days are counted. What became of the person in a row is for
//! `measures`.

mod covered;
mod flagged_duplicates;
mod numbers;
mod other_year;
pub(super) mod parts;
pub(super) mod persons;
mod reader;
mod same_person;
mod statistics;
mod told_once;
pub(super) mod undated;
mod weights;

pub(super) use reader::{read, recognize};
