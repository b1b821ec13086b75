//! What is compared with what: weeks of two years, totals of another source, months after a leap year, equal numbers.

use std::fmt::Write as _;

use fypace::calendar::Date;
use serde_json::{Value, json};

use crate::program::{Run, folder, run};

/// Answers over files of these names and contents, as a run of `report` with these options.
fn told(name: &str, files: &[(&str, &str)], options: &[&str]) -> Run {
    let folder = folder(&format!("figures-{name}"));
    for (file, text) in files {
        std::fs::write(folder.join(file), text).unwrap();
    }
    let names: Vec<&str> = files.iter().map(|(file, _)| *file).collect();
    let run = run(&[&["report"], names.as_slice(), options].concat(), &folder);
    assert_eq!(run.status, Some(0), "{name}: {}", run.err);
    run
}

fn json_of(name: &str, files: &[(&str, &str)], options: &[&str]) -> Value {
    let run = told(name, files, &[&["--format", "json"], options].concat());
    serde_json::from_str(&run.out).unwrap()
}

fn date(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

/// Weeks of 700, so of 100 a day, from Sunday, October 1, 2023 through Saturday, December 27, 2025.
fn weeks() -> String {
    let (mut text, mut last) = (String::from("week ending,removals\n"), date("2023-10-07"));
    while last <= date("2025-12-27") {
        writeln!(text, "{last},700").unwrap();
        last = last.plus_days(7);
    }
    text
}

#[test]
fn a_week_of_two_years_is_split_by_its_days() {
    let files = [("weeks.csv", &*weeks())];
    let report = json_of("weeks", &files, &[]);
    // September 28 to October 4, 2025 has four days of FY2026; twelve whole weeks follow.
    assert_eq!(report["year"]["to_date"], json!(400 + 12 * 700));
    assert_eq!(report["year"]["basis"], json!("interpolated"));
    // Two days of September 29 to October 5, 2024 are of FY2024, and three of the week above of FY2025.
    let finals = |year: i64| report["years"].as_array().unwrap().iter().find(|row| row["fiscal_year"] == year).unwrap();
    assert_eq!(finals(2024)["final"], json!(36_600));
    assert_eq!(finals(2025)["final"], json!(500 + 51 * 700 + 300));
    assert_eq!(finals(2025)["final_doubt"], json!("ends split by days"));
    assert_eq!(report["needed"]["target"], json!(36_500));
    let intervals = report["context"]["intervals"].as_array().unwrap();
    let interval = |place: usize| (&intervals[place]["count"], &intervals[place]["per_day"], &intervals[place]["observed"]);
    assert_eq!(interval(0), (&json!(400), &json!(100.0), &json!(false)));
    // What both ends of a later week hold of the split one is in no difference.
    assert_eq!(interval(1), (&json!(700), &json!(100.0), &json!(true)));
    let text = told("weeks", &files, &[]).out;
    assert!(text.contains("about 8,800, with Sep 28 to Oct 4 split by days."), "{text}");
    assert!(text.contains("To reach FY2025's 36,500 (ends split by days): 100 a day for 277 days"), "{text}");
    assert!(!text.contains("observed\n"), "{text}");
}

#[test]
fn groups_of_weeks_are_split_as_their_sum_is() {
    let (mut text, mut last) = (String::from("week ending,country,removals\n"), date("2023-10-07"));
    while last <= date("2025-12-27") {
        write!(text, "{last},Cuba,140\n{last},Mexico,560\n").unwrap();
        last = last.plus_days(7);
    }
    let files = [("weeks.csv", &*text)];
    let group = |options: &[&str], value: &str| {
        let report = json_of("groups", &files, &[&["--by", "country"], options].concat());
        let groups = report["groups"].as_array().unwrap().clone();
        groups.into_iter().find(|group| group["value"] == value).unwrap()["to_date"].as_i64().unwrap()
    };
    // 80 a day and 20 a day: 88 days of FY2026, and 365 of FY2025.
    assert_eq!((group(&[], "Mexico"), group(&[], "Cuba")), (88 * 80, 88 * 20));
    assert_eq!((group(&["--year", "2025"], "Mexico"), group(&["--year", "2025"], "Cuba")), (365 * 80, 365 * 20));
    let cuba = json_of("groups", &files, &["--where", "country=Cuba"]);
    assert_eq!(cuba["year"]["to_date"], json!(88 * 20));
}
