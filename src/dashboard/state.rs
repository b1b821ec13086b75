//! Everything the dashboard remembers.

use std::sync::Arc;

use super::bookmarks::Bookmark;
use super::curve::{CurveId, Lines};
use super::history::History;
use super::notice::Notice;
use super::overlay::Overlay;
use super::pointer::Hold;
use super::reading::Reading;
use super::search::{narrowed, narrowed_sections};
use super::shown::Opened;
use super::tables::{Place, TableId};
use super::views::ViewId;
use super::why;
use super::zoom::Span;
use crate::calendar::{Alignment, Date, FiscalYear};
use crate::dataset::{Dataset, Finding};
use crate::report::{Query, Refusal, Report, Section, Table, answer, origins};
use crate::theme::Theme;

/// The dashboard's memory. The report is always the answer to the query.
#[derive(Clone, Debug)]
pub struct State {
    pub(super) dataset: Arc<Dataset>,
    findings: Arc<[Finding]>,
    /// What is asked.
    pub query: Query,
    /// Its answer.
    pub report: Report,
    /// Which view is shown.
    pub view: ViewId,
    /// Where one is in which table.
    pub place: Place,
    /// Where one is among the groups.
    pub groups: Place,
    /// What rows have to hold to be shown.
    pub search: String,
    /// Which item of the data view one is at.
    pub item: usize,
    /// The view that the table view goes back to.
    pub table_of: ViewId,
    /// Only the chart, and what is under the cursor.
    pub full: bool,
    /// Years that are not drawn.
    pub hidden: Vec<FiscalYear>,
    /// The days that are drawn; `None` for the whole year.
    pub zoom: Option<Span>,
    /// What the lines of the pace view are.
    pub lines: Lines,
    pub(super) history: History,
    /// What lies over it.
    pub overlay: Option<Overlay>,
    /// The day that values are read on; `None` while it follows the as-of date.
    pub cursor: Option<Date>,
    /// Who the cursor listens to.
    pub(super) hold: Hold,
    /// The days between which the pointer is being dragged.
    pub drag: Option<(u16, u16)>,
    /// A file that is not read to its end.
    pub reading: Option<Reading>,
    /// Whether the figures are from files that may change.
    pub has_files: bool,
    /// What was typed to open these data.
    pub opened: Opened,
    /// The views that are kept.
    pub bookmarks: Vec<Bookmark>,
    /// Whether the mouse is read.
    pub mouse: bool,
    /// What came of the last key: that it is done, why it did nothing, or what the data could not answer.
    pub notice: Option<Notice>,
    /// The columns and rows that the screen had when it was last drawn; what can be scrolled hangs on them.
    pub size: (u16, u16),
    /// How it looks.
    pub theme: &'static Theme,
}

impl State {
    /// A dashboard on the first view that the data can fill.
    ///
    /// # Errors
    ///
    /// If the data cannot answer the query.
    pub fn new(
        dataset: Dataset,
        findings: Vec<Finding>,
        query: Query,
        theme: &'static Theme,
    ) -> Result<Self, Refusal> {
        let report = answer(&dataset, &findings, &query)?;
        let view = first_view(&report);
        let (dataset, findings) = (Arc::new(dataset), Arc::from(findings));
        Ok(Self {
            dataset,
            findings,
            query,
            report,
            view,
            place: Place::at(TableId::Reports),
            groups: Place::at(TableId::Groups),
            search: String::new(),
            item: 0,
            full: false,
            hidden: Vec::new(),
            zoom: None,
            lines: Lines::default(),
            history: History::default(),
            table_of: view,
            overlay: None,
            cursor: None,
            hold: Hold::default(),
            drag: None,
            reading: None,
            has_files: false,
            opened: Opened::default(),
            bookmarks: Vec::new(),
            mouse: true,
            notice: None,
            size: (80, 24),
            theme,
        })
    }

    /// Takes newer data: the same question is asked of them. Where they cannot answer it the old ones stay.
    ///
    /// # Errors
    ///
    /// If the data cannot answer the query.
    pub fn reload(&mut self, dataset: Dataset, findings: Vec<Finding>) -> Result<(), Refusal> {
        self.take(dataset, findings, self.query.clone())
    }

    /// Takes other data, asks them nothing in particular, and shows the first view that they can fill.
    ///
    /// # Errors
    ///
    /// If the data cannot answer anything.
    pub fn open(&mut self, dataset: Dataset, findings: Vec<Finding>) -> Result<(), Refusal> {
        self.take(dataset, findings, Query::default())?;
        (self.history, self.hidden, self.full) = (History::default(), Vec::new(), false);
        (self.search, self.cursor, self.zoom) = (String::new(), None, None);
        self.view = first_view(&self.report);
        (self.table_of, self.item) = (self.view, 0);
        (self.place, self.groups) = (Place::at(TableId::Reports), Place::at(TableId::Groups));
        Ok(())
    }

    fn take(&mut self, dataset: Dataset, findings: Vec<Finding>, query: Query) -> Result<(), Refusal> {
        let report = answer(&dataset, &findings, &query)?;
        (self.dataset, self.findings) = (Arc::new(dataset), Arc::from(findings));
        self.adopt(query, report);
        why::renew(self);
        Ok(())
    }

    /// Takes an answer. Where it is of another year, the cursor and the days drawn are the same ones of that year.
    fn adopt(&mut self, query: Query, report: Report) {
        let (calendar, year) = (report.calendar, report.year.fiscal_year);
        if year != self.report.year.fiscal_year {
            let same = |date: Date| Alignment::Date.align(calendar, date, year).map(|same| same.date);
            self.cursor = self.cursor.and_then(same);
            self.zoom = self.zoom.map(|span| span.within(report.year.days.0));
        }
        (self.query, self.report) = (query, report);
    }

