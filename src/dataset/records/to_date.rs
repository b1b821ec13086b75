//! Rows that count to date: each holds all days from the first of its fiscal year on, so that they are not added up over
//! days. What a window has is the count on its last day less the one before its first.

use super::{Category, FastMap, Records};
use crate::calendar::Date;

/// The days that rows count through, each with the first day of its fiscal year.
type Reports = FastMap<Date, Date>;

/// The report that a window ends with and the one before it begins; `None` where it begins with the year.
type Ends = (Date, Option<Date>);

impl Records {
    /// Whether the counts of a window are known: unless the rows are of other days of its year than those that it lies
    /// between.
    pub(super) fn knows_level(&self, window: (Date, Date)) -> bool {
        /// No fiscal year has more.
        const DAYS: i64 = 366;
        let reports = self.reports();
        let of_year = |start: &Date| (0..DAYS).contains(&window.1.days_since(*start));
        ends(&reports, window).is_some() || !reports.values().any(of_year)
    }

    /// Whether there are rows of the days that a window lies between.
    pub(super) fn reports_ends(&self, window: (Date, Date)) -> bool {
        ends(&self.reports(), window).is_some()
    }

    fn reports(&self) -> Reports {
        self.lines.keys().map(|(from, through)| (*through, *from)).collect()
    }

    /// By the values of a category, what rows that count to date have in each window: one count a value and window, in
    /// that order. Nothing in windows that are not known.
    pub(super) fn levels(&self, column: &Category, hits: &[bool], windows: &[(Date, Date)]) -> Vec<u64> {
        let reports = self.reports();
        let ends: Vec<Option<Ends>> = windows.iter().map(|window| ends(&reports, *window)).collect();
        let mut counts = vec![0_u64; column.values().len() * windows.len()];
        let mut before = counts.clone();
        for (row, (day, _)) in self.days.iter().zip(hits).enumerate().filter(|(_, (_, hit))| **hit) {
            let Some(code) = column.codes.get(row).map(usize::from) else { continue };
            let through = super::date_of(*day).plus_days(i64::from(self.length(row)));
            let count = self.count(row);
            for (place, (last, first)) in
                ends.iter().enumerate().filter_map(|(place, ends)| Some((place, (*ends)?)))
            {
                let into = if through == last {
                    &mut counts
                } else if Some(through) == first {
                    &mut before
                } else {
                    continue;
                };
                if let Some(cell) = into.get_mut(code * windows.len() + place) {
                    *cell = cell.saturating_add(count);
                }
            }
        }
        // A count that was revised downward has nothing in the window, and not less.
        counts.iter().zip(before).map(|(last, before)| last.saturating_sub(before)).collect()
    }
}

fn ends(reports: &Reports, (from, through): (Date, Date)) -> Option<Ends> {
    let start = *reports.get(&through)?;
    let before = (from > start).then(|| from.plus_days(-1));
    before.is_none_or(|before| reports.get(&before) == Some(&start)).then_some((through, before))
}
