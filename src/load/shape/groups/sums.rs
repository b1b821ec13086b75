//! Which rows sum up others, as their categories say it: by a word such as *Total*, or by the code that offices of
//! statistics write for it.
//!
//! A mark of a sum means something only where other rows say something else: a column that holds nothing but `TOTAL`
//! says what the whole table counts.

use std::collections::{BTreeMap, BTreeSet};

use super::counted_once::{self, Counting};
use super::total_label::{self, is_total_of_all};
use super::{proof, whole_name};
use crate::dataset::FastSet;
use crate::load::column::Column;
use crate::load::shape::Draft;
use crate::load::shape::facts::BETWEEN;
use crate::load::table::Record;
use crate::load::word::{self, no_count, region};

/// The marks of sums in the category columns of a table.
#[derive(Clone, Debug)]
pub(crate) struct Sums<'a> {
    columns: Vec<Marked<'a>>,
}

/// A category column, and the values in it that mark sums.
#[derive(Clone, Debug)]
struct Marked<'a> {
    column: &'a Column,
    marks: BTreeSet<String>,
    /// The marks that name another value of the column, which they sum up: `Mexico Total`.
    parts: BTreeMap<String, String>,
    /// Whether it says different things in different rows, and the same in some: each country, and not each rank.
    parts_rows: bool,
}

impl<'a> Sums<'a> {
    /// The marks in these columns of a table.
    pub(crate) fn of(draft: &Draft<'_>, categories: impl Iterator<Item = &'a Column>) -> Self {
        let heading = |name| draft.columns.iter().any(|column| column.name.eq_ignore_ascii_case(name));
        let coded = heading("OBS_VALUE") || heading("TIME_PERIOD");
        Self { columns: categories.map(|column| Marked::of(draft, column, coded)).collect() }
    }

    /// Whether a row sums up others.
    pub(crate) fn is_sum(&self, record: &Record) -> bool {
        self.columns.iter().any(|marked| marked.is_mark(record.get(marked.column.place)))
    }

    /// Whether a row that sums up others names something beside that: a region, or one sex.
    pub(crate) fn is_of_part(&self, record: &Record) -> bool {
        self.columns.iter().filter(|marked| marked.parts_rows).any(|marked| {
            let text = record.get(marked.column.place);
            let mark = marked.is_mark(text);
            !(text.is_empty() || mark) || mark && (names_a_part(text) || marked.parts.contains_key(text))
        })
    }

    /// Whether a row that sums up others names them by what they say themselves: `Mexico Total` below rows of `Mexico`.
    pub(crate) fn names_its_rows(&self, record: &Record) -> bool {
        self.columns.iter().any(|marked| marked.parts.contains_key(record.get(marked.column.place)))
    }

    /// What a row counts that says that it sums up all others: no region, and no subtotal.
    pub(crate) fn of_all(&self, record: &Record) -> Option<Counting> {
        let once = |text: &str| is_whole(text) && counted_once::says_so(text);
        let counting = if self.marks_all(record, &once) { Counting::Persons } else { Counting::Removals };
        self.marks_all(record, &is_whole).then_some(counting)
    }

    /// Whether a row that sums up others says that, or sums up many countries by their name.
    pub(crate) fn is_of_many(&self, record: &Record) -> bool {
        self.marks_all(record, &|text| is_whole(text) || is_group(text))
    }

    fn marks_all(&self, record: &Record, is: &dyn Fn(&str) -> bool) -> bool {
        let marks = self.columns.iter().map(|marked| (marked, record.get(marked.column.place)));
        let mut marks = marks.filter(|(marked, text)| marked.is_mark(text)).peekable();
        marks.peek().is_some() && !self.is_of_part(record) && marks.all(|(_, text)| is(text))
    }

    /// What a row that sums up others says beside that, its columns parted as those of other rows are; nothing where it
    /// sums up.
    pub(crate) fn label(&self, record: &Record) -> String {
        let said = |marked: &Marked<'_>| {
            let text = record.get(marked.column.place);
            if let Some(part) = marked.parts.get(text) {
                part.clone()
            } else if marked.is_mark(text) || !marked.parts_rows {
                String::new()
            } else {
                text.to_owned()
            }
        };
        self.columns.iter().map(said).collect::<Vec<String>>().join(BETWEEN)
    }
}

