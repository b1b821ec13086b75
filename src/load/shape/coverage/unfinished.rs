//! Years that a note calls unfinished: `FY 2018*` above `* through March 31, 2018`, or `ICE removals through March 2018`
//! above a table whose last year would go on after that; and years that have begun before the first day of a title such
//! as `January 2016 - March 2018`.

use std::collections::BTreeMap;

use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::day_number;
use crate::load::cell::footnote::{FOOTNOTE_MARKS, begins_with_mark, mark_of};
use crate::load::cell::period::DateOrder;
use crate::load::cell::reach::{
    self, Spanned, only_months, only_quarters, reached_in, reached_month, reached_part,
};
use crate::load::cell::span::{Span, Unit, month_of};
use crate::load::cell::when::{self, When};
use crate::load::cell::year_part::YearPart;
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, RowFact};
use crate::load::shape::totals::{NO_DAY, no_day};
use crate::load::title::{file_name, fiscal_years};
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
    let spanned = |text: &str| reach::spanned(text, draft.options.calendar);
    let open = texts.iter().copied().filter(|text| !begins_with_mark(text, None));
    tell_of_late_starts(open.clone().filter_map(spanned), draft, rows, notes);
    let named = spanned_name(file_name(&notes.file), draft.options.calendar);
    let said = open.clone().filter_map(|text| reach_of(text, draft).or_else(|| reach_of_year(text, draft)));
    let said = said.chain(named.and_then(|named| Some((named.last?, Vec::new()))));
    let said: Vec<(Date, Vec<FiscalYear>)> =
        said.filter(|(day, _)| rows.iter().all(|row| row.span.from <= *day)).collect();
    // What is said of one year is not said of another.
    let reach = |year: FiscalYear| {
        let of_year = said.iter().filter(|(_, years)| years.is_empty() || years.contains(&year));
        of_year.map(|(day, _)| *day).max()
    };
    let name = file_name(&notes.file).replace(['_', '-', '.'], " ");
    let lines = texts.iter().copied().chain([name.as_str()]);
    let mut unfinished: Vec<FiscalYear> = lines.filter_map(unfinished_year).collect();
    let in_doubt = open.filter_map(spanned).chain(named).filter(|spanned| spanned.in_doubt);
    unfinished.extend(in_doubt.filter_map(|spanned| spanned.last_year.map(FiscalYear)));
    let mut without_day: Vec<(String, Span)> = Vec::new();
    for row in rows.iter_mut().filter(|row| row.span.unit == Unit::Year) {
        let own = mark_of(&row.label);
        let note = own.and_then(|mark| texts.iter().find(|text| begins_with_mark(text, Some(mark))));
        let year = draft.options.calendar.fiscal_year(row.span.through);
        let own = beside.get(&row.line).map(String::as_str);
        let reached = |text: &str| reached_in(text, draft.options.calendar);
        let own_day = own.and_then(|text| reached(text).or_else(|| end_of_part(text, year, draft)));
        let last = |note: &str| spanned(note).and_then(|spanned| spanned.last);
        let of_note =
            |note: &str| reached(note).or_else(|| last(note)).or_else(|| end_of_part(note, year, draft));
        if let Some(day) = own_day.or_else(|| note.map_or_else(|| reach(year), |note| of_note(note))) {
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

/// Ends months with the day that the note of their mark says: `2016-11*` above `* through November 15`.
fn end_months(draft: &Draft<'_>, rows: &mut [RowFact], texts: &[&str], notes: &mut Notes) {
    for row in rows.iter_mut().filter(|row| row.span.unit == Unit::Month) {
        let Some(mark) = mark_of(&row.label) else { continue };
        let Some(note) = texts.iter().find(|text| begins_with_mark(text, Some(mark))) else { continue };
        let year = draft.options.calendar.fiscal_year(row.span.through);
        let day = reached_in(note, draft.options.calendar).or_else(|| end_of_part(note, year, draft));
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

/// Whether a text names the part of a year that was counted, and leaves the year out.
fn says_part(text: &str) -> bool {
    reached_month(text).is_some()
        || only_months(text).is_some()
        || reached_part(text).is_some()
        || quarters_of(text).is_some()
        || counts_months(&word::words(text))
}

/// The first and the last quarter that a note on a year says were counted, where they are not all of it.
fn quarters_of(text: &str) -> Option<(u32, u32)> {
    only_quarters(text.trim_start_matches(FOOTNOTE_MARKS)).filter(|quarters| *quarters != (1, 4))
}

/// The day of a year that a text says counts go through: `through March`, `through March 9`, `Oct-Mar only`.
fn end_of_part(text: &str, year: FiscalYear, draft: &Draft<'_>) -> Option<Date> {
    let calendar = draft.options.calendar;
    let part_named = || {
        let (first, last) = quarters_of(text)?;
        (first == 1).then_some(YearPart::Quarter(last))
    };
    if let Some(part) = reached_part(text).or_else(part_named) {
        return part.span(calendar, year.0, true).map(|span| span.through);
    }
    let (month, day) = reached_month(text).or_else(|| {
        let (first, last) = only_months(text)?;
        (calendar.first_day(year).month() == first).then_some((last, None))
    })?;
    let span = month_of(calendar, year.0, month, true)?;
    let Some(day) = day else { return Some(span.through) };
    // `through Mar 17` may leave out the year, or be its month.
    let is_year = i64::from(day) == i64::from(year.0.rem_euclid(100));
    let date = span.from.plus_days(i64::from(day) - 1);
    (!is_year && date <= span.through).then_some(date)
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

/// The end of the month of the only year that a line names, or of the last one, through which its counts go: `2017 data
/// through June`, `FY2016-FY2017 (through second quarter)`.
fn reach_of_year(text: &str, draft: &Draft<'_>) -> Option<(Date, Vec<FiscalYear>)> {
    let last = || reach::spanned(text, draft.options.calendar)?.last_year.map(FiscalYear);
    let year = only_year(text).or_else(last)?;
    Some((end_of_part(text, year, draft)?, vec![year]))
}

/// The day that counts reach, as a text says it, and the years of which it is said; all of them where there are none.
fn reach_of(text: &str, draft: &Draft<'_>) -> Option<(Date, Vec<FiscalYear>)> {
    let calendar = draft.options.calendar;
    // The year that `FY2016 - March 2018` names is the first of them.
    let spanned = reach::spanned(text, calendar).and_then(|spanned| spanned.last);
    spanned.map(|day| (day, Vec::new())).or_else(|| Some((reached_in(text, calendar)?, fiscal_years(text))))
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

/// Whether a note calls a year unfinished without the day that it reaches.
pub(super) fn says_unfinished(note: &str) -> bool {
    let words = word::words(note);
    counts_months(&words)
        || word::any(&words, &["ytd", "fytd", "partial", "incomplete", "unfinished"])
        || word::pair(&words, "to", "date")
        || word::pair(&words, "not", "complete")
        || leaves_out(&words)
}

/// Whether a note says that a part of a year is not counted: `excludes Q4`, `does not include September`.
fn leaves_out(words: &[String]) -> bool {
    let out =
        word::any(words, &["excludes", "exclude", "excluding", "excluded", "without", "lacks", "missing"])
            || word::pair(words, "not", "include");
    let quarter = |word: &String| matches!(word.as_str(), "q1" | "q2" | "q3" | "q4" | "quarter");
    // `May` is a verb, too.
    let month = |word: &String| word != "may" && when::month(word).is_some();
    out && words.iter().any(|word| quarter(word) || month(word))
}

/// Whether a note says how many months of a year are counted: `first 11 months`, `FY2017 covers 10 months only`.
fn counts_months(words: &[String]) -> bool {
    let first_months = words.windows(3).any(|three| match three {
        [first, _, last] => first == "first" && matches!(last.as_str(), "months" | "quarters" | "weeks"),
        _ => false,
    });
    let some_months = words.windows(2).any(|two| match two {
        [number, months] => {
            months == "months" && number.parse::<u32>().is_ok_and(|number| (1..12).contains(&number))
        }
        _ => false,
    });
    first_months || some_months && word::any(words, &["only", "cover", "covers", "includes", "for"])
}
