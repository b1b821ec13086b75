//! Records in which one person leaves several times on one day: each row is then a charge, a stay or a visit of theirs, and
//! no removal.

use std::collections::BTreeMap;

use super::flagged_duplicates;
use crate::load::column::{Column, Role};
use crate::load::fingerprint::fingerprint;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::table::Walk;
use crate::load::word::{self, person};

/// How many rows are looked at.
const SAMPLE: usize = 1000;

/// Refuses such records where many rows are so; a few are slips.
pub(super) fn refuse(draft: &Draft<'_>, day: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    if let Some(column) = draft.columns.iter().find(|column| numbers_charges(draft, column)) {
        let why = "numbers the charges of each person: a row is one of them, and not one removal";
        let refusal = notes.refuse(why, "--kind records to count each row as one removal");
        return Err(refusal.heading(draft, column));
    }
    for column in draft.columns.iter().filter(|column| names_person(column)) {
        let mut known: BTreeMap<(String, String), u64> = BTreeMap::new();
        let (mut rows, mut again) = (0_usize, 0_usize);
        draft.table.walk(|record| {
            if !draft.columns.iter().all(|other| draft.is_wanted(other, record.get(other.place))) {
                return Walk::On;
            }
            let (person, when) = (record.get(column.place), record.get(day.place));
            rows += 1;
            if !person.is_empty() && !when.is_empty() {
                let own = fingerprint(record);
                let first = *known.entry((person.to_owned(), when.to_owned())).or_insert(own);
                // A row that repeats another one exactly is told of as such.
                again += usize::from(first != own);
            }
            if rows < SAMPLE { Walk::On } else { Walk::Stop }
        });
        if again * 5 > rows {
            let why = format!(
                "names the same person on the same day in {again} of the first {rows} rows again: each row may be a charge or \
                 a stay, and not one removal"
            );
            let all = "--kind records to count each row as one removal".to_owned();
            let remedy = match flagged_duplicates::without(draft) {
                Some(without) => {
                    format!("{without} to leave out the rows that the file calls duplicates, or {all}")
                }
                None => all,
            };
            return Err(notes.refuse(why, remedy).heading(draft, column));
        }
    }
    Ok(())
}

/// Whether a column numbers what one person is charged with, from one on: `charge_seq`, `Offense Number`.
fn numbers_charges(draft: &Draft<'_>, column: &Column) -> bool {
    const CHARGE: &[&str] = &["charge", "conviction", "crime", "offence", "offense"];
    const NUMBER: &[&str] = &["index", "no", "num", "number", "order", "seq", "sequence"];
    let words = &column.words;
    if !(word::any(words, CHARGE) && word::any(words, NUMBER)) || word::any(words, &["of"]) {
        return false;
    }
    let (mut rows, mut fits, mut first, mut more) = (0_usize, true, false, false);
    draft.table.walk(|record| {
        rows += 1;
        match record.get(column.place).parse::<u32>() {
            Ok(1) => first = true,
            Ok(2..=40) => more = true,
            Ok(_) | Err(_) => fits = record.get(column.place).is_empty(),
        }
        if rows < SAMPLE && fits { Walk::On } else { Walk::Stop }
    });
    fits && first && more
}

/// Whether a column names one person: `unique_id`, `Anonymized Identifier`, `Alien ID`.
fn names_person(column: &Column) -> bool {
    let words = &column.words;
    let id = word::any(words, &["id", "identifier", "uid"]);
    matches!(column.role, Role::Label | Role::Category | Role::Count)
        && id
        && (word::any(words, person::NAMES_ONE) || words.len() == 1)
}
