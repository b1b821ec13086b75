//! Removals that are a part of a total of something that is no person: `Removals,Returns,Shuffles,Total Flights`, where the
//! parts add up to the flights. They are counted as flights, too.

use super::count_reader::CountReader;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::subject;
use crate::load::{show, word};

/// What is counted that is no person, and may be told apart by what it was for.
const NO_PERSONS: &[&str] = &[
    "charters",
    "filings",
    "flights",
    "hearings",
    "legs",
    "missions",
    "operations",
    "orders",
    "trips",
    "voyages",
];

/// Refuses such a part.
pub(super) fn refuse(draft: &Draft<'_>, part: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let of_others = |column: &&Column| {
        column.place != part.place
            && matches!(column.role, Role::Count | Role::Label)
            && word::any(&column.words, NO_PERSONS)
            && column.words.iter().any(|word| word::is_in_any(word, &[word::TOTAL, word::COUNT]))
            && !word::any_removal(&column.words)
    };
    let Some(total) = draft.columns.iter().find(of_others).filter(|total| adds_up(draft, total, part, notes))
    else {
        return Ok(());
    };
    let why = format!(
        "is a part of \"{}\", as every row adds up to it, and may count the same as that does, no people",
        show::escaped(&total.name)
    );
    let remedy = format!("--count-column {} to count it all the same", subject::typed(draft, part));
    Err(notes.refuse(why, remedy).heading(draft, part))
}

/// Whether in every row the counts beside a total, of which this is one of several, add up to it.
fn adds_up(draft: &Draft<'_>, total: &Column, part: &Column, notes: &Notes) -> bool {
    let is_part =
        |column: &&Column| column.place != total.place && matches!(column.role, Role::Count | Role::Label);
    let parts: Vec<&Column> = draft.columns.iter().filter(is_part).collect();
    let all: Vec<&Column> = parts.iter().copied().chain([total]).collect();
    let Ok(reader) = CountReader::new(draft, &all, notes) else { return false };
    if parts.len() < 2 || !parts.iter().any(|column| column.place == part.place) {
        return false;
    }
    let (mut rows, mut holds) = (0_u64, true);
    draft.table.each(|record| {
        let number = |column: &Column| reader.cell(record.get(column.place)).count();
        rows += 1;
        let sum = parts.iter().map(|column| number(column)).sum::<Option<u64>>();
        holds &= sum.is_some() && sum == number(total);
    });
    rows > 0 && holds
}
