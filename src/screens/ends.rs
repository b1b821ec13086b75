//! The words at the ends of the lines of years: which year, and what it came to or would come to.
//!
//! The less room, the fewer letters the year has, before its value goes.

use ratatui::layout::Rect;

use super::ground::{Canvas, width};
use crate::calendar::FiscalYear;
use crate::dashboard::{Ground, Target};
use crate::plot::{EndLabel, Plan, Scene, plan};
use crate::quantity::Estimate;
use crate::report::{Report, YearRow};

/// What is said at the ends of lines.
#[derive(Clone, Copy)]
pub(super) struct Labels {
    /// Whether the years that are there for scale are named, too.
    pub(super) all: bool,
    /// Whether the lines end in the picture. What a year comes to stands there; one whose line goes on beyond the edge
    /// has its name alone.
    pub(super) ends: bool,
    /// How years are named.
    pub(super) names: Names,
}

/// How all years of a picture are named.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Names {
    /// `FY2017`.
    Whole,
    /// `FY17`.
    Brief,
}

impl Labels {
    /// The year in whole, or as all are named.
    pub(super) fn name(self, year: FiscalYear) -> String {
        match self.names {
            Names::Whole => year.to_string(),
            Names::Brief => year.brief(),
        }
    }
}

/// The year and its total; of a year that has none, its last figure and the day of it, since its line ends early. A
/// doubtful total never stands without its sign.
pub(super) fn end_label(row: &YearRow, value: Estimate, labels: Labels) -> EndLabel {
    let (year, short) = (labels.name(row.fiscal_year), row.fiscal_year.brief());
    let unfinished = row.last.filter(|_| row.closing.is_none());
    let until = unfinished.map(|(date, _)| format!(" by {}", date.month_day())).unwrap_or_default();
    let value = format!(" {}{until}", signed(row, value));
    let form = |name: &str| if labels.ends { format!("{name}{value}") } else { blank(name, &value) };
    EndLabel::new(form(&year)).short(form(&short)).short(short)
}

/// A total as it would be spread evenly over its year, which is an assumption.
pub(super) fn even_label(row: &YearRow, total: Estimate, labels: Labels) -> EndLabel {
    let (year, short) = (labels.name(row.fiscal_year), row.fiscal_year.brief());
    let total = format!(" {}", signed(row, total));
    let label = EndLabel::new(format!("{year}{total} if spread evenly"));
    label.short(format!("{short}{total} even")).short(format!("{short} even"))
}

/// A total behind its sign, where there is reason to doubt it.
fn signed(row: &YearRow, total: Estimate) -> String {
    format!("{}{}", if row.doubt().is_some() { "!" } else { "" }, total.brief())
}

/// What tells the end of the projection from that of a year that is over.
pub(super) const PROJECTED: &str = "proj.";

/// The year, what it would come to, and that this is a projection. Its total goes before its year does: that stands in
/// the headline, too.
pub(super) fn projected_label(year: FiscalYear, total: Estimate, labels: Labels) -> EndLabel {
    let total = format!(" {}", total.brief());
    let form = |name: &str| {
        if labels.ends {
            format!("{name}{total} {PROJECTED}")
        } else {
            blank(&format!("{name} {PROJECTED}"), &total)
        }
    };
    let short = year.brief();
    let label = EndLabel::new(form(&labels.name(year))).short(form(&short));
    label.short(format!("{short} {PROJECTED}")).short(PROJECTED)
}

/// A scene whose labels name all years in one way: where some have no room to be named as said, all are named briefly.
pub(super) fn named_alike(
    labels: Labels,
    area: Rect,
    canvas: &Canvas<'_>,
    scene: impl Fn(Labels) -> Scene,
) -> Scene {
    let drawn = scene(labels);
    let named = plan(&drawn, area, canvas.settings).labels;
    let years = named.iter().filter_map(|label| label.text.split(' ').next());
    let mut lengths = years.filter(|name| name.starts_with("FY")).map(str::len);
    let first = lengths.next();
    let is_mixed = labels.names == Names::Whole && lengths.any(|length| Some(length) != first);
    if is_mixed { scene(Labels { names: Names::Brief, ..labels }) } else { drawn }
}

/// Words with as much space behind them as others would take, so that zooming keeps every day under the pointer.
fn blank(words: &str, others: &str) -> String {
    format!("{words}{}", " ".repeat(usize::from(width(others))))
}

/// Years under the pointer, where they are named at the ends of their lines.
pub(super) fn years(report: &Report, plan: &Plan, canvas: &mut Canvas<'_>) {
    let plot = plan.geometry.plot;
    let beside = Rect { x: plot.right(), width: plan.area.right().saturating_sub(plot.right()), ..plan.area };
    for label in &plan.labels {
        if let Some(row) = report.years.iter().find(|row| names(&label.text, row.fiscal_year, report)) {
            let place = Rect { y: label.row, height: 1, ..beside };
            canvas.zone(place, Ground::One(Target::Year(row.fiscal_year)));
        }
    }
}

/// Whether these words stand at the end of the line of a year: the first of them is its name.
fn names(words: &str, year: FiscalYear, report: &Report) -> bool {
    let first = words.split(' ').next().unwrap_or_default();
    let is_projected = words.trim_end().ends_with(PROJECTED) && year == report.year.fiscal_year;
    first == year.to_string() || first == year.brief() || is_projected
}
