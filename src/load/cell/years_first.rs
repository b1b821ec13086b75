//! Dates of three numbers of two digits, whose year may stand first or last: `16-10-01`.
//!
//! ISO dates that were cut short begin with the year, European ones end with it. A date that no year in front explains
//! proves the one at the end, and so do days by far more than years; else both readings are shown.

use std::collections::BTreeSet;

use super::evidence::{Sight, Unsure};
use super::period::{DateOrder, slashed};
use super::when::{Moment, When};
use crate::calendar::Date;

/// So many times as many first numbers as years at the end are days of a month.
const FAR_MORE: usize = 4;

/// What the cells of a column show of years that may stand first.
#[derive(Clone, Debug, Default)]
pub(super) struct YearsFirst {
    first: Sight,
    /// Its day with the year in front and with the year at the end, and the orders that the latter may have.
    readings: Option<(Date, Date, &'static str)>,
    /// Whether a date was seen whose year stands last for sure.
    last: bool,
    first_numbers: BTreeSet<u32>,
    years: BTreeSet<i32>,
}

impl YearsFirst {
    /// Takes in a cell.
    pub(super) fn see(&mut self, moment: &Moment, line: u64, text: &str) {
        let When::Slashed { first, second, year } = moment.when else { return };
        self.first_numbers.insert(first);
        self.years.insert(year);
        let Some(date) = moment.year_first else {
            self.last = true;
            return;
        };
        if self.first.is_none() {
            let in_order = |order| slashed(year, first, second, order);
            let (day_first, month_first) = (in_order(DateOrder::DayFirst), in_order(DateOrder::MonthFirst));
            let orders = match (day_first, month_first) {
                (Some(_), Some(_)) => "--dates dmy or --dates mdy",
                (None, Some(_)) => "--dates mdy",
                (Some(_) | None, None) => "--dates dmy",
            };
            self.readings = day_first.or(month_first).map(|end| (date, end, orders));
            self.first = Some((line, text.to_owned()));
        }
    }

    /// Refuses years that nothing proves to stand last.
    pub(super) fn refuse(&self) -> Result<(), Unsure> {
        let (Some(sight), Some((first, last, orders))) = (&self.first, self.readings) else {
            return Ok(());
        };
        if self.last || self.first_numbers.len() >= FAR_MORE * self.years.len() {
            return Ok(());
        }
        let why = format!(
            "may be {} or {}: the year may stand first or last, and no other date of the column tells which",
            first.long(),
            last.long()
        );
        Err(Unsure::new(sight, why, format!("{orders} where it stands last, or years of four digits")))
    }
}
