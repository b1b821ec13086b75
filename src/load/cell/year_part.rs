//! Parts of a year that are called by their number: quarters and halves.

use super::period::Quarters;
use super::span::{Span, Unit, month_of};
use super::when::{self, When};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};

/// What to try where nothing tells which year is cut.
const PART_REMEDY: &str = "--quarters calendar or --quarters fiscal";

/// The same of halves: those of the calendar year lie in two fiscal years.
const HALF_REMEDY: &str = "--quarters fiscal or --quarters calendar --fiscal-start 01-01";

/// A part of a year.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum YearPart {
    /// Three months: 1 to 4.
    Quarter(u32),
    /// Six months: 1 or 2.
    Half(u32),
    /// Months that follow each other, by the first and the last: `Oct-Dec`.
    Months(u32, u32),
    /// A quarter or a half that says its months, too: `Q1 (Oct-Dec)`.
    Spelled {
        /// Its first and its last quarter.
        quarters: (u32, u32),
        /// Its first and its last month.
        months: (u32, u32),
    },
}

impl YearPart {
    /// What such a part is called.
    pub(crate) fn word(self) -> &'static str {
        match self {
            Self::Quarter(_) => "quarter",
            Self::Half(_) => "half",
            Self::Months(..) => "part",
            Self::Spelled { quarters: (first, last), .. } => {
                if first == last {
                    "quarter"
                } else {
                    "half"
                }
            }
        }
    }

    /// Whether it says its number and its months.
    pub(super) fn says_months(self) -> bool {
        matches!(self, Self::Spelled { .. })
    }

    /// Its months, where they are its name.
    pub(crate) fn months(self) -> Vec<u32> {
        let Self::Months(first, last) = self else { return Vec::new() };
        let length = (last + 12 - first) % 12;
        (0..=length).map(|step| (first + step - 1) % 12 + 1).collect()
    }

    /// The same with the months that stand beside it.
    pub(super) fn with_months(self, first: u32, last: u32) -> Option<Self> {
        let quarters = match self {
            Self::Quarter(quarter) => (quarter, quarter),
            Self::Half(half) => (half * 2 - 1, half * 2),
            Self::Months(..) | Self::Spelled { .. } => return None,
        };
        Some(Self::Spelled { quarters, months: (first, last) })
    }

    /// Why it has no sure days beside a year that does not say its kind.
    pub(crate) fn doubt(self) -> String {
        let word = self.word();
        format!("is a {word} of the calendar year or of the fiscal year, and nothing tells which")
    }

    /// What to try where nothing tells which year it cuts.
    pub(crate) fn remedy(self) -> &'static str {
        if self.word() == "half" { HALF_REMEDY } else { PART_REMEDY }
    }

    /// Whether it is half a year, called by its number alone.
    pub(crate) fn is_half(self) -> bool {
        matches!(self, Self::Half(_))
    }

    /// Its days in a fiscal or in a calendar year; `None` where it has none, or its months are not those of its number.
    pub(crate) fn span(self, calendar: FiscalCalendar, year: i32, fiscal: bool) -> Option<Span> {
        match self {
            Self::Quarter(quarter) => numbered(calendar, year, (quarter, quarter), fiscal),
            Self::Half(half) => numbered(calendar, year, (half * 2 - 1, half * 2), fiscal),
            Self::Months(first, last) => months(calendar, year, (first, last), fiscal),
            Self::Spelled { quarters, months: own } => numbered(calendar, year, quarters, fiscal)
                .filter(|span| months(calendar, year, own, fiscal) == Some(*span)),
        }
    }

    /// Which year a part cuts that says its months, as far as they show it.
    pub(crate) fn proves(self, calendar: FiscalCalendar) -> Option<Quarters> {
        let Self::Spelled { .. } = self else { return None };
        match (self.span(calendar, 2000, true), self.span(calendar, 2000, false)) {
            (Some(_), None) => Some(Quarters::Fiscal),
            (None, Some(_)) => Some(Quarters::Calendar),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    /// Why a part is none that says other months than those of its number; `None` where it is one.
    pub(crate) fn contradiction(self, calendar: FiscalCalendar, fiscal: bool) -> Option<String> {
        let Self::Spelled { quarters, months: (first, last) } = self else { return None };
        let fits = |fiscal: bool| self.span(calendar, 2000, fiscal).is_some();
        if fits(true) || !fiscal && fits(false) {
            return None;
        }
        let name = |month: u32| Span::month(2000, month).map_or("?", |span| span.from.month_name());
        let own = |fiscal: bool| {
            let span = numbered(calendar, 2000, quarters, fiscal)?;
            let kind = if fiscal { "fiscal" } else { "calendar" };
            let (from, through) = (span.from.month_name(), span.through.month_name());
            Some(format!("{from} to {through} in the {kind} year"))
        };
        let number: Vec<String> =
            [Some(true), (!fiscal).then_some(false)].into_iter().flatten().filter_map(own).collect();
        let (word, number) = (self.word(), number.join(" and "));
        Some(format!("says {} to {}, and a {word} of this number is {number}", name(first), name(last)))
    }
}

/// A quarter of a year that is called by the two in which it lies: `2024-2025 Q1`, `2024 to 2025 Q1`.
pub(super) fn of_two_years(text: &str) -> Option<When> {
    let (years, quarter) = text.rsplit_once(' ')?;
    let quarter = quarter.strip_prefix(['Q', 'q'])?.parse().ok().filter(|number| (1..=4).contains(number))?;
    let (first, last) = years.split_once(" to ").or_else(|| years.split_once(['-', '–', '/']))?;
    let year = |digits: &str| if digits.len() == 4 { digits.parse::<i32>().ok() } else { None };
    let (first, year) = (year(first)?, year(last)?);
    (first + 1 == year).then_some(When::Part { year, part: YearPart::Quarter(quarter), fiscal: true })
}

/// Half a year by its two quarters: `2021 Q1-Q2`, `FY2021 (Q3 & Q4)`, `Q1 and Q2 2021`.
pub(super) fn of_two_quarters(text: &str) -> Option<When> {
    // Most texts have no quarter, let alone two.
    text.bytes().filter(|byte| matches!(byte, b'q' | b'Q')).nth(1)?;
    let words: Vec<&str> = text
        .split(|letter: char| !letter.is_alphanumeric())
        .filter(|word| {
            !word.is_empty() && !["and", "to"].iter().any(|between| word.eq_ignore_ascii_case(between))
        })
        .collect();
    let quarter = |word: &str| word.strip_prefix(['Q', 'q'])?.parse::<u32>().ok();
    let (first, last, year) = match *words.as_slice() {
        [year, first, last] if quarter(year).is_none() => (first, last, year),
        [first, last, year] => (first, last, year),
        _ => return None,
    };
    let half = match (quarter(first)?, quarter(last)?) {
        (1, 2) => 1,
        (3, 4) => 2,
        _ => return None,
    };
    let when = when::parse(year)?.when;
    let fiscal = matches!(when, When::FiscalYear { to_date: false, .. });
    Some(When::Part { year: when.whole_year()?, part: YearPart::Half(half), fiscal })
}

/// The days of quarters by their number.
fn numbered(calendar: FiscalCalendar, year: i32, (first, last): (u32, u32), fiscal: bool) -> Option<Span> {
    let unit = if first == last { Unit::Quarter } else { Unit::Half };
    if fiscal {
        let quarter = |quarter| Span::fiscal_quarter(calendar, FiscalYear(year), quarter);
        return Some(Span { from: quarter(first)?.from, through: quarter(last)?.through, unit });
    }
    let from = Date::from_ymd(year, first * 3 - 2, 1)?;
    let through = Date::from_ymd(year, last * 3, 1)?.end_of_month();
    Some(Span { from, through, unit })
}

/// The days of months that follow each other within one year.
fn months(calendar: FiscalCalendar, year: i32, (first, last): (u32, u32), fiscal: bool) -> Option<Span> {
    let month = |month| month_of(calendar, year, month, fiscal);
    let (from, through) = (month(first)?.from, month(last)?.through);
    (from < through).then(|| Span::between(calendar, from, through))
}

/// Why a part of a year that does not say its kind has no sure days: both readings, and what to try.
pub(super) fn doubt_of(text: &str, calendar: FiscalCalendar) -> (String, &'static str) {
    let Some(When::Part { year, part, .. }) = when::parse(text).map(|moment| moment.when) else {
        return (String::new(), PART_REMEDY);
    };
    let begins = |fiscal| part.span(calendar, year, fiscal).map_or("?", |span| span.from.month_name());
    let why = format!(
        "is a {} of the calendar year or of the fiscal year (FY): {text} may begin in {} or in {}",
        part.word(),
        begins(false),
        begins(true)
    );
    (why, part.remedy())
}
