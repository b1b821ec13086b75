//! Who says so: the publications behind the two figures that are compared.

use super::super::closing::{Closing, ClosingKind, Provenance};
use super::super::view::Report;
use crate::quantity::Estimate;

/// One sentence for the year and one for its baseline: publication, grade, release, series, place.
#[must_use]
pub fn sources(report: &Report) -> Vec<String> {
    let year = &report.year;
    let is_shown = |closing: &&Closing, figure: Option<Estimate>| {
        figure.is_none_or(|figure| closing.kind != ClosingKind::Published || closing.is_published_as(figure))
    };
    let closing = year.closing.as_ref().filter(|closing| is_shown(closing, Some(year.to_date)));
    let closing = closing.and_then(|closing| closing.provenance.clone());
    let own = match closing.filter(|_| report.is_closed()) {
        Some(closing) => vec![closing],
        None => report.rows(&[&year.rests_on]),
    };
    let mut told: Vec<String> =
        source(&year.fiscal_year.to_string(), &year.series, &own).into_iter().collect();
    if let Some(baseline) = &report.baseline {
        let point = baseline.same_point.as_ref().filter(|point| point.reading.value.is_some());
        let figure = point.and_then(|point| point.reading.value).filter(|_| report.is_closed());
        let total = baseline.closing.as_ref().filter(|closing| is_shown(closing, figure));
        let total = total.and_then(|closing| closing.provenance.clone());
        let (series, rows) = match (point, total) {
            (Some(point), total) if !report.is_closed() || total.is_none() => {
                (point.series.as_str(), report.rows(&[&point.rests_on]))
            }
            (_, total) => ("", total.into_iter().collect()),
        };
        told.extend(source(&baseline.fiscal_year.to_string(), series, &rows));
    }
    told
}

fn source(year: &str, series: &str, rows: &[Provenance]) -> Option<String> {
    let first = rows.first()?;
    let mut publications: Vec<String> = Vec::new();
    for row in rows {
        let publication = match row.source.as_str() {
            "" => "not stated".to_owned(),
            source => format!("{source} ({})", row.grade.words()),
        };
        if !publications.contains(&publication) {
            publications.push(publication);
        }
    }
    let released = rows.iter().filter_map(|row| row.published).max();
    let released = released.map(|date| format!(", published {}", date.long())).unwrap_or_default();
    let series = if series.is_empty() { String::new() } else { format!(", {series} figures") };
    let more = match rows.len() - 1 {
        0 => String::new(),
        1 => " and one more row".to_owned(),
        more => format!(" and {more} more rows"),
    };
    let publications = publications.join("; ");
    Some(format!("Source for {year}: {publications}{released}{series}, read at {}{more}.", first.place))
}
