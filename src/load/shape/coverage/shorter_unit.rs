//! Counts whose heading, or the title above them, names a shorter period than their rows have: *daily removals* beside
//! months may be the count of each month, or the average of its days.

use crate::load::cell::span::Unit;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::RowFact;
use crate::load::shape::measures::subject;
use crate::load::word::{self, no_count};

/// The periods that words name, from the shortest on, each with the words.
const NAMED: [(&str, Unit, &[&str]); 4] = [
    ("day", Unit::Day, &["daily"]),
    ("week", Unit::Week, &["weekly"]),
    ("month", Unit::Month, &["monthly"]),
    ("quarter", Unit::Quarter, &["quarterly"]),
];

/// Refuses such counts where every row is longer than the period that is named.
pub(crate) fn refuse(
    draft: &Draft<'_>,
    column: &Column,
    rows: &[RowFact],
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let Some(shortest) = rows.iter().map(|row| row.span.unit).min() else { return Ok(()) };
    let above = draft.table.above();
    // The title may speak of an average in a column beside the counts.
    let beside = draft.columns.iter().any(|other| no_count::is_no_count(&other.name, &other.words));
    let mut above = above.filter(|_| !beside);
    let mut titled = || above.find_map(|line| period_of_removals(&word::words(&line.text)));
    let Some((name, unit)) = headed(&column.words).or_else(&mut titled) else { return Ok(()) };
    if draft.options.count_column.is_some() || shortest <= unit {
        return Ok(());
    }
    let rows = unit_name(shortest);
    let why = why(name, rows);
    let remedy = format!("--count-column {} to count it as all of the {rows}", subject::typed(draft, column));
    Err(notes.refuse(why, remedy).heading(draft, column))
}

/// Why a heading names a shorter period than the shortest of its counts has; `None` where it does not.
pub(crate) fn named_in(words: &[String], shortest: Unit) -> Option<String> {
    let (name, _) = headed(words).filter(|(_, unit)| shortest > *unit)?;
    Some(why(name, unit_name(shortest)))
}

fn why(name: &str, rows: &str) -> String {
    format!(
        "is said to count by the {name}, and each row is a {rows}: it may be all of the {rows}, or an average {name} of it"
    )
}

/// The period that a heading of counts names.
fn headed(words: &[String]) -> Option<(&'static str, Unit)> {
    named(|name, adverbs| {
        word::any(words, adverbs) || word::pair(words, "per", name) || word::pair(words, "a", name)
    })
}

/// The period that a line names beside removals: `Daily removals`, `Removals per day`.
fn period_of_removals(words: &[String]) -> Option<(&'static str, Unit)> {
    let removals = |word: &String| word::is_in(word, word::REMOVALS);
    named(|name, adverbs| {
        words.windows(2).any(|pair| match pair {
            [first, second] => adverbs.contains(&first.as_str()) && removals(second),
            _ => false,
        }) || words.windows(3).any(|three| match three {
            [first, per, last] => removals(first) && matches!(per.as_str(), "per" | "a") && last == name,
            _ => false,
        })
    })
}

fn named(says: impl Fn(&str, &[&str]) -> bool) -> Option<(&'static str, Unit)> {
    NAMED.iter().find(|(name, _, adverbs)| says(name, adverbs)).map(|(name, unit, _)| (*name, *unit))
}

/// What a row is called that has such a length.
fn unit_name(unit: Unit) -> &'static str {
    match unit {
        Unit::Day => "day",
        Unit::Week => "week",
        Unit::Month => "month",
        Unit::Quarter => "quarter",
        Unit::Half => "half-year",
        Unit::Year | Unit::YearSoFar => "year",
    }
}