    /// The day that values are read on.
    #[must_use]
    pub fn cursor_date(&self) -> Date {
        self.cursor.unwrap_or(self.report.year.as_of)
    }

    /// The days that are drawn.
    #[must_use]
    pub fn span(&self) -> Span {
        self.zoom.unwrap_or(Span::whole(self.report.year.days.0))
    }

    /// Whether the scale is logarithmic: a difference has none.
    #[must_use]
    pub fn is_log(&self) -> bool {
        self.lines.log && self.lines.curve != CurveId::Lead
    }

    /// Whether a year is drawn; the one in question always is.
    #[must_use]
    pub fn is_drawn(&self, year: FiscalYear) -> bool {
        year == self.report.year.fiscal_year || !self.hidden.contains(&year)
    }

    /// Asks another question; where the data cannot answer it, the old one stays and the notice says why.
    pub(super) fn ask(&mut self, query: Query) {
        match self.answer_to(&query) {
            Ok(report) => self.adopt(query, report),
            Err(refusal) => self.notice = Some(Notice::warning(refusal.to_string())),
        }
    }

    /// What the data answer to a question, without asking it for good.
    ///
    /// # Errors
    ///
    /// If the data cannot answer it.
    pub fn answer_to(&self, query: &Query) -> Result<Report, Refusal> {
        answer(&self.dataset, &self.findings, query)
    }

    /// The table that one is in, sorted, with the rows that hold what was searched for.
    #[must_use]
    pub fn table(&self) -> Table {
        narrowed(self.place.table(&self.report, self.cursor_date()), &self.search)
    }

    /// The table of the groups, sorted, with the rows that hold what was searched for.
    #[must_use]
    pub fn groups_table(&self) -> Table {
        narrowed(self.groups.table(&self.report, self.cursor_date()), &self.search)
    }

    /// What the data view says, with the items that hold what was searched for.
    #[must_use]
    pub fn sections(&self) -> Vec<Section> {
        narrowed_sections(origins(&self.report), &self.search)
    }

    /// How many rows and columns can be gone through in the view.
    #[must_use]
    pub fn extent(&self) -> (usize, usize) {
        let of = |table: Table| (table.rows.len(), table.columns.len());
        match self.view {
            ViewId::Pace | ViewId::Rate | ViewId::Years | ViewId::Methods | ViewId::Days => (0, 0),
            ViewId::Groups => of(self.groups_table()),
            ViewId::Table => of(self.table()),
            ViewId::Data => (self.sections().iter().map(|section| section.items.len()).sum(), 1),
        }
    }

    /// The row that one is in; the last one where the answer has fewer than it had.
    #[must_use]
    pub fn row(&self) -> usize {
        let row = match self.view {
            ViewId::Pace | ViewId::Rate | ViewId::Years | ViewId::Methods | ViewId::Days => 0,
            ViewId::Groups => self.groups.row,
            ViewId::Table => self.place.row,
            ViewId::Data => self.item,
        };
        row.min(self.extent().0.saturating_sub(1))
    }

    pub(super) fn set_row(&mut self, row: usize) {
        match self.view {
            ViewId::Pace | ViewId::Rate | ViewId::Years | ViewId::Methods | ViewId::Days => {}
            ViewId::Groups => self.groups.row = row,
            ViewId::Table => self.place.row = row,
            ViewId::Data => self.item = row,
        }
    }

    /// The place in the columns of the view: those of the groups, or of the table.
    #[must_use]
    pub fn columns(&self) -> Place {
        if self.view == ViewId::Groups { self.groups } else { self.place }
    }

    pub(super) fn columns_mut(&mut self) -> &mut Place {
        if self.view == ViewId::Groups { &mut self.groups } else { &mut self.place }
    }

    /// The fiscal year so many places newer (or older, where negative) in the data.
    pub(super) fn year_beside(&self, step: isize) -> Option<FiscalYear> {
        let years: Vec<_> = self.report.years.iter().map(|row| row.fiscal_year).collect();
        beside(&years, self.report.year.fiscal_year, step)
    }

    /// The next year to measure against in this direction, past the year in question itself.
    pub(super) fn baseline_beside(&self, step: isize) -> Option<FiscalYear> {
        let this = self.report.year.fiscal_year;
        let years = self.report.years.iter().map(|row| row.fiscal_year).filter(|year| *year != this);
        beside(&years.collect::<Vec<_>>(), self.report.baseline.as_ref()?.fiscal_year, step)
    }

    /// The observation of the year next to the as-of date in this direction.
    pub(super) fn as_of_beside(&self, step: isize) -> Option<Date> {
        let row = self.report.row(self.report.year.fiscal_year)?;
        let as_of = self.report.year.as_of;
        let mut dates = row.observed.iter().map(|(day, _)| row.first_day.plus_days(i64::from(day.0) - 1));
        if step < 0 { dates.rfind(|date| *date < as_of) } else { dates.find(|date| *date > as_of) }
    }
}

/// The element so many places from `from`.
fn beside<T: Copy + PartialEq>(all: &[T], from: T, step: isize) -> Option<T> {
    let place = all.iter().position(|one| *one == from)?;
    all.get(place.checked_add_signed(step)?).copied()
}

/// Two facts make no curve; a bar for each year shows them better.
fn first_view(report: &Report) -> ViewId {
    let asked =
        [Some(report.year.fiscal_year), report.baseline.as_ref().map(|baseline| baseline.fiscal_year)];
    let rows = asked.into_iter().flatten().filter_map(|year| report.row(year));
    if rows.into_iter().any(|row| row.resolution.has_curve()) { ViewId::Pace } else { ViewId::Years }
}
