//! Rows that count the same people in several ways below each other: by sex and again by country, or by ages that overlap.
//!
//! Where a total proves what they are, they were settled before; what is left would count somebody twice.

use std::collections::BTreeSet;

use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::facts::{self, RowFact};
use crate::load::shape::groups::dimension;
use crate::load::shape::measures::kind_refusals;
use crate::load::shape::{Draft, MOST_VALUES};
use crate::load::{show, word};

/// Words beside those of groups in the name of a way to part people.
const BESIDE: &[&str] = &["of", "and", "or", "by", "group", "groups", "level", "status"];

/// Refuses such rows, unless the user picks among them.
pub(super) fn refuse(rows: &[RowFact], draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let is_picked = |row: &&RowFact| {
        facts::categories(draft)
            .enumerate()
            .all(|(place, column)| draft.is_wanted(column, row.category(place)))
    };
    for (place, column) in
        facts::categories(draft).enumerate().filter(|(_, column)| !draft.is_filtered(column))
    {
        let mut names: BTreeSet<&str> = BTreeSet::new();
        for row in rows.iter().filter(is_picked) {
            names.insert(row.category(place));
            if names.len() > MOST_VALUES {
                break;
            }
        }
        let names: Vec<&str> = names.into_iter().filter(|name| !name.is_empty()).collect();
        if names.len() > MOST_VALUES {
            continue;
        }
        let Some((name, why)) = doubt(&names) else { continue };
        let line = rows.iter().find(|row| row.category(place) == name).map_or(1, |row| row.line);
        let refusal = notes.refuse(why, remedy(column, &names)).at(line);
        return Err(refusal.column(column).value(name));
    }
    Ok(())
}

/// Why rows with such names count somebody twice, and the name that shows it.
fn doubt<'a>(names: &[&'a str]) -> Option<(&'a str, String)> {
    let ways: Vec<&str> = names.iter().copied().filter(|name| is_way(name)).collect();
    if let [first, second, ..] = *ways.as_slice() {
        let why = format!(
            "is counted by {}, and again by {}: added up, everybody counts twice",
            show::escaped(first),
            show::escaped(second)
        );
        return Some((second, why));
    }
    if let Some((whole, other)) = dimension::mixed(names) {
        let why = format!("is counted beside all people by {whole}: added up, somebody may count twice");
        return Some((other, why));
    }
    let ages: Vec<(&str, (u32, u32))> = names.iter().filter_map(|name| Some((*name, ages(name)?))).collect();
    let all = names.iter().filter(|name| !dimension::is_rest(name)).count();
    if ages.len() < 2 || ages.len() < all {
        return None;
    }
    let mut pairs =
        ages.iter().enumerate().flat_map(|(at, own)| ages.iter().skip(at + 1).map(move |other| (own, other)));
    let ((first, _), (second, _)) =
        pairs.find(|((_, one), (_, other))| one.0 < other.1 && other.0 < one.1)?;
    let why = format!(
        "counts ages that \"{}\" counts, too: added up, somebody may count twice",
        show::escaped(first)
    );
    Some((second, why))
}

/// Whether a name is that of a way to part people, and of no part: `Sex`, `Country of citizenship`.
fn is_way(name: &str) -> bool {
    let words = word::words(name);
    word::any_of(&words, &[word::PLACE, word::GROUP])
        && word::only(&words, &[word::PLACE, word::GROUP, BESIDE])
}

/// The ages that a name says, from the first to the last: `18-24`, `under 18`, `65 and over`.
fn ages(name: &str) -> Option<(u32, u32)> {
    /// Nobody is older.
    const OLDEST: u32 = 150;
    let lower = name.to_lowercase();
    // A rate beside the counts.
    if lower.contains('.') && lower.parse::<f64>().is_ok() {
        return None;
    }
    let pieces: Vec<&str> =
        lower.split(|letter: char| !letter.is_ascii_digit()).filter(|it| !it.is_empty()).collect();
    let words = word::words(&lower);
    let known: &[&str] = &[
        "under", "over", "below", "above", "less", "than", "and", "or", "older", "younger", "to", "age",
        "ages", "aged", "years", "yrs", "old", "up", "plus", "of", "more",
    ];
    let plain = words.iter().all(|word| known.contains(&word.as_str()) || word::is_digits(word));
    let has = |list: &[&str]| word::any(&words, list);
    let number = |text: &&str| text.parse::<u32>().ok().filter(|age| *age < OLDEST);
    match *pieces.as_slice() {
        [first, last] if plain && !has(&["under", "over", "than"]) => {
            let (first, last) = (number(&first)?, number(&last)?);
            (first <= last).then_some((first, last))
        }
        [only] if plain => {
            let age = number(&only)?;
            let less = has(&["under", "below", "less"]) || lower.starts_with('<');
            let more = has(&["over", "above", "older", "plus", "more"]) || lower.ends_with('+');
            match (less, more) {
                (true, false) => Some((0, age.checked_sub(1)?)),
                (false, true) => Some((age, OLDEST)),
                (true, true) | (false, false) => None,
            }
        }
        _ => None,
    }
}

/// The option that counts the rows of one way, where it can be typed.
fn remedy(column: &Column, names: &[&str]) -> String {
    let way = names.iter().find(|name| is_way(name));
    let filter = way.and_then(|way| kind_refusals::filter(column, way));
    filter.unwrap_or_else(|| "a file with the rows of one breakdown".to_owned())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ages_are_read_with_their_bounds() {
        let check = |name: &str, expected: Option<(u32, u32)>| assert_eq!(ages(name), expected, "{name}");
        check("18-24", Some((18, 24)));
        check("Under 18", Some((0, 17)));
        check("18 and over", Some((18, 150)));
        check("65+", Some((65, 150)));
        check("18", None);
        check("2016-10", None);
        check("Mexico", None);
    }
}
