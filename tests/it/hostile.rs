//! Tricky and hostile files, each with the verdict, the figures and the place that `fypace check` must give.
//!
//! The files stand in `tests/corpus/hostile`, what is expected of them in `tests/corpus/hostile.tsv`; all numbers are
//! invented. A file that is not yet read as it should be has the reason in the column `gap`. The test asserts that it
//! still fails, so that the list can only become shorter.

use std::fs;
use std::path::PathBuf;

use serde_json::Value;

use crate::program::{checked, home};

/// What is expected of a file; an empty cell expects nothing.
struct Expected {
    file: String,
    verdict: String,
    /// Key of the JSON and its value.
    figures: Vec<(&'static str, String)>,
    line: Option<u64>,
    column: String,
    value: String,
    gap: String,
}

fn expected() -> Vec<Expected> {
    let table = fs::read_to_string(home().join("tests/corpus/hostile.tsv")).unwrap();
    let mut lines = table.lines();
    assert_eq!(lines.next().unwrap(), "file\tverdict\tkind\tpoints\ttotal\tline\tcolumn\tvalue\tgap");
    lines.map(row).collect()
}

fn row(line: &str) -> Expected {
    let cells: Vec<String> = line.split('\t').map(ToOwned::to_owned).collect();
    let [file, verdict, kind, points, total, line, column, value, gap] =
        <[String; 9]>::try_from(cells).unwrap();
    let figures = [("kind", kind), ("points", points), ("total", total)];
    let figures = figures.into_iter().filter(|(_, value)| !value.is_empty()).collect();
    Expected { file, verdict, figures, line: line.parse().ok(), column, value, gap }
}

fn corpus() -> PathBuf {
    home().join("tests/corpus/hostile")
}

#[test]
fn every_hostile_file_is_read_or_refused_as_it_should_be() {
    let (mut faults, mut closed) = (Vec::new(), Vec::new());
    let expected = expected();
    for row in &expected {
        let found = faults_of(row);
        match (found.is_empty(), row.gap.is_empty()) {
            (false, true) => faults.push(format!("{}: {}", row.file, found.join("; "))),
            (true, false) => closed.push(row.file.as_str()),
            (true, true) | (false, false) => {}
        }
    }
    assert!(faults.is_empty(), "{} of {}:\n{}", faults.len(), expected.len(), faults.join("\n"));
    assert!(closed.is_empty(), "no gap any more, so take the reason out of the table: {closed:?}");
}

fn faults_of(row: &Expected) -> Vec<String> {
    let (file, run) = checked(&[], &corpus().join(&row.file));
    let mut faults = Vec::new();
    let mut expect = |what: &str, expected: &str, found: &Value| {
        let found = found.as_str().map_or_else(|| found.to_string(), ToOwned::to_owned);
        if found != expected {
            faults.push(format!("{what} is {found}, not {expected}"));
        }
    };
    expect("verdict", &row.verdict, &file["verdict"]);
    expect("status", if row.verdict == "reject" { "1" } else { "0" }, &Value::from(run.status));
    for (key, value) in &row.figures {
        expect(key, value, &file[*key]);
    }
    if let Some(rows) = file["rows"].as_object() {
        let number = |key: &str| rows[key].as_u64().unwrap();
        let kept = number("used") + number("set_aside");
        expect("rows used and set aside", &number("read").to_string(), &Value::from(kept));
    }
    let foreign = |text: &str| text.chars().find(|letter| letter.is_control() && *letter != '\n');
    expect(
        "control characters",
        "None",
        &Value::from(format!("{:?}", foreign(&run.out).or(foreign(&run.err)))),
    );
    if !names_the_place(row, &file) {
        let places = if file["refused"].is_null() { &file["findings"] } else { &file["refused"] };
        faults.push(format!("no line {:?} {:?} {:?} in {places}", row.line, row.column, row.value));
    }
    faults
}

/// Whether a finding or the refusal names the line, the column and the value. A heading of two rows may go on.
fn names_the_place(row: &Expected, file: &Value) -> bool {
    let Some(line) = row.line else { return true };
    let names = |place: &Value| {
        let lines = place["lines"].as_array().into_iter().flatten().chain([&place["line"]]);
        let column = place["column"].as_str().unwrap_or_default();
        lines.into_iter().any(|found| *found == line)
            && column.starts_with(&row.column)
            && (row.value.is_empty() || place["value"] == *row.value)
    };
    names(&file["refused"]) || file["findings"].as_array().into_iter().flatten().any(names)
}

#[test]
fn every_file_of_the_corpus_is_expected_to_be_something() {
    let mut files: Vec<_> = fs::read_dir(corpus())
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    let mut named: Vec<_> = expected().into_iter().map(|row| row.file).collect();
    files.sort_unstable();
    named.sort_unstable();
    assert_eq!(files, named);
}
