//! What fills the room that a view leaves, or that the data cannot fill: tables, what they rest on, the years as bars.

use ratatui::layout::Rect;

use super::ground::Canvas;
use super::panels::rests_on;
use super::printed::{fill, height, natural_width, parts, some, table, take, whole_ones};
use super::sheet::GAP;
use super::years;
use crate::dashboard::{State, TableId};
use crate::report::{Table, figures_table};

/// The least room beside the figures in which sentences can be read, and from which on tables stand there, too.
const BESIDE: (u16, u16) = (36, 60);

/// The least room in which sentences say anything.
const SENTENCES: (u16, u16) = (36, 4);

/// The least room in which bars are worth more than the beginning of a table.
const BARS: (u16, u16) = (60, 12);

/// What stands beside the figures, what says most first.
const OTHERS: [TableId; 6] = [
    TableId::Years,
    TableId::Intervals,
    TableId::Baselines,
    TableId::Projections,
    TableId::Reports,
    TableId::Days,
];

/// Rows for what is pointed at in bars.
const TICKS: u16 = 2;

/// The most columns that bars are worth.
const WIDEST: u16 = 100;

/// The answer in bars and figures, for a view that the data cannot fill; the tables of `shown` it shows itself.
pub(super) fn instead(state: &State, shown: &[TableId], area: Rect, canvas: &mut Canvas<'_>) {
    let figures = figures_table(&state.report);
    let wide = natural_width(&figures).saturating_add(GAP).max((area.width / 2).min(WIDEST));
    let beside = area.width.saturating_sub(wide);
    let left = if beside >= BESIDE.0 { wide - GAP } else { area.width };
    let right = Rect { x: area.x + left + GAP, width: beside, ..area };
    let mut left = Rect { width: left, ..area };
    let tables = height(&figures).saturating_add(1);
    let bars = u16::try_from(state.report.years.len()).unwrap_or(u16::MAX).saturating_add(TICKS);
    if bars.saturating_add(tables) <= left.height {
        let used = years::bars(state, left, tables, canvas);
        take(&mut left, used);
    }
    table(&figures, left, canvas);
    take(&mut left, height(&figures));
    let others = OTHERS.iter().copied().filter(|table| !shown.contains(table)).collect::<Vec<_>>();
    let others = some(state, &others);
    if beside < BESIDE.0 {
        fill(others, vec![left], canvas);
        return;
    }
    let mut places = vec![left, right];
    let cut = if beside < BESIDE.1 { others.collect() } else { whole_ones(others, &mut places, canvas) };
    rest(state, &cut, &mut places, canvas);
}

/// Whole tables, what the answer rests on, the beginnings of tables, the years as bars: whatever there is room for.
pub(super) fn tables(
    state: &State,
    tables: impl Iterator<Item = Table>,
    mut places: Vec<Rect>,
    canvas: &mut Canvas<'_>,
) {
    let cut = whole_ones(tables, &mut places, canvas);
    rest(state, &cut, &mut places, canvas);
    // Places side by side hold one picture.
    let bottom = places.iter().map(|place| place.bottom()).max().unwrap_or(0);
    let open = places.into_iter().filter(|place| place.bottom() == bottom && place.height >= BARS.1);
    let joined = |one: Rect, other: Rect| {
        let (union, top) = (one.union(other), one.y.max(other.y));
        Rect { y: top, height: bottom - top, ..union }
    };
    if let Some(place) = open.reduce(joined).filter(|place| place.width >= BARS.0) {
        years::bars(state, place, 0, canvas);
    }
}

/// What the answer rests on, and the beginnings of tables.
fn rest(state: &State, cut: &[Table], places: &mut [Rect], canvas: &mut Canvas<'_>) {
    if let Some(place) = roomiest(places, SENTENCES) {
        let used = rests_on(&state.report, *place, canvas);
        take(place, used);
    }
    parts(cut, places, canvas);
}

/// The place with the most rows of those that have so much room at least.
fn roomiest(places: &mut [Rect], (columns, rows): (u16, u16)) -> Option<&mut Rect> {
    let enough = places.iter_mut().filter(|place| place.width >= columns && place.height >= rows);
    enough.max_by_key(|place| place.height)
}
