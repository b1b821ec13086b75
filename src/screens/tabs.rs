//! The names of the views at the upper right; how many of them is a matter of room.
//!
//! ```text
//!  Pace   Rate   Years   Table     where the title still has its long form
//! Pace Rate Years Table            where it has its short one
//!  Pace 1/4                        where not even that fits
//! ```

use super::ground::{Canvas, width};
use super::sheet::GAP;
use crate::dashboard::{State, Target, VIEWS, ViewId};
use crate::theme::Role;
use ratatui::layout::Rect;

/// A name at its column.
pub(super) struct Tab {
    pub(super) view: ViewId,
    pub(super) column: u16,
    pub(super) text: String,
}

/// The tabs of a row of this width, beside a title that would like so many columns: most and least.
pub(super) fn place(state: &State, room: u16, (most, least): (u16, u16)) -> Vec<Tab> {
    let spaced = VIEWS.iter().map(|view| (*view, format!(" {} ", view.title()))).collect::<Vec<_>>();
    let close = VIEWS.iter().map(|view| (*view, view.title().to_owned())).collect::<Vec<_>>();
    let wide = |tabs: &[(ViewId, String)]| tabs.iter().map(|(_, text)| width(text) + 1).sum::<u16>();
    let tabs = if wide(&spaced).saturating_add(most) <= room {
        spaced
    } else if wide(&close).saturating_add(least) <= room {
        close
    } else {
        vec![(state.view, current(state))]
    };
    let mut column = room.saturating_sub(wide(&tabs).saturating_sub(1));
    let place = |(view, text): (ViewId, String)| {
        let tab = Tab { view, column, text };
        column += width(&tab.text) + 1;
        tab
    };
    tabs.into_iter().map(place).collect()
}

/// The view's own name and its place among all.
fn current(state: &State) -> String {
    let at = VIEWS.iter().position(|view| *view == state.view).unwrap_or(0);
    format!(" {} {}/{} ", state.view.title(), at + 1, VIEWS.len())
}

pub(super) fn paint(state: &State, tabs: &[Tab], area: Rect, canvas: &mut Canvas<'_>) {
    for tab in tabs {
        let role = if tab.view == state.view { Role::Selection } else { Role::Muted };
        canvas.put(area, (tab.column, 0), &tab.text, role);
        canvas.target(area, (tab.column, 0, width(&tab.text)), Target::View(tab.view));
    }
}

/// Names in a row to choose from. Where not all fit, they start as far to the left as lets the chosen one be seen, and
/// `…` stands for those on either side that are not.
pub(super) fn choices(names: &[(&str, Target)], chosen: usize, area: Rect, canvas: &mut Canvas<'_>) {
    let ends = |from: usize| {
        let seen = names.iter().take(chosen + 1).skip(from).map(|(name, _)| width(name) + GAP).sum::<u16>();
        let before = if from > 0 { GAP } else { 0 };
        // A sign behind the space after the chosen one, or nothing and no space.
        let end = before + seen;
        if chosen + 1 < names.len() { end + 1 } else { end.saturating_sub(GAP) }
    };
    let skipped = (0..chosen).find(|from| ends(*from) <= area.width).unwrap_or(chosen);
    let mut column = if skipped > 0 { canvas.put(area, (0, 0), "… ", Role::Muted) } else { 0 };
    for (place, (name, target)) in names.iter().enumerate().skip(skipped) {
        let room = area.width.saturating_sub(column);
        let last = place + 1 == names.len();
        // The chosen name is seen whatever its length; the others whole, and with room for what stands for the rest.
        if place != chosen && width(name) + if last { 0 } else { GAP } > room {
            canvas.put(area, (column, 0), "…", Role::Muted);
            break;
        }
        let role = if place == chosen { Role::Selection } else { Role::Muted };
        canvas.target(area, (column, 0, width(name)), *target);
        column = canvas.put(area, (column, 0), name, role) + GAP;
    }
}
