//! Which notes below a table say how far its counts go: those that speak of nothing else. *Title 42 was in effect through
//! May 11, 2023* names a day, too.

use super::part_said::{reach_of, reach_of_year};
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::load::cell::reach::{Spanned, reached_in, spanned};
use crate::load::cell::span::Unit;
use crate::load::notes::Notes;
use crate::load::shape::Draft;
use crate::load::shape::facts::RowFact;
use crate::load::title::note_words::{sentences, speaks_of_counts};

/// A line around a table.
#[derive(Clone, Copy, Debug)]
pub(super) struct Line<'a> {
    number: u64,
    pub(super) text: &'a str,
    /// Whether it stands above the table.
    is_title: bool,
}

impl<'a> Line<'a> {
    pub(super) fn all(draft: &'a Draft<'_>) -> impl Iterator<Item = Self> {
        let header = draft.header_line();
        draft.table.around().map(move |line| Self {
            number: line.line,
            text: line.text.trim(),
            is_title: line.line < header,
        })
    }

    /// Whether what it says of a day is said of the counts: any title is of them, and a note whose sentence with the day has no
    /// word of anything else.
    pub(super) fn is_of_counts(&self, calendar: FiscalCalendar) -> bool {
        self.is_title || speaks_of_counts(self.text, |sentence| day_of(sentence, calendar).is_some())
    }
}

/// The days that counts reach, as lines around the table and the name of its file say it, with the years that each is said of;
/// all of them where there are none.
pub(super) struct Reached {
    titles: Vec<(Date, Vec<FiscalYear>)>,
    notes: Vec<(Date, Vec<FiscalYear>)>,
}

impl Reached {
    pub(super) fn of(
        lines: &[Line<'_>],
        named: Option<Spanned>,
        rows: &[RowFact],
        calendar: FiscalCalendar,
    ) -> Self {
        let may_be = |(day, years): &(Date, Vec<FiscalYear>)| {
            !years.is_empty() || rows.iter().all(|row| row.span.from <= *day)
        };
        let said = |is_title: bool| {
            let own = lines.iter().filter(move |line| line.is_title == is_title);
            let reach = |line: &Line<'_>| {
                reach_of(line.text, calendar).or_else(|| reach_of_year(line.text, calendar))
            };
            own.filter_map(reach).filter(may_be)
        };
        let named = named.and_then(|named| Some((named.last?, Vec::new()))).filter(may_be);
        Self { titles: said(true).chain(named).collect(), notes: said(false).collect() }
    }

    /// The day that the counts of a year reach. A note may be of the day on which somebody looked them up, so that a title
    /// goes before it.
    pub(super) fn of_year(&self, year: FiscalYear) -> Option<Date> {
        [&self.titles, &self.notes].into_iter().find_map(|said| {
            let of_year = said.iter().filter(|(_, years)| years.is_empty() || years.contains(&year));
            of_year.map(|(day, _)| *day).max()
        })
    }
}

/// Tells of notes that name a day of a year and speak of something else: whether its counts end there, they do not say.
pub(super) fn tell(others: &[Line<'_>], draft: &Draft<'_>, rows: &[RowFact], notes: &mut Notes) {
    let calendar = draft.options.calendar;
    for line in others {
        let Some(day) = sentences(line.text).find_map(|sentence| day_of(sentence, calendar)) else {
            continue;
        };
        let holds =
            |row: &&RowFact| row.span.unit == Unit::Year && row.span.from <= day && day < row.span.through;
        if let Some(row) = rows.iter().find(holds) {
            notes.remarks.push(format!(
                "line {} names {}, a day of {}, and speaks of something else than these counts: they are taken for those of \
                 the whole year",
                line.number,
                day.long(),
                calendar.fiscal_year(row.span.through)
            ));
        }
    }
}

/// The last day that a sentence names as the end of something.
fn day_of(sentence: &str, calendar: FiscalCalendar) -> Option<Date> {
    reached_in(sentence, calendar).or_else(|| spanned(sentence, calendar)?.last)
}
