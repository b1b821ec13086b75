//! Where a table lies among the lines of a file: titles above, header rows, body, footnotes below, a second table.
//!
//! Reads rows and tells header from body by what stands next to it. Knows words only as far as [`word`] does, and no
//! meaning of a column.

use std::collections::BTreeSet;

use super::banded::is_banded_header;
use super::group_row::{holds_years_over, is_group_row, tells_apart};
use super::heading::same_text;
use super::label_row::is_label_row;
use super::note::{HEADING_LETTERS, is_header_like_a_note, is_note, is_number, is_row_of_counts};
use super::record::Record;
use super::rule::is_drawn;
use crate::load::cell;
use crate::load::word::{self, scale};

/// How many rows are looked at for the header.
pub(super) const HEAD_ROWS: usize = 80;

/// How many rows a header may be deep.
const HEADER_DEPTH: usize = 3;

/// The rows of a header among the first rows of a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct HeaderRows {
    /// The place of its first row.
    pub(super) first: usize,
    /// The place of its last row.
    pub(super) last: usize,
}

/// What a row is that says the same as the header above it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Repeats {
    /// One more row of a deep header, as a table is shown.
    Join,
    /// The header once more, as a table is understood.
    Skip,
}

/// What a row looks like on its own.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Look {
    /// No cell says anything.
    Blank,
    /// One cell of words: a title, a footnote, a link.
    Line,
    /// Words in several cells, as in a header.
    Text,
    /// Words first, then only periods: the header of a wide table.
    Labels,
    /// At least one number or date.
    Data,
}

impl Look {
    /// The look of a row in a table of so many columns.
    pub(super) fn of(record: &Record, columns: usize) -> Self {
        let filled = record.filled();
        let first = record.get(0);
        if filled == 0 {
            Self::Blank
        } else if filled == 1
            && columns > 1
            && !first.is_empty()
            && (!cell::is_value(first) || is_unit(first))
            || is_note(first) && !is_row_of_counts(record, columns)
            // A sheet may begin in its second column.
            || filled == 1 && columns > 1 && record.cells().any(is_note)
        {
            Self::Line
        } else if is_row_of_gaps(record) {
            Self::Data
        } else if !record.cells().any(cell::is_value) || is_banded_header(record) {
            Self::Text
        } else if is_label_row(record) {
            Self::Labels
        } else if is_coded_header(record) || is_worded_header(record) {
            Self::Text
        } else {
            Self::Data
        }
    }

    fn can_head(self) -> bool {
        matches!(self, Self::Text | Self::Labels)
    }
}

/// Whether a row is of headings though some begin with a digit: a time, and behind it codes with a letter (`8C,8F`), or the one
/// `0` by which a program heads what it has counted (`fiscal_year,month,0`).
fn is_coded_header(record: &Record) -> bool {
    if !word::is_known_heading(record.get(0)) || cell::is_value(record.get(0)) {
        return false;
    }
    let valued: Vec<&str> = record.cells().filter(|cell| cell::is_value(cell)).collect();
    if valued.as_slice() == ["0"] {
        let headings = record.cells().filter(|cell| word::is_time_heading(cell) || is_known(cell)).count();
        let last = record.len().checked_sub(1).is_some_and(|last| record.get(last) == "0");
        return last && headings + 1 == record.len() && word::is_time_heading(record.get(0));
    }
    let lettered = |cell: &&&str| cell.ends_with(|last: char| last.is_ascii_alphabetic());
    let coded = |cell: &&str| {
        let digits = cell.trim_end_matches(|last: char| last.is_ascii_alphabetic());
        (1..=2).contains(&digits.len()) && word::is_digits(digits) && cell.len() <= digits.len() + 1
    };
    let distinct: BTreeSet<&str> = valued.iter().copied().collect();
    valued.iter().all(coded)
        && distinct.len() == valued.len()
        && valued.iter().filter(lettered).count() * 2 > valued.len()
}

