//! How the dashboard looks. A view reads the state and computes nothing; every number it shows is the report's.
//!
//! Any size can come. What is dropped as room gets short is decided in [`layout`] before anything is painted.

mod axis;
mod bookmarks;
mod curves;
mod cut;
mod data;
mod days;
mod ends;
mod goal;
mod ground;
mod groups;
mod help;
mod hints;
mod layout;
mod legend;
mod menu;
mod methods;
mod open;
mod pace;
mod palette;
mod panels;
mod printed;
mod prose;
mod rate;
mod readout;
mod roles;
mod shades;
mod sheet;
mod small;
mod spare;
mod table;
mod tabs;
mod text;
mod waiting;
mod why;
mod window;
mod years;

pub use ground::Looks;
pub use waiting::waiting;

use ratatui::Frame;
use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use crate::dashboard::{Overlay, State, ViewId, Zone};
use ground::Canvas;
use layout::{LEAST_WITH_HINTS, Layout};

/// Draws the dashboard; says what stands where, for the pointer.
pub fn view(state: &State, looks: Looks, frame: &mut Frame<'_>) -> Vec<Zone> {
    let area = frame.area();
    paint(state, looks, area, frame.buffer_mut())
}

/// The screen as plain text, one line a row, without what lies over it and the keys at its foot.
#[must_use]
pub fn text_of(state: &State, looks: Looks, (columns, rows): (u16, u16)) -> String {
    let mut bare = state.clone();
    (bare.overlay, bare.notice) = (None, None);
    let area = Rect::new(0, 0, columns, rows);
    let mut buffer = Buffer::empty(area);
    paint(&bare, looks, area, &mut buffer);
    let line = |row: u16| {
        let cells = (0..columns).filter_map(|column| buffer.cell((column, row)));
        cells.map(Cell::symbol).collect::<String>().trim_end().to_owned()
    };
    let hints = u16::from(rows >= LEAST_WITH_HINTS);
    let lines: Vec<String> = (0..rows.saturating_sub(hints)).map(line).collect();
    lines.join("\n").trim_end().to_owned() + "\n"
}

fn paint(state: &State, looks: Looks, area: Rect, buffer: &mut Buffer) -> Vec<Zone> {
    let mut canvas = Canvas::new(looks.settings(state.theme), buffer);
    let Some(layout) = Layout::plan(state, area) else {
        text::too_small(area, &mut canvas);
        return canvas.zones;
    };
    text::title(state, layout.title, &mut canvas);
    text::headline(&layout.statements, layout.headline, &mut canvas);
    if let Some((part, last)) = state.partial().zip(layout.statements.last()) {
        let row = Rect { y: layout.headline.bottom().saturating_sub(1), height: 1, ..layout.headline };
        readout::bar(part, (ground::width(last) + 2, row), &mut canvas);
    }
    match state.view {
        ViewId::Pace => pace::view(state, layout.chart, &mut canvas),
        ViewId::Rate => rate::view(state, layout.chart, &mut canvas),
        ViewId::Years => years::view(state, layout.chart, &mut canvas),
        ViewId::Groups => groups::view(state, layout.chart, &mut canvas),
        ViewId::Methods => methods::view(state, layout.chart, &mut canvas),
        ViewId::Days => days::view(state, layout.chart, &mut canvas),
        ViewId::Table => table::view(state, layout.chart, &mut canvas),
        ViewId::Data => data::view(state, layout.chart, &mut canvas),
    }
    panels::view(state, &layout, &mut canvas);
    match state.partial().filter(|_| layout.statements.is_empty()) {
        Some(part) => readout::part(part, layout.readout, &mut canvas),
        None => readout::view(state, layout.readout, &mut canvas),
    }
    hints::view(state, layout.hints, &mut canvas);
    match &state.overlay {
        Some(Overlay::Help(help)) => help::view(state, help, area, &mut canvas),
        Some(Overlay::Why(why)) => why::view(why, area, &mut canvas),
        Some(Overlay::Palette(palette)) => palette::view(state, palette, area, &mut canvas),
        Some(Overlay::Open(prompt)) => open::view(prompt, area, &mut canvas),
        Some(Overlay::Bookmarks { at }) => bookmarks::view(state, *at, area, &mut canvas),
        Some(Overlay::GoTo(go)) => goal::view(state, go, area, &mut canvas),
        Some(Overlay::Menu(menu)) => menu::view(menu, area, &mut canvas),
        Some(Overlay::Search) | None => {}
    }
    if state.overlay.is_some() && state.notice.is_some() {
        canvas.clear(layout.readout);
        readout::view(state, layout.readout, &mut canvas);
    }
    canvas.zones
}
