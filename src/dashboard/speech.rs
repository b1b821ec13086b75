//! The dashboard in sentences, for those who hear it: the same state that the screens show, and after a key only what
//! is new of it. What comes unasked, such as a file that is read further or another size, is not answered.

use super::help::HelpLine;
use super::menu::Menu;
use super::overlay::{Overlay, chosen};
use super::state::State;
use super::views::ViewId;
use crate::catalog::Row;
use crate::dataset::Basis;
use crate::report::{Explanation, ValueOn, group_sentence, sentence};

/// What was said last, so that it is not said again.
#[derive(Clone, Debug, Default)]
pub struct Speech {
    /// Of the view.
    view: Vec<String>,
    /// Of what lies over it.
    over: Vec<String>,
    /// Of the last key.
    notice: Option<String>,
    /// The file that was said to be being read.
    reading: Option<String>,
}

/// What answers a key that changes nothing that is said.
pub const NOTHING_NEW: &str = "Nothing new.";

impl Speech {
    /// What is new since the last time: of what lies over the view where something does, else of the view.
    pub fn news(&mut self, state: &State) -> Vec<String> {
        let is_over = state.overlay.is_some();
        let now = state.overlay.as_ref().map_or_else(|| view(state), |overlay| over(state, overlay));
        let before = if is_over { &self.over } else { &self.view };
        let mut news: Vec<String> = now.iter().filter(|line| !before.contains(line)).cloned().collect();
        if is_over {
            self.over = now;
        } else {
            if !self.over.is_empty() && news.is_empty() {
                news.push(format!("Back in the {} view.", state.view.title()));
            }
            (self.view, self.over) = (now, Vec::new());
        }
        let file = state.reading.as_ref().filter(|_| state.is_reading()).map(|reading| reading.file.clone());
        if self.reading != file {
            news.extend(file.as_ref().map(|file| format!("Reading {file}; Escape stops.")));
            self.reading = file;
        }
        let notice = state.notice.as_ref().map(|notice| format!("Note: {notice}."));
        if self.notice != notice {
            news.extend(notice.clone());
            self.notice = notice;
        }
        news
    }

    /// A key was pressed: what is said of it is said again, though it be the same.
    pub fn listen(&mut self) {
        self.notice = None;
    }
}

/// Everything that a view says.
fn view(state: &State) -> Vec<String> {
    let mut lines = vec![format!("{} view: {}.", state.view.title(), state.view.words())];
    for (column, value) in &state.report.filters {
        lines.push(format!("Only {}.", sentence::filtered_by(column, value)));
    }
    lines.extend(sentence::summary(&state.report));
    if let Some(span) = state.zoom {
        lines.push(format!("Drawn are days {} to {}.", span.from, span.to));
    }
    if !state.search.is_empty() {
        let rows = match state.extent().0 {
            1 => "1 row holds".to_owned(),
            rows => format!("{rows} rows hold"),
        };
        lines.push(format!("{rows} \"{}\".", state.search));
    }
    lines.push(reading(state));
    lines
}

/// What one is at: a day, a row, an item.
fn reading(state: &State) -> String {
    let (rows, _) = state.extent();
    let place = format!("{} of {rows}", state.row() + 1);
    match state.view {
        ViewId::Pace | ViewId::Rate | ViewId::Years | ViewId::Methods | ViewId::Days => day(state),
        ViewId::Groups | ViewId::Table if rows == 0 => "No rows.".to_owned(),
        ViewId::Groups => {
            let table = state.groups_table();
            let value = table.rows.get(state.row()).and_then(|row| row.first());
            let text = value.and_then(|value| group_sentence(&state.report, value)).unwrap_or_default();
            format!("{place}: {text}")
        }
        ViewId::Table => {
            let table = state.table();
            let cells = table.rows.get(state.row()).cloned().unwrap_or_default();
            let named = table.columns.iter().zip(&cells).filter(|(_, cell)| !cell.is_empty());
            let cells: Vec<String> = named.map(|(column, cell)| format!("{} {cell}", column.name)).collect();
            let column = table.columns.get(state.place.column).map(|column| column.name).unwrap_or_default();
            format!("{}, row {place}: {}; in column {column}.", table.title, cells.join(", "))
        }
        ViewId::Data => {
            let sections = state.sections().into_iter();
            let mut items =
                sections.flat_map(|section| section.items.into_iter().map(move |item| (section.title, item)));
            let item = items.nth(state.row());
            item.map(|(title, item)| format!("{title}, {place}: {}.", item.text)).unwrap_or_default()
        }
    }
}

