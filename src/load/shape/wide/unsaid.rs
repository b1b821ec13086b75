//! Tables with periods as headings whose rows are of groups that no removals are counted by, where nothing says that they
//! count removals: permits by `status`, staff by `department`.

use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::groups::dimension;
use crate::load::shape::groups::total_label::{is_total_of_all, is_total_row};
use crate::load::shape::measures::said_around::speaks_of_removals;
use crate::load::word::country::is_country;
use crate::load::word::{self, region};
use crate::load::{cell, show};

/// Words that head groups which removals are counted by, beside those of people.
const GROUPS: &[&str] = &[
    "agency",
    "agencies",
    "bundesland",
    "citizen",
    "citizens",
    "city",
    "component",
    "county",
    "criminal",
    "crime",
    "district",
    "facility",
    "geo",
    "group",
    "immigration",
    "nation",
    "offense",
    "port",
    "program",
    "sector",
    "threat",
];

/// Words that head ways into a country, which people are not removed by.
const WAYS_IN: &[&str] = &["route", "routes"];

/// Refuses such a table, unless the user says what it is.
pub(crate) fn refuse(draft: &Draft<'_>, words: &[&Column], notes: &Notes) -> Result<(), Box<Refusal>> {
    let named = |column: &Column| word::any_removal(&column.words);
    let told = draft.options.shape.is_some() || draft.options.kind.is_some();
    let said = draft.title.measure.is_some() || draft.columns.iter().any(named);
    // What stands below `month` is told by the months beside it.
    let of_times = |column: &Column| word::any(&column.words, word::TIME);
    let categories = words.iter().filter(|column| column.role == Role::Category && !of_times(column));
    let Some(first) = categories.clone().next() else { return Ok(()) };
    let way_in = categories.clone().find(|column| word::any(&column.words, WAYS_IN));
    // What is the same in all rows says nothing of the groups that tell them apart.
    let differs = |column: &Column| draft.values(column).len() > 1;
    let alike = !categories.clone().any(|column| differs(column));
    let tells = |column: &Column| alike || differs(column);
    let known = way_in.is_none() && categories.clone().any(|column| tells(column) && is_known(draft, column));
    if told || said || known {
        return Ok(());
    }
    if speaks_of_removals(draft, notes) || draft.title.other.is_some() {
        return Ok(());
    }
    let first = way_in.unwrap_or(first);
    let why = format!(
        "holds groups that removals are not known to be counted by ({}), and no heading, title or name says that they count \
         removals",
        show::listed(draft.values(first))
    );
    Err(notes.refuse(why, "--shape across to count them as removals").heading(draft, first))
}

/// Whether a heading is one of groups that removals are counted by.
pub(super) fn heads_groups(column: &Column) -> bool {
    word::any_of(&column.words, &[word::PLACE, word::GROUP])
        || word::any(&column.words, GROUPS)
        || word::any(&column.words, word::PEOPLE)
}

/// Whether a column holds groups that removals are counted by, or speaks of removals itself.
fn is_known(draft: &Draft<'_>, column: &Column) -> bool {
    let values = draft.values(column);
    let known = |value: &String| {
        let words = word::words(&value.to_lowercase());
        is_country(value)
            || region::is_region(value)
            || is_total_row(value)
            || is_total_of_all(value)
            || cell::is_period_label(value)
            || word::any_removal(&words)
            || word::any_of(&words, &[word::PLACE, word::GROUP])
            || word::any(&words, GROUPS)
            || !words.is_empty() && word::only(&words, &[word::AGENCY, word::COUNT, word::PEOPLE])
    };
    // Countries by their codes.
    let code =
        |value: &String| matches!(value.len(), 2 | 3) && value.bytes().all(|byte| byte.is_ascii_uppercase());
    let names: Vec<&str> = values.iter().map(String::as_str).collect();
    heads_groups(column)
        || values.iter().any(known)
        || values.iter().all(code)
        || dimension::of(&names, draft).is_some()
}
