//! What is said around a table of whether its counts are to date: by a line above it, by the names of its sheet and its
//! file, by a note below.

use super::around::Title;
use super::{COUNTS, SAYS};
use crate::load::cell::footnote::{begins_with_mark, mark_of, mark_of_count};
use crate::load::cell::when;
use crate::load::table::{Table, Walk};
use crate::load::word;

/// A longer sentence says more than one thing.
const LONGEST: usize = 120;

/// So does a paragraph, whose sentences are looked at one by one.
const LONGEST_PARAGRAPH: usize = 1200;

impl Title {
    /// Takes what a line above the table says.
    pub(super) fn take_to_date(&mut self, words: &[String]) {
        self.cumulative |= word::says_to_date(words) || word::is_as_of_each(words);
        // `Monthly and cumulative removals` are two tables, or two columns.
        let both = word::any(words, word::PERIODIC) && word::any(words, &["and", "or", "vs", "versus"]);
        self.running |= word::any(words, word::RUNNING) && !both;
    }

    /// Takes what the name of the sheet or of the file says, in words that say nothing else or beside removals:
    /// `removals-to-date`, `FYTD`, but not `months-beside-year-to-date`.
    pub(super) fn take_name_to_date(&mut self, name: &str) {
        let words = word::words(name.rsplit_once('.').map_or(name, |(stem, _)| stem));
        let removals = word::any_removal(&words) && word::any(&words, word::CUMULATIVE);
        self.cumulative |= removals
            || word::says_to_date(&words) && words.iter().all(|word| is_plain(word) || is_year(word));
    }

    /// Takes what a note says of all counts of a table.
    pub(super) fn note_to_date(&mut self, note: &str, table: &Table<'_>) {
        if note.len() > LONGEST_PARAGRAPH || is_glossary(note) {
            return;
        }
        for sentence in note.split(['.', ';', ',', '(', ')']) {
            let words = word::words(sentence);
            let sure = says_of_all(&words);
            if sentence.chars().count() <= LONGEST && (sure || may_say(&words)) && !is_of_marked(note, table)
            {
                self.cumulative = true;
                self.running |= sure && word::any(&words, word::RUNNING);
            }
        }
    }
}

/// Whether a sentence says of all counts that they are to date: `Figures are cumulative from October 1`, `Year-to-date
/// figures`. What it says of a part of them, or more than that, it does not say of all.
fn says_of_all(words: &[String]) -> bool {
    let includes = words.windows(3).any(|three| match three {
        [includes, all, before] => {
            word::is_in(includes, &["includes", "include"])
                && all == "all"
                && word::is_in(before, &["earlier", "previous", "prior", "preceding"])
        }
        _ => false,
    });
    let said = (1..=words.len()).find(|length| words.get(..*length).is_some_and(is_to_date));
    let Some((head, tail)) = said.and_then(|length| words.split_at_checked(length)) else { return includes };
    let plain = |words: &[String]| words.iter().all(|word| is_plain(word));
    let verb = word::any(head, COUNTS) && word::any(head, SAYS);
    plain(head) && (verb || plain(tail)) || includes
}

/// Whether a sentence speaks of counts to date in other words, and may mean all of them: it names no year, no total and
/// no other table.
fn may_say(words: &[String]) -> bool {
    let numbered = words.iter().any(|word| word.bytes().any(|byte| byte.is_ascii_digit()));
    is_to_date(words) && !numbered && !word::any(words, OF_OTHERS)
}

/// Words of a sentence that speaks of one count, of none, or of other tables.
const OF_OTHERS: &[&str] = &[
    "available",
    "chart",
    "exclude",
    "excludes",
    "highest",
    "largest",
    "lowest",
    "most",
    "no",
    "not",
    "other",
    "peak",
    "record",
    "see",
    "separate",
    "separately",
    "table",
    "tables",
];

fn is_to_date(words: &[String]) -> bool {
    word::says_to_date(words) || word::is_as_of_each(words)
}

/// Whether a word says nothing but what is counted and when.
fn is_plain(word: &str) -> bool {
    let lists: &[&[&str]] = &[
        word::CUMULATIVE,
        word::TIME,
        word::PERIODIC,
        word::COUNT,
        word::PEOPLE,
        word::AGENCY,
        word::REMOVALS,
        COUNTS,
        SAYS,
        BESIDE,
    ];
    let day = || word.parse::<u32>().is_ok_and(|number| number <= 31) || when::year(word).is_some();
    word::is_in_any(word, lists) || when::month(word).is_some() || word::is_digits(word) && day()
}

/// Whether a word of a name is a fiscal year: `fy17`.
fn is_year(word: &str) -> bool {
    word.strip_prefix("fy").is_some_and(word::is_digits)
}

/// What may stand beside them.
const BESIDE: &[&str] = &[
    "a",
    "as",
    "at",
    "basis",
    "beginning",
    "begins",
    "by",
    "calendar",
    "each",
    "end",
    "every",
    "far",
    "federal",
    "for",
    "from",
    "given",
    "in",
    "note",
    "notes",
    "on",
    "progressive",
    "reported",
    "shown",
    "since",
    "so",
    "start",
    "starting",
    "starts",
    "these",
    "this",
    "thru",
    "thus",
    "to",
    "year",
    "years",
];

/// Whether a note explains an abbreviation: `FYTD: fiscal year to date`.
fn is_glossary(note: &str) -> bool {
    let words = word::words(note);
    let short = |word: &String| word::is_in(word, &["ytd", "fytd", "cytd"]);
    words.first().is_some_and(short) && word::pair(&words, "to", "date")
}

/// Whether a note begins with a mark that stands at some cells of the table, and so is said of those: `* Fiscal year to
/// date` below `2017*`.
pub(crate) fn is_of_marked(note: &str, table: &Table<'_>) -> bool {
    if !begins_with_mark(note, None) {
        return false;
    }
    let mut found = false;
    let is_marked = |cell: &str| {
        [mark_of(cell), mark_of_count(cell)]
            .into_iter()
            .flatten()
            .any(|mark| begins_with_mark(note, Some(mark)))
    };
    let headings = table.headings.iter().filter(|heading| is_marked(heading));
    // Beside other headings a marked one is the only one that is meant.
    found |=
        headings.clone().any(|heading| !word::any_removal(&word::words(heading)) && table.headings.len() > 2);
    table.walk(|record| {
        found |= (0..record.len()).any(|column| is_marked(record.get(column)));
        if found { Walk::Stop } else { Walk::On }
    });
    found
}
