//! Why a figure of a closed year is not the total that was published for it.

use super::super::closing::{Closing, ClosingKind};
use super::super::view::Report;
use crate::quantity::Estimate;

/// That what is shown is a series which was asked for, and what the published totals are, where it does not come to them.
/// A figure of the whole year is from the total unless a series was asked for.
#[must_use]
pub fn apart_from_total(report: &Report) -> Option<String> {
    let year = &report.year;
    let own = (year.fiscal_year, year.closing.as_ref(), Some(year.to_date));
    let baseline = report.baseline.as_ref().map(|baseline| {
        let point = baseline.same_point.as_ref().filter(|point| point.series == year.series);
        // The baseline's own total is that of the series shown.
        let closing = report.row(baseline.fiscal_year).and_then(|row| row.closing.as_ref());
        (baseline.fiscal_year, closing, point.and_then(|point| point.reading.value))
    });
    let apart = |closing: Option<&Closing>, shown: Option<Estimate>| {
        let closing = closing.filter(|closing| closing.kind == ClosingKind::Published)?;
        shown.is_some_and(|shown| !closing.is_published_as(shown)).then_some(closing.total)
    };
    let totals: Vec<String> = [Some(own), baseline]
        .into_iter()
        .flatten()
        .filter_map(|(year, closing, shown)| Some(format!("{} for {year}", apart(closing, shown)?)))
        .collect();
    if !report.is_closed() || totals.is_empty() {
        return None;
    }
    let series = &year.series;
    let rounded = report.rows(&[&year.rests_on]).into_iter().find(|row| row.grade.has_rounding());
    let rounded = rounded.map(|row| format!(" ({})", row.grade.words())).unwrap_or_default();
    let published = if totals.len() == 1 { "the published total is" } else { "the published totals are" };
    let why = if report.series_asked { "as asked" } else { "which both years have" };
    Some(format!("Shown are the {series} figures{rounded}, {why}; {published} {}.", totals.join(" and ")))
}