impl<'a> Marked<'a> {
    fn of(draft: &Draft<'_>, column: &'a Column, coded: bool) -> Self {
        let mut seen: FastSet<String> = FastSet::default();
        let mut filled = 0_usize;
        draft.table.each(|record| {
            let text = record.get(column.place);
            filled += usize::from(!text.is_empty());
            if !seen.contains(text) {
                seen.insert(text.to_owned());
            }
        });
        let values = seen.iter().filter(|text| !text.is_empty()).count();
        let proved: Vec<&str> = CODES
            .iter()
            .copied()
            .filter(|code| seen.contains(*code) && (coded || proof::is_sum_of_others(draft, column, code)))
            .collect();
        // Several of them are one for each group.
        let once: Vec<&String> = seen.iter().filter(|text| counted_once::names_all(text)).collect();
        let is_once = |text: &str| matches!(*once.as_slice(), [only] if only == text);
        let named: Vec<&str> = seen.iter().map(String::as_str).filter(|text| !text.is_empty()).collect();
        let whole = whole_name::find(column, &named);
        let lone = |text: &str| {
            is_total_of_all(text)
                || is_once(text)
                || text == "_T"
                || proved.contains(&text)
                || whole == Some(text)
        };
        let groups = seen.iter().any(|text| !(text.is_empty() || lone(text) || is_group(text)));
        let is_mark = |text: &&String| seen.len() > 1 && (lone(text) || groups && is_group(text));
        let marks: BTreeSet<String> = seen.iter().filter(is_mark).cloned().collect();
        // What is another in each row is the row's own, and a share or a rank is one of it: neither has a total.
        let own = marks.is_empty()
            && (values == filled && values > 2 || no_count::is_no_count(&column.name, &column.words));
        let parts = parts_of(&marks, &named);
        Self { column, marks, parts, parts_rows: values > 1 && !own }
    }

    fn is_mark(&self, text: &str) -> bool {
        !self.marks.is_empty() && self.marks.contains(text)
    }
}

/// The marks of sums that say the name of another value and that it is a total, each with that value.
fn parts_of(marks: &BTreeSet<String>, names: &[&str]) -> BTreeMap<String, String> {
    if marks.is_empty() {
        return BTreeMap::new();
    }
    let bare = |text: &str| {
        let words = word::words(text).into_iter().filter(|word| !word::is_in(word, word::TOTAL));
        words.collect::<Vec<String>>().join(" ")
    };
    let others = names.iter().filter(|name| !marks.contains(**name));
    let by_words: BTreeMap<String, &str> = others.map(|name| (bare(name), *name)).collect();
    let part = |mark: &String| {
        let name = by_words.get(&bare(mark)).filter(|_| !bare(mark).is_empty())?;
        Some((mark.clone(), (*name).to_owned()))
    };
    marks.iter().filter_map(part).collect()
}

/// Whether the mark of a sum names nothing smaller than all: `Total removals`, `All countries`, `T`.
fn is_whole(mark: &str) -> bool {
    let words = word::words(mark);
    let all: &[&str] = &[
        "both",
        "world",
        "worldwide",
        "global",
        "everyone",
        "everybody",
        "countries",
        "nationalities",
        "citizenships",
        "destinations",
        "origins",
        "regions",
        "sexes",
        "genders",
        "ages",
        "types",
        "offices",
        "programs",
        "categories",
        "t",
        "tot",
        "ttl",
        "number",
        "people",
        "aliens",
        "noncitizens",
        "persons",
        "individuals",
        "unique",
        "distinct",
        "unduplicated",
    ];
    let whole: &[&[&str]] = &[word::TOTAL, word::REMOVALS, word::AGENCY, all];
    !word::any(&words, &["sub", "subtotal", "subtotals"])
        && (word::only(&words, whole) || counted_once::names_all(mark))
}

/// Whether the mark of a sum names the part of the rows that it sums up: `Africa subtotal`, `Total Africa`.
fn names_a_part(mark: &str) -> bool {
    let words = word::words(mark);
    let rest = words.iter().filter(|word| !word::TOTAL.contains(&word.as_str()));
    total_label::is_subtotal(&words) || region::is_region(&rest.cloned().collect::<Vec<String>>().join(" "))
}

/// Codes for a total among other codes, in the lists of SDMX and of Eurostat.
const CODES: &[&str] = &["T", "TOT", "TTL", "_T"];

/// Whether a value stands for many countries, so that beside single ones it sums them up: `EU27_2020`.
pub(super) fn is_group(text: &str) -> bool {
    let unions: &[&str] = &["EU", "EA", "EXT_EU", "NEU", "EEA"];
    unions.iter().any(|union| {
        let rest = text.strip_prefix(union).unwrap_or_default();
        let digits = rest
            .trim_end_matches("_FOR")
            .split('_')
            .all(|part| (2..=4).contains(&part.len()) && word::is_digits(part));
        rest.len() > 1 && digits
    })
}

/// Whether one of the categories of a row, joined, is such a value or a code for a total.
pub(crate) fn names_a_sum(categories: &str) -> bool {
    categories.split(BETWEEN).any(|text| CODES.contains(&text) || is_group(text) || is_total_of_all(text))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_names_of_many_countries_are_groups() {
        for text in ["EU27_2020", "EU28", "EA19", "EXT_EU27_2020", "NEU27_2020_FOR"] {
            assert!(is_group(text), "{text}");
        }
        for text in ["", "World", "EU", "EE", "DE", "EUROPE", "Worldwide", "EU_", "EA_X"] {
            assert!(!is_group(text), "{text}");
        }
    }
}
