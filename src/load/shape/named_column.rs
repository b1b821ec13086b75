//! Columns that the user names, and columns that share a name: which of them is meant is never guessed.

use super::Draft;
use super::periods::time::TimePlan;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::show;

/// The column that an option names, by heading or by place from one.
pub(super) fn find<'a>(
    draft: &'a Draft<'_>,
    notes: &Notes,
    (option, name): (&str, &str),
) -> Result<&'a Column, Box<Refusal>> {
    let column = draft.column_named(name).ok_or_else(|| no_such_column(draft, notes, name))?;
    let same = |other: &&Column| other.name.eq_ignore_ascii_case(name.trim());
    match twin(draft, column).filter(|_| same(&column)) {
        Some(twin) => Err(several(draft, notes, option, (column, twin))),
        None => Ok(column),
    }
}

/// Refuses a table with two columns of one heading where one of them tells the time, and they say different things.
pub(super) fn refuse_two_times(
    draft: &Draft<'_>,
    plan: TimePlan<'_>,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let twins = plan.columns().into_iter().find_map(|column| Some((column, twin(draft, column)?)));
    twins.map_or(Ok(()), |twins| Err(several(draft, notes, "--date-column", twins)))
}

/// A column with the heading of another that says something else in some row.
fn twin<'a>(draft: &'a Draft<'_>, column: &Column) -> Option<&'a Column> {
    let alike = |other: &&Column| {
        other.place != column.place && !other.name.is_empty() && other.name.eq_ignore_ascii_case(&column.name)
    };
    draft
        .columns
        .iter()
        .filter(alike)
        .find(|other| draft.table.any(|record| record.get(column.place) != record.get(other.place)))
}

fn several(
    draft: &Draft<'_>,
    notes: &Notes,
    option: &str,
    (column, twin): (&Column, &Column),
) -> Box<Refusal> {
    let places = (column.place + 1, twin.place + 1);
    let why = format!("is the heading of columns {} and {}, which differ", places.0, places.1);
    let remedy = format!("{option} {} or {option} {}", places.0, places.1);
    let refusal = notes.refuse(why, remedy).heading(draft, column);
    refusal.value(&column.name)
}

fn no_such_column(draft: &Draft<'_>, notes: &Notes, name: &str) -> Box<Refusal> {
    let names: Vec<&str> = draft.columns.iter().map(|column| column.name.as_str()).collect();
    let why = format!("has no column \"{}\"; it has {}", show::escaped(name), show::listed(&names));
    notes.refuse(why, "one of these, or a column's place from 1").at(draft.header_line())
}
