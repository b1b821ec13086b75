//! The order of day and month that the fiscal years beside the dates prove: `9/10/2016` beside FY2016 is no day of October.

use super::time::TimePlan;
use crate::calendar::{Date, FiscalYear};
use crate::load::cell::evidence::Evidence;
use crate::load::cell::period::DateOrder;
use crate::load::cell::span::Span;
use crate::load::cell::when;
use crate::load::column::Role;
use crate::load::shape::Draft;

/// So many days after its end a year is published.
const SOON: i64 = 92;

/// Takes the order in which every date of a table of counts lies in the fiscal year beside it, where the other one puts some
/// date into another year.
pub(super) fn see(draft: &Draft<'_>, plan: TimePlan<'_>, evidence: &mut Evidence) {
    let TimePlan::One(dates) = plan else { return };
    let of = |role: Role| draft.columns.iter().find(|column| column.role == role);
    let Some(years) =
        of(Role::FiscalYear).filter(|years| years.place != dates.place && of(Role::Count).is_some())
    else {
        return;
    };
    let calendar = draft.options.calendar;
    let (mut fits, mut proof) = ([true, true], None);
    // Agencies in America write the month first, and publish a year soon after its end.
    let mut soon_after = true;
    draft.table.each(|record| {
        let year = when::parse(record.get(years.place)).and_then(|moment| moment.when.whole_year());
        let date = when::parse(record.get(dates.place)).map(|moment| moment.when);
        let (Some(year), Some(date)) = (year, date) else { return };
        let lies = |order| {
            let day = date.day(order)?;
            Some(calendar.fiscal_year(day) == FiscalYear(year))
        };
        let own = Span::fiscal_year(calendar, FiscalYear(year));
        let is_soon = |day: Date| own.from <= day && day.days_since(own.through) <= SOON;
        soon_after &= date.day(DateOrder::MonthFirst).is_some_and(is_soon);
        let [month_first, day_first] = [DateOrder::MonthFirst, DateOrder::DayFirst].map(lies);
        if month_first != day_first {
            proof = proof.take().or_else(|| Some((record.line(), record.get(dates.place).to_owned())));
        }
        for (fits, lies) in fits.iter_mut().zip([month_first, day_first]) {
            *fits &= lies == Some(true);
        }
    });
    match (fits, proof) {
        ([true, false], Some(sight)) => evidence.prove(DateOrder::MonthFirst, sight),
        ([false, true], Some(sight)) if !soon_after => evidence.prove(DateOrder::DayFirst, sight),
        _ => {}
    }
}
