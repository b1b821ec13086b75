//! Years that a note calls unfinished: `FY 2018*` above `* through March 31, 2018`, or `ICE removals through March 2018`
//! above a table whose last year would go on after that; and years that have begun before the first day of a title such
//! as `January 2016 - March 2018`.

use std::collections::BTreeMap;

use super::note_days::{self, Line, Reached};
use super::part_said::{end_of_part, says_part, says_unfinished, unfinished_year};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::day_number;
use crate::load::cell::footnote::{begins_with_mark, mark_of};
use crate::load::cell::period::DateOrder;
use crate::load::cell::reach::{self, Spanned, reached_in};
use crate::load::cell::span::{Span, Unit};
use crate::load::cell::when::{self, When};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, RowFact};
use crate::load::shape::totals::{NO_DAY, no_day};
use crate::load::title::{file_name, is_of_marked};
use crate::load::word;

/// More notes than that are no notes on years.
const NOTES_KEPT: usize = 1000;

/// Ends such years with the day that the note says; where it says none, they are left out.
pub(crate) fn settle(draft: &Draft<'_>, rows: &mut Vec<RowFact>, notes: &mut Notes) {
    let lines = draft.table.around();
    let texts: Vec<&str> = lines.map(|line| line.text.trim()).collect();
    end_months(draft, rows, &texts, notes);
    if !rows.iter().any(|row| row.span.unit == Unit::Year) {
        return;
    }
    let beside = beside_rows(draft);
    tell_of_late_rows(draft, rows, notes);
    // The mark of a note may have been lost, or stand at a heading that heads all of the table.
    let unmarked = Line::all(draft).filter(|line| !is_of_marked(line.text, draft.table));
    let calendar = draft.options.calendar;
    let (open, others): (Vec<Line<'_>>, Vec<Line<'_>>) =
        unmarked.partition(|line| line.is_of_counts(calendar));
    note_days::tell(&others, draft, rows, notes);
    let spanned = open.iter().filter_map(|line| reach::spanned(line.text, calendar));
    tell_of_late_starts(spanned.clone(), draft, rows, notes);
    let named = spanned_name(file_name(&notes.file), calendar);
    let reached = Reached::of(&open, named, rows, calendar);
    let name = file_name(&notes.file).replace(['_', '-', '.'], " ");
    let lines = texts.iter().copied().chain([name.as_str()]);
    let mut unfinished: Vec<FiscalYear> = lines.filter_map(unfinished_year).collect();
    let in_doubt = spanned.chain(named).filter(|spanned| spanned.in_doubt);
    unfinished.extend(in_doubt.filter_map(|spanned| spanned.last_year.map(FiscalYear)));
    let mut without_day: Vec<(String, Span)> = Vec::new();
    for row in rows.iter_mut().filter(|row| row.span.unit == Unit::Year) {
        let own = mark_of(&row.label);
        let note = own.and_then(|mark| texts.iter().find(|text| begins_with_mark(text, Some(mark))));
        let year = draft.options.calendar.fiscal_year(row.span.through);
        let own = beside.get(&row.line).map(String::as_str);
        let own_day =
            own.and_then(|text| reached_in(text, calendar).or_else(|| end_of_part(text, year, calendar)));
        let of_note = |note: &str| day_of_note(note, year, draft);
        if let Some(day) =
            own_day.or_else(|| note.map_or_else(|| reached.of_year(year), |note| of_note(note)))
        {
            end(row, day, notes);
        } else if [own, note.copied()]
            .into_iter()
            .flatten()
            .any(|text| says_unfinished(text) || says_part(text))
            || unfinished.contains(&year)
        {
            notes.warn_line(row.line, no_day(year));
            without_day.push((row.label.clone(), row.span));
        } else {
            // The note says something else of the year.
        }
    }
    let unwanted =
        |row: &RowFact| without_day.iter().any(|(label, span)| *label == row.label && *span == row.span);
    facts::leave_out(rows, unwanted, NO_DAY, notes);
}

/// The day of a year that the note of its mark, or of the mark at one of its counts, says it goes through.
pub(super) fn day_of_note(note: &str, year: FiscalYear, draft: &Draft<'_>) -> Option<Date> {
    let calendar = draft.options.calendar;
    let last = || reach::spanned(note, calendar)?.last;
    reached_in(note, calendar).or_else(last).or_else(|| end_of_part(note, year, calendar))
}

/// Ends months with the day that the note of their mark says: `2016-11*` above `* through November 15`.
fn end_months(draft: &Draft<'_>, rows: &mut [RowFact], texts: &[&str], notes: &mut Notes) {
    for row in rows.iter_mut().filter(|row| row.span.unit == Unit::Month) {
        let Some(mark) = mark_of(&row.label) else { continue };
        let Some(note) = texts.iter().find(|text| begins_with_mark(text, Some(mark))) else { continue };
        let year = draft.options.calendar.fiscal_year(row.span.through);
        let day = reached_in(note, draft.options.calendar)
            .or_else(|| end_of_part(note, year, draft.options.calendar));
        if let Some(day) = day {
            end(row, day, notes);
        }
    }
}

