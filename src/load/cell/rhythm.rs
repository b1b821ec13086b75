//! What the days of a column stand for, as the steps between them and the words of its heading show: themselves, or the
//! week, the two weeks, the month, the quarter or the fiscal year that each begins or ends.

use std::collections::BTreeSet;

use super::named_period::{self, NamedPeriod};
use super::period::{DateStands, Days, Hints, Style, Weeks, Yearly};
use super::span::Span;
use crate::calendar::Date;

/// What the user or a heading says of the periods that days stand for.
#[derive(Clone, Copy, Debug, Default)]
pub(crate) struct Spacing {
    /// What the user says that a date is.
    pub(crate) stands: Option<DateStands>,
    /// The heading says which day of its period a date is.
    pub(crate) edge: Option<Weeks>,
    /// A heading says how many days a period has: 7 or 14.
    pub(crate) length: Option<i64>,
    /// Dates are those of single days, which make no months in a row: people do not leave on the first of each month.
    pub(crate) single: bool,
    /// The heading of the days themselves says it.
    pub(crate) own: bool,
    /// The period that this heading says begins or ends with a date.
    pub(crate) named: Option<NamedPeriod>,
    /// The period that this heading names, and does not say which of its days a date is.
    pub(crate) whole: Option<NamedPeriod>,
}

impl Spacing {
    /// Whether the heading names weeks and nothing says which of their days a date is.
    pub(crate) fn is_week_alone(self) -> bool {
        self.own && self.length == Some(7) && self.edge.is_none() && self.stands.is_none()
    }
}

/// What the days of a column stand for, and what has to be told of it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Found {
    /// This.
    Sure(Days),
    /// This, by a choice that its reader may want to change.
    Told(Days, &'static str, &'static str),
    /// Nobody can tell; why, and what to try.
    Unsure(&'static str, String),
}

/// What to try where nothing tells which day of its period a date is.
const REMEDY: &str = "--dates starts or --dates ends or --dates day";

/// More days than this are not kept, so that nothing is known of their steps.
pub(super) const DAYS_KEPT: usize = 4096;

/// What days stand for that are all of one column.
pub(super) fn days(days: &BTreeSet<Date>, style: Style, hints: Hints) -> Found {
    let spacing = hints.spacing;
    let edge = match spacing.stands {
        Some(DateStands::Day) => return Found::Sure(Days::Alone),
        Some(DateStands::Starts) => Some(Weeks::From),
        Some(DateStands::Ends) => Some(Weeks::Ending),
        None => spacing.edge,
    };
    if let (Some(named), Some(edge), None) = (spacing.named, edge, spacing.length) {
        return named_period::days(days, named, edge, style);
    }
    let step = step(days);
    if let Some(length) = spacing.length.filter(|length| spacing.own || step == Some(*length)) {
        let weeks = Days::Weeks { edge: edge.unwrap_or(Weeks::From), length };
        // `Week` alone has always been the day that begins it.
        if edge.is_some() || spacing.own && length == 7 {
            return Found::Sure(weeks);
        }
        if days.len() > 1 {
            let message = "it may be the first or the last day of its period";
            return Found::Told(weeks, message, "read as the first; --dates ends reads it as the last");
        }
    }
    let mut labels = labels(days, style, hints.of_quarters);
    if let (Days::Years { ends }, Yearly::Months) = (labels, hints.yearly) {
        labels = Days::Months { ends };
    }
    if matches!(labels, Days::Months { .. } | Days::Quarters { .. })
        && let Some(found) = years(days, hints.yearly)
    {
        return found;
    }
    if matches!(labels, Days::Months { .. }) && hints.yearly == Yearly::Unsaid && are_quarters_apart(days) {
        let why = "stands three months from the next date, as all of them do: it may be a month, or a quarter that begins or \
                   ends with it";
        let remedy =
            "a heading such as quarter or month over the dates, or --dates day to count each by its day";
        return Found::Unsure(why, remedy.to_owned());
    }
    if labels != Days::Alone {
        return Found::Sure(labels);
    }
    if let Some(label) = alone(days, spacing.whole) {
        return Found::Sure(label);
    }
    match (step, edge) {
        (Some(length), Some(edge)) => Found::Sure(Days::Weeks { edge, length }),
        (Some(14), None) => Found::Unsure(
            "stands 14 days from the next date, as all of them do: it may begin two weeks, end them, or be counted alone",
            REMEDY.to_owned(),
        ),
        (Some(_), None) => Found::Told(
            Days::Alone,
            "it stands 7 days from the next date, as all of them do, and may be a week",
            "counted as one day; --dates starts or --dates ends reads it as a week",
        ),
        (None, _) => Found::Sure(Days::Alone),
    }
}

