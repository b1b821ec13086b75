//! The documents say what the program does: their tables, screens and examples are made by the program.
//!
//! What stands between `<!-- begin: NAME -->` and `<!-- end: NAME -->` in a document is generated. Where it differs the
//! test fails; with `FYPACE_BLESS=1` in the environment it writes the document anew instead. Look at what changed
//! before you commit it. The small CSV files that the README shows are read as a reader would have them read, and what
//! the documents name must be there.

use std::fmt::Write as _;
use std::fs;
use std::path::PathBuf;

use fypace::calendar::FiscalCalendar;
use fypace::catalog::{Row, markdown};
use fypace::dashboard::{Group, KEYMAP, State, VIEWS};
use fypace::load::{Input, Loaded, Options, load};
use fypace::pace::{METHODS, MethodId, STAGES, Stage};
use fypace::plot::{MARKERS, Marker};
use fypace::report::{Query, Report, Track, answer};
use fypace::screens::{Looks, view};
use fypace::theme::{Depth, THEMES, Theme};
use ratatui::Terminal;
use ratatui::backend::TestBackend;
use ratatui::buffer::Cell;

use crate::floors::sources;
use crate::program::{BLESS, folder, fypace, home, is_blessed, run};

/// A generated block: its name and what makes it.
type Block = (&'static str, fn() -> String);

const README: &[Block] = &[
    ("screen", || screen("data/removals.csv")),
    ("story-screen", || screen("data/story-2017.csv")),
    ("story", || output("report data/story-2017.csv --format plain", "cargo run --release -- ")),
    ("now", || output("report --year 2017 --as-of 2017-09-09 --format plain", "fypace ")),
    ("check", || output("check tests/corpus/hostile/d06-total-row-sum-agrees.csv", "fypace ")),
    ("keys", keys),
    ("views", views),
    ("methods", methods),
    ("track-record", track_record),
    ("formats", || markdown(("format", "what it is"), fypace::export::FORMATS)),
    ("alignments", || {
        markdown(("alignment", "what it takes for the same point"), fypace::calendar::ALIGNMENTS)
    }),
    ("markers", || markdown(("marker", "what charts are drawn with"), MARKERS)),
    ("themes", || markdown(("theme", "what it is for"), THEMES)),
    ("shapes", || markdown(("shape", "what it is"), fypace::load::SHAPES)),
    ("options", options),
];

const ARCHITECTURE: &[Block] = &[
    ("floors", crate::floors::floors),
    ("imports", crate::floors::imports),
    ("load", crate::load_floors::table),
];

#[test]
fn the_readme_says_what_the_program_does() {
    check("README.md", README);
}

#[test]
fn the_architecture_says_what_may_be_imported() {
    check("ARCHITECTURE.md", ARCHITECTURE);
}

fn check(document: &str, blocks: &[Block]) {
    let path = home().join(document);
    let mut anew = fs::read_to_string(&path).unwrap();
    let mut changed = Vec::new();
    for (name, make) in blocks {
        let (before, old, after) = parts(&anew, name);
        let new = format!("\n{}\n", make().trim_end());
        if new != old {
            changed.push(*name);
        }
        anew = format!("{before}{new}{after}");
    }
    assert_eq!(anew.matches("<!-- begin: ").count(), blocks.len(), "{document}: a block has no generator");
    if changed.is_empty() {
        return;
    }
    if is_blessed() {
        fs::write(&path, anew).unwrap();
        return;
    }
    let changed = changed.join(", ");
    panic!(
        "{document} is behind the program in: {changed}. Run {BLESS}=1 cargo test --test it readme, \
         look at what changed in {document}, and commit it"
    );
}

/// The text through the marker that begins a block, the block, and the text from its end on.
fn parts<'a>(text: &'a str, name: &str) -> (&'a str, &'a str, &'a str) {
    let (begin, end) = (format!("<!-- begin: {name} -->"), format!("<!-- end: {name} -->"));
    let missing = |marker: &str| panic!("no {marker} in the document");
    let from = text.find(&begin).unwrap_or_else(|| missing(&begin)) + begin.len();
    let (before, rest) = text.split_at(from);
    let until = rest.find(&end).unwrap_or_else(|| missing(&end));
    let (block, after) = rest.split_at(until);
    (before, block, after)
}

