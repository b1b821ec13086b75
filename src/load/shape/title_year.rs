//! A table that has no time of its own: counts by country below a title, or in a file or sheet, that names the one
//! fiscal year that they are of.

use super::count_column::{likeliest, rank};
use super::{Draft, group_columns, headings};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::table::Table;
use crate::load::{Options, word};

/// The least rank of a heading that says that it counts people or removals.
const COUNTS: u32 = 54;

/// The heading of a column of years that the file does not have.
pub(super) const HEADING: &str = "fiscal_year";

/// Whether no column of a table of groups tells when, and the user has not said which one does.
pub(super) fn lacks_time(draft: &Draft<'_>) -> bool {
    let timely = |column: &Column| column.role.is_time() || column.role == Role::OtherDay;
    let words = draft.columns.iter().any(|column| column.role == Role::Category);
    words && draft.options.date_column.is_none() && !draft.columns.iter().any(timely)
}

/// The same table with the year above its counts; `None` where it tells its time itself, or no year is named.
pub(super) fn table<'text>(draft: &Draft<'text>, notes: &mut Notes) -> Option<Table<'text>> {
    let year = draft.title.months_year?;
    let Options { count_column, shape, kind, .. } = draft.options;
    let told = count_column.is_some() || shape.is_some() || kind.is_some();
    if told || !lacks_time(draft) || headings::labels(draft).next().is_some() {
        return None;
    }
    let counts: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let chosen = likeliest(&counts);
    let column = *chosen.first()?;
    let removals = word::any(&column.words, word::REMOVALS);
    let counts_people = rank(column) >= COUNTS && draft.title.other.is_none();
    if chosen.len() > 1 {
        // Whether groups of people count removals is asked where they are read.
        group_columns::groups(draft, &chosen)?;
    } else if !removals && !counts_people || word::any(&column.words, word::OTHER_MEASURE) {
        return None;
    } else {
        // It is the only one.
    }
    let to_date = if draft.title.cumulative && draft.title.reaches.is_none() { " YTD" } else { "" };
    let others = counts.iter().filter(|other| other.place != column.place).collect::<Vec<_>>();
    // A total beside what else is counted may be that of all of it.
    if !removals && others.iter().any(|other| word::any(&other.words, word::OTHER_MEASURE)) {
        return None;
    }
    let rows = if others.is_empty() { Vec::new() } else { whole_rows(draft)? };
    let message = format!("no column tells when, and the title or the name of the file says {year}");
    let line = draft.table.header_line.unwrap_or(1);
    notes.warn_column(line, column, Told::new("title-year", message, format!("counted in {year}")));
    if !others.is_empty() {
        let years = rows.into_iter().map(|line| (line, format!("{year}{to_date}")));
        return Some(draft.table.with_column(HEADING, years.collect()));
    }
    let mut table = draft.table.clone();
    *table.headings.get_mut(column.place)? = format!("{year}{to_date}");
    Some(table)
}

/// The lines of all rows; `None` where one of them is of another width than the header.
fn whole_rows(draft: &Draft<'_>) -> Option<Vec<u64>> {
    let width = draft.table.headings.len();
    let (mut lines, mut whole) = (Vec::new(), true);
    draft.table.each(|record| {
        whole &= record.len() >= width && (width..record.len()).all(|column| record.get(column).is_empty());
        lines.push(record.line());
    });
    whole.then_some(lines)
}
