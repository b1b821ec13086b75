//! What is written down while a file is read: findings, rows set aside, and how many rows were used.
//!
//! Every row of the body is either used or set aside with a reason, once; [`Notes::rows`] holds the sum.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use super::cell::span::Span;
use super::column::Column;
use super::refusal::Refusal;
use super::show::escaped;
use crate::calendar::{Date, FiscalCalendar, FiscalYear};
use crate::dataset::{Finding, Level, Missing, Place, Rows, SetAside};

/// The notes on one file.
#[derive(Clone, Debug)]
pub(crate) struct Notes {
    /// The file's name.
    pub(crate) file: Arc<str>,
    /// Doubtful things.
    pub(crate) findings: Vec<Finding>,
    /// What a reader may want to know and need not check.
    pub(crate) remarks: Vec<String>,
    /// Fiscal years that lack a count which the file has a row for.
    pub(crate) incomplete: BTreeSet<FiscalYear>,
    /// Those of them that lack a row of which nobody knows what it would have said.
    pub(crate) lacking_rows: BTreeSet<FiscalYear>,
    /// Rows without a count.
    pub(crate) gaps: Vec<Uncounted>,
    /// Periods of which some row has no count, by their first and last day: the year that they end in, and what they lack.
    partial: BTreeMap<(Date, Date), (FiscalYear, Missing)>,
    used: u64,
    aside: BTreeMap<&'static str, SetAside>,
}

/// A row without a count.
#[derive(Clone, Debug)]
pub(crate) struct Uncounted {
    /// The first and the last day of its period.
    pub(crate) period: (Date, Date),
    /// What its category columns say.
    pub(crate) categories: String,
    /// What its count may be.
    pub(crate) missing: Missing,
}

impl Notes {
    /// No notes yet.
    pub(crate) fn new(file: &Arc<str>) -> Self {
        let file = Arc::clone(file);
        let (findings, remarks) = (Vec::new(), Vec::new());
        let (incomplete, partial, aside) = (BTreeSet::new(), BTreeMap::new(), BTreeMap::new());
        let (lacking_rows, gaps) = (BTreeSet::new(), Vec::new());
        Self { file, findings, remarks, incomplete, lacking_rows, gaps, partial, used: 0, aside }
    }

    /// A line of the file.
    pub(crate) fn place(&self, line: u64) -> Place {
        Place { file: Arc::clone(&self.file), line }
    }

    /// The file's name as a shell reads it.
    pub(crate) fn typed_file(&self) -> String {
        typed(&self.file)
    }

    /// A name for the file as it would be once mended, as a shell reads it.
    pub(crate) fn typed_output(&self, mended: &str) -> String {
        let output = match self.file.strip_suffix(".csv") {
            Some(stem) => format!("{stem}-{mended}.csv"),
            None => format!("{}.csv", self.file),
        };
        typed(&output)
    }

    /// Notes that a fiscal year lacks a count that the file has a row for.
    pub(crate) fn lacks(&mut self, year: FiscalYear) {
        self.incomplete.insert(year);
        self.lacking_rows.insert(year);
    }

    /// Notes that a period lacks a row, so that what its other rows count is too low.
    pub(crate) fn lacks_row(&mut self, calendar: FiscalCalendar, period: Span) {
        let year = calendar.fiscal_year(period.through);
        self.lacks(year);
        self.lacks_count(year, (period.from, period.through), Missing::UNBOUNDED);
    }

    /// Notes that a row of a period, which ends in this fiscal year, has no count, and what that may be.
    pub(crate) fn lacks_count(&mut self, year: FiscalYear, period: (Date, Date), missing: Missing) {
        self.incomplete.insert(year);
        self.partial.entry(period).and_modify(|(_, own)| *own = own.and(missing)).or_insert((year, missing));
    }

