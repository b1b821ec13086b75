//! Weeks that are called by a year and a number: `2016 Week 40`. Those of ISO 8601 begin with the calendar year, and many
//! offices number the weeks of the fiscal year.

use super::evidence::{Sight, Unsure};
use super::period::DateOrder;
use super::when::{self, When};
use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::load::word;

/// What to try where nothing tells which weeks are meant.
const REMEDY: &str = "weeks such as 2016-W40, or their first and last days, in this column";

/// The first such week that is not written as ISO 8601 writes it.
#[derive(Clone, Debug, Default)]
pub(super) struct NumberedWeeks {
    first: Sight,
}

impl NumberedWeeks {
    /// Takes in a cell that is a span of days.
    pub(super) fn see(&mut self, line: u64, text: &str) {
        if self.first.is_none() && numbers(text).is_some() {
            self.first = Some((line, text.to_owned()));
        }
    }

    /// Refuses them with both readings.
    pub(super) fn check(&self, calendar: FiscalCalendar) -> Result<(), Unsure> {
        let Some(first) = &self.first else { return Ok(()) };
        let iso = when::parse(&first.1).map(|moment| moment.when);
        let iso = if let Some(When::Span(days)) = iso { days.in_order(DateOrder::MonthFirst) } else { None };
        let (Some((iso, _)), Some((year, week))) = (iso, numbers(&first.1)) else { return Ok(()) };
        let fiscal = calendar.first_day(FiscalYear(year)).plus_days((week - 1) * 7);
        let why = format!(
            "is week {week} of the calendar year, from {} on, or of the fiscal year, from about {} on, and nothing \
             tells which",
            iso.long(),
            fiscal.long()
        );
        Err(Unsure::new(first, why, REMEDY))
    }
}

/// The year and the week of a text that is not written as ISO 8601 writes it.
fn numbers(text: &str) -> Option<(i32, i64)> {
    let lower = text.trim().to_ascii_lowercase();
    let (year, behind) = lower.split_at_checked(4)?;
    let written = behind.strip_prefix('-').unwrap_or(behind).strip_prefix('w');
    if written.is_some_and(word::is_digits) || !behind.contains('w') {
        return None;
    }
    let week = behind.trim_start_matches(|letter: char| !letter.is_ascii_digit());
    Some((year.parse().ok()?, week.parse().ok()?))
}
