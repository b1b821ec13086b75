//! What a line around a table says of the year of the calendar: `Calendar Year 2016`, `January - December 2016`, `by
//! calendar quarter`.

use crate::load::cell::period::Quarters;
use crate::load::cell::{token, when};
use crate::load::word;

/// The years of the calendar that a line names as such.
pub(crate) fn calendar_years(text: &str) -> Vec<i32> {
    let words = word::words(text);
    let mut years: Vec<i32> = Vec::new();
    for (place, word) in words.iter().enumerate() {
        let (before, behind) = words.split_at_checked(place).unwrap_or((&[], &words));
        if let Some(year) = word.strip_prefix("cy").and_then(year_of) {
            years.push(year);
        }
        if word != "cy" && word != "calendar" {
            continue;
        }
        let beside = |word: &&String| matches!(word.as_str(), "year" | "years" | "and" | "to" | "through");
        let next = behind
            .iter()
            .skip(1)
            .skip_while(beside)
            .take_while(|word| beside(word) || full_year_of(word).is_some());
        let found = years.len();
        years.extend(next.filter_map(|word| full_year_of(word)));
        if years.len() == found {
            years.extend(before.last().and_then(|word| full_year_of(word)));
        }
    }
    years.extend(spelled_out(text));
    years.sort_unstable();
    years.dedup();
    years
}

/// The year that a line spells out from its first to its last month or day: `January - December 2016`.
fn spelled_out(text: &str) -> Vec<i32> {
    let pieces: Vec<&str> = text.split_whitespace().map(|piece| piece.trim_matches(AROUND)).collect();
    let spans = (1..=9).flat_map(|length| pieces.windows(length).map(|window| window.join(" ")));
    let year = |span: String| {
        let (from, through) = when::parse(&span)?.when.sure_days()?;
        let whole = (from.month(), from.day()) == (1, 1) && (through.month(), through.day()) == (12, 31);
        (whole && from.year() == through.year()).then(|| from.year())
    };
    spans.filter_map(year).collect()
}

/// What may stand around a date in a sentence.
const AROUND: [char; 6] = [':', ';', ',', '(', ')', '|'];

/// Which year quarters cut, where a line says it of them: `Removals by calendar year and quarter`.
pub(crate) fn quarters_of(text: &str) -> Option<Quarters> {
    let words = word::words(text);
    if !word::any(&words, &["quarter", "quarters", "quarterly"]) {
        return None;
    }
    match (word::any(&words, word::FISCAL), word::any(&words, &["calendar", "cy"])) {
        (true, false) => Some(Quarters::Fiscal),
        (false, true) => Some(Quarters::Calendar),
        (true, true) | (false, false) => None,
    }
}

fn year_of(digits: &str) -> Option<i32> {
    token::year_of(digits).map(|(year, _)| year)
}

/// A year of four digits.
fn full_year_of(digits: &str) -> Option<i32> {
    year_of(digits).filter(|_| digits.len() == 4)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_line_may_name_years_of_the_calendar() {
        let check = |text: &str, expected: &[i32]| assert_eq!(calendar_years(text), expected, "{text}");
        check("Calendar Year 2016", &[2016]);
        check("ICE removals, calendar year 2016", &[2016]);
        check("Removals CY2016", &[2016]);
        check("Removals CY 16 and CY17", &[2017]);
        check("2016 calendar year", &[2016]);
        check("Calendar Years 2016 and 2017", &[2016, 2017]);
        check("Removals, January - December 2016", &[2016]);
        check("Removals (January 1, 2016 to December 31, 2016)", &[2016]);
        check("Removals by calendar year", &[]);
        check("Removals FY2016 (Oct 2015 - Sep 2016)", &[]);
        check("Calendar of removals, FY2016", &[]);
        check("Removals 2016", &[]);
    }
}
