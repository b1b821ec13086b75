//! A column of totals beside the columns that it sums up: the total is counted, and rows that do not add up are told of.

use super::Draft;
use super::count_reader::CountReader;
use crate::load::cell::count::Cell;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::word;
use crate::quantity::Count;

/// Tells of rows whose total differs from what the columns beside it add up to, where it is their sum in most rows.
pub(super) fn check(draft: &Draft<'_>, (total, reader): (&Column, &CountReader<'_>), notes: &mut Notes) {
    let parts: Vec<&Column> = draft
        .columns
        .iter()
        .filter(|column| column.role == Role::Count && column.place != total.place)
        .collect();
    if !word::any(&total.words, word::TOTAL) || parts.len() < 2 {
        return;
    }
    let count = |text: &str| match reader.cell(text) {
        Cell::Count { count, .. } => Some(count),
        Cell::Gap(_) | Cell::Bad(_) => None,
    };
    let (mut agree, mut differ) = (0_usize, Vec::new());
    draft.table.each(|record| {
        let sum = parts.iter().map(|part| count(record.get(part.place))).sum::<Option<u64>>();
        match (count(record.get(total.place)), sum) {
            (Some(said), Some(sum)) if said == sum => agree += 1,
            (Some(said), Some(sum)) => {
                differ.push((record.line(), record.get(total.place).to_owned(), said, sum));
            }
            _ => {}
        }
    });
    if agree <= differ.len() {
        return;
    }
    for (line, value, said, sum) in differ {
        let message = format!("the total says {}, the columns beside it sum to {}", Count(said), Count(sum));
        notes.warn_cell(line, total, &value, Told::new("total-differs", message, "the total is used"));
    }
}
