//! Two lists of removals that lie in the same weeks and have one day alike: that many left on it in both may be chance.
//!
//! A longer or a later list of the same removals lacks no day of the other. Where each lacks some, the lists are of other
//! people, and whether the day that both have counts once or twice is not known.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::joiner::is_assumed;
use super::other_rows::{self, Pair};
use crate::calendar::Date;
use crate::dataset::Observation;
use crate::load::refusal::Refusal;

/// Refuses such a list beside those of the files before it; `are_bare` says that it tells nothing but days that they tell, too, and `is_release` says of a file that both are releases of one thing.
pub(super) fn refuse(
    file: &Arc<str>,
    pairs: &[Pair<'_>],
    (new, known): (&[Observation], &[Observation]),
    (are_bare, is_release): (bool, &dyn Fn(&str) -> bool),
) -> Result<(), Box<Refusal>> {
    if are_bare {
        refuse_edge(file, pairs, (new, known), is_release)?;
    }
    let mut files: BTreeMap<&str, Pair<'_>> = BTreeMap::new();
    for (new, old) in pairs.iter().filter(|(new, old)| new.count == old.count) {
        files.entry(&old.place.file).or_insert((*new, *old));
    }
    for (old_file, pair) in files.into_iter().filter(|(old_file, _)| !is_release(old_file)) {
        let own = days(new, pair);
        let others = days(known.iter().filter(|fact| *fact.place.file == *old_file), pair);
        let (Some(first), Some(last)) = (own.first().max(others.first()), own.last().min(others.last()))
        else {
            continue;
        };
        let lacks = |days: &BTreeSet<Date>, other: &BTreeSet<Date>| {
            days.iter().any(|day| (first..=last).contains(&day) && !other.contains(day))
        };
        if lacks(&own, &others) && lacks(&others, &own) {
            let why = "as well, and each file has records of days between that the other lacks";
            return Err(other_rows::refusal(file, pair, why));
        }
    }
    Ok(())
}

/// Refuses a list of which nothing but days can be compared, and of which the first is the last one of a list before it, or the other way round, and no other
/// day stands in both: one list that was cut in two has such a day, and so has one that was made longer.
fn refuse_edge(
    file: &Arc<str>,
    pairs: &[Pair<'_>],
    (new, known): (&[Observation], &[Observation]),
    is_release: &dyn Fn(&str) -> bool,
) -> Result<(), Box<Refusal>> {
    for pair in pairs.iter().filter(|(new, old)| new.count == old.count) {
        let old_file = &pair.1.place.file;
        let own = days(new, *pair);
        let others = days(known.iter().filter(|fact| fact.place.file == *old_file), *pair);
        let day = Some(&pair.0.from);
        let edge = own.first() == day && others.last() == day || own.last() == day && others.first() == day;
        if edge && own != others && !is_release(old_file) {
            let why = "as well, the only day of both";
            return Err(other_rows::refusal(file, *pair, why));
        }
    }
    Ok(())
}

/// The days of what a figure counts on which somebody left.
fn days<'a>(facts: impl IntoIterator<Item = &'a Observation>, (like, _): Pair<'_>) -> BTreeSet<Date> {
    let alike = |fact: &&Observation| {
        (&fact.measure, &fact.series, fact.kind) == (&like.measure, &like.series, like.kind)
            && !is_assumed(fact)
    };
    facts.into_iter().filter(alike).map(|fact| fact.from).collect()
}
