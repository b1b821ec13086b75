//! Whether a table counts removals at all.
//!
//! A heading, a title or a column of measures may name something else: arrests, an average, staff. Such counts are
//! never taken for removals unless the user names the column, and two measures are never added.

use super::heading_rank::{UNSURE, names_removals, rank};
use super::said_around::speaks_of_removals;
use super::{court, kind_refusals, kinds, not_carried_out, other_counts, unsaid};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::{Draft, MOST_VALUES};
use crate::load::title::Other;
use crate::load::word::worked_out::{PERCENT, SHARE};
use crate::load::word::{self, no_count, scale};
use crate::load::{cell, show};

/// What to try where rows count different things.
pub(crate) const ONE_MEASURE: &str = "a file with the rows of one measure";

/// Refuses a column of counts whose heading, or the title of its table, names something else than removals.
///
/// A heading of unknown words is let be: whether anything else says that they are of removals, [`check_said`] asks.
pub(crate) fn check_heading(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    let remedy = || format!("--count-column {} to count it all the same", typed(draft, column));
    let refuse = |why: String| Err(notes.refuse(why, remedy()).heading(draft, column));
    if names_any_removals(column) && !is_voluntary(column) {
        let numbered = word::any(&column.words, &["number", "numbers", "count", "counts", "n", "num"]);
        return measured(draft)
            .filter(|_| !numbered)
            .map_or(Ok(()), |measured| refuse(format!("{} names no count of removals", measured.stands)));
    }
    let why = if let Some(why) = why_other(column).or_else(|| headcount(draft, column, notes)) {
        why
    } else if let Some(noted) = noted(draft) {
        format!("{} names no count of removals", noted.stands)
    } else if let Some(other) = &draft.title.other
        && !is_asked_sheet(draft)
        && kinds::what_rows_count(draft, notes)?.is_none()
    {
        not_of_removals(other)
    } else if let Some(measured) = measured(draft) {
        format!("{} names no count of removals", measured.stands)
    } else if let Some(beside) = other_counts::heading_beside(draft, column, notes) {
        format!("{}: \"{}\" is of something else, and no word of removals is near", not_said(column), beside)
    } else {
        return Ok(());
    };
    refuse(why)
}

/// Refuses counts whose heading names something that no word around them calls removals.
pub(crate) fn check_said(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    if !unsaid::names_a_thing(draft, column, notes) {
        return Ok(());
    }
    let remedy = format!("--count-column {} to count it all the same", typed(draft, column));
    Err(notes.refuse(not_said(column), remedy).heading(draft, column))
}

/// Why a heading is that of something else than removals, by its own words.
pub(crate) fn why_other(column: &Column) -> Option<String> {
    let voluntary = is_voluntary(column);
    // Britain's word for removals.
    let enforced = word::pair(&column.words, "enforced", "returns");
    if names_any_removals(column) && !voluntary || enforced {
        return None;
    }
    let booked = ["in", "ins", "out", "outs"].iter().any(|way| word::pair(&column.words, "book", way));
    let fate = word::any(&column.words, word::OTHER_FATE) || booked;
    let other = voluntary
        || fate
        || word::any(&column.words, word::OTHER_MEASURE)
        || word::any(&column.words, word::OTHER_EVENT) && word::any(&column.words, word::COUNT);
    // `Alien arrests` are counted, and not aliens.
    let event = column.words.last().is_some_and(|last| word::is_in(last, word::OTHER_SUBJECT));
    // People are counted who were arrested as well as who were removed.
    let other = other && (rank(column) <= UNSURE || voluntary || fate || event);
    other.then(|| not_said(column))
}

/// That a heading says nothing of removals.
fn not_said(column: &Column) -> String {
    format!("\"{}\" does not say that it counts removals", show::escaped(&column.name))
}

fn is_voluntary(column: &Column) -> bool {
    word::any(&column.words, &["voluntary", "voluntarily", "self"])
}

