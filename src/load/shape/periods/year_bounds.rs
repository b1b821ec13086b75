//! Periods that lie in two fiscal years. The days of a week count in the year that each is of, at the week's average,
//! which is told; a longer one leaves too much to that assumption.

use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::dataset::Kind;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::refusal::Refusal;
use crate::load::shape::Draft;
use crate::load::shape::facts::{self, Blamed, Joined, RowFact};

/// So many days of another year a long period may have.
const CARRIED: i64 = 7;

/// No month has more days.
const MONTH: i64 = 31;

/// Why a row is left out that lies in two years.
const TWO_YEARS: &str = "of days in two fiscal years";

/// Warns of short periods that lie in two years, and refuses long ones, or leaves them out where the user asks for that.
pub(crate) fn settle(
    joined: &mut Vec<Joined>,
    rows: &mut Vec<RowFact>,
    (draft, blamed): (&Draft<'_>, Blamed<'_>),
    notes: &mut Notes,
) -> Result<(), Box<Refusal>> {
    let calendar = draft.options.calendar;
    let only_long = joined.iter().all(|fact| is_long(calendar, fact.span));
    for fact in joined.iter() {
        let Some((first, last)) = two_years(calendar, fact.span) else { continue };
        let message = format!("the period lies in {first} and in {last}");
        if !is_long(calendar, fact.span) {
            notes.warn_line(fact.line, Told::new("crosses-years", message, "split between them by days"));
        } else if draft.options.set_aside && !only_long {
            notes.lacks(first);
            notes.lacks(last);
            notes.warn_line(fact.line, Told::new("crosses-years", message, "left out"));
        } else {
            let why = unknown((first, last));
            let refusal = notes.refuse(why, remedy(calendar, joined, only_long)).at(fact.line);
            return Err(refusal.column(blamed.time).value(&fact.label));
        }
    }
    facts::leave_out(rows, |row| is_long(calendar, row.span), TWO_YEARS, notes);
    joined.retain(|fact| !is_long(calendar, fact.span));
    Ok(())
}

/// Why a long period in two years cannot be counted.
fn unknown((first, last): (FiscalYear, FiscalYear)) -> String {
    format!("lies in {first} and in {last}, and nothing tells how many are of each")
}

/// The same of a row that says itself what it counts; `None` where it can be counted.
pub(crate) fn fault_of(kind: Kind, span: Span, calendar: FiscalCalendar) -> Option<String> {
    let is_period = kind == Kind::Period;
    two_years(calendar, span).filter(|_| is_period && is_long(calendar, span)).map(unknown)
}

/// The fiscal years of the first and the last day, where they are not the same.
fn two_years(calendar: FiscalCalendar, span: Span) -> Option<(FiscalYear, FiscalYear)> {
    let (first, last) = (calendar.fiscal_year(span.from), calendar.fiscal_year(span.through));
    (first != last).then_some((first, last))
}

/// Whether a period is too long to be split between the years by its days.
fn is_long(calendar: FiscalCalendar, span: Span) -> bool {
    two_years(calendar, span).is_some_and(|(_, last)| {
        let carried = calendar.first_day(last).days_since(span.from);
        carried > CARRIED && span.through.days_since(span.from) >= MONTH
    })
}

/// The first day of years in which none of the periods lies in two, or what else to try.
fn remedy(calendar: FiscalCalendar, joined: &[Joined], only_long: bool) -> String {
    let long = joined.iter().map(|fact| fact.span).filter(|span| is_long(calendar, *span));
    let starts = long.map(|span| format!("{:02}-{:02}", span.from.month(), span.from.day()));
    let fits = |start: &String| {
        FiscalCalendar::parse(start)
            .is_ok_and(|calendar| joined.iter().all(|fact| two_years(calendar, fact.span).is_none()))
    };
    std::iter::once("01-01".to_owned()).chain(starts).find(fits).map_or_else(
        || {
            if only_long { "a file with counts by month" } else { "--set-aside to leave such rows out" }
                .to_owned()
        },
        |start| format!("--fiscal-start {start} to count by years that begin then"),
    )
}
