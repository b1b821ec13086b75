//! Every figure can be asked why it is what it is.

use fypace::report::EXPLAINED;

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
    check("needed", &["(240,255 - 211,068) / 21 = 1389.86"]);
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
        let run = fypace(&format!("report --explain {figure}"));
        assert_eq!(run.status, Some(0), "{figure}: {}", run.err);
        assert!(run.out.lines().count() >= 4, "{figure}: {}", run.out);
    }
}