/// The longer periods that days are labels of: dates that all begin or all end a month or a fiscal year, no two the
/// same one.
fn labels(days: &BTreeSet<Date>, style: Style, of_quarters: bool) -> Days {
    let year = |day: &Date| Span::fiscal_year(style.calendar, style.calendar.fiscal_year(*day));
    let ends = || days.iter().any(|day| day.day() != 1);
    if days.len() < 2 || days.len() >= DAYS_KEPT {
        Days::Alone
    } else if days.iter().all(|day| year(day).from == *day) {
        Days::Years { ends: false }
    } else if days.iter().all(|day| year(day).through == *day) {
        Days::Years { ends: true }
    } else if are_month_edges(days) && of_quarters {
        Days::Quarters { ends: ends() }
    } else if are_month_edges(days) {
        Days::Months { ends: ends() }
    } else {
        Days::Alone
    }
}

/// What the only date of a column is below a heading that names months or quarters: the one that it begins.
fn alone(days: &BTreeSet<Date>, whole: Option<NamedPeriod>) -> Option<Days> {
    let only = days.first().filter(|day| days.len() == 1 && day.day() == 1)?;
    match whole? {
        NamedPeriod::Month => Some(Days::Months { ends: false }),
        NamedPeriod::Quarter => (only.month() % 3 == 1).then_some(Days::Quarters { ends: false }),
        NamedPeriod::Year | NamedPeriod::Unsaid => None,
    }
}

/// What dates are that stand a year apart, where they may be years; they begin none of the fiscal ones.
fn years(days: &BTreeSet<Date>, yearly: Yearly) -> Option<Found> {
    let pairs = || days.iter().zip(days.iter().skip(1));
    let apart = |(day, next): (&Date, &Date)| day.month() == next.month() && next.year() == day.year() + 1;
    let first = days.first()?;
    let start = if first.day() == 1 { *first } else { first.plus_days(1) };
    let of_calendar = start.month() == 1;
    let remedy = format!("--fiscal-start {:02}-01 to count by years that begin then", start.month());
    match yearly {
        Yearly::Months | Yearly::Days => None,
        Yearly::Years if of_calendar && pairs().all(|(day, next)| day.month() == next.month()) => {
            Some(Found::Sure(Days::Named))
        }
        Yearly::CalendarYears if of_calendar => {
            Some(Found::Unsure("is a calendar year, which lies in two fiscal years", remedy))
        }
        Yearly::Years | Yearly::CalendarYears | Yearly::Unsaid => {
            let doubtful = pairs().all(apart);
            let why = "stands a year from the next date, as all of them do: it may be a month, or a year that begins or \
                       ends with it";
            doubtful.then(|| Found::Unsure(why, format!("{remedy}, or --dates day to count it by its day")))
        }
    }
}

/// Whether three or more days stand three months apart.
fn are_quarters_apart(days: &BTreeSet<Date>) -> bool {
    let month = |day: &Date| i64::from(day.year()) * 12 + i64::from(day.month());
    days.len() > 2 && days.iter().zip(days.iter().skip(1)).all(|(day, next)| month(next) - month(day) == 3)
}

/// Whether all days begin a month, or all end one.
pub(super) fn are_month_edges(days: &BTreeSet<Date>) -> bool {
    days.iter().all(|day| day.day() == 1) || days.iter().all(|day| *day == day.end_of_month())
}

/// The step of 7 or 14 days in which all days follow each other, a period left out here and there.
pub(super) fn step(days: &BTreeSet<Date>) -> Option<i64> {
    let steps: Vec<i64> =
        days.iter().zip(days.iter().skip(1)).map(|(day, next)| next.days_since(*day)).collect();
    if steps.len() < 2 || days.len() >= DAYS_KEPT {
        return None;
    }
    let least = *steps.iter().min()?;
    let even = steps.iter().all(|step| step % least == 0);
    let usual = steps.iter().filter(|step| **step == least).count() * 2 > steps.len();
    (even && usual && (least == 7 || least == 14)).then_some(least)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_even_steps_of_one_or_two_weeks_are_a_rhythm() {
        let check = |days: &[i64], expected: Option<i64>| {
            let first = Date::from_ymd(2016, 10, 3).unwrap();
            let days = days.iter().map(|day| first.plus_days(*day)).collect();
            assert_eq!(step(&days), expected, "{days:?}");
        };
        check(&[0, 14, 28], Some(14));
        check(&[0, 7, 14, 21], Some(7));
        check(&[0, 14, 28, 56, 70], Some(14));
        check(&[0, 14], None);
        check(&[0, 1, 14, 15], None);
        check(&[0, 14, 29], None);
        check(&[0, 28, 42, 70], None);
        check(&[0, 30, 60], None);
    }
}
