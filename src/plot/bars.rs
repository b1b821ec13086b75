//! Horizontal bars on one scale: a row for each, filled in parts, with a whisker, a tick and words at the end.
//!
//! ```text
//! FY2017 █████████████████████████████████╱╱╱ 223,953 straight-line pace
//!                                        ^211,068 to date
//! FY2016 ▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒▒ 240,255 final
//! ```
//!
//! The words at the ends stand behind their own bar, so the scale is the largest one at which every row still fits.
//! As the area gets narrow the short words are used, then none, then the labels at the left go too. A tick has a row
//! of its own below its bar where there is height for it, and stands in the bar where there is not.

use ratatui::layout::Rect;

use crate::theme::Role;

use super::element::Fill;
use super::geometry::whole;
use super::label::columns;
use super::look::Settings;

/// The least bars beside words, in columns.
const BARS_BESIDE_WORDS: u16 = 12;

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// At the left.
    pub label: String,
    /// What it means, hence its color.
    pub role: Role,
    /// Up to which value it is filled with what, rising.
    pub parts: Vec<(f64, Fill)>,
    /// A range drawn over it.
    pub whisker: Option<(f64, f64)>,
    /// A value that is pointed at, and its words.
    pub tick: Option<(f64, String)>,
    /// The words behind it, in a long and a short form.
    pub end: (String, String),
}

impl Bar {
    /// An empty bar.
    pub fn new(label: impl Into<String>, role: Role) -> Self {
        let end = (String::new(), String::new());
        Self { label: label.into(), role, parts: Vec::new(), whisker: None, tick: None, end }
    }

    /// Filled with this up to `to`.
    #[must_use]
    pub fn part(mut self, to: f64, fill: Fill) -> Self {
        self.parts.push((to, fill));
        self
    }

    /// A range from the low value to the high one.
    #[must_use]
    pub fn whisker(mut self, low: f64, high: f64) -> Self {
        self.whisker = Some((low, high));
        self
    }

    /// A value to point at.
    #[must_use]
    pub fn tick(mut self, at: f64, text: impl Into<String>) -> Self {
        self.tick = Some((at, text.into()));
        self
    }

    /// The words behind the bar, and those for narrow pictures.
    #[must_use]
    pub fn end(mut self, text: impl Into<String>, short: impl Into<String>) -> Self {
        self.end = (text.into(), short.into());
        self
    }

    /// The greatest value drawn.
    #[must_use]
    pub fn reach(&self) -> f64 {
        let parts = self.parts.iter().map(|(to, _)| *to);
        let values =
            parts.chain(self.whisker.map(|(_, high)| high)).chain(self.tick.iter().map(|(at, _)| *at));
        values.filter(|value| value.is_finite()).fold(0.0, f64::max)
    }
}

/// Bars on one scale from zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Bars {
    /// From the top down; those that there are no rows for are left out.
    pub rows: Vec<Bar>,
    /// How many rows a bar has, at least one.
    pub thickness: u16,
    /// Empty rows between bars: thick ones would run together without.
    pub gap: u16,
}

impl Bars {
    /// Bars from the top down, on a scale of their own.
    #[must_use]
    pub fn new(rows: Vec<Bar>) -> Self {
        Self { rows, thickness: 1, gap: 0 }
    }

    /// As thick as so many rows let all of them be, up to `thickest`; one row each and no space where they do not.
    #[must_use]
    pub fn within(mut self, rows: u16, thickest: u16) -> Self {
        let fits = |thickness: &u16| self.height_of(*thickness, 1) <= rows;
        if let Some(thickness) = (1..=thickest).rev().find(fits) {
            (self.thickness, self.gap) = (thickness, 1);
        }
        self
    }

    /// How many rows all of it takes, ticks and gaps included.
    #[must_use]
    pub fn height(&self) -> u16 {
        self.height_of(self.thickness, self.gap)
    }

    fn height_of(&self, thickness: u16, gap: u16) -> u16 {
        let ticks = self.rows.iter().filter(|bar| bar.tick.is_some()).count();
        let bars = self.rows.len() * usize::from(thickness.max(1).saturating_add(gap));
        u16::try_from(bars + ticks).unwrap_or(u16::MAX).saturating_sub(gap)
    }

    /// The value at the right end: the greatest of all, so that every length can be held against every other.
    fn scale(&self) -> f64 {
        let reach = self.rows.iter().map(Bar::reach).fold(0.0, f64::max);
        if reach > 0.0 { reach } else { 1.0 }
    }
}

