//! Rounded figures beside exact ones: months to the nearest ten, with a total that adds them up, say nothing else than the
//! total to the last person. Such figures are one, and the more exact one counts.

use std::cmp::Ordering;

use crate::dataset::{Kind, Observation};

/// The units that tables are rounded to, largest first.
const UNITS: [u64; 3] = [1000, 100, 10];

/// So seldom, once in as many tables, are counts multiples of a unit by chance.
const BY_CHANCE: u64 = 1_000_000;

/// Which of two figures for the same days is the more exact, where they differ by no more than they are rounded by. Each
/// comes with facts among which those of its file are. `Less` is that the new one is off by less.
pub(super) fn more_exact(
    (new, beside): (&Observation, &[Observation]),
    (old, known): (&Observation, &[Observation]),
) -> Option<Ordering> {
    let (own, other) = (off_by(new, beside), off_by(old, known));
    if new.count.0.abs_diff(old.count.0) > own.saturating_add(other) {
        return None;
    }
    Some(own.cmp(&other)).filter(|order| *order != Ordering::Equal)
}

/// By how much a figure may be off because it was rounded, or adds up rounded ones.
fn off_by(figure: &Observation, facts: &[Observation]) -> u64 {
    let own = || {
        let of_file = |fact: &&Observation| {
            fact.place.file == figure.place.file && fact.measure == figure.measure && fact.count.0 > 0
        };
        facts.iter().filter(of_file)
    };
    let chance = |unit: u64| {
        let all = own()
            .try_fold(1, |chance: u64, fact| (fact.count.0 % unit == 0).then(|| chance.saturating_mul(unit)));
        all.unwrap_or(1)
    };
    let Some(unit) = UNITS.into_iter().find(|unit| chance(*unit) >= BY_CHANCE) else { return 0 };
    let within = |fact: &&Observation| {
        let is_shorter = (fact.from, fact.through) != (figure.from, figure.through);
        fact.kind == Kind::Period && is_shorter && fact.from >= figure.from && fact.through <= figure.through
    };
    let (sum, parts) = own()
        .filter(within)
        .fold((0_u64, 0_u64), |(sum, parts), fact| (sum.saturating_add(fact.count.0), parts + 1));
    let roundings = if sum == figure.count.0 { parts.max(1) } else { 1 };
    roundings.saturating_mul(unit / 2)
}
