//! Numbers beside a day that may be how many left on it, and numbers that a spreadsheet shows as days.
//!
//! In neither is a row one removal for sure.

use crate::load::cell::count::{self, Cell};
use crate::load::cell::grouping::Grouping;
use crate::load::cell::when::{self, When};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::groups::dimension;
use crate::load::shape::measures::kind_words;
use crate::load::table::Walk;
use crate::load::word::country::is_country;
use crate::load::word::{self, person};

/// The first column of numbers that may count who left on the day of its row: under a heading that says so, or where nothing
/// else is known of anybody.
pub(super) fn find<'a>(draft: &'a Draft<'_>, day: &Column) -> Option<&'a Column> {
    let says_so = draft.columns.iter().find(|column| may_count(column));
    let of_person =
        |column: &Column| column.tells_of_person() && !(column.role == Role::Count && names_group(column));
    let of_group =
        |column: &&Column| column.role == Role::Count && names_group(column) && hold_several(draft, column);
    let nobody = !draft.columns.iter().any(of_person);
    let group = || draft.columns.iter().find(of_group).filter(|_| nobody);
    says_so.or_else(|| alone(draft, day)).or_else(group)
}

/// Whether a heading says that a column holds a number of what may be people: `Number of passengers carried`.
fn may_count(column: &Column) -> bool {
    let counts = match column.words.as_slice() {
        [first, ..] if first == "headcount" || first == "pax" => true,
        [first, second, ..] => {
            ["number", "no", "num", "nr", "nº", "count", "total"].contains(&first.as_str()) && second == "of"
        }
        _ => column.name.starts_with('#') && !column.words.is_empty(),
    };
    column.role == Role::Count
        && counts
        && !word::any(&column.words, person::COUNTED_OF_ONE)
        && !word::any(&column.words, word::OTHER_DAY)
        && !word::any(&column.words, word::OTHER_MEASURE)
        && !word::any(&column.words, word::OTHER_EVENT)
}

/// A number beside the day where nothing else is known of anybody: `Removal Date,Interior,Border`.
fn alone<'a>(draft: &'a Draft<'_>, day: &Column) -> Option<&'a Column> {
    let attributes: &[&[&str]] =
        &[person::COUNTED_OF_ONE, word::OTHER_DAY, word::OTHER_MEASURE, word::OTHER_EVENT];
    let attribute = |column: &Column| attributes.iter().any(|list| word::any(&column.words, list));
    let counts = |column: &Column| {
        column.role == Role::Count
            // `is_return` over ones and zeros is answered, and not counted.
            && !kind_words::is_question(&column.words)
            && draft.values(column).iter().all(|value| is_count(value))
    };
    let others = draft.columns.iter().filter(|column| column.place != day.place);
    let mut others = others.filter(|column| !says_nothing(draft, column));
    let first = others.clone().find(|column| !attribute(column));
    // Beside how many boarded, how many were booked is a count, too.
    first.filter(|_| others.all(counts))
}

/// Whether a column tells nothing of its row that others do not say: a note, the number of the row, the same in all rows.
fn says_nothing(draft: &Draft<'_>, column: &Column) -> bool {
    let index = || column.words.is_empty() || word::any(&column.words, &["row", "index"]);
    let same = || draft.values(column).len() < 2;
    column.role == Role::Note
        || column.role == Role::Label && index()
        || column.role == Role::Category && same()
}

/// Whether a heading is the name of some of the people who leave, or says what many of them did: `Interior`, `boarded`.
fn names_group(column: &Column) -> bool {
    is_country(&column.name)
        || dimension::names_people(&column.name)
        || !column.words.is_empty() && word::only(&column.words, &[GROUPS])
}

/// Whether the cells of a column are counts, and not all of them of one or none.
fn hold_several(draft: &Draft<'_>, column: &Column) -> bool {
    let values = draft.values(column);
    let several = |value: &String| count::of(value).is_some_and(|count| count > 1);
    values.iter().all(|value| is_count(value)) && values.iter().any(several)
}

