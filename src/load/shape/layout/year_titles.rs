//! Months or quarters below titles of their own: `Fiscal year 2017` between two blocks of months that name no year.
//!
//! The title above the table is that of the first block alone, as is the first row of a table without a header.

use crate::calendar::FiscalYear;
use crate::load::cell::{self, when};
use crate::load::column::Column;
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::groups::total_label::is_total_row;
use crate::load::table::{Record, Table, Walk, is_note};
use crate::load::title::fiscal_years;
use crate::load::word;

/// The same table with a year in each cell of months or quarters, and without the titles among its rows; `None` where
/// all rows are of the year above them.
pub(crate) fn table<'text>(draft: &Draft<'text>, notes: &mut Notes) -> Option<Table<'text>> {
    let head = first_row(draft).and_then(|record| year_named(&record));
    let first = draft.title.months_year.or(head)?;
    let times: Vec<&Column> = draft.columns.iter().filter(|column| column.role.is_time()).collect();
    let [column] = *times.as_slice() else { return None };
    // Nearly every table has no such title, and rows that say several things are quickly passed by.
    let other = draft.table.any(|record| year_named(record).is_some_and(|year| year != first));
    let headed = draft.title.months_year.is_none();
    if !other && !headed {
        return None;
    }
    let (mut year, mut titles, mut cells, mut totals) = (first, Vec::new(), Vec::new(), Vec::new());
    draft.table.each(|record| {
        let text = record.get(column.place);
        if let Some(named) = year_named(record) {
            titles.push((record.line(), named.to_string()));
            year = named;
        } else if cell::is_part_of_year(text) {
            cells.push((record.line(), column.place, format!("{year} {text}"), year));
        } else if matches!(word::words(text).as_slice(), [only] if only == "total") {
            totals.push((record.line(), column.place, format!("{year} {text}"), year));
        } else {
            // The row tells its time itself, or has none.
        }
    });
    if cells.is_empty() || !headed && cells.iter().all(|(.., year)| *year == first) {
        return None;
    }
    for (line, _) in &titles {
        let message = "a title over the rows below it, with their fiscal year";
        notes.warn_line(*line, Told::new("year-title", message, "the rows below are of that year"));
        notes.set_aside(*line, "a heading over other rows");
    }
    // Where each block has a total, it is that of its rows alone.
    let mut summed: Vec<FiscalYear> = totals.iter().map(|(.., year)| *year).collect();
    summed.dedup();
    if summed.len() == totals.len() && summed.len() == titles.len() + usize::from(!headed) {
        cells.extend(totals);
        cells.sort_by_key(|(line, ..)| *line);
    }
    let cells = cells.into_iter().map(|(line, place, text, _)| (line, place, text)).collect();
    Some(draft.table.with_titles(titles).with_cells(cells))
}

/// The first row of a table, which may be the title of those below it where no header stands above.
fn first_row(draft: &Draft<'_>) -> Option<Record> {
    let mut first = None;
    draft.table.walk(|record| {
        first = Some(record.clone());
        Walk::Stop
    });
    first.filter(|_| draft.table.header_line.is_none())
}

/// The fiscal year that a row names which says nothing else.
pub(super) fn year_named(record: &Record) -> Option<FiscalYear> {
    if record.has_several() {
        return None;
    }
    let text = record.cells().find(|cell| !cell.is_empty())?;
    if is_note(text) || is_total_row(text) {
        return None;
    }
    match *fiscal_years(text).as_slice() {
        [year] => Some(year),
        [] => when::year(text).map(FiscalYear),
        _ => None,
    }
}
