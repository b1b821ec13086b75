//! The title with the tabs, the headline, and the one line where nothing else fits.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::cut::fitting;
use super::ground::{Canvas, width};
use super::layout::LEAST;
use super::tabs;
use crate::calendar::Alignment;
use crate::dashboard::State;
use crate::report::NOT_GIVEN;
use crate::theme::Role;

/// What is shown, of when, and which views there are.
pub(super) fn title(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let year = &state.report.year;
    let filters = state.report.filters.iter().map(|(_, value)| {
        let value = if value.is_empty() { NOT_GIVEN } else { value };
        format!(" > {value}")
    });
    let name = format!("{}{}, {}", state.report.measure, filters.collect::<String>(), year.fiscal_year);
    let aligned = match state.report.alignment {
        Alignment::Date => "",
        Alignment::FiscalDay => " · same fiscal day",
        Alignment::Weekday => " · same weekday",
        Alignment::Event(_) => " · days since the event",
    };
    let forms = [
        format!(" through {} · day {} of {}{aligned}", year.as_of.long(), year.day, year.days),
        format!(" through {} · day {}{aligned}", year.as_of.month_day(), year.day),
        format!(" day {}{aligned}", year.day),
    ];
    let [_, middle, short] = &forms;
    // The name of a group leaves no room for the day; it stands at the cursor too.
    let least = if state.report.filters.is_empty() { width(short) } else { 0 };
    // Of a part of a file no day is the one that it reaches.
    let is_part = state.partial().is_some();
    let conditions = conditions(state);
    let fixed = width(&name) + width(&conditions) + 1;
    let tabs = tabs::place(state, area.width, (fixed + width(middle), fixed + least));
    let edge = tabs.first().map_or(area.width, |tab| tab.column.saturating_sub(1));
    let left = Rect { width: edge, ..area };
    let mut column = canvas.put(left, (0, 0), &name, Role::Headline);
    let room = left.width.saturating_sub(column + width(&conditions));
    let rest = fitting(&forms, room).filter(|_| !is_part);
    column = canvas.put(left, (column, 0), rest.map(String::as_str).unwrap_or_default(), Role::Muted);
    canvas.put(left, (column, 0), &conditions, Role::Warning);
    tabs::paint(state, &tabs, area, canvas);
}

/// What changes every figure that is shown.
fn conditions(state: &State) -> String {
    let report = &state.report;
    let against = report.baseline_measure.as_ref().map(|other| format!(" · against {other}"));
    let known_on = report.known_on.map(|date| format!(" · known on {date}"));
    let part = state.partial().map(|_| " · not all read".to_owned());
    [against, known_on, part].into_iter().flatten().collect()
}

/// The answer: the first line is the largest thing that a terminal has, bold.
pub(super) fn headline(statements: &[String], area: Rect, canvas: &mut Canvas<'_>) {
    for (row, line) in (0..area.height).zip(statements) {
        let first = canvas.style(Role::Headline);
        let style = if row == 0 { first } else { first.remove_modifier(Modifier::BOLD) };
        canvas.put_styled(area, (0, row), line, style);
    }
}

/// What is needed where there is too little room, and what there is.
pub(super) fn too_small(area: Rect, canvas: &mut Canvas<'_>) {
    let (columns, rows) = LEAST;
    let (needs, has) = (format!("needs {columns}x{rows}"), format!("has {}x{}", area.width, area.height));
    let whole = format!("{needs}, {has}");
    let fits = |text: &str| width(text) <= area.width;
    let lines = if fits(&whole) {
        vec![whole]
    } else if fits(&needs) && area.height > 1 {
        vec![needs, has]
    } else {
        vec![format!("{columns}x{rows}")]
    };
    for (row, line) in (area.height.saturating_sub(1) / 2..area.height).zip(&lines) {
        canvas.put(area, (0, row), line, Role::Text);
    }
}
