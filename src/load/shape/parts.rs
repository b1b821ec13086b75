//! Records that were read part by part, joined: the same facts, findings and lines as from one walk over the table.

use super::clock::Clock;
use super::records::{self, Copies};
use super::time::{self, TimePlan, is_total};
use super::{Draft, Facts};
use crate::calendar::Date;
use crate::dataset::{Block, Category, FastMap, FastSet};
use crate::load::Categories;
use crate::load::cell::evidence::Evidence;
use crate::load::column::Column;
use crate::load::fast::Part;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::table::{Record, Walk};

/// The columns of records that are read.
#[derive(Clone, Debug)]
pub(crate) struct ReadColumns {
    /// The place of the column of days.
    pub(crate) date: usize,
    /// The place of each category column that is kept.
    pub(crate) kept: Vec<usize>,
}

/// The columns that are read; `None` where a day takes more than one.
pub(super) fn columns(draft: &Draft<'_>, notes: &Notes) -> Option<ReadColumns> {
    let TimePlan::One(day) = time::choose(draft, notes).ok()?? else { return None };
    let kept = records::kept(draft, day).into_iter();
    let kept = kept.filter(|column| is_wanted(draft, day, column)).map(|column| column.place).collect();
    Some(ReadColumns { date: day.place, kept })
}

/// Whether the question needs a column; where it names one that is not there, it needs them all.
fn is_wanted(draft: &Draft<'_>, day: &Column, column: &Column) -> bool {
    let Categories::Only(names) = &draft.options.categories else { return true };
    let is = |column: &Column, name: &String| column.name.eq_ignore_ascii_case(name);
    let kept = records::kept(draft, day);
    names.iter().any(|name| is(column, name))
        || names.iter().any(|name| !kept.iter().any(|column| is(column, name)))
}

/// How many rows are looked at to tell columns that name rows.
const SAMPLE_ROWS: usize = 1000;

/// Which columns have a value of its own in nearly every row, so that they name rows rather than groups of them.
fn naming_rows(draft: &Draft<'_>, columns: &[&Column]) -> Vec<bool> {
    let mut values: Vec<FastSet<String>> = vec![FastSet::default(); columns.len()];
    let mut rows = 0;
    draft.table.walk(|record| {
        for (column, values) in columns.iter().zip(&mut values) {
            let value = record.get(column.place);
            if !values.contains(value) {
                values.insert(value.to_owned());
            }
        }
        rows += 1;
        if rows < SAMPLE_ROWS { Walk::On } else { Walk::Stop }
    });
    values.iter().map(|values| values.len() * 10 > rows * 9).collect()
}

/// Joins the parts, emptying them; `None` where only a walk over all rows gives the same.
pub(super) fn read(
    draft: &Draft<'_>,
    notes: &mut Notes,
    parts: &mut Vec<Part>,
) -> Result<Option<Facts>, Box<Refusal>> {
    let plan = time::choose(draft, notes)?.ok_or_else(|| time::no_shape(draft, notes))?;
    let day = plan.column();
    // The first row stands below a header of one line.
    let first = 2;
    let mut clock = Clock::of_evidence(&evidence(parts, first), draft, plan, true, notes)?;
    let Some(days) = days(parts, first, &mut clock, day, notes) else { return Ok(None) };
    let copies = copies(parts, &days, first);
    let kept = records::kept(draft, day);
    let mut records = records::none(&kept, notes);
    let mut places = Vec::new();
    for ((place, column), names_rows) in kept.iter().enumerate().zip(naming_rows(draft, &kept)) {
        if is_wanted(draft, day, column) {
            places.push(place);
        } else {
            records.leave_out(place, names_rows);
        }
    }
    let mut line = first;
    for (part, days) in std::mem::take(parts).into_iter().zip(&days) {
        let Part { dates, categories, .. } = &part;
        let categories: Vec<(&Category, usize)> = categories.iter().zip(places.iter().copied()).collect();
        records.append(Block { dates, days, line: &|row| line + part.line(row), categories: &categories });
        line += part.lines;
    }
    records::finish(draft, plan, records, copies, notes).map(Some)
}

/// The day of each code of each part; `None` where only a walk over all rows gives the same.
fn days(
    parts: &[Part],
    first: u64,
    clock: &mut Clock<'_>,
    day: &Column,
    notes: &mut Notes,
) -> Option<Vec<Vec<Option<Date>>>> {
    let mut days = Vec::new();
    let mut line = first;
    for part in parts {
        let mut of_code: Vec<Option<Date>> = vec![None; part.dates.values().len()];
        for (row, code) in part.dates.codes().enumerate() {
            let Some(known) = of_code.get_mut(code) else { continue };
            if known.is_none() {
                let text = part.dates.values().get(code).map_or("", |text| &**text);
                let cells = std::iter::repeat_n("", day.place).chain([text]);
                *known = records::departure(&Record::of(line + part.line(row), cells), clock, day, notes);
            }
            if known.is_some() {
                notes.used();
            }
        }
        // A column may have too many values only because of rows that do not count.
        if of_code.contains(&None) && part.categories.iter().any(Category::is_dropped) {
            return None;
        }
        days.push(of_code);
        line += part.lines;
    }
    Some(days)
}

/// What the cells of the column of days show, each seen where it first stands.
fn evidence(parts: &[Part], first: u64) -> Evidence {
    let mut evidence = Evidence::default();
    let mut seen: FastSet<&str> = FastSet::default();
    let mut line = first;
    for part in parts {
        let mut new: Vec<bool> = vec![true; part.dates.values().len()];
        for (row, code) in part.dates.codes().enumerate() {
            let Some(new) = new.get_mut(code).filter(|new| **new) else { continue };
            *new = false;
            let text = part.dates.values().get(code).map_or("", |text| &**text);
            if seen.insert(text) && !is_total(text) {
                evidence.see(line + part.line(row), text);
            }
        }
        line += part.lines;
    }
    evidence
}

/// Fingerprints are sorted in so many lots, so that only one lot is held twice.
const LOTS: u64 = 16;

/// Finds rows that repeat another one, and lets the fingerprints go.
fn copies(parts: &mut [Part], days: &[Vec<Option<Date>>], first: u64) -> Copies {
    let mut repeated: FastMap<u64, bool> = FastMap::default();
    for lot in 0..LOTS {
        let mut prints: Vec<u64> =
            parts.iter().flat_map(|part| &part.prints).copied().filter(|print| print % LOTS == lot).collect();
        prints.sort_unstable();
        let pairs = prints
            .windows(2)
            .filter_map(|pair| if let [one, same] = pair { (one == same).then_some(*one) } else { None });
        repeated.extend(pairs.map(|print| (print, false)));
    }
    let mut copies = Copies::default();
    let mut line = first;
    for (part, days) in parts.iter_mut().zip(days) {
        let prints = std::mem::take(&mut part.prints);
        if !repeated.is_empty() {
            for (row, (print, code)) in prints.iter().zip(part.dates.codes()).enumerate() {
                let Some(seen) = repeated.get_mut(print) else { continue };
                if days.get(code).copied().flatten().is_none() {
                    continue;
                }
                if std::mem::replace(seen, true) {
                    copies.repeat(line + part.line(row));
                }
            }
        }
        line += part.lines;
    }
    copies
}
