//! Plain years of which a title, a note or the headings of the counts say that they are the calendar's.

use super::column::{Column, Role};
use super::table::{Skip, Table};
use super::word;

/// What is longer is a sentence, which may speak of other tables.
const LONGEST: usize = 120;

/// Takes columns of plain years for years of the calendar where the file says so, and nothing says that they are fiscal.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    let lines = table.skipped.iter().filter(|line| !matches!(line.skip, Skip::Repeat | Skip::Rule));
    let texts = lines.map(|line| line.text.as_str()).filter(|text| text.chars().count() <= LONGEST);
    let lines: Vec<Vec<String>> = texts.map(word::words).collect();
    let fiscal = |words: &Vec<String>| word::any(words, &["fiscal", "fy"]);
    let calendar =
        |words: &[String]| word::pair(words, "calendar", "year") || word::pair(words, "calendar", "years");
    let mut counts = columns.iter().filter(|column| column.role == Role::Count).peekable();
    let headed = counts.peek().is_some() && counts.all(|column| calendar(&column.words));
    let said = lines.iter().any(|words| calendar(words)) && !lines.iter().any(fiscal);
    if headed || said {
        for column in columns.iter_mut().filter(|column| column.role == Role::Year) {
            column.role = Role::CalendarYear;
        }
    }
}
