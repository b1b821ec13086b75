//! Rows that count a part of their period, as a column or a note says: `months_covered` of 5, `complete` of *no*, a status of
//! *partial*, `50*` above `* partial month`.
//!
//! A part that no day ends is no count of the period, and is set aside.

use std::collections::{BTreeMap, BTreeSet};

use super::{part_said, unfinished};
use crate::load::cell::count;
use crate::load::cell::footnote::{begins_with_mark, mark_of, mark_of_count};
use crate::load::cell::span::{Span, Unit};
use crate::load::cell::when::{self, When};
use crate::load::cell::{self, part_of_month};
use crate::load::column::{Column, Role, coverage};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::facts::{self, RowFact};
use crate::load::shape::measures::kind_words;
use crate::load::shape::totals::wholes;
use crate::load::shape::{Draft, MOST_VALUES};
use crate::load::title::is_of_marked;
use crate::load::word;

/// Why a row is left out that counts a part of its period.
const PART: &str = "of a part of its period";

/// A row that says so: the place of the column and its cell, or the note.
type Said = (Option<usize>, String);

/// Sets such rows aside, or ends them with the day that their note says.
pub(crate) fn settle(
    draft: &Draft<'_>,
    rows: &mut Vec<RowFact>,
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let mut parts: BTreeMap<(u64, String), Said> = BTreeMap::new();
    if !runs_across(draft) {
        parts.extend(by_column(draft, rows));
    }
    by_label(rows, &mut parts, notes);
    by_note(draft, rows, &mut parts, notes);
    let key = |row: &RowFact| (row.line, row.label.clone());
    let is_part = |row: &RowFact| row.span.unit != Unit::YearSoFar && parts.contains_key(&key(row));
    let mut told = BTreeSet::new();
    for row in rows.iter().filter(|row| is_part(row)) {
        if told.insert(key(row)) {
            tell(draft, row, parts.get(&key(row)), notes);
        }
        if is_missed(draft, row, rows, is_part, &parts) {
            notes.lacks(draft.options.calendar.fiscal_year(row.span.through));
        }
    }
    facts::leave_out(rows, is_part, PART, notes);
    if rows.is_empty() {
        let why = "counts parts of periods, and nothing says which of their days";
        let remedy = "a line such as \"through 2017-02-28\" above the table";
        return Err(notes.refuse(why, remedy).at(draft.header_line()));
    }
    Ok(())
}

/// The same of counts to date, whose day is the last one that they count.
pub(crate) fn settle_levels(draft: &Draft<'_>, rows: &mut Vec<RowFact>, notes: &mut Notes) {
    facts::tell_of_later_levels(draft, rows, notes);
    let mut parts: BTreeMap<(u64, String), Said> = BTreeMap::new();
    by_label(rows, &mut parts, notes);
    let said = |row: &RowFact| parts.get(&(row.line, row.label.clone()));
    for row in rows.iter().filter(|row| said(row).is_some()) {
        tell(draft, row, said(row), notes);
    }
    facts::leave_out(rows, |row| said(row).is_some(), PART, notes);
}

fn tell(draft: &Draft<'_>, row: &RowFact, said: Option<&Said>, notes: &mut Notes) {
    let span = facts::show_span(row.span);
    let message = format!("a part of {span} is counted, and nothing says which of its days");
    let told = Told::new("partial-period", message, "the row is set aside");
    let column = |place: usize| draft.columns.iter().find(|column| column.place == place);
    match said {
        Some((Some(place), text)) if let Some(column) = column(*place) => {
            notes.warn_cell(row.line, column, text, told);
        }
        Some((Some(_) | None, text)) => notes.warn_value(row.line, text, told),
        None => notes.warn_line(row.line, told),
    }
}

/// Whether a year lacks a row that is set aside: others of its period stay that are not the same people, or later ones do.
fn is_missed(
    draft: &Draft<'_>,
    row: &RowFact,
    rows: &[RowFact],
    is_part: impl Fn(&RowFact) -> bool,
    parts: &BTreeMap<(u64, String), Said>,
) -> bool {
    let place = parts.get(&(row.line, row.label.clone())).and_then(|(place, _)| *place);
    let among = facts::categories(draft).position(|column| Some(column.place) == place);
    let same_people = |other: &RowFact| match among {
        Some(among) => wholes::rest(other, among) == wholes::rest(row, among),
        None => other.categories == row.categories,
    };
    let mut kept = rows.iter().filter(|other| !is_part(other));
    let mut of_span = rows.iter().filter(|other| !is_part(other) && other.span == row.span).peekable();
    if of_span.peek().is_some() {
        return !of_span.any(same_people);
    }
    let year = |span: Span| draft.options.calendar.fiscal_year(span.through);
    kept.any(|other| year(other.span) == year(row.span) && other.span.from > row.span.from)
}

