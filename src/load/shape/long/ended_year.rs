//! Counts to date with a fiscal year beside their day, where the day lies in another year.
//!
//! The last count of a year is often told when the year has ended, and a day may be written wrongly. A count to date
//! cannot fall before its year ends: where it would, the year is right and the day is not the last one that is counted.

use std::collections::BTreeMap;

use super::reader::{Body, Long};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::dataset::FastMap;
use crate::load::cell::span::Span;
use crate::load::notes::{Notes, Told};
use crate::load::shape::facts::RowFact;
use crate::load::word;

/// A row that states another fiscal year than its day lies in.
pub(super) struct Contradiction {
    /// Where it stands.
    pub(super) line: u64,
    /// The year that it states.
    pub(super) stated: FiscalYear,
    /// How it states it.
    pub(super) text: String,
}

/// What such a row counts; of several counts in one row, the last of these decides that one of them has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Meaning {
    /// Its year to its day.
    ToItsDay,
    /// The whole of the year that it states.
    WholeYear,
    /// Nobody knows: its day is wrong.
    Unknown,
}

/// Why a row is left out.
const WRONG_DAY: &str = "with a day before the fiscal year stated";

impl Long<'_> {
    /// Settles what the rows count that contradict themselves.
    pub(super) fn settle_years(&self, body: &mut Body, notes: &mut Notes) {
        if body.contradictions.is_empty() {
            return;
        }
        let calendar = self.draft.options.calendar;
        let found = std::mem::take(&mut body.contradictions);
        let found: BTreeMap<u64, Contradiction> = found.into_iter().map(|one| (one.line, one)).collect();
        let (sure, mut unsure): (Vec<_>, Vec<_>) =
            std::mem::take(&mut body.rows).into_iter().partition(|row| !found.contains_key(&row.line));
        let mut counts = Counts::of(calendar, &sure);
        // Where every day comes after the year of its row, and nothing says *to date*, it is the one on which the year was known.
        let is_over = |row: &RowFact| {
            found.get(&row.line).is_some_and(|one| one.stated < calendar.fiscal_year(row.span.through))
        };
        let all_over = unsure.len() > 1 && sure.is_empty() && unsure.iter().all(is_over);
        let all_over = all_over && !word::is_to_date(&self.counts.column.words);
        // A row may hold counts of several groups, and has one day.
        let mut meanings: BTreeMap<u64, Meaning> = BTreeMap::new();
        let mut by_day: Vec<&RowFact> = unsure.iter().collect();
        by_day.sort_by_key(|row| row.span.through);
        for row in by_day {
            let Some(contradiction) = found.get(&row.line) else { continue };
            let meaning =
                if all_over { Meaning::WholeYear } else { counts.meaning(contradiction.stated, row) };
            if meaning == Meaning::WholeYear {
                // What is told of the year later on is told of it, too.
                counts.take(contradiction.stated, row);
            }
            meanings.entry(row.line).and_modify(|known| *known = meaning.max(*known)).or_insert(meaning);
        }
        for (line, meaning) in &meanings {
            let row = unsure.iter().find(|row| row.line == *line);
            if let (Some(row), Some(contradiction)) = (row, found.get(line)) {
                self.tell(row, contradiction, *meaning, notes);
            }
        }
        unsure.retain_mut(|row| {
            let meaning = meanings.get(&row.line).copied().unwrap_or(Meaning::ToItsDay);
            if let (Meaning::WholeYear, Some(contradiction)) = (meaning, found.get(&row.line)) {
                // What is said of a year when it has ended replaces what was said before.
                row.published.get_or_insert(row.span.through);
                row.span = Span::fiscal_year(calendar, contradiction.stated);
            }
            meaning != Meaning::Unknown
        });
        body.rows = sure.into_iter().chain(unsure).collect();
        body.rows.sort_by_key(|row| row.line);
    }

    fn tell(&self, row: &RowFact, contradiction: &Contradiction, meaning: Meaning, notes: &mut Notes) {
        let (line, stated, day) = (row.line, contradiction.stated, self.plan.column());
        let told = |message, action| Told::new("fiscal-year", message, action);
        match meaning {
            Meaning::ToItsDay => {
                let year = self.draft.options.calendar.fiscal_year(row.span.through);
                let told = told(format!("the date of the row lies in {year}"), "the date decides");
                let beside = self.draft.columns.iter().find(|column| self.states_year(column));
                notes.warn_cell(line, beside.unwrap_or(day), &contradiction.text, told);
            }
            Meaning::WholeYear => {
                let action = "counted as that whole year, as it was known on this day";
                notes.warn_cell(line, day, &row.label, told(format!("{stated} had ended"), action));
            }
            Meaning::Unknown => {
                let told = told(format!("{stated} had not begun"), "the row is set aside");
                notes.warn_cell(line, day, &row.label, told);
                notes.take_back(line, WRONG_DAY);
            }
        }
    }
}

