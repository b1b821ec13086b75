//! What was understood of files, as tables: what there is, in words, and what to type where that is wrong.

use super::check::LoadedFile;
use super::file_years::FileYear;
use super::sentence::{bounds_cell, filtered_by, withheld};
use super::table::{Table, number, shown, text};
use super::view::Report;
use crate::dataset::{CountKind, Series, Understood};
use crate::quantity::{Count, with_unit};

/// The roles of columns that tell when, which `--date-column` overrides.
const TIMES: &[&str] =
    &["fiscal_year", "calendar_year", "year", "quarter", "month", "period", "date", "as_of", "departed"];

/// How many columns of one role are named; the JSON names all.
const SHOWN: usize = 6;

/// How one file was read: what, in which way, and the option that says otherwise; and what rows are asked for.
#[must_use]
pub fn file_table(file: &LoadedFile, filters: &[(String, String)]) -> Table {
    let understood = &file.understood;
    let mut rows = understood_rows(understood);
    if !filters.is_empty() {
        let named: Vec<String> = filters.iter().map(|(column, value)| filtered_by(column, value)).collect();
        let words = format!("{}; no other row is in the total or in a year below", named.join(", "));
        rows.push(row("filter", words, "--where"));
    }
    if let Some(total) = file.total {
        rows.push(row("total", format!("{total} in {}", with_unit(file.points, unit(file))), ""));
    }
    if let Some(first) = file.begins_late {
        let words = format!(
            "begin on another day than the counts, which begin on {first}, so nothing adds up to a count to date"
        );
        rows.push(row("fiscal years", words, "--fiscal-start"));
    }
    Table {
        title: understood.file.to_string(),
        columns: vec![text("what"), text("understood as"), text("option to change it")],
        rows,
    }
}

/// What was understood of a file, as what, in words, and the option that says otherwise.
pub(super) fn understood_rows(understood: &Understood) -> Vec<Vec<String>> {
    let mut rows = layout(understood);
    rows.push(row("shape", format!("{}: {}", understood.shape, understood.shape_words), "--shape"));
    rows.push(row("kind", format!("{}: {}", understood.kind.word(), understood.kind.words()), "--kind"));
    rows.extend(columns(understood));
    rows.push(row("counts", understood.measures.join(", "), ""));
    if !understood.incomplete.is_empty() {
        rows.push(row("incomplete", incomplete(understood), "--missing"));
    }
    rows.push(row("rows", conservation(understood), ""));
    rows
}

/// The years that lack counts, and what these are where that is known.
fn incomplete(understood: &Understood) -> String {
    let mut years: Vec<String> = Vec::new();
    let mut said = Vec::new();
    for (year, missing) in &understood.incomplete {
        match withheld(*missing) {
            Some(withheld) => said.push(format!("{year}: {withheld}")),
            None => years.push(year.to_string()),
        }
    }
    if !years.is_empty() {
        said.insert(0, format!("{}: a count is missing", years.join(", ")));
    }
    said.join("; ")
}

/// How the text or the workbook was laid out.
fn layout(understood: &Understood) -> Vec<Vec<String>> {
    let mut rows = Vec::new();
    match &understood.sheet {
        Some(sheet) => rows.push(row("sheet", format!("\"{sheet}\""), "--sheet")),
        None if understood.encoding == Understood::PARQUET => {
            rows.push(row("file", understood.encoding.to_owned(), ""));
        }
        None => rows.push(row("encoding", understood.encoding.to_owned(), "--encoding")),
    }
    if let Some(delimiter) = &understood.delimiter {
        rows.push(row("cells", format!("parted by {}", named(delimiter)), "--delimiter"));
    }
    let header = understood.header_line.map_or_else(|| "none".to_owned(), |line| format!("line {line}"));
    rows.push(row("header", header, "--header-line"));
    rows
}