fn is_count(text: &str) -> bool {
    matches!(count::read(text, Grouping::COMMAS), Cell::Count { .. } | Cell::Gap(_))
}

/// Whether a heading says of a number no more than that it is one.
fn is_number(count: &Column) -> bool {
    matches!(count.words.as_slice(), [only] if word::is_in(only, &["num", "nr", "n", "no", "number"]))
}

/// Whether numbers beside the day on which somebody departed, and what is known of one person, may be those of rows, or
/// count who came along: `Departed Date,Number,Gender`, `Family members removed`.
pub(super) fn may_be_of_one(draft: &Draft<'_>, (day, count): (&Column, &Column)) -> bool {
    let of_person =
        |column: &Column| column.place != count.place && word::any(&column.words, person::NO_GROUP);
    let along = word::any(&count.words, person::COMPANY);
    day.role == Role::Departure && (is_number(count) || along) && draft.columns.iter().any(of_person)
}

/// Whether numbers below `num` or the like may be those of records, beside a column that names each row by a text of its own.
pub(super) fn may_number(draft: &Draft<'_>, count: &Column) -> bool {
    let numbers = is_number(count);
    let mut rows = 0_usize;
    if numbers {
        draft.table.walk(|_| {
            rows += 1;
            if rows > MOST_NAMED { Walk::Stop } else { Walk::On }
        });
    }
    let names = |column: &Column| {
        word::any(&column.words, &["id", "ids", "identifier", "uid", "uuid", "key"])
            && draft.values(column).len() == rows
    };
    numbers && rows <= MOST_NAMED && draft.columns.iter().any(names)
}

/// More rows are not held against the texts that name them.
const MOST_NAMED: usize = 10_000;

/// Refuses days below the heading of a count, beside a column that tells the time of each row: numbers in a spreadsheet whose
/// cells have the format of a date.
pub(super) fn refuse_dated(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let Some(column) = draft.columns.iter().find(|column| is_dated(draft, column)) else { return Ok(()) };
    let (mut line, mut value) = (draft.header_line(), String::new());
    draft.table.walk(|record| {
        record.get(column.place).clone_into(&mut value);
        line = record.line();
        if value.is_empty() { Walk::On } else { Walk::Stop }
    });
    let why = "is a date, and its heading is that of a count: a spreadsheet shows a number so";
    let refusal = notes.refuse(why, "numbers in this column, or --kind records if each row is one removal");
    Err(refusal.at(line).column(column).value(&value))
}

/// Whether a column is headed as one of counts, and holds days beside another one that tells the time.
fn is_dated(draft: &Draft<'_>, column: &Column) -> bool {
    let words = &column.words;
    let many = |word: &String| word.ends_with('s') && word::is_in(word, word::REMOVALS);
    let counted = word::any(words, word::COUNT) || word::any(words, word::PEOPLE);
    let headed = words.iter().any(many) || counted && word::any(words, word::REMOVALS);
    let of_day = word::any(words, word::TIME) || word::any(words, &["on", "at", "id", "ids"]);
    let holds = matches!(column.role, Role::Date | Role::Departure | Role::Category | Role::AsOf);
    let told = |other: &Column| other.place != column.place && other.role.is_time();
    holds && headed && !of_day && draft.columns.iter().any(told) && are_days(draft, column)
}

fn are_days(draft: &Draft<'_>, column: &Column) -> bool {
    let is_day = |value: &String| {
        let when = when::parse(value).map(|moment| moment.when);
        matches!(when, Some(When::Day(_) | When::Slashed { .. }))
    };
    let values = draft.values(column);
    !values.is_empty() && values.iter().all(is_day)
}

/// Words for people who leave from a place, or for what many of them did on a day.
const GROUPS: &[&str] = &[
    "apprehended",
    "arrested",
    "boarded",
    "booked",
    "border",
    "detained",
    "embarked",
    "flown",
    "interior",
    "manifested",
    "released",
    "transferred",
];