/// The counts of the rows that leave no doubt, with their days, by year and categories.
struct Counts {
    calendar: FiscalCalendar,
    by_year: FastMap<(FiscalYear, String), Vec<(Date, u64)>>,
}

impl Counts {
    fn of(calendar: FiscalCalendar, rows: &[RowFact]) -> Self {
        let mut counts = Self { calendar, by_year: FastMap::default() };
        for row in rows {
            counts.take(calendar.fiscal_year(row.span.through), row);
        }
        counts
    }

    fn take(&mut self, year: FiscalYear, row: &RowFact) {
        let key = (year, row.categories.clone());
        self.by_year.entry(key).or_default().push((row.span.through, row.count));
    }

    /// Those of a year, for the same people as a row.
    fn like(&self, row: &RowFact, year: FiscalYear) -> &[(Date, u64)] {
        self.by_year.get(&(year, row.categories.clone())).map_or(&[], Vec::as_slice)
    }

    /// What a row counts that states this year.
    fn meaning(&self, stated: FiscalYear, row: &RowFact) -> Meaning {
        let own = self.calendar.fiscal_year(row.span.through);
        let count = (row.span.through, row.count);
        let falls = self.like(row, own).iter().any(|other| contradict(count, *other));
        if stated < own {
            let before = self.like(row, stated);
            let reaches = before.iter().all(|(_, count)| *count <= row.count);
            let is_told = falls || !before.is_empty() || self.closes(stated, row);
            if is_told && reaches { Meaning::WholeYear } else { Meaning::ToItsDay }
        } else {
            let is_later =
                row.published.is_some_and(|published| self.calendar.fiscal_year(published) >= stated);
            if falls || is_later { Meaning::Unknown } else { Meaning::ToItsDay }
        }
    }
}

/// So many days behind the end of its year the last count of it is told, as a rule.
pub(super) const SOON: i64 = 21;

/// So many times as fast as the rest of its year no year begins.
const FASTEST: u128 = 3;

impl Counts {
    /// Whether a row is told so soon behind the year that it states that it counts the whole of it, and counts too many for the
    /// first days of the next one.
    fn closes(&self, stated: FiscalYear, row: &RowFact) -> bool {
        let day = row.span.through;
        let elapsed = |day: Date| {
            let first = self.calendar.first_day(self.calendar.fiscal_year(day));
            u128::try_from(day.days_since(first) + 1).unwrap_or_default()
        };
        let soon = day.days_since(self.calendar.last_day(stated)) <= SOON;
        let fits = |(later, count): &(Date, u64)| {
            *later > day
                && u128::from(row.count) * elapsed(*later) <= FASTEST * u128::from(*count) * elapsed(day)
        };
        soon && !self.like(row, self.calendar.fiscal_year(day)).iter().any(fits)
    }
}

/// Whether two counts to date of one year, each with its day, cannot both be right.
fn contradict(one: (Date, u64), other: (Date, u64)) -> bool {
    one.0 < other.0 && one.1 > other.1 || one.0 > other.0 && one.1 < other.1
}
