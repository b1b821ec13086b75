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
    let finals = |year: i64| {
        report["years"].as_array().unwrap().iter().find(|row| row["fiscal_year"] == year).unwrap()
    };
    assert_eq!(finals(2024)["final"], json!(36_600));
    assert_eq!(finals(2025)["final"], json!(500 + 51 * 700 + 300));
    assert_eq!(finals(2025)["final_doubt"], json!("ends split by days"));
    assert_eq!(report["needed"]["target"], json!(36_500));
    let intervals = report["context"]["intervals"].as_array().unwrap();
    let interval = |place: usize| {
        (&intervals[place]["count"], &intervals[place]["per_day"], &intervals[place]["observed"])
    };
    assert_eq!(interval(0), (&json!(400), &json!(100.0), &json!(false)));
    // What both ends of a later week hold of the split one is in no difference.
    assert_eq!(interval(1), (&json!(700), &json!(100.0), &json!(true)));
    let text = told("weeks", &files, &[]).out;
    assert!(text.contains("about 8,800, with Sep 28 to Oct 4 split by days."), "{text}");
    assert!(text.contains("To reach FY2025's 36,500 (ends split by days): 100 a day for 277 days"), "{text}");
    assert!(!text.contains("observed\n"), "{text}");
    let why = told("weeks", &files, &["--explain", "to_date"]).out;
    assert!(why.contains("400 of 700"), "{why}");
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
    assert_eq!(
        (group(&["--year", "2025"], "Mexico"), group(&["--year", "2025"], "Cuba")),
        (365 * 80, 365 * 20)
    );
    let cuba = json_of("groups", &files, &["--where", "country=Cuba"]);
    assert_eq!(cuba["year"]["to_date"], json!(88 * 20));
}

/// Monthly counts of two years, `first` a day in the earlier and `then` a day in the later.
fn months(years: &[(i32, u64)]) -> String {
    let mut text = String::from("month,removals\n");
    for (year, a_day) in years {
        let mut day = date(&format!("{}-10-01", year - 1));
        while day < date(&format!("{year}-10-01")) {
            let last = day.end_of_month();
            let days = u64::try_from(last.days_since(day) + 1).unwrap();
            writeln!(text, "{}-{:02},{}", day.year(), day.month(), days * a_day).unwrap();
            day = last.plus_days(1);
        }
    }
    text
}

fn row<'a>(text: &'a str, start: &str) -> &'a str {
    text.lines()
        .map(str::trim)
        .find(|line| line.starts_with(start))
        .unwrap_or_else(|| panic!("{start}: {text}"))
}

#[test]
fn february_is_held_against_february_of_a_leap_year() {
    let files = [("months.csv", &*months(&[(2024, 100), (2025, 110)]))];
    let text = told("leap", &files, &[]).out;
    // 29 days of 100 and 28 of 110.
    let february = row(&text, "2025-02-01  2025-02-28");
    let cells: Vec<&str> = february.split_whitespace().collect();
    assert_eq!(cells[2..], ["28", "3,080", "110", "100", "+10.0", "%"], "{february}");
}

#[test]
fn a_month_is_never_what_a_total_of_another_source_has_beyond_the_other_months() {
    let months = months(&[(2024, 100), (2025, 110)]);
    let files = [("annual.csv", "fiscal year,removals\n2024,37600\n2025,41150\n"), ("months.csv", &*months)];
    let text = told("seam", &files, &["--year", "2025"]).out;
    // September 2024 has 3,000 in 30 days, whatever the year's total of 37,600 leaves for it.
    let september = row(&text, "2025-09-01  2025-09-30");
    assert!(september.ends_with("3,300    110          100  +10.0 %"), "{september}");
}

