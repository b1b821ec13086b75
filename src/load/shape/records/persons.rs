//! Whether each row of what looks like records is one person.
//!
//! A row may also stand for a flight or for a year, and a number beside the day may be how many left on it. Such rows are
//! never counted as people, unless the user says that they are.

use super::{numbers, same_person, statistics, told_once, weights};
use crate::calendar::Date;
use crate::dataset::{CountKind, FastSet};
use crate::load::cell::count;
use crate::load::cell::when::{self, When};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::measures::{heading_rank, record_subject, subject};
use crate::load::shape::{Draft, RECORDS};
use crate::load::table::Walk;
use crate::load::word::{self, no_count, person};
use crate::quantity::Count;

/// Fewer first days of years are chance.
const YEARS: usize = 3;

/// Numbers of so many digits may name somebody.
const SMALL: usize = 5;

/// How many rows are looked at for names that repeat.
const SAMPLE: usize = 1000;

/// Refuses rows that may be something else than one person each.
pub(super) fn check(draft: &Draft<'_>, day: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let told = draft.options.kind == Some(CountKind::Records)
        || draft.options.shape.as_deref() == Some(RECORDS)
        || draft.options.date_column.is_some();
    if told {
        return Ok(());
    }
    numbers::refuse_dated(draft, notes)?;
    if let Some(column) = flights(draft) {
        let why = "tells of a flight, and no column of a person: each row may be a flight with many people";
        let refusal = notes.refuse(why, "--kind records to count each row as one removal");
        return Err(refusal.heading(draft, column));
    }
    if let Some(column) = draft.columns.iter().find(|column| opens_a_stint(column)) {
        let why = "opens a stint in one place of detention: somebody who was moved stands in several rows";
        let refusal = notes.refuse(why, "--kind records to count each row as one removal");
        return Err(refusal.heading(draft, column));
    }
    let rate = |column: &Column| column.role == Role::Label && no_count::is_daily_rate(&column.words);
    let counting = draft.columns.iter().find(|column| rate(column) || names_nobody(draft, column));
    if let Some(column) = counting.or_else(|| numbers::find(draft, day)) {
        return Err(two_readings(draft, column, notes));
    }
    weights::refuse(draft, notes)?;
    same_person::refuse(draft, day, notes)?;
    if let Some(column) = of_others(draft) {
        let why = "counts something else than people, and no column tells of a person: no row is one removal";
        let remedy = "a file with counts, or --kind records to count each row as one removal";
        return Err(notes.refuse(why, remedy).heading(draft, column));
    }
    if let Some(column) = measured(draft) {
        let why = "is a number and yet no count of removals: no row is one removal";
        let remedy = "a file with counts, or --kind records to count each row as one removal";
        return Err(notes.refuse(why, remedy).heading(draft, column));
    }
    statistics::refuse(draft, day, notes)?;
    record_subject::check(draft, day, notes)?;
    if day.role == Role::Date && are_years(draft, day) {
        let why = "holds the first day of a year in each row: rows are years, and none is one removal";
        let is_number = |column: &&Column| column.role == Role::Label && !column.words.is_empty();
        let numbers: Vec<&Column> = draft.columns.iter().filter(is_number).collect();
        let remedy = match *numbers.as_slice() {
            [] => "a file with a column of counts".to_owned(),
            [column] => format!("--count-column {} if it counts removals", subject::typed(draft, column)),
            // One of them would be counted for all.
            [_, _, ..] => "a heading such as fiscal_year for the column".to_owned(),
        };
        return Err(notes.refuse(why, remedy).heading(draft, day));
    }
    told_once::find(draft, day).map_or(Ok(()), |column| Err(two_readings(draft, column, notes)))
}

/// Refuses a number under a heading that says nothing, beside a day and what is known of one person: `date,sex,priors`.
pub(crate) fn check_number(
    draft: &Draft<'_>,
    (day, count): (&Column, &Column),
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let options = draft.options;
    let told = options.kind.is_some() || options.shape.is_some() || options.count_column.is_some();
    let of_person =
        |column: &Column| column.place != count.place && word::any(&column.words, person::NO_GROUP);
    let doubtful = day.role == Role::Date && heading_rank::rank(count) <= heading_rank::UNKNOWN;
    let doubtful = doubtful && draft.columns.iter().any(of_person)
        || numbers::may_number(draft, count)
        || numbers::may_be_of_one(draft, (day, count));
    if told || !(doubtful || day.role == Role::Departure && may_be_answers(draft, count)) {
        return Ok(());
    }
    Err(two_readings(draft, count, notes))
}

/// Whether ones and zeros under the name of some of the removals may say which rows are such: `criminal removals` beside the
/// day of departure.
fn may_be_answers(draft: &Draft<'_>, count: &Column) -> bool {
    let values = draft.values(count);
    let is = |value: &String, wanted: u64| count::of(value) == Some(wanted);
    let zero = values.iter().any(|value| is(value, 0));
    zero && values.iter().all(|value| is(value, 0) || is(value, 1))
        && !heading_rank::names_removals(&count.words)
}

/// Whether a heading is that of the day on which somebody came to a place of detention, and not to detention as such.
fn opens_a_stint(column: &Column) -> bool {
    let opens = word::pair(&column.words, "book", "in") || word::any(&column.words, &["bookin", "stint"]);
    opens && !word::any(&column.words, &["stay", "initial", "first"])
}

