//! What facts show beside each other that a reader has to be told of: holes, far years, periods of several lengths.

use std::collections::{BTreeMap, BTreeSet};

use super::Draft;
use super::facts::Joined;
use super::seasons::Seasons;
use crate::calendar::{Date, FiscalYear};
use crate::load::cell::span::{Span, Unit};
use crate::load::column::Column;
use crate::load::notes::{Notes, Told};

/// More years than that without a row are no pause.
pub(super) const FAR: i32 = 20;

/// What is known of a fiscal year where only its place among others is asked.
#[derive(Clone, Debug)]
pub(super) struct OfYear {
    /// The line of its first row.
    pub(super) line: u64,
    /// The time of that row.
    pub(super) time: String,
    /// How many rows or facts it has.
    pub(super) rows: u64,
}

/// Warns of years that lie far from all others: a slip of the pen, or a date that stands for none. The side with fewer rows is
/// the odd one. `column` holds the times.
pub(super) fn tell_of_far_years(years: &BTreeMap<i32, OfYear>, column: &Column, notes: &mut Notes) {
    let known: Vec<(i32, &OfYear)> = years.iter().map(|(year, of_year)| (*year, of_year)).collect();
    let all: u64 = known.iter().map(|(_, of_year)| of_year.rows).sum();
    let mut rows = 0_u64;
    for pair in known.windows(2) {
        let [(before, early), (after, late)] = *pair else { continue };
        rows += early.rows;
        if after - before <= FAR {
            continue;
        }
        let (year, odd) = if rows < all - rows { (before, early) } else { (after, late) };
        let message = format!("{} lies {} years from the others", FiscalYear(year), after - before);
        notes.warn_cell(
            odd.line,
            column,
            &odd.time,
            Told::new("far-year", message, "counted; check the year"),
        );
    }
}

/// Warns of periods that differ in length.
pub(super) fn tell_of_units(joined: &[Joined], notes: &mut Notes) {
    let Some(first) = joined.first() else { return };
    // The year that is not over stands below those that are.
    let unit =
        |joined: &Joined| if joined.span.unit == Unit::YearSoFar { Unit::Year } else { joined.span.unit };
    if let Some(other) = joined.iter().find(|joined| unit(joined) != unit(first)) {
        let message = "periods of different lengths stand in one column";
        notes.warn_line(other.line, Told::new("mixed-periods", message, "each keeps its own length"));
    }
}

/// Warns of periods that are missing between others of one length, and tells of those that are missing from one year into
/// another where other years lack the same: tables compare the same months of several years. Days are left out: offices
/// close. `gaps` are periods that have a row and no count.
pub(super) fn tell_of_holes(joined: &[Joined], gaps: &[Span], draft: &Draft<'_>, notes: &mut Notes) {
    tell_of_missing_years(joined, gaps, draft, notes);
    let unit = joined.first().map(|joined| joined.span.unit);
    if !matches!(unit, Some(Unit::Week | Unit::Month | Unit::Quarter | Unit::Half))
        || joined.iter().any(|joined| Some(joined.span.unit) != unit)
    {
        return;
    }
    let seasons = Seasons::of(joined, draft.options.calendar);
    let mut between: Vec<String> = Vec::new();
    for pair in joined.windows(2) {
        let [before, after] = pair else { continue };
        let (from, through) = (before.span.through.plus_days(1), after.span.from.plus_days(-1));
        if from > through || are_told(gaps, (from, through)) {
            continue;
        }
        // A year that lies far from the others is told of as that.
        let far = through.year() - from.year() > FAR;
        if far || seasons.leave_out(before.span, after.span) {
            between.push(format!("{from} to {through}"));
            continue;
        }
        for day in [from, through] {
            let year = draft.options.calendar.fiscal_year(day);
            if seasons.has(year) {
                notes.lacks(year);
            }
        }
        let message = format!("no row counts {from} to {through}");
        notes.warn_line(after.line, Told::new("hole", message, "a gap, never a zero"));
    }
    if let [first, others @ ..] = between.as_slice() {
        let more = match others.len() {
            0 => String::new(),
            1 => " and one time more".to_owned(),
            more => format!(" and {more} times more"),
        };
        notes.remarks.push(format!("no row counts {first}{more}: a gap, never a zero"));
    }
}

/// Whether rows that have no count, which have been told of, are of all of these days.
fn are_told(gaps: &[Span], (from, through): (Date, Date)) -> bool {
    let mut next = from;
    while next <= through {
        let Some(gap) = gaps.iter().find(|gap| gap.from <= next && next <= gap.through) else {
            return false;
        };
        next = gap.through.plus_days(1);
    }
    true
}

/// Warns of fiscal years that are missing between others, where all counts are of years.
pub(super) fn tell_of_missing_years(joined: &[Joined], gaps: &[Span], draft: &Draft<'_>, notes: &mut Notes) {
    let of_years = |joined: &Joined| matches!(joined.span.unit, Unit::Year | Unit::YearSoFar);
    if !joined.iter().all(of_years) {
        return;
    }
    let year = |span: Span| draft.options.calendar.fiscal_year(span.through).0;
    let known: BTreeSet<i32> = gaps.iter().map(|gap| year(*gap)).collect();
    for pair in joined.windows(2) {
        let [before, after] = pair else { continue };
        let (first, last) = (year(before.span) + 1, year(after.span) - 1);
        if first > last || last - first >= FAR || (first..=last).all(|year| known.contains(&year)) {
            continue;
        }
        let (first, last) = (FiscalYear(first), FiscalYear(last));
        let years = if first == last { first.to_string() } else { format!("{first} to {last}") };
        let told = Told::new("hole", format!("no row counts {years}"), "a gap, never a zero");
        notes.warn_line(after.line, told);
    }
}
