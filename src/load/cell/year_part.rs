//! Parts of a year that are called by their number: quarters and halves.

use super::span::{Span, Unit};
use super::when::{self, When};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};

/// What to try where nothing tells which year is cut.
pub(crate) const PART_REMEDY: &str = "--quarters calendar or --quarters fiscal";

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearPart {
    /// Three months: 1 to 4.
    Quarter(u32),
    /// Six months: 1 or 2.
    Half(u32),
}

impl YearPart {
    /// What such a part is called.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Quarter(_) => "quarter",
            Self::Half(_) => "half",
        }
    }

    /// Why it has no sure days beside a year that does not say its kind.
    pub(crate) fn doubt(self) -> String {
        let word = self.word();
        format!("is a {word} of the calendar year or of the fiscal year, and nothing tells which")
    }

    /// Its first and its last quarter.
    fn quarters(self) -> (u32, u32) {
        match self {
            Self::Quarter(quarter) => (quarter, quarter),
            Self::Half(half) => (half * 2 - 1, half * 2),
        }
    }

    /// Whether it is half a year.
    pub(crate) fn is_half(self) -> bool {
        self.unit() == Unit::Half
    }

    fn unit(self) -> Unit {
        match self {
            Self::Quarter(_) => Unit::Quarter,
            Self::Half(_) => Unit::Half,
        }
    }

    /// Its days in a fiscal or in a calendar year.
    pub(crate) fn span(self, calendar: FiscalCalendar, year: i32, fiscal: bool) -> Option<Span> {
        let (first, last) = self.quarters();
        let unit = self.unit();
        if fiscal {
            let quarter = |quarter| Span::fiscal_quarter(calendar, FiscalYear(year), quarter);
            return Some(Span { from: quarter(first)?.from, through: quarter(last)?.through, unit });
        }
        let from = Date::from_ymd(year, first * 3 - 2, 1)?;
        let through = Date::from_ymd(year, last * 3, 1)?.end_of_month();
        Some(Span { from, through, unit })
    }
}

/// Why a part of a year that does not say its kind has no sure days: both readings.
pub(super) fn doubt_of(text: &str, calendar: FiscalCalendar) -> String {
    let Some(When::Part { year, part, .. }) = when::parse(text).map(|moment| moment.when) else {
        return String::new();
    };
    let begins = |fiscal| part.span(calendar, year, fiscal).map_or("?", |span| span.from.month_name());
    format!(
        "is a {} of the calendar year or of the fiscal year (FY): {text} may begin in {} or in {}",
        part.word(),
        begins(false),
        begins(true)
    )
}
