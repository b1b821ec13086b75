//! Tables in long form: a time and a count in each row, or a whole fact.
//!
//! Here rows become facts. How a time is read is for `periods`, which column is counted for `counts`, and what counts
//! to date prove for `cumulative`.

mod closed_late;
mod doubtful_row;
mod ended_year;
pub(super) mod meaning;
pub(super) mod mixed;
mod reader;
mod rows;

pub(super) use reader::{read_periods, read_to_date, recognize_annual, recognize_periods, recognize_to_date};
