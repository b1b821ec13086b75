//! What is shown of the answer, as it can be asked for on the command line, kept and brought back.

use super::curve::Lines;
use super::state::State;
use super::tables::TableId;
use super::views::ViewId;
use super::zoom::Span;
use super::{look, rows};
use crate::calendar::{Date, FiscalYear};
use crate::catalog::Row as _;
use crate::report::Query;

/// How standard input is named where a file is.
pub const STDIN: &str = "-";

/// What was typed to open the data.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Opened {
    /// The files.
    pub files: Vec<String>,
    /// The options that say how they are read.
    pub options: Vec<String>,
}

/// What is shown; what is not said is as it is at the start.
#[derive(Clone, Debug, PartialEq, Eq, Default)]
pub struct Shown {
    /// The view.
    pub view: Option<ViewId>,
    /// The table, in the table view.
    pub table: Option<TableId>,
    /// The day that values are read on.
    pub cursor: Option<Date>,
    /// The first and the last day drawn.
    pub zoom: Option<(Date, Date)>,
    /// Years that are not drawn.
    pub hidden: Vec<FiscalYear>,
    /// What the lines of the pace view are.
    pub lines: Lines,
    /// Only the chart.
    pub full: bool,
}

impl Shown {
    /// What a state shows.
    #[must_use]
    pub fn of(state: &State) -> Self {
        let (calendar, year) = (state.report.calendar, state.report.year.fiscal_year);
        let day = |day: u16| calendar.date(year, crate::calendar::FiscalDay(day));
        Self {
            view: Some(state.view),
            table: (state.view == ViewId::Table).then_some(state.place.table),
            cursor: state.cursor,
            zoom: state.zoom.and_then(|span| day(span.from).zip(day(span.to))),
            hidden: state.hidden.clone(),
            lines: state.lines,
            full: state.full,
        }
    }

    /// The options that show the same.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        // Whole, so that what is added to it cannot be left out here.
        let Self { view, table, cursor, zoom, hidden, lines: Lines { curve, log, half }, full } = self;
        let curve = Some(curve).filter(|curve| **curve != Lines::default().curve);
        let options = [
            ("--view", view.map(|view| view.id().to_owned())),
            ("--table", table.map(|table| table.id().to_owned())),
            ("--cursor", cursor.map(|date| date.to_string())),
            ("--zoom", zoom.map(|(from, through)| format!("{from}..{through}"))),
            ("--lines", curve.map(|curve| curve.id().to_owned())),
        ];
        let hidden = hidden.iter().map(|year| ("--hide", Some(year.0.to_string())));
        let options =
            options.into_iter().chain(hidden).filter_map(|(name, value)| Some([name.to_owned(), value?]));
        let switches = [("--log", *log), ("--middle-half", *half), ("--full", *full)];
        let switches = switches.into_iter().filter(|(_, is)| *is).map(|(name, _)| name.to_owned());
        options.flatten().chain(switches).collect()
    }
}

impl Opened {
    /// Whether the data came through standard input, which cannot be opened a second time.
    #[must_use]
    pub fn was_sent(&self) -> bool {
        self.files.iter().any(|file| file == STDIN)
    }
}

impl State {
    /// Asks a question and shows its answer so; where the data cannot answer it, everything stays and the notice says
    /// why.
    pub fn ask_and_show(&mut self, query: &Query, shown: &Shown) {
        if *query != self.query {
            self.ask(query.clone());
        }
        if *query == self.query {
            self.show(shown);
        }
    }

    /// Shows the answer so.
    pub fn show(&mut self, shown: &Shown) {
        let (calendar, year) = (self.report.calendar, self.report.year.fiscal_year);
        let day = |date: Date| (calendar.fiscal_year(date) == year).then(|| calendar.fiscal_day(date).0);
        if let Some(view) = shown.view {
            rows::show(self, view);
        }
        if let Some(table) = shown.table {
            rows::show(self, ViewId::Table);
            rows::go_to_table(self, table);
        }
        self.zoom = shown
            .zoom
            .and_then(|(from, to)| day(from).zip(day(to)))
            .map(|(from, to)| Span::between(from, to, self.report.year.days.0));
        (self.hidden, self.lines, self.full) = (shown.hidden.clone(), shown.lines, shown.full);
        self.cursor = shown.cursor.filter(|date| day(*date).is_some());
        if self.cursor.is_some() {
            look::follow(self);
        }
    }

    /// What is typed to see the same: files and how they are read, what is asked, what is shown.
    #[must_use]
    pub fn arguments(&self) -> Vec<String> {
        let Opened { files, options } = self.opened.clone();
        [files, options, self.query.arguments(), Shown::of(self).arguments()].concat()
    }

    /// The command that shows the same, as a line for a shell.
    #[must_use]
    pub fn command(&self) -> String {
        let words = self.arguments().into_iter().map(|word| quoted(&word));
        std::iter::once("fypace".to_owned()).chain(words).collect::<Vec<_>>().join(" ")
    }
}

/// A word as a POSIX shell reads it whole.
fn quoted(word: &str) -> String {
    let plain = |letter: char| letter.is_ascii_alphanumeric() || "-_./=:,+@%".contains(letter);
    if !word.is_empty() && word.chars().all(plain) {
        return word.to_owned();
    }
    format!("'{}'", word.replace('\'', "'\\''"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_shell_reads_a_quoted_word_whole() {
        assert_eq!(quoted("a.csv"), "a.csv");
        assert_eq!(quoted("country=Costa Rica"), "'country=Costa Rica'");
        assert_eq!(quoted("it's"), "'it'\\''s'");
        assert_eq!(quoted(""), "''");
        assert_eq!(quoted("a;b"), "'a;b'");
    }
}