#[test]
fn what_lies_between_a_live_count_and_a_final_is_neither() {
    // 100 a day through August 31 of both years; the final of FY2024 has 2,000 more than 366 days of 100.
    let file = "fiscal_year,kind,from,through,count,series,measure\n";
    let mut text = String::from(file);
    for (year, last) in [(2024, "2024-08-31"), (2025, "2025-09-20")] {
        let first = date(&format!("{}-10-01", year - 1));
        let mut day = first.plus_days(30);
        while day <= date(last) {
            let count = (day.days_since(first) + 1) * 100;
            writeln!(text, "{year},to_date,{first},{day},{count},live,removals").unwrap();
            day = day.plus_days(1);
        }
    }
    text.push_str("2024,final,2023-10-01,2024-09-30,38600,annual,removals\n");
    let files = [("both.csv", &*text)];
    let report = json_of("between", &files, &[]);
    let point = &report["baseline"]["same_point"];
    // 33,600 by August 31, and two thirds of the 5,000 to 38,600.
    assert_eq!((&point["value"], &point["series"]), (&json!(36_933), &json!("live")));
    assert_eq!(report["baseline"]["like_for_like"], Value::Null);
    assert_eq!(report["baseline"]["mixed_series"], json!(true));
    let text = told("between", &files, &[]).out;
    assert!(
        text.contains("interpolated between Aug 31 and the final of Sep 30; live against live, then final"),
        "{text}"
    );
    let last = text.lines().find(|line| line.trim().starts_with("2025-09-")).unwrap();
    assert_eq!(last.split_whitespace().skip(2).collect::<Vec<_>>(), ["7", "700", "100", "-", "-"], "{last}");
}

#[test]
fn reports_that_are_joined_to_a_week_are_held_against_all_their_days() {
    // Weeks clipped at the turn: every day of FY2025 has 500 and every day of FY2026 600.
    let (mut text, mut from) = (String::from("from,through,removals\n"), date("2024-10-01"));
    while from < date("2025-12-28") {
        // The week ends on Saturday, or with the year.
        let saturday = from.plus_days((date("2024-10-05").days_since(from)).rem_euclid(7));
        let through = if from <= date("2025-09-30") { saturday.min(date("2025-09-30")) } else { saturday };
        let a_day = if from <= date("2025-09-30") { 500 } else { 600 };
        writeln!(text, "{from},{through},{}", (through.days_since(from) + 1) * a_day).unwrap();
        from = through.plus_days(1);
    }
    let text = told("clipped", &[("clipped.csv", &*text)], &[]).out;
    let first = row(&text, "2025-10-01  2025-10-11");
    assert!(first.contains("6,600    600         ~500  +20.0 %"), "{first}");
}

#[test]
fn as_many_is_said_of_equal_numbers_alone() {
    let check = |name: &str, file: &str, expected: &str| {
        let text = told(name, &[("totals.csv", file)], &[]).out;
        assert!(text.contains(expected), "{name}: {text}");
    };
    check(
        "near",
        "fiscal year,removals\n2024,330000\n2025,330150\n",
        "150 more (less than 0.1 %) than in FY2024 (330,000).",
    );
    check(
        "nearly",
        "fiscal year,removals\n2024,330150\n2025,330000\n",
        "150 fewer (less than 0.1 %) than in FY2024 (330,150).",
    );
    check("equal", "fiscal year,removals\n2024,100\n2025,100\n", "As many as in FY2024 (100).");
    // Twelve months of 30 a day and then of 29.99, nearly: 10,950 and one fewer.
    let mut days = String::from("month,removals\n");
    for (place, line) in months(&[(2024, 30), (2025, 30), (2026, 30)]).lines().skip(1).take(30).enumerate() {
        let (month, count) = line.split_once(',').unwrap();
        let count: u64 = count.parse().unwrap();
        writeln!(days, "{month},{}", if place == 29 { count - 1 } else { count }).unwrap();
    }
    check("twelve", &days, "10,949, 1 fewer (less than 0.1 %) than in the twelve before.");
    let ties = "fiscal year,removals\n2023,100\n2024,100\n2025,100\n";
    check(
        "ties",
        ties,
        "The most of the 3 years whose total is known, itself among them; as many as in FY2023 and FY2024.",
    );
}

