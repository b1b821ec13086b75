//! What the counts of a table stand for that runs across: those of each period, or counts to date.

use super::CountKind;
use super::facts::Joined;
use super::headings::period_of;
use super::rising::Readings;
use super::wide::Wide;
use crate::load::cell::span::Unit;
use crate::load::cell::when::{self, When};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::word;

/// What the user says, what the headings and the label of the only row say, what the title says and the numbers do not
/// contradict. Days whose counts may be either are refused with both totals, as they are where they stand in a column.
pub(super) fn of(wide: &Wide<'_>, joined: &[Joined], notes: &Notes) -> Result<CountKind, Box<Refusal>> {
    let Wide { draft, labels, .. } = wide;
    if let Some(kind) = draft.options.kind {
        return Ok(kind);
    }
    if joined.iter().any(|joined| matches!(joined.span.unit, Unit::Year | Unit::YearSoFar)) {
        return Ok(CountKind::Periodic);
    }
    let headed = labels.iter().all(|label| word::any(&label.words, word::RUNNING));
    let days = labels.iter().all(|label| is_day(&label.name));
    let as_of = days && wide.words.iter().any(|column| word::pair(&column.words, "as", "of"));
    if headed || as_of || wide.measure_row.is_some() && is_to_date(&wide.measure) {
        return Ok(CountKind::Cumulative);
    }
    let count = |joined: &Joined| (joined.span.through, joined.count.0);
    let readings = Readings::of(joined.iter().map(count), draft.options.calendar);
    if draft.title.running && !readings.falls {
        return Ok(CountKind::Cumulative);
    }
    let open =
        days && (wide.style.days_are_ends() || joined.iter().all(|joined| joined.span.unit == Unit::Day));
    match labels.first() {
        Some(first) if open && !readings.falls && readings.apart != readings.to_date => {
            Err(readings.refuse(notes).at(draft.header_line()).column(first.place, &first.name))
        }
        Some(_) | None => Ok(CountKind::Periodic),
    }
}

/// Whether the label of a row says that its counts are to date.
fn is_to_date(label: &str) -> bool {
    let words = word::words(label);
    word::any(&words, word::CUMULATIVE) || word::pair(&words, "to", "date")
}

fn is_day(heading: &str) -> bool {
    let moment = when::parse(&period_of(heading));
    moment.is_some_and(|moment| matches!(moment.when, When::Day(_) | When::Slashed { .. } | When::Serial(_)))
}