/// Why heads are counted of which nothing says that they are of those who were removed: of all in a place, as a rule.
fn headcount(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Option<String> {
    let counted = word::any(&column.words, &["headcount", "headcounts"])
        && !draft.columns.iter().any(names_any_removals)
        && !speaks_of_removals(draft, notes);
    counted.then(|| not_said(column))
}

/// The measure that a title makes of removals, where no column beside the counts holds it.
fn measured<'a>(draft: &'a Draft<'_>) -> Option<&'a Other> {
    let holds_it = |other: &Column| no_count::is_no_count(&other.name, &other.words);
    draft.title.measured.as_ref().filter(|_| !draft.columns.iter().any(holds_it))
}

/// What a note says that all counts are, where no column beside them holds it.
fn noted<'a>(draft: &'a Draft<'_>) -> Option<&'a Other> {
    let holds_it = |other: &Column| no_count::is_no_count(&other.name, &other.words);
    draft.title.noted.as_ref().filter(|_| !draft.columns.iter().any(holds_it))
}

/// Whether the user has asked for the sheet whose name says what is counted on it.
fn is_asked_sheet(draft: &Draft<'_>) -> bool {
    !draft.options.sheets.is_empty() && draft.title.sheet.is_some()
}

/// Refuses counts whose headings are periods, below a title or in a file that names something else than removals; where
/// they are asked for all the same, returns what they count.
pub(crate) fn check_across<'a>(
    draft: &'a Draft<'_>,
    labels: &[&Column],
    notes: &Notes,
) -> Result<Option<&'a str>, Box<Refusal>> {
    let other = noted(draft).or(draft.title.other.as_ref());
    let (Some(other), Some(first)) = (other, labels.first()) else { return Ok(None) };
    if draft.columns.iter().any(names_any_removals) {
        return Ok(None);
    }
    if draft.options.shape.is_some() || is_asked_sheet(draft) {
        return Ok(Some(&other.subject));
    }
    let remedy = if is_worked_out(other) {
        "a file with counts".to_owned()
    } else {
        format!("--shape across to count {} all the same", other.subject)
    };
    Err(notes.refuse(not_of_removals(other), remedy).heading(draft, first))
}

/// What is said of words around a table that name something else, or shares of what may be removals.
pub(super) fn not_of_removals(other: &Other) -> String {
    if is_worked_out(other) {
        return format!("{} speaks of {}, and a share is no count", other.stands, other.subject);
    }
    format!("{} does not speak of removals", other.stands)
}

/// Whether words around a table name shares.
fn is_worked_out(other: &Other) -> bool {
    word::any_of(&word::words(&other.subject), &[PERCENT, SHARE])
}

pub(super) fn names_any_removals(column: &Column) -> bool {
    word::any_removal(&column.words)
}

/// Refuses numbers from 0 to 100 under `term: (Region)`, as Google Trends heads how often a term is searched for.
pub(crate) fn refuse_search_interest(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let headed = |column: &&Column| {
        let rest = column.name.strip_suffix(')').and_then(|name| name.split_once(": ("));
        rest.is_some_and(|(term, region)| !term.is_empty() && !region.is_empty())
    };
    let share = |value: &String| value == "<1" || value.parse::<u64>().is_ok_and(|number| number <= 100);
    let scaled = |column: &&Column| draft.values(column).iter().all(share);
    let column = draft.columns.iter().find(|column| headed(column) && scaled(column));
    let Some(column) = column.filter(|_| draft.options.count_column.is_none()) else { return Ok(()) };
    let why = "is a search term with its region, and its numbers go from 0 to 100: it tells how often the term was searched \
               for, and counts nobody";
    let remedy = format!("--count-column {} to count it all the same", typed(draft, column));
    Err(notes.refuse(why, remedy).heading(draft, column))
}

/// Refuses rows of several measures, none of which is removals.
pub(crate) fn check_rows(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    check_labels(draft, notes)?;
    court::refuse(draft, notes)?;
    let columns = draft.columns.iter().filter(|column| column.role == Role::Category);
    for column in
        columns.filter(|column| word::any(&column.words, word::MEASURE) && !draft.is_filtered(column))
    {
        let values = draft.values(column);
        let other = |value: &&String| {
            let words = word::words(value);
            word::any(&words, word::OTHER_MEASURE) || no_count::is_no_count(value, &words)
        };
        let removals: Vec<&String> =
            values.iter().filter(|value| names_removals(&word::words(value))).collect();
        if let [first, _, ..] = *removals.as_slice()
            && values.len() <= MOST_VALUES
        {
            let why =
                format!("says what each row counts, and several may be meant: {}", show::listed(&removals));
            return Err(notes.refuse(why, one_measure(column, first)).heading(draft, column).value(first));
        }
        let none = removals.is_empty();
        if let Some(first) = values.iter().find(other).filter(|_| none && values.len() <= MOST_VALUES) {
            return Err(no_row_of_removals(draft, column, first, notes));
        }
    }
    Ok(())
}

