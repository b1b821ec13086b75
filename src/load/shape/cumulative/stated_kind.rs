//! What the user or the headings say of counts: of each period, or to date.

use std::collections::BTreeMap;

use super::to_date_beside;
use crate::dataset::CountKind;
use crate::load::cell::span::Unit;
use crate::load::column::{Column, Role, stated_period};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::RowFact;
use crate::load::shape::measures::heading_rank;
use crate::load::word;

/// The kind that the user or the headings state.
pub(crate) fn stated_kind(draft: &Draft<'_>) -> Option<CountKind> {
    if draft.options.kind.is_some() {
        return draft.options.kind;
    }
    if rows_say_to_date(draft) {
        return Some(CountKind::Cumulative);
    }
    let counts: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let says = |column: &&Column| word::is_to_date(&column.words);
    let plain = counts.iter().any(|column| !says(column) && word::any(&column.words, word::REMOVALS));
    // What a period has whose end a heading names is its own count.
    let ends = |column: &Column| column.role.is_time() && stated_period::named(column).is_some();
    let periodic = |column: &Column| word::is_of_each_period(&column.words) || ends(column);
    let named = draft.options.count_column.as_ref().and_then(|name| draft.column_named(name));
    // What the heading of the counts says goes before what those of other columns say: `week ending,cumulative`.
    let likeliest = || to_date_beside::weighed(draft, &counts, heading_rank::likeliest(&counts));
    let chosen = named.map_or_else(likeliest, |column| vec![column]);
    if let [column] = *chosen.as_slice()
        && word::is_since_last(&column.words)
    {
        Some(CountKind::Periodic)
    } else if let [column] = *chosen.as_slice()
        && says(&column)
    {
        Some(CountKind::Cumulative)
    } else if draft.columns.iter().any(periodic) {
        Some(CountKind::Periodic)
    } else if chosen.len() == 1 && counts.iter().any(&says) {
        // The column beside is to date, and the one that is counted does not say so.
        Some(CountKind::Periodic)
    } else if counts.iter().any(&says) && !plain
        || draft.columns.iter().any(|column| says_to_date(column) && is_time(draft, column))
    {
        Some(CountKind::Cumulative)
    } else if !draft.title.cumulative && draft.table.above().any(|line| says_each_period(&line.text)) {
        Some(CountKind::Periodic)
    } else {
        None
    }
}

/// Whether a title says that removals are counted by the period: `Monthly removals`, but not `Monthly report`.
fn says_each_period(title: &str) -> bool {
    let words = word::words(title);
    let removals = |word: &&String| word::is_in(word, word::REMOVALS);
    words.iter().enumerate().any(|(place, word)| {
        let mut behind = words.iter().skip(place + 1).skip_while(|word| word::is_in(word, word::AGENCY));
        word::is_in(word, &["monthly", "weekly", "quarterly"]) && behind.next().as_ref().is_some_and(removals)
    })
}

/// Whether every row that is asked for says that it counts to date: `Removals YTD` below a heading `metric`.
fn rows_say_to_date(draft: &Draft<'_>) -> bool {
    of_to_date(draft).any(|column| is_filled(draft, column))
}

/// The columns that say *to date*, of some rows or of all, and nothing else.
fn of_to_date<'a>(draft: &'a Draft<'_>) -> impl Iterator<Item = &'a Column> {
    // What is longer is a sentence on something else.
    const MOST_WORDS: usize = 4;
    let tells = |column: &&Column| matches!(column.role, Role::Category | Role::Label | Role::Note);
    draft.columns.iter().filter(tells).filter(|column| {
        let mut wanted =
            draft.values(column).iter().filter(|value| draft.is_wanted(column, value)).peekable();
        wanted.peek().is_some()
            && wanted.all(|value| {
                let words = word::words(value);
                words.len() <= MOST_WORDS && word::says_to_date(&words)
            })
    })
}

/// Refuses rows of parts of a year of which a column says of some that they count to date, and nothing of the others.
pub(crate) fn refuse_some(draft: &Draft<'_>, rows: &[RowFact], notes: &Notes) -> Result<(), Box<Refusal>> {
    if draft.options.kind.is_some() || rows.iter().any(|row| row.span.unit >= Unit::Year) {
        return Ok(());
    }
    for column in of_to_date(draft) {
        let mut said: BTreeMap<u64, String> = BTreeMap::new();
        draft.table.each(|record| {
            let text = record.get(column.place);
            if !text.is_empty() {
                said.insert(record.line(), text.to_owned());
            }
        });
        let first = rows.iter().find_map(|row| Some((row.line, said.get(&row.line)?)));
        let others = rows.iter().any(|row| !said.contains_key(&row.line));
        if let Some((line, text)) = first.filter(|_| others) {
            let why = "says of some rows that they count to date, and nothing of the others";
            let refusal = notes.refuse(why, "--kind periodic or --kind cumulative").at(line);
            return Err(refusal.column(column).value(text));
        }
    }
    Ok(())
}

/// Whether no row leaves a column empty.
fn is_filled(draft: &Draft<'_>, column: &Column) -> bool {
    let mut filled = true;
    draft.table.each(|record| filled &= !record.get(column.place).is_empty());
    filled
}

/// Whether a heading of times says that counts reach each of them: `as of`, `FYTD through`, `Year to date`.
fn says_to_date(column: &Column) -> bool {
    // `to date` beside `from date` is a last day.
    let words = &column.words;
    let runs = word::any(words, word::CUMULATIVE) || word::pair(words, "year", "to");
    column.role == Role::AsOf || column.role.is_time() && runs && word::is_to_date(words)
}

/// Whether a column tells the time of the rows: no other one was named for that.
fn is_time(draft: &Draft<'_>, column: &Column) -> bool {
    let named = draft.options.date_column.as_ref().and_then(|name| draft.column_named(name));
    named.is_none_or(|named| named.place == column.place)
}

/// Whether the heading of times says that counts go through each, and no other one from when.
pub(crate) fn is_lone_through(draft: &Draft<'_>, column: &Column) -> bool {
    let from = draft.columns.iter().any(|other| other.role == Role::From);
    column.role == Role::Through && !from && word::any(&column.words, &["through", "thru", "until"])
}