/// Whether a row is of headings though some are periods: a time, and behind it nothing but words, each once, of which some hold
/// a period and say what is counted of it: `Month,FY24 Monthly,FY24 YTD`.
fn is_worded_header(record: &Record) -> bool {
    let first = record.get(0);
    if !word::is_time_heading(first) || cell::is_value(first) {
        return false;
    }
    let behind: Vec<&str> = record.cells().skip(1).filter(|cell| !cell.is_empty()).collect();
    let worded =
        |cell: &&str| cell::is_period_label(cell) || word::words(cell).len() > 1 || !cell::is_value(cell);
    let lettered = |cell: &&&str| cell.starts_with(char::is_alphabetic);
    let distinct: BTreeSet<&str> = behind.iter().copied().collect();
    behind.len() > 1
        && distinct.len() == behind.len()
        && behind.iter().all(worded)
        && behind.iter().filter(lettered).count() == behind.len()
}

/// Whether a cell is a unit in brackets, and no number: `(000s)`.
fn is_unit(cell: &str) -> bool {
    cell.starts_with('(') && scale::loses_digits(cell)
}

/// Whether a row is words, and behind them nothing but marks for numbers that are not given: `Cuba,D,D`.
fn is_row_of_gaps(record: &Record) -> bool {
    let mut behind = record.cells().skip(1).filter(|cell| !cell.is_empty()).peekable();
    behind.peek().is_some()
        && !record.get(0).is_empty()
        && !word::is_time_heading(record.get(0))
        && behind.all(|cell| cell::gap::parse(cell).is_some())
}

/// The usual width of the rows: the widest one that at least a fifth of the filled rows reach.
pub(super) fn usual_width(records: &[Record]) -> usize {
    let mut widths: Vec<usize> =
        records.iter().filter(|record| !record.is_blank()).map(filled_width).collect();
    widths.sort_unstable_by(|left, right| right.cmp(left));
    widths.get(widths.len() / 5).copied().unwrap_or(0)
}

/// The place of the last cell that says something, counted from one.
pub(super) fn filled_width(record: &Record) -> usize {
    (0..record.len()).rev().find(|column| !record.get(*column).is_empty()).map_or(0, |column| column + 1)
}

/// The header among the first rows; `None` where the first row is already data.
pub(super) fn find_header(records: &[Record], columns: usize, repeats: Repeats) -> Option<HeaderRows> {
    let looks: Vec<Look> = records.iter().map(|record| Look::of(record, columns)).collect();
    let mut best: Option<(usize, f64)> = None;
    for (place, (record, look)) in records.iter().zip(&looks).enumerate() {
        let wide_enough = record.filled() > 1 || columns <= 1;
        let below = looks.get(place + 1..).unwrap_or(&[]);
        let single = columns <= 1 && *look == Look::Text;
        // `month,` over dates and numbers: the second heading was left out.
        let half = record.len() == columns && record.filled() == 1 && below.first() == Some(&Look::Data);
        let headed_above = || {
            let above = records.iter().zip(&looks).take(place);
            above.into_iter().any(|(row, look)| look.can_head() && row.filled() > 1)
        };
        // `FY 2018,` over its months is a title.
        let titled = || {
            let months = records.get(place + 1).is_some_and(|row| cell::is_part_of_year(row.get(0)));
            let year = |word: &String| cell::is_year_label(word) || word == "fy";
            months && word::words(record.get(0)).iter().any(year)
        };
        let half = half && record.cells().any(word::is_known_heading) && !headed_above() && !titled();
        let commented = is_commented_header(record, below, columns)
            || below.first() == Some(&Look::Data) && is_header_like_a_note(record, columns);
        let first_row = *look == Look::Labels && is_like_below(records, &looks, place);
        if first_row || !(look.can_head() && wide_enough || single || half || commented) {
            continue;
        }
        // A row of words among data is a header only if it stands above them; those below may have another one.
        let data_above = looks.iter().take(place).filter(|look| **look == Look::Data).count();
        if data_above > 3 {
            break;
        }
        let score = heading_score(record, *look, below, columns);
        // Every row of a table of words looks like headings: the first that names half of the columns does.
        let heads = |known: usize| records.get(known).is_some_and(|row| 2 * row.filled() >= columns);
        let words_go_on = next_look(below) != Some(Look::Data) && !record.cells().any(is_known);
        if words_go_on && best.is_some_and(|(known, score)| score > 0.0 && heads(known)) {
            continue;
        }
        if best.is_none_or(|(_, known)| score > known) {
            best = Some((place, score));
        }
    }
    let (place, score) = best?;
    (score > 0.0).then(|| extend(records, &looks, place, repeats))
}

