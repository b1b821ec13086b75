//! Months with their number before the name, as programs write them to keep their order: `01 Oct`, `(1) October`.

use crate::calendar::{FiscalCalendar, FiscalYear};
use crate::load::word::month_named;

/// The name of such a month, where its number is that of the calendar or of the fiscal year; else the text as it is.
pub(crate) fn name(text: &str, calendar: FiscalCalendar) -> &str {
    named(text, calendar).unwrap_or(text)
}

fn named(text: &str, calendar: FiscalCalendar) -> Option<&str> {
    let plain = text.strip_prefix('(').unwrap_or(text);
    let name = plain.trim_start_matches(|letter: char| letter.is_ascii_digit());
    let number = plain.get(..plain.len() - name.len())?.parse::<u32>().ok()?;
    let name = name.trim_start_matches([')', '.', '-', ':', ' ']);
    let month = month_named(name)?;
    let first = calendar.first_day(FiscalYear(2000)).month();
    let of_year = (month + 12 - first) % 12 + 1;
    (number == month || number == of_year).then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_number_that_is_that_of_the_month_is_left_out() {
        let check = |text: &str, expected: &str| {
            assert_eq!(name(text, FiscalCalendar::default()), expected, "{text}");
        };
        check("01 Oct", "Oct");
        check("(1) October", "October");
        check("10 - October", "October");
        check("12. Sep", "Sep");
        check("02 Oct", "02 Oct");
        check("1 Criminal", "1 Criminal");
        check("October", "October");
    }
}
