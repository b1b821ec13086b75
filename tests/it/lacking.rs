//! A figure that lacks counts is marked wherever it stands, and nothing is learned from a year that lacks some.

use std::fmt::Write as _;
use std::fs;

use fypace::calendar::FiscalYear;
use fypace::dashboard::{Key, Message, State, update};
use fypace::export::Format;
use fypace::load::{Input, Options, load};
use fypace::report::{Query, Taken};
use fypace::theme::Theme;
use serde_json::{Value, json};

use crate::frames::{looks, painted, text};
use crate::program::{folder, run};

/// Months of three fiscal years: 100 of Mexico and 50 of Peru in each, 120 of Mexico in the last one, which ends in March.
/// One count of January 2024 is hidden.
fn hidden() -> String {
    let mut rows = String::from("month,country,removals\n");
    for place in 0..30 {
        let (year, month) = (2023 + (9 + place) / 12, (9 + place) % 12 + 1);
        let mexico = if place < 24 { 100 } else { 120 };
        let peru = if (year, month) == (2024, 1) { "<10" } else { "50" };
        let _ = write!(rows, "{year}-{month:02},Mexico,{mexico}\n{year}-{month:02},Peru,{peru}\n");
    }
    rows
}

fn state(keys: &str) -> State {
    let data = hidden();
    let loaded = load(&[Input { name: "a.csv", bytes: data.as_bytes() }], &Options::default());
    let mut state =
        State::new(loaded.dataset, loaded.findings, Query::default(), &Theme::DARK).expect("an answer");
    for key in Key::script(keys).expect("a script") {
        update(&mut state, &Message::Key(key));
    }
    state
}

fn screen(keys: &str, size: (u16, u16)) -> String {
    text(&painted(&state(keys), looks("braille"), size))
}

