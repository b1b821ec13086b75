//! Rows of a statistic that look like records: a time, groups of people, and a number that is no count of removals, such as
//! their share or their flights. Each group stands once at each time, and no row is one removal.

use crate::dataset::FastSet;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::table::Walk;
use crate::load::word::worked_out::{AVERAGE, PERCENT, RATE, SHARE};
use crate::load::word::{self, no_count, person};

/// How many rows are looked at.
const SAMPLE: usize = 10_000;

/// Words for numbers that are worked out from many people.
const WORKED_OUT: &[&[&str]] = &[AVERAGE, PERCENT, SHARE, RATE];

/// Refuses such rows.
pub(super) fn refuse(draft: &Draft<'_>, day: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    if day.role == Role::Departure && !holds_months(day) {
        return Ok(());
    }
    let Some(column) = draft.columns.iter().find(|column| is_statistic(column, day)) else { return Ok(()) };
    if !stand_once(draft, day) {
        return Ok(());
    }
    let why = "is a number and yet no count of removals, and each group stands once at each time: no row is one removal";
    let remedy = "a file with counts, or --kind records to count each row as one removal";
    Err(notes.refuse(why, remedy).heading(draft, column))
}

/// Whether a column of times is headed as one of months, which are no days on which somebody left.
fn holds_months(day: &Column) -> bool {
    day.role == Role::Month || word::any(&day.words, &["month", "year"])
}

/// Whether a heading names a number that is worked out of many people, or, beside a month, any that is no count.
fn is_statistic(column: &Column, day: &Column) -> bool {
    let words = &column.words;
    let worked_out = column.name.contains('%') || word::any_of(words, WORKED_OUT);
    let of_several = no_count::counts_several(words);
    let of_month = holds_months(day) && !word::any(words, person::COUNTED_OF_ONE);
    column.role == Role::Label
        && no_count::is_no_count(&column.name, words)
        && (worked_out || of_several || of_month)
}

/// Whether no two rows have the same time and the same groups.
fn stand_once(draft: &Draft<'_>, day: &Column) -> bool {
    let keys: Vec<usize> = draft
        .columns
        .iter()
        .filter(|column| column.place == day.place || column.role == Role::Category)
        .map(|column| column.place)
        .collect();
    let (mut known, mut once) = (FastSet::<String>::default(), true);
    draft.table.walk(|record| {
        once &= known.insert(record.key(&keys));
        if once && known.len() < SAMPLE { Walk::On } else { Walk::Stop }
    });
    once
}
