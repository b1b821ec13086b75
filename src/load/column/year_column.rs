//! A column of years under a heading that does not say so: *Characteristic*, as sellers of statistics head it.

use super::columns::Column;
use super::role::Role;
use crate::load::cell::when;
use crate::load::table::Table;
use crate::load::word;

/// So many years that follow each other are years even below rows that sum up decades.
const YEARS: usize = 10;

/// So many years below no heading are years though some are left out.
const LEAST: usize = 3;

/// So many years are left out at most.
const LONGEST_GAP: i32 = 20;

/// Words for a year of other languages than that of the country whose fiscal years begin in October.
const CALENDAR: &[&str] = &["jahr", "année", "annee", "año", "ano", "anno", "jaar", "kalenderjahr"];

/// Takes the first column for one of years where no other tells when, and its cells are years that follow each other.
pub(crate) fn find(table: &Table<'_>, columns: &mut [Column]) {
    let timely = |column: &Column| column.role.is_time() || column.role == Role::OtherDay;
    let [first, others @ ..] = columns else { return };
    // A column of numbers without a heading is one that counts rows, if these are not years.
    let numbers = first.role == Role::Count || first.role == Role::Label && first.words.is_empty();
    if !numbers || others.iter().any(timely) || !others.iter().any(|column| column.role == Role::Count) {
        return;
    }
    let counts: &[&[&str]] = &[word::COUNT, word::REMOVALS, word::PEOPLE];
    if counts.iter().any(|list| word::any(&first.words, list)) {
        return;
    }
    let mut years: Vec<Option<i32>> = Vec::new();
    let mut spans = 0;
    table.each(|record| {
        let text = record.get(first.place);
        spans += usize::from(is_span_of_years(text));
        years.push(when::year(text));
    });
    // `1901-10` above the years themselves.
    let decades = years.iter().take_while(|year| year.is_none()).count();
    let blank = years.iter().rev().take_while(|year| year.is_none()).count();
    let years = years.get(decades..years.len().saturating_sub(blank)).unwrap_or_default();
    let follow = |pair: &[Option<i32>]| match pair {
        [Some(before), Some(after)] => before.abs_diff(*after) == 1,
        _ => false,
    };
    // What programs number rows by begins with 0 or 1.
    let rise = |pair: &[Option<i32>]| match pair {
        [Some(before), Some(after)] => (1..=LONGEST_GAP).contains(&(after - before)),
        _ => false,
    };
    let mut once: Vec<Option<i32>> = years.to_vec();
    once.dedup();
    // Years that stand in as many rows each are those of blocks: of criminals and of others.
    let blocks = once.len() > 1 && years.len() > once.len() && years.len().is_multiple_of(once.len());
    let fall = |pair: &[Option<i32>]| matches!(pair, [before, after] if rise(&[*after, *before]));
    let steady = once.windows(2).all(rise) || once.windows(2).all(fall);
    if first.words.is_empty() && (once.len() >= LEAST || blocks) && spans == decades && blank == 0 && steady {
        first.role = Role::Year;
        return;
    }
    let enough = if decades + blank == 0 { 2 } else { YEARS.max(3 * (decades + blank)) };
    // `TIME`, as statistical offices head it, stands beside years that repeat.
    let headed = matches!(first.words.as_slice(), [only] if only == "time") && decades + blank == 0;
    let are_years = years.windows(2).all(follow) || headed && years.iter().all(Option::is_some);
    if years.len() >= enough && are_years {
        let of_calendar = word::any(&first.words, CALENDAR) && !word::any(&first.words, &["fiscal"]);
        first.role = if of_calendar { Role::CalendarYear } else { Role::Year };
    }
}

/// Whether a cell names several years together: `1901-10`, `1892-1900`.
fn is_span_of_years(text: &str) -> bool {
    let years = text.split_once(['-', '–']).map(|(first, last)| (first.trim(), last.trim()));
    years.is_some_and(|(first, last)| when::year(first).is_some() && word::is_digits(last) && last.len() > 1)
}
