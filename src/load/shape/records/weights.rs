//! Records of which one stands for several people: a sample with its weights, or families with their size.

use super::persons;
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::word;

/// Words that head the number of people for whom a row of a sample stands.
const WEIGHTS: &[&str] = &[
    "expansion",
    "fweight",
    "ponderación",
    "ponderacion",
    "ponderador",
    "pweight",
    "sampling",
    "weighting",
    "weights",
    "wgt",
    "wt",
];

/// Words beside the weight of a person's body.
const OF_BODY: &[&str] = &["lbs", "lb", "pounds", "kg", "kilograms", "body"];

/// Words for people who are counted as one case.
const TOGETHER: &[&str] = &["family", "household", "group", "party", "unit", "case"];

/// Refuses such records, unless the user says that each row is one removal.
pub(super) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let remedy = "--kind records to count each row as one removal";
    let numbers = || draft.columns.iter().filter(|column| matches!(column.role, Role::Count | Role::Label));
    if let Some(column) = numbers().find(|column| is_weight(draft, column)) {
        let why =
            "may be how many people each row of a sample stands for: rows are then no count of removals";
        return Err(notes.refuse(why, remedy).heading(draft, column));
    }
    if let Some(column) = numbers().find(|column| is_size(draft, column)) {
        return Err(persons::two_readings(draft, column, notes));
    }
    let above = draft.table.above();
    let mut sampled = above.filter(|line| is_of_sample(&line.text));
    match sampled.next() {
        Some(line) => {
            let why = "the title speaks of a sample: its rows are not all removals";
            let refusal = notes.refuse(why, remedy).at(line.line);
            let day = draft.columns.first();
            Err(day.map_or(refusal.clone(), |day| refusal.column(day)))
        }
        None => Ok(()),
    }
}

fn is_weight(draft: &Draft<'_>, column: &Column) -> bool {
    let of_body = word::any(&column.words, OF_BODY)
        || draft.columns.iter().any(|other| word::any(&other.words, &["height"]));
    let alone = matches!(column.words.as_slice(), [only] if only == "weight" || only == "factor");
    alone && !of_body || word::any(&column.words, WEIGHTS) && !word::any(&column.words, OF_BODY)
}

/// Whether a column says how many people a row is: `family_size`, `number in group`, with more than one in some row.
fn is_size(draft: &Draft<'_>, column: &Column) -> bool {
    let size = word::any(&column.words, &["size", "members"]);
    let beside: &[&[&str]] = &[TOGETHER, word::COUNT, &["size", "members", "of", "in"]];
    size && word::any(&column.words, TOGETHER)
        && word::only(&column.words, beside)
        && draft.values(column).iter().any(|value| !matches!(value.as_str(), "0" | "1"))
}

/// Whether a title says that its rows are some of all: `10% random sample of removals`.
fn is_of_sample(text: &str) -> bool {
    let words = word::words(text);
    let beside = word::any(&words, &["random", "percent", "systematic", "stratified"]) || text.contains('%');
    word::any(&words, &["sample"]) && (beside || word::pair(&words, "sample", "of"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_title_may_speak_of_a_sample() {
        assert!(is_of_sample("10% random sample of removals"));
        assert!(is_of_sample("Removals: a sample of 500"));
        assert!(!is_of_sample("Sample data"));
        assert!(!is_of_sample("ICE removals"));
    }
}