    /// The same of a row whose category columns say this.
    pub(crate) fn lacks_count_of(&mut self, year: FiscalYear, row: Uncounted) {
        self.lacks_count(year, row.period, row.missing);
        self.gaps.push(row);
    }

    /// Notes that some rows without a count may be counted by others, so that nobody need be missing of them. They are told
    /// by their places among [`Self::gaps`].
    pub(crate) fn may_be_nobody(&mut self, places: impl IntoIterator<Item = usize>) {
        for place in places {
            let Some(row) = self.gaps.get_mut(place) else { continue };
            row.missing = row.missing.part();
            if let Some((_, missing)) = self.partial.get_mut(&row.period) {
                *missing = missing.part();
            }
        }
    }

    /// Notes that a total states what all rows of a period add up to, whichever of them have no count.
    pub(crate) fn is_whole(&mut self, period: (Date, Date)) {
        let Some((year, _)) = self.partial.remove(&period) else { return };
        // Nothing else of the year may be missing.
        if !self.lacking_rows.contains(&year) && !self.partial.values().any(|(other, _)| *other == year) {
            self.incomplete.remove(&year);
        }
    }

    /// Whether some row of just this period has no count, so that a sum over its rows is too low.
    pub(crate) fn is_partial(&self, period: (Date, Date)) -> bool {
        self.partial.contains_key(&period)
    }

    /// What the rows of just this period lack.
    pub(crate) fn missing(&self, period: (Date, Date)) -> Option<Missing> {
        self.partial.get(&period).map(|missing| self.in_year(*missing))
    }

    /// Whether some row within these days has no count, or of any days where none are named.
    pub(crate) fn is_partial_within(&self, days: Option<(Date, Date)>) -> bool {
        let within = |(from, through): &(Date, Date)| {
            days.is_none_or(|(first, last)| first <= *from && *through <= last)
        };
        self.partial.keys().any(within)
    }

    /// The same of a count to date that reaches this day.
    pub(crate) fn missing_through(&self, day: Date) -> Option<Missing> {
        let through = self.partial.iter().filter(|((_, through), _)| *through == day);
        Missing::of_all(through.map(|(_, missing)| Some(self.in_year(*missing))))
    }

    /// The same of every period of which some row has no count.
    pub(crate) fn missing_by_period(&self) -> impl Iterator<Item = ((Date, Date), Missing)> {
        self.partial.iter().map(|(period, missing)| (*period, self.in_year(*missing)))
    }

    /// What each incomplete year lacks.
    pub(crate) fn missing_by_year(&self) -> BTreeMap<FiscalYear, Missing> {
        let of = |year: FiscalYear| {
            let own = self.partial.values().filter(|(other, _)| *other == year);
            Missing::of_all(own.map(|missing| Some(self.in_year(*missing)))).unwrap_or(Missing::UNBOUNDED)
        };
        self.incomplete.iter().map(|year| (*year, of(*year))).collect()
    }

    /// What rows of a year lack: nobody knows what a row that is left out would have said.
    fn in_year(&self, (year, missing): (FiscalYear, Missing)) -> Missing {
        if self.lacking_rows.contains(&year) { missing.and(Missing::UNBOUNDED) } else { missing }
    }

    /// What a row without a count may hold, which ends in this year.
    pub(crate) fn missing_of(&self, year: FiscalYear, row: &Uncounted) -> Missing {
        self.in_year((year, row.missing))
    }

    /// Whether a fiscal year is known to lack a count.
    pub(crate) fn is_lacking(&self, year: FiscalYear) -> bool {
        self.incomplete.contains(&year)
    }

    /// Notes that a row was used.
    pub(crate) fn used(&mut self) {
        self.use_rows(1);
    }

    /// Notes that so many rows were used.
    pub(crate) fn use_rows(&mut self, rows: u64) {
        self.used += rows;
    }

    /// Notes that a row was left out.
    pub(crate) fn set_aside(&mut self, line: u64, reason: &'static str) {
        self.set_rows_aside(1, [line], reason);
    }

