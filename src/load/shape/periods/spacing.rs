//! What headings say of the periods that days stand for: how long they are, and which of their days a date is.

use super::time::TimePlan;
use crate::load::cell::named_period::NamedPeriod;
use crate::load::cell::period::{DateStands, Weeks};
use crate::load::cell::rhythm::Spacing;
use crate::load::column::{Column, Role};
use crate::load::shape::Draft;
use crate::load::{show, word};

/// What the headings of a table say of the days in the columns that tell its time.
pub(super) fn of(draft: &Draft<'_>, plan: TimePlan<'_>) -> Spacing {
    let column = plan.column();
    // A first and a last day say by themselves how long the period is, and somebody leaves on one day.
    if matches!(plan, TimePlan::FromThrough { .. }) || column.role == Role::Departure {
        return Spacing { stands: Some(DateStands::Day), ..Spacing::default() };
    }
    let own = length(column);
    let others = draft.columns.iter().filter(|other| other.place != column.place);
    let length = own.or_else(|| others.filter_map(length).max());
    let (edge, stands) = (edge(&column.words), draft.options.stands);
    let named = named(column).filter(|_| edge.is_some() && stands.is_none());
    let of_months = (column.role == Role::Month).then_some(NamedPeriod::Month);
    let of_quarters = (column.role == Role::Quarter).then_some(NamedPeriod::Quarter);
    let whole = of_months.or(of_quarters).filter(|_| edge.is_none() && length.is_none());
    Spacing { stands, edge, length, single: false, own: own.is_some(), named, whole }
}

/// That a heading which names weeks alone is taken for that of their first days, and what says otherwise.
pub(super) fn weeks_begin(column: &Column) -> String {
    let name = show::escaped(&column.name);
    format!("each date under \"{name}\" is the first day of its week; --dates ends reads it as the last")
}

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
fn edge(words: &[String]) -> Option<Weeks> {
    if word::any(words, ENDING) {
        Some(Weeks::Ending)
    } else {
        word::any(words, STARTING).then_some(Weeks::From)
    }
}

/// How many days a period has: `week ending`, `biweekly period`, `two weeks from`.
fn length(column: &Column) -> Option<i64> {
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