/// Where a bar goes.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlacedBar {
    /// Its place among the bars.
    pub bar: usize,
    /// Its first row of the terminal.
    pub top: u16,
    /// How many rows it has.
    pub height: u16,
    /// The row of its label and its words: the middle one.
    pub row: u16,
    /// The row of its tick: the next one, or its own.
    pub tick_row: Option<u16>,
    /// The words behind it in the form that fits.
    pub end: Option<String>,
}

/// Where everything goes.
#[derive(Clone, Debug)]
pub struct BarsPlan {
    /// What may be drawn on.
    pub area: Rect,
    /// What it is painted with.
    pub settings: Settings,
    /// The columns of the bars; they start where the labels end.
    pub bars: Rect,
    /// The value at the right end of `bars`.
    pub to: f64,
    /// From the top down.
    pub rows: Vec<PlacedBar>,
}

impl BarsPlan {
    /// The length of a value in columns.
    pub(super) fn length(&self, value: f64) -> f64 {
        let share = if value.is_finite() { (value / self.to).clamp(0.0, 1.0) } else { 0.0 };
        share * f64::from(self.bars.width)
    }

    /// The column of the terminal that a value falls in; a value that ends with a column counts to it.
    pub(super) fn column(&self, value: f64) -> u16 {
        let last = self.length(value).ceil() - 1.0;
        self.bars.x.saturating_add(whole(last).min(self.bars.width.saturating_sub(1)))
    }
}

/// How bars go into an area.
#[must_use]
pub fn plan_bars(bars: &Bars, area: Rect, settings: Settings) -> BarsPlan {
    let widest = bars.rows.iter().map(|bar| columns(&bar.label)).max().unwrap_or(0);
    let left = Some(widest.saturating_add(1))
        .filter(|left| widest > 0 && left.saturating_add(BARS_BESIDE_WORDS) <= area.width)
        .unwrap_or(0);
    let beside = area.width - left;
    let to = bars.scale();
    let long = |bar: &Bar| bar.end.0.clone();
    let short = |bar: &Bar| bar.end.1.clone();
    let none = |_: &Bar| String::new();
    let forms: [&dyn Fn(&Bar) -> String; 3] = [&long, &short, &none];
    let (width, form) = forms
        .into_iter()
        .map(|form| (bars_width(bars, form, beside), form))
        .find(|(width, _)| *width >= BARS_BESIDE_WORDS.max(beside / 2))
        .unwrap_or((beside, &none));
    let rows = place_rows(bars, area)
        .into_iter()
        .map(|placed| {
            let end = bars.rows.get(placed.bar).map(form).filter(|end| !end.is_empty());
            PlacedBar { end, ..placed }
        })
        .collect();
    let plot = Rect { x: area.x.saturating_add(left), width, ..area };
    BarsPlan { area, settings, bars: plot, to, rows }
}

/// The widest scale at which every bar and the words behind it fit.
fn bars_width(bars: &Bars, form: &dyn Fn(&Bar) -> String, beside: u16) -> u16 {
    let to = bars.scale();
    let width = |bar: &Bar| {
        let text = form(bar);
        let words = if text.is_empty() { 0 } else { columns(&text).saturating_add(1) };
        let room = f64::from(beside.saturating_sub(words));
        whole((room * to / bar.reach().max(to / f64::from(u16::MAX))).min(f64::from(beside)))
    };
    bars.rows.iter().map(width).min().unwrap_or(beside)
}

/// Rows for each bar, and one for each tick if all of them have room.
fn place_rows(bars: &Bars, area: Rect) -> Vec<PlacedBar> {
    let apart = bars.height() <= area.height;
    let (thickness, gap) = if apart { (bars.thickness.max(1), bars.gap) } else { (1, 0) };
    let mut top = area.y;
    let mut placed = Vec::new();
    for (place, bar) in bars.rows.iter().enumerate() {
        if top >= area.bottom() || area.is_empty() {
            break;
        }
        let below = u16::from(apart && bar.tick.is_some());
        let row = top + (thickness - 1) / 2;
        let tick_row = bar.tick.as_ref().map(|_| if apart { top + thickness } else { row });
        placed.push(PlacedBar { bar: place, top, height: thickness, row, tick_row, end: None });
        top = top.saturating_add(thickness + below + gap);
    }
    placed
}
