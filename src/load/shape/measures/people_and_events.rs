//! Two counts of one thing: of the people who were removed, and of their removals. Who was removed twice is one of the
//! former and two of the latter, and neither is meant more than the other.

use super::subject;
use crate::load::cell::count;
use crate::load::column::Column;
use crate::load::shape::Draft;
use crate::load::word;

/// Whether words say that each person is counted once.
fn of_people(words: &[String]) -> bool {
    word::any(words, word::PEOPLE)
        || word::any(words, &["unique", "distinct", "deduplicated", "unduplicated"])
}

/// Whether words say that removals are counted, all of them, and not people.
fn of_events(words: &[String]) -> bool {
    const EVENTS: &[&str] = &["event", "events", "incident", "incidents", "instances", "actions", "records"];
    let known: &[&[&str]] = &[word::REMOVALS, word::REMOVAL, word::COUNT, word::AGENCY, EVENTS];
    word::any_removal(words) && !of_people(words) && word::only(words, known)
}

/// The column of removals beside the one of people that was chosen, where they differ.
pub(crate) fn beside<'a>(draft: &Draft<'_>, chosen: &Column, columns: &[&'a Column]) -> Option<&'a Column> {
    let of_people = of_people(&chosen.words) && word::any_removal(&chosen.words);
    let mut events = columns.iter().filter(|other| of_events(&other.words));
    events.find(|other| of_people && differ(draft, chosen, other)).copied()
}

fn differ(draft: &Draft<'_>, one: &Column, other: &Column) -> bool {
    draft.table.any(|record| count::of(record.get(one.place)) != count::of(record.get(other.place)))
}

/// The value that names removals beside the one of people, among those that say what rows count.
pub(super) fn value_beside<'a>(chosen: &str, values: &'a [String]) -> Option<&'a String> {
    let is = of_people(&word::words(chosen));
    values.iter().find(|other| is && of_events(&word::words(other)))
}

/// How to ask for the people among columns that were left aside for one of removals.
pub(crate) fn other(draft: &Draft<'_>, chosen: &Column, unused: &[&Column]) -> Option<String> {
    let people = unused.iter().find(|other| of_people(&other.words) && of_events(&chosen.words))?;
    Some(format!("--count-column {} counts each person once", subject::typed(draft, people)))
}
