//! One total broken down twice: by country and then by sex, in rows under each other. Added up, it counts everybody
//! twice.

use std::collections::BTreeMap;

use super::exceeded;
use super::total_rows::TotalRow;
use crate::dataset::FastSet;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, BETWEEN, Blamed, RowFact};
use crate::quantity::{Count, grouped};

/// Why rows of a later breakdown are left out.
const AGAIN: &str = "of a second breakdown of the same total";

/// In a single period, or with smaller sums, equality may be chance.
const PERIODS: usize = 2;
const SUM: u64 = 100;

/// Of how many rows a breakdown is at most, all in all; more are no tables but records.
const NAMES: usize = 1000;

/// How many breakdowns are looked for at most.
const MOST: usize = 8;

/// Refuses rows that break one total down several times, or leaves out all but the first where the user has asked for
/// that. It is proved by sums: equal in every period, of at least two rows each.
pub(super) fn settle(
    rows: &mut Vec<RowFact>,
    totals: &[TotalRow],
    (draft, blamed): (&Draft<'_>, Blamed<'_>),
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let Some(parts) = parts(rows) else { return Ok(()) };
    let part = |row: &RowFact| parts.get(&row.categories).copied().unwrap_or(0);
    let Some(second) = rows.iter().find(|row| part(row) > 0) else { return Ok(()) };
    let of = |wanted: usize| {
        rows.iter().filter(move |row| row.span == second.span && part(row) == wanted).map(|row| row.count)
    };
    let sum = Count::checked_sum(of(0).map(Count)).unwrap_or_default();
    let (above, below) = (of(0).count(), of(1).count());
    let why = format!(
        "begins another breakdown of the same total: the {above} rows before it and the {below} from it on add up to {sum} each in \
         {}, and to equal sums in every other period",
        second.label
    );
    // Where the table states what every breakdown adds up to, in every period, any of them is the whole.
    let whole: Vec<RowFact> = rows.iter().filter(|row| part(row) == 0).cloned().collect();
    if !(draft.options.set_aside || exceeded::are_reached(totals, &whole)) {
        let refusal = notes.refuse(why, "--set-aside to count the first breakdown alone").at(second.line);
        return Err(refusal.column(blamed.count).value(&grouped(second.count.into())));
    }
    let told = Told::new("breakdowns", why, "all but the first breakdown are left out");
    notes.warn_line(second.line, told);
    facts::leave_out(rows, |row| parts.get(&row.categories).is_some_and(|part| *part > 0), AGAIN, notes);
    Ok(())
}

/// To which breakdown rows with these categories belong, from 0 in the order of the file; `None` where it is all one.
fn parts(rows: &[RowFact]) -> Option<BTreeMap<String, usize>> {
    let mut names: Vec<&str> = Vec::new();
    let mut periods: BTreeMap<Span, BTreeMap<&str, u64>> = BTreeMap::new();
    let mut known = FastSet::default();
    for row in rows {
        if known.insert(&row.categories) {
            names.push(&row.categories);
        }
        if names.len() > NAMES {
            return None;
        }
        let sum = periods.entry(row.span).or_default().entry(&row.categories).or_default();
        *sum = sum.checked_add(row.count)?;
    }
    if periods.len() < PERIODS || names.len() < 4 {
        return None;
    }
    let cuts = by_column(&names).into_iter().chain(
        (2..=MOST).filter_map(|count| in_a_row(&names, periods.values().next()?, u64::try_from(count).ok()?)),
    );
    let mut proved = cuts.filter(|cut| periods.values().all(|period| is_equal(&names, cut, period)));
    let cut = proved.next()?;
    Some(names.into_iter().map(ToOwned::to_owned).zip(cut).collect())
}

/// For each category column, the names cut by what stands in it.
fn by_column(names: &[&str]) -> Vec<Vec<usize>> {
    let column = |place: usize| {
        let mut values: Vec<&str> = Vec::new();
        let cut = names.iter().map(|name| {
            let value = name.split(BETWEEN).nth(place).unwrap_or_default();
            values.iter().position(|known| *known == value).unwrap_or_else(|| {
                values.push(value);
                values.len() - 1
            })
        });
        cut.collect::<Vec<usize>>()
    };
    let columns = names.first().map_or(0, |name| name.split(BETWEEN).count());
    let cuts = (0..columns).map(column);
    cuts.filter(|cut| cut.iter().max().is_some_and(|last| (1..MOST).contains(last))).collect()
}

/// The names cut where their counts in one period have added up to equal parts, in the order of the file.
fn in_a_row(names: &[&str], period: &BTreeMap<&str, u64>, count: u64) -> Option<Vec<usize>> {
    let total = period.values().try_fold(0_u64, |sum, count| sum.checked_add(*count))?;
    let each = total.checked_div(count).filter(|each| *each > 0 && each * count == total)?;
    let (mut sum, mut cut) = (0_u64, Vec::with_capacity(names.len()));
    for name in names {
        let part = usize::try_from(sum / each).ok()?;
        // What comes after the whole is nobody.
        cut.push(part.min(usize::try_from(count).ok()?.saturating_sub(1)));
        sum = sum.checked_add(period.get(name).copied().unwrap_or(0))?;
    }
    Some(cut)
}

/// Whether every part of a cut has the same sum in a period, and at least two names.
fn is_equal(names: &[&str], cut: &[usize], period: &BTreeMap<&str, u64>) -> bool {
    let mut sums: BTreeMap<usize, (u64, usize)> = BTreeMap::new();
    for (name, part) in names.iter().zip(cut) {
        let (sum, times) = sums.entry(*part).or_default();
        *sum = sum.saturating_add(period.get(name).copied().unwrap_or(0));
        *times += 1;
    }
    let first = sums.values().next().map_or(0, |(sum, _)| *sum);
    first >= SUM && sums.len() > 1 && sums.values().all(|(sum, times)| *sum == first && *times >= 2)
}
