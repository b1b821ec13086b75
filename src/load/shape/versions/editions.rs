//! Rows of several editions of one table under each other: a column says which file, extract or version each stands in, or
//! by which account of the same people it counts. Of one period, such rows are no parts of a whole, and added up they count
//! it several times.

use std::collections::BTreeMap;

use super::accounts;
use crate::load::cell::span::Span;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, BETWEEN, Blamed, RowFact};
use crate::load::shape::measures::kind_refusals;
use crate::load::{show, word};

/// Refuses rows that only such a column tells apart, unless the user has asked for one edition.
pub(crate) fn refuse(
    rows: &[RowFact],
    draft: &Draft<'_>,
    blamed: Blamed<'_>,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let columns: Vec<&Column> = facts::categories(draft).collect();
    for (place, column) in columns.iter().enumerate().filter(|(_, column)| !draft.is_filtered(column)) {
        let edition = is_edition(draft, column);
        if edition || accounts::is_account(draft, column) {
            refuse_two(rows, (place, column, edition), blamed, notes)?;
        }
    }
    Ok(())
}

/// Refuses rows of one period that nothing but the column at this place tells apart.
fn refuse_two(
    rows: &[RowFact],
    (place, column, edition): (usize, &Column, bool),
    blamed: Blamed<'_>,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let mut seen: BTreeMap<(Span, Vec<&str>), (u64, &str)> = BTreeMap::new();
    for row in rows {
        let mut said: Vec<&str> = row.categories.split(BETWEEN).collect();
        if place >= said.len() {
            continue;
        }
        let own = said.remove(place);
        let (line, first) = *seen.entry((row.span, said)).or_insert((row.line, own));
        if first != own {
            let (name, first) = (show::escaped(&column.name), show::escaped(first));
            let other =
                if edition { format!("in another edition, {name}") } else { format!("by another {name},") };
            let why = format!("is counted twice: line {line} has the same period {other} \"{first}\"");
            let one = kind_refusals::filter(column, own);
            let refusal = notes.refuse(why, one.unwrap_or_else(|| "a file with the rows of one".to_owned()));
            return Err(refusal.at(row.line).column(blamed.time).value(&row.label));
        }
    }
    Ok(())
}

/// Whether a column says which edition a row stands in: by its heading, or by the names of files in it.
fn is_edition(draft: &Draft<'_>, column: &Column) -> bool {
    let named = word::any(&column.words, EDITIONS) && word::only(&column.words, &[EDITIONS, AROUND]);
    let is_file = |value: &String| {
        let lower = value.to_lowercase();
        [".csv", ".xlsx", ".xls", ".pdf", ".ods", ".zip"].iter().any(|ending| lower.ends_with(ending))
    };
    let values = draft.values(column);
    named || values.len() > 1 && values.iter().all(is_file)
}

/// Words for one of several editions of a table.
const EDITIONS: &[&str] = &[
    "batch",
    "database",
    "dataset",
    "edition",
    "extract",
    "extraction",
    "filename",
    "release",
    "revision",
    "snapshot",
    "version",
    "vintage",
];

/// Words beside those.
const AROUND: &[&str] = &["data", "file", "id", "name", "no", "number", "of", "source", "the"];
