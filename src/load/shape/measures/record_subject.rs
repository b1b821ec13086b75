//! Whether rows without a count are removals: days, months or years that nothing says to be those of people who left.

use super::subject::{names_any_removals, not_of_removals};
use super::{kind_words, kinds};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::groups::dimension;
use crate::load::title::{Other, file_name, title_subject};
use crate::load::word;

/// Refuses records of plain days, months or years below a title or in a file that names something else than removals.
pub(crate) fn check(draft: &Draft<'_>, day: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let plain = matches!(day.role, Role::Date | Role::Month | Role::FiscalYear);
    // Who returns departs, too.
    let departs = word::any(&day.words, word::DEPARTED);
    let returns = |other: &&Other| departs && is_return(&other.subject);
    let other = draft.title.other.as_ref().filter(|other| plain || returns(other));
    let Some(other) = other else { return check_said(draft, day, notes) };
    if plain {
        return refuse_other(draft, (day, other), notes);
    }
    Err(notes.refuse(not_of_removals(other), rows_remedy(draft)).heading(draft, day))
}

/// Whether a title speaks of departures that nobody is made to.
fn is_return(subject: &str) -> bool {
    subject == "returns" || ["voluntary ", "self "].iter().any(|way| subject.starts_with(way))
}

/// Refuses records of which neither a word around the table, a heading nor a value says that they are of removals, or of
/// people at all: a day may be that of anything.
fn check_said(draft: &Draft<'_>, day: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let said = |text: &str| title_subject::names_removals(&word::words(text));
    let file = file_name(&notes.file);
    let around = draft.table.skipped.iter().any(|line| said(&line.text))
        || draft.table.titles.iter().any(|title| said(title))
        || draft.table.name.as_deref().is_some_and(said);
    let of_people = |column: &Column| {
        column.tells_of_person()
            || word::any(&column.words, word::PEOPLE)
            || word::any(&column.words, OF_PEOPLE)
            || draft.values(column).iter().all(|value| dimension::names_people(value) || is_sex(value))
            || draft
                .values(column)
                .iter()
                .any(|value| kind_words::kind(value) != kind_words::Kind::Unclear && said(value))
    };
    // One list of days is what its file is about, and numbers beside them say nothing of it.
    let worded = |column: &&Column| {
        column.place != day.place
            && draft.values(column).iter().any(|value| value.contains(char::is_alphabetic))
    };
    let alone = draft.columns.len() == 1
        || draft.table.header_line.is_none() && !draft.columns.iter().any(|column| worded(&column));
    if day.role != Role::Date
        || alone
        || around
        || said(file)
        || draft.columns.iter().any(|column| names_any_removals(column) || of_people(column))
    {
        return Ok(());
    }
    let why = "tells a day, and no word and no column says that a row is one removal, or one person";
    Err(notes.refuse(why, rows_remedy(draft)).heading(draft, day))
}

/// Whether a value is one letter for a sex.
fn is_sex(value: &str) -> bool {
    matches!(value, "M" | "F" | "m" | "f")
}

/// What to try where rows may be removals. A row with an amount of money, or of a flight, is none.
fn rows_remedy(draft: &Draft<'_>) -> &'static str {
    let money = |column: &Column| {
        column.role != Role::Date && draft.values(column).iter().any(|value| value.contains(['€', '$', '£']))
    };
    let other = |column: &Column| word::any(&column.words, word::FLIGHT) || money(column);
    if draft.columns.iter().any(other) {
        "a file with one removal, or a count of them, in each row"
    } else {
        "--kind records to count each row as one removal"
    }
}

/// Words that head what is known of people.
const OF_PEOPLE: &[&str] = &[
    "country",
    "countries",
    "destination",
    "family",
    "grupo",
    "nacionalidad",
    "nation",
    "origin",
    "pais",
    "país",
    "sexe",
    "sexo",
    "edad",
];

/// Refuses records of plain days below a title of something else, where no column says what they are.
fn refuse_other(
    draft: &Draft<'_>,
    (day, other): (&Column, &Other),
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    // A column may say of each row what it is, or leave it in doubt, which is told in its own words.
    let silent = || kinds::find(draft, day, &mut notes.clone()).is_ok_and(|found| found.is_none());
    if draft.columns.iter().any(names_any_removals) || !silent() {
        return Ok(());
    }
    Err(notes.refuse(not_of_removals(other), rows_remedy(draft)).heading(draft, day))
}
