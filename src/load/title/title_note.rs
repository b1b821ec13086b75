//! What a line below a table, or a comment, says of all its counts: that they count something else than removals, that
//! their last digits are lost, that somebody stands in several groups.

use super::around::{Other, Title, year_end};
use super::title_subject;
use crate::load::show;
use crate::load::word::{self, no_count, scale};

/// What is longer says more than one thing.
const LONGEST: usize = 120;

/// A paragraph of notes may be longer, and still says it of all groups.
const LONGEST_OF_GROUPS: usize = 600;

impl Title {
    /// Takes what a line below a table, or a comment, says of all its counts.
    pub(super) fn note(&mut self, text: &str) {
        if text.chars().count() > LONGEST {
            return;
        }
        let words = word::words(text);
        self.in_thousands |= scale::note_loses_digits(text);
        let bounds = ["end", "ends", "begin", "begins", "start", "starts", "run", "runs"];
        let of_years = word::any(&words, &["fiscal"]) && word::any(&words, &bounds);
        self.year_end = self.year_end.or_else(|| year_end(&words).filter(|_| of_years));
        let stands = || format!("the note \"{}\"", show::escaped(text));
        let other = || counts_others(&words).map(|subject| Other { subject, stands: stands() });
        self.measured = self.measured.take().or_else(other);
    }
}

/// What all numbers are.
const COUNTS: &[&str] = &["count", "counts", "data", "figures", "numbers", "removals", "totals", "values"];

/// What a note says that all numbers are, where that is no removal: `Figures count removal orders issued`.
fn counts_others(words: &[String]) -> Option<String> {
    let opening = |word: &&String| ["note", "notes", "the", "these", "all", "this"].contains(&word.as_str());
    let mut words = words.iter().skip_while(opening);
    words.next().filter(|what| COUNTS.contains(&what.as_str()) && *what != "removals")?;
    words.next().filter(|says| SAYS.contains(&says.as_str()))?;
    // Behind these words stands what numbers are made from, or sorted by.
    let aside = |word: &&String| ["by", "from", "based", "not", "as", "for", "in"].contains(&word.as_str());
    let what: Vec<String> = words.take_while(|word| !aside(word)).take(5).cloned().collect();
    no_count::beside_removals(&what).or_else(|| {
        let named = || title_subject::counted(&what.join(" "), &what);
        if title_subject::names_removals(&what) { None } else { named() }
    })
}

/// Words between numbers and what they are.
const SAYS: &[&str] = &[
    "are",
    "count",
    "counts",
    "is",
    "measure",
    "measures",
    "reflect",
    "reflects",
    "represent",
    "represents",
    "show",
    "shows",
];

/// Whether a line says that somebody may stand in several groups of the table, so that these add up to more than there
/// are: `A person may be counted in more than one category`.
pub(super) fn shares_groups(text: &str) -> bool {
    // What it says of a total is not said of the groups.
    let of_total = |sentence: &&str| word::any(&word::words(sentence), word::TOTAL);
    let of_groups: Vec<&str> = text.split('.').filter(|sentence| !of_total(sentence)).collect();
    text.chars().count() <= LONGEST_OF_GROUPS && (says_shared(text) || says_shared(&of_groups.join(".")))
}

fn says_shared(text: &str) -> bool {
    let words = word::words(text);
    if ["mutually", "exclusive"].iter().all(|word| words.iter().any(|own| own == word)) {
        return word::any(&words, &["not", "aren"]);
    }
    let groups = word::any(&words, GROUPS);
    let overlap = word::any(&words, &["overlap", "overlapping"])
        && !["no", "not", "never", "without"].iter().any(|no| word::pair(&words, no, "overlap"));
    let several = word::pair(&words, "more", "than") && word::any(&words, &["one", "once"])
        || word::any(&words, &["multiple", "several", "twice"]);
    let stands = word::any(&words, STANDS);
    let denied =
        word::any(&words, &["no", "not", "never", "none", "once", "only", "without", "unduplicated"]);
    groups && (overlap || several && stands && !denied)
}

/// Words for what a table parts people into.
const GROUPS: &[&str] = &[
    "categories",
    "category",
    "crime",
    "crimes",
    "group",
    "groups",
    "offense",
    "offenses",
    "row",
    "rows",
    "type",
    "types",
];

/// Words for that somebody stands in a row.
const STANDS: &[&str] =
    &["appear", "appears", "belong", "counted", "fall", "included", "listed", "represented", "reported"];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_note_on_groups_that_share_people_is_told_from_others() {
        for text in [
            "Note: A person may be counted in more than one category.",
            "Categories are not mutually exclusive.",
            "Crime categories may overlap; do not add.",
            "A person may be counted in several categories. The total counts each person once.",
            "Individuals with several convictions are listed under multiple crime types.",
        ] {
            assert!(shares_groups(text), "{text}");
        }
        for text in [
            "Categories are mutually exclusive.",
            "No person is counted in more than one category.",
            "Persons removed more than once are counted each time.",
            "Each person is counted only once, under several rules for the category.",
            "Data come from several offices.",
            "Each person is counted once. Several charges are listed by the type of the first.",
        ] {
            assert!(!shares_groups(text), "{text}");
        }
    }

    #[test]
    fn a_note_on_what_is_counted_is_told_from_others() {
        let says = |text: &str| counts_others(&word::words(text));
        for (text, what) in [
            ("Note: Figures count removal orders issued.", "removal orders"),
            ("Count is the number of removal flights", "removal flights"),
            ("Numbers represent arrests", "arrests"),
        ] {
            assert_eq!(says(text).as_deref(), Some(what), "{text}");
        }
        for text in [
            "Counts are of removals and returns.",
            "Figures are by date of removal order.",
            "Data are from arrests records",
            "Removals are counted by flights",
            "Orders are counted elsewhere",
        ] {
            assert_eq!(says(text), None, "{text}");
        }
    }
}
