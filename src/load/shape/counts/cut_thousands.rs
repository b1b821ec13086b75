//! Numbers that an unquoted thousands comma has cut in two where the row is wide enough for both:
//! `2016-10,18,320` under `month,removals,note`.
//!
//! A column of notes, or one without a heading, that holds three digits in every row beside one to three digits of a
//! count may be the end of that count. Nothing in the file tells, so that it is refused with both totals.

use crate::load::cell::count::{is_group, is_lead};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::subject;
use crate::load::table::Walk;
use crate::quantity::Count;

/// Refuses counts whose last three digits may stand in the column beside them.
pub(super) fn refuse(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let commas = draft.table.delimiter().is_some_and(|delimiter| delimiter.trim() == ",");
    let beside = |next: &&Column| next.place == column.place + 1;
    let Some(next) = draft.columns.iter().find(beside).filter(|_| commas) else { return Ok(()) };
    // No count begins with a zero, so that a column of counts may hold the ends of others, too.
    let cut = |text: &str| is_group(text) && text.starts_with('0');
    let open = next.words.is_empty() || next.role == Role::Note;
    if !open && !draft.table.any(|record| cut(record.get(next.place))) {
        return Ok(());
    }
    let headings = draft.table.headings.len();
    let mut first: Option<(u64, String)> = None;
    let (mut apart, mut joined) = (0_u64, 0_u64);
    draft.table.walk(|record| {
        let (lead, rest) = (record.get(column.place), record.get(next.place));
        // Of rows that are too wide is told when they are read.
        let wide = (headings..record.len()).any(|place| !record.get(place).is_empty());
        let number = |text: &str| text.parse().unwrap_or(0_u64);
        apart = apart.saturating_add(number(lead));
        if rest.is_empty() {
            joined = joined.saturating_add(number(lead));
            return Walk::On;
        }
        if wide || !(is_lead(lead) && is_group(rest)) {
            first = None;
            return Walk::Stop;
        }
        joined = joined.saturating_add(number(lead) * 1000 + number(rest));
        first.get_or_insert_with(|| (record.line(), format!("{lead},{rest}")));
        Walk::On
    });
    let Some((line, value)) = first else { return Ok(()) };
    let why = format!(
        "may be one number with an unquoted thousands comma (total {}) or a count with something beside it (total {})",
        Count(joined),
        Count(apart)
    );
    let remedy = format!("--count-column {} if the comma parts cells", subject::typed(draft, column));
    Err(notes.refuse(why, remedy).at(line).column(column).value(&value))
}