/// Refuses rows that are labelled as counts of something else, `Arrests` or `Apprehensions`, where nothing speaks of
/// removals.
fn check_labels(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let columns = draft.columns.iter().filter(|column| column.role == Role::Category);
    for column in columns.filter(|column| !draft.is_filtered(column)) {
        let first = other_label(draft, column).or_else(|| other_kind(draft, column));
        if let Some(first) = first.or_else(|| other_counts::label(draft, column, notes)) {
            return Err(no_row_of_removals(draft, column, first, notes));
        }
    }
    Ok(())
}

/// The first kind of a column that says what each row is, where none is a removal and nothing else speaks of removals.
fn other_kind<'a>(draft: &'a Draft<'_>, column: &Column) -> Option<&'a str> {
    let removals = draft.columns.iter().any(|other| word::any(&other.words, word::REMOVALS));
    let values = draft.values(column);
    let silent = !removals && draft.title.measure.is_none() && values.len() <= MOST_VALUES;
    not_carried_out::counts_others(column, values).filter(|_| silent)
}

/// The first label of a column that names counts of something else, where neither it nor anything else speaks of removals.
pub(crate) fn other_label<'a>(draft: &'a Draft<'_>, column: &Column) -> Option<&'a str> {
    if draft.title.measure.is_some() || draft.columns.iter().any(names_any_removals) {
        return None;
    }
    let other = |value: &&String| {
        let words = word::words(value);
        word::any(&words, word::OTHER_SUBJECT) && word::only(&words, &[word::OTHER_SUBJECT, word::AGENCY])
    };
    let of_removals = |value: &String| word::any_removal(&word::words(value));
    let values = draft.values(column);
    if values.len() > MOST_VALUES || values.iter().any(of_removals) {
        return None;
    }
    values.iter().find(other).map(String::as_str)
}

/// Why no row of a column that says what each counts is of removals.
fn no_row_of_removals(draft: &Draft<'_>, column: &Column, first: &str, notes: &Notes) -> Box<Refusal> {
    let values = show::listed(draft.values(column));
    let why = format!("says what each row counts, and no row counts removals: {values}");
    let remedy = format!("{} to count them all the same", one_measure(column, first));
    notes.refuse(why, remedy).heading(draft, column).value(first)
}

/// The option that counts the rows of one measure, where it can be typed.
fn one_measure(column: &Column, value: &str) -> String {
    kind_refusals::filter(column, value).unwrap_or_else(|| ONE_MEASURE.to_owned())
}

/// A column as an option names it: by its heading, or by its place where that says more.
pub(crate) fn typed(draft: &Draft<'_>, column: &Column) -> String {
    let alike =
        draft.columns.iter().filter(|other| other.name.eq_ignore_ascii_case(&column.name)).count() > 1;
    if alike || !show::is_typed(&column.name) || column.name.len() > LONGEST_TYPED {
        (column.place + 1).to_string()
    } else {
        format!("'{}'", column.name)
    }
}

/// What is longer is typed by its place.
const LONGEST_TYPED: usize = 120;

/// The option that takes another column of counts than this one, where there is one.
pub(crate) fn other_count(draft: &Draft<'_>, column: &Column) -> Option<String> {
    let counts =
        draft.columns.iter().filter(|other| other.role == Role::Count && other.place != column.place);
    // Where periods are headings, no one column holds the counts.
    let counts =
        counts.filter(|other| !cell::is_period_label(&other.name) && !scale::loses_digits(&other.name));
    let best = counts.max_by_key(|other| rank(other))?;
    Some(format!("--count-column {} for another column", typed(draft, best)))
}
