//! The day that a sentence says counts reach: `through March 2018`, `as of 9/9/2017`.

use super::readings::Readings;
use super::when;
use crate::calendar::Date;

/// Words before such a day.
const OPENINGS: [&str; 5] = ["through ", "thru ", "as of ", "until ", "up to "];

/// What may stand around a date in a sentence.
const AROUND: [char; 7] = [':', ';', ',', '.', '(', ')', '|'];

/// The first such day, or the end of such a month; none where it may be two days.
pub(crate) fn reached(text: &str) -> Option<Date> {
    let lower = text.to_ascii_lowercase();
    OPENINGS.iter().find_map(|opening| {
        lower.match_indices(opening).find_map(|(at, _)| {
            let pieces: Vec<&str> = text.get(at + opening.len()..)?.split_whitespace().take(3).collect();
            (1..=3).rev().find_map(|length| {
                let piece = pieces.get(..length)?.join(" ");
                let moment =
                    when::parse(piece.trim_matches(AROUND)).filter(|moment| !moment.month_and_year)?;
                Readings::of(|order| moment.when.last_day(order))?.only()
            })
        })
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_sentence_may_say_how_far_counts_go() {
        let check = |text: &str, expected: Option<&str>| {
            assert_eq!(reached(text).map(|day| day.to_string()).as_deref(), expected, "{text}");
        };
        check("ICE removals through March 2018", Some("2018-03-31"));
        check("* Data for FY 2018 are through March 31, 2018.", Some("2018-03-31"));
        check("current as of 9/30/2017", Some("2017-09-30"));
        check("as of 2/5/2018", None);
        check("October 1 through September 30", None);
        check("carried through by ERO", None);
        check("through Mar 17", None);
    }
}
