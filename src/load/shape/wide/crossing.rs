//! The days of a cell in a table that runs across: what its heading and its row say together.

use super::headings::month_span;
use super::reader::Wide;
use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::load::cell::period::Time;
use crate::load::cell::span::{Span, Unit, month_of};
use crate::load::column::Column;
use crate::load::column::heading_parts::period_of;
use crate::load::notes::Notes;
use crate::load::refusal::Refusal;

/// Days of half a year, nearly.
const HALF_A_YEAR: i64 = 181;

impl Wide<'_> {
    /// Whether a heading is a year to date beside rows that are parts of years and say how far.
    pub(super) fn is_to_date_over_parts(&self, column: &Column) -> bool {
        let heading = self.style.read(&period_of(&column.name));
        self.row_time.is_some() && matches!(heading, Ok(Time::ToDate(_)))
    }

    /// The days of a cell.
    pub(super) fn span(
        &self,
        column: &Column,
        row: Option<Time>,
        notes: &Notes,
    ) -> Result<Span, Box<Refusal>> {
        let calendar = self.draft.options.calendar;
        let bad = |why: String| {
            notes.refuse(why, "a heading such as 2016-10 or FY2017").heading(self.draft, column)
        };
        let heading = self.style.read(&period_of(&column.name)).map_err(bad)?;
        let is_part = |time: Option<Time>| matches!(time, Some(Time::Month(_) | Time::Part(_)));
        let year_of = |time: Time| match time {
            Time::Year(year) => Some((year, self.fiscal_rows)),
            Time::Span(span) if span.unit == Unit::Year => Some((calendar.fiscal_year(span.through).0, true)),
            // The months that such a year has not reached are empty.
            Time::Span(span) if span.unit == Unit::YearSoFar => {
                Some((calendar.fiscal_year(span.through).0, self.fiscal_rows))
            }
            // Over rows of months, or beside them, `FY2017 YTD` is the year that they are of.
            Time::ToDate(year) if is_part(row) || is_part(Some(heading)) => Some((year.0, true)),
            Time::Span(_) | Time::Month(_) | Time::Part(_) | Time::ToDate(_) | Time::Gap => None,
        };
        let stated = row.and_then(year_of);
        if let (Time::Span(span), Some((year, fiscal))) = (heading, stated)
            && span.unit < Unit::Year
            && let Some(own) = other_year(span, year, fiscal, calendar)
        {
            return Err(bad(format!("lies in {own}, and its row is of {}", shown_year(year, fiscal))));
        }
        let title = self.draft.title.year_of_parts();
        let from_row = stated.or(title);
        let span = match (heading, row) {
            (Time::Month(month), _) => {
                from_row.and_then(|(year, fiscal)| month_span(self.draft, year, month, fiscal))
            }
            (Time::Part(part), _) => from_row.and_then(|(year, fiscal)| part.span(calendar, year, fiscal)),
            (heading, Some(Time::Month(month))) => {
                year_of(heading).and_then(|(year, fiscal)| month_span(self.draft, year, month, fiscal))
            }
            (heading, Some(Time::Part(part))) => {
                year_of(heading).and_then(|(year, fiscal)| part.span(calendar, year, fiscal))
            }
            (Time::Span(span), _) if self.fiscal_headings && span.unit == Unit::Month => {
                month_of(calendar, span.from.year(), span.from.month(), true)
            }
            (Time::Year(year), _) => Some(Span::fiscal_year(calendar, FiscalYear(year))),
            (Time::Span(span), _) => Some(span),
            (Time::ToDate(year), _) => {
                let so_far = |day| Span::year_so_far(calendar, year, day);
                return self.draft.title.reaches.and_then(so_far).ok_or_else(|| {
                    let why = format!("{year} to date, and no day says how far");
                    // A day in the middle of the year: one that nobody takes for what the count reaches.
                    let day = calendar.first_day(year).plus_days(HALF_A_YEAR);
                    let remedy = format!("a heading such as {} (as of {day})", column.name);
                    notes.refuse(why, remedy).heading(self.draft, column)
                });
            }
            (Time::Gap, _) => None,
        };
        span.ok_or_else(|| {
            if is_part(Some(heading)) && row.is_none() {
                let why = "is a part of a year, and nothing says of which one";
                let remedy = "a line such as Fiscal Year 2017 above the table";
                return notes.refuse(why, remedy).heading(self.draft, column);
            }
            bad("does not make a period together with its row".to_owned())
        })
    }
}

/// The fiscal year that days lie in, where a row states another; a plain year may be the calendar's, too.
fn other_year(span: Span, year: i32, fiscal: bool, calendar: FiscalCalendar) -> Option<FiscalYear> {
    let own = calendar.fiscal_year(span.through);
    let fits =
        own.0 == year || calendar.fiscal_year(span.from).0 == year || !fiscal && span.through.year() == year;
    (!fits).then_some(own)
}

fn shown_year(year: i32, fiscal: bool) -> String {
    if fiscal { FiscalYear(year).to_string() } else { year.to_string() }
}