/// What stands in a column of notes, by the line of its row, or in another one that says how far the row counts.
pub(super) fn beside_rows(draft: &Draft<'_>) -> BTreeMap<u64, String> {
    let is_note = |column: &Column| column.role == Role::Note && word::any(&column.words, word::NOTE);
    let says = |text: &str| reached_in(text, draft.options.calendar).is_some() || says_part(text);
    let is_said = |column: &&Column| {
        let words = matches!(column.role, Role::Note | Role::Category);
        is_note(column) || words && draft.values(column).iter().any(|text| says(text))
    };
    let mut columns: Vec<&Column> = draft.columns.iter().filter(is_said).collect();
    columns.sort_by_key(|column| !is_note(column));
    let mut beside = BTreeMap::new();
    if columns.is_empty() {
        return beside;
    }
    draft.table.each(|record| {
        let said = columns.iter().find_map(|column| {
            let text = record.get(column.place);
            (!text.is_empty() && (is_note(column) || says(text))).then_some(text)
        });
        if let Some(text) = said.filter(|_| beside.len() < NOTES_KEPT) {
            beside.insert(record.line(), text.to_owned());
        }
    });
    beside
}

/// What the name of a file goes over, from a year to a part of another one: `removals-fy2016-fy2017-q2.csv`.
fn spanned_name(name: &str, calendar: FiscalCalendar) -> Option<Spanned> {
    let words = word::words(&name.to_lowercase());
    let longest = [3, 2].into_iter().flat_map(|length| words.windows(length)).find_map(|window| {
        let (first, rest) = window.split_first()?;
        reach::spanned(&format!("{first} - {}", rest.join(" ")), calendar)
    });
    // A day may be that of the file.
    longest.filter(|spanned| spanned.last_year.is_some() && (spanned.last.is_some() || spanned.in_doubt))
}

/// Warns of years whose first days lie before those that a title goes over.
fn tell_of_late_starts(
    spans: impl Iterator<Item = Spanned>,
    draft: &Draft<'_>,
    rows: &[RowFact],
    notes: &mut Notes,
) {
    for first in spans.filter_map(|spanned| spanned.first) {
        for row in rows {
            tell_of_late_start("a title goes", first, row, (draft, notes));
        }
    }
}

/// Warns of a year of which a line or a cell says that its counts begin with one of its later days.
fn tell_of_late_start(said: &str, first: Date, row: &RowFact, (draft, notes): (&Draft<'_>, &mut Notes)) {
    if row.span.unit != Unit::Year || first <= row.span.from || row.span.through < first {
        return;
    }
    let year = draft.options.calendar.fiscal_year(row.span.through);
    let message = format!("{said} from {first} on, and {year} begins on {}", row.span.from);
    notes.warn_line(row.line, Told::new("late-start", message, "the year may lack its first days"));
    notes.lacks(year);
}

/// Warns of years beside whose counts a column says that they begin with a later day: `start_date`.
fn tell_of_late_rows(draft: &Draft<'_>, rows: &[RowFact], notes: &mut Notes) {
    let Some(column) = draft.columns.iter().find(|column| column.role == Role::From) else { return };
    let first_days = days_of(draft, column);
    for row in rows {
        if let Some(first) = first_days.get(&row.line) {
            tell_of_late_start("the row counts", *first, row, (draft, notes));
        }
    }
}

/// The days of a column by their lines, in the order of day and month in which all of them are days: that of the United States,
/// where both are possible.
fn days_of(draft: &Draft<'_>, column: &Column) -> BTreeMap<u64, Date> {
    let mut cells: Vec<(u64, When)> = Vec::new();
    draft.table.each(|record| {
        let cell = when::parse(record.get(column.place)).map(|moment| (record.line(), moment.when));
        cells.extend(cell);
    });
    let orders = [draft.options.dates.unwrap_or(DateOrder::MonthFirst), DateOrder::DayFirst];
    let in_order = |order| {
        let day = |when: When| {
            when.day(order).or_else(|| day_number::day(when, draft.options.epoch.unwrap_or_default()))
        };
        cells.iter().filter_map(|(line, when)| Some((*line, day(*when)?))).collect::<BTreeMap<u64, Date>>()
    };
    let [first, second] = orders.map(in_order);
    if second.len() > first.len() { second } else { first }
}

/// Ends a period with one of its days.
pub(super) fn end(row: &mut RowFact, day: Date, notes: &mut Notes) {
    let Span { from, through, unit } = row.span;
    let period = if unit == Unit::Year { "year" } else { "period" };
    if from <= day && day < through {
        let message = format!("a note says that counts go through {day}, before the end of this {period}");
        let told = Told::new("partial-period", message, format!("counted as {from} to {day}"));
        notes.warn_line(row.line, told);
        row.span = Span { from, through: day, unit: if unit == Unit::Year { Unit::YearSoFar } else { unit } };
    }
}
