//! Rows of a deep header: labels that stand over several columns each.

use super::heading::{Wording, headings};
use super::record::Record;
use crate::load::cell;

/// Whether a row can be one of several header rows: short words, at least one of them past the first column. A long one
/// among many others is a heading that explains itself.
pub(super) fn is_group_row(record: &Record) -> bool {
    let long = record.cells().filter(|cell| cell.chars().count() > 60).count();
    let short =
        long == 0 || record.filled() >= 4 * long && record.cells().all(|cell| cell.chars().count() <= 240);
    let past_first = record.cells().skip(1).any(|cell| !cell.is_empty());
    short && past_first && !record.get(0).starts_with('#')
}

/// Whether a row is nothing but years over the months or quarters of the row below it: `Country,2016,,,` over
/// `,Oct,Nov,Dec`.
pub(super) fn holds_years_over(record: &Record, below: &Record) -> bool {
    let is_year = |text: &str| cell::is_year_label(text);
    let years: Vec<usize> = (1..record.len()).filter(|place| !record.get(*place).is_empty()).collect();
    !cell::is_value(record.get(0))
        && !years.is_empty()
        && years.iter().all(|place| is_year(record.get(*place)) && cell::is_part_of_year(below.get(*place)))
}

/// Whether the labels of a row tell columns apart that have the same names without them: `Interior,,Border,` over
/// `Removals,Returns,Removals,Returns`.
pub(super) fn tells_apart(row: &Record, below: &[Record]) -> bool {
    let columns = below.iter().map(Record::len).max().unwrap_or(0);
    let all: Vec<Record> = std::iter::once(row).chain(below).cloned().collect();
    let repeated = |rows: &[Record]| {
        let mut names = headings(rows, columns, Wording::OneLine);
        names.retain(|name| !name.is_empty());
        let all = names.len();
        names.sort_unstable();
        names.dedup();
        names.len() < all
    };
    row.has_several() && row.len() <= columns && repeated(below) && !repeated(&all)
}
