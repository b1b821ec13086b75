//! What is sent to the terminal's clipboard: sentences, a value, a row, the numbers of a view.
//!
//! No terminal says whether it took it, and some drop what is long, so more than [`COPIED_AT_MOST`] is not sent at all.

use super::effect::{COPIED_AT_MOST, Effect};
use super::notice::Notice;
use super::state::State;
use super::tables::TableId;
use super::views::ViewId;
use crate::calendar::Date;
use crate::catalog::Row;
use crate::report::{
    Credit, Table, Taken, credits, day_counts, day_credits, intervals_table, sentence, single_day_credits,
    window_credits, year_credits,
};
use crate::visible::visible;

/// What is copied.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Copied {
    /// The answer in sentences.
    Sentence,
    /// The value that one is at.
    Value,
    /// The row that one is in.
    Row,
    /// The numbers of the view.
    Series,
    /// The command line that shows the same.
    Command,
}

/// Sends it, or says why not.
pub(super) fn copy(state: &mut State, what: Copied) -> Effect {
    let text = match what {
        Copied::Sentence => Some(sentence::summary(&state.report).join(" ")),
        Copied::Value => value(state),
        Copied::Row => row(state).map(|cells| joined(&cells)),
        Copied::Command => Some(state.command()),
        Copied::Series => Some(series(&state.shown_table())).filter(|text| !text.is_empty()),
    };
    let Some(text) = text.filter(|text| text != "-") else {
        state.notice = Some(Notice::warning("there is nothing to copy here"));
        return Effect::Redraw;
    };
    let effect = send(state, text);
    let is_sent = matches!(effect, Effect::Copy(_)) && what == Copied::Command;
    if is_sent && state.opened.was_sent() {
        let words = "sent; the command needs the same data on standard input";
        state.notice = Some(Notice::done(words));
    }
    effect
}

/// Whether a clipboard takes so much.
pub(super) fn fits(text: &str) -> bool {
    text.lines().map(|line| visible(line).len() + 1).sum::<usize>() <= COPIED_AT_MOST
}

/// Sends text, or says that it is too long.
pub(super) fn send(state: &mut State, text: String) -> Effect {
    if !fits(&text) {
        let most = COPIED_AT_MOST / 1024;
        let why = format!("too long for a terminal's clipboard (more than {most} KB): e writes it to a file");
        state.notice = Some(Notice::warning(why));
        return Effect::Redraw;
    }
    state.notice = Some(Notice::done("sent to the terminal's clipboard (it may not support it)"));
    Effect::Copy(text)
}

/// The year in question on the cursor's day, or the cell that one is in.
fn value(state: &State) -> Option<String> {
    match state.view {
        ViewId::Pace | ViewId::Years | ViewId::Methods => {
            let report = &state.report;
            let values = report.values_on(state.cursor_date());
            let this = values.iter().find(|value| value.row.fiscal_year == report.year.fiscal_year)?;
            Some(this.marked())
        }
        ViewId::Rate => row(state)?.into_iter().nth(4),
        ViewId::Days => {
            let report = &state.report;
            let counts = day_counts(report, report.row(report.year.fiscal_year)?);
            let day = counts.iter().find(|(date, _)| *date == state.cursor_date())?;
            day.1.value().map(|value| format!("{value:.0}"))
        }
        ViewId::Groups | ViewId::Table => row(state)?.into_iter().nth(state.columns().column),
        ViewId::Data => row(state)?.into_iter().next(),
    }
}

/// The cells of the row that one is in; where there are none, the day and every year on it.
fn row(state: &State) -> Option<Vec<String>> {
    match state.view {
        ViewId::Groups | ViewId::Table => state.shown_table().rows.into_iter().nth(state.row()),
        ViewId::Data => {
            let sections = state.sections().into_iter();
            let item = sections.flat_map(|section| section.items).nth(state.row())?;
            Some(vec![item.text])
        }
        ViewId::Rate => {
            // Intervals stand in the order of their days.
            let date = state.cursor_date().to_string();
            let rows = intervals_table(&state.report).rows.into_iter();
            let holds = |row: &Vec<String>| {
                let ends = row.first().zip(row.get(1));
                ends.is_some_and(|(from, through)| *from <= date && date <= *through)
            };
            rows.into_iter().find(holds)
        }
        ViewId::Pace | ViewId::Years | ViewId::Methods | ViewId::Days => {
            let date = state.cursor_date();
            let values = state.report.values_on(date);
            let known = values.iter().rev().filter(|value| value.reading.value.is_some());
            let cells = known.map(|value| format!("{} {}", value.row.fiscal_year, value.marked()));
            Some(std::iter::once(date.to_string()).chain(cells).collect())
        }
    }
}