fn report(arguments: &[&str]) -> Value {
    let folder = folder("lacking");
    fs::write(folder.join("a.csv"), hidden()).unwrap();
    let arguments = [&["report", "a.csv", "--format", "json"], arguments].concat();
    let run = run(&arguments, &folder);
    assert_eq!(run.status, Some(0), "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn the_value_on_the_day_is_marked_as_its_total_is() {
    // Through March: 6 * 170 = 1,020, 6 * 150 = 900 the year before, and 6 * 150 less the hidden ones = 850 in FY2024, whose
    // total is 12 * 150 less those = 1,750. 1,020 / 850 = 1.2.
    let panel = screen("", (120, 36));
    let row = panel.lines().find(|line| line.contains("▲ FY2024   ")).unwrap();
    let cells: Vec<&str> = row.split("▲ FY2024   ").last().unwrap().split_whitespace().collect();
    assert_eq!(cells, ["!850", "!+20.0", "%", "!1,750"], "{panel}");
    assert!(panel.contains("◆ FY2025        900") && panel.contains("▲FY24 !850"), "{panel}");
    let small = screen("", (80, 24));
    assert!(small.contains("▲FY24 !850") && small.contains("! doubtful"), "{small}");
    // 1,020 - 850, and 170 / 850: of the one that lacks some, more may be counted.
    assert!(screen("b", (120, 36)).contains("gap !+170 (!+20.0 %)"), "{}", screen("b", (120, 36)));
    // Through December nothing is missing: 3 * 150.
    let before = screen("@ 1 2 / 3 1 Enter", (120, 36));
    assert!(before.contains("▲FY24 450"), "{before}");
    let table = screen("] ] t", (120, 36));
    let row = table.lines().find(|line| line.starts_with("FY2024")).unwrap();
    assert_eq!(row.split_whitespace().nth(1), Some("!850"), "{table}");
    assert!(table.contains("! doubtful"), "{table}");
    let mut csv = String::new();
    Format::<Taken>::CSV.write(&state("] ] t").taken(), &mut csv).unwrap();
    assert!(csv.contains("same point,same point basis"), "{csv}");
    assert!(csv.contains("FY2024,850,doubtful,"), "{csv}");
}

#[test]
fn a_year_that_lacks_counts_is_no_complete_one() {
    let now = report(&[]);
    // Of the two years before, FY2025 alone is whole: 1,020 / (900 / 1,800).
    let by = |now: &Value, method: &str| {
        let all = now["projections"].as_array().unwrap();
        all.iter().find(|row| row["method"] == method).unwrap().clone()
    };
    assert_eq!(by(&now, "seasonal_share")["total"], json!(2040));
    let records = now["backtest"].as_array().unwrap();
    assert!(!records.is_empty() && records.iter().all(|row| row["years"] == json!(1)), "{now}");
    // Held against the other one: no rest of a year that is not known whole, and no share of its total.
    let other = report(&["--against", "2024"]);
    let rest = by(&other, "rest_as_last_year");
    assert_eq!(rest["total"], Value::Null);
    assert_eq!(rest["refused"], json!("needs the whole of FY2024, and counts of it are missing in the data"));
    let straight = by(&other, "straight_line");
    // 1,020 * 365 / 182.
    assert_eq!(straight["total"], json!(2046));
    let text = run(&["report", "a.csv", "--against", "2024"], &folder_of()).out;
    let row = text.lines().find(|line| line.starts_with("  straight line ")).unwrap();
    assert!(!row.contains("+16"), "{row}");
    // What is told instead is how many there are at least.
    assert_eq!(report(&["--missing", "<10=5"])["backtest"].as_array().unwrap()[0]["years"], json!(2));
}

fn folder_of() -> std::path::PathBuf {
    let folder = folder("lacking-text");
    fs::write(folder.join("a.csv"), hidden()).unwrap();
    folder
}

#[test]
fn a_rate_that_lacks_counts_says_so() {
    // Against FY2025, whole, nothing is doubtful; a year earlier FY2024 is the year before.
    let now = report(&["--year", "2025", "--as-of", "2025-03-31"]);
    let of = |name: &str| {
        let all = now["baselines"].as_array().unwrap();
        all.iter().find(|row| row["name"] == name).unwrap().clone()
    };
    assert_eq!(of("last year's average")["doubt"], json!("incomplete"), "{now}");
    // March 2024 is whole.
    assert_eq!(of("same dates last year")["doubt"], Value::Null, "{now}");
}

#[test]
fn a_month_that_lacks_a_count_is_marked_in_the_rate() {
    // 100 in January 2024, whose other count is hidden, and 150 a year later: 3.2 and 4.8 a day, half as many again.
    let query = Query { year: Some(FiscalYear(2025)), ..Query::default() };
    let data = hidden();
    let loaded = load(&[Input { name: "a.csv", bytes: data.as_bytes() }], &Options::default());
    let mut state = State::new(loaded.dataset, loaded.findings, query, &Theme::DARK).expect("an answer");
    for key in Key::script("] @ 1 / 1 5 Enter").expect("a script") {
        update(&mut state, &Message::Key(key));
    }
    let rate = text(&painted(&state, looks("braille"), (120, 36)));
    assert!(rate.contains("4.8 a day") && rate.contains("FY24 !3.2 a day (!+50.0 %)"), "{rate}");
    assert!(rate.contains("! counts are missing in FY2024 from Jan 1 on"), "{rate}");
    let row = rate.lines().find(|line| line.contains("Jan 31")).unwrap();
    assert!(row.contains("!3.2") && row.contains("!+50.0 %"), "{rate}");
    // December is whole in both.
    let row = rate.lines().find(|line| line.contains("2024-12-31")).unwrap();
    assert!(!row.contains('!'), "{rate}");
    let now = report(&["--year", "2025"]);
    let january = &now["context"]["intervals"].as_array().unwrap()[3];
    assert_eq!(january["year_before_incomplete"], json!(true), "{january}");
    assert_eq!(january["incomplete"], json!(false), "{january}");
}

#[test]
fn a_run_behind_a_gap_may_be_the_faster_one() {
    // 30 a month, but 60 in April 2023, 2.0 a day; a hidden month before it ends the count to date.
    let mut rows = String::from("month,removals\n");
    for (month, count) in [
        ("2022-10", "30"),
        ("2022-11", "30"),
        ("2022-12", "<10"),
        ("2023-01", "30"),
        ("2023-02", "30"),
        ("2023-03", "30"),
        ("2023-04", "60"),
        ("2023-05", "30"),
        ("2023-06", "30"),
        ("2023-07", "30"),
        ("2023-08", "30"),
        ("2023-09", "30"),
        ("2023-10", "40"),
    ] {
        let _ = writeln!(rows, "{month},{count}");
    }
    let folder = folder("lacking-behind");
    fs::write(folder.join("a.csv"), rows).unwrap();
    let told = run(&["report", "a.csv"], &folder).out;
    // 40 in 31 days of October.
    assert!(told.contains("1.3 a day from Oct 1 to Oct 31, 2023: the fastest run"), "{told}");
    assert!(told.contains("since the one through Apr 30, 2023 (2.0 a day)"), "{told}");
}

/// A month hidden in FY2023; FY2024 is whole.
fn with_a_hole() -> String {
    let mut rows = String::from("month,removals\n");
    for place in 0..24 {
        let (year, month) = (2022 + (9 + place) / 12, (9 + place) % 12 + 1);
        let count = if place == 1 { "<10" } else { "40" };
        let _ = writeln!(rows, "{year}-{month:02},{count}");
    }
    rows
}

#[test]
fn the_bar_of_a_year_with_a_hidden_month_is_as_long_as_is_known() {
    let data = with_a_hole();
    let loaded = load(&[Input { name: "a.csv", bytes: data.as_bytes() }], &Options::default());
    let mut state =
        State::new(loaded.dataset, loaded.findings, Query::default(), &Theme::DARK).expect("an answer");
    for key in Key::script("] ]").expect("a script") {
        update(&mut state, &Message::Key(key));
    }
    let years = text(&painted(&state, looks("braille"), (80, 24)));
    // Eleven months of 40, and up to nine.
    let row = years.lines().find(|line| line.starts_with("FY2023")).unwrap();
    assert!(row.contains("!440 to 449"), "{years}");
    assert!(years.contains("! doubtful"), "{years}");
    for key in Key::script("t").expect("a script") {
        update(&mut state, &Message::Key(key));
    }
    let table = text(&painted(&state, looks("braille"), (120, 36)));
    assert!(table.contains("440 to 449"), "{table}");
}

#[test]
fn months_behind_a_hidden_one_are_shown_as_months() {
    let data = with_a_hole();
    let loaded = load(&[Input { name: "a.csv", bytes: data.as_bytes() }], &Options::default());
    let query = Query { year: Some(FiscalYear(2023)), ..Query::default() };
    let mut state = State::new(loaded.dataset, loaded.findings, query, &Theme::DARK).expect("an answer");
    // A year of one figure to date opens with the bars of the years.
    for (keys, words) in [
        ("", "!440 to 449, counts are withheld"),
        ("[", "Removals a day in FY2023, month by month"),
        ("] ] ] ]", "FY2023  counted by months"),
    ] {
        for key in Key::script(keys).expect("a script") {
            update(&mut state, &Message::Key(key));
        }
        let shown = text(&painted(&state, looks("braille"), (80, 24)));
        assert!(shown.contains(words), "{keys}: {shown}");
    }
}
