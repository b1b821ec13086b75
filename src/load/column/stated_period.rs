//! What a heading says of the periods that days stand for: how long they are, and which of their days a date is.

use super::columns::Column;
use crate::load::cell::named_period::NamedPeriod;
use crate::load::cell::period::Weeks;
use crate::load::word;

/// The period that a heading says a date or a month begins or ends: `month ending`, `period end`.
pub(crate) fn named(column: &Column) -> Option<NamedPeriod> {
    let says = |words: &[&str]| word::any(&column.words, words);
    // A count through a day may be one to date.
    let reaches = says(&["through", "thru", "until", "to"]) || says(word::CUMULATIVE);
    if edge(&column.words).is_none() || length(column).is_some() || reaches {
        None
    } else if says(&["quarter", "qtr"]) {
        Some(NamedPeriod::Quarter)
    } else if says(&["month"]) {
        Some(NamedPeriod::Month)
    } else if says(&["year", "yr", "fy"]) {
        Some(NamedPeriod::Year)
    } else {
        says(&["period"]).then_some(NamedPeriod::Unsaid)
    }
}

/// Which day of its period a date is.
pub(crate) fn edge(words: &[String]) -> Option<Weeks> {
    if word::any(words, ENDING) {
        Some(Weeks::Ending)
    } else {
        word::any(words, STARTING).then_some(Weeks::From)
    }
}

/// How many days a period has: `week ending`, `biweekly period`, `two weeks from`.
pub(crate) fn length(column: &Column) -> Option<i64> {
    let words = &column.words;
    let two =
        [("bi", "weekly"), ("bi", "week"), ("two", "weeks"), ("two", "week"), ("2", "weeks"), ("2", "week")];
    let days = [("14", "days"), ("14", "day")];
    if word::any(words, FORTNIGHT)
        || two.iter().chain(&days).any(|(first, second)| word::pair(words, first, second))
    {
        return Some(14);
    }
    let weekly =
        word::any(words, &["week", "weekending"]) && column.role.is_time() || word::any(words, &["weekly"]);
    weekly.then_some(7)
}

const FORTNIGHT: &[&str] = &["fortnight", "fortnights", "fortnightly", "biweekly", "biweek"];

const ENDING: &[&str] = &["ending", "end", "ended", "ends", "weekending", "through", "thru", "until"];

const STARTING: &[&str] =
    &["starting", "start", "starts", "beginning", "begin", "begins", "from", "since", "commencing"];
