//! The data view: what this is, who says so, what is doubtful; text under headings, gone through item by item. On wide
//! screens it stands in two columns, the second one going on where the first one ends, or left to tables where it does not.

use ratatui::layout::Rect;

use super::ground::{Canvas, below};
use super::printed::following;
use super::sheet::first_row;
use super::spare;
use crate::dashboard::{State, TableId, Target};
use crate::report::Section;
use crate::theme::Role;
use crate::visible::broken;

/// Wider lines are hard to read, so from so many columns on the text stands in two.
const WIDTH_FOR_TWO: u16 = 110;

/// Columns between the two.
const GAP: u16 = 2;

/// Columns for the sign before the item that one is at.
const SIGN: u16 = 2;

/// A line of the screen: its words, their role, and the item it is of.
struct Line {
    text: String,
    role: Role,
    item: Option<usize>,
}

pub(super) fn view(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let columns = if area.width >= WIDTH_FOR_TWO { 2 } else { 1 };
    let wide = (area.width - (columns - 1) * GAP) / columns;
    let lines = lines(&state.sections(), usize::from(wide.saturating_sub(SIGN)));
    // Finding the row means making all of the sections, so that is done once and not for every line.
    let row = state.row();
    let selected = |line: &Line| line.item == Some(row);
    let first = lines.iter().position(selected).unwrap_or(0);
    let top = first_row(first, lines.len(), usize::from(area.height) * usize::from(columns));
    if columns > 1 {
        // Room that the text leaves is for the figures that it is about.
        let shown = u16::try_from(lines.len().saturating_sub(top)).unwrap_or(u16::MAX);
        let left = |column: u16| {
            let used = shown.saturating_sub(column * area.height);
            let place = Rect { x: area.x + column * (wide + GAP), width: wide, ..area };
            below(place, if used > 0 { used.saturating_add(1) } else { 0 })
        };
        let places = (0..columns).rev().map(left).collect();
        spare::tables(state, following(state, TableId::Findings), places, canvas);
    }
    let places =
        (0..columns).flat_map(|column| (0..area.height).map(move |row| (column * (wide + GAP), row)));
    for ((left, at), line) in places.zip(lines.iter().skip(top)) {
        let column = Rect { x: area.x + left, width: wide, ..area };
        if let Some(item) = line.item {
            canvas.target(column, (0, at, wide), Target::Row(item));
        }
        if selected(line) {
            canvas.put(column, (0, at), "▎", Role::Cursor);
        }
        let indent = if line.item.is_some() { SIGN } else { 0 };
        canvas.put(column, (indent, at), &line.text, line.role);
    }
}

/// Headings and items, broken to the width, with a space before every heading but the first.
fn lines(sections: &[Section], room: usize) -> Vec<Line> {
    let (mut lines, mut item) = (Vec::new(), 0);
    let other = |text: &str, role: Role| Line { text: text.to_owned(), role, item: None };
    for section in sections {
        if !lines.is_empty() {
            lines.push(other("", Role::Text));
        }
        lines.push(other(section.title, Role::Headline));
        for each in &section.items {
            let role = if each.doubtful { Role::Warning } else { Role::Text };
            let sign = if each.doubtful { "! " } else { "" };
            let text = broken(&format!("{sign}{}", each.text), room).into_iter();
            lines.extend(text.map(|text| Line { text, role, item: Some(item) }));
            item += 1;
        }
    }
    lines
}

/// Where one is among the items, and under which heading.
pub(super) fn readout(state: &State, area: Rect, canvas: &mut Canvas<'_>) {
    let sections = state.sections();
    let titles = sections.iter().flat_map(|section| section.items.iter().map(|_| section.title));
    let row = state.row();
    let title = titles.clone().nth(row).unwrap_or_default();
    let (at, count) = (row + 1, titles.count());
    let text = match (count, state.search.as_str()) {
        (0, search) => format!("nothing holds \"{search}\": Esc shows all"),
        (_, "") => format!("{at} of {count}  {title}"),
        (_, search) => format!("{at} of {count} with \"{search}\"  {title}"),
    };
    canvas.put(area, (0, 0), &text, Role::Muted);
}
