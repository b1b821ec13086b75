//! Tables with whole times as headings and a year of its own in each row: the counts of a fiscal year as they stood in each of
//! the months across, or those of people who came in one year by the year in which they left.

use crate::load::cell::{self, when};
use crate::load::column::Column;
use crate::load::column::heading_parts::period_of;
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
    if row_time.is_some() || draft.options.shape.is_some() || !labels.iter().all(is_whole) {
        return Ok(());
    }
    let of_years = |column: &&Column| {
        column.role.is_year()
            && !is_label(column)
            && draft.values(column).len() > 1
            && draft.values(column).iter().all(|value| when::year(value).is_some())
    };
    let (Some(year), Some(first)) = (draft.columns.iter().find(of_years), labels.first()) else {
        return Ok(());
    };
    let why = format!(
        "tells the year of each row, and \"{}\" is a time, too: nothing says which is counted",
        first.name
    );
    let remedy = format!(
        "--shape annual --count-column {} to count by the years of the rows, or --shape across to count by the headings",
        subject::typed(draft, first)
    );
    Err(notes.refuse(why, remedy).heading(draft, year))
}
