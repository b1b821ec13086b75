//! The days of a label that says its year, in every reading that it has: those of a plain year are the calendar's, or those
//! of the fiscal year.

use super::period::DateOrder;
use super::readings::Readings;
use super::span::Span;
use super::when::{self, When};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};

/// The first and the last day of a label, in each reading; `None` where it names no time, or one without its year.
pub(crate) fn of_label(label: &str, calendar: FiscalCalendar) -> Option<Vec<(Date, Date)>> {
    let when = when::parse(label)?.when;
    let fiscal = |year| {
        let span = Span::fiscal_year(calendar, FiscalYear(year));
        (span.from, span.through)
    };
    let plain = |year| Some((Date::from_ymd(year, 1, 1)?, Date::from_ymd(year, 12, 31)?));
    match when {
        When::Year { year } => Some(vec![fiscal(year), plain(year)?]),
        When::FiscalYear { year, .. } | When::LabelledYear { year, .. } => Some(vec![fiscal(year)]),
        When::MonthOrYears { year, month } => {
            let span = Span::month(year, month)?;
            Some(vec![(span.from, span.through), fiscal(year + 1)])
        }
        When::FiscalMonth { year, month } => {
            let span = super::span::month_of(calendar, year, month, true)?;
            Some(vec![(span.from, span.through)])
        }
        When::Part { year, part, fiscal } => {
            let kinds = if fiscal { vec![true] } else { vec![true, false] };
            let spans = kinds.into_iter().filter_map(|fiscal| part.span(calendar, year, fiscal));
            Some(spans.map(|span| (span.from, span.through)).collect())
        }
        When::Span(days) => days.only().map(|days| vec![days]),
        When::Day(_) | When::Slashed { .. } | When::Month { .. } => {
            let from = Readings::of(|order: DateOrder| when.first_day(order))?.only()?;
            let through = Readings::of(|order: DateOrder| when.last_day(order))?.only()?;
            Some(vec![(from, through)])
        }
        When::MonthName(_) | When::PartName(_) | When::Twice(_) | When::Serial(_) => None,
    }
}

/// Whether two labels may share a day.
pub(crate) fn overlap(one: &[(Date, Date)], other: &[(Date, Date)]) -> bool {
    one.iter().any(|(from, through)| other.iter().any(|(first, last)| from <= last && first <= through))
}
