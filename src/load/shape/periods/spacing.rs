//! What all headings of a table say together of the periods that days stand for.

use super::time::TimePlan;
use crate::load::cell::named_period::NamedPeriod;
use crate::load::cell::period::DateStands;
use crate::load::cell::rhythm::Spacing;
use crate::load::column::stated_period::{edge, length, named};
use crate::load::column::{Column, Role};
use crate::load::shape::Draft;
use crate::load::show;

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
