//! What the cells of a column look like: counts, times, words, gaps.

use super::role::Role;
use crate::load::cell::count::{self, Cell};
use crate::load::cell::grouping::Grouping;
use crate::load::cell::merged;
use crate::load::cell::when::{self, When};
use crate::load::word;

/// What is longer than this many bytes is a sentence.
pub(crate) const LONGEST: usize = 60;

/// What the first cells of a column look like.
#[derive(Clone, Debug, Default)]
pub(crate) struct Profile {
    /// How many cells say something, gaps left out.
    pub(crate) filled: u64,
    /// How many hold a mark for nothing known.
    gaps: u64,
    numbers: u64,
    pub(crate) times: u64,
    /// What the last named time is: a month, a quarter or a fiscal year.
    named: Option<Role>,
    /// Whether some time is a day, or of another kind than the others.
    days: bool,
    /// The lowest and highest number, where all are numbers.
    least: Option<u64>,
    most: u64,
    rising: u64,
    /// How many are higher than all before them.
    higher: u64,
    /// Whether the table has a header, in which programs leave the heading of such numbers out.
    headed: bool,
    /// Whether the table has more columns than a time and a count.
    wide: bool,
    /// How many say how settled a figure is: preliminary, revised, final.
    pub(crate) stages: u64,
    /// How many are a bare yes or no.
    pub(crate) answers: u64,
}

/// What one cell looks like.
#[derive(Clone, Copy, Debug)]
pub(crate) enum Look {
    Empty,
    Gap,
    Count(u64),
    /// No count, but meant as a number: `45%`, `18.320`.
    Number,
    Time,
    /// A month, a quarter or a fiscal year by its name, which no day is: `Oct`, `Q1`, `FY2017`.
    Named(Role),
    Stage,
    Answer,
    Words,
}

impl Look {
    pub(crate) fn of(text: &str) -> Self {
        if text.is_empty() || merged::is_covered(text) {
            return Self::Empty;
        }
        if text.len() > LONGEST {
            return if is_meant_as_number(text) { Self::Number } else { Self::Words };
        }
        match count::read(text, Grouping::COMMAS) {
            Cell::Gap(_) => return Self::Gap,
            Cell::Count { count, .. } => return Self::Count(count),
            Cell::Bad(_) => {}
        }
        if word::STAGES.iter().any(|stage| stage.eq_ignore_ascii_case(text)) {
            return Self::Stage;
        }
        if ["yes", "no", "y", "n", "true", "false"].iter().any(|answer| answer.eq_ignore_ascii_case(text)) {
            return Self::Answer;
        }
        match when::parse(text).map(|moment| moment.when) {
            Some(When::Year { .. } | When::Serial(_)) => Self::Words,
            // Visas have such names, too.
            Some(When::PartName(part)) if part.is_half() => Self::Words,
            Some(When::PartName(_)) => Self::Named(Role::Quarter),
            Some(When::MonthName(_)) => Self::Named(Role::Month),
            Some(When::FiscalYear { to_date: false, .. }) => Self::Named(Role::FiscalYear),
            Some(_) => Self::Time,
            None if is_meant_as_number(text) && !is_coded(text) => Self::Number,
            None => Self::Words,
        }
    }
}

/// Whether a text is a code before the words that it stands for, `8-Excluded/Removed` or `1 Convicted Criminal`, or a range
/// as of ages: `18-29`. A number before its unit is a number.
fn is_coded(text: &str) -> bool {
    let (number, behind) = text.split_at(text.bytes().take_while(u8::is_ascii_digit).count());
    if !(1..=4).contains(&number.len()) {
        return false;
    }
    let mark = behind.trim_start_matches(|letter: char| letter.is_ascii_uppercase()).chars().next();
    if !mark.is_some_and(|mark| mark.is_whitespace() || "-.):–".contains(mark)) {
        return false;
    }
    let words = word::words(behind);
    let behind = behind.trim_start_matches(['-', '–', ' ']).trim_start_matches("to ");
    if word::is_digits(behind) {
        return number.len() < 3 && behind.len() < 3;
    }
    let is_word = |word: &String| word.chars().count() > 2 && word.chars().all(char::is_alphabetic);
    words.iter().any(is_word) && !word::any(&words, UNITS) && !word::any(&words, word::PEOPLE)
}

