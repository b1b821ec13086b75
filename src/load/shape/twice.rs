//! Facts that count the same days twice within one series and one release.
//!
//! They refuse the table, or the later row is left out where the user has asked for that. A fact that only repeats
//! another one counts once.

use super::Draft;
use super::facts::Blamed;
use crate::calendar::Date;
use crate::dataset::{FastMap, Kind, Measure, Observation, Series};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::quantity::Count;

const SET_ASIDE: &str = "--set-aside to leave the later row out";

/// Leaves out, or refuses, what counts days again.
pub(super) fn leave_out(
    facts: &mut Vec<Observation>,
    blamed: Blamed<'_>,
    draft: &Draft<'_>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let mut refusal = twins(facts, blamed, draft, notes);
    for (line, why) in overlapping(facts) {
        if !draft.options.set_aside {
            refusal.get_or_insert_with(|| {
                notes.refuse(why, SET_ASIDE).at(line).column(blamed.time.place, &blamed.time.name)
            });
            break;
        }
        let Some(fact) = facts.iter().find(|fact| fact.place.line == line) else { continue };
        let value = fact.through.to_string();
        notes.warn_cell(line, blamed.time, &value, Told::new("overlap", why, "the later row is left out"));
        notes.take_back(line, "of days that an earlier row counts");
        facts.retain(|fact| fact.place.line != line);
    }
    refusal.map_or(Ok(()), Err)
}

/// What makes two facts the same figure.
type Key = (Measure, Series, Kind, Date, Date, Option<Date>);

/// The first of two facts that say different counts of the same days; equal ones are left out.
fn twins(
    facts: &mut Vec<Observation>,
    blamed: Blamed<'_>,
    draft: &Draft<'_>,
    notes: &mut Notes,
) -> Option<Box<Refusal>> {
    let mut known: FastMap<Key, (u64, Count)> = FastMap::default();
    let mut refusal = None;
    facts.retain(|fact| {
        let Observation { measure, series, kind, from, through, published, count, .. } = fact;
        let key = (measure.clone(), series.clone(), *kind, *from, *through, *published);
        let line = fact.place.line;
        let Some((first, other)) = known.get(&key).copied() else {
            known.insert(key, (line, *count));
            return true;
        };
        let value = count.0.to_string();
        if other == *count {
            let told = Told::new("repeated-fact", format!("line {first} says the same"), "counted once");
            notes.warn_cell(line, blamed.count, &value, told);
            notes.take_back(line, "that repeat a fact");
            return false;
        }
        let why =
            format!("is another count of the days of line {first} ({other}): nothing tells which holds");
        if draft.options.set_aside {
            notes.warn_cell(line, blamed.count, &value, Told::new("twice", why, "the later row is left out"));
            notes.take_back(line, "of days that an earlier row counts");
            return false;
        }
        refusal.get_or_insert_with(|| {
            let remedy = format!("{SET_ASIDE}, or a date in a column \"published\"");
            let refused = notes.refuse(why, remedy).at(line);
            refused.column(blamed.count.place, &blamed.count.name).value(&value)
        });
        true
    });
    refusal
}

/// Periods of one series and one release that share days with another: the later line, and why.
fn overlapping(facts: &[Observation]) -> Vec<(u64, String)> {
    let mut series: FastMap<(&Measure, &Series, Option<Date>), Vec<&Observation>> = FastMap::default();
    for fact in facts.iter().filter(|fact| fact.kind == Kind::Period) {
        series.entry((&fact.measure, &fact.series, fact.published)).or_default().push(fact);
    }
    let mut found = Vec::new();
    for mut periods in series.into_values() {
        periods.sort_by_key(|fact| (fact.from, fact.through));
        let mut reach: Option<&Observation> = None;
        for fact in periods {
            if let Some(widest) = reach.filter(|widest| fact.from <= widest.through) {
                let (early, late) =
                    if widest.place.line < fact.place.line { (widest, fact) } else { (fact, widest) };
                let why = format!(
                    "covers days that line {} covers too ({} to {}): adding them would count twice",
                    early.place.line, early.from, early.through
                );
                found.push((late.place.line, why));
            }
            if reach.is_none_or(|widest| fact.through > widest.through) {
                reach = Some(fact);
            }
        }
    }
    found.sort();
    found.dedup_by_key(|(line, _)| *line);
    found
}
