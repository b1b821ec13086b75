//! What the signs of the pace view stand for, in the row beneath its lines: what is not explained is not drawn.

use ratatui::layout::Rect;

use super::ground::width;
use crate::calendar::FiscalYear;
use crate::dashboard::State;
use crate::plot::{Marker, Shade, Sign};
use crate::quantity::Estimate;
use crate::report::sentence::{self, range_word};
use crate::report::{RangeBasis, Report, YearRow};
use crate::theme::Role;

/// What the sign before a total means.
pub(super) const DOUBTFUL: &str = "! doubtful";

/// What the shade round the projection and the signs at its end stand for, as far as there are any, in a long and a
/// short form.
pub(super) fn key(report: &Report, marker: &Marker) -> Option<[String; 2]> {
    let dotted = report.years.iter().any(|row| row.resolution.has_curve()).then(|| even_year(report));
    let dotted = dotted.flatten().map(|row| format!("dotted: {} spread evenly", row.fiscal_year));
    match (projected(report, marker), dotted) {
        (Some(forms), Some(dotted)) => Some(forms.map(|form| format!("{form}  {dotted}"))),
        (Some(forms), None) => Some(forms),
        (None, dotted) => dotted.map(|dotted| [dotted.clone(), dotted]),
    }
}

/// The baseline where only its total is known: what is drawn of it is an even spread, which is an assumption.
pub(super) fn even_year(report: &Report) -> Option<&YearRow> {
    let baseline = report.baseline.as_ref().filter(|baseline| baseline.closing.is_some())?;
    report.row(baseline.fiscal_year).filter(|row| !row.resolution.has_curve())
}

fn projected(report: &Report, marker: &Marker) -> Option<[String; 2]> {
    let (answer, projection) = report.headline_projection()?;
    let range = answer.range.as_ref().map(|range| {
        let glyph = marker.shade(shade(&range.basis));
        let (long, short) = (sentence::range_words(range, projection.total), range_word(&range.basis));
        [format!("{glyph} {long}"), format!("{glyph} {short}")]
    });
    let pointer = Sign::Pointer.glyph(Role::Projection, marker.charset());
    let methods = (ends(report).count() > 1).then(|| format!("{pointer} each method"));
    match (range, methods) {
        (Some(forms), Some(methods)) => Some(forms.map(|form| format!("{form}  {methods}"))),
        (Some(forms), None) => Some(forms),
        (None, methods) => methods.map(|methods| [methods.clone(), methods]),
    }
}

/// Dense where the past was measured, light where the methods merely differ.
pub(super) fn shade(basis: &RangeBasis) -> Shade {
    match basis {
        RangeBasis::PastMisses(_) | RangeBasis::PastQuantiles(_) => Shade::Near,
        RangeBasis::Spread => Shade::Far,
    }
}

/// A year in four letters: `FY26`.
pub(super) fn short_name(year: FiscalYear) -> String {
    format!("FY{:02}", year.0.rem_euclid(100))
}

/// The totals that the methods come to.
pub(super) fn ends(report: &Report) -> impl Iterator<Item = Estimate> {
    let headlines = report.projections.iter().filter(|answer| answer.method.headline);
    headlines.filter_map(|answer| answer.outcome.as_ref().ok().map(|outcome| outcome.total))
}

/// What stands above this row and below it, in the longest form that fits, and whether it says what the signs round the
/// projection are: what is not explained is not drawn.
pub(super) fn caption(
    state: &State,
    (has_strip, key): (bool, Option<[String; 2]>),
    area: Rect,
) -> (String, bool) {
    let room = |form: &String| width(form) <= area.width;
    if !has_strip {
        let form = key.into_iter().flatten().find(room);
        return form.map_or_else(|| (String::new(), false), |form| (form, true));
    }
    let report = &state.report;
    let this = report.row(report.year.fiscal_year);
    let Some((this, baseline)) = this.zip(report.baseline.as_ref()) else { return (String::new(), false) };
    let series = report.row(baseline.fiscal_year).filter(|other| other.series != this.series);
    let series =
        series.map(|other| format!(" ({} against {})", this.series, other.series)).unwrap_or_default();
    let half = state.lines.half.then_some("gray: the middle half of earlier years");
    let less = format!("{} less {}", report.year.fiscal_year, baseline.fiscal_year);
    let whole = format!("{less}, day by day{series}");
    let brief = format!("{} less {}", short_name(report.year.fiscal_year), short_name(baseline.fiscal_year));
    let form_on = |scale: &'static str, key: Option<&String>, less: &str| {
        let scale = state.is_log().then_some(scale);
        let above: Vec<&str> = [scale, half].into_iter().flatten().chain(key.map(String::as_str)).collect();
        if above.is_empty() { less.to_owned() } else { format!("{}  below: {less}", above.join("  ")) }
    };
    let form = |key: Option<&String>, less: &str| form_on("logarithmic", key, less);
    let (long, short) = (key.as_ref().map(|[long, _]| long), key.as_ref().map(|[_, short]| short));
    let explaining =
        [form(long, &whole), form(short, &whole), form(short, &less), form_on("log", short, &brief)];
    if let Some(form) = explaining.into_iter().find(room) {
        return (form, key.is_some());
    }
    let others = [form(None, &whole), form(None, &less)];
    (others.into_iter().find(room).unwrap_or(less), false)
}
