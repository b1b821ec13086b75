//! Numbers to marks to cells: a [`Scene`] in data units, laid out by [`plan()`] and drawn by [`paint()`].
//!
//! A scene holds lines, bands, areas, rules and marks and knows no terminal, so that screens and
//! tests read the same one. [`plan()`] decides everything that needs a decision (gutters, ticks, which labels there is room for) from
//! plain values; [`paint()`] only follows it. One [`Geometry`] turns data into cells and back, for painting, cursor and
//! mouse alike. [`Bars`] are the same in rows: one horizontal bar for each.
//!
//! What always holds: any size from 0x0 up works; nothing is drawn outside the area; a label stands whole or not at
//! all; color repeats what glyphs, weight and marks already say. `x` is any number: what it counts, what its ticks
//! are called and what the lines mean is the caller's to know.
//!
//! ```
//! use fypace::plot::{self, EndLabel, Marker, Rank, Scene, Series, Settings, Tick, XAxis};
//! use fypace::theme::{Depth, Role, Theme};
//!
//! let months = vec![Tick::new(1.0, "Oct"), Tick::new(32.0, "Nov"), Tick::new(62.0, "Dec")];
//! let this_year = Series::new(Role::ThisYear, Rank::Focus)
//!     .run(vec![(1.0, 600.0), (31.0, 19_000.0), (92.0, 61_000.0)])
//!     .label(EndLabel::new("FY2017 61,000").short("FY2017"));
//! let scene = Scene::new(XAxis::new(1.0, 92.0, months)).series(this_year);
//!
//! let settings = Settings { marker: &Marker::BRAILLE, theme: &Theme::DARK, depth: Depth::True };
//! let area = ratatui::layout::Rect::new(0, 0, 80, 20);
//! let mut buffer = ratatui::buffer::Buffer::empty(area);
//! plot::paint(&scene, &plot::plan(&scene, area, settings), &mut buffer);
//! ```

mod bars;
mod cells;
mod element;
mod frame;
mod geometry;
mod label;
mod log;
mod look;
mod marker;
mod paint;
mod paint_bars;
mod path;
mod pen;
mod plan;
mod scale;
mod scene;
#[cfg(test)]
mod tests;

pub use bars::{Bar, Bars, BarsPlan, PlacedBar, plan_bars};
pub use element::{Area, Band, Course, Dash, EndLabel, Fill, Mark, Point, Rank, Rule, Series, Shade, Sign};
pub use geometry::Geometry;
pub use look::Settings;
pub use marker::{MARKERS, Marker};
pub use paint::paint;
pub use paint_bars::paint_bars;
pub use plan::{PlacedLabel, PlacedTick, Plan, plan, plan_stack};
pub use scale::Span;
pub use scene::{Scene, Tick, Unit, XAxis, YAxis, YRange};
