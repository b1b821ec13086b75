//! Records of which a column says that they may repeat others: `duplicate_likely`.
//!
//! They are counted unless the user leaves them out, and told of.

use crate::dataset::{Category, Records};
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::shape::Draft;
use crate::load::shape::measures::kind_refusals;
use crate::load::shape::measures::kind_words::answer;
use crate::load::word;
use crate::quantity::Count;

/// Whether a heading asks whether a row repeats another one.
pub(super) fn is_asked(words: &[String]) -> bool {
    word::any(words, &["dup", "duplicate", "duplicated", "duplicates"])
}

/// The option that leaves such rows out, where a column says of each row whether it is one.
pub(super) fn without(draft: &Draft<'_>) -> Option<String> {
    let column = draft.columns.iter().find(|column| is_asked(&column.words))?;
    let values: Vec<&str> = draft.values(column).iter().map(String::as_str).collect();
    option(column, &values)
}

/// The same of a column with these values: yes in some rows and no in the others.
fn option(column: &Column, values: &[&str]) -> Option<String> {
    let says = |wanted: bool| values.iter().find(|value| answer(value) == Some(wanted));
    says(true)?;
    kind_refusals::filter(column, says(false)?)
}

/// Says how many of the records are such, where the user has not asked for some of them.
pub(super) fn tell(draft: &Draft<'_>, records: &Records, notes: &mut Notes) {
    for column in draft.columns.iter().filter(|column| is_asked(&column.words) && !draft.is_filtered(column))
    {
        let own = |(_, category): &(usize, &Category)| category.name() == column.name;
        let Some((_, category)) = records.categories().find(own) else { continue };
        let values: Vec<&str> = category.values().iter().map(|value| &**value).collect();
        let Some(option) = option(column, &values) else { continue };
        let Some(yes) = values.iter().copied().find(|value| answer(value) == Some(true)) else { continue };
        let Some(wanted) = records.places(&[(category.name(), yes)]) else { continue };
        let flagged = records.spans(&wanted).values().map(|count| count.0).fold(0_u64, u64::saturating_add);
        notes.remarks.push(format!(
            "\"{}\" is {yes} in {} of the rows, which are counted; {option} leaves them out",
            column.name,
            Count(flagged)
        ));
    }
}
