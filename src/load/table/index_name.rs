//! Tables as pandas writes them when it has turned them: what the rows are by stands alone below the header, and what the
//! columns are by stands before them.
//!
//! ```text
//! CountryOfCitizenship,BRAZIL,MEXICO
//! FY,,
//! 2010-10-01,1.0,108021.0
//! ```

use super::heading::{Wording, headings};
use super::layout::{HeaderRows, Look, filled_width};
use super::record::Record;
use crate::load::{cell, word};

/// The row below a header that names nothing but the time which the rows below it begin with.
pub(super) fn index_name(head: &[Record], header: Option<HeaderRows>) -> Option<&Record> {
    let HeaderRows { last, .. } = header?;
    let (above, row, below) = (head.get(last)?, head.get(last + 1)?, head.get(last + 2)?);
    let columns = filled_width(above);
    let name = row.get(0);
    let alone = row.filled() == 1 && word::is_time_heading(name) && !cell::is_value(name);
    let named = !word::is_time_heading(above.get(0)) && columns > 1;
    let dated = cell::is_period_label(below.get(0)) && Look::of(below, columns) == Look::Data;
    (alone && named && dated).then_some(row)
}

/// The headings of such a table: the name of the time, and what the columns are called. What stands over all of them alike
/// tells none of them apart.
pub(super) fn headings_below_index(rows: &[Record], index: &Record, width: usize) -> Vec<String> {
    let mut all = headings(rows, width, Wording::OneLine);
    if let [upper @ .., lowest] = rows
        && upper.iter().all(|row| says_one_thing(row, width))
    {
        all = headings(std::slice::from_ref(lowest), width, Wording::OneLine);
    }
    if let Some(first) = all.first_mut() {
        index.get(0).clone_into(first);
    }
    all
}

/// Whether all cells of a row but the first say the same.
fn says_one_thing(row: &Record, width: usize) -> bool {
    (2..width).all(|column| row.get(column) == row.get(1))
}
