//! Who says so: the publications behind the two figures that are compared.

use super::super::closing::{Closing, ClosingKind, Provenance};
use super::super::read_at::ReadAt;
use super::super::view::Report;
use crate::dataset::CountKind;
use crate::quantity::{Count, Estimate};

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
        source(report, &year.fiscal_year.to_string(), &year.series_words(), &own).into_iter().collect();
    if let Some(baseline) = &report.baseline {
        let point = baseline.same_point.as_ref().filter(|point| point.reading.value.is_some());
        let figure = point.and_then(|point| point.reading.value).filter(|_| report.is_closed());
        let total = baseline.closing.as_ref().filter(|closing| is_shown(closing, figure));
        let total = total.and_then(|closing| closing.provenance.clone());
        let (series, rows) = match (point, total) {
            (Some(point), total) if !report.is_closed() || total.is_none() => {
                (point.series_words(), report.rows(&[&point.rests_on]))
            }
            (_, total) => (String::new(), total.into_iter().collect()),
        };
        told.extend(source(report, &baseline.fiscal_year.to_string(), &series, &rows));
    }
    told
}

fn source(report: &Report, year: &str, series: &str, rows: &[Provenance]) -> Option<String> {
    let mut stated: Vec<&Provenance> = rows.iter().filter(|row| row.stated).collect();
    if stated.is_empty() {
        stated = rows.iter().collect();
    }
    let first = *stated.first()?;
    let mut publications: Vec<String> = Vec::new();
    for row in rows {
        let publication = match row.source.as_str() {
            "" => "not stated".to_owned(),
            _ => row.attribution(),
        };
        if !publications.contains(&publication) {
            publications.push(publication);
        }
    }
    let released = rows.iter().filter_map(|row| row.published).max();
    let released = released.map(|date| format!(", published {}", date.long())).unwrap_or_default();
    let series = if series.is_empty() { String::new() } else { format!(", {series} figures") };
    let publications = publications.join("; ");
    Some(format!("Source for {year}: {publications}{released}{series}, {}.", read_at(report, first, &stated)))
}

/// Where figures were read: in a file of records each is a day, and stands in as many rows as there are people.
fn read_at(report: &Report, first: &Provenance, rows: &[&Provenance]) -> String {
    let of_records: Vec<&str> = files_of_records(report, rows);
    let mut read = ReadAt::of(first);
    rows.iter().skip(1).for_each(|row| read.add(row));
    let people = if read.rows == 1 { "one row".to_owned() } else { format!("{} rows", Count(read.rows)) };
    match of_records.as_slice() {
        [] => format!("read at {read}"),
        [only] => format!("counted from {people} of {only}"),
        [files @ .., last] => format!("counted from {people} of {} and {last}", files.join(", ")),
    }
}

/// The files of records in which figures were counted, each once, where the first is one.
fn files_of_records<'a>(report: &'a Report, rows: &[&Provenance]) -> Vec<&'a str> {
    let file_of = |row: &&Provenance| {
        let mut files = report.files.iter();
        files.find(|file| file.file == row.place.file).filter(|file| file.kind == CountKind::Records)
    };
    let mut files: Vec<&str> = Vec::new();
    if rows.first().and_then(file_of).is_none() {
        return files;
    }
    for file in rows.iter().filter(|row| row.count.0 > 0).filter_map(file_of) {
        if !files.contains(&&*file.file) {
            files.push(&file.file);
        }
    }
    files
}
