//! Why no shape fits a table, and what may be done about it.

use super::Draft;
use super::measures::subject;
use super::periods::time::first_cell;
use super::records::undated;
use super::wide::group_periods;
use crate::load::cell::{count, when};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::table::{Record, Walk};
use crate::load::{show, word};

/// Why no shape fits a table.
pub(super) fn refusal(draft: &Draft<'_>, notes: &Notes) -> Box<Refusal> {
    let names: Vec<&str> = draft.columns.iter().map(|column| column.name.as_str()).collect();
    let other: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::OtherDay).collect();
    let line = draft.header_line();
    if !other.is_empty() {
        let others: Vec<&str> = other.iter().map(|column| column.name.as_str()).collect();
        let why = format!(
            "has no date of departure: {} can lie years before the day on which somebody left",
            show::listed(&others)
        );
        // The day on which somebody was born is the last to count by.
        let born = |column: &&&Column| word::any(&column.words, &["birth", "dob", "born"]);
        let dated = other.iter().filter(|column| holds_days(draft, column)).min_by_key(born);
        let remedy = dated.map_or_else(
            || "a file with the dates of departure".to_owned(),
            |column| format!("--date-column {} to count by it all the same", subject::typed(draft, column)),
        );
        return notes.refuse(why, remedy).at(line);
    }
    if let Some(refusal) = group_periods::unsure(draft, notes) {
        return refusal;
    }
    let counts = draft.columns.iter().filter(|column| column.role == Role::Count).count();
    let words: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Category).collect();
    if let Some(refusal) = foreign(draft, notes) {
        return refusal;
    }
    if let ([column], 1..) = (words.as_slice(), counts)
        && column.place == 0
        && may_tell_time(draft, column)
        && let Some((line, value)) = first_unknown(draft, column).or_else(|| first_cell(draft, column))
    {
        let why = word::foreign_time(&value).unwrap_or("is no date or period that is known");
        let remedy = "a month such as 2016-10 or a date such as 2016-10-31 in this column";
        return notes.refuse(why, remedy).at(line).column(column).value(&value);
    }
    if let Some(refusal) = counts_seconds(draft, notes) {
        return refusal;
    }
    if let Some(refusal) = headed_as_counts(draft, notes) {
        return refusal;
    }
    let has_time = draft.columns.iter().any(|column| column.role.is_time());
    let days: Vec<&str> = draft
        .columns
        .iter()
        .filter(|column| is_of_days(draft, column))
        .map(|column| column.name.as_str())
        .collect();
    let what = if has_time { "no column of counts" } else { "no column of dates or periods" };
    let why = if has_time || days.is_empty() {
        format!("{what} among {}", show::listed(&names))
    } else {
        format!("holds days in {}, and nothing says that somebody left on them", show::listed(&days))
    };
    notes.refuse(why, remedy(draft, has_time)).at(line)
}

/// What to try where a table has no column of counts, or of times.
fn remedy(draft: &Draft<'_>, has_time: bool) -> String {
    // A column without a heading numbers the rows, and one of keys names them.
    let names_rows = |column: &Column| {
        word::only(
            &column.words,
            &[&["id", "row", "index", "code", "case", "key", "number", "fips", "zip", "no"]],
        )
    };
    let mut numbers = draft.columns.iter().filter(|column| column.role == Role::Label);
    let numbers = numbers.find(|column| !names_rows(column));
    match numbers.filter(|_| has_time) {
        Some(column) => format!("--count-column {} if it counts removals", subject::typed(draft, column)),
        None if has_time && tell_of_rows(draft, names_rows) => {
            "--kind records to count each row as one removal".to_owned()
        }
        None if has_time => "a file with a column of counts".to_owned(),
        None => match draft.columns.iter().find(|column| holds_years(draft, column)) {
            Some(column) => format!("--date-column {} to count by the years in it", column.place + 1),
            None => "a file with a column of dates or periods".to_owned(),
        },
    }
}

/// Whether a column of words could be one of times: its heading says so or nothing at all, or one of its cells has a number.
fn may_tell_time(draft: &Draft<'_>, column: &Column) -> bool {
    let named = column
        .words
        .iter()
        .any(|word| word::is_in(word, word::TIME) || word::is_month(word) || word::is_year(word));
    let numbered = |text: &str| text.bytes().any(|byte| byte.is_ascii_digit());
    named || column.words.is_empty() || draft.values(column).iter().any(|value| numbered(value))
}

