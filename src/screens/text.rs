//! The title with the tabs, the headline, and the one line where nothing else fits.

use ratatui::layout::Rect;
use ratatui::style::Modifier;

use super::ground::{Canvas, width};
use super::layout::LEAST;
use crate::dashboard::{State, VIEWS};
use crate::theme::Role;

/// What is shown, of when, and which views there are.
pub(super) fn title(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let year = &state.report.year;
    let tabs = u16::try_from(VIEWS.iter().map(|row| row.title.len() + 3).sum::<usize>()).unwrap_or(0);
    let left = Rect { width: area.width.saturating_sub(tabs + 1), ..area };
    let name = format!("{}, {}", state.report.measure, year.fiscal_year);
    let mut column = canvas.put(left, (0, 0), &name, Role::Headline);
    let long =
        format!(" through {} · day {} of {} · {}", year.as_of.long(), year.day, year.days, year.series);
    let short = format!(" · {} · day {}", year.as_of, year.day);
    let rest = if column + width(&long) <= left.width { long } else { short };
    column = canvas.put(left, (column, 0), &rest, Role::Muted);
    if let Some(date) = state.report.known_on {
        canvas.put(left, (column, 0), &format!(" · known on {date}"), Role::Warning);
    }
    let mut column = area.width.saturating_sub(tabs);
    for row in VIEWS {
        let role = if row.view == state.view { Role::Selection } else { Role::Muted };
        column = canvas.put(area, (column, 0), &format!(" {} ", row.title), role) + 1;
    }
}

/// The answer: the first line is the largest thing that a terminal has, bold.
pub(super) fn headline(statements: &[String], area: Rect, canvas: &mut Canvas<'_>) {
    for (row, line) in (0..area.height).zip(statements) {
        let first = canvas.style(Role::Headline);
        let style = if row == 0 { first } else { first.remove_modifier(Modifier::BOLD) };
        canvas.put_styled(area, (0, row), line, style);
    }
}

/// What is needed where there is too little room.
pub(super) fn too_small(area: Rect, canvas: &mut Canvas<'_>) {
    let (columns, rows) = LEAST;
    let long = format!("needs {columns}x{rows}, has {}x{}", area.width, area.height);
    let text = if width(&long) <= area.width { long } else { format!("{columns}x{rows}") };
    canvas.put(area, (0, area.height / 2), &text, Role::Text);
}