/// Documents for those who change the program; they name files and tests.
const FOR_CONTRIBUTORS: [&str; 2] = ["ARCHITECTURE.md", "CONTRIBUTING.md"];

#[test]
fn what_the_documents_name_is_there() {
    let sources: String =
        ["src", "tests"].iter().flat_map(|folder| sources(&home().join(folder))).map(read_text).collect();
    for document in FOR_CONTRIBUTORS {
        let text = read_text(home().join(document));
        for name in text.split('`').skip(1).step_by(2) {
            let is_path = ["src/", "tests/", "data/", "benches/", ".ci/", ".github/"];
            if is_path.iter().any(|start| name.starts_with(start)) {
                assert!(home().join(name).exists(), "{document} names {name}");
            }
            // A test is named as a sentence, and nothing else is that long.
            if name.matches('_').count() >= 3
                && name.bytes().all(|byte| byte == b'_' || byte.is_ascii_lowercase())
            {
                assert!(sources.contains(&format!("fn {name}(")), "{document} names the test {name}");
            }
        }
    }
    for document in ["README.md", "ARCHITECTURE.md", "CONTRIBUTING.md", "CHANGELOG.md", "benches/README.md"] {
        let text = read_text(home().join(document));
        for link in text.split("](").skip(1).filter_map(|rest| rest.split(')').next()) {
            let folder = home().join(document).parent().unwrap().to_path_buf();
            let outside = link.starts_with("https://") || link.starts_with('#');
            assert!(outside || folder.join(link).exists(), "{document} links to {link}");
        }
    }
}

fn read_text(path: PathBuf) -> String {
    fs::read_to_string(path).unwrap()
}

#[test]
fn the_files_that_the_readme_shows_are_read_whole() {
    let readme = fs::read_to_string(home().join("README.md")).unwrap();
    let files: Vec<_> =
        readme.split("```csv\n").skip(1).filter_map(|rest| rest.split("```").next()).collect();
    assert!(files.len() >= 4, "{} files", files.len());
    let folder = folder("readme");
    for file in files {
        fs::write(folder.join("example.csv"), file).unwrap();
        let run = run(&["report", "example.csv"], &folder);
        assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{file}");
        let loaded = read(file.as_bytes());
        assert_eq!(loaded.dataset.observations().len(), file.lines().count() - 1, "{file}");
    }
}

fn read(bytes: &[u8]) -> Loaded {
    let options = Options { calendar: FiscalCalendar::default(), ..Options::default() };
    load(&[Input { name: "README.csv", bytes }], &options)
}

fn fenced(text: &str) -> String {
    let lines: Vec<_> = text.trim_end().lines().map(str::trim_end).collect();
    format!("```text\n{}\n```", lines.join("\n"))
}

/// The dashboard as it opens on a file in a terminal of 80 by 24.
fn screen(file: &str) -> String {
    let loaded = read(&fs::read(home().join(file)).unwrap());
    let state = State::new(loaded.dataset, loaded.findings, Query::default(), &Theme::DARK).unwrap();
    let looks = Looks { depth: Depth::Mono, marker: &Marker::BRAILLE };
    let mut terminal = Terminal::new(TestBackend::new(80, 24)).unwrap();
    terminal.draw(|frame| drop(view(&state, looks, frame))).unwrap();
    let buffer = terminal.backend().buffer();
    let rows = buffer.content().chunks(usize::from(buffer.area.width));
    let lines: Vec<String> = rows.map(|row| row.iter().map(Cell::symbol).collect()).collect();
    fenced(&lines.join("\n"))
}

/// A command and what it prints.
fn output(arguments: &str, program: &str) -> String {
    let run = fypace(arguments);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""), "{arguments}");
    fenced(&format!("$ {program}{arguments}\n{}", run.out))
}

fn options() -> String {
    fenced(&fypace("-h").out)
}

