//! Years that stand once, on the row of their total, below the months or quarters that it sums up.
//!
//! A year is never read down from such a row: the months below it are those of the next one. The totals prove which
//! rows are of which year, or the table is refused.

use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::counts::count_reader::CountReader;
use crate::load::shape::groups::total_label::is_total_row;
use crate::load::table::{Record, Table};

/// The same table with a year in each row; `None` where years do not stand so.
pub(crate) fn table<'text>(
    draft: &Draft<'text>,
    notes: &mut Notes,
) -> Result<Option<Table<'text>>, Box<Refusal>> {
    let Some([year, part]) = columns(draft) else { return Ok(None) };
    let mut rows: Vec<Row> = Vec::new();
    draft.table.each(|record| rows.push(Row::of(record, (year, part))));
    let begins_blank = rows.first().is_some_and(|row| row.year.is_empty() && row.is_part);
    let Some(total) = rows.iter().find(|row| !row.year.is_empty() && row.is_total) else { return Ok(None) };
    if !begins_blank {
        return Ok(None);
    }
    let counts: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let reader = CountReader::new(draft, &counts, notes)?;
    let alike = rows.iter().all(|row| row.year.is_empty() || row.is_total);
    let ended = rows.last().is_some_and(|row| !row.year.is_empty());
    let proven = alike && ended && !counts.is_empty() && are_sums(draft, &rows, (&reader, &counts));
    if !proven {
        let why = "stands on the row of its total, below rows without a year, and the counts do not prove of which rows it is";
        let refusal = notes.refuse(why, "a file with the year in each row").at(total.line);
        return Err(refusal.column(year).value(&total.year));
    }
    let mut below = "";
    let mut cells = Vec::new();
    for row in rows.iter().rev() {
        if row.year.is_empty() {
            cells.push((row.line, year.place, below.to_owned()));
        } else {
            below = &row.year;
        }
    }
    cells.reverse();
    for (line, ..) in &cells {
        let message = "the cell is blank, and the year stands on the row of the total below";
        notes.warn_cell(*line, year, "", Told::new("year-below", message, "read as the year below it"));
    }
    Ok(Some(draft.table.with_cells(cells)))
}

/// The only column of years, and the only one of what they are parted into.
fn columns<'a>(draft: &'a Draft<'_>) -> Option<[&'a Column; 2]> {
    let times: Vec<&Column> = draft.columns.iter().filter(|column| column.role.is_time()).collect();
    let is_part = |column: &Column| matches!(column.role, Role::Month | Role::Quarter | Role::Period);
    match *times.as_slice() {
        [year, part] | [part, year] if year.role.is_year() && is_part(part) => Some([year, part]),
        _ => None,
    }
}

/// A row, as its time columns tell it.
struct Row {
    line: u64,
    year: String,
    is_total: bool,
    is_part: bool,
}

impl Row {
    fn of(record: &Record, (year, part): (&Column, &Column)) -> Self {
        let part = record.get(part.place);
        let is_total = part.is_empty() || is_total_row(part);
        Self { line: record.line(), year: record.get(year.place).to_owned(), is_total, is_part: !is_total }
    }
}

/// Whether each row with a year sums up the rows above it since the one before, in every column of counts.
fn are_sums(draft: &Draft<'_>, rows: &[Row], (reader, counts): (&CountReader<'_>, &[&Column])) -> bool {
    let mut sums = vec![Some(0_u64); counts.len()];
    let (mut rows, mut proven) = (rows.iter(), true);
    draft.table.each(|record| {
        let Some(row) = rows.next() else { return };
        for (column, sum) in counts.iter().zip(&mut sums) {
            let count = reader.cell(record.get(column.place)).count();
            if row.year.is_empty() {
                *sum = sum.zip(count).and_then(|(sum, count)| sum.checked_add(count));
            } else {
                proven &= count.is_some() && *sum == count;
                *sum = Some(0);
            }
        }
    });
    proven
}
