//! The days that a list of removals covers, on which a day without a row is a day without a removal, and those on which rows
//! are missing.

use std::collections::BTreeMap;

use crate::calendar::Date;
use crate::dataset::Records;
use crate::load::column::Column;
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::coverage::hole::Hole;
use crate::load::shape::coverage::silence;
use crate::quantity::Count;

/// How many removals each day has.
type Spans = BTreeMap<(Date, Date), Count>;

/// States which days the records cover, and says which of those have no row.
pub(super) fn settle(draft: &Draft<'_>, spans: &Spans, records: &mut Records, notes: &mut Notes) {
    let holes = Hole::all(&spans.iter().map(|((day, _), count)| (*day, *count)).collect());
    if let Some((from, through)) = coverage(draft, spans, &holes) {
        tell_of_coverage(spans, (from, through), notes);
        records.cover(from, through);
        leave_holes(draft, &holes, records, notes);
    }
}

/// Warns of the first record of a day after the one that a line around the table is of.
pub(super) fn tell_of_late_record(
    (draft, day): (&Draft<'_>, &Column),
    spans: &Spans,
    records: &Records,
    notes: &mut Notes,
) {
    let Some(retrieved) = draft.title.retrieved else { return };
    let late = spans.keys().filter(|span| span.0 > retrieved);
    let first = late.filter_map(|span| Some((records.first_line(*span)?, span.0))).min();
    let Some((line, date)) = first else { return };
    let message = format!("a line around the table is of {retrieved}, and this row counts a later day");
    let told = Told::new("stale-day", message, "counted; check the day and the line");
    notes.warn_cell(line, day, &date.to_string(), told);
}

/// The days that a file of records covers, as its title says or as its first and last record show.
fn coverage(draft: &Draft<'_>, spans: &Spans, holes: &[Hole]) -> Option<(Date, Date)> {
    let days: Vec<Date> = spans.keys().map(|(day, _)| *day).collect();
    let (first, last) = (*days.first()?, *days.last()?);
    if let Some((from, through)) = draft.title.range
        && from <= first
        && last <= through
    {
        return Some((from, through));
    }
    // The day on which a file was fetched is not a day that it reaches.
    let longest = Hole::longest_beside(holes, &days);
    let near = longest.max(silence::SLOW_START);
    let end = draft.title.reaches.filter(|day| *day > last && day.days_since(last) <= near);
    Some((silence::beginning(first, longest, draft.options.calendar), end.unwrap_or(last)))
}

/// Says which days before the first record and after the last one are taken for days without a removal.
fn tell_of_coverage(spans: &Spans, (from, through): (Date, Date), notes: &mut Notes) {
    let (Some(((first, _), _)), Some(((_, last), _))) = (spans.first_key_value(), spans.last_key_value())
    else {
        return;
    };
    if from < *first {
        notes.remarks.push(format!(
            "no record before {}: the days from {} on are taken for days without a removal",
            first.long(),
            from.long()
        ));
    }
    if *last < through {
        notes.remarks.push(format!(
            "no record after {}: the days through {} are taken for days without a removal",
            last.long(),
            through.long()
        ));
    }
}

/// Leaves days open on which rows are missing, unless they were said to be days without a removal.
fn leave_holes(draft: &Draft<'_>, holes: &[Hole], records: &mut Records, notes: &mut Notes) {
    for hole in holes {
        let (Hole { from, through, expected }, is_far) = (*hole, hole.is_far());
        let next = through.plus_days(1);
        let line = records.first_line((next, next)).unwrap_or_else(|| draft.header_line());
        let message = format!(
            "no record of {} through {}, in which some {} were to be expected",
            from.long(),
            through.long(),
            Count(expected)
        );
        let action = if draft.options.zero_days {
            "taken for days without a removal, as --zero-days asks"
        } else {
            records.silent(from, through);
            "a gap, never a zero; --zero-days takes them for days without a removal"
        };
        // The odd side of such a hole has been told of.
        if is_far {
            continue;
        }
        notes.warn_line(line, Told::new("silence", message, action));
    }
}