/// The columns of each role, in the order in which the roles come up.
fn columns(understood: &Understood) -> Vec<Vec<String>> {
    let mut roles: Vec<(&str, Vec<String>)> = Vec::new();
    for (role, name) in &understood.columns {
        let name = format!("\"{name}\"");
        match roles.iter_mut().find(|(known, _)| known == role) {
            Some((_, names)) => names.push(name),
            None => roles.push((role, vec![name])),
        }
    }
    let in_words = |(role, names): (&str, Vec<String>)| {
        let option = match (understood.kind, role) {
            (CountKind::Mixed, _) => "",
            (_, "count") => "--count-column",
            (_, role) if TIMES.contains(&role) => "--date-column",
            (_, _) => "",
        };
        let columns = match names.as_slice() {
            [only] => format!("column {only}"),
            several if several.len() > SHOWN => {
                let (shown, hidden) = several.split_at(SHOWN);
                format!("columns {} and {} more", shown.join(", "), hidden.len())
            }
            several => format!("columns {}", several.join(", ")),
        };
        row(&role.replace('_', " "), columns, option)
    };
    roles.into_iter().map(in_words).collect()
}

/// A delimiter in words where it is hard to see.
fn named(delimiter: &str) -> String {
    match delimiter {
        "\t" => "tabs".to_owned(),
        " " => "spaces".to_owned(),
        "," => "commas".to_owned(),
        ";" => "semicolons".to_owned(),
        other => format!("\"{other}\""),
    }
}

fn unit(file: &LoadedFile) -> &'static str {
    let annual = |year: &FileYear| year.series.iter().all(|series| series == Series::ANNUAL);
    match file.understood.kind {
        // Of some records no more than the year is known.
        CountKind::Records if file.years.iter().all(annual) => "year",
        CountKind::Records => "month",
        CountKind::Periodic | CountKind::Cumulative | CountKind::Mixed => "figure",
    }
}

/// The law of conservation, with this file's numbers.
fn conservation(understood: &Understood) -> String {
    let rows = understood.rows;
    format!("{} read = {} used + {} set aside", Count(rows.read), Count(rows.used), Count(rows.set_aside))
}

fn row(what: &str, understood: String, option: &str) -> Vec<String> {
    vec![what.to_owned(), understood, option.to_owned()]
}

/// What one file gives, year by year.
#[must_use]
pub fn file_years_table(file: &LoadedFile) -> Table {
    let any_bounded = file.years.iter().any(|year| year.bounds.is_some());
    let rows = file.years.iter().map(|year| {
        let mut cells = vec![
            year.fiscal_year.to_string(),
            year.observations.to_string(),
            shown(year.count),
            year.first.to_string(),
            year.last.to_string(),
            shown(year.closing),
            year.series.join(", "),
            year.measure.clone(),
        ];
        if any_bounded {
            cells.insert(COUNT + 1, year.bounds.map(bounds_cell).unwrap_or_default());
        }
        cells
    });
    let mut columns = vec![
        text("fiscal year"),
        number("observations"),
        number("count"),
        text("first"),
        text("last"),
        number("final"),
        text("series"),
        text("measure"),
    ];
    if any_bounded {
        columns.insert(COUNT + 1, text("incomplete"));
    }
    Table { title: "Fiscal years".to_owned(), columns, rows: rows.collect() }
}

/// The place of the counts in that table.
const COUNT: usize = 2;

/// The files behind a report: how each was understood and what became of its rows.
#[must_use]
pub fn sources_table(report: &Report) -> Table {
    let rows = report.files.iter().map(|file| {
        vec![
            file.file.to_string(),
            file.shape.to_owned(),
            file.kind.word().to_owned(),
            Count(file.rows.read).to_string(),
            Count(file.rows.used).to_string(),
            Count(file.rows.set_aside).to_string(),
            file.measures.join(", "),
        ]
    });
    Table {
        title: "Files".to_owned(),
        columns: vec![
            text("file"),
            text("shape"),
            text("kind"),
            number("rows read"),
            number("used"),
            number("set aside"),
            text("measures"),
        ],
        rows: rows.collect(),
    }
}
