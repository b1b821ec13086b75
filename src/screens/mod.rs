//! How the dashboard looks. A view reads the state and computes nothing; every number it shows is the report's.
//!
//! Any size can come. What is dropped as room gets short is decided in [`layout`] before anything is painted.

mod data;
mod days;
mod ground;
mod groups;
mod help;
mod hints;
mod layout;
mod methods;
mod pace;
mod palette;
mod panels;
mod rate;
mod readout;
mod roles;
mod sheet;
mod small;
mod table;
mod tabs;
mod text;
mod why;
mod window;
mod years;

pub use ground::Looks;

use ratatui::Frame;

use crate::dashboard::{Overlay, State, ViewId, Zone};
use ground::Canvas;
use layout::Layout;

/// Draws the dashboard.
pub fn view(state: &State, looks: Looks, frame: &mut Frame<'_>) {
    draw(state, looks, frame);
}

/// Draws the dashboard; says what stands where, for the pointer.
pub fn draw(state: &State, looks: Looks, frame: &mut Frame<'_>) -> Vec<Zone> {
    let area = frame.area();
    let mut canvas = Canvas::new(looks.settings(state.theme), frame.buffer_mut());
    let Some(layout) = Layout::plan(state, area) else {
        text::too_small(area, &mut canvas);
        return canvas.zones;
    };
    text::title(state, layout.title, &mut canvas);
    text::headline(&layout.statements, layout.headline, &mut canvas);
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
    readout::view(state, layout.readout, &mut canvas);
    hints::view(state, layout.hints, &mut canvas);
    match &state.overlay {
        Some(Overlay::Help { top }) => help::view(state, *top, area, &mut canvas),
        Some(Overlay::Why { figure }) => why::view(state, *figure, area, &mut canvas),
        Some(Overlay::Palette(palette)) => palette::view(state, palette, area, &mut canvas),
        Some(Overlay::Search) | None => {}
    }
    canvas.zones
}
