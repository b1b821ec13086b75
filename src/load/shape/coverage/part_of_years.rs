//! Counts of the same part of every year: *Oct-Mar removals* or *Removals, first half* over rows of whole years. Each
//! count would be taken for that of its year.

use crate::load::cell::reach::{reached_in, spanned};
use crate::load::cell::span::Unit;
use crate::load::cell::when;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::RowFact;
use crate::load::shape::measures::subject;
use crate::load::title::title_subject;
use crate::load::{show, word};

/// Refuses such counts, where the user has not named their column or their shape.
pub(crate) fn refuse(
    draft: &Draft<'_>,
    column: &Column,
    rows: &[RowFact],
    notes: &Notes,
) -> Result<(), Box<Refusal>> {
    let told = draft.options.count_column.is_some() || draft.options.shape.is_some();
    if told || rows.is_empty() || rows.iter().any(|row| row.span.unit != Unit::Year) {
        return Ok(());
    }
    let headed = names_a_part(draft, &column.words).then(|| "its heading".to_owned());
    let mut above = draft.table.above();
    let titled = || {
        let line = above.find(|line| is_title_of_a_part(draft, &line.text))?;
        Some(format!("the title \"{}\"", show::escaped(&line.text)))
    };
    let Some(says) = headed.or_else(titled) else { return Ok(()) };
    let why = format!("counts a part of each year, as {says} says, and each row is a whole one");
    let remedy =
        format!("--count-column {} to count it as that of the whole year", subject::typed(draft, column));
    Err(notes.refuse(why, remedy).heading(draft, column))
}

/// Whether a title speaks of removals in a part of each year, and not of the day that they reach.
fn is_title_of_a_part(draft: &Draft<'_>, text: &str) -> bool {
    let words = word::words(text);
    text.chars().count() <= 120
        && title_subject::names_removals(&words)
        && reached_in(text, draft.options.calendar).is_none()
        && spanned(text, draft.options.calendar).is_none()
        && names_a_part(draft, &words)
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
    let fiscal_months = draft.title.year_end.is_some();
    !whole && !fiscal_months || words.iter().any(quarter) || part || first_months
}
