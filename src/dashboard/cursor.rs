//! Where the cursor goes: plain arithmetic on days of one fiscal year.

use crate::calendar::{Date, FiscalCalendar};

/// How the cursor moves.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Step {
    /// So many days.
    Days(i64),
    /// To the first day of the next month, or of this one and then the month before.
    Months(i64),
    /// To the first day of the year.
    First,
    /// To the last day of the year.
    Last,
}

/// The day after a step; never leaves the fiscal year of `from`.
pub(super) fn moved(calendar: FiscalCalendar, from: Date, step: Step) -> Date {
    let year = calendar.fiscal_year(from);
    let (first, last) = (calendar.first_day(year), calendar.last_day(year));
    let to = match step {
        Step::Days(days) => from.plus_days(days),
        Step::Months(1..) => from.end_of_month().plus_days(1),
        Step::Months(_) if from.day() > 1 => from.plus_days(1 - i64::from(from.day())),
        Step::Months(_) => {
            let last = from.plus_days(-1);
            last.plus_days(1 - i64::from(last.day()))
        }
        Step::First => first,
        Step::Last => last,
    };
    to.clamp(first, last)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_cursor_steps_and_stays_within_its_year() {
        let calendar = FiscalCalendar::default();
        let check = |from: &str, step: Step, to: &str| {
            let date = |text| Date::parse_iso(text).unwrap();
            assert_eq!(moved(calendar, date(from), step), date(to), "{from} {step:?}");
        };
        check("2017-09-09", Step::Days(1), "2017-09-10");
        check("2017-09-30", Step::Days(1), "2017-09-30");
        check("2016-10-03", Step::Days(-7), "2016-10-01");
        check("2017-09-09", Step::Months(-1), "2017-09-01");
        check("2017-09-01", Step::Months(-1), "2017-08-01");
        check("2017-01-31", Step::Months(1), "2017-02-01");
        check("2017-09-09", Step::Months(1), "2017-09-30");
        check("2017-03-01", Step::First, "2016-10-01");
        check("2017-03-01", Step::Last, "2017-09-30");
    }
}
