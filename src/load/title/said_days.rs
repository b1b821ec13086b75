//! Days that the lines around a table, its headings and the name of its file write with numbers alone: `3/4/2017` is a day
//! of March or of April. What the user says of dates holds for them, and what other days of the file prove.

use std::borrow::Cow;

use super::around::file_name;
use crate::calendar::Date;
use crate::load::cell::period::{DateOrder, slashed};
use crate::load::cell::when::{self, When};

/// A text with a day that may be two.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct OpenDay {
    /// The text.
    pub(crate) text: String,
    /// Its line, where it stands on one.
    pub(crate) line: Option<u64>,
    /// The day, if the month stands first.
    pub(crate) month_first: Date,
    /// The day, if the day of the month stands first.
    pub(crate) day_first: Date,
}

/// What the days of some texts show of the order of day and month.
#[derive(Clone, Debug, Default)]
pub(crate) struct Shown {
    /// The first day that may be two.
    pub(crate) open: Option<OpenDay>,
    month_first: bool,
    day_first: bool,
}

impl Shown {
    /// Takes in a line or a heading.
    pub(crate) fn see(&mut self, text: &str, line: Option<u64>) {
        for (_, [first, second], year) in days(text) {
            self.take(text, line, ([first, second], year));
        }
    }

    /// Takes in the name of a file.
    pub(crate) fn see_name(&mut self, file: &str) {
        let name = file_name(file);
        name.split(|letter: char| !letter.is_ascii_digit())
            .filter_map(joined)
            .for_each(|parts| self.take(name, None, parts));
    }

    fn take(&mut self, text: &str, line: Option<u64>, ([first, second], year): Parts) {
        let [month_first, day_first] =
            [DateOrder::MonthFirst, DateOrder::DayFirst].map(|order| slashed(year, first, second, order));
        match (month_first, day_first) {
            (Some(month_first), Some(day_first)) if month_first != day_first => {
                let open = || OpenDay { text: text.to_owned(), line, month_first, day_first };
                self.open.get_or_insert_with(open);
            }
            (Some(_), None) => self.month_first = true,
            (None, Some(_)) => self.day_first = true,
            (Some(_), Some(_)) | (None, None) => {}
        }
    }

    /// The order that some day proves, where none proves the other.
    pub(crate) fn proven(&self) -> Option<DateOrder> {
        match (self.month_first, self.day_first) {
            (true, false) => Some(DateOrder::MonthFirst),
            (false, true) => Some(DateOrder::DayFirst),
            (true, true) | (false, false) => None,
        }
    }
}

/// The two numbers before a year, as they stand, and the year.
type Parts = ([u32; 2], i32);

/// The days of a text that are written with numbers and the year last, each with what stands there.
fn days(text: &str) -> impl Iterator<Item = (&str, [u32; 2], i32)> {
    let parts = text.split(|letter: char| !(letter.is_ascii_digit() || "/.-".contains(letter)));
    parts.filter_map(|part| {
        let part = part.trim_matches(['/', '.', '-']);
        let When::Slashed { first, second, year } = when::parse(part)?.when else { return None };
        Some((part, [first, second], year))
    })
}

/// `01052017` in the name of a file, which is no `20170105`.
fn joined(digits: &str) -> Option<Parts> {
    let number = |from: usize, to: usize| digits.get(from..to)?.parse::<u32>().ok();
    let iso = Date::from_ymd(i32::try_from(number(0, 4)?).ok()?, number(4, 6)?, number(6, 8)?);
    let year = i32::try_from(number(4, 8)?).ok()?;
    (digits.len() == 8 && iso.is_none()).then_some(([number(0, 2)?, number(2, 4)?], year))
}

/// The day that eight digits of a name are, year last, read in this order.
pub(super) fn joined_day(digits: &str, order: DateOrder) -> Option<Date> {
    let ([first, second], year) = joined(digits)?;
    slashed(year, first, second, order)
}

/// A text whose days are written so that they can be read in one way: in this order.
pub(crate) fn in_order(text: &str, order: DateOrder) -> Cow<'_, str> {
    let mut plain = Cow::Borrowed(text);
    for (part, [first, second], year) in days(text) {
        if let Some(day) = slashed(year, first, second, order) {
            plain = Cow::Owned(plain.replace(part, &day.to_string()));
        }
    }
    plain
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_of_numbers_are_found_in_sentences() {
        let check = |text: &str, month_first: &str, day_first: &str| {
            assert_eq!(in_order(text, DateOrder::MonthFirst), month_first);
            assert_eq!(in_order(text, DateOrder::DayFirst), day_first);
        };
        check("Removals as of 3/4/2017.", "Removals as of 2017-03-04.", "Removals as of 2017-04-03.");
        check("(01/01/2012 - 07/06/2019)", "(2012-01-01 - 2019-07-06)", "(2012-01-01 - 2019-06-07)");
        check("as of 3/31/2017", "as of 2017-03-31", "as of 3/31/2017");
        for text in ["as of 2017-03-04", "March 4, 2017", "FY2016-17, version 1.2", "24/7 line"] {
            check(text, text, text);
        }
    }

    #[test]
    fn one_day_proves_the_order_of_others() {
        let check = |texts: &[&str], open: bool, proven: Option<DateOrder>| {
            let mut shown = Shown::default();
            for text in texts {
                shown.see(text, None);
            }
            assert_eq!((shown.open.is_some(), shown.proven()), (open, proven), "{texts:?}");
        };
        check(&["as of 3/4/2017"], true, None);
        check(&["as of 3/4/2017", "from 10/31/2016"], true, Some(DateOrder::MonthFirst));
        check(&["as of 3/4/2017", "from 31/10/2016"], true, Some(DateOrder::DayFirst));
        check(&["as of 3/4/2017", "31/10/2016", "10/31/2016"], true, None);
        check(&["as of 3/3/2017"], false, None);
        let mut named = Shown::default();
        named.see_name("2017/removals-01052017.csv");
        assert!(named.open.is_some());
        let mut dated = Shown::default();
        dated.see_name("removals-20170105.csv");
        assert!(dated.open.is_none());
    }
}
