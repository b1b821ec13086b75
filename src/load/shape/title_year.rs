//! A table that has no time of its own: counts by country below a title, or in a file or sheet, that names the one
//! fiscal year that they are of.

use super::count_column::{likeliest, rank};
use super::{Draft, headings};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::table::Table;
use crate::load::word;

/// The least rank of a heading that says that it counts people or removals.
const COUNTS: u32 = 54;

/// The same table with the year above its counts; `None` where it tells its time itself, or no year is named.
pub(super) fn table<'text>(draft: &Draft<'text>, notes: &mut Notes) -> Option<Table<'text>> {
    let year = draft.title.months_year?;
    let timely = |column: &Column| column.role.is_time() || column.role == Role::OtherDay;
    let told = draft.options.date_column.is_some()
        || draft.options.count_column.is_some()
        || draft.options.shape.is_some()
        || draft.options.kind.is_some();
    let words = draft.columns.iter().any(|column| column.role == Role::Category);
    if told || !words || draft.columns.iter().any(timely) || headings::labels(draft).next().is_some() {
        return None;
    }
    let counts: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let [column] = *likeliest(&counts).as_slice() else { return None };
    let removals = word::any(&column.words, word::REMOVALS);
    let counts_people = rank(column) >= COUNTS && draft.title.other.is_none();
    if !removals && !counts_people || word::any(&column.words, word::OTHER_MEASURE) {
        return None;
    }
    let to_date = if draft.title.cumulative && draft.title.reaches.is_none() { " YTD" } else { "" };
    let message = format!("no column tells when, and the title or the name of the file says {year}");
    let line = draft.table.header_line.unwrap_or(1);
    notes.warn_column(line, column, Told::new("title-year", message, format!("counted in {year}")));
    let mut table = draft.table.clone();
    *table.headings.get_mut(column.place)? = format!("{year}{to_date}");
    Some(table)
}
