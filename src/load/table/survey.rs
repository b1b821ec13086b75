//! One walk over a whole body: where it ends, repeated headers, a second table, odd characters.

use super::again::{Again, Ended, heads_another, heads_other_columns};
use super::label_row::is_label_row;
use super::layout::{Look, filled_width};
use super::note::is_note;
use super::record::Record;
use super::rule::is_rule;
use super::{Odd, Skip, Skipped};
use crate::load::{cell, word};

/// What is known of the body while it is walked.
#[derive(Default)]
pub(super) struct Survey<'header> {
    pub(super) columns: usize,
    pub(super) first: u64,
    pub(super) header: &'header [Record],
    pub(super) last: u64,
    pub(super) rows: u64,
    /// Lines below the last row, which are rows after all where another row follows.
    pub(super) tail: Vec<Skipped>,
    /// Lines among the rows that are none: the header again, remarks, drawn lines, titles.
    pub(super) passed_over: Vec<Skipped>,
    pub(super) odd: Vec<Odd>,
    pub(super) after_blank: bool,
    pub(super) lenient: bool,
    /// Whether the text holds any odd character at all.
    pub(super) odd_text: bool,
    /// A row that would be the header of a second table if data follow.
    pub(super) suspect: Option<u64>,
    pub(super) between: Between,
    /// Whether the table stands twice; asked where it is only shown.
    pub(super) again: Again,
}

/// What tells the titles of further tables from rows.
#[derive(Default)]
pub(super) struct Between {
    /// Whether a row above has held a value.
    valued: bool,
    /// Whether a blank row stands above the tail.
    apart: bool,
}

impl Survey<'_> {
    /// Looks for odd characters in the headings.
    pub(super) fn see_header(&mut self) {
        if self.odd_text {
            for record in self.header {
                self.note_odd(record);
            }
        }
    }

    /// Takes in a row; returns the line of a second table's header once that is sure.
    pub(super) fn see(&mut self, record: &Record) -> Option<u64> {
        if record.is_blank() {
            self.after_blank = true;
            return None;
        }
        if let Some(line) = self.begins_another(record) {
            return Some(line);
        }
        if self.passes_over(record) {
            return None;
        }
        // What a cell looks like is asked only where a table may end: it is the dear part of a walk.
        let plain = !self.after_blank
            && self.suspect.is_none()
            && !(self.lenient && self.between.apart)
            && record.has_several()
            && !is_note(record.get(0));
        let look = if plain { Look::Data } else { Look::of(record, self.columns) };
        let after_blank = std::mem::take(&mut self.after_blank);
        let below = after_blank || !self.tail.is_empty();
        // `April - June 2017` below the name of an office is one more line of a title.
        let goes_on = self.between.apart && self.lenient && !record.has_several();
        let noted = below && !self.lenient && is_footnote(record);
        let said = self.is_said_of_a_heading(record);
        let look = if goes_on || noted || said { Look::Line } else { look };
        match look {
            Look::Line if self.columns > 1 => {
                self.between.apart |= self.tail.is_empty() && after_blank;
                self.tail.push(skipped(record, Skip::Below));
            }
            Look::Text | Look::Labels if after_blank && self.rows > 0 && is_other_header(record) => {
                self.drop_titles();
                self.suspect = Some(record.line());
                self.tail.push(skipped(record, Skip::Below));
            }
            Look::Blank | Look::Line | Look::Text | Look::Labels | Look::Data => {
                if look == Look::Data && self.suspect.is_some() && !self.lenient {
                    return self.suspect;
                }
                if matches!(look, Look::Text | Look::Labels) && record.has_several() {
                    self.drop_titles();
                }
                self.between.valued =
                    self.between.valued || self.lenient && record.cells().any(cell::is_value);
                self.rows += 1 + self.tail.len() as u64;
                self.tail.clear();
                self.between.apart = false;
                self.last = record.line();
            }
        }
        if self.odd_text {
            self.note_odd(record);
        }
        None
    }

    /// Whether a row only says something of a period that another row or a heading counts: `FY2017 through March 31, 2017`,
    /// `FY2017 = Oct 2016 - Jun 2017`.
    fn is_said_of_a_heading(&self, record: &Record) -> bool {
        const LEAST_WORDS: usize = 4;
        let first = record.get(0);
        let long = || first.split_whitespace().nth(LEAST_WORDS - 1).is_some();
        !record.has_several()
            && self.columns > 1
            && !self.lenient
            && (self.header.iter().any(is_label_row) && long() || self.rows > 0 && says_how_far(first))
    }

    /// The line on which another table begins with no blank row above it, or this one once more where it is only shown.
    fn begins_another(&mut self, record: &Record) -> Option<u64> {
        let heads = |header: &Record| heads_another(header, record) || heads_other_columns(header, record);
        if self.rows > 0 && !self.is_header(record) && self.header.iter().any(heads) {
            self.tail.clear();
            return Some(record.line());
        }
        if !self.lenient {
            return None;
        }
        if self.is_header(record) {
            let Self { last, rows, .. } = *self;
            self.again.see_header(Ended { last, rows, again: record.line() });
            return None;
        }
        let Ended { last, rows, again } = self.again.see_row(record)?;
        (self.last, self.rows) = (last, rows);
        self.tail.clear();
        Some(again)
    }

    fn is_header(&self, record: &Record) -> bool {
        self.header.iter().any(|header| same_cells(header, record))
    }

    /// Whether a line among the rows is none: the header again, a remark, a drawn line.
    fn passes_over(&mut self, record: &Record) -> bool {
        if self.is_header(record) {
            self.drop_titles();
            self.passed_over.push(Skipped { line: record.line(), skip: Skip::Repeat, text: String::new() });
        } else if !self.lenient && is_comment(record, self.columns) {
            self.passed_over.push(skipped(record, Skip::Comment));
        } else if !self.lenient && is_rule(record, self.columns) {
            self.passed_over.push(Skipped { line: record.line(), skip: Skip::Rule, text: String::new() });
        } else {
            return false;
        }
        true
    }

    /// Where a table is only shown, lines between a blank row and headings are the title of one more table below. In a
    /// table of words alone they may as well be rows.
    fn drop_titles(&mut self) {
        if self.lenient && self.between.apart && self.between.valued {
            let titles = self.tail.drain(..).map(|line| Skipped { skip: Skip::Above, ..line });
            self.passed_over.extend(titles);
            self.between.apart = false;
        }
    }

    fn note_odd(&mut self, record: &Record) {
        for column in 0..record.len() {
            let cell = record.raw(column);
            // Most cells are plain, which is told of many bytes at a time.
            let is_plain = cell.bytes().all(|byte| matches!(byte, b' '..=b'~'));
            if !is_plain && cell.chars().any(is_odd) {
                self.odd.push(Odd { line: record.line(), column, text: cell.to_owned() });
            }
        }
    }
}

