//! Years without their kind in a table that another country's agencies made, as its words say: `bundesland`, `Enforced returns`,
//! `Quebec Region`.
//!
//! They count by the calendar as a rule, and those of Canada from April on; none of their years begins in October.

use super::calendar_headings::BY_CALENDAR;
use crate::calendar::FiscalCalendar;
use crate::load::cell::when::{self, When};
use crate::load::column::heading_parts::{is_fiscal_year, period_of};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::title::file_name;
use crate::load::{show, word};

/// What to try with years of Canada.
const FROM_APRIL: &str = "--fiscal-start 04-01 to count by years that begin in April";

/// Refuses such years where neither the user nor the file says when they begin.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let finer = |column: &Column| {
        column.role == Role::CalendarYear
            || column.role.is_time() && !column.role.is_year()
            || column.role == Role::OtherDay
    };
    let told = draft.options.calendar != FiscalCalendar::default() || draft.title.year_end.is_some();
    let fiscal = |column: &Column| word::any(&column.words, word::FISCAL) || is_fiscal_year(column);
    let says_fiscal = draft.columns.iter().any(fiscal)
        || draft.table.above().any(|line| word::any(&word::words(&line.text), word::FISCAL));
    // What is counted is told of first.
    let asked = draft.options.shape.is_some() || draft.options.count_column.is_some();
    let other = draft.title.other.is_some() && !asked;
    if told || other || draft.columns.iter().any(finer) {
        return Ok(());
    }
    let canadian = canadian(draft, notes);
    if let (Some(said), Some((column, year))) = (canadian, year_of(draft, is_of_two_years)) {
        let why = format!(
            "is a fiscal year, and \"{}\" says that it is one of Canada, where they begin in April, and not in October",
            show::escaped(&said)
        );
        return Err(notes.refuse(why, FROM_APRIL).heading(draft, column).value(&year));
    }
    if says_fiscal {
        return Ok(());
    }
    let said = foreign(draft).or_else(|| european(draft)).or_else(|| ordered(draft));
    let (Some(said), Some((column, year))) = (said, year_of(draft, is_plain)) else {
        return Ok(());
    };
    let why = format!(
        "is a year without its kind, and \"{}\" is a word of agencies that count by the calendar, whose years lie in two fiscal \
         years each",
        show::escaped(&said)
    );
    Err(notes.refuse(why, BY_CALENDAR).heading(draft, column).value(&year))
}

/// The first year of a table that is of a kind, with its column.
fn year_of<'a>(draft: &'a Draft<'_>, is: fn(&str) -> bool) -> Option<(&'a Column, String)> {
    let down = draft.columns.iter().filter(|column| column.role.is_year()).find_map(|column| {
        let value = draft.values(column).iter().find(|value| is(value))?;
        Some((column, value.clone()))
    });
    let across = || {
        let headed = |column: &&Column| {
            let period = period_of(&column.name);
            column.role == Role::Count && is(&period)
        };
        draft.columns.iter().find(headed).map(|column| (column, column.name.clone()))
    };
    down.or_else(across)
}

/// Whether a label is a year that does not say its kind.
fn is_plain(label: &str) -> bool {
    matches!(when::parse(label).map(|moment| moment.when), Some(When::Year { .. }))
}

/// Whether a label is a year by the two in which it lies: `2019-2020`, `2019 to 2020`.
fn is_of_two_years(label: &str) -> bool {
    let years = label.replace(" to ", "-");
    let years = years.split(['-', '/', '–']).filter(|piece| word::is_digits(piece.trim())).count();
    years == 2 && when::year(label).is_some()
}

/// The first heading, or line above the table, in which another language or country speaks.
fn foreign(draft: &Draft<'_>) -> Option<String> {
    let says = |text: &&str| {
        let words = word::words(text);
        let enforced = ["return", "returns"].iter().any(|back| word::pair(&words, "enforced", back));
        enforced || word::any(&words, word::FOREIGN_REMOVALS)
    };
    let of_table = |column: &Column| column.words.len() == 1 && word::any(&column.words, &["geo"]);
    let headings = || draft.columns.iter().map(|column| column.name.as_str());
    let above = draft.table.above().map(|line| line.text.as_str());
    let said = headings().find(says).or_else(|| above.into_iter().find(says));
    let geo = || draft.columns.iter().find(|column| of_table(column)).map(|column| column.name.as_str());
    said.or_else(geo).map(ToOwned::to_owned)
}

/// The types of return operations by which Frontex counts, as rows or as headings.
fn european(draft: &Draft<'_>) -> Option<String> {
    let is_type = |text: &str| word::is_in(&text.to_lowercase(), OPERATIONS);
    let mut groups = draft.columns.iter().filter(|column| column.role == Role::Category);
    let rows = groups.find_map(|column| {
        let values = draft.values(column);
        let all = values.len() > 1 && values.iter().all(|value| is_type(value));
        values.first().filter(|_| all).cloned()
    });
    let mut headed = draft.columns.iter().filter(|column| is_type(&column.name));
    let first = headed.next();
    rows.or_else(|| headed.next().and(first).map(|column| column.name.clone()))
}

/// The orders by which Canada removes people, which no other country tells apart so.
fn ordered(draft: &Draft<'_>) -> Option<String> {
    let is_order = |value: &&String| {
        let words = word::words(value);
        ["exclusion", "departure"]
            .iter()
            .any(|kind| word::pair(&words, kind, "order") || word::pair(&words, kind, "orders"))
    };
    let groups = draft.columns.iter().filter(|column| column.role == Role::Category);
    let orders = |column: &Column| {
        let mut found = draft.values(column).iter().filter(is_order);
        let first = found.next();
        found.next().and(first).cloned()
    };
    groups.into_iter().find_map(orders)
}

/// What says that a table is of Canada: a line above it, a heading, the name of its file, or its provinces.
fn canadian(draft: &Draft<'_>, notes: &Notes) -> Option<String> {
    let says = |text: &&str| {
        let words = word::words(text);
        let to = ["to", "from", "of"].iter().any(|way| word::pair(&words, way, "canada"));
        word::any(&words, &["canada", "canadian", "cbsa"]) && !to
    };
    let above = draft.table.above().map(|line| line.text.as_str());
    let headings = draft.columns.iter().map(|column| column.name.as_str());
    let around = above.chain(headings).chain([file_name(&notes.file)]).find(says).map(ToOwned::to_owned);
    let is_province = |value: &&String| word::any(&word::words(value), PROVINCES);
    let groups = || draft.columns.iter().filter(|column| column.role == Role::Category);
    around.or_else(|| groups().find_map(|column| draft.values(column).iter().find(is_province).cloned()))
}

/// Collecting, joint and national return operations.
const OPERATIONS: &[&str] = &["cro", "jro", "nro"];

/// Provinces of Canada by which its agencies count.
const PROVINCES: &[&str] = &["quebec", "québec", "ontario", "alberta", "manitoba", "saskatchewan"];
