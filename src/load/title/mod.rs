//! What is said around a table: in the lines above and below it, and in the name of its file.
//!
//! Only what such words say of all counts is told here. What headings say is for `column`, and what follows for a table
//! for `shape`.

mod around;
mod calendar_title;
mod line_days;
pub(super) mod note_words;
mod said_days;
mod sheet_name;
mod title_counts;
mod title_measure;
mod title_note;
pub(super) mod title_subject;
mod to_date;

pub(super) use around::{Other, Title, file_name, fiscal_years, named_day, year_end};
pub(super) use said_days::{OpenDay, Shown, in_order};
pub(super) use to_date::is_of_marked;

/// Words for all that a table counts.
const COUNTS: &[&str] =
    &["count", "counts", "data", "figures", "numbers", "removals", "rows", "totals", "values"];

/// Words between counts and what they are.
const SAYS: &[&str] =
    &["are", "is", "measure", "measures", "reflect", "reflects", "represent", "represents", "show", "shows"];
