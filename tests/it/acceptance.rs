//! The news story that started the project, and what the bundled figures say of it. Every figure here is arithmetic
//! on published figures that is written out, not what the program printed.

use serde_json::{Value, json};

use crate::program::report;

/// Each line is a path into the report and the value that must stand there.
fn check(report: &Value, expected: &[(&str, Value)]) {
    for (path, value) in expected {
        let found = report.pointer(path).unwrap_or_else(|| panic!("no {path} in {report:#}"));
        assert_eq!(found, value, "{path}");
    }
}

/// The projection of one method.
fn projection<'a>(report: &'a Value, method: &str) -> &'a Value {
    let all = report["projections"].as_array().unwrap();
    all.iter().find(|row| row["method"] == method).unwrap()
}

#[test]
fn two_facts_give_the_answer_and_nothing_that_they_do_not_hold() {
    let story = report("data/story-2017.csv");
    check(
        &story,
        &[
            ("/schema", json!("fypace-report-1")),
            ("/measure", json!("ICE removals")),
            ("/fiscal_year_start", json!("10-01")),
            ("/as_of", json!("2017-09-09")),
            ("/known_on", Value::Null),
            ("/align", json!("date")),
            ("/year/fiscal_year", json!(2017)),
            ("/year/day", json!(344)),
            ("/year/days", json!(365)),
            ("/year/to_date", json!(211_068)),
            ("/year/basis", json!("observed")),
            ("/year/final", Value::Null),
            // 211,068 / 344 = 613.5697...
            ("/year/daily_average", json!(613.57)),
            // 344 / 365 = 0.94246...
            ("/year/share_elapsed", json!(0.9425)),
            ("/baseline/fiscal_year", json!(2016)),
            ("/baseline/final", json!(240_255)),
            // 211,068 / 240,255 = 0.87851...
            ("/baseline/share_reached", json!(0.8785)),
            ("/baseline/same_point/date", json!("2016-09-09")),
            ("/baseline/same_point/value", Value::Null),
            ("/baseline/same_point/basis", json!("unknown")),
            // 240,255 * 345 / 366 = 226,469.9...
            ("/baseline/same_point/even_spread", json!(226_470)),
            ("/baseline/difference", Value::Null),
            ("/baseline/like_for_like", Value::Null),
            // 240,255 - 211,068 = 29,187, over 21 days 1,389.857..., for each of 613.5697 2.26519...
            ("/needed/remaining", json!(29_187)),
            ("/needed/days_left", json!(21)),
            ("/needed/per_day", json!(1389.86)),
            ("/needed/ratio_to_average", json!(2.2652)),
            ("/headline_method", json!("straight_line")),
            ("/crossing", Value::Null),
        ],
    );
    // 211,068 * 365 / 344 = 223,952.97...; over 240,255 that is 0.93215..., 6.79 % less.
    let line = projection(&story, "straight_line");
    check(
        line,
        &[("/total", json!(223_953)), ("/against_baseline_percent", json!(-6.79)), ("/refused", Value::Null)],
    );
    for method in ["trailing_28", "seasonal_share", "rest_as_last_year"] {
        let row = projection(&story, method);
        assert_eq!(row["total"], Value::Null, "{method}");
        assert!(
            row["refused"].as_str().is_some_and(|reason| reason.starts_with("needs ")),
            "{method}: {row}"
        );
        assert_eq!((&row["low"], &row["high"]), (&Value::Null, &Value::Null), "{method}");
    }
}

#[test]
fn the_bundled_months_say_where_the_year_before_stood() {
    let now = report("--year 2017 --against 2016 --as-of 2017-09-09");
    check(
        &now,
        &[
            ("/year/to_date", json!(211_068)),
            ("/year/series", json!("live")),
            ("/baseline/same_point/date", json!("2016-09-09")),
            // October to August 222,250, and 9 of the 30 days of September's 18,020: 5,406.
            ("/baseline/same_point/value", json!(227_656)),
            ("/baseline/same_point/basis", json!("interpolated")),
            ("/baseline/same_point/between", json!(["2016-08-31", "2016-09-30"])),
            ("/baseline/mixed_series", json!(true)),
            ("/baseline/like_for_like/series", json!("monthly")),
            // October to August 209,540, and 9 of the 30 days of September's 16,600: 4,980.
            ("/baseline/like_for_like/year_value", json!(214_520)),
            ("/baseline/like_for_like/baseline_value", json!(227_656)),
            // 214,520 / 227,656 = 0.94229...
            ("/baseline/like_for_like/ratio", json!(0.9423)),
            // 211,068 - 227,656
            ("/baseline/difference", json!(-16_588)),
            // 226,119 was the final: 223,952.97 / 226,119 = 0.99042..., a miss of 0.96 %.
            ("/year/final", json!(226_119)),
        ],
    );
    check(projection(&now, "straight_line"), &[("/miss_percent", json!(-0.96))]);
}

