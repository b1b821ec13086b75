//! Every figure can be asked why it is what it is.

use fypace::report::EXPLAINED;
use serde_json::Value;

use crate::program::fypace;

#[test]
fn each_figure_of_the_story_says_its_formula_with_the_values_and_the_row_behind_it() {
    let check = |figure: &str, words: &[&str]| {
        let run = fypace(&format!("report data/story-2017.csv --explain {figure}"));
        assert_eq!(run.status, Some(0), "{}", run.err);
        for word in words {
            assert!(run.out.contains(word), "{figure}: {word:?} is not in\n{}", run.out);
        }
    };
    check("to_date", &["211,068", "observed", "data/story-2017.csv:3", "2016-10-01 to 2017-09-09"]);
    check("daily_average", &["211,068 / 344 = 613.57"]);
    check("share_elapsed", &["344 / 365 = 0.9425"]);
    check("same_point", &["unknown", "an even spread would be 226,470"]);
    check("share_reached", &["211,068 / 240,255 = 0.8785", "data/story-2017.csv:2", "data/story-2017.csv:3"]);
    check("needed", &["(240,255 - 211,068) / 21 = 1,389.86"]);
    check("straight_line", &["Y * N / d", "211,068 * 365 / 344 = 223,953", "untested"]);
    check("trailing_28", &["refused", "needs two observations in FY2017"]);
}

#[test]
fn an_interpolated_figure_names_both_sides_and_a_sum_all_its_months() {
    let story = "report --year 2017 --as-of 2017-09-09 --explain";
    let point = fypace(&format!("{story} same_point")).out;
    assert!(
        point.contains("222,250 by Aug 31, 240,270 by Sep 30, and 9 of the 30 days between: 227,656"),
        "{point}"
    );
    // Eleven months and the one that is cut.
    assert_eq!(point.lines().filter(|line| line.contains("data/removals.csv:")).count(), 12, "{point}");
    // The earliest year is read between seven months of 2013 and 2014, the year itself off one report.
    let rank = fypace("report --explain rank").out;
    assert!(
        rank.contains("2026-04-04: 234,236") && rank.contains("2013-10-01 to 2013-10-31: 29,750"),
        "{rank}"
    );
    let now = fypace("report --explain change").out;
    assert!(now.contains("234,236 / 133,687 - 1 = 0.7521"), "{now}");
}

#[test]
fn a_figure_that_the_report_does_not_have_is_refused() {
    let run = fypace("report data/story-2017.csv --explain crossing");
    assert_eq!(run.status, Some(1));
    assert!(run.err.contains("the report has no crossing"), "{}", run.err);
}

#[test]
fn every_figure_of_the_bundled_year_has_its_reasons() {
    for figure in EXPLAINED.iter().map(fypace::catalog::Row::id).filter(|id| *id != "crossing") {
        let run = fypace(&format!("report --year-end-add-on --event 2025-01-20 --explain {figure}"));
        assert_eq!(run.status, Some(0), "{figure}: {}", run.err);
        assert!(run.out.lines().count() >= 4, "{figure}: {}", run.out);
    }
}

#[test]
fn a_figure_names_every_row_that_its_arithmetic_touches_and_no_other() {
    let check = |question: &str, words: &[&str], rows: &[u32]| {
        let run = fypace(&format!("report {question}"));
        assert_eq!(run.status, Some(0), "{question}: {}", run.err);
        for word in words {
            assert!(run.out.contains(word), "{question}: {word:?} is not in\n{}", run.out);
        }
        assert_eq!(rows_of(&run.out), rows, "{question}:\n{}", run.out);
    };
    // Line 579: 234,236 by April 4, 2026; 578: 162,192 by February 7; 560 and 561: March 22 and April 5, 2025;
    // 549: the total of FY2025.
    check("--explain trailing_28", &["234,236 + 1,286.50 * 179 = 464,520"], &[578, 579]);
    check("--explain recent_rate", &["72,044 / 56 = 1,286.50"], &[578, 579]);
    check("--explain rest_as_last_year", &["234,236 + 329,018 - 133,687 = 429,567"], &[549, 560, 561, 579]);
    check("--explain needed", &["(329,018 - 234,236) / 179 = 529.51"], &[549, 579]);
    // A number that was asked for is nobody's total.
    check("--target 1000000 --explain needed", &["= 4,278.01"], &[579]);
    check("--explain reached_on --target 1000000", &["596 days after Apr 4, 2026"], &[578, 579]);
    check("--explain even_spread", &["329,018 * 186 / 365 = 167,664", "an assumption"], &[549]);
    // 266,377 on August 9 and 283,295 on August 23, 2025; the total of FY2024.
    check("--as-of 2025-09-20 --explain crossing", &["2025-08-14"], &[506, 570, 571]);
    // The other alignments lead to April 3 and to April 5, 2025.
    let days = ["by weekday, FY2025 on Apr 5, 2025", "by days since the event, FY2025 on Apr 3, 2025"];
    check("--event 2025-01-20 --explain alignments", &days, &[560, 561, 579]);
    check("--explain twelve_months", &["234,236 + 329,018 - 133,687 = 429,567"], &[549, 560, 561, 579]);
    // The finals of FY2021 to FY2025; 557: February 8, 2025, 364 days before the window; 576 and 577: reports on both
    // sides of January 10, 2026, the evening before the 28 days that end where the window begins.
    let rows = [408, 438, 469, 506, 549, 557, 561, 576, 577, 578, 579];
    check("--explain baselines", &["1,286.50 / 901.42 - 1 = +42.7 %"], &rows);
}

