//! Two files that state the same figure of other people: one of them counts Atlanta and the other Boston.
//!
//! A figure that stands in two files counts once only where the rows behind it may be the same. Where the categories
//! that both files keep say that they are not, one reading leaves people out and the other may count some twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::apart::either_sheet;
use crate::calendar::Date;
use crate::dataset::{FastMap, Observation, Records};
use crate::load::refusal::Refusal;
use crate::load::show;

/// A figure of a new file, and the one of the same days that another file states.
pub(super) type Pair<'a> = (&'a Observation, &'a Observation);

/// Refuses a file whose rows are others than those that stand behind the same figures of a file before it. `is_release`
/// says of such a file that both are releases of one thing, with days of their own: rows may then have been corrected.
pub(super) fn refuse(
    file: &Arc<str>,
    pairs: &[Pair<'_>],
    (new, tables): (&Records, &[Records]),
    is_release: &dyn Fn(&str) -> bool,
) -> Result<(), Box<Refusal>> {
    let mut files: BTreeMap<&str, Vec<Pair<'_>>> = BTreeMap::new();
    for pair in pairs {
        files.entry(&pair.1.place.file).or_default().push(*pair);
    }
    for (old_file, pairs) in files {
        let alike = |table: &&Records| {
            let (own, other) = (new.head(), table.head());
            *other.file == *old_file
                && (&other.measure, &other.series, other.kind) == (&own.measure, &own.series, own.kind)
        };
        let old: Vec<&Records> = tables.iter().filter(alike).collect();
        if let Some((pair, name)) = other_rows(&pairs, new, &old, is_release(old_file)) {
            let why = format!("of other rows, as column \"{}\" shows", show::escaped(&name));
            return Err(refusal(file, pair, &why));
        }
    }
    Ok(())
}

/// The first figure with other rows behind it, and a category that tells them apart.
fn other_rows<'a>(
    pairs: &[Pair<'a>],
    new: &Records,
    old: &[&Records],
    are_releases: bool,
) -> Option<(Pair<'a>, String)> {
    let mut names = new.shared_categories(old.first()?);
    names.retain(|name| old.iter().all(|table| table.category(name).is_some()));
    let apart =
        names.iter().find(|name| old.iter().all(|table| new.shares_no_value(table, name, &is_redacted)));
    if let Some(name) = apart {
        return pairs.first().map(|pair| (*pair, name.clone()));
    }
    if are_releases {
        return None;
    }
    // Figures that differ are not counted once.
    let same: Vec<&Pair<'_>> = pairs.iter().filter(|(new, old)| new.count == old.count).collect();
    let spans: Vec<(Date, Date)> = same.iter().map(|(new, _)| (new.from, new.through)).collect();
    let first = names.first()?.clone();
    let own = new.prints(&names, &spans, &is_redacted);
    let mut others: BTreeMap<(Date, Date), u64> = BTreeMap::new();
    for table in old {
        for (span, print) in table.prints(&names, &spans, &is_redacted) {
            let sum = others.entry(span).or_default();
            *sum = sum.wrapping_add(print);
        }
    }
    let differs = |(new, _): &&&Pair<'_>| {
        let span = (new.from, new.through);
        own.get(&span) != others.get(&span)
    };
    let is_other = |pair: &&&Pair<'_>| differs(pair) && !are_of_one_set(***pair, (new, old), &names);
    let pair = same.iter().find(is_other)?;
    let tells = |name: &&String| {
        let alone = std::slice::from_ref(*name);
        let span = [(pair.0.from, pair.0.through)];
        let print = |table: &Records| {
            table.prints(alone, &span, &is_redacted).into_values().fold(0, u64::wrapping_add)
        };
        print(new) != old.iter().map(|table| print(table)).fold(0, u64::wrapping_add)
    };
    Some((**pair, names.iter().find(tells).cloned().unwrap_or(first)))
}

/// A count of so many that two sets of people have it by chance only once in so many cases.
const NO_CHANCE: u64 = 1000;

/// Whether two equal figures are too large to be equal by chance. A round one has fewer digits to be equal in.
fn are_no_chance((new, old): Pair<'_>) -> bool {
    let count = new.count.0;
    let unit = [1000, 100, 10].into_iter().find(|unit| count.is_multiple_of(*unit)).unwrap_or(1);
    new.count == old.count && count / unit >= NO_CHANCE
}

/// Whether the rows behind two equal figures are of the same people with some of the names respelled or gathered into one: the
/// figures are not equal by chance, and most rows are.
fn are_of_one_set(pair: Pair<'_>, (new, old): (&Records, &[&Records]), names: &[String]) -> bool {
    if !are_no_chance(pair) {
        return false;
    }
    let span = (pair.0.from, pair.0.through);
    let own = new.kinds(names, span, &is_redacted);
    let mut others: FastMap<u64, u64> = FastMap::default();
    for table in old {
        for (kind, count) in table.kinds(names, span, &is_redacted) {
            *others.entry(kind).or_default() += count;
        }
    }
    let alike = own.iter().map(|(kind, count)| *others.get(kind).unwrap_or(&0).min(count));
    alike.sum::<u64>() > pair.0.count.0 / 2
}

/// Whether a value is the mark of what was blacked out, by the paragraphs of the law that say why, `(b)(6),(b)(7)(c )`, or in a
/// word. It tells nobody from another.
fn is_redacted(value: &str) -> bool {
    let lower = value.to_lowercase();
    let marks: String = lower.chars().filter(|letter| letter.is_alphanumeric()).collect();
    let mut rest = marks.as_str();
    while let Some(behind) = rest.strip_prefix('b') {
        let number = behind.trim_start_matches(|letter: char| letter.is_ascii_digit());
        if number.len() == behind.len() {
            return false;
        }
        // The letter of a part, `c` of `(7)(c)`; `b` begins the next one.
        rest = number.strip_prefix(|letter| matches!(letter, 'a' | 'c'..='f')).unwrap_or(number);
    }
    let is_of_law = rest.is_empty() && lower.contains('(');
    is_of_law || matches!(marks.as_str(), "redacted" | "withheld")
}

/// The refusal of a figure that another file states, too, which shows that it may be of other people.
pub(super) fn refusal(file: &Arc<str>, (new, old): Pair<'_>, shown: &str) -> Box<Refusal> {
    let why = format!(
        "says {} for {} to {}, and {} says {} {shown}: to add them or not are two readings",
        new.count, new.from, new.through, old.place, old.count
    );
    let one = || {
        // Most likely they are the same people, whom such a file would count twice.
        let both = if are_no_chance((new, old)) { "" } else { ", or one file with the rows of both" };
        format!("one of the two files{both}")
    };
    let refusal = Refusal::new(file, why, either_sheet(file, &old.place.file).unwrap_or_else(one));
    if new.place.line > 0 { refusal.at(new.place.line) } else { refusal }
}

#[cfg(test)]
mod tests {
    use super::is_redacted;

    #[test]
    fn the_mark_of_what_was_blacked_out_is_no_value() {
        for mark in [
            "(b)(6),(b)(7)(c )",
            "(b)(6),(b)(7)c)",
            "(b)(7)(E )",
            "(B)(6); (b)(7)(C)",
            "REDACTED",
            "[Withheld]",
        ] {
            assert!(is_redacted(mark), "{mark}");
        }
        for value in ["", "b6", "Brazil", "(b)", "MEXICO", "1977", "b1 (b)", "(b)(6) Mexico"] {
            assert!(!is_redacted(value), "{value}");
        }
    }
}
