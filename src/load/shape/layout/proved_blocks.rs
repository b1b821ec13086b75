//! Blocks of rows whose first row alone has a time, and whose total proves that the others are of it: a flight of several
//! countries, with the day beside the first of them and `RO-01179 Total` below.
//!
//! Without a total, or with another one, nothing tells of which day the other rows are, and they stay without a time.

use super::blank_repeats;
use crate::load::cell::count;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::table::{Record, Table, Walk};
use crate::load::word;

/// The same table with the times and the names of such rows; `None` where there are none, or a block does not prove it.
pub(crate) fn table<'text>(draft: &Draft<'text>, notes: &mut Notes) -> Option<Table<'text>> {
    let mut times = draft.columns.iter().filter(|column| column.role.is_time());
    let (Some(time), None) = (times.next(), times.next()) else { return None };
    let is_open = |record: &Record| record.get(time.place).is_empty() && !is_total(record);
    let repeats = || blank_repeats::find(draft).iter().any(|repeated| repeated.column.place == time.place);
    if !draft.table.any(is_open) || repeats() {
        return None;
    }
    let mut counts = draft.columns.iter().filter(|column| column.role == Role::Count);
    let cells = counts.find_map(|count| filled(draft, time, count))?;
    let line = first_line(draft, is_open)?;
    let message = "the cell is blank, and the total below counts the row with those above it";
    notes.warn_cell(line, time, "", Told::new("blank-repeated", message, "read as the cell above it"));
    Some(draft.table.with_cells(cells))
}

/// The line of the first such row.
fn first_line(draft: &Draft<'_>, is: impl Fn(&Record) -> bool) -> Option<u64> {
    let mut line = None;
    draft.table.walk(|record| {
        line = Some(record.line()).filter(|_| is(record));
        if line.is_some() { Walk::Stop } else { Walk::On }
    });
    line
}

/// Whether a row sums up others, as one of its cells says.
fn is_total(record: &Record) -> bool {
    record.cells().any(|text| word::any(&word::words(text), word::TOTAL))
}

/// Cells by their line and column, with another text.
type Cells = Vec<(u64, usize, String)>;

/// Whether the rows of a block have the time of its first one, or none: its total is of that time.
fn of_one_time(block: &[Row], time: &Column) -> bool {
    let own = |row: &Row| row.cells.get(time.place).cloned().unwrap_or_default();
    let first = block.first().map(own).unwrap_or_default();
    !first.is_empty() && block.iter().map(own).all(|text| text.is_empty() || text == first)
}

/// A row of a block.
struct Row {
    line: u64,
    cells: Vec<String>,
    count: u64,
}

/// The cells to fill, where the counts of one column prove all of them; in the order of lines.
fn filled(draft: &Draft<'_>, time: &Column, count: &Column) -> Option<Cells> {
    let names = draft.columns.iter().filter(|column| column.role == Role::Category);
    let places: Vec<usize> = names.chain([time]).map(|column| column.place).collect();
    let (mut block, mut proved): (Vec<Row>, bool) = (Vec::new(), true);
    let (mut cells, mut own_time): (Cells, Cells) = (Vec::new(), Vec::new());
    let is_open = |row: &Row| row.cells.get(time.place).is_some_and(String::is_empty);
    draft.table.each(|record| {
        let counted = count::of(record.get(count.place));
        if !is_total(record) {
            let own = (0..record.len()).map(|place| record.get(place).to_owned()).collect();
            block.push(Row { line: record.line(), cells: own, count: counted.unwrap_or(0) });
            return;
        }
        let first =
            block.first().and_then(|first| first.cells.get(time.place)).filter(|_| of_one_time(&block, time));
        if let Some(first) = first.filter(|_| record.get(time.place).is_empty()) {
            own_time.push((record.line(), time.place, first.clone()));
        }
        if block.iter().any(is_open) {
            let sum = block.iter().map(|row| row.count).fold(0_u64, u64::saturating_add);
            proved &= Some(sum) == counted && block.first().is_some_and(|first| !is_open(first));
            cells.extend(of_block(&block, &places, time));
        }
        cells.append(&mut own_time);
        block.clear();
    });
    (proved && !block.iter().any(is_open)).then_some(cells)
}

/// The blank cells of a block's rows without a time, as the row above them has them.
fn of_block(block: &[Row], places: &[usize], time: &Column) -> Cells {
    let mut above: Vec<String> = vec![String::new(); places.len()];
    let mut cells = Vec::new();
    for row in block {
        let cell = |place: &usize| row.cells.get(*place).map(String::as_str).unwrap_or_default();
        let is_open = cell(&time.place).is_empty();
        for (place, above) in places.iter().zip(&mut above) {
            if is_open && cell(place).is_empty() {
                cells.push((row.line, *place, above.clone()));
            } else if !cell(place).is_empty() {
                cell(place).clone_into(above);
            } else {
                above.clear();
            }
        }
    }
    cells
}