/// A control character, one that turns the direction of text or ends a line, or the mark of a byte that could not be decoded.
pub(crate) fn is_odd(letter: char) -> bool {
    letter.is_control() && !matches!(letter, '\n' | '\r' | '\t')
        || matches!(letter, '\u{2028}'..='\u{202e}' | '\u{2066}'..='\u{2069}' | char::REPLACEMENT_CHARACTER)
}

/// Whether a row is a remark of whoever wrote the file: `# revised in May`. A code such as `#N/A` beside other cells
/// is none.
fn is_comment(record: &Record, columns: usize) -> bool {
    let Some(rest) = record.get(0).strip_prefix('#') else { return false };
    let alone = columns > 1 && record.filled() == 1 && rest.starts_with(char::is_alphabetic);
    let spaced = rest.starts_with(' ') && rest.trim_start().starts_with(char::is_alphabetic);
    alone || spaced
}

/// Whether a row is a numbered footnote that its own commas cut: `1 Data are for 2016, 2017.`
fn is_footnote(record: &Record) -> bool {
    let first = record.get(0).trim_start_matches(['(', '[']);
    let (mark, text) = first.split_once(' ').unwrap_or((first, ""));
    let mark = mark.trim_end_matches([')', ']', '.', ':']);
    let marked = (1..=2).contains(&mark.chars().count())
        && (mark.chars().all(|letter| letter.is_ascii_digit() || "*†‡§".contains(letter))
            || mark.len() == 1 && mark.starts_with(char::is_alphabetic));
    marked
        && text.starts_with(char::is_uppercase)
        && text.split_whitespace().count() >= 3
        && !record.cells().skip(1).any(word::is_digits)
}

/// Whether a text without a count says of a year how far it goes: `FY2017 YTD`, `FY2017 (Oct-Jun)`, `FY2017: October 2016 to
/// June 2017`.
fn says_how_far(first: &str) -> bool {
    let words = word::words(first);
    let year = words.first().is_some_and(|word| cell::is_year_label(word) || word == "fy");
    let reaches = word::any(&words, &["through", "thru", "until", "ytd", "fytd"])
        || word::pair(&words, "as", "of")
        || word::pair(&words, "to", "date");
    year && words.len() > 1 && (reaches || first.contains(['=', '(', ':']))
}

fn is_other_header(record: &Record) -> bool {
    record.has_several() && record.cells().any(word::is_known_heading)
}

pub(super) fn same_cells(header: &Record, record: &Record) -> bool {
    if !header.get(0).eq_ignore_ascii_case(record.get(0)) {
        return false;
    }
    let width = filled_width(header).max(filled_width(record));
    (0..width).all(|column| header.get(column).eq_ignore_ascii_case(record.get(column)))
}

pub(super) fn skipped(record: &Record, skip: Skip) -> Skipped {
    Skipped { line: record.line(), skip, text: record.joined() }
}
