//! Blocks of rows below titles of their own: `Men` in the column of months, and further down `Women`.
//!
//! Each block counts other people than the one above it, so that their months are no course of one year.

use super::statistic_rows;
use crate::load::cell::{self, when};
use crate::load::column::{Column, Role};
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::groups::total_label::is_total_row;
use crate::load::table::{Skip, is_note};
use crate::load::title::fiscal_years;
use crate::load::word;

/// Words of a title that only goes on with the one above the table.
const GOES_ON: &[&str] = &[
    "continued",
    "continuation",
    "cont",
    "page",
    "table",
    "the",
    "of",
    "by",
    "and",
    "in",
    "for",
    "to",
    "as",
    "years",
    "months",
    "monthly",
];

/// Refuses a table with such a block. Titles that name a time are those of other rows of the same people.
pub(crate) fn refuse(draft: &Draft<'_>, notes: &Notes) -> Result<(), Box<Refusal>> {
    let lines_of = |skip: Skip| draft.table.skipped.iter().filter(move |line| line.skip == skip);
    let repeats: Vec<u64> = lines_of(Skip::Repeat).map(|line| line.line).collect();
    let around = lines_of(Skip::Above).map(|line| line.text.as_str());
    let around = around.chain(draft.table.headings.iter().map(String::as_str));
    let known: Vec<String> = around.flat_map(word::words).collect();
    let names_others = |text: &str| {
        // Of what is written with numbers, a fiscal year alone makes a title.
        (names_year(text) || !text.bytes().any(|byte| byte.is_ascii_digit()))
            && !cell::is_part_of_year(text)
            && !is_note(text)
            && !is_total_row(text)
            && !statistic_rows::heads_rows(text)
            && !word::without_digits(text).iter().all(|word| known.contains(word) || goes_on(word))
    };
    let times: Vec<&Column> = draft.columns.iter().filter(|column| column.role.is_time()).collect();
    // Among names of groups a name alone is a title only where it has a year, or the header stands again below it.
    let names: Vec<&Column> =
        draft.columns.iter().filter(|column| column.role == Role::Category).take(1).collect();
    let (mut lone, mut titles): (Option<Title>, Vec<(bool, Title)>) = (None, Vec::new());
    let mut below_rows = false;
    draft.table.each(|record| {
        let filled = |column: &&&Column| !record.get(column.place).is_empty();
        match times.iter().chain(&names).find(filled).filter(|_| !record.has_several()) {
            Some(column) if names_others(record.get(column.place)) => {
                let text = record.get(column.place).to_owned();
                lone = Some(Title { line: record.line(), column, text, below_rows });
            }
            Some(_) | None if record.has_several() => {
                let above_header =
                    |title: &Title<'_>| repeats.iter().any(|line| (title.line..record.line()).contains(line));
                below_rows = true;
                titles.extend(lone.take().map(|title| (above_header(&title), title)));
            }
            // More lines of the same title.
            Some(column) if names_year(record.get(column.place)) => {}
            Some(_) | None => lone = None,
        }
    });
    // The first block may have its title above the header, which then stands again below the second one.
    let first = titles.first().map(|(_, title)| title.text.clone());
    let is_second = |(above_header, title): &&(bool, Title<'_>)| {
        *above_header
            || title.column.role.is_time() && first.as_ref() != Some(&title.text)
            || title.below_rows && names_year(&title.text)
    };
    let Some((_, title)) = titles.iter().find(is_second) else { return Ok(()) };
    let why = "is a title over the rows below it, which may count others than the rows above it";
    let refusal = notes.refuse(why, "a file with the rows below one title").at(title.line);
    Err(refusal.column(title.column).value(&title.text))
}

/// Whether a title names a fiscal year.
fn names_year(text: &str) -> bool {
    !fiscal_years(text).is_empty()
}

/// Whether a word of a title says nothing of who is counted below it.
fn goes_on(word: &str) -> bool {
    let lists = [GOES_ON, word::REMOVALS, word::TIME, word::STAGES, word::CUMULATIVE];
    word::is_in_any(word, &lists) || when::month(word).is_some()
}

/// A row that says something in a column of times alone, with rows below it.
struct Title<'a> {
    line: u64,
    column: &'a Column,
    text: String,
    below_rows: bool,
}
