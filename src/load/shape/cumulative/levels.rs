//! Counts to date: each is of all days from the first one of its fiscal year on.

use std::cmp::Reverse;

use super::running_on;
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::span::Span;
use crate::load::cell::when;
use crate::load::column::Column;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::Joined;
use crate::load::word;
use crate::quantity::Count;

/// The series of counts to date that name none.
pub(crate) const SERIES: &str = "to date";

/// The days that each count covers; what falls is told of, and what counts another year is refused.
/// `column` is the one that refusals name.
pub(crate) fn read<'a>(
    draft: &Draft<'_>,
    column: &Column,
    joined: &'a [Joined],
    notes: &mut Notes,
) -> Result<Vec<(Span, &'a Joined)>, Box<Refusal>> {
    refuse_unknown_start(draft, column, notes)?;
    refuse_other_start(draft, column, notes)?;
    refuse_calendar_years(draft, column, joined, notes)?;
    running_on::refuse(draft, column, joined, notes)?;
    let calendar = draft.options.calendar;
    let year_of = |level: &Joined| calendar.fiscal_year(level.span.through);
    let mut before: Option<&Joined> = None;
    for level in joined {
        let year = year_of(level);
        let same_year = before.filter(|before| year_of(before) == year);
        if let Some(before) = same_year.filter(|before| before.count > level.count) {
            let fall = Count(before.count.0.saturating_sub(level.count.0));
            let message = format!("fell by {fall} ({} to {})", before.count, level.count);
            notes.warn_line(
                level.line,
                Told::new(
                    "fall",
                    message,
                    "the count that more of the others bear out stands, else the later one",
                ),
            );
        }
        before = Some(level);
    }
    let span = |level: &'a Joined| (Span { from: calendar.first_day(year_of(level)), ..level.span }, level);
    Ok(joined.iter().map(span).collect())
}

/// The refusal of counts to date of whole years.
pub(crate) fn refuse_whole_years(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Box<Refusal> {
    let why = "counts to date beside whole years: each may go through the end of its year, or through a day that nothing says";
    let remedy = "--kind periodic to count each as that of its whole year, or a line such as \"as of 2017-09-09\" above the table";
    notes.refuse(why, remedy).heading(draft, column)
}

/// Tells where the newest year has its first count so late that most of what it counts has no day. The counts come by the
/// days that they reach, each with its line.
pub(crate) fn tell_of_late_start(
    calendar: FiscalCalendar,
    counts: impl Iterator<Item = (Date, u64)>,
    notes: &mut Notes,
) {
    let newest = counts.map(|(day, line)| (Reverse(calendar.fiscal_year(day)), day, line)).min();
    let Some((Reverse(year), day, line)) = newest else { return };
    if day.days_since(calendar.first_day(year)) > 62 {
        let message = format!("the first count of {year} is that of {day}");
        let action = "shown as a level; nothing is known of the days before";
        notes.warn_line(line, Told::new("starts-late", message, action));
    }
}

/// Refuses counts whose heading or title says that they begin on another day than fiscal years do: `since January 20`.
fn refuse_other_start(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let first = draft.options.calendar.first_day(FiscalYear(2000));
    let mut lines = draft.table.above();
    let above = lines.find_map(|line| Some((line.line, since(&word::words(&line.text))?)));
    let headed = || Some((draft.header_line(), since(&column.words)?));
    let Some((line, (month, day))) = headed().or(above) else { return Ok(()) };
    if (month, day) == (first.month(), first.day()) {
        return Ok(());
    }
    let why = "counts from another day on than the first of the fiscal year";
    let refusal = notes.refuse(why, format!("--fiscal-start {month:02}-{day:02}")).at(line);
    Err(refusal.column(column).value(&column.name))
}

/// Refuses counts whose heading says that they begin on some day, and not which: `since the program began`.
fn refuse_unknown_start(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let words = &column.words;
    let of_year = word::any(words, word::FISCAL) && word::any(words, &["start", "began", "beginning"]);
    let named = since(words).is_some() || of_year || draft.options.kind.is_some();
    if named || !word::any(words, &["since"]) {
        return Ok(());
    }
    let why = "counts from a day on that may be another than the first of the fiscal year";
    let remedy = "--kind cumulative if each fiscal year is counted from its first day on";
    Err(notes.refuse(why, remedy).heading(draft, column).value(&column.name))
}

/// The month and the day behind the word *since*: `since_jan20`, `since the inauguration`.
fn since(words: &[String]) -> Option<(u32, u32)> {
    let behind = words.iter().position(|word| word == "since")? + 1;
    let behind = words.iter().skip(behind).take(2);
    let is_digit = |letter: char| letter.is_ascii_digit();
    let parted = |word: &String| {
        let (name, number) = word.split_at_checked(word.find(is_digit).unwrap_or(word.len()))?;
        Some([name.to_owned(), number.to_owned()])
    };
    let behind: Vec<String> = behind.filter_map(parted).flatten().collect();
    if word::any(&behind, &["inauguration"]) {
        return Some((1, 20));
    }
    let month = behind.iter().find_map(|word| when::month(word))?;
    let day = behind.iter().find_map(|word| word.parse().ok()).filter(|day| (1..=31).contains(day));
    Some((month, day.unwrap_or(1)))
}

/// Counts that start again in January, and run on through the start of the fiscal year, are of calendar years.
fn refuse_calendar_years(
    draft: &Draft<'_>,
    column: &Column,
    joined: &[Joined],
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let calendar = draft.options.calendar;
    if calendar.is_calendar_year() {
        return Ok(());
    }
    for (place, pair) in joined.windows(2).enumerate() {
        let [before, after] = pair else { continue };
        let (old, new) = (before.span.through, after.span.through);
        let january = old.year() < new.year() && calendar.fiscal_year(old) == calendar.fiscal_year(new);
        // A single cell that is mistyped starts nothing.
        let lasts = joined.get(place + 2).is_none_or(|next| next.count.0 < before.count.0);
        if january && lasts && after.count.0 < before.count.0 / 2 {
            let why = format!(
                "starts again in January (from {} to {}): it counts calendar years",
                before.count, after.count
            );
            let refusal = notes.refuse(why, "--fiscal-start 01-01").at(after.line);
            return Err(refusal.column(column).value(&after.count.0.to_string()));
        }
    }
    Ok(())
}