/// A column that tells of flights, where none tells of a person.
fn flights<'a>(draft: &'a Draft<'_>) -> Option<&'a Column> {
    let any = |column: &Column, list: &[&str]| word::any(&column.words, list);
    let of_person = draft.columns.iter().any(|column| any(column, person::KNOWN_OF_ONE));
    draft.columns.iter().find(|column| !of_person && any(column, word::FLIGHT))
}

/// A column of numbers of something else, of orders or arrests, where none tells of a person.
fn of_others<'a>(draft: &'a Draft<'_>) -> Option<&'a Column> {
    let of_person = draft.columns.iter().any(|column| {
        word::any(&column.words, person::KNOWN_OF_ONE) && !no_count::counts_several(&column.words)
    });
    let several = |column: &&Column| {
        matches!(column.role, Role::Label | Role::Count) && no_count::counts_several(&column.words)
    };
    draft.columns.iter().find(|column| !of_person && several(column))
}

/// A column that tells of removals in numbers that count nobody, an average or a rate, where none tells of a person.
fn measured<'a>(draft: &'a Draft<'_>) -> Option<&'a Column> {
    let of_person = draft.columns.iter().any(|column| word::any(&column.words, person::KNOWN_OF_ONE));
    // How often somebody was removed before is known of one person.
    let before = |column: &Column| word::any(&column.words, &["prior", "previous", "priors"]);
    let plural = |column: &&Column| {
        let named =
            word::any(&column.words, word::REMOVALS) && !word::any(&column.words, &["id", "ids", "key"]);
        column.role == Role::Label && named && !before(column)
    };
    let alone = draft.columns.iter().all(|column| column.role != Role::Category);
    let no_count = |column: &&Column| {
        column.role == Role::Label && alone && no_count::is_no_count(&column.name, &column.words)
    };
    draft.columns.iter().find(|column| !of_person && (plural(column) || no_count(column)))
}

/// Whether a column that names people by its heading cannot do so: of small numbers, most stand in several rows. Grouped
/// tables keep the heading of what they count.
fn names_nobody(draft: &Draft<'_>, column: &Column) -> bool {
    let names = word::any(&column.words, word::PEOPLE) && word::any(&column.words, &["id", "ids"]);
    if column.role != Role::Label || !names {
        return false;
    }
    let (mut rows, mut known, mut small) = (0_usize, FastSet::<String>::default(), true);
    draft.table.walk(|record| {
        let text = record.get(column.place);
        small &= text.trim_end_matches(".0").len() < SMALL
            && text.bytes().all(|byte| byte.is_ascii_digit() || byte == b'.');
        rows += 1;
        known.insert(text.to_owned());
        if small && rows < SAMPLE { Walk::On } else { Walk::Stop }
    });
    small && known.len() * 2 < rows
}

/// A column of names of people by its heading, and of whole numbers that do not run on from row to row: 65,000 and 66,000 below
/// `person_id` may be how many they were.
pub(super) fn number<'a>(draft: &'a Draft<'_>) -> Option<&'a Column> {
    let counts = |column: &&Column| {
        let (mut last, mut runs_on, mut whole) = (None::<u64>, true, true);
        draft.table.walk(|record| {
            let number = count::of(record.get(column.place));
            whole &= number.is_some();
            runs_on &= last.is_none_or(|last| last.checked_add(1) == number);
            last = number;
            if whole { Walk::On } else { Walk::Stop }
        });
        whole && last.is_some() && !runs_on
    };
    let names = |column: &&Column| {
        column.role == Role::Label && word::any(&column.words, &["id", "ids", "identifier", "number", "num"])
    };
    draft.columns.iter().filter(names).find(counts)
}

/// Both readings of rows that may be people, or carry how many there were.
pub(super) fn two_readings(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Box<Refusal> {
    let (mut rows, mut sum) = (0_u64, 0_u64);
    draft.table.each(|record| {
        rows += 1;
        sum = sum.saturating_add(count::of(record.get(column.place)).unwrap_or_default());
    });
    let why = format!(
        "may hold how many left (total {}), or each row may be one removal (total {})",
        Count(sum),
        Count(rows)
    );
    let remedy = format!("--count-column {} or --kind records", subject::typed(draft, column));
    notes.refuse(why, remedy).heading(draft, column)
}

/// Whether every row holds the same day of another year, and that is one on which years begin.
fn are_years(draft: &Draft<'_>, day: &Column) -> bool {
    let mut days: Vec<Date> = Vec::new();
    let mut others = 0_usize;
    draft.table.walk(|record| {
        match when::parse(record.get(day.place)).map(|moment| moment.when) {
            Some(When::Day(date)) if opens_a_year(date) && !days.contains(&date) => days.push(date),
            _ => others += 1,
        }
        if others > 1 { Walk::Stop } else { Walk::On }
    });
    others <= 1 && days.len() >= YEARS && days.windows(2).all(is_same_day)
}

fn opens_a_year(date: Date) -> bool {
    date.day() == 1 && [1, 4, 7, 10].contains(&date.month())
}

fn is_same_day(pair: &[Date]) -> bool {
    matches!(pair, [first, second] if first.month() == second.month())
}
