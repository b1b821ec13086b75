//! Two files that state the same figure of other people: one of them counts Atlanta and the other Boston.
//!
//! A figure that stands in two files counts once only where the rows behind it may be the same. Where the categories
//! that both files keep say that they are not, one reading leaves people out and the other may count some twice.

use std::collections::BTreeMap;
use std::sync::Arc;

use super::apart::either_sheet;
use crate::calendar::Date;
use crate::dataset::{Observation, Records};
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
    let apart = names.iter().find(|name| old.iter().all(|table| new.shares_no_value(table, name)));
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
    let own = new.prints(&names, &spans);
    let mut others: BTreeMap<(Date, Date), u64> = BTreeMap::new();
    for table in old {
        for (span, print) in table.prints(&names, &spans) {
            let sum = others.entry(span).or_default();
            *sum = sum.wrapping_add(print);
        }
    }
    let differs = |(new, _): &&&Pair<'_>| {
        let span = (new.from, new.through);
        own.get(&span) != others.get(&span)
    };
    let pair = same.iter().find(differs)?;
    let tells = |name: &&String| {
        let alone = std::slice::from_ref(*name);
        let span = [(pair.0.from, pair.0.through)];
        let print = |table: &Records| table.prints(alone, &span).into_values().fold(0, u64::wrapping_add);
        print(new) != old.iter().map(|table| print(table)).fold(0, u64::wrapping_add)
    };
    Some((**pair, names.iter().find(tells).cloned().unwrap_or(first)))
}

/// The refusal of a figure that another file states, too, which shows that it may be of other people.
pub(super) fn refusal(file: &Arc<str>, (new, old): Pair<'_>, shown: &str) -> Box<Refusal> {
    let why = format!(
        "says {} for {} to {}, and {} says {} {shown}: to add them or not are two readings",
        new.count, new.from, new.through, old.place, old.count
    );
    let one = || "one of the two files, or one file with the rows of both".to_owned();
    let refusal = Refusal::new(file, why, either_sheet(file, &old.place.file).unwrap_or_else(one));
    if new.place.line > 0 { refusal.at(new.place.line) } else { refusal }
}