fn keys() -> String {
    let mut text = String::from("| | keys | what they do |\n|---|---|---|\n");
    for group in Group::ALL {
        let mut title = group.title();
        for binding in KEYMAP.iter().filter(|binding| binding.group == group) {
            let keys: Vec<_> = binding.keys.iter().map(|key| format!("`{key}`")).collect();
            let _ = writeln!(text, "| {title} | {} | {} |", keys.join(" "), binding.words());
            title = "";
        }
    }
    text
}

fn views() -> String {
    let mut text = String::from("| view | the question |\n|---|---|\n");
    for view in VIEWS {
        let _ = writeln!(text, "| {} | {} |", view.title(), view.words());
    }
    text
}

fn methods() -> String {
    let mut text = String::from("| method | the assumption | formula | needs |\n|---|---|---|---|\n");
    for row in METHODS {
        let _ = writeln!(text, "| `{}` | {} | `{}` | {} |", row.id(), row.words(), row.formula, row.needs);
    }
    text
}

/// What the README concludes from the track record, so that new figures cannot make it untrue.
#[test]
fn the_conclusions_of_the_readme_hold() {
    let report = bundled_report();
    let record = |method: MethodId, stage: Stage| track(&report, method, stage).map(|track| track.record);
    for stage in STAGES {
        let mape = |method| record(method, stage).unwrap().mape.0;
        for row in METHODS.iter().filter(|row| row.headline) {
            let Some(record) = record(row.method, stage) else { continue };
            assert!(record.bias.0 < 0.0, "{} has run low at {} %", row.id(), stage);
        }
        let same_years = report.replay.years(MethodId::SeasonalShare, stage);
        let line = report.replay.record_in(MethodId::StraightLine, stage, &same_years).unwrap().mape.0;
        let is_late = ["80-95", "95-100"].contains(&stage.to_string().as_str());
        assert_eq!(mape(MethodId::SeasonalShare) < line, is_late, "{stage} %");
        if stage.to_string() == "95-100" {
            continue;
        }
        let others = METHODS.iter().filter(|row| row.method != MethodId::Trailing28);
        let least = others.map(|row| mape(row.method)).fold(f64::INFINITY, f64::min);
        assert!(mape(MethodId::Trailing28) < least, "the recent rate is best at {stage} %");
    }
    let named = |name: &str| STAGES.into_iter().find(|stage| stage.to_string() == name).unwrap();
    let straight = |stage| record(MethodId::StraightLine, named(stage)).unwrap().mape.0;
    let (middle, late) = (straight("40-60"), straight("80-95"));
    assert!((18.0..22.0).contains(&middle) && (4.0..6.0).contains(&late), "{middle} {late}");
}

fn track(report: &Report, method: MethodId, stage: Stage) -> Option<&Track> {
    report.tracks.iter().find(|track| track.method == method && track.stage == stage)
}

fn bundled_report() -> Report {
    let loaded = read(&fs::read(home().join("data/removals.csv")).unwrap());
    answer(&loaded.dataset, &loaded.findings, &Query::default()).unwrap()
}

/// Mean miss and bias of each method at each stage, from the bundled live figures.
fn track_record() -> String {
    let report = bundled_report();
    let years: Vec<_> = report.replay.years.iter().map(ToString::to_string).collect();
    let stages: Vec<_> = STAGES.iter().map(|stage| format!("{stage} %")).collect();
    let mut text = format!("Years replayed: {}.\n\n| method | {} |\n", years.join(", "), stages.join(" | "));
    let _ = writeln!(text, "|---|{}", "---:|".repeat(stages.len()));
    for method in METHODS {
        let cell = |stage: Stage| {
            let record = track(&report, method.method, stage).map(|track| track.record);
            let shown = record.map(|record| format!("{:.1} ({:+.1})", record.mape.0, record.bias.0));
            shown.unwrap_or_else(|| "-".to_owned())
        };
        let cells: Vec<_> = STAGES.into_iter().map(cell).collect();
        let _ = writeln!(text, "| `{}` | {} |", method.id(), cells.join(" | "));
    }
    text
}
