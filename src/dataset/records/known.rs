//! Which windows of days the rows of a table tell the count of: a row that covers several days cannot be cut, and a month
//! without a row is not known to be one without people.

use super::Records;
use crate::calendar::Date;
use crate::dataset::Kind;

/// A week counts in the month that it ends in, if that month is a whole one.
const WEEK: i64 = 7;
const MONTH: i64 = 28;

impl Records {
    /// Whether what is counted through the last day of a window is known: no row goes on behind it, and rows that count to
    /// date are of that day.
    #[must_use]
    pub fn knows(&self, window: (Date, Date)) -> bool {
        let through = window.1;
        let goes_on = |(from, last): &(Date, Date)| *from <= through && through < *last;
        match self.head.kind {
            Kind::ToDate => self.knows_level(window),
            Kind::Period | Kind::Final => self.lengths.is_empty() || !self.lines.keys().any(goes_on),
        }
    }

    /// The last day, this one or one before it, that a row of several days or to date ends on.
    #[must_use]
    pub fn last_report(&self, through: Date) -> Option<Date> {
        self.lines.keys().map(|(_, last)| *last).filter(|last| *last <= through).max()
    }

    /// Whether rows tell what a month, or what there is of one, counts: some end in it and lie in it, or the table covers all
    /// of its days.
    #[must_use]
    pub fn tells(&self, (from, through): (Date, Date)) -> bool {
        if self.head.kind == Kind::ToDate {
            return self.reports_ends((from, through));
        }
        if self.coverage.is_some_and(|(first, last)| first <= from && through <= last) {
            return true;
        }
        let is_whole = through.days_since(from) + 1 >= MONTH;
        let lies_within =
            |(first, last): (Date, Date)| first >= from || is_whole && last.days_since(first) < WEEK;
        let mut ending =
            self.lines.keys().copied().filter(|(_, last)| (from..=through).contains(last)).peekable();
        ending.peek().is_some() && ending.all(lies_within)
    }
}