/// Whether periods are headings, so that a row has counts of several.
fn runs_across(draft: &Draft<'_>) -> bool {
    let counts = |column: &Column| column.role == Role::Count || column.role.is_time();
    draft.columns.iter().any(|column| counts(column) && cell::is_period_label(&column.name))
}

/// The rows of which a column says it.
fn by_column(draft: &Draft<'_>, rows: &[RowFact]) -> BTreeMap<(u64, String), Said> {
    let spans: BTreeMap<u64, &RowFact> = rows.iter().map(|row| (row.line, row)).collect();
    let mut found = BTreeMap::new();
    let mut take = |column: &Column, says: &dyn Fn(&RowFact, &str) -> bool| {
        draft.table.each(|record| {
            let text = record.get(column.place);
            if let Some(row) = spans.get(&record.line()).filter(|row| says(row, text)) {
                let said = (Some(column.place), text.to_owned());
                found.entry((row.line, row.label.clone())).or_insert(said);
            }
        });
    };
    for column in draft.columns.iter().filter(|column| !column.role.is_time()) {
        if let Some((parts, sure)) = coverage::parts(&column.words) {
            if is_coverage(draft, column, &spans, sure) {
                take(column, &|row, text| share(parts, row, text).is_some_and(|(own, full, _)| own < full));
            }
        } else if let Some(wanted) = asks(&column.words) {
            take(column, &|_, text| kind_words::answer(text) == Some(wanted) || is_partial(text));
        } else if matches!(column.role, Role::Category | Role::Note) && !is_long(draft, column) {
            // `FYTD` beside a month says that its year is not over.
            let of_year = |text: &str| word::any(&word::words(text), &["ytd", "fytd"]);
            let is_year = |row: &RowFact| matches!(row.span.unit, Unit::Year | Unit::YearSoFar);
            take(column, &|row, text| is_partial(text) && (is_year(row) || !of_year(text)));
        } else {
            // It says something else of its rows.
        }
    }
    found
}

/// How many parts of its period a row says to count, how many there are, and how many there may be at most.
fn share(parts: coverage::Parts, row: &RowFact, text: &str) -> Option<(u64, u64, u64)> {
    let (full, more) = coverage::of_span(parts, row.span)?;
    Some((count::of(text.trim())?, full, full + more))
}

/// Whether the numbers of a column are parts of the periods of their rows: none is more than there are, and one is as many,
/// unless the heading says that these are counted.
fn is_coverage(draft: &Draft<'_>, column: &Column, rows: &BTreeMap<u64, &RowFact>, sure: bool) -> bool {
    let Some((parts, _)) = coverage::parts(&column.words) else { return false };
    let (mut fits, mut full) = (true, false);
    draft.table.each(|record| {
        let row = rows.get(&record.line());
        let text = record.get(column.place);
        if let Some((own, all, most)) = row.and_then(|row| share(parts, row, text)) {
            fits &= own <= most;
            full |= own >= all;
        }
    });
    fits && (sure || full)
}

/// The answer by which a row says that it counts a part, where a heading asks for it: `complete`, `is_partial`.
fn asks(words: &[String]) -> Option<bool> {
    const WHOLE: &[&str] = &["complete", "completed", "full", "whole"];
    let beside: &[&str] = &["is", "flag", "year", "month", "quarter", "period", "fiscal", "data"];
    let asked = |list: &[&str]| word::any(words, list) && word::only(words, &[list, beside]);
    if asked(WHOLE) { Some(false) } else { asked(&["partial", "incomplete", "unfinished"]).then_some(true) }
}

fn is_long(draft: &Draft<'_>, column: &Column) -> bool {
    draft.values(column).len() > MOST_VALUES
}

/// Whether a cell says that its row counts a part of its period, and nothing else.
fn is_partial(text: &str) -> bool {
    let words = word::words(&text.to_lowercase());
    let beside: &[&str] = &[
        "year", "month", "quarter", "fiscal", "calendar", "period", "data", "only", "count", "the", "so",
        "far",
    ];
    let partial: &[&str] = &["partial", "incomplete", "ytd", "fytd", "to", "date"];
    part_said::says_unfinished(text) && word::only(&words, &[partial, beside])
}

