//! Years that a note calls unfinished: `FY 2018*` above `* through March 31, 2018`, or `ICE removals through March 2018`
//! above a table whose last year would go on after that; and years that have begun before the first day of a title such
//! as `January 2016 - March 2018`.

use std::collections::BTreeMap;

use super::Draft;
use super::facts::{self, RowFact};
use super::totals::{NO_DAY, no_day};
use crate::calendar::{Date, FiscalYear};
use crate::load::cell::footnote::{begins_with_mark, mark_of};
use crate::load::cell::reach::{Spanned, reached, reached_month, spanned};
use crate::load::cell::span::{Span, Unit, month_of};
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::table::Skip;
use crate::load::title::{file_name, fiscal_years};
use crate::load::word;

/// More notes than that are no notes on years.
const NOTES_KEPT: usize = 1000;

/// Ends such years with the day that the note says; where it says none, they are left out.
pub(super) fn settle(draft: &Draft<'_>, rows: &mut Vec<RowFact>, notes: &mut Notes) {
    let lines = draft.table.skipped.iter().filter(|line| !matches!(line.skip, Skip::Repeat | Skip::Rule));
    let texts: Vec<&str> = lines.map(|line| line.text.trim()).collect();
    let beside = beside_rows(draft);
    if !rows.iter().any(|row| row.span.unit == Unit::Year) {
        return;
    }
    let open = texts.iter().filter(|text| !begins_with_mark(text, None));
    tell_of_late_starts(open.clone().filter_map(|text| spanned(text)), draft, rows, notes);
    let said = open.filter_map(|text| reach_of(text).or_else(|| reach_of_year(text, draft)));
    let said: Vec<(Date, Vec<FiscalYear>)> =
        said.filter(|(day, _)| rows.iter().all(|row| row.span.from <= *day)).collect();
    // What is said of one year is not said of another.
    let reach = |year: FiscalYear| {
        let of_year = said.iter().filter(|(_, years)| years.is_empty() || years.contains(&year));
        of_year.map(|(day, _)| *day).max()
    };
    let name = file_name(&notes.file).replace(['_', '-', '.'], " ");
    let lines = texts.iter().copied().chain([name.as_str()]);
    let unfinished: Vec<FiscalYear> = lines.filter_map(unfinished_year).collect();
    let mut without_day: Vec<(String, Span)> = Vec::new();
    for row in rows.iter_mut().filter(|row| row.span.unit == Unit::Year) {
        let own = mark_of(&row.label);
        let note = own.and_then(|mark| texts.iter().find(|text| begins_with_mark(text, Some(mark))));
        let year = draft.options.calendar.fiscal_year(row.span.through);
        let own = beside.get(&row.line).map(String::as_str);
        let own_day = own.and_then(|text| reached(text).or_else(|| end_of_month(text, year, draft)));
        let of_note = |note: &str| reached(note).or_else(|| end_of_month(note, year, draft));
        if let Some(day) = own_day.or_else(|| note.map_or_else(|| reach(year), |note| of_note(note))) {
            end(row, day, notes);
        } else if [own, note.copied()].into_iter().flatten().any(says_unfinished)
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

/// What stands in a column of notes, by the line of its row.
pub(super) fn beside_rows(draft: &Draft<'_>) -> BTreeMap<u64, String> {
    let headed = ["note", "notes", "comment", "comments", "remark", "remarks"];
    let is_note = |column: &&Column| column.role == Role::Note && word::any(&column.words, &headed);
    let mut beside = BTreeMap::new();
    if let Some(column) = draft.columns.iter().find(is_note) {
        draft.table.each(|record| {
            let text = record.get(column.place);
            if !text.is_empty() && beside.len() < NOTES_KEPT {
                beside.insert(record.line(), text.to_owned());
            }
        });
    }
    beside
}

/// The end of the month of a year that a text says counts go through: `through March`.
fn end_of_month(text: &str, year: FiscalYear, draft: &Draft<'_>) -> Option<Date> {
    let month = reached_month(text)?;
    month_of(draft.options.calendar, year.0, month, true).map(|span| span.through)
}

/// The only year that a line names, where it calls it unfinished: `FY2017 data are partial`.
fn unfinished_year(text: &str) -> Option<FiscalYear> {
    only_year(text).filter(|_| says_unfinished(text))
}

/// The only year that a line names.
fn only_year(text: &str) -> Option<FiscalYear> {
    let named = fiscal_years(text);
    let plain = || {
        let words = word::words(text);
        let years = words.iter().filter_map(|word| when::year(word));
        years.map(FiscalYear).collect::<Vec<FiscalYear>>()
    };
    let years = if named.is_empty() { plain() } else { named };
    if let [year] = *years.as_slice() { Some(year) } else { None }
}

/// The end of the month of the only year that a line names, through which its counts go: `2017 data through June`.
fn reach_of_year(text: &str, draft: &Draft<'_>) -> Option<(Date, Vec<FiscalYear>)> {
    let year = only_year(text)?;
    Some((end_of_month(text, year, draft)?, vec![year]))
}

/// The day that counts reach, as a text says it, and the years of which it is said; all of them where there are none.
fn reach_of(text: &str) -> Option<(Date, Vec<FiscalYear>)> {
    // The year that `FY2016 - March 2018` names is the first of them.
    let spanned = spanned(text).and_then(|spanned| spanned.last);
    spanned.map(|day| (day, Vec::new())).or_else(|| Some((reached(text)?, fiscal_years(text))))
}

/// Warns of years whose first days lie before those that a title goes over.
fn tell_of_late_starts(
    spans: impl Iterator<Item = Spanned>,
    draft: &Draft<'_>,
    rows: &[RowFact],
    notes: &mut Notes,
) {
    for first in spans.filter_map(|spanned| spanned.first) {
        let begun = |row: &&RowFact| row.span.from < first && first <= row.span.through;
        for row in rows.iter().filter(|row| row.span.unit == Unit::Year).filter(begun) {
            let year = draft.options.calendar.fiscal_year(row.span.through);
            let message = format!("a title goes from {first} on, and {year} begins on {}", row.span.from);
            notes.warn_line(row.line, Told::new("late-start", message, "the year may lack its first days"));
            notes.lacks(year);
        }
    }
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

/// Whether a note calls a year unfinished without the day that it reaches.
pub(super) fn says_unfinished(note: &str) -> bool {
    let words = word::words(note);
    let first_months = words.windows(3).any(|three| match three {
        [first, _, last] => first == "first" && matches!(last.as_str(), "months" | "quarters" | "weeks"),
        _ => false,
    });
    // `FY2017 covers 10 months only`.
    let some_months = words.windows(2).any(|two| match two {
        [number, months] => {
            months == "months" && number.parse::<u32>().is_ok_and(|number| (1..12).contains(&number))
        }
        _ => false,
    });
    if first_months || some_months && word::any(&words, &["only", "cover", "covers", "includes"]) {
        return true;
    }
    word::any(&words, &["ytd", "fytd", "partial", "incomplete"]) || word::pair(&words, "to", "date")
}
