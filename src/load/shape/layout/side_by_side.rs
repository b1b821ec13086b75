//! Two tables that stand side by side under the same headings; reading one of them would leave the other out.
//!
//! A blank column may part them, and each may have a title of its own above its headings.

use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::word;

/// Refuses such tables where the user has not picked the columns of one.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    if draft.options.count_column.is_some() || draft.options.date_column.is_some() {
        return Ok(());
    }
    let headed: Vec<&Column> = draft.columns.iter().filter(|column| is_headed(draft, column.place)).collect();
    let Some((first, width)) = (2..=MOST).find_map(|tables| next_table(draft, &headed, tables)) else {
        let Some(first) = behind_blank(draft) else { return Ok(()) };
        let why = "begins another table beside the first, behind a column without a heading or a cell";
        return Err(notes.refuse(why, "a file with one of the two tables").heading(draft, first));
    };
    let why = format!("begins another table beside the first: its {width} headings stand twice");
    Err(notes.refuse(why, "a file with the second table below the first").heading(draft, first))
}

/// More tables than that do not fit beside each other.
const MOST: usize = 6;

/// The first column of the second of so many tables, and the width of each; `None` where there are not so many.
fn next_table<'a>(draft: &Draft<'_>, headed: &[&'a Column], tables: usize) -> Option<(&'a Column, usize)> {
    let width = headed.len() / tables;
    // One blank column may stand between two of them.
    let apart = draft.columns.len() - headed.len() < tables;
    if width < 2 || width * tables != headed.len() || !apart {
        return None;
    }
    let (left, rest) = headed.split_at_checked(width)?;
    let alike = |side: &[&Column]| is_whole(side) && (is_same(left, side) || is_titled(left, side));
    (is_whole(left) && rest.chunks(width).all(alike)).then(|| Some((*rest.first()?, width)))?
}

/// The first column behind one that is wholly blank, where both sides have counts and this one begins with what they are of,
/// so that each is a table of its own.
fn behind_blank<'a>(draft: &'a Draft<'_>) -> Option<&'a Column> {
    let is_blank = |column: &&Column| !is_headed(draft, column.place) && is_empty(draft, column);
    let blank = draft.columns.iter().find(is_blank)?.place;
    let (left, right): (Vec<&Column>, Vec<&Column>) =
        draft.columns.iter().filter(|column| column.place != blank).partition(|column| column.place < blank);
    // What counts something else on purpose takes no place of what is counted.
    let is_count =
        |column: &Column| column.role == Role::Count && !word::any(&column.words, word::OTHER_MEASURE);
    let counts = |side: &[&Column]| side.iter().any(|column| is_count(column));
    let tells = |column: &Column| column.role.is_time() || column.role == Role::Category;
    let first = right.first().copied().filter(|first| tells(first) && is_headed(draft, first.place))?;
    (left.iter().any(|column| tells(column)) && counts(&left) && counts(&right)).then_some(first)
}

/// Whether no row has anything in a column.
fn is_empty(draft: &Draft<'_>, column: &Column) -> bool {
    draft.table.all(|record| record.get(column.place).is_empty())
}

fn is_headed(draft: &Draft<'_>, place: usize) -> bool {
    draft.table.headings.get(place).is_some_and(|heading| !heading.is_empty())
}

/// Whether no column stands between those of a side.
fn is_whole(side: &[&Column]) -> bool {
    side.windows(2).all(|pair| matches!(pair, [one, next] if next.place == one.place + 1))
}

fn is_same(left: &[&Column], right: &[&Column]) -> bool {
    left.iter().map(|column| &column.name).eq(right.iter().map(|column| &column.name))
}

/// Whether the headings of both sides are the same below a title of each side: `FY2016 month`, `FY2016 removals` beside
/// `FY2017 month`, `FY2017 removals`.
fn is_titled(left: &[&Column], right: &[&Column]) -> bool {
    let pairs: Vec<(Split<'_>, Split<'_>)> =
        left.iter().zip(right).map(|(left, right)| split(&left.words, &right.words)).collect();
    let Some((first, second)) = pairs.first() else { return false };
    let times = word::any(first.own, word::TIME);
    times
        && pairs.iter().all(|(left, right)| {
            left.title == first.title && right.title == second.title && !left.own.is_empty()
        })
}

/// The words of a heading: those of the title above it, and its own.
#[derive(Clone, Copy, Debug)]
struct Split<'a> {
    title: &'a [String],
    own: &'a [String],
}

/// Two headings cut before the words that both end in.
fn split<'a>(left: &'a [String], right: &'a [String]) -> (Split<'a>, Split<'a>) {
    let same = left.iter().rev().zip(right.iter().rev()).take_while(|(left, right)| left == right).count();
    let cut = |words: &'a [String]| {
        let (title, own) = words.split_at_checked(words.len() - same).unwrap_or((&[], words));
        Split { title, own }
    };
    (cut(left), cut(right))
}