/// Words behind a number that leave it a number.
const UNITS: &[&str] = &[
    "percent",
    "pct",
    "thousand",
    "million",
    "est",
    "estimated",
    "prelim",
    "preliminary",
    "provisional",
    "revised",
    "removals",
    "removed",
    "deported",
    "deportations",
    "per",
    "cases",
    "days",
    "hours",
    "weeks",
    "months",
    "years",
    "year",
    "usd",
];

pub(crate) fn is_meant_as_number(text: &str) -> bool {
    text.starts_with(|first: char| first.is_ascii_digit() || "-+$".contains(first))
}

impl Profile {
    /// Nothing yet of a column in a table with a header, or without one, and with so many columns.
    pub(crate) fn new(headed: bool, columns: usize) -> Self {
        Self { headed, wide: columns > 2, ..Self::default() }
    }

    pub(crate) fn see(&mut self, look: Look) {
        match look {
            Look::Empty => return,
            Look::Gap => {
                self.gaps += 1;
                return;
            }
            Look::Count(count) => {
                self.numbers += 1;
                self.higher += u64::from(self.least.is_some() && count > self.most);
                self.rising += u64::from(self.least.is_some() && count == self.most.wrapping_add(1));
                self.least = Some(self.least.map_or(count, |least| least.min(count)));
                self.most = self.most.max(count);
            }
            Look::Number => self.numbers += 1,
            Look::Time => {
                self.times += 1;
                self.days = true;
            }
            Look::Named(role) => {
                self.times += 1;
                self.days |= self.named.is_some_and(|named| named != role);
                self.named = Some(role);
            }
            Look::Stage => self.stages += 1,
            Look::Answer => self.answers += 1,
            Look::Words => {}
        }
        self.filled += 1;
    }

    /// Whether most cells are numbers.
    pub(crate) fn is_numeric(&self) -> bool {
        self.filled > 0 && self.numbers * 2 > self.filled
    }

    /// Whether all numbers may be days: those of a spreadsheet in this century, `20161003`, or milliseconds.
    pub(crate) fn may_be_days(&self) -> bool {
        let within = |least: u64, most: u64| self.least >= Some(least) && self.most <= most;
        within(36_526, 73_050) || within(19_000_101, 21_001_231) || self.least >= Some(1_000_000_000)
    }

    /// Whether all are words, and none a number or a time.
    pub(crate) fn is_of_words(&self) -> bool {
        self.numbers + self.times == 0
    }

    /// Whether all are whole numbers of eight digits or more, as identifiers are, and no day has so many removals.
    pub(crate) fn are_long(&self) -> bool {
        self.filled > 0 && self.numbers == self.filled && self.least >= Some(10_000_000)
    }

    /// What all times are, where each is named and none is a day.
    pub(crate) fn all_named(&self) -> Option<Role> {
        self.named.filter(|_| !self.days)
    }

    /// Whether most cells are times that are no plain numbers.
    pub(crate) fn is_timely(&self) -> bool {
        self.filled > 0 && self.times * 2 > self.filled
    }

    /// Whether numbers without a heading are those by which programs name the rows that they keep: each is higher than the
    /// one before, or, of rows that were sorted again, stands beside more than a time.
    pub(crate) fn names_rows(&self) -> bool {
        self.headed && (self.wide || self.numbers == self.filled && self.higher + 1 == self.filled)
    }

    /// Whether the numbers count the rows: 0, 1, 2, 3 and so on.
    pub(crate) fn is_index(&self) -> bool {
        self.filled > 2
            && self.numbers == self.filled
            && self.rising + 1 == self.filled
            && self.least.is_some_and(|least| least < 2)
    }
}
