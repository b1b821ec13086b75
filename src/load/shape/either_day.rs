//! A day around a table that may be two, `as of 3/4/2017` or `removals-03042017.csv`: the table is read both ways, and
//! refused where that does not give the same.

use std::sync::Arc;

use super::{Dated, Draft, Facts, read_once};
use crate::calendar::Date;
use crate::dataset::{Kind, Observation};
use crate::load::Options;
use crate::load::cell::period::DateOrder;
use crate::load::cell::when::{self, When};
use crate::load::column::{Column, Role};
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::show;
use crate::load::table::{Table, Walk};
use crate::load::title::{OpenDay, Shown, in_order};
use crate::quantity::Count;

/// Reads a table; one with such a day in the order that is known of it, or in both.
pub(super) fn read(
    table: &Table<'_>,
    options: &Options,
    notes: &mut Notes,
) -> Result<(Facts, &'static str), Box<Refusal>> {
    let file = Arc::clone(&notes.file);
    let draft = Draft::new(table, &file, options);
    let mut shown = around(&draft, &file);
    let Some(open) = shown.open.take() else { return read_once(table, options, notes) };
    let known = options.dates.or_else(|| shown.proven()).or_else(|| proven_by_cells(&draft));
    let in_order = |order: DateOrder, notes: &mut Notes| {
        let options = Options { dates_around: Some(order), ..options.clone() };
        read_once(&spelled_out(table, order), &options, notes)
    };
    if let Some(order) = known {
        return in_order(order, notes);
    }
    if let Some((order, last)) = proven_by_last_day(&draft, &open) {
        let day = if order == DateOrder::MonthFirst { open.month_first } else { open.day_first };
        let text = show::escaped(&open.text);
        let message =
            format!("the day in \"{text}\" is {}, as the last departure, of {last}, shows", day.long());
        let told = Told::new("day-around", message, "--dates mdy or --dates dmy reads it otherwise");
        notes.warn_line(open.line.unwrap_or(1), told);
        return in_order(order, notes);
    }
    let mut others = notes.clone();
    let (mut facts, shape) = in_order(DateOrder::MonthFirst, notes)?;
    // What cannot be read in one of the orders is not written in it.
    let Ok((other, _)) = in_order(DateOrder::DayFirst, &mut others) else { return Ok((facts, shape)) };
    if said(&facts) != said(&other) || notes.incomplete != others.incomplete {
        return Err(refusal(&open, notes));
    }
    let day_first = other.dated.map(|dated| dated.day);
    facts.dated = facts.dated.map(|dated| Dated { day_first, ..dated });
    Ok((facts, shape))
}

/// The days of the lines and headings of a table and of its file's name.
fn around(draft: &Draft<'_>, file: &str) -> Shown {
    let mut shown = Shown::default();
    for line in draft.table.around() {
        shown.see(&line.text, Some(line.line));
    }
    for heading in &draft.table.headings {
        shown.see(heading, Some(draft.header_line()));
    }
    shown.see_name(file);
    shown
}

/// The order that a day in a column of days proves.
fn proven_by_cells(draft: &Draft<'_>) -> Option<DateOrder> {
    let is_of_days = |column: &&Column| {
        column.role.is_time()
            || matches!(column.role, Role::Departure | Role::OtherDay | Role::Published | Role::From)
    };
    let columns: Vec<&Column> = draft.columns.iter().filter(is_of_days).collect();
    let mut shown = Shown::default();
    draft.table.walk(|record| {
        for column in &columns {
            let text = record.get(column.place);
            if when::parse(text).is_some() {
                shown.see(text, None);
            }
        }
        if shown.proven().is_some() { Walk::Stop } else { Walk::On }
    });
    shown.proven()
}

/// So many days behind the last departure a file is made, as a rule.
const SOON: i64 = 14;

/// The order in which a day around records comes soon behind the last departure, where the other one comes before it or long
/// after; and that last day.
fn proven_by_last_day(draft: &Draft<'_>, open: &OpenDay) -> Option<(DateOrder, Date)> {
    let mut departures = draft.columns.iter().filter(|column| column.role == Role::Departure);
    let (column, None) = (departures.next()?, departures.next()) else { return None };
    let mut last: Option<Date> = None;
    draft.table.each(|record| {
        if let Some(When::Day(day)) = when::parse(record.get(column.place)).map(|moment| moment.when) {
            last = last.max(Some(day));
        }
    });
    let last = last?;
    let is_soon = |day: Date| (0..=SOON).contains(&day.days_since(last));
    let is_far = |day: Date| day < last || day.days_since(last) > 4 * SOON;
    if is_soon(open.month_first) && is_far(open.day_first) {
        Some((DateOrder::MonthFirst, last))
    } else if is_soon(open.day_first) && is_far(open.month_first) {
        Some((DateOrder::DayFirst, last))
    } else {
        None
    }
}

/// The same table with the days of the lines around it spelled so that they have one reading.
fn spelled_out<'text>(table: &Table<'text>, order: DateOrder) -> Table<'text> {
    let mut table = table.clone();
    for line in &mut table.skipped {
        line.text = in_order(&line.text, order).into_owned();
    }
    table
}

/// What facts say, but for where they stand.
fn said(facts: &Facts) -> Vec<(Kind, (Date, Date), Count)> {
    let of = |fact: &Observation| (fact.kind, (fact.from, fact.through), fact.count);
    facts.observations.iter().map(of).collect()
}

fn refusal(open: &OpenDay, notes: &Notes) -> Box<Refusal> {
    let OpenDay { text, line, month_first, day_first } = open;
    let why = format!(
        "a day around the table may be {} or {}, and what is counted through which day hangs on it",
        month_first.long(),
        day_first.long()
    );
    let refusal = notes.refuse(why, "--dates mdy or --dates dmy").value(text);
    match line {
        Some(line) => refusal.at(*line),
        None => refusal,
    }
}
