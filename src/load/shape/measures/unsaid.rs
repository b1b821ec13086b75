//! Counts under a heading that names something, of which nothing says that it is removals: `Widgets`, `Frontex
//! Representative on Board`.
//!
//! A heading that names nothing (`count`, `total`), or only whom it counts (`people`, `Mexico`), leaves open what is
//! counted, and whoever opens such a file here knows it. One that names a thing has said it.

use super::kind_words;
use super::measure::naming_words;
use super::said_around::is_said;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::shape::Draft;
use crate::load::shape::groups::dimension;
use crate::load::shape::groups::total_label::is_total_of_all;
use crate::load::word::country::is_country;
use crate::load::word::{self, person};

/// Whether a heading names a thing, and neither it nor anything around the counts speaks of removals.
pub(super) fn names_a_thing(draft: &Draft<'_>, column: &Column, notes: &Notes) -> bool {
    let last = column.name.rsplit(':').next().unwrap_or(&column.name).trim();
    let of_people = is_country(last)
        || is_total_of_all(last)
        || dimension::names_people(last)
        || dimension::is_rest(last);
    let says = |word: &String| {
        word.chars().filter(|letter| is_latin(*letter)).nth(SHORTEST - 1).is_some()
            && !word::is_in_any(word, OPEN)
    };
    // Whether a row is one person, both of its readings tell.
    let dated = draft.columns.iter().any(|column| matches!(column.role, Role::Date | Role::Departure));
    let tells = |other: &Column| other.place != column.place && word::any(&other.words, person::NO_GROUP);
    let of_one = dated && draft.columns.iter().any(tells);
    !of_people
        && !of_one
        && naming_words(last).iter().any(says)
        && !speaks(draft, column)
        && !is_said(draft, notes)
}

/// Whether a heading names a removal in any of the words that rows say it in.
fn speaks(draft: &Draft<'_>, column: &Column) -> bool {
    let removal = kind_words::kind(&column.name) == kind_words::Kind::Removal;
    removal
        || word::any_of(&column.words, &[word::REMOVALS, word::FOREIGN_REMOVALS])
        || draft.title.measure.is_some()
}

/// Whether a letter is of the script of the words that are known here; others may say anything.
fn is_latin(letter: char) -> bool {
    letter.is_alphabetic() && u32::from(letter) < 0x250
}

/// What is shorter is a letter or two of a name, which may stand for anything.
const SHORTEST: usize = 3;

/// Words that leave open what is counted: of how many, of whom, of when or of where they speak.
const OPEN: &[&[&str]] = &[
    word::AGENCY,
    word::COUNT,
    word::CUMULATIVE,
    word::GROUP,
    word::PEOPLE,
    word::PERIODIC,
    word::PLACE,
    word::STAGES,
    word::TIME,
    word::TOTAL,
    ELSEWHERE,
    BESIDE,
];

/// Words of other languages for how many, and for people.
const ELSEWHERE: &[&str] = &[
    "aantal",
    "antal",
    "antall",
    "anzahl",
    "cantidad",
    "liczba",
    "nombre",
    "numero",
    "número",
    "personas",
    "personen",
    "personer",
    "personnes",
    "pessoas",
];

const BESIDE: &[&str] = &[
    "amount", "and", "column", "data", "distinct", "figure", "figures", "for", "from", "ids", "master",
    "months", "obs", "only", "per", "quarters", "records", "result", "results", "row", "rows", "size",
    "unique", "value", "values", "var", "variable", "weeks", "with", "years",
];
