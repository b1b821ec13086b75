//! What years say of a day, and the year in question against each of them.

use super::table::{doubted, marked_as};
use super::view::Report;
use super::years::YearRow;
use crate::calendar::{Date, FiscalDay};
use crate::dataset::{Basis, Reading};
use crate::quantity::{Change, PercentChange};

impl Report {
    /// What every year says of the day that answers to `date`, earliest year first.
    #[must_use]
    pub fn values_on(&self, date: Date) -> Vec<ValueOn<'_>> {
        self.years.iter().filter_map(|row| self.value_on(row, date)).collect()
    }

    /// What one year says of the day that answers to `date`, and the year in question against it: on the day of the answer
    /// that is the answer.
    #[must_use]
    pub fn value_on<'a>(&self, row: &'a YearRow, date: Date) -> Option<ValueOn<'a>> {
        self.value_of(
            row,
            |row| row.answer.filter(|_| date == self.year.as_of).map(|(_, reading)| reading),
            date,
        )
    }

    /// The same in the series that are drawn, on every day.
    #[must_use]
    pub fn drawn_on<'a>(&self, row: &'a YearRow, date: Date) -> Option<ValueOn<'a>> {
        self.value_of(row, |_| None, date)
    }

    fn value_of<'a>(
        &self,
        row: &'a YearRow,
        answer: impl Fn(&YearRow) -> Option<Reading>,
        date: Date,
    ) -> Option<ValueOn<'a>> {
        let read = |row: &YearRow| answer(row).or_else(|| self.reading_on(row, date));
        let reading = read(row)?;
        let asked = self.row(self.year.fiscal_year).filter(|asked| asked.fiscal_year != row.fiscal_year);
        // Of two counts that both lack some, neither is sure to be the larger.
        let of_asked =
            asked.and_then(read).filter(|asked| !(asked.is_incomplete() && reading.is_incomplete()));
        let this = of_asked.and_then(|reading| reading.value);
        let gap = this.zip(reading.value).map(|(this, other)| this.shown_change_from(other));
        let change = this.zip(reading.value).and_then(|(this, other)| this.percent_from(other));
        let both = || [Some(reading), of_asked].into_iter().flatten();
        let about = both().any(|one| one.basis != Basis::Observed);
        let doubtful = row.doubts(reading);
        let doubts = doubtful || asked.zip(of_asked).is_some_and(|(asked, reading)| asked.doubts(reading));
        Some(ValueOn { row, reading, gap, change, about, doubtful, doubts })
    }

    fn reading_on(&self, row: &YearRow, date: Date) -> Option<Reading> {
        let day = self.day_on(row, date)?;
        let at_end = row.at_end.filter(|_| day == row.days);
        at_end.or_else(|| row.daily.get(usize::from(day.0)).copied())
    }

    /// The day of a year that answers to `date`.
    fn day_on(&self, row: &YearRow, date: Date) -> Option<FiscalDay> {
        // The last day of a closed year answers to the last day of every other, whatever the alignment.
        let closing = self.is_closed() && date == self.year.as_of;
        let day = || self.alignment.fiscal_day(self.calendar, date, row.fiscal_year);
        if closing { Some(row.days) } else { day() }
    }
}

/// A year on some day, and the year in question against it.
#[derive(Clone, Copy, Debug)]
pub struct ValueOn<'a> {
    /// The year.
    pub row: &'a YearRow,
    /// What it says of the day.
    pub reading: Reading,
    /// The year in question less this one, both as they are shown; `None` for itself, and where either is unknown.
    pub gap: Option<Change>,
    /// The same in percent of this year.
    pub change: Option<PercentChange>,
    /// Whether either of the two lies between two reports.
    pub about: bool,
    /// Whether there is reason to doubt it: counts are missing from it, or it is a total that is doubtful.
    pub doubtful: bool,
    /// Whether there is reason to doubt either of the two.
    pub doubts: bool,
}

impl ValueOn<'_> {
    /// What the year says with the signs of how it is known: `!` where there is reason to doubt it, `~` where it lies between
    /// two reports.
    #[must_use]
    pub fn marked(&self) -> String {
        marked_as(self.reading, self.doubtful)
    }

    /// The difference with the signs of what it is worked out from: `!` where one of the two is doubtful, `~` where one lies
    /// between two reports.
    #[must_use]
    pub fn marked_gap(&self) -> Option<String> {
        let sign = if self.about { "~" } else { "" };
        self.gap.map(|gap| doubted(self.doubts, format_args!("{sign}{gap}")))
    }

    /// The change in percent, with `!` where one of the two is doubtful.
    #[must_use]
    pub fn marked_change(&self) -> Option<String> {
        self.change.map(|change| doubted(self.doubts, change))
    }
}
