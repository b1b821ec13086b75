//! How long an answer and a picture take: what a person waits for between a key and the screen.
//!
//! Nothing here reads a file or a clock of its own: the bundled figures are bytes in the program. The plain CSV reader
//! stands beside the loading of the same bytes, so that a figure can be read as a ratio on any machine.

#![allow(clippy::unwrap_used, reason = "a benchmark stops where it fails")]

use std::hint::black_box;

use criterion::{Criterion, Throughput};
use fypace::catalog::find;
use fypace::dashboard::State;
use fypace::export::FORMATS;
use fypace::load::{Input, Loaded, Options, load};
use fypace::plot::Marker;
use fypace::report::{Query, answer};
use fypace::screens::{Looks, view};
use fypace::shell::bundled::REMOVALS;
use fypace::theme::{Depth, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;

/// The screens that are drawn, in columns and rows.
const SIZES: [(u16, u16); 2] = [(80, 24), (200, 60)];

fn main() {
    let mut criterion = Criterion::default().configure_from_args();
    reading(&mut criterion);
    answering(&mut criterion);
    drawing(&mut criterion);
    criterion.final_summary();
}

fn bundled() -> Loaded {
    load(&[Input { name: REMOVALS.0, bytes: REMOVALS.1 }], &Options::default())
}

/// Bytes to facts, beside bytes to cells.
fn reading(criterion: &mut Criterion) {
    let mut group = criterion.benchmark_group("read");
    group.throughput(Throughput::Bytes(u64::try_from(REMOVALS.1.len()).unwrap()));
    group.bench_function("load", |bencher| bencher.iter(bundled));
    group.bench_function("csv_records", |bencher| {
        bencher.iter(|| {
            let reader = csv::Reader::from_reader(black_box(REMOVALS.1));
            reader.into_records().collect::<Result<Vec<_>, _>>().unwrap()
        });
    });
    group.finish();
}

/// Facts to the answer, and the answer to JSON.
fn answering(criterion: &mut Criterion) {
    let loaded = bundled();
    let query = Query::default();
    let ask = |loaded: &Loaded| answer(&loaded.dataset, &loaded.findings, &query).unwrap();
    let report = ask(&loaded);
    let json = find(FORMATS, "json").unwrap();
    let mut group = criterion.benchmark_group("report");
    group.bench_function("answer", |bencher| bencher.iter(|| ask(black_box(&loaded))));
    group.bench_function("load_and_answer", |bencher| bencher.iter(|| ask(&bundled())));
    group.bench_function("json", |bencher| {
        bencher.iter(|| {
            let mut text = String::new();
            json.write(black_box(&report), &mut text).unwrap();
            text
        });
    });
    group.finish();
}

/// One frame of the pace view.
fn drawing(criterion: &mut Criterion) {
    let loaded = bundled();
    let state = State::new(loaded.dataset, loaded.findings, Query::default(), &Theme::DARK).unwrap();
    let looks = Looks { depth: Depth::True, marker: &Marker::BRAILLE };
    let mut group = criterion.benchmark_group("frame");
    for (columns, rows) in SIZES {
        let mut terminal = Terminal::new(TestBackend::new(columns, rows)).unwrap();
        group.bench_function(format!("pace_{columns}x{rows}"), |bencher| {
            bencher.iter(|| {
                terminal.draw(|frame| drop(view(black_box(&state), looks, frame))).unwrap();
            });
        });
    }
    group.finish();
}