/// Takes in the months of which their own label says it; those that it ends with a day are ended by it.
fn by_label(rows: &mut [RowFact], parts: &mut BTreeMap<(u64, String), Said>, notes: &mut Notes) {
    // The day of the file may have ended them.
    let is_whole =
        |row: &RowFact| row.span.unit == Unit::Month && row.span.through == row.span.from.end_of_month();
    for row in rows.iter_mut().filter(|row| is_whole(row) && part_of_month::parted(&row.label).is_some()) {
        match part_of_month::last_day(&row.label, row.span.from) {
            Some(day) => unfinished::end(row, day, notes),
            None => {
                parts.entry((row.line, row.label.clone())).or_insert((None, row.label.clone()));
            }
        }
    }
}

/// Takes in the rows of which a note says it: one beside the row, or one that a mark at its period or its count points to.
/// Those that say their last day are ended by it.
fn by_note(
    draft: &Draft<'_>,
    rows: &mut [RowFact],
    parts: &mut BTreeMap<(u64, String), Said>,
    notes: &mut Notes,
) {
    let lines = draft.table.around();
    let lines: Vec<&str> = lines.map(|line| line.text.trim()).collect();
    let texts: Vec<&str> = lines.iter().copied().filter(|text| begins_with_mark(text, None)).collect();
    let open: Vec<&str> =
        lines.into_iter().filter(|text| says_part(text) && !is_of_marked(text, draft.table)).collect();
    let marked = if texts.is_empty() { BTreeMap::new() } else { marks(draft) };
    let beside = unfinished::beside_rows(draft);
    for row in rows.iter_mut() {
        let note = |mark: &str| texts.iter().find(|text| begins_with_mark(text, Some(mark))).copied();
        let across = marked.get(&(row.line, row.label.clone()));
        let of_count = across.or_else(|| marked.get(&(row.line, String::new()))).and_then(|mark| note(mark));
        // Those of years are settled with what the lines around the table say of them.
        let is_year = matches!(row.span.unit, Unit::Year | Unit::YearSoFar);
        let of_row = || {
            let own = beside.get(&row.line).map(String::as_str).filter(|_| !runs_across(draft));
            let own = own.filter(|text| says_part(text)).or_else(|| note(mark_of(&row.label)?));
            own.or_else(|| open.iter().find(|text| names(text, row.span, draft)).copied())
        };
        let Some(text) = of_count.or_else(|| if is_year { None } else { of_row() }) else { continue };
        let year = draft.options.calendar.fiscal_year(row.span.through);
        if let Some(day) = unfinished::day_of_note(text, year, draft) {
            unfinished::end(row, day, notes);
        } else if says_part(text) || is_year && part_said::says_unfinished(text) {
            parts.entry((row.line, row.label.clone())).or_insert((None, text.to_owned()));
        } else {
            // The note says something else.
        }
    }
}

/// Whether a note names a month or a quarter: `December 2016 is partial`.
fn names(note: &str, span: Span, draft: &Draft<'_>) -> bool {
    let pieces: Vec<&str> = note.split_whitespace().collect();
    let is_named = |window: &[&str]| {
        let text = window.join(" ");
        let when = when::parse(text.trim_matches(|letter: char| !letter.is_alphanumeric()))?.when;
        let month = when.plain_month().and_then(|(year, month)| Span::month(year, month));
        let quarter = if let When::Part { year, part, fiscal: true } = when {
            part.span(draft.options.calendar, year, true)
        } else {
            None
        };
        let days = quarter.or(month)?;
        Some((days.from, days.through) == (span.from, span.through))
    };
    (1..=3).any(|length| pieces.windows(length).any(|window| is_named(window).unwrap_or(false)))
}

/// Whether a note calls a count that of a part; the *highest to date* is none.
fn says_part(note: &str) -> bool {
    word::any(&word::words(&note.to_lowercase()), &["partial", "incomplete"])
}

/// The marks behind counts, by their line and the heading of their period where that is one.
fn marks(draft: &Draft<'_>) -> BTreeMap<(u64, String), String> {
    let mut found = BTreeMap::new();
    // `FY 2017` heads counts, and reads as the heading of a year.
    let of_counts = |column: &&Column| column.role == Role::Count || cell::is_period_label(&column.name);
    for column in draft.columns.iter().filter(of_counts) {
        let label = if cell::is_period_label(&column.name) { column.name.clone() } else { String::new() };
        draft.table.each(|record| {
            let text = record.get(column.place);
            if let Some(mark) = mark_of(text).or_else(|| mark_of_count(text)) {
                found.insert((record.line(), label.clone()), mark.to_owned());
            }
        });
    }
    found
}
