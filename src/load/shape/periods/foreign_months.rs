//! Months in other languages than English, below a heading that tells no time: `Enero`, `février`.
//!
//! They are not read. Nor are they groups of people: twelve of them under a year are the months of a calendar year, which
//! is none of ours, so that such a table is refused.

use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;

/// Refuses a table with a column of such months among its categories.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
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

/// The first month of a column of which half the values or more are months.
fn month<'a>(draft: &'a Draft<'_>, column: &Column) -> Option<&'a str> {
    let values = draft.values(column);
    let is_month = |value: &&String| MONTHS.contains(&value.trim_end_matches('.').to_lowercase().as_str());
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

/// The months of languages of agencies that count returns, without those that English writes alike.
const MONTHS: &[&str] = &[
    // Spanish.
    "enero",
    "febrero",
    "marzo",
    "abril",
    "mayo",
    "junio",
    "julio",
    "agosto",
    "septiembre",
    "setiembre",
    "octubre",
    "noviembre",
    "diciembre",
    "ene",
    "abr",
    "ago",
    "dic",
    // Portuguese.
    "janeiro",
    "fevereiro",
    "março",
    "maio",
    "junho",
    "julho",
    "setembro",
    "outubro",
    "novembro",
    "dezembro",
    // French.
    "janvier",
    "février",
    "fevrier",
    "mars",
    "avril",
    "mai",
    "juin",
    "juillet",
    "août",
    "aout",
    "septembre",
    "octobre",
    "novembre",
    "décembre",
    "decembre",
    // German.
    "januar",
    "jänner",
    "februar",
    "märz",
    "juni",
    "juli",
    "oktober",
    "dezember",
    // Italian.
    "gennaio",
    "febbraio",
    "aprile",
    "maggio",
    "giugno",
    "luglio",
    "settembre",
    "ottobre",
    "dicembre",
    // Dutch, Danish, Norwegian and Swedish.
    "januari",
    "februari",
    "maart",
    "mei",
    "augustus",
    "marts",
    "maj",
    "augusti",
    "desember",
];