#[test]
fn a_rate_that_is_not_that_of_the_headline_says_so() {
    // 10 a day through January 17, 2026, and 5 a day in the 14 days after it.
    let mut text = String::from("date,removals\n");
    let mut day = date("2024-10-01");
    while day <= date("2026-01-31") {
        let count = if day > date("2026-01-17") { 5 } else { 10 };
        writeln!(text, "{day},{count}").unwrap();
        day = day.plus_days(1);
    }
    let text = told("rates", &[("days.csv", &*text)], &[]).out;
    assert!(text.contains("at the rate of the last 28 days the year would end"), "{text}");
    // 3,650 less 109 * 10 + 14 * 5 = 1,160 are 2,490, which take 498 days at 5 a day.
    assert!(text.contains("At the rate of the last 14 days, 5.0 a day, 3,650 would not be reached within the year: the 2,490 still missing would take 498 days."), "{text}");
}

#[test]
fn a_year_has_one_total_in_one_answer() {
    let months = months(&[(2025, 100), (2026, 110)]);
    let files = [("months.csv", &*months), ("annual.csv", "fiscal year,removals\n2025,37000\n")];
    let text = told("one-total", &files, &[]).out;
    // 365 days of 100 and of 110; the total that was published is told beside them.
    assert!(text.contains("10.0 % more than in FY2025 (36,500)."), "{text}");
    assert!(
        text.contains(
            "Shown are the monthly figures, which both years have; the published total is 37,000 for FY2025."
        ),
        "{text}"
    );
    assert!(text.contains("Reached FY2025's total of 36,500"), "{text}");
    assert!(row(&text, "share of FY2025's total").contains("110.0 %"), "{text}");
    let asked = told("one-total", &files, &["--series", "monthly"]).out;
    assert!(asked.contains("Shown are the monthly figures, as asked;"), "{asked}");
}

#[test]
fn two_sources_that_tell_of_one_year_differently_are_both_told() {
    let months = months(&[(2025, 100), (2026, 110)]);
    let check = |name: &str, total: u64, expected: Option<&str>| {
        let annual = format!("fiscal year,removals\n2025,{total}\n");
        let report = json_of(name, &[("months.csv", &*months), ("annual.csv", &*annual)], &[]);
        let findings = report["findings"].as_array().unwrap().clone();
        let found = findings.iter().find(|finding| finding["code"] == "two-totals");
        assert_eq!(found.map(|finding| finding["message"].as_str().unwrap()), expected, "{total}");
    };
    check(
        "differ",
        37_200,
        Some("FY2025 comes to 37,200 here and to 36,500 by the monthly figures in months.csv"),
    );
    // Months of round hundreds may be off by 50 each, so by 600 together.
    check("rounding", 37_100, None);
    check("same", 36_500, None);
}

#[test]
fn what_cannot_be_told_is_told_nowhere() {
    let mut text = String::from("month,country,removals\n");
    for line in months(&[(2024, 100), (2025, 100), (2026, 90)]).lines().skip(1).take(29) {
        let (month, count) = line.split_once(',').unwrap();
        let togo = if ["2024-12", "2025-12"].contains(&month) { "D" } else { "20" };
        write!(text, "{month},Cuba,{count}\n{month},Togo,{togo}\n").unwrap();
    }
    let files = [("months.csv", &*text)];
    let report = json_of("untold", &files, &[]);
    let baseline = &report["baseline"];
    assert_eq!((&baseline["difference"], &baseline["ratio"]), (&Value::Null, &Value::Null));
    assert_eq!(baseline["not_compared"], json!("counts of both years are missing"));
    let text = told("untold", &files, &[]).out;
    // 151 days of 90, and 20 in each of the months but one.
    assert!(
        text.starts_with("removals, FY2026 through Feb 28, 2026 (day 151 of 365): 13,670 (incomplete).\n"),
        "{text}"
    );
    assert!(text.contains("Counts of both years are missing, so it cannot be told"), "{text}");
    for told in ["the answer is", "of the 3 years", "more than in the twelve", "fewer than in the twelve"] {
        assert!(!text.contains(told), "{told}: {text}");
    }
    assert!(row(&text, "change ").contains("counts of both years are missing"), "{text}");
    let why = told("untold", &files, &["--explain", "change"]).out;
    assert!(why.contains("unknown") && !why.contains('%'), "{why}");
}
