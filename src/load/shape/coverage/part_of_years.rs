//! Counts of the same part of every year: *Oct-Mar removals* or *Removals, first half* over rows of whole years. Each
//! count would be taken for that of its year.

use super::part_said;
use crate::calendar::{Date, FiscalYear};
use crate::load::cell::reach::{reached_in, spanned};
use crate::load::cell::span::Unit;
use crate::load::cell::when;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::RowFact;
use crate::load::shape::measures::subject;
use crate::load::title::{is_of_marked, title_subject};
use crate::load::{show, word};

/// Refuses such counts, where the user has not named their column or their shape.
pub(crate) fn refuse(
    draft: &Draft<'_>,
    column: &Column,
    rows: &[RowFact],
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let remedy =
        || format!("--count-column {} to count it as that of the whole year", subject::typed(draft, column));
    why(draft, column, rows).map_or(Ok(()), |why| Err(notes.refuse(why, remedy()).heading(draft, column)))
}

/// The same of counts whose periods are headings: what is said of them stands above the table, or heads the labels beside
/// them.
pub(crate) fn refuse_across(
    draft: &Draft<'_>,
    (first, words): (&Column, &[&Column]),
    rows: &[RowFact],
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let column = words.iter().find(|column| word::any_removal(&column.words)).copied().unwrap_or(first);
    let remedy = "--shape across to count each as that of its whole year";
    why(draft, column, rows).map_or(Ok(()), |why| Err(notes.refuse(why, remedy).heading(draft, column)))
}

/// Why counts of whole years are those of a part of each.
fn why(draft: &Draft<'_>, column: &Column, rows: &[RowFact]) -> Option<String> {
    let told = draft.options.count_column.is_some() || draft.options.shape.is_some();
    if told || rows.is_empty() || rows.iter().any(|row| row.span.unit != Unit::Year) {
        return None;
    }
    let headed = names_a_part(draft, &column.words).then(|| "its heading".to_owned());
    let mut above = draft.table.above();
    let titled = || {
        let line = above.find(|line| is_title_of_a_part(draft, &line.text))?;
        Some(format!("the title \"{}\"", show::escaped(&line.text)))
    };
    let of_each =
        |says: String| format!("counts a part of each year, as {says} says, and each row is a whole one");
    headed.or_else(titled).map(of_each).or_else(|| noted(draft))
}

/// The same of a note that does not say of which year it is: `Partial year`, below a table that marks none.
fn noted(draft: &Draft<'_>) -> Option<String> {
    let mut below = draft.table.around().filter(|line| line.line > draft.header_line());
    let line = below.find(|line| {
        part_said::says_part_of_some_year(&line.text, draft.options.calendar)
            && !is_of_marked(line.text.trim(), draft.table)
    })?;
    // A row or a heading that says so itself is the one that is meant.
    let says = |text: &str| part_said::says_unfinished(text);
    if draft.columns.iter().any(|column| says(&column.name))
        || draft.table.any(|record| record.cells().any(says))
    {
        return None;
    }
    let note = show::escaped(&line.text);
    Some(format!("counts a part of a year, as the note \"{note}\" says, and nothing tells of which one"))
}

/// Whether a title speaks of removals in a part of each year, and not of the day that they reach.
fn is_title_of_a_part(draft: &Draft<'_>, text: &str) -> bool {
    let words = word::words(text);
    let dated = words.iter().any(|word| when::year(word).is_some());
    text.chars().count() <= 120
        && (title_subject::names_removals(&words) || days_without_year(&words).len() == 2)
        && reached_in(text, draft.options.calendar).is_none()
        && spanned(text, draft.options.calendar).is_none()
        && (names_a_part(draft, &words) || !dated && word::any(&words, &["ytd", "fytd"]))
}

/// The days of a year that words name, by month and day, where no year stands behind.
fn days_without_year(words: &[String]) -> Vec<(u32, u32)> {
    let number = |place: usize| words.get(place)?.parse().ok().filter(|day| (1..=31).contains(day));
    let day = |place: usize, word: &String| {
        let month = when::month(word)?;
        // `July 31`, `31 July`
        let (day, behind) = match number(place + 1) {
            Some(day) => (day, place + 2),
            None => (number(place.checked_sub(1)?)?, place + 1),
        };
        let year = words.get(behind).is_some_and(|word| word::is_digits(word));
        (!year).then_some((month, day))
    };
    words.iter().enumerate().filter_map(|(place, word)| day(place, word)).collect()
}

/// Whether words say that counts go through a day of each year that is not its last: `as of January 20`, `October 1 through
/// January 20`.
fn ends_within(draft: &Draft<'_>, words: &[String]) -> bool {
    let calendar = draft.options.calendar;
    let (opens, closes) = (calendar.first_day(FiscalYear(2001)), calendar.last_day(FiscalYear(2001)));
    let is = |day: Date, (month, number): (u32, u32)| (day.month(), day.day()) == (month, number);
    let reaches = word::pair(words, "as", "of")
        || word::pair(words, "as", "at")
        || word::any(words, &["asof", "through", "thru", "until", "to", "by", "before", "since", "after"]);
    match *days_without_year(words).as_slice() {
        [last] => reaches && !is(closes, last) && !is(opens, last),
        [first, last] => !(is(opens, first) && is(closes, last)),
        _ => false,
    }
}

/// Whether words name a month, months that are no whole year, a quarter or a half.
fn names_a_part(draft: &Draft<'_>, words: &[String]) -> bool {
    let numbered = |word: Option<&String>| word.is_some_and(|word| word::is_digits(word));
    // `March 2018` is a time, and `may` a verb.
    let bare = |place: usize, word: &String| {
        let before = place.checked_sub(1).and_then(|before| words.get(before));
        when::month(word).filter(|_| word != "may" && !numbered(words.get(place + 1)) && !numbered(before))
    };
    let months: Vec<u32> = words.iter().enumerate().filter_map(|(place, word)| bare(place, word)).collect();
    let whole = match *months.as_slice() {
        [] => true,
        [first, last] => last % 12 + 1 == first,
        _ => false,
    };
    let quarter = |word: &String| {
        let digit = word.strip_prefix('q').unwrap_or_default();
        digit.len() == 1 && digit.bytes().all(|byte| (b'1'..=b'4').contains(&byte))
    };
    let ordinal = ["first", "second", "third", "fourth", "last"];
    let part = words.windows(2).any(|pair| match pair {
        [first, second] => ordinal.contains(&first.as_str()) && matches!(second.as_str(), "half" | "quarter"),
        _ => false,
    });
    let first_months = words.windows(3).any(|three| match three {
        [first, _, last] => {
            matches!(first.as_str(), "first" | "last")
                && matches!(last.as_str(), "months" | "quarters" | "weeks" | "days")
        }
        _ => false,
    });
    // `Ten-month totals`
    let some_months = words.windows(2).any(|pair| match pair {
        [number, unit] => {
            let most = match unit.as_str() {
                "month" | "months" => 12,
                "quarter" | "quarters" => 4,
                _ => 0,
            };
            part_said::number_of(number).is_some_and(|number| (2..most).contains(&number))
        }
        _ => false,
    });
    let half = word::any(words, &["h1", "h2"]);
    let same = word::pair(words, "same", "period") || word::pair(words, "same", "months");
    let since = word::any(words, &["since", "after"]) && word::any(words, &["inauguration"]);
    let fiscal_months = draft.title.year_end.is_some();
    some_months
        || half
        || same
        || since
        || !whole && !fiscal_months
        || words.iter().any(quarter)
        || part
        || first_months
        || ends_within(draft, words) && !fiscal_months
}
