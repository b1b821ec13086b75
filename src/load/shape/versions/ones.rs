//! Counts beside days of which several rows may be of one day: each of them counts one, or those of one departure.

use crate::dataset::CountKind;
use crate::load::cell::span::Unit;
use crate::load::column::Role;
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::cumulative::stated_kind::stated_kind;
use crate::load::shape::facts::{Blamed, RowFact};

/// Fewer rows may as well be a count that was written down twice.
const LEAST: usize = 3;

/// Whether all rows count one on a day, and none of them to date.
pub(crate) fn are_people(draft: &Draft<'_>, rows: &[RowFact]) -> bool {
    let to_date = stated_kind(draft) == Some(CountKind::Cumulative);
    !to_date && rows.len() >= LEAST && rows.iter().all(|row| row.count == 1 && row.span.unit == Unit::Day)
}

/// Whether rows count who left on the days of departures, several of which may fall on one day.
pub(crate) fn are_departures(draft: &Draft<'_>, blamed: Blamed<'_>, rows: &[RowFact]) -> bool {
    let to_date = stated_kind(draft) == Some(CountKind::Cumulative);
    !to_date && blamed.time.role == Role::Departure && rows.iter().all(|row| row.span.unit == Unit::Day)
}

/// Tells that a row says the same as one above it and is counted.
pub(crate) fn tell(line: u64, first: u64, notes: &mut Notes) {
    let message = format!("counts one on a day, as every row does, and says the same as line {first}");
    notes.warn_line(line, Told::new("ones", message, "counted: each row is one removal"));
}
