//! What was understood of files as JSON, by the contract `fypace-check-1`: keys never go, unknown values are `null`.

use std::collections::BTreeMap;
use std::fmt;

use serde::Serialize;

use super::{FindingCells, ends, finding, iso, write_json};
use crate::quantity::Count;
use crate::report::{Check, CheckedFile, FileYear, LoadedFile, RefusedFile, Verdict};

pub(in crate::export) fn write(check: &Check, text: &mut String) -> fmt::Result {
    let files = check.files.iter().map(|file| match file {
        CheckedFile::Loaded(loaded) => self::loaded(loaded, file.verdict()),
        CheckedFile::Refused(refused) => self::refused(refused, file.verdict()),
    });
    let contract = Contract {
        schema: "fypace-check-1",
        fiscal_year_start: check.calendar.to_string(),
        filters: check.filters.iter().map(|(column, value)| [column.as_str(), value.as_str()]).collect(),
        files: files.collect(),
    };
    write_json(&contract, text)
}

#[derive(Serialize)]
struct Contract<'a> {
    schema: &'static str,
    fiscal_year_start: String,
    /// The rows that are asked for, as column and value.
    filters: Vec<[&'a str; 2]>,
    files: Vec<FileCells<'a>>,
}

/// A file. Of a refused one only its path, its verdict and the reason are known.
#[derive(Default, Serialize)]
struct FileCells<'a> {
    path: &'a str,
    verdict: &'static str,
    encoding: Option<&'static str>,
    sheet: Option<&'a str>,
    delimiter: Option<&'a str>,
    header_line: Option<u64>,
    shape: Option<&'static str>,
    shape_words: Option<&'static str>,
    kind: Option<&'static str>,
    columns: BTreeMap<&'static str, Names<'a>>,
    measures: Vec<&'a str>,
    rows: Option<Rows>,
    points: Option<usize>,
    total: Option<u64>,
    fiscal_years: Vec<YearCells<'a>>,
    incomplete: Vec<i32>,
    findings: Vec<CheckedFinding<'a>>,
    set_aside: Vec<SetAside<'a>>,
    skipped: Vec<Skipped<'a>>,
    remarks: Vec<&'a str>,
    refused: Option<Refused<'a>>,
}

/// The column of a role, or the columns where there are several.
#[derive(Serialize)]
#[serde(untagged)]
enum Names<'a> {
    One(&'a str),
    Several(Vec<&'a str>),
}

#[derive(Serialize)]
struct Rows {
    read: u64,
    used: u64,
    set_aside: u64,
}

#[derive(Serialize)]
struct YearCells<'a> {
    fiscal_year: i32,
    measure: &'a str,
    series: &'a [String],
    observations: usize,
    count: Option<u64>,
    at_least: Option<i64>,
    at_most: Option<i64>,
    first: String,
    last: String,
    #[serde(rename = "final")]
    total: Option<u64>,
    final_at_least: Option<i64>,
    final_at_most: Option<i64>,
}

/// A finding with all the lines that are named and how often it was found.
#[derive(Serialize)]
struct CheckedFinding<'a> {
    #[serde(flatten)]
    cells: FindingCells,
    lines: &'a [u64],
    times: u64,
}

#[derive(Serialize)]
struct SetAside<'a> {
    reason: &'a str,
    rows: u64,
    lines: &'a [u64],
}

#[derive(Serialize)]
struct Skipped<'a> {
    line: u64,
    text: &'a str,
}

#[derive(Serialize)]
struct Refused<'a> {
    message: &'a str,
    why: &'a str,
    line: Option<u64>,
    column: Option<&'a str>,
    column_position: Option<usize>,
    value: Option<&'a str>,
    remedy: Option<&'a str>,
}

fn loaded(file: &LoadedFile, verdict: Verdict) -> FileCells<'_> {
    let understood = &file.understood;
    let rows = understood.rows;
    FileCells {
        path: &understood.file,
        verdict: verdict.word(),
        encoding: Some(understood.encoding),
        sheet: understood.sheet.as_deref(),
        delimiter: understood.delimiter.as_deref(),
        header_line: understood.header_line,
        shape: Some(understood.shape),
        shape_words: Some(understood.shape_words),
        kind: Some(understood.kind.word()),
        columns: columns(&understood.columns),
        measures: understood.measures.iter().map(String::as_str).collect(),
        rows: Some(Rows { read: rows.read, used: rows.used, set_aside: rows.set_aside }),
        points: Some(file.points),
        total: file.total.map(|total| total.0),
        fiscal_years: file.years.iter().map(year).collect(),
        incomplete: understood.incomplete.keys().map(|year| year.0).collect(),
        findings: file
            .findings
            .iter()
            .map(|told| CheckedFinding { cells: finding(told), lines: &told.lines, times: told.times })
            .collect(),
        set_aside: understood
            .set_aside
            .iter()
            .map(|aside| SetAside { reason: &aside.reason, rows: aside.rows, lines: &aside.lines })
            .collect(),
        skipped: understood.skipped.iter().map(|(line, text)| Skipped { line: *line, text }).collect(),
        remarks: understood.remarks.iter().map(String::as_str).collect(),
        refused: None,
    }
}

fn columns<'a>(columns: &'a [(&'static str, String)]) -> BTreeMap<&'static str, Names<'a>> {
    let mut roles: BTreeMap<&'static str, Vec<&str>> = BTreeMap::new();
    for (role, name) in columns {
        roles.entry(role).or_default().push(name);
    }
    let names = |names: Vec<&'a str>| match names.as_slice() {
        [only] => Names::One(only),
        _ => Names::Several(names),
    };
    roles.into_iter().map(|(role, all)| (role, names(all))).collect()
}

fn year(year: &FileYear) -> YearCells<'_> {
    let (at_least, at_most) = ends(year.bounds);
    let (final_at_least, final_at_most) = ends(year.closing_bounds);
    YearCells {
        fiscal_year: year.fiscal_year.0,
        measure: &year.measure,
        series: &year.series,
        observations: year.observations,
        count: year.count.map(|Count(count)| count),
        at_least,
        at_most,
        first: iso(year.first),
        last: iso(year.last),
        total: year.closing.map(|Count(total)| total),
        final_at_least,
        final_at_most,
    }
}

fn refused(file: &RefusedFile, verdict: Verdict) -> FileCells<'_> {
    let column = file.column.as_ref();
    FileCells {
        path: &file.name,
        verdict: verdict.word(),
        refused: Some(Refused {
            message: &file.message,
            why: &file.why,
            line: file.line,
            column: column.map(|(_, name)| name.as_str()),
            column_position: column.map(|(position, _)| *position),
            value: file.value.as_deref(),
            remedy: Some(file.remedy.as_str()).filter(|remedy| !remedy.is_empty()),
        }),
        ..FileCells::default()
    }
}
