//! What the words of a heading alone say of its column, whatever its cells hold.

use crate::load::word::{self, person};

/// Whether a heading is what programs write where there is none: `Unnamed: 0`, `...1`.
pub(super) fn is_left_out(heading: &str) -> bool {
    ["Unnamed:", "..."]
        .iter()
        .any(|start| heading.strip_prefix(start).is_some_and(|rest| word::is_digits(rest.trim())))
}

/// Whether a heading says so many on each day by a stroke, whatever mark stands behind: `removals/day`, `removals / day*`.
pub(super) fn is_per_day(heading: &str) -> bool {
    let close: String = heading.to_lowercase().chars().filter(|letter| !letter.is_whitespace()).collect();
    let behind = close.rsplit_once("/day").map(|(_, behind)| behind);
    behind.is_some_and(|behind| !behind.starts_with(char::is_alphanumeric))
}

/// Whether a heading says that the column tells where its rows are from, or something about them: `Source URL`.
pub(super) fn is_about_rows(words: &[String]) -> bool {
    let of_source = ["url", "urls", "link", "links", "citation", "filename"];
    words.last().is_some_and(|last| word::is_in(last, word::NOTE)) || word::any(words, &of_source)
}

/// Whether a heading names the figures of an earlier year beside those of the row: `Same month last year`.
pub(super) fn is_of_year_before(words: &[String]) -> bool {
    let known = ["same", "month", "week", "day", "date", "quarter", "period", "time", "of", "the", "in", "a"];
    let before = ["last", "previous", "prior", "ago", "earlier", "before"];
    word::any(words, &["year"])
        && word::any(words, &before)
        && word::only(words, &[&known, &before, &["year", "fiscal"]])
}

/// Whether a heading says that its numbers name one thing each: `Case No`, `Alien #`. What there are several of is counted.
pub(super) fn is_numbered(heading: &str, words: &[String]) -> bool {
    let heading = heading.trim();
    let named = match words {
        [.., named, last] if ["no", "nr", "nº"].contains(&last.as_str()) => named,
        [.., named] if heading.ends_with('#') => named,
        _ => return false,
    };
    !named.ends_with('s') && !word::is_in(named, word::COUNT) && !word::is_in(named, &["people", "pax"])
}

/// Whether a heading says that there are several of what it names with such a word: `Age disputes`, no age.
pub(super) fn are_several(words: &[String], code: &[&str]) -> bool {
    let units: &[&str] = &["years", "yrs", "months", "days", "values", "status", "class", "basis", "address"];
    matches!(words, [first, .., last] if code.contains(&first.as_str())
        && last.len() > 3
        && last.ends_with('s')
        && !last.ends_with("ss")
        && !units.contains(&last.as_str()))
}

/// Words of headings over what marks a row or names it.
pub(super) const MARKING: &[&str] = &["id", "ids", "identifier", "key", "flag", "indicator"];

/// Whether a heading says that its cells name their rows, whatever these look like: `ID`, `Flight ID`, `Case`, but not
/// `Month ID`.
pub(super) fn names_its_row(words: &[String]) -> bool {
    let named = word::any(words, &["id", "ids", "identifier", "rowid", "uid", "uuid", "guid"])
        || matches!(words, [only] if only == "case" || only == "cases");
    named && !word::any(words, word::TIME)
}

/// Whether a heading over words says where, by whom or in what state people left, and neither how many nor when:
/// `Deported to`, `Removed by`, `Removals country`, `Age at removal`.
pub(super) fn names_how_people_left(words: &[String]) -> bool {
    let way = |pair: &[String]| match pair {
        [removal, way] => word::is_removal(removal) && word::is_in(way, &["to", "from", "by", "via"]),
        _ => false,
    };
    let of_groups = word::any_of(words, &[word::PLACE, word::GROUP]);
    !word::pair(words, "to", "date") && (words.windows(2).any(way) || word::any_removal(words) && of_groups)
}

/// Whether a heading without a word for a time names the day of a removal: `removed_on`, with nothing in it yet. `Age at
/// removal` is none.
pub(super) fn names_day_of_removal(words: &[String]) -> bool {
    let of_people = word::any_of(words, &[word::PLACE, word::GROUP, person::NO_GROUP]);
    word::any(words, word::REMOVAL) && word::any(words, &["on", "at"]) && !of_people
}

/// Whether a heading over words holds a word for a time and names none: `Day of week`, `Period of residence`.
pub(super) fn names_no_time(words: &[String]) -> bool {
    const LASTS: &[&str] = &["residence", "residency", "stay", "detention", "absence", "presence", "time"];
    match words {
        [day, .., week] => {
            day == "day" && week == "week"
                || word::is_in(day, &["period", "length"]) && word::is_in(week, LASTS)
        }
        [] | [_] => false,
    }
}

/// Whether a heading names a day that is not that of a removal.
pub(super) fn is_other_day(words: &[String]) -> bool {
    let has = |list: &[&str]| word::any(words, list);
    has(&["birth", "dob", "born"])
        || has(word::FORESEEN)
        || has(word::EXTREME)
        || has(word::OTHER_DAY) && !has(word::REMOVAL) && !has(word::FISCAL)
        || has(word::OTHER_YEAR) && !has(word::REMOVAL)
}
