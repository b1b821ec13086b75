//! Layout first: how the area is divided, and which ticks and labels there is room for.
//!
//! ```text
//!  400k ┤                                   ╱  ● FY2026 398k     left gutter │ plot │ right gutter
//!       │                                 ╱
//!     0 ┤___________________________________
//!       └┴──────┴──────┴──────┴──────┴──────                     axis row
//!        Oct    Nov    Dec    Jan    Feb                         row of x labels
//! ```
//!
//! The plot keeps its size first. As the area gets small, the end labels go, then the x axis, then the y labels.
//! A plan is plain values; it draws nothing and is the same for the same scene, area and settings.

use ratatui::layout::Rect;

use crate::theme::Role;

use super::element::Sign;
use super::geometry::{Geometry, whole};
use super::label::{Wanted, columns, keep, spread, wanted};
use super::look::Settings;
use super::scale::Scale;
use super::scene::{Scene, Tick};

/// The least plot beside end labels, in columns.
const PLOT_BESIDE_LABELS: u16 = 21;
/// What end labels may take however narrow the area: a name of four letters and a word with their signs, in columns.
const COLUMNS_FOR_LABELS: u16 = 13;
/// The least area for `y` labels, in columns.
const WIDTH_FOR_Y_LABELS: u16 = 20;
/// The least area for a row of `x` labels.
const SIZE_FOR_X_LABELS: (u16, u16) = (24, 4);
/// The least area for an axis line above them, in rows.
const HEIGHT_FOR_X_LINE: u16 = 8;

/// The columns beside a plot. Panels that stand on one another share the wider of each.
#[derive(Clone, Copy, Debug, Default)]
struct Gutters {
    /// For the `y` labels and the axis.
    left: u16,
    /// For the end labels.
    right: u16,
}

impl Gutters {
    /// What a scene would take in this area.
    fn of(scene: &Scene, area: Rect) -> Self {
        let scale = Scale::of_y(scene, plot_rows(scene, area));
        let widest = scale.ticks.iter().map(|tick| columns(&scale.label(*tick, scene.y.unit))).max();
        let left = match widest {
            Some(widest) if area.width >= WIDTH_FOR_Y_LABELS => widest.saturating_add(2).min(area.width / 3),
            Some(_) | None => 0,
        };
        let beside = area.width - left;
        let most = (beside / 3).max(COLUMNS_FOR_LABELS).min(beside.saturating_sub(PLOT_BESIDE_LABELS));
        let taken = |label: Wanted<'_>| label.form(most).map(|(_, taken)| taken);
        let right = wanted(scene).into_iter().filter_map(taken).max().unwrap_or(0);
        Self { left, right }
    }

    /// Room for both.
    fn with(self, other: Self) -> Self {
        Self { left: self.left.max(other.left), right: self.right.max(other.right) }
    }
}

/// A tick and its words.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedTick {
    /// The column of an `x` tick or the row of a `y` tick, in cells of the terminal.
    pub at: u16,
    /// Its words, if there is room.
    pub label: Option<String>,
}

/// An end label and its row.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedLabel {
    /// The row of the terminal.
    pub row: u16,
    /// What it belongs to, hence its color.
    pub role: Role,
    /// The sign before the words.
    pub sign: Sign,
    /// The words in the form that fits.
    pub text: String,
}

/// Where everything goes.
#[derive(Clone, Debug)]
pub struct Plan {
    /// What may be drawn on.
    pub area: Rect,
    /// What it is painted with.
    pub settings: Settings,
    /// Data to cells and back.
    pub geometry: Geometry,
    /// Rising.
    pub x_ticks: Vec<PlacedTick>,
    /// Rising, hence from the lower edge up.
    pub y_ticks: Vec<PlacedTick>,
    /// The row of the axis line, if there is room.
    pub axis_row: Option<u16>,
    /// The row of the `x` labels, if there is room.
    pub label_row: Option<u16>,
    /// From the top down.
    pub labels: Vec<PlacedLabel>,
}

/// How a scene goes into an area.
#[must_use]
pub fn plan(scene: &Scene, area: Rect, settings: Settings) -> Plan {
    plan_within(scene, Gutters::of(scene, area), area, settings)
}

/// How scenes go into areas that stand on one another, with one `x` geometry for all.
#[must_use]
pub fn plan_stack(panels: &[(&Scene, Rect)], settings: Settings) -> Vec<Plan> {
    let gutters =
        panels.iter().map(|(scene, area)| Gutters::of(scene, *area)).fold(Gutters::default(), Gutters::with);
    panels.iter().map(|(scene, area)| plan_within(scene, gutters, *area, settings)).collect()
}