/// The year in question on the cursor's day, and its baseline; the table has the others.
fn day(state: &State) -> String {
    let report = &state.report;
    let date = state.cursor_date();
    let year = |value: &ValueOn<'_>| {
        let Some(count) = value.reading.value else {
            let is_asked = value.row.fiscal_year == report.year.fiscal_year;
            return is_asked.then(|| format!("{} not in the data", value.row.fiscal_year));
        };
        let how = match value.reading.basis {
            Basis::Interpolated { .. } | Basis::Seam { .. } => " between two figures",
            Basis::Split { .. } => " with a week split by days",
            Basis::Observed | Basis::Unknown(_) => "",
        };
        let how = if value.reading.is_incomplete() { format!(", incomplete{how}") } else { how.to_owned() };
        let change =
            value.change.zip(value.gap).map(|(change, gap)| format!(", a difference of {gap}, {change}"));
        Some(format!("{} {count}{how}{}", value.row.fiscal_year, change.unwrap_or_default()))
    };
    let baseline = report.baseline.as_ref().map(|baseline| baseline.fiscal_year);
    let named = |value: &&ValueOn<'_>| {
        let year = value.row.fiscal_year;
        year == report.year.fiscal_year || Some(year) == baseline
    };
    let values = report.values_on(date);
    let mut years: Vec<_> = values.iter().filter(named).collect();
    years.sort_by_key(|value| value.row.fiscal_year != report.year.fiscal_year);
    let years: Vec<String> = years.into_iter().filter_map(year).collect();
    let told = if years.is_empty() { "not in the data".to_owned() } else { years.join("; ") };
    format!("{}, day {}: {told}.", date.long(), report.calendar.fiscal_day(date))
}

/// What lies over a view.
fn over(state: &State, overlay: &Overlay) -> Vec<String> {
    match overlay {
        Overlay::Help(help) => {
            let keys = help.lines(state, u16::MAX).into_iter().filter_map(|line| match line {
                HelpLine::Keys(binding, words) => Some(format!("{}: {words}.", binding.keys.join(" or "))),
                HelpLine::Heading(_) | HelpLine::Words(..) => None,
            });
            let found = help.is_searched().then(|| format!("Search {}.", help.search));
            let first = "Keys; slash searches, Escape closes.".to_owned();
            std::iter::once(first).chain(found).chain(keys).collect()
        }
        Overlay::Why(shown) => why(&shown.explanation),
        Overlay::Bookmarks { at } => {
            let rows = state.bookmarks.iter().enumerate();
            let rows = rows.map(|(place, bookmark)| format!("{}: {}.", place + 1, bookmark.name));
            let chosen = state.bookmarks.get(*at).map(|bookmark| format!("Chosen: {}.", bookmark.name));
            let first = "Views that are kept; the apostrophe keeps this one, Escape closes.".to_owned();
            std::iter::once(first).chain(rows).chain(chosen).collect()
        }
        Overlay::GoTo(go) => {
            let goals = go.goals(state);
            let chosen = chosen(&goals, go.at)
                .map_or_else(|| "no such day or year".to_owned(), |goal| goal.words(state));
            vec![format!("Go to {}: {chosen}.", go.typed)]
        }
        Overlay::Palette(palette) => {
            let found = palette.found(state);
            let chosen = chosen(&found, palette.at);
            let chosen = chosen.map(|command| format!("{}: {}", command.name(), command.words()));
            let chosen = chosen.unwrap_or_else(|| "nothing is called that".to_owned());
            vec![format!("Command {}: {} found; {chosen}.", palette.typed, found.len())]
        }
        Overlay::Menu(Menu { title, choices, at }) => {
            let rows = choices.iter().map(|row| format!("{}: {}, {}.", row.letter, row.id(), row.words()));
            let chosen = choices.get(*at).map(|row| format!("Chosen: {}.", row.id()));
            std::iter::once(format!("{title}; Escape closes.")).chain(rows).chain(chosen).collect()
        }
        Overlay::Open(prompt) => {
            let chosen = prompt.at.and_then(|at| prompt.offers.get(at)).or(prompt.offers.first());
            let chosen = chosen.map(|offer| format!("; {offer}")).unwrap_or_default();
            vec![format!("Open {}: {} names begin so{chosen}.", prompt.typed, prompt.offers.len())]
        }
        Overlay::Search => {
            vec![format!("Search {}: {} found.", state.search, state.extent().0), reading(state)]
        }
    }
}

/// A figure with its reasons.
fn why(explained: &Explanation) -> Vec<String> {
    let mut lines = vec![
        format!("{}: {}.", explained.name, explained.value),
        format!("Formula: {}.", explained.formula),
        format!("Filled in: {}.", explained.filled),
        format!("Basis: {}.", explained.basis),
    ];
    lines.extend(explained.rests_on.iter().map(|row| {
        let (from, through) = row.span;
        format!("Rests on {}, {} to {}: {}.", row.place, from.long(), through.long(), row.count)
    }));
    lines
}