#[test]
fn a_reader_of_september_2017_could_not_know_the_months() {
    let then = report("--year 2017 --against 2016 --as-of 2017-09-09 --known-on 2017-09-28");
    check(
        &then,
        &[
            ("/known_on", json!("2017-09-28")),
            ("/year/to_date", json!(211_068)),
            ("/year/final", Value::Null),
            ("/baseline/final", json!(240_255)),
            ("/baseline/same_point/value", Value::Null),
            ("/baseline/same_point/basis", json!("unknown")),
            ("/baseline/like_for_like", Value::Null),
        ],
    );
    check(projection(&then, "straight_line"), &[("/total", json!(223_953)), ("/miss_percent", Value::Null)]);
    let years = then["years"].as_array().unwrap();
    assert!(
        years.iter().all(|row| row["fiscal_year"].as_i64().is_some_and(|year| year <= 2017)),
        "{years:?}"
    );
}

#[test]
fn with_no_file_the_newest_year_of_ice_removals_is_answered() {
    let now = report("");
    check(
        &now,
        &[
            ("/measure", json!("ICE removals")),
            ("/as_of", json!("2026-04-04")),
            ("/year/fiscal_year", json!(2026)),
            ("/year/day", json!(186)),
            ("/year/to_date", json!(234_236)),
            ("/baseline/fiscal_year", json!(2025)),
            ("/baseline/same_point/date", json!("2025-04-04")),
            // 123,122 and 13 of the 14 days to 134,500: 123,122 + 10,565.3.
            ("/baseline/same_point/value", json!(133_687)),
            ("/baseline/same_point/basis", json!("interpolated")),
            ("/baseline/same_point/between", json!(["2025-03-22", "2025-04-05"])),
            ("/baseline/final_doubt", json!("one secondary source")),
        ],
    );
}

#[test]
fn the_choice_of_baseline_flips_the_sign() {
    let window = report("--year 2025 --as-of 2025-02-08");
    check(
        &window,
        &[
            ("/window/from", json!("2025-01-26")),
            ("/window/to", json!("2025-02-08")),
            // 95,474 - 85,769
            ("/window/count", json!(9_705)),
        ],
    );
    let rates: Vec<(f64, f64)> = window["baselines"]
        .as_array()
        .unwrap()
        .iter()
        .map(|row| (row["per_day"].as_f64().unwrap(), row["change_percent"].as_f64().unwrap()))
        .collect();
    let expected = [
        // 271,484 / 366; 9,705 / 14 = 693.2143 a day, against which everything is measured.
        (741.76, -6.54),
        // 85,769 / 117
        (733.07, -5.44),
        // (90,861 - 79,928) / 14
        (780.93, -11.23),
        // (85,769 - 69,546) / 28
        (579.39, 19.64),
        // (185,884 + 59,011 + 72,177 + 142,580 + 271,484) / (366 + 365 + 365 + 365 + 366)
        (400.18, 73.22),
    ];
    assert_eq!(rates.len(), expected.len());
    for ((rate, change), (expected_rate, expected_change)) in rates.iter().zip(expected) {
        assert!((rate - expected_rate).abs() < 0.006, "{rate} {expected_rate}");
        assert!((change - expected_change).abs() < 0.006, "{change} {expected_change}");
    }
}

#[test]
fn a_total_is_passed_between_two_reports() {
    let passed = report("--year 2025 --against 2024 --as-of 2025-09-20");
    check(
        &passed,
        &[
            ("/crossing/fiscal_year", json!(2024)),
            // 266,377 on August 9, 283,295 on August 23: 271,484 is 4.23 of the 14 days on.
            ("/crossing/date", json!("2025-08-14")),
            ("/crossing/earliest", json!("2025-08-09")),
            ("/crossing/latest", json!("2025-08-23")),
            ("/needed/per_day", Value::Null),
        ],
    );
}

#[test]
fn the_track_record_shows_what_is_known_of_this_series() {
    let now = report("");
    let rows = now["backtest"].as_array().unwrap();
    let record = |method: &str, stage: &str| {
        let row = rows.iter().find(|row| row["method"] == method && row["stage"] == stage).unwrap();
        (row["years"].as_u64().unwrap(), row["mape"].as_f64().unwrap(), row["bias"].as_f64().unwrap())
    };
    // Found apart from this program: late in the year a straight line misses by about 5 %, a recent rate by 2 %, and
    // both have run low; a seasonal share does worse than a straight line.
    let (years, line, bias) = record("straight_line", "80-95");
    assert!(years == 4 && (4.0..6.0).contains(&line) && bias < 0.0, "{line} {bias}");
    let (_, recent, _) = record("trailing_28", "80-95");
    assert!((1.5..3.0).contains(&recent), "{recent}");
    for stage in ["20-40", "40-60", "60-80", "80-95"] {
        assert!(record("seasonal_share", stage).1 > record("straight_line", stage).1, "{stage}");
    }
    assert_eq!(now["headline_method"], "trailing_28");
}