/// Headings and rows, cells with tabs between them, as spreadsheets take them.
fn series(table: &Table) -> String {
    if table.rows.is_empty() {
        return String::new();
    }
    let headings = table.columns.iter().map(|column| column.name).collect::<Vec<_>>().join("\t");
    let rows = table.rows.iter().map(|row| joined(row));
    std::iter::once(headings).chain(rows).collect::<Vec<_>>().join("\n")
}

/// Cells with tabs between them; a tab within one would part it, and is shown as what it is.
fn joined(cells: &[String]) -> String {
    cells.iter().map(|cell| visible(cell)).collect::<Vec<_>>().join("\t")
}

impl State {
    /// The numbers of the view to take away: as they are shown, under a title that says what is counted, with who says
    /// so.
    #[must_use]
    pub fn taken(&self) -> Taken {
        let table = self.shown_table();
        let counted = sentence::counted(&self.report);
        // Some titles begin with it anyway, and some have the year.
        let year = self.report.year.fiscal_year.to_string();
        let title = match (table.title.starts_with(&counted), table.title.contains(&year)) {
            (true, _) => table.title,
            (false, true) => format!("{counted}: {}", table.title),
            (false, false) => format!("{counted}, {year}: {}", table.title),
        };
        let (as_of, credits) = (self.report.year.as_of, credits(&self.report));
        let row_credits = table.rows.iter().map(|row| self.row_credits(row, &credits)).collect();
        Taken { table: Table { title, ..table }, as_of, credits, row_credits }
    }

    /// Who says so of a row: of a day, of a window or of a year those who say that, else those behind the answer.
    fn row_credits(&self, row: &[String], whole: &[Credit]) -> Vec<Credit> {
        let report = &self.report;
        let table = if self.view == ViewId::Table { Some(self.place.table) } else { TableId::of(self.view) };
        let first = row.first().map(String::as_str).unwrap_or_default();
        let date = Date::parse_iso(first);
        let own = match table {
            Some(TableId::Reports) => date.map(|date| day_credits(report, date)),
            Some(TableId::Intervals) => date.map(|date| window_credits(report, date)),
            Some(TableId::Days) => date.map(|date| single_day_credits(report, date)),
            Some(TableId::Years) => {
                let year = report.years.iter().find(|year| year.fiscal_year.to_string() == first);
                year.map(|year| year_credits(report, year))
            }
            Some(
                TableId::Groups
                | TableId::Figures
                | TableId::Projections
                | TableId::Track
                | TableId::Baselines
                | TableId::Findings,
            )
            | None => None,
        };
        own.unwrap_or_else(|| whole.to_vec())
    }

    /// The numbers of the view, as they are shown: sorted, and narrowed to what was searched for.
    #[must_use]
    pub fn shown_table(&self) -> Table {
        match self.view {
            ViewId::Groups => self.groups_table(),
            ViewId::Table => self.table(),
            ViewId::Pace | ViewId::Rate | ViewId::Years | ViewId::Methods | ViewId::Days | ViewId::Data => {
                let table = TableId::of(self.view);
                table.map(|table| table.build(&self.report, self.cursor_date())).unwrap_or_default()
            }
        }
    }

    /// A file name for what is shown, without its ending; made of our own words only.
    #[must_use]
    pub fn file_stem(&self) -> String {
        let year = &self.report.year;
        let shown = if self.view == ViewId::Table { self.place.table.id() } else { self.view.id() };
        format!("fypace-{shown}-{}-{}", year.fiscal_year, year.as_of)
    }
}
