//! Parquet files, written by `pyarrow`, `polars` and `DuckDB`, are read as the tables that they were written from.
//!
//! The files and those tables stand in `tests/corpus/parquet`; all values are invented.

use std::fs;
use std::path::{Path, PathBuf};

use crate::program::{folder, home, run};

fn corpus() -> PathBuf {
    home().join("tests/corpus/parquet")
}

fn files() -> Vec<PathBuf> {
    let files = fs::read_dir(corpus()).unwrap().map(|entry| entry.unwrap().path());
    let mut files: Vec<PathBuf> =
        files.filter(|path| path.extension().is_some_and(|end| end == "parquet")).collect();
    files.sort();
    files
}

fn name(path: &Path) -> &str {
    path.file_name().unwrap().to_str().unwrap()
}

#[test]
fn a_parquet_file_is_the_table_that_it_was_written_from() {
    let mut read = 0;
    for path in files().iter().filter(|path| !name(path).contains("brotli")) {
        // `records-zstd.parquet` was written from `records.csv`.
        let table = name(path).split(['-', '.']).next().unwrap();
        let expected = fs::read_to_string(corpus().join(format!("{table}.csv"))).unwrap();
        let run = run(&["check", "--table", name(path)], &corpus());
        assert_eq!(
            (run.out.as_str(), run.status),
            (expected.as_str(), Some(0)),
            "{}: {}",
            name(path),
            run.err
        );
        read += 1;
    }
    assert_eq!(read, 11);
}

#[test]
fn a_parquet_file_is_understood_as_its_table_is() {
    let table = run(&["report", "--format", "json", "--by", "citizenship", "records.csv"], &corpus());
    assert_eq!(table.status, Some(0), "{}", table.err);
    for path in
        files().iter().filter(|path| name(path).starts_with("records") && !name(path).contains("brotli"))
    {
        let run = run(&["report", "--format", "json", "--by", "citizenship", name(path)], &corpus());
        assert_eq!(run.out.replace(name(path), "records.csv"), table.out, "{}", run.err);
    }
    let check = run(&["check", "records-zstd.parquet"], &corpus());
    let is_said = check.out.lines().any(|line| line.split_whitespace().eq(["file", "Parquet"]));
    assert!(is_said, "{}", check.out);
    assert!(!check.out.contains("--encoding") && !check.out.contains("--delimiter"), "{}", check.out);
}

#[test]
fn what_cannot_be_read_is_refused_with_the_reason() {
    let brotli = run(&["check", "records-brotli.parquet"], &corpus());
    assert!(brotli.err.contains("packed with Brotli, which is not read"), "{}", brotli.err);
    assert!(
        brotli.err.contains("try writing it with snappy, gzip or zstd, or exporting it as CSV"),
        "{}",
        brotli.err
    );
    // What is no Parquet file behind its first letters.
    let folder = folder("parquet");
    fs::write(folder.join("cut.parquet"), "PAR1 and nothing more").unwrap();
    let cut = run(&["check", "cut.parquet"], &folder);
    assert!(cut.err.contains("damaged or cut off (Invalid Parquet file"), "{}", cut.err);
    assert!(cut.err.contains("try downloading it again"), "{}", cut.err);
}
