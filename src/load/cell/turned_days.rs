//! Days that a spreadsheet has turned: of dates written day first it takes those up to the 12th for dates of its own, month
//! first, and leaves the others as they are. Saved again, the column holds `2016-03-10` for October 3 and `25/10/2016`.

use super::evidence::{Evidence, Unsure};
use crate::calendar::Date;

/// So many dates of either form, all on one side of the 12th, are hardly chance.
const SEVERAL: usize = 3;

/// Refuses a column that shows it, unless the user says how its dates are read.
pub(super) fn check(evidence: &Evidence) -> Result<(), Unsure> {
    let Evidence { sure, open, day: Some((line, value)), spelled: false, .. } = evidence else {
        return Ok(());
    };
    let early = |date: &Date| date.day() <= 12;
    let first_is_late = open.iter().all(|(_, first, _)| *first > 12);
    let second_is_late = open.iter().all(|(_, _, second)| *second > 12);
    let several = sure.len() >= SEVERAL && open.len() >= SEVERAL;
    if !(several && sure.iter().all(early) && (first_is_late || second_is_late)) {
        return Ok(());
    }
    let order = if first_is_late { "dmy" } else { "mdy" };
    Err(Unsure {
        line: *line,
        value: value.clone(),
        why: "is a day up to the 12th, as all that are written so, and none of the others is: a spreadsheet may have taken the \
              days of these dates for their months"
            .to_owned(),
        remedy: format!("--dates {order} to take them as they are written"),
    })
}