/// The line of another table's header above this one: words for counts, and two rows or more as wide as they.
pub(super) fn table_above(records: &[Record], header: usize, columns: usize) -> Option<u64> {
    let above: Vec<&Record> = records.iter().take(header).filter(|record| !record.is_blank()).collect();
    let data = |record: &&Record, width: usize| {
        record.filled() == width && Look::of(record, columns) == Look::Data && record.cells().any(is_number)
    };
    above.windows(3).find_map(|rows| match rows {
        [head, first, second] => {
            let width = head.filled();
            let counts = head.cells().any(|cell| {
                let words = word::words(cell);
                word::any(&words, word::REMOVALS) || word::any(&words, word::COUNT)
            });
            let is_header = width > 1 && counts && Look::of(head, columns).can_head();
            (is_header && data(first, width) && data(second, width)).then(|| head.line())
        }
        _ => None,
    })
}

/// How many of the first rows of a table without a header are titles: words in one cell, and data at once below. Words
/// that stand so over rows further down, too, are names of those.
pub(super) fn titles_above(records: &[Record], columns: usize) -> usize {
    let looks: Vec<Look> = records.iter().map(|record| Look::of(record, columns)).collect();
    let is_between = |look: &Look| matches!(look, Look::Blank | Look::Line);
    let above = looks.iter().take_while(|look| is_between(look)).count();
    let last = looks.iter().rposition(|look| *look == Look::Data).unwrap_or(0);
    let rows = looks.get(above..last).unwrap_or(&[]);
    let first = looks.get(above) == Some(&Look::Data);
    if first && !rows.contains(&Look::Line) { above } else { 0 }
}

/// The header that starts on the line the user named, the first of these, as deep as it looks.
pub(super) fn header_at(records: &[Record], columns: usize, repeats: Repeats) -> HeaderRows {
    // Years over quarters: the row that is named is the upper one of the header that would be found.
    if let Some(found) = find_header(records, columns, repeats).filter(|found| found.first == 0) {
        return found;
    }
    let looks: Vec<Look> = records.iter().map(|record| Look::of(record, columns)).collect();
    HeaderRows { first: 0, last: extend_down(records, &looks, 0, 0) }
}

/// Whether a row below headings is like the one below it, and so no header of it: days stand over days, or numbers over
/// numbers below a heading that is a period itself.
fn is_like_below(records: &[Record], looks: &[Look], place: usize) -> bool {
    let above = records.iter().zip(looks).take(place).rev().find(|(_, look)| **look != Look::Blank);
    let (Some((above, look)), Some(record), Some(below)) =
        (above, records.get(place), records.get(place + 1))
    else {
        return false;
    };
    let is_date = |text: &str| cell::is_period_label(text) && !word::is_digits(text);
    let is_number = |text: &str| word::is_digits(text.strip_suffix(".0").unwrap_or(text));
    let is_time = cell::is_period_label;
    let alike = |column: usize| {
        let (head, own, below) = (above.get(column), record.get(column), below.get(column));
        let numbers = is_number(own) && is_number(below) && is_time(head);
        let names_time = word::is_time_heading(head) || word::pair(&word::words(head), "as", "of");
        let times = names_time && is_time(own) && is_time(below);
        is_date(own) && is_date(below) || numbers || times
    };
    look.can_head() && above.filled() > 1 && (1..record.len()).any(alike)
}

/// Whether a row is the header, made a comment so that other programs skip it: `#month,removals` over data.
fn is_commented_header(record: &Record, below: &[Look], columns: usize) -> bool {
    let known = || record.cells().filter(|cell| word::is_known_heading(cell)).count();
    // As many short words as there are columns are no sentence, unless there are two.
    let named = || known() > 1 || columns > 2 && !record.cells().any(cell::is_value);
    record.get(0).starts_with('#')
        && columns > 1
        && record.filled() == columns
        && named()
        && record.cells().all(|cell| cell.chars().count() <= 30)
        && below.first() == Some(&Look::Data)
}

