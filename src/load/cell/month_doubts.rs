//! Months that may be something else: a part of a quarter, or the last days of months.

use super::evidence::{Evidence, Unsure};
use super::period::Hints;
use crate::calendar::Date;

impl Evidence {
    /// Refuses a month in a column of quarters that does not say whether it begins or ends one, or has no year of its own.
    pub(super) fn check_quarters(&self, hints: Hints) -> Result<(), Unsure> {
        if let Some(sight) = self.month_name.as_ref().filter(|_| hints.of_quarters) {
            let why = "is a month without its year, and the column is one of quarters";
            return Err(Unsure::new(sight, why, "a quarter such as FY2017 Q1 in each cell of this column"));
        }
        match &self.month_of_year {
            Some(sight) if hints.of_quarters && hints.spacing.named.is_none() => Err(Unsure::new(
                sight,
                "is a month, and the column is one of quarters: it may begin one or end it",
                "the heading \"quarter beginning\" or \"quarter ending\"",
            )),
            Some(_) | None => Ok(()),
        }
    }

    /// Refuses `Oct-31`, `Nov-30`, `Dec-31`: days that end months, as they stand, and months of a year far off.
    pub(super) fn check_month_ends(&self) -> Result<(), Unsure> {
        let Some(sight) = &self.month_and_year else { return Ok(()) };
        let ends = |first: &Date| {
            first.year().rem_euclid(100) == i32::try_from(first.end_of_month().day()).unwrap_or(0)
        };
        // Of whole years they are not: every second month ends on another day.
        if self.months.is_empty() || !self.months.iter().all(ends) {
            return Ok(());
        }
        let why = "may be a month and a year, or the last day of a month without its year";
        Err(Unsure::new(sight, why, "dates such as 2016-10-31 in this column"))
    }
}