#[test]
fn what_happened_since_an_event_rests_on_every_count_it_is_held_against() {
    // 440 days from January 20, 2025; as many before them, from November 7, 2023; as many from January 20, 2021 and
    // 2017, the last in months from January 2017 through April 2018.
    let run = fypace("report --event 2025-01-20 --explain since_event");
    let reports = [408, 421, 422, 457, 458, 506, 528, 549, 555, 556, 579];
    let months: Vec<u32> = (355..=363).chain(366..=372).collect();
    assert_eq!(rows_of(&run.out), [months.as_slice(), &reports].concat(), "{}", run.out);
}

/// The lines were found by a few lines of Python that read `data/removals.csv` by the rules of the method: of each
/// replayed year the reports from 40 to 60 % of it, for each the report nearest to 28 days before, and the total.
#[test]
fn a_track_record_rests_on_every_report_that_was_replayed() {
    let run = fypace("report --explain track_record");
    let fy2021 = [408].into_iter().chain(422..=428);
    let fy2022 = [438].into_iter().chain(454..=459);
    let fy2023 = [469].into_iter().chain(488..=495);
    let fy2024 = [506].into_iter().chain(533..=540);
    let rows: Vec<u32> = fy2021.chain(fy2022).chain(fy2023).chain(fy2024).collect();
    assert_eq!(rows_of(&run.out), rows, "{}", run.out);
}

/// The lines of the bundled figures that an explanation names, in order.
fn rows_of(told: &str) -> Vec<u32> {
    let row = |line: &str| line.trim().strip_prefix("data/removals.csv:")?.split(' ').next()?.parse().ok();
    let mut rows: Vec<u32> = told.lines().filter_map(row).collect();
    rows.sort_unstable();
    rows
}

#[test]
fn a_figure_is_explained_in_every_format() {
    let story = |format: &str| {
        fypace(&format!("report data/story-2017.csv --explain share_reached --format {format}")).out
    };
    let json: Value = serde_json::from_str(&story("json")).unwrap();
    assert_eq!(json["schema"], "fypace-explanation-1");
    assert_eq!(json["filled"], "211,068 / 240,255 = 0.8785");
    let row = |place: usize| (&json["rows"][place]["place"], &json["rows"][place]["count"]);
    assert_eq!(row(0), (&Value::from("data/story-2017.csv:3"), &Value::from(211_068)));
    assert_eq!(row(1), (&Value::from("data/story-2017.csv:2"), &Value::from(240_255)));
    let csv = story("csv");
    let lines: Vec<&str> = csv.lines().collect();
    assert_eq!(lines[0], "place,rows,from,through,count,published,source,grade,note");
    assert!(lines[1].starts_with("data/story-2017.csv:3,1,2016-10-01,2017-09-09,211068,,"), "{csv}");
    assert_eq!(lines.len(), 3, "{csv}");
    let markdown = story("markdown");
    assert!(markdown.starts_with("# share of FY2016's total: 87.9 %\n\n- formula: "), "{markdown}");
    assert!(
        markdown.contains("| data/story-2017.csv:2 | 1 | 2015-10-01 | 2016-09-30 | 240,255 |"),
        "{markdown}"
    );
    let plain = story("plain");
    assert!(plain.contains("\nFilled in: 211,068 / 240,255 = 0.8785.\n"), "{plain}");
}

#[test]
fn a_seasonal_share_shows_its_sums() {
    let run = fypace("report --explain seasonal_share");
    // 59,011 + 72,177 + 142,580 + 271,484
    assert!(
        run.out.contains("/ 545,252) = 526,484, the sums being those of FY2021, FY2022, FY2023, FY2024"),
        "{}",
        run.out
    );
    let pair = fypace("report --year 2017 --as-of 2017-09-09 --explain like_for_like");
    assert!(pair.out.contains("214,520 / 227,656 - 1 = -0.0577"), "{}", pair.out);
}
