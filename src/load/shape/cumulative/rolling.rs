//! Counts of twelve months that end with each row: `12 months to,Removals`. They overlap, and are no counts of a month.

use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::word;

/// Words of a heading of such times.
const ROLLING: &[&str] = &["rolling", "trailing"];

/// Refuses a table whose times are headed so.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let twelve = |words: &[String]| {
        ["12", "twelve"]
            .iter()
            .any(|number| ["month", "months"].iter().any(|unit| word::pair(words, number, unit)))
    };
    let rolls = |words: &[String]| word::any(words, ROLLING) || twelve(words);
    let headed = draft.columns.iter().find(|column| column.role.is_time() && rolls(&column.words));
    let Some(column) = headed else { return Ok(()) };
    let why =
        "heads the ends of twelve months each, which overlap: added up, they count somebody twelve times";
    Err(notes.refuse(why, "a file with the counts of each month").heading(draft, column))
}
