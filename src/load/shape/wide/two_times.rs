//! Tables with whole times as headings and a year of its own in each row: the counts of a fiscal year as they stood in each of
//! the months across, or those of people who came in one year by the year in which they left.

use crate::calendar::FiscalCalendar;
use crate::load::cell::{self, days, when};
use crate::load::column::heading_parts::period_of;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::subject;

/// Refuses such a table: a count is of one time, and two are said.
pub(super) fn refuse(
    draft: &Draft<'_>,
    labels: &[&Column],
    row_time: Option<&Column>,
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let is_label = |column: &Column| labels.iter().any(|label| label.place == column.place);
    let is_whole = |label: &&Column| !cell::is_part_of_year(&period_of(&label.name));
    if row_time.is_some() || !labels.iter().all(is_whole) {
        return Ok(());
    }
    let times = |column: &&Column| {
        is_time_of_rows(column)
            && !is_label(column)
            && draft.values(column).iter().all(|value| has_year(value, column))
            && (draft.values(column).len() > 1 || is_contradicted(draft, column, labels))
    };
    let (Some(time), Some(first)) = (draft.columns.iter().find(times), labels.first()) else {
        return Ok(());
    };
    // A count that is told again as of a later day is no other one, and adds nothing.
    let since_a_day = draft.columns.iter().any(|column| column.role == Role::From);
    let told_again = matches!(time.role, Role::AsOf | Role::Published | Role::Through) && !since_a_day;
    if draft.options.shape.is_some() && !told_again {
        return Ok(());
    }
    let (what, shape) = if time.role.is_year() { ("year", "annual") } else { ("time", "periods") };
    let why = format!(
        "tells the {what} of each row, and \"{}\" is a time, too: nothing says which is counted",
        first.name
    );
    // `Through` leaves open what `As of` says.
    let kind = if told_again && time.role == Role::Through { " --kind cumulative" } else { "" };
    let by_rows = format!(
        "--shape {shape}{kind} --count-column {} to count by the {what}s of the rows",
        subject::typed(draft, first)
    );
    let remedy =
        if told_again { by_rows } else { format!("{by_rows}, or --shape across to count by the headings") };
    Err(notes.refuse(why, remedy).heading(draft, time))
}

/// Whether a column holds the times of the rows, or the days to which they count. The first day of a period is read beside
/// its last one.
fn is_time_of_rows(column: &Column) -> bool {
    column.role.is_period()
        || matches!(column.role, Role::Date | Role::AsOf | Role::Through | Role::Published)
}

/// Whether a text is a time that needs no other one to complete it, and one of those that the column is for.
fn has_year(text: &str, column: &Column) -> bool {
    let is_year = when::year(text).is_some();
    if column.role.is_year() {
        is_year
    } else {
        !is_year && !when::is_day_of_year(text) && days::of_label(text, FiscalCalendar::default()).is_some()
    }
}

/// Whether the only time of all rows is another one than those of the headings. A day may be that of the table.
fn is_contradicted(draft: &Draft<'_>, column: &Column, labels: &[&Column]) -> bool {
    let calendar = draft.options.calendar;
    let values = draft.values(column);
    let Some(own) = values.iter().next().filter(|_| column.role != Role::Date) else { return false };
    let own = days::of_label(own, calendar);
    let fits = |label: &&&Column| {
        let headed = days::of_label(&period_of(&label.name), calendar);
        own.as_ref().zip(headed.as_ref()).is_none_or(|(own, headed)| days::overlap(own, headed))
    };
    // A table of several years may say the last one of them.
    !labels.iter().any(|label| fits(&label))
}
