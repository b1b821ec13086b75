//! What counts are counted in, as a heading, a title or a column of units says: thousands have lost their last digits, and
//! percent, or so many a day, count nobody.

use super::{kind_refusals, subject};
use crate::load::cell::count;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::show;
use crate::load::word::{self, no_count, scale};

/// Refuses counts that have lost their last digits, whoever chose their column.
pub(crate) fn refuse_lost_digits(
    draft: &Draft<'_>,
    column: &Column,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let all = all_lost(draft);
    if !all && !scale::loses_digits(&column.name) {
        return Ok(());
    }
    let why = "counts in thousands or millions, and the digits below are lost";
    let other = if all { None } else { subject::other_count(draft, column) };
    let refusal = notes.refuse(why, other.unwrap_or_else(|| "a file with full numbers".to_owned()));
    Err(refusal.heading(draft, column))
}

/// Refuses counts of something that is no person.
pub(crate) fn refuse(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    for units in columns(draft).filter(|units| !draft.is_filtered(units)) {
        let values = draft.values(units);
        let Some(value) = values.iter().find(|value| counts_nobody(value)) else { continue };
        let why = format!("says that a row is counted in \"{}\", which counts nobody", show::escaped(value));
        let people = values.iter().find(|value| !counts_nobody(value));
        let one = people.and_then(|value| kind_refusals::filter(units, value));
        let all = || format!("--count-column {} to count it all the same", subject::typed(draft, column));
        return Err(notes.refuse(why, one.unwrap_or_else(all)).heading(draft, units).value(value));
    }
    Ok(())
}

/// The columns that say in what each row counts.
fn columns<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = &'a Column> {
    let unit = |column: &&Column| {
        column.role == Role::Category
            && word::any(&column.words, &["unit", "units", "uom", "scalar", "scale"])
    };
    draft.columns.iter().filter(unit)
}

/// Whether words around the table, or a column of units, say that the digits of all counts are lost.
fn all_lost(draft: &Draft<'_>) -> bool {
    let says = |value: &String| scale::loses_digits(&format!("in {value}"));
    let of =
        |units: &Column| draft.values(units).iter().any(|value| draft.is_wanted(units, value) && says(value));
    draft.title.in_thousands
        || columns(draft).any(of)
        || draft.columns.iter().any(|column| multiplies(draft, column))
}

/// Whether a column of numbers says by what counts are to be multiplied: `UNIT_MULT` with its power of ten, `multiplier`.
fn multiplies(draft: &Draft<'_>, column: &Column) -> bool {
    let names = word::any(&column.words, &["multiplier"]) || word::pair(&column.words, "unit", "mult");
    names && draft.values(column).iter().any(|value| count::of(value).is_some_and(|number| number > 1))
}

/// Whether a unit is a share, a rate, money or a time.
fn counts_nobody(unit: &str) -> bool {
    let words = word::words(&unit.to_lowercase());
    let others = ["day", "days", "hours", "flights", "beds", "orders", "cases"];
    // `PER` alone is a code for persons.
    let rate = words.windows(2).any(|pair| pair.first().is_some_and(|first| first == "per"));
    no_count::is_no_count(unit, &words) || rate || word::any(&words, &others)
}
