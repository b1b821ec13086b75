//! Daily counts: whole weeks in the window, and last days left off only where editions show that they come in late.

use std::fmt::Write as _;
use std::sync::Arc;

use fypace::calendar::{Date, FiscalCalendar};
use fypace::dataset::{Dataset, Grade, Kind, Measure, Observation, Place, Series, Source};
use fypace::report::{Faster, MethodId, Query, Report, answer, notes, sentence};

use crate::program::{folder, run};

fn day(date: Date, count: u64, published: Option<&str>) -> Observation {
    Observation {
        measure: Measure(Arc::from("removals")),
        series: Series(Arc::from("daily")),
        kind: Kind::Period,
        from: date,
        through: date,
        count: fypace::quantity::Count(count),
        published: published.and_then(Date::parse_iso),
        run_date: None,
        grade: Grade::default(),
        source: Source::default(),
        place: Place { file: Arc::from("daily.csv"), line: 2 },
        rows: 1,
        part_of: None,
    }
}

/// 200 days from October 1, 2016: 100 a day on weekdays and 30 on weekends.
fn count(passed: i64) -> u64 {
    // October 1, 2016 was a Saturday.
    if passed % 7 < 2 { 30 } else { 100 }
}

fn report(facts: Vec<Observation>) -> Report {
    answer(&Dataset::new(FiscalCalendar::default(), facts), &[], &Query::default()).unwrap()
}

fn recent(report: &Report) -> (f64, Option<u16>) {
    let row = report.projections.iter().find(|row| row.method.method == MethodId::Trailing28).unwrap();
    let projection = row.outcome.as_ref().unwrap();
    (projection.total.0, projection.window_days)
}

fn first() -> Date {
    Date::parse_iso("2016-10-01").unwrap()
}

#[test]
fn a_recent_rate_of_daily_counts_is_of_whole_weeks() {
    let facts = (0..200).map(|passed| day(first().plus_days(passed), count(passed), None)).collect();
    let report = report(facts);
    let to_date: u64 = (0..200).map(count).sum();
    // Four whole weeks of 5 * 100 + 2 * 30 are 2,240, whichever day they end on; 165 days are left.
    let (total, window) = recent(&report);
    assert_eq!(window, Some(28));
    assert!((total - (to_date as f64 + 2240.0 / 28.0 * 165.0)).abs() < 1e-6, "{total}");
}

#[test]
fn a_single_day_is_not_held_against_weeks() {
    // 100 a day, and 500 once: fourteen days that hold it have (13 * 100 + 500) / 14 a day.
    let count = |passed| if passed == 100 { 500 } else { 100 };
    let facts = (0..200).map(|passed| day(first().plus_days(passed), count(passed), None)).collect();
    let report = report(facts);
    let Faster::Before(faster) = report.context.faster else { panic!("{:?}", report.context.faster) };
    assert_eq!((report.window.days(), faster.days()), (14, 14));
    assert_eq!((faster.from, faster.count.0), (first().plus_days(100), 1800.0));
}

#[test]
fn the_day_on_which_daily_counts_pass_a_total_is_known() {
    // 10 a day in the 366 days of fiscal year 2016 are 3,660; 100 a day reach 3,700 in 37 days.
    let before = (-366..0).map(|passed| day(first().plus_days(passed), 10, None));
    let facts = before.chain((0..200).map(|passed| day(first().plus_days(passed), 100, None))).collect();
    let report = report(facts);
    assert_eq!(sentence::crossing(&report).unwrap(), "Reached FY2016's total of 3,660 on Nov 6, 2016.");
}

#[test]
fn the_last_days_are_left_off_only_where_editions_show_that_they_grow() {
    // The edition of March 1 had its last three days, February 26 to 28, at half.
    let early = |passed: i64| if passed > 147 { count(passed) / 2 } else { count(passed) };
    let mut facts: Vec<_> =
        (0..151).map(|passed| day(first().plus_days(passed), early(passed), Some("2017-03-01"))).collect();
    // The edition of April 20 has them whole, and its own last three days at half.
    let late = |passed: i64| if passed > 196 { count(passed) / 2 } else { count(passed) };
    facts.extend((0..200).map(|passed| day(first().plus_days(passed), late(passed), Some("2017-04-20"))));
    let grown = report(facts.clone());
    assert!(
        notes(&grown).iter().any(|note| note.contains("the last 3 days are left out")),
        "{:?}",
        notes(&grown)
    );
    let (total, window) = recent(&grown);
    // What is counted of the last days stays counted; they only say nothing of the rate.
    let counted: u64 = (0..200).map(late).sum();
    assert_eq!(window, Some(28));
    assert!((total - (counted as f64 + 2240.0 / 28.0 * 165.0)).abs() < 1e-6, "{total}");
    // With one edition nothing shows it, and nothing is left off.
    facts.retain(|fact| fact.published == Date::parse_iso("2017-04-20"));
    let (blind, _) = recent(&report(facts));
    assert!(blind < total, "{blind} {total}");
}

#[test]
fn a_generated_file_of_records_gives_the_same() {
    let mut file = String::from("departed_date\n");
    for passed in 0..200 {
        for _ in 0..count(passed) {
            writeln!(file, "{}", first().plus_days(passed)).unwrap();
        }
    }
    let folder = folder("daily");
    std::fs::write(folder.join("records.csv"), file).unwrap();
    let run = run(&["report", "records.csv", "--format", "json"], &folder);
    let report: serde_json::Value = serde_json::from_str(&run.out).unwrap();
    let rows = report["projections"].as_array().unwrap();
    let row = rows.iter().find(|row| row["method"] == "trailing_28").unwrap();
    let to_date: u64 = (0..200).map(count).sum();
    assert_eq!(
        (&row["window_days"], report["year"]["to_date"].as_u64()),
        (&serde_json::json!(28), Some(to_date))
    );
    assert_eq!(row["total"].as_u64(), Some(to_date + 13_200), "2,240 / 28 * 165 more");
}
