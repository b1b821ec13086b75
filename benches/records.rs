//! How long a record file takes: from bytes to facts, and from a filter to the facts that are left.
//!
//! The files are made here, of invented values. Reading is that of one core, without a disk.

#![allow(clippy::unwrap_used, reason = "a benchmark stops where it fails")]

use std::fmt::Write as _;
use std::hint::black_box;
use std::sync::Arc;

use criterion::{Criterion, Throughput};
use fypace::calendar::Date;
use fypace::dataset::{Dataset, Head, Holds, Kind, Measure, Records, Series};
use fypace::load::{Categories, Input, Loaded, Options, Plan, Source, load, load_all, rows_end};
use fypace::quantity::Count;
use fypace::report::{Query, answer};

/// The columns of a row: a name and how many values it has.
const CATEGORIES: [(&str, usize); 4] =
    [("country", 180), ("case_criminality", 3), ("field_office", 25), ("sex", 2)];

/// Rows of the file that is read.
const ROWS: usize = 200_000;

/// Rows of the table that is filtered.
const MANY: usize = 5_000_000;

/// So many bytes are looked at first, and then read at a time, as the program does.
const CHUNK: usize = 1 << 20;

fn main() {
    let mut criterion = Criterion::default().configure_from_args().sample_size(20);
    reading(&mut criterion);
    filtering(&mut criterion);
    criterion.final_summary();
}

/// Five years of days, in no order.
fn day(row: usize) -> Date {
    let first = Date::parse_iso("2012-10-01").unwrap();
    first.plus_days(i64::try_from(mixed(row) % 1_800).unwrap())
}

/// The value of a row in one column, as a number.
fn value(row: usize, column: usize, values: usize) -> usize {
    mixed(row + 7 * column) / 64 % values
}

/// A number that is near to no rule, by the steps of Knuth's generator.
fn mixed(row: usize) -> usize {
    row.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407) >> 16
}

fn text() -> String {
    let names: Vec<&str> = CATEGORIES.iter().map(|(name, _)| *name).collect();
    let mut text = format!("departed_date,{},note of\n", names.join(","));
    for row in 0..ROWS {
        text.push_str(&day(row).to_string());
        for (column, (name, values)) in CATEGORIES.iter().enumerate() {
            write!(text, ",{name} {}", value(row, column, *values)).unwrap();
        }
        writeln!(text, ",row {row} of a file in which every value is invented").unwrap();
    }
    text
}

/// The fast path on one core.
fn in_parts(text: &str, options: &Options) -> Loaded {
    let head = text.as_bytes().get(..CHUNK).unwrap();
    let plan = Plan::of(Input { name: "t.csv", bytes: head }, false, options).unwrap().for_bytes(text.len());
    let (mut worker, mut gathered) = (plan.worker(1), plan.gathered());
    let mut rest = text.as_bytes().get(plan.first_row()..).unwrap();
    let mut chunk = 0;
    while !rest.is_empty() {
        let (now, after) = rest.split_at(rows_end(rest.get(..CHUNK).unwrap_or(rest)));
        gathered.take(plan.read(&mut worker, (0, chunk), now).unwrap());
        (rest, chunk) = (after, chunk + 1);
    }
    gathered.finish(vec![worker]);
    let copies = gathered.copies();
    gathered.repeat(copies.placed(&copies.among(0, 1)));
    load_all([Source::Joined(Box::new(plan.join(gathered).unwrap()))], options)
}

/// Bytes to facts: by the careful reader, and in parts with one category or with all.
fn reading(criterion: &mut Criterion) {
    let text = text();
    let one =
        Options { categories: Categories::Only(vec!["case_criminality".to_owned()]), ..Options::default() };
    let all = Options::default();
    let mut group = criterion.benchmark_group("records");
    group.throughput(Throughput::Bytes(u64::try_from(text.len()).unwrap()));
    group.bench_function("load_careful", |bencher| {
        bencher.iter(|| load(&[Input { name: "t.csv", bytes: black_box(text.as_bytes()) }], &all));
    });
    group.bench_function("load_one", |bencher| bencher.iter(|| in_parts(black_box(&text), &one)));
    group.bench_function("load_all", |bencher| bencher.iter(|| in_parts(black_box(&text), &all)));
    group.finish();
}

/// A filter to facts, and to the whole answer with the groups of another column.
fn filtering(criterion: &mut Criterion) {
    let dataset = many();
    let wanted = [("country", "country 3")];
    let two = [("country", "country 3"), ("sex", "sex 1")];
    let filters = vec![("country".to_owned(), "country 3".to_owned())];
    let query = Query { filters, by: Some("case_criminality".to_owned()), ..Query::default() };
    let mut group = criterion.benchmark_group("filter");
    group.bench_function("one_of_5m", |bencher| bencher.iter(|| black_box(&dataset).only(&wanted)));
    group.bench_function("two_of_5m", |bencher| bencher.iter(|| black_box(&dataset).only(&two)));
    group.bench_function("answer_of_5m", |bencher| {
        bencher.iter(|| answer(black_box(&dataset), &[], &query).unwrap());
    });
    group.finish();
}

/// Many rows, kept as a file of them is.
fn many() -> Dataset {
    let head = Head {
        measure: Measure(Arc::from("removals")),
        series: Series(Arc::from("records")),
        kind: Kind::Period,
        file: Arc::from("t.csv"),
        holds: Holds::Removal,
    };
    let mut records = Records::new(head, CATEGORIES.iter().map(|(name, _)| (*name).to_owned()));
    let names: Vec<Vec<String>> = CATEGORIES
        .iter()
        .map(|(name, values)| (0..*values).map(|value| format!("{name} {value}")).collect())
        .collect();
    for row in 0..MANY {
        let values = names
            .iter()
            .enumerate()
            .map(|(column, names)| names.get(value(row, column, names.len())).unwrap().as_str());
        records.push((day(row), day(row)), Count(1), 2, values);
    }
    records.cover(Date::parse_iso("2012-10-01").unwrap(), Date::parse_iso("2017-09-05").unwrap());
    let observations = records.observations(&[]);
    Dataset::new(Dataset::default().calendar(), observations).with_records(vec![records])
}
