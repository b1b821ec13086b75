//! Facts that count the same days twice within one series and one release.
//!
//! They refuse the table, or the later row is left out where the user has asked for that. A fact that only repeats
//! another one counts once.

use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::dataset::{FastMap, Kind, Measure, Observation, Series};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, Blamed};
use crate::quantity::Count;

const SET_ASIDE: &str = "--set-aside to leave the later row out";

/// Leaves out, or refuses, what counts days again.
pub(crate) fn leave_out(
    facts: &mut Vec<Observation>,
    blamed: Blamed<'_>,
    draft: &Draft<'_>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let mut refusal = twins(facts, blamed, draft, notes);
    let overlapping = overlapping(facts);
    if !draft.options.set_aside {
        let first = overlapping.into_iter().next();
        let refused = first.map(|(line, (_, why))| notes.refuse(why, SET_ASIDE).at(line).column(blamed.time));
        refusal = refusal.or(refused);
        return refusal.map_or(Ok(()), Err);
    }
    facts.retain(|fact| !overlapping.contains_key(&fact.place.line));
    for (line, (through, why)) in overlapping {
        let told = Told::new("overlap", why, "the later row is left out");
        notes.warn_cell(line, blamed.time, &through.to_string(), told);
        notes.take_back(line, facts::COUNTED_BEFORE);
    }
    Ok(())
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
            notes.lacks(draft.options.calendar.fiscal_year(*through));
            notes.warn_cell(line, blamed.count, &value, Told::new("twice", why, "the later row is left out"));
            notes.take_back(line, facts::COUNTED_BEFORE);
            return false;
        }
        refusal.get_or_insert_with(|| {
            let remedy = format!("{SET_ASIDE}, or a date in a column \"published\"");
            let refused = notes.refuse(why, remedy).at(line);
            refused.column(blamed.count).value(&value)
        });
        true
    });
    refusal
}

/// Periods of one series and one release that share days with another that stays: by their line their last day, and why.
fn overlapping(facts: &[Observation]) -> BTreeMap<u64, (Date, String)> {
    let mut series: FastMap<(&Measure, &Series, Option<Date>), Vec<&Observation>> = FastMap::default();
    for fact in facts.iter().filter(|fact| fact.kind == Kind::Period) {
        series.entry((&fact.measure, &fact.series, fact.published)).or_default().push(fact);
    }
    let mut found = BTreeMap::new();
    for mut periods in series.into_values() {
        periods.sort_by_key(|fact| (fact.from, fact.through));
        let mut kept: Option<&Observation> = None;
        for fact in periods {
            let Some(before) = kept.filter(|before| fact.from <= before.through) else {
                kept = Some(fact);
                continue;
            };
            let (early, late) =
                if before.place.line < fact.place.line { (before, fact) } else { (fact, before) };
            let why = facts::overlaps(early.place.line, (early.from, early.through));
            found.insert(late.place.line, (late.through, why));
            kept = Some(early);
        }
    }
    found
}
