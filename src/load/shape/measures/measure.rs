//! What counts are called: by the heading of their column, or by what stands around it.
//!
//! Where nothing names another thing they are removals. What the user chooses against the program's own choice, a sheet or
//! a column, is never called so by default.

use super::heading_rank::{is_count_of_rows, likeliest};
use super::kind_words;
use crate::load::cell::when;
use crate::load::column::{Column, Role};
use crate::load::shape::Draft;
use crate::load::shape::groups::dimension;
use crate::load::word;
use crate::load::word::country::is_country;

/// What a column counts, in words that other files share: `removals` for `Monthly Removals`.
pub(crate) fn of_column(draft: &Draft<'_>, column: &Column) -> String {
    let asked = draft.options.count_column.is_some();
    let last = column.name.rsplit(':').next().unwrap_or(&column.name).trim();
    // What stands behind is the day of the counts.
    let last = last.to_lowercase().find(" as of ").and_then(|end| last.get(..end)).unwrap_or(last);
    // A column without a heading goes by its place, which names nothing.
    let kept = if column.words.is_empty() { Vec::new() } else { naming_words(last) };
    // `AlienMasterIDCount` counts people; what became of them, the title or the file's name says.
    let people = word::any(&kept, word::PEOPLE) && word::any(&column.words, word::COUNT);
    if people && let Some(measure) = &draft.title.measure {
        return measure.clone();
    }
    // Beside a column that says what each row counts, `value` says nothing.
    if word::only(&kept, &[&["value", "values", "obs"]])
        && let [value] = said_of_all(draft)
    {
        return word::joined(word::words(value));
    }
    let nameless: &[&[&str]] = &[word::PEOPLE, word::AGENCY, &["id", "ids", "master", "unique", "distinct"]];
    let unsaid = kept.is_empty() || is_of_periods(&kept, &column.words);
    if unsaid || people && word::only(&kept, nameless) || is_count_of_rows(&column.words) {
        let whole = if asked { whole(draft, column) } else { around(draft) };
        return whole.unwrap_or_else(|| REMOVALS.to_owned());
    }
    let bare = matches!(kept.as_slice(), [only] if word::is_in(only, word::REMOVALS));
    let of_part = |name: &&String| {
        let words = word::words(name);
        word::any(&words, PART_OF_ALL) && !word::any(&words, &["and", "or", "non"])
    };
    // `Criminal removals` above a heading of removals says which.
    if bare && let Some(name) = draft.title.measure.as_ref().filter(of_part) {
        return name.clone();
    }
    if asked
        && is_part(last, &kept, column)
        && let Some(whole) = whole(draft, column)
    {
        return format!("{whole}: {last}");
    }
    word::joined(in_many(kept))
}

/// Whether a heading says no more than of how many periods it counts: `All 12 Months`.
fn is_of_periods(kept: &[String], words: &[String]) -> bool {
    let numbered = words.iter().any(|word| word == "all" || word::is_digits(word));
    let periods: &[&str] =
        &["months", "month", "quarters", "quarter", "weeks", "week", "first", "last", "only"];
    numbered && word::only(kept, &[periods])
}

/// What a row counts by its label, without the mark that points to a note: `enforced removals` for `Enforced removals(2)`.
pub(crate) fn of_label(label: &str) -> String {
    let label = label.trim().to_lowercase();
    let bare = |text: &str| text.strip_suffix(|letter: char| letter.is_ascii_digit()).map(ToOwned::to_owned);
    let bracketed = label
        .strip_suffix(')')
        .and_then(bare)
        .and_then(|rest| Some(rest.strip_suffix('(')?.trim_end().to_owned()));
    // A digit behind a word of letters is raised in print; that of `Title 42` or `Level 1` stands apart.
    let raised = || {
        bare(&label)
            .filter(|rest| rest.chars().rev().take_while(|letter| letter.is_alphabetic()).nth(3).is_some())
    };
    bracketed.or_else(raised).unwrap_or(label)
}

/// The usual name of what a heading of one word counts: `removals` for `Removed` and `Removal count`, so that files
/// that word it so are of one measure. Those of `Aliens removed` and of `Removals completed` are no others.
fn in_many(mut kept: Vec<String>) -> Vec<String> {
    let says_nothing = |word: &String| word::is_in(word, word::ALIENS) || word == "completed";
    if kept.iter().filter(|word| !says_nothing(word)).count() == 1 {
        let name = kept.iter().find(|word| !says_nothing(word)).cloned();
        if name.as_deref().is_some_and(|name| word::is_in(name, IN_ONE_WORD)) {
            kept = name.into_iter().collect();
        }
    }
    let name = match kept.as_slice() {
        [only] => match only.as_str() {
            "removal" | "removed" => REMOVALS,
            "deportation" | "deported" => "deportations",
            "repatriation" | "repatriated" => "repatriations",
            "expulsion" | "expelled" => "expulsions",
            _ => return kept,
        },
        [] | [_, ..] => return kept,
    };
    vec![name.to_owned()]
}

/// Words that name removals alone.
const IN_ONE_WORD: &[&str] = &["removal", "removals", "removed"];

/// What the rows of a column count, of which another column says what each is: a column that the user chose among several
/// is a part of it, `number of deported people: CRO`.
pub(crate) fn of_rows(draft: &Draft<'_>, column: &Column, values: &[String]) -> String {
    let said = match values {
        [value] if kind_words::answer(value).is_none() => word::joined(word::words(value)),
        [] | [_, ..] => REMOVALS.to_owned(),
    };
    let counts: Vec<&Column> = draft.columns.iter().filter(|column| column.role == Role::Count).collect();
    let is_own = matches!(*likeliest(&counts).as_slice(), [only] if only.place == column.place);
    let is_part = draft.options.count_column.is_some() && !is_own && !naming_words(&column.name).is_empty();
    if is_part { format!("{said}: {}", column.name) } else { said }
}