/// Whether the program knows what a cell heads.
fn is_known(cell: &str) -> bool {
    word::is_known_heading(cell) || word::is_group_heading(cell)
}

/// The look of the next row that is not blank.
fn next_look(below: &[Look]) -> Option<Look> {
    below.iter().copied().find(|look| *look != Look::Blank)
}

fn heading_score(record: &Record, look: Look, below: &[Look], columns: usize) -> f64 {
    let next = next_look(below);
    let known = record.cells().filter(|cell| is_known(cell)).count();
    let long = record.cells().any(|cell| cell.chars().count() > HEADING_LETTERS);
    let coverage = record.filled() as f64 / columns.max(1) as f64;
    let mut score = 2.0 * coverage.min(1.0);
    score += if next == Some(Look::Data) { 2.0 } else { 0.0 };
    score += if known > 0 { 2.0 } else { 0.0 };
    score += if known > 1 { 1.0 } else { 0.0 };
    score += if look == Look::Labels { 0.5 } else { 0.0 };
    let remark = record.get(0).starts_with('#') && !is_commented_header(record, below, columns);
    score -= if long || remark { 3.0 } else { 0.0 };
    score
}

fn extend(records: &[Record], looks: &[Look], place: usize, repeats: Repeats) -> HeaderRows {
    let mut first = place;
    while let Some(above) = first.checked_sub(1)
        && place - above < HEADER_DEPTH
        && looks.get(above).is_some_and(|look| look.can_head() || *look == Look::Data)
        && records.get(above).is_some_and(is_group_row)
        && !is_title_beside_nothing(records, above, first)
        && records.get(above).is_some_and(|row| {
            let over = records.get(first).is_some_and(|below| holds_years_over(row, below));
            if over || looks.get(above) == Some(&Look::Data) {
                return over;
            }
            let same =
                repeats == Repeats::Join && records.get(place).is_some_and(|header| same_text(row, header));
            // A heading that is as high as the header stands in its upper row.
            let high = records
                .get(place)
                .is_some_and(|header| header.get(0).is_empty() && !is_cut_title(row, header))
                && row.filled() > 1;
            row.get(0).is_empty()
                || same
                || high
                || records.get(first..=place).is_some_and(|header| tells_apart(row, header))
        })
    {
        first = above;
    }
    HeaderRows { first, last: extend_down(records, looks, first, place) }
}

/// Whether the only cell of a row stands at the left edge of a table whose first column is empty throughout: a title, as it would
/// be in the first column of another.
fn is_title_beside_nothing(records: &[Record], above: usize, header: usize) -> bool {
    let (Some(row), Some(header)) = (records.get(above), records.get(header..)) else { return false };
    let edge = |row: &Record| row.cells().position(|cell| !cell.is_empty());
    let all_empty = row.get(0).is_empty() && header.iter().all(|row| row.get(0).is_empty());
    row.filled() == 1 && all_empty && header.len() > 2 && header.first().and_then(edge) == edge(row)
}

/// Whether a row is a title that its own commas have cut: `Removals, FY2016 to FY2017` above a wider header.
fn is_cut_title(row: &Record, header: &Record) -> bool {
    row.len() < header.len() && (1..row.len()).all(|column| row.raw(column).starts_with(' '))
}

fn extend_down(records: &[Record], looks: &[Look], first: usize, place: usize) -> usize {
    let mut last = place;
    let mut depth = last - first + 1;
    // Blank rows may part the rows of a header.
    let next = |from: usize| (from + 1..looks.len()).find(|at| looks.get(*at) != Some(&Look::Blank));
    while depth < HEADER_DEPTH
        && let Some(below) = next(last).filter(|below| below - last <= HEADER_DEPTH)
        && looks.get(below) == Some(&Look::Text)
        && next(below)
            .and_then(|at| looks.get(at))
            .is_some_and(|look| matches!(look, Look::Data | Look::Text))
        && records
            .get(below)
            .is_some_and(|below| is_group_row(below) && below.get(0).is_empty() && !is_drawn(below))
    {
        last = below;
        depth += 1;
    }
    last
}
