//! Counts that run from the first day of something else than the fiscal year: of the month, the week or the quarter, or of
//! the calendar year.

use crate::calendar::FiscalYear;
use crate::load::column::Column;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::measures::subject;
use crate::load::title::title_subject;
use crate::load::word;

/// Refuses such counts, unless the user says what they are.
pub(crate) fn refuse(draft: &Draft<'_>, column: &Column, notes: &Notes) -> Result<(), Box<Refusal>> {
    if draft.options.kind.is_some() || draft.options.count_column.is_some() {
        return Ok(());
    }
    let above = draft.table.above();
    let titles: Vec<Vec<String>> = above
        .map(|line| word::words(&line.text))
        .filter(|words| title_subject::names_removals(words))
        .collect();
    let texts = || std::iter::once(&column.words).chain(&titles);
    let at = |refusal: Box<Refusal>| refusal.heading(draft, column);
    if let Some(period) = texts().find_map(|words| period_to_date(words)) {
        let why = format!(
            "counts from the first day of each {period} on: such counts are neither those of a day nor of a year to date"
        );
        let remedy = format!(
            "a column with the counts of each day or {period}, or --count-column {} to take it for one",
            subject::typed(draft, column)
        );
        return Err(at(notes.refuse(why, remedy)));
    }
    let first = draft.options.calendar.first_day(FiscalYear(2000));
    if texts().any(|words| is_calendar_to_date(words)) && (first.month(), first.day()) != (1, 1) {
        let why = "counts from January on, and fiscal years begin in another month";
        return Err(at(notes.refuse(why, "--fiscal-start 01-01 to count by calendar years")));
    }
    Ok(())
}

/// The period that counts run through: `removals mtd`, `week to date`.
fn period_to_date(words: &[String]) -> Option<&'static str> {
    // Of a term or a program no day is known on which it began.
    const PERIODS: [(&str, &str); 7] = [
        ("mtd", "month"),
        ("wtd", "week"),
        ("qtd", "quarter"),
        ("ttd", "term"),
        ("itd", "inception"),
        ("ptd", "program"),
        ("atd", "administration"),
    ];
    let spelled = |period: &str| {
        words.windows(3).any(|three| match three {
            [first, to, date] => first == period && to == "to" && date == "date",
            _ => false,
        })
    };
    // `ATD` are alternatives to detention, too.
    let says =
        |(short, period): &&(&str, &str)| *short != "atd" && word::any(words, &[*short]) || spelled(period);
    PERIODS.iter().find(says).map(|(_, period)| *period)
}

/// Whether counts run from January on: `CYTD`, `calendar year to date`.
fn is_calendar_to_date(words: &[String]) -> bool {
    let to_date = word::any(words, &["ytd"]) || word::pair(words, "to", "date");
    word::any(words, &["cytd"]) || to_date && word::any(words, &["calendar", "cy"])
}