    /// Notes that so many rows were left out, and the lines of the first of them.
    pub(crate) fn set_rows_aside(
        &mut self,
        rows: u64,
        lines: impl IntoIterator<Item = u64>,
        reason: &'static str,
    ) {
        let known = self.aside.entry(reason).or_insert_with(|| SetAside {
            reason: reason.to_owned(),
            rows: 0,
            lines: Vec::new(),
        });
        known.rows += rows;
        let room = Finding::LINES.saturating_sub(known.lines.len());
        known.lines.extend(lines.into_iter().take(room));
    }

    /// Notes that a row which was used is left out after all.
    pub(crate) fn take_back(&mut self, line: u64, reason: &'static str) {
        self.used = self.used.saturating_sub(1);
        self.set_aside(line, reason);
    }

    /// Notes that a row which was left out is used after all.
    pub(crate) fn take_up(&mut self, line: u64, reason: &'static str) {
        self.used += 1;
        if let Some(known) = self.aside.get_mut(reason) {
            known.rows = known.rows.saturating_sub(1);
            known.lines.retain(|other| *other != line);
        }
        self.aside.retain(|_, known| known.rows > 0);
    }

    /// Notes a warning about a cell.
    pub(crate) fn warn_cell(&mut self, line: u64, column: &Column, value: &str, told: Told) {
        self.warning(line, told).cell(&escaped(&column.name), &escaped(value)).gather(&mut self.findings);
    }

    /// Notes a warning about a cell that stands in no column.
    pub(crate) fn warn_value(&mut self, line: u64, value: &str, told: Told) {
        let mut warning = self.warning(line, told);
        warning.value = Some(escaped(value));
        warning.gather(&mut self.findings);
    }

    /// Notes a warning about a column whose heading stands on this line.
    pub(crate) fn warn_column(&mut self, line: u64, column: &Column, told: Told) {
        self.warning(line, told).column(&escaped(&column.name)).gather(&mut self.findings);
    }

    /// Notes a warning about a line.
    pub(crate) fn warn_line(&mut self, line: u64, told: Told) {
        self.warning(line, told).gather(&mut self.findings);
    }

    /// A warning about a line, not yet noted.
    pub(super) fn warning(&self, line: u64, told: Told) -> Finding {
        Finding::new(Level::Warning, told.code, told.message, told.action).at(&self.place(line))
    }

    /// A refusal of the file.
    pub(crate) fn refuse(&self, why: impl Into<String>, remedy: impl Into<String>) -> Box<Refusal> {
        Refusal::new(&self.file, why, remedy)
    }

    /// Whether a row was left out for this reason.
    pub(crate) fn left_out(&self, reason: &str) -> bool {
        self.aside.contains_key(reason)
    }

    /// What became of the rows.
    pub(crate) fn rows(&self) -> Rows {
        let set_aside = self.aside.values().map(|aside| aside.rows).sum();
        Rows { read: self.used + set_aside, used: self.used, set_aside }
    }

    /// The rows left out, by reason.
    pub(crate) fn aside(&self) -> Vec<SetAside> {
        self.aside.values().cloned().collect()
    }
}

/// What a finding says.
#[derive(Clone, Debug)]
pub(crate) struct Told {
    /// Its kind.
    pub(crate) code: &'static str,
    /// What was found, as a sentence without a full stop.
    pub(crate) message: String,
    /// What was done about it.
    pub(crate) action: String,
}

impl Told {
    /// A finding of this kind.
    pub(crate) fn new(code: &'static str, message: impl Into<String>, action: impl Into<String>) -> Self {
        Self { code, message: message.into(), action: action.into() }
    }
}

/// A name as a shell reads it: in quotes where it needs them.
fn typed(name: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "._-/".contains(letter);
    if name.chars().all(plain) { name.to_owned() } else { format!("'{}'", name.replace('\'', "'\\''")) }
}
