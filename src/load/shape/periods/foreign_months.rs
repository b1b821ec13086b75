//! Months in other languages than English, below a heading that tells no time: `Enero`, `février`.
//!
//! They are not read. Nor are they groups of people: twelve of them under a year are the months of a calendar year, which
//! is none of ours, so that such a table is refused.

use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::word;

/// Refuses a table with such months as headings, or with a column of them among its categories.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    refuse_headings(draft, notes)?;
    if draft.columns.iter().any(|column| column.role.is_time() && !column.role.is_year()) {
        return Ok(());
    }
    let categories = draft.columns.iter().filter(|column| column.role == Role::Category);
    for column in categories {
        let Some(value) = month(draft, column) else { continue };
        let why = "is a month in another language, and the column tells no time that is known";
        let refusal =
            notes.refuse(why, "months such as 2016-10 in this column").at(line_of(draft, column, value));
        return Err(refusal.column(column).value(value));
    }
    Ok(())
}

/// Refuses months across: each would be one of several columns of counts.
fn refuse_headings(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let mut months =
        draft.columns.iter().filter(|column| column.role == Role::Count && is_month(&column.name));
    let (Some(first), Some(_), None) = (months.next(), months.next(), &draft.options.count_column) else {
        return Ok(());
    };
    let why = "is a month in another language, and heads counts of a time that is not known";
    Err(notes.refuse(why, "headings such as 2016-10").heading(draft, first).value(&first.name))
}

/// Whether a text is such a month, and nothing else.
fn is_month(text: &str) -> bool {
    word::is_foreign_month(text.trim_end_matches('.').to_lowercase().as_str())
}

/// The first month of a column of which half the values or more are months.
fn month<'a>(draft: &'a Draft<'_>, column: &Column) -> Option<&'a str> {
    let values = draft.values(column);
    let is_month = |value: &&String| is_month(value);
    let months = values.iter().filter(is_month).count();
    let first = values.iter().find(is_month)?;
    (months > 1 && months * 2 >= values.len()).then_some(first)
}

fn line_of(draft: &Draft<'_>, column: &Column, value: &str) -> u64 {
    let mut line = None;
    draft.table.each(|record| {
        if line.is_none() && record.get(column.place) == value {
            line = Some(record.line());
        }
    });
    line.unwrap_or_else(|| draft.header_line())
}