/// How a scene goes into an area with these gutters.
fn plan_within(scene: &Scene, gutters: Gutters, area: Rect, settings: Settings) -> Plan {
    let gutters =
        if gutters.left.saturating_add(gutters.right) < area.width { gutters } else { Gutters::default() };
    let rows = plot_rows(scene, area);
    let plot = Rect {
        x: area.x.saturating_add(gutters.left),
        width: area.width - gutters.left - gutters.right,
        height: rows,
        ..area
    };
    let scale = Scale::of_y(scene, rows);
    let geometry = Geometry { plot, x: scene.x.span(), y: scale.span, dots: settings.marker.dots() };
    let (line, words) = axis_rows(scene, area);
    let axis_row = line.then_some(plot.bottom());
    let label_row = words.then_some(plot.bottom().saturating_add(u16::from(line)));
    Plan {
        area,
        settings,
        x_ticks: x_ticks(scene, &geometry, area.right()),
        y_ticks: y_ticks(scene, &scale, &geometry, gutters.left),
        axis_row,
        label_row,
        labels: end_labels(scene, &geometry, gutters.right),
        geometry,
    }
}

/// Whether there is room for the axis line, and for the row of labels below it.
fn axis_rows(scene: &Scene, area: Rect) -> (bool, bool) {
    let line = !scene.x.ticks.is_empty() && area.height >= HEIGHT_FOR_X_LINE;
    let words = scene.x.ticks.iter().any(|tick| !tick.label.is_empty())
        && area.width >= SIZE_FOR_X_LABELS.0
        && area.height >= SIZE_FOR_X_LABELS.1;
    (line, words)
}

fn plot_rows(scene: &Scene, area: Rect) -> u16 {
    let (line, words) = axis_rows(scene, area);
    area.height.saturating_sub(u16::from(line) + u16::from(words))
}

/// A tick on each row at most, with words if the gutter is wide enough.
fn y_ticks(scene: &Scene, scale: &Scale, geometry: &Geometry, gutter: u16) -> Vec<PlacedTick> {
    let mut ticks: Vec<PlacedTick> = scale
        .ticks
        .iter()
        .filter_map(|tick| {
            let label = Some(scale.label(*tick, scene.y.unit));
            let fits = |label: &String| columns(label).saturating_add(2) <= gutter;
            Some(PlacedTick { at: geometry.row(*tick)?, label: label.filter(fits) })
        })
        .collect();
    ticks.dedup_by_key(|tick| tick.at);
    ticks
}

/// The ticks within the range; words on every one, on every second, third and so on, as soon as none touch.
fn x_ticks(scene: &Scene, geometry: &Geometry, right: u16) -> Vec<PlacedTick> {
    let place = |tick: &Tick| {
        let label = Some(tick.label.clone()).filter(|label| !label.is_empty());
        Some(PlacedTick { at: geometry.column(tick.at)?, label })
    };
    let mut ticks: Vec<PlacedTick> = scene.x.ticks.iter().filter_map(place).collect();
    let named: Vec<(u16, u16)> = ticks
        .iter()
        .filter_map(|tick| tick.label.as_ref().map(|label| (tick.at, tick.at.saturating_add(columns(label)))))
        .collect();
    let apart = |every: &usize| {
        let starts = named.iter().step_by(*every).skip(1).map(|(start, _)| *start).chain([u16::MAX]);
        named.iter().step_by(*every).zip(starts).all(|((_, end), next)| *end < next)
    };
    let every = (1..named.len()).find(apart).unwrap_or(named.len().max(1));
    for (place, tick) in ticks.iter_mut().filter(|tick| tick.label.is_some()).enumerate() {
        let fits = |label: &String| tick.at.saturating_add(columns(label)) <= right && place % every == 0;
        tick.label = tick.label.take().filter(fits);
    }
    ticks
}

/// The end labels that fit the gutter, a row for each.
fn end_labels(scene: &Scene, geometry: &Geometry, gutter: u16) -> Vec<PlacedLabel> {
    let rows = geometry.plot.height;
    let fitting = wanted(scene).into_iter().filter(|label| label.form(gutter).is_some()).collect();
    let kept = keep(fitting, rows);
    let row = |y: f64| geometry.row(y.clamp(geometry.y.from(), geometry.y.to()));
    let wishes: Vec<f64> = kept.iter().filter_map(|label| row(label.y)).map(f64::from).collect();
    let top = f64::from(geometry.plot.y);
    let ends = (top, top + f64::from(rows.saturating_sub(1)));
    let placed = spread(&wishes, ends).into_iter().map(|row| whole(row.round()));
    kept.iter()
        .zip(placed)
        .filter_map(|(label, row)| {
            let (text, _) = label.form(gutter)?;
            Some(PlacedLabel { row, role: label.role, sign: label.label.sign, text: text.to_owned() })
        })
        .collect()
}