/// The refusal of a time in another language, in a column that holds years beside it and is none of times for that.
fn foreign(draft: &Draft<'_>, notes: &Notes) -> Option<Box<Refusal>> {
    let foreign = |column: &Column| {
        let cell = first_unknown(draft, column)?;
        let why = word::foreign_time(&cell.1)?;
        draft.values(column).iter().any(|value| when::year(value).is_some()).then_some((cell, why))
    };
    let others = || draft.columns.iter().filter(|column| !column.role.is_time());
    let (column, ((line, value), why)) = others().find_map(|column| Some((column, foreign(column)?)))?;
    let remedy = "a month such as 2016-10 or a date such as 2016-10-31 in this column";
    Some(notes.refuse(why, remedy).at(line).column(column).value(&value))
}

/// Refuses seconds below the heading of a time, where nothing else tells one.
fn counts_seconds(draft: &Draft<'_>, notes: &Notes) -> Option<Box<Refusal>> {
    if draft.columns.iter().any(|column| column.role.is_time()) {
        return None;
    }
    let headed = |column: &&Column| {
        word::any(&column.words, word::TIME)
            || word::any(&column.words, word::REMOVAL)
            || word::any(&column.words, word::DEPARTED)
    };
    draft.columns.iter().filter(headed).find_map(|column| {
        let (line, value) = first_cell(draft, column).filter(|(_, value)| when::is_second(value))?;
        let refusal = notes.refuse(when::why_not(&value)?, "days such as 2016-10-31 in this column");
        Some(refusal.at(line).column(column).value(&value))
    })
}

/// Refuses a column that is headed as counts are and whose cells are none.
fn headed_as_counts(draft: &Draft<'_>, notes: &Notes) -> Option<Box<Refusal>> {
    if !draft.columns.iter().any(|column| column.role.is_time()) {
        return None;
    }
    let headed = |column: &&Column| {
        word::any(&column.words, word::REMOVALS)
            && word::only(&column.words, &[word::REMOVALS, word::COUNT, word::TOTAL, word::AGENCY, &["of"]])
    };
    let mut named = draft.columns.iter().filter(headed);
    let (column, None) = (named.next()?, named.next()) else { return None };
    let is_count = |record: &Record| count::of(record.get(column.place)).is_some();
    let (line, value) = first_cell(draft, column).filter(|(_, value)| !value.is_empty())?;
    let none = !draft.table.any(is_count);
    let refusal = || notes.refuse(count::NO_NUMBER, "a whole number such as 18320 in this cell");
    none.then(|| refusal().at(line).column(column).value(&value))
}

/// Whether each row has a number or a key of its own beside the year or the month that it tells, as lists of people have.
fn tell_of_rows(draft: &Draft<'_>, names_rows: impl Fn(&Column) -> bool) -> bool {
    undated::plan(draft).is_some() && draft.columns.iter().any(names_rows)
}

/// The first cell of a column that is no time, with its line.
fn first_unknown(draft: &Draft<'_>, column: &Column) -> Option<(u64, String)> {
    let mut found = None;
    draft.table.walk(|record| {
        let text = record.get(column.place);
        if !text.is_empty() && when::parse(text).is_none() {
            found = Some((record.line(), text.to_owned()));
        }
        if found.is_some() { Walk::Stop } else { Walk::On }
    });
    found
}

/// Whether a column without a heading holds years and nothing else, and another one counts.
fn holds_years(draft: &Draft<'_>, column: &Column) -> bool {
    let counted = draft.columns.iter().any(|other| other.place != column.place && other.role == Role::Count);
    counted
        && column.words.is_empty()
        && draft.table.all(|record| when::year(record.get(column.place)).is_some())
}

/// Whether a column is headed as one of days, and begins with one.
fn is_of_days(draft: &Draft<'_>, column: &Column) -> bool {
    word::any(&column.words, word::TIME) && holds_days(draft, column)
}

/// Whether the first cell of a column is a day or a month, and not only a year or a number.
fn holds_days(draft: &Draft<'_>, column: &Column) -> bool {
    let when = |(_, text): (u64, String)| Some(when::parse(&text)?.when);
    first_cell(draft, column).and_then(when).is_some_and(|when| when.whole_year().is_none())
}
