//! A sole column of counts that is a part by its heading, beside numbers which may be counts as well: `Level 1,Level 2,Level
//! 3,Non-criminal`, `Age 0-17,Age 18-64,Unknown`.
//!
//! A level, an age or a district heads codes as a rule. Where the rows are told apart without them, such a column is no
//! group of people, and each of several may count some of them.

use crate::load::cell::count;
use crate::load::column::plainer_time::stand_once;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::heading_rank::{UNKNOWN, rank};
use crate::load::shape::measures::subject;
use crate::load::show;
use crate::load::word::{self, no_count};

/// The columns of such numbers beside a column whose heading names no count.
pub(super) fn numbers_beside<'a>(draft: &'a Draft<'_>, column: &Column) -> Vec<&'a Column> {
    let of = |is: &dyn Fn(&Column) -> bool| -> Vec<usize> {
        draft.columns.iter().filter(|column| is(column)).map(|column| column.place).collect()
    };
    let times = of(&|column| column.role.is_time());
    let groups = of(&|column| column.role == Role::Category);
    if rank(column) != UNKNOWN || times.is_empty() || !stand_once(draft.table, &times, &groups) {
        return Vec::new();
    }
    let numbers = draft.columns.iter().filter(|other| {
        let values = draft.values(other);
        other.role == Role::Label
            && other.words.len() > 1
            && !no_count::is_no_count(&other.name, &other.words)
            && values.len() > 1
            && values.iter().all(|value| count::of(value).is_some())
    });
    numbers.collect()
}

/// Refuses counts of those alone who are left over when others are counted, where no column counts these.
pub(super) fn refuse(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    if !word::any(&column.words, LEFT_OVER)
        || !word::only(&column.words, &[LEFT_OVER, word::AGENCY, &["and", "or"]])
    {
        return Ok(());
    }
    let why = format!(
        "\"{}\" counts those who are left over beside others, and no column counts the others",
        show::escaped(&column.name)
    );
    let remedy = format!("--count-column {} to count them all the same", subject::typed(draft, column));
    Err(notes.refuse(why, remedy).heading(draft, column))
}

/// Words for those who are in no other group.
const LEFT_OVER: &[&str] =
    &["other", "others", "none", "remaining", "rest", "unknown", "unspecified", "undetermined"];
