//! The order of day and month in a column: the one that is stated, the one that its cells prove, or the one that makes
//! sense of them.

use std::collections::BTreeSet;

use super::evidence::{Decided, Evidence, Unsure};
use super::period::{DateOrder, Hints, slashed};
use super::rhythm::are_month_edges;
use super::token;
use super::when;
use crate::calendar::Date;
use crate::load::notes::Told;

/// What to try where nothing tells the order.
const REMEDY: &str = "--dates mdy or --dates dmy";

/// No month has more days.
const LONGEST_MONTH: i64 = 31;

impl Evidence {
    /// `11/31/2016` is no day, and yet shows that the month stands first.
    pub(super) fn see_no_day(&mut self, line: u64, text: &str) {
        let parts: Vec<&str> = text.trim().split(['/', '.', '-']).collect();
        let [first, second, year] = *parts.as_slice() else { return };
        let (Some(first), Some(second), Some(_)) =
            (token::small(first), token::small(second), token::year_of(year))
        else {
            return;
        };
        let here = || (line, text.to_owned());
        if (1..=12).contains(&first) && (13..=31).contains(&second) {
            self.second_over_12.get_or_insert_with(here);
        } else if (1..=12).contains(&second) && (13..=31).contains(&first) {
            self.first_over_12.get_or_insert_with(here);
        } else {
            self.impossible.get_or_insert_with(here);
        }
    }

    /// Why a date is none in either order of day and month.
    pub(super) fn impossible_day(&self, hints: Hints) -> Option<Unsure> {
        // In records it sets its own row aside.
        let sight = self.impossible.as_ref().filter(|_| !hints.days)?;
        Some(Unsure::new(sight, when::why_not(&sight.1)?, "a date such as 10/31/2016 in this cell"))
    }

    /// The order of day and month: the one that is stated, or the one that the cells show.
    pub(crate) fn order(&self, stated: Option<DateOrder>) -> Result<DateOrder, Unsure> {
        self.order_told(stated, false, &mut Vec::new())
    }

    /// Takes in a cell that something beside it proves to be in this order, where no day above 12 does.
    pub(crate) fn prove(&mut self, order: DateOrder, sight: (u64, String)) {
        if self.first_over_12.is_some() || self.second_over_12.is_some() {
            return;
        }
        match order {
            DateOrder::MonthFirst => self.second_over_12 = Some(sight),
            DateOrder::DayFirst => self.first_over_12 = Some(sight),
        }
    }

    /// The order that days above 12 prove, where none contradicts.
    pub(crate) fn proven_order(&self) -> Option<DateOrder> {
        match (&self.first_over_12, &self.second_over_12) {
            (Some(_), None) => Some(DateOrder::DayFirst),
            (None, Some(_)) => Some(DateOrder::MonthFirst),
            (Some(_), Some(_)) | (None, None) => None,
        }
    }

    pub(super) fn order_told(
        &self,
        stated: Option<DateOrder>,
        single: bool,
        told: &mut Vec<Decided>,
    ) -> Result<DateOrder, Unsure> {
        if let Some(order) = stated {
            return Ok(order);
        }
        self.years_first.refuse()?;
        match (&self.first_over_12, &self.second_over_12) {
            (Some(day_first), Some(month_first)) => {
                let late = day_first.0 > month_first.0;
                let (last, first, order) =
                    if late { (day_first, month_first, "mdy") } else { (month_first, day_first, "dmy") };
                let why =
                    format!("has day and month in the other order than \"{}\" in line {}", first.1, first.0);
                let remedy = format!("--dates {order} --set-aside to keep the dates of the other order only");
                Err(Unsure::new(last, why, remedy))
            }
            (Some(_), None) => Ok(DateOrder::DayFirst),
            (None, Some(_)) => Ok(DateOrder::MonthFirst),
            (None, None) => match &self.open_span {
                Some(sight) => self.order_by_length(sight, told),
                None => self.order_by_spacing(single, told),
            },
        }
    }

    /// No day is above 12: the order shows only if one reading makes months in a row and the other does not, and dates
    /// may stand for months.
    fn order_by_spacing(&self, single: bool, told: &mut Vec<Decided>) -> Result<DateOrder, Unsure> {
        let Some(sight) = &self.slashed else { return Ok(DateOrder::MonthFirst) };
        if self.open.iter().all(|(_, first, second)| first == second) {
            return Ok(DateOrder::MonthFirst);
        }
        let read = |order| -> BTreeSet<Date> {
            self.open
                .iter()
                .filter_map(|(year, first, second)| slashed(*year, *first, *second, order))
                .collect()
        };
        let months = |days: &BTreeSet<Date>| !single && days.len() > 1 && are_month_edges(days);
        let (month_first, day_first) = (read(DateOrder::MonthFirst), read(DateOrder::DayFirst));
        let order = match (months(&month_first), months(&day_first)) {
            (true, false) => DateOrder::MonthFirst,
            (false, true) => DateOrder::DayFirst,
            (true, true) | (false, false) => {
                let when = when::parse(&sight.1).map(|moment| moment.when);
                let day = |order| when.and_then(|when| when.day(order));
                let reading = |order| day(order).map_or_else(|| "no day".to_owned(), Date::long);
                let why = format!(
                    "may be {} or {}, and no other date of the column tells which",
                    reading(DateOrder::MonthFirst),
                    reading(DateOrder::DayFirst)
                );
                return Err(Unsure::new(sight, why, REMEDY));
            }
        };
        told.push(told_of_order(sight, order, "makes one date a month"));
        Ok(order)
    }

    /// The same of spans of days: the order shows only if one reading makes weeks or months of them all, and the other
    /// does not.
    fn order_by_length(&self, sight: &(u64, String), told: &mut Vec<Decided>) -> Result<DateOrder, Unsure> {
        let short = |order| {
            self.open_spans.iter().all(|span| {
                span.in_order(order).is_some_and(|(from, through)| through.days_since(from) < LONGEST_MONTH)
            })
        };
        let order = match (short(DateOrder::MonthFirst), short(DateOrder::DayFirst)) {
            (true, false) => DateOrder::MonthFirst,
            (false, true) => DateOrder::DayFirst,
            (true, true) | (false, false) => {
                let days = |(from, through): (Date, Date)| format!("{} to {}", from.long(), through.long());
                let readings = self.open_spans.first().map(|span| span.shown(days)).unwrap_or_default();
                let why = format!("may be {readings}, and nothing tells which");
                return Err(Unsure::new(sight, why, REMEDY));
            }
        };
        told.push(told_of_order(sight, order, "makes weeks or months of the periods"));
        Ok(order)
    }
}

/// What is told of an order that one reading shows and nothing proves.
fn told_of_order(sight: &(u64, String), order: DateOrder, makes: &str) -> Decided {
    let name = match order {
        DateOrder::MonthFirst => "month first",
        DateOrder::DayFirst => "day first",
    };
    let message = "no day above 12 tells the order of day and month";
    let action = format!("read {name}, since that {makes}; --dates mdy or dmy overrides");
    Decided::new(sight, Told::new("date-order", message, action))
}
