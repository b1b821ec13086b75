//! What a reader of a picture relies on, as laws and as small pictures.

mod bars;
mod geometry;
mod labels;
mod lines;
mod painting;
mod sizes;
mod ticks;

use ratatui::buffer::{Buffer, Cell};
use ratatui::layout::Rect;

use super::label::spread;
use super::scale::Scale;
use super::*;
use crate::catalog;
use crate::theme::{Depth, Role, Theme};

fn settings(marker: &str) -> Settings {
    let marker = catalog::find(MARKERS, marker).unwrap();
    Settings { marker, theme: &Theme::DARK, depth: Depth::Mono }
}

/// A buffer as lines of text, without the blanks at their ends.
fn text(buffer: &Buffer) -> Vec<String> {
    let width = usize::from(buffer.area.width).max(1);
    let lines = buffer.content.chunks(width);
    lines.map(|cells| cells.iter().map(Cell::symbol).collect::<String>().trim_end().to_owned()).collect()
}

fn painted(scene: &Scene, marker: &str, (width, height): (u16, u16)) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let mut buffer = Buffer::empty(area);
    paint(scene, &plan(scene, area, settings(marker)), &mut buffer);
    text(&buffer)
}

/// A scene over `x` and `y` from zero, as lines of text, without anything round it.
fn painted_bare(scene: &Scene, (x, y): (f64, f64), marker: &str, (width, height): (u16, u16)) -> Vec<String> {
    let area = Rect::new(0, 0, width, height);
    let settings = settings(marker);
    let (x, y, dots) = (Span::new(0.0, x), Span::new(0.0, y), settings.marker.dots());
    let plan = Plan {
        area,
        settings,
        geometry: Geometry { plot: area, x, y, dots },
        x_ticks: Vec::new(),
        y_ticks: Vec::new(),
        axis_row: None,
        label_row: None,
        labels: Vec::new(),
    };
    let mut buffer = Buffer::empty(area);
    paint(scene, &plan, &mut buffer);
    text(&buffer)
}

/// Everything a scene can hold, over `x` from 1 to 365.
fn full_scene() -> Scene {
    let curve = |total: f64, to: u32| -> Vec<Point> {
        (1..=to).map(|day| (f64::from(day), total * (f64::from(day) / 365.0).powi(2))).collect()
    };
    let ticks = ["Oct", "Nov", "Dec", "Jan"].iter().zip([1.0, 32.0, 62.0, 93.0]);
    let fan = |spread: f64| vec![(280.0, 200e3, 200e3), (365.0, 398e3 - spread, 398e3 + spread)];
    Scene::new(XAxis::new(1.0, 365.0, ticks.map(|(label, at)| Tick::new(at, *label)).collect()))
        .band(Band::new(Role::Range, Shade::Near, fan(10e3)))
        .band(Band::new(Role::Range, Shade::Far, fan(30e3)))
        .rule(Rule::level(Role::Target, 331e3).label(EndLabel::new("FY25 total").short("FY25")))
        .rule(Rule::upright(Role::Axis, 112.0).label(EndLabel::new("inauguration").short("inaug.")))
        .series(Series::new(Role::ThisYear, Rank::Focus).run(curve(340e3, 280)))
        .series(
            Series::new(Role::Projection, Rank::Focus)
                .dash(Dash::Dashed)
                .run(vec![(280.0, 200e3), (365.0, 398e3)])
                .label(EndLabel::new("FY26 398k").short("FY26")),
        )
        .series(
            Series::new(Role::Baseline, Rank::Normal)
                .run(curve(331e3, 365))
                .label(EndLabel::new("FY25 331k").short("FY25")),
        )
        .series(
            Series::new(Role::Context, Rank::Context)
                .run(curve(72e3, 150))
                .run(vec![(200.0, 40e3), (365.0, 72e3)])
                .dash(Dash::Dotted)
                .label(EndLabel::new("FY22 72k")),
        )
        .mark(Mark::new(Role::ThisYear, (280.0, 200e3)))
        .mark(Mark::new(Role::Warning, (150.0, f64::NAN)).sign(Sign::Flag))
}

fn strip() -> Scene {
    let days = (1..=365).map(f64::from);
    let run = days.map(|day| (day, 50e3 * (day / 40.0).sin())).collect();
    Scene::new(XAxis::bare(1.0, 365.0))
        .y(YRange::FromZero, Unit::Change)
        .area(Area::new(Role::Ahead, Role::Behind).run(run))
}