/// The only value of the column that says what rows count, where there is one.
fn said_of_all<'a>(draft: &'a Draft<'_>) -> &'a [String] {
    let says = |column: &&Column| column.role == Role::Category && word::any(&column.words, word::MEASURE);
    draft.columns.iter().find(says).map(|column| draft.values(column)).unwrap_or_default()
}

/// What counts under headings that say nothing of it are.
pub(crate) fn of_table(draft: &Draft<'_>) -> String {
    around(draft).unwrap_or_else(|| REMOVALS.to_owned())
}

/// Records of removals, counted by a day: that of departure is no more to be said.
pub(crate) fn by_day(measure: Option<String>, day: &Column) -> String {
    let measure = measure.unwrap_or_else(|| REMOVALS.to_owned());
    if day.role == Role::OtherDay { format!("{measure} by {}", day.name.to_lowercase()) } else { measure }
}

/// What is counted where nothing names another thing.
pub(super) const REMOVALS: &str = "removals";

/// What the title, or else the name of the file, says is counted.
fn around(draft: &Draft<'_>) -> Option<String> {
    let title = &draft.title;
    let subject = || title.noted.as_ref().or(title.other.as_ref()).map(|other| other.subject.clone());
    let chosen = called(draft).map(ToOwned::to_owned).or_else(|| title.measure.clone());
    chosen.or_else(|| title.called.clone()).or_else(subject)
}

/// The name in a title that names no removals, where the user chose the table: it goes before that in the file's name.
fn called<'a>(draft: &'a Draft<'_>) -> Option<&'a str> {
    let chosen = !draft.options.sheets.is_empty() || draft.options.count_column.is_some();
    draft.title.called.as_deref().filter(|_| chosen)
}

/// What a column that the user chose is the total or a part of: `repatriations` of `Repatriations:Total`.
fn whole(draft: &Draft<'_>, column: &Column) -> Option<String> {
    let Some(group) = group(column) else { return around(draft) };
    Some(called(draft).map_or_else(|| group.clone(), |called| format!("{called}: {group}")))
}

/// The heading above several columns, one of which this is, where it says what they count.
fn group(column: &Column) -> Option<String> {
    let (group, _) = column.name.rsplit_once(':')?;
    let says = !word::only(&naming_words(group), &[word::AGENCY]);
    says.then(|| word::spoken(group))
}

/// Whether a heading names people of those whom the whole counts, and not what is counted.
fn is_part(last: &str, kept: &[String], column: &Column) -> bool {
    let measures =
        [word::REMOVALS, word::REMOVAL, word::OTHER_MEASURE, word::OTHER_EVENT, word::OTHER_SUBJECT];
    let names_measure = measures.iter().any(|list| word::any(kept, list));
    is_country(last) || dimension::is_rest(last) || group(column).is_some() && !names_measure
}

/// The words of a heading that say what is counted, each once.
pub(super) fn naming_words(heading: &str) -> Vec<String> {
    let beside: &[&str] = &[
        "to", "date", "as", "of", "all", "grand", "actual", "this", "current", "year", "full", "whole", "no",
        "nr", "so", "far", "since", "thus", "fiscal",
    ];
    let dropped: &[&[&str]] = &[word::CUMULATIVE, word::PERIODIC, word::COUNT, word::STAGES, beside];
    let mut kept: Vec<String> = Vec::new();
    // A year or a month is when, not what; the number of a law is what.
    let is_time = |word: &str| word == "fy" || when::year(word).is_some() || when::month(word).is_some();
    let words = word::words(heading);
    // `No conviction` is no number of convictions.
    let denies = matches!(words.as_slice(), [no, what, ..] if no == "no" && word::is_in(what, DENIED));
    for word in words {
        let of_law = kept.last().is_some_and(|last| last == "title");
        if is_time(&word) || word::is_digits(&word) && !of_law {
            continue;
        }
        let is_kept = !word::is_in_any(&word, dropped) || denies && word == "no";
        if is_kept && !kept.contains(&word) {
            kept.push(word);
        }
    }
    // What goes on with the time.
    while kept.last().is_some_and(|last| word::is_in(last, &["during", "for", "from", "in", "on", "through"]))
    {
        kept.pop();
    }
    kept
}

/// What people do not have of whom a heading says `no`.
const DENIED: &[&str] =
    &["charge", "charges", "conviction", "convictions", "crime", "crimes", "criminal", "record"];

/// Words of a title that speaks of some removals alone.
const PART_OF_ALL: &[&str] = &[
    "border",
    "children",
    "criminal",
    "criminals",
    "expedited",
    "female",
    "interior",
    "juvenile",
    "juveniles",
    "male",
    "men",
    "minors",
    "noncriminal",
    "noncriminals",
    "only",
    "unaccompanied",
    "women",
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_digit_behind_a_word_is_the_mark_of_a_note() {
        let check = |label: &str, expected: &str| assert_eq!(of_label(label), expected);
        check("Title 42 Expulsions2", "title 42 expulsions");
        check("Removals (1)", "removals");
        check("Removals(1)", "removals");
        check("Removals under Title 42", "removals under title 42");
        check("Removals of Level 1", "removals of level 1");
        check("2", "2");
    }
}
