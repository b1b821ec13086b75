//! Which part of the screen goes where at which size; what has no room is not there.
//!
//! ```text
//! title                                   tabs
//! headline: the answer in two to four lines
//! +----------------------------+-------------+
//! | chart                      | side        |   from 100 columns
//! |                            |             |
//! +----------------------------+-------------+
//! | foot: what the answer rests on           |   from 44 rows
//! readout: exact values under the cursor
//! hints
//! ```
//!
//! The chart keeps its room first. Below 80x24 the hints go, then the headline; at 40x12 chart and readout are left.

use ratatui::layout::Rect;

use super::cut::clauses;
use super::ground::width;
use super::panels;
use crate::dashboard::{State, ViewId};
use crate::report::{Statement, headline};
use crate::visible::broken;

/// The least that anything can be shown in.
pub(super) const LEAST: (u16, u16) = (40, 12);

/// The most rows below a chart.
const MOST_FOOT: u16 = 9;

/// From so many rows on the keys stand at the foot.
pub(super) const LEAST_WITH_HINTS: u16 = 20;

/// Where everything goes.
pub(super) struct Layout {
    pub(super) title: Rect,
    pub(super) headline: Rect,
    /// The lines of the headline, in the form that fits.
    pub(super) statements: Vec<String>,
    pub(super) chart: Rect,
    pub(super) side: Rect,
    pub(super) foot: Rect,
    pub(super) readout: Rect,
    pub(super) hints: Rect,
}

impl Layout {
    /// The parts of a screen; `None` where it is too small for any.
    pub(super) fn plan(state: &State, area: Rect) -> Option<Self> {
        if area.width < LEAST.0 || area.height < LEAST.1 {
            return None;
        }
        let hints = u16::from(area.height >= LEAST_WITH_HINTS);
        let lines = match area.height {
            _ if state.full => 0,
            0..16 => 0,
            16..20 => 2,
            20..30 => 4,
            _ => 6,
        };
        let statements = statements(state, area.width, lines);
        let headline = u16::try_from(statements.len()).unwrap_or(0);
        let rest = area.height - 1 - headline - 1 - hints;
        let beside = has_panels(state.view) && !state.full;
        let foot = if beside && rest >= 40 { panels::foot_rows(&state.report).min(MOST_FOOT) } else { 0 };
        let side = side_columns(state, area);
        let body = rest - foot;
        let mut top = area.y;
        let mut take = |height: u16| {
            let part = Rect { y: top, height, ..area };
            top += height;
            part
        };
        let (title, headline, body, foot) = (take(1), take(headline), take(body), take(foot));
        let (readout, hints) = (take(1), take(hints));
        let chart = Rect { width: body.width - side, ..body };
        let side = Rect { x: body.x + chart.width, width: side, ..body };
        Some(Self { title, headline, statements, chart, side, foot, readout, hints })
    }
}

/// The columns of the panels beside the chart, on a screen of this size; none where there are no panels.
pub(super) fn side_columns(state: &State, screen: Rect) -> u16 {
    match screen.width {
        _ if state.full || !has_panels(state.view) => 0,
        0..100 => 0,
        100..140 => 42,
        140.. => 62,
    }
}

/// Whether panels stand beside a view and below it; those that hold the same figures themselves take all the room.
fn has_panels(view: ViewId) -> bool {
    match view {
        ViewId::Pace | ViewId::Rate | ViewId::Years => true,
        ViewId::Groups | ViewId::Methods | ViewId::Days | ViewId::Table | ViewId::Data => false,
    }
}

/// The headline in at most so many lines: long forms where they fit, broken over two lines where there is height.
fn statements(state: &State, room: u16, most: usize) -> Vec<String> {
    let all = match state.partial() {
        // Nothing that only a part of a file says may be taken for the answer.
        Some(part) => part.statements().to_vec(),
        None => headline(&state.report),
    };
    let fits = |text: &str| width(text) <= room;
    let mut lines = Vec::new();
    let mut after = all.len();
    for Statement { long, short } in all {
        // Every later statement keeps a line of its own, so that a long one never pushes it out.
        after -= 1;
        let free = most.saturating_sub(lines.len() + after);
        if fits(&long) {
            lines.push(long);
            continue;
        }
        let broken = broken(&long, usize::from(room));
        let may_break = most >= LINES_TO_BREAK || !fits(&short);
        if may_break && broken.len() <= free.max(1) {
            lines.extend(broken);
        } else {
            lines.push(clauses(&short, room).to_owned());
        }
    }
    lines.truncate(most);
    lines
}

/// From so many lines on a long form is broken rather than shortened.
const LINES_TO_BREAK: usize = 6;
