//! Cells and columns, one line a case.

use super::count::{self, Cell};
use super::evidence::Evidence;
use super::gap::Gap;
use super::grouping::{self, Grouping};
use super::period::Hints;
use super::when;
use crate::calendar::FiscalCalendar;

/// Reads a column of counts and writes each cell as its number, as `gap`, or as the reason why it is none.
fn check_counts(cells: &[&str], expected: &[&str]) {
    let mut evidence = grouping::Evidence::default();
    for (line, cell) in (1..).zip(cells) {
        evidence.see(line, cell);
    }
    let read = |grouping: Grouping| -> Vec<String> {
        let shown = cells.iter().map(|cell| match count::read(cell, grouping) {
            Cell::Count { count, .. } => count.to_string(),
            Cell::Gap(Gap::Between(_, most)) => format!("gap to {most}"),
            Cell::Gap(_) => "gap".to_owned(),
            Cell::Bad(why) => why.to_owned(),
        });
        shown.collect()
    };
    let got = evidence.decide(false).map_or_else(|two| vec![format!("two readings of {}", two.value)], read);
    assert_eq!(got, expected, "{cells:?}");
}

#[test]
fn counts_are_whole_numbers_in_any_grouping_that_the_column_proves() {
    check_counts(
        &["18320", "18,320", "18 320", "18\u{a0}320", "18'320", "18320.0", "18,320.00"],
        &["18320"; 7],
    );
    check_counts(&["1.018.320", "17.944", "19.001,0"], &["1018320", "17944", "19001"]);
    check_counts(&["17.944"], &["two readings of 17.944"]);
    check_counts(&["17.944", "18,320"], &["two readings of 17.944"]);
    check_counts(
        &["18,320*", "17944 (a)", "19001\u{b9}", "'19001", "+5"],
        &["18320", "17944", "19001", "19001", "5"],
    );
    check_counts(&["1.832E+04", "0", "-0"], &["18320", "0", "0"]);
}

#[test]
fn a_gap_is_no_number_and_may_have_a_bound() {
    check_counts(&["", "-", "X", "N/A", "NULL", "..", "(b)(6)", "\u{2014}"], &["gap"; 8]);
    check_counts(&["<10", "fewer than 10", "\u{2264}9", "1-9", "9 or fewer", "(<10)"], &["gap to 9"; 6]);
    check_counts(&["<1,000"], &["gap to 999"]);
}

#[test]
fn what_is_no_count_says_why() {
    check_counts(&["1,83,20"], &["has digits that are not in groups of three"]);
    check_counts(
        &["45%", "$5", "18K"],
        &["is a share, not a count", "is money, not a count", "has lost digits; full numbers are needed"],
    );
    check_counts(&["inf", "1e400", "eighteen"], &["is not a number"; 3]);
    check_counts(&["-5"], &["is negative, which only a correction can be"]);
    check_counts(&["18446744073709551616"], &["is larger than any count"]);
}

/// Reads a column of times and writes each cell as its days, or the column as the reason why it cannot be read.
fn check_times(cells: &[&str], expected: &[&str]) {
    let mut evidence = Evidence::default();
    for (line, cell) in (1..).zip(cells) {
        evidence.see(line, cell);
    }
    let got: Vec<String> = match evidence.decide(Hints::default(), FiscalCalendar::default()) {
        Err(unsure) => vec![unsure.why],
        Ok((style, _)) => cells
            .iter()
            .map(|cell| match style.read(cell) {
                Ok(time) => time
                    .span()
                    .map_or_else(|| format!("{time:?}"), |span| format!("{}..{}", span.from, span.through)),
                Err(why) => why,
            })
            .collect(),
    };
    assert_eq!(got, expected, "{cells:?}");
}

#[test]
fn every_way_to_write_a_month_is_one_month() {
    let ways = [
        "2016-10",
        "2016/10",
        "10/2016",
        "201610",
        "2016M10",
        "Oct 2016",
        "Oct. 2016",
        "OCTOBER 2016",
        "Oct-2016",
        "2016-Oct",
        "Oct-16",
    ];
    for way in ways {
        check_times(&[way], &["2016-10-01..2016-10-31"]);
    }
}

#[test]
fn every_way_to_write_a_day_is_one_day() {
    let ways = [
        "2016-10-31",
        "2016/10/31",
        "20161031",
        "10/31/2016",
        "31.10.2016",
        "31 October 2016",
        "October 31, 2016",
        "31-Oct-2016",
        "31-Oct-16",
        "Mon, 31 Oct 2016",
        "2016-10-31T23:30:00-05:00",
        "10/31/2016 11:30 PM",
        "42674",
    ];
    for way in ways {
        check_times(&[way], &["2016-10-31..2016-10-31"]);
    }
}

#[test]
fn fiscal_years_and_quarters_are_read_in_full() {
    for way in [
        "FY2017",
        "FY17",
        "FY 2017",
        "fy2017",
        "2016-17",
        "2016/17",
        "2016-2017",
        "EOFY2017",
        "Fiscal Year 2017",
        "FY2016-17",
    ] {
        check_times(&[way], &["2016-10-01..2017-09-30"]);
    }
    check_times(&["FY2017 Q1", "FY17Q2"], &["2016-10-01..2016-12-31", "2017-01-01..2017-03-31"]);
    for way in
        ["FY2017 H1", "H1 FY17", "FY2017 first half", "1st half of FY2017", "2016-17 H1", "FY 2017 half 1"]
    {
        check_times(&[way], &["2016-10-01..2017-03-31"]);
    }
    check_times(&["FY2017 H2", "CY2017 H1"], &["2017-04-01..2017-09-30", "2017-01-01..2017-06-30"]);
    check_times(&["2016-10-02 to 2016-10-08"], &["2016-10-02..2016-10-08"]);
    check_times(&["2016-W40"], &["2016-10-03..2016-10-09"]);
    // 2020 began on a Wednesday and was a leap year, so that it has 53 weeks.
    check_times(&["2020-W53"], &["2020-12-28..2021-01-03"]);
    check_times(&["2016-W53"], &["there is no week 53 in 2016"]);
    // The second date can only be month first, and a week has seven days.
    check_times(
        &["Week of 10/3/2016", "Week of 10/17/2016"],
        &["2016-10-03..2016-10-09", "2016-10-17..2016-10-23"],
    );
    check_times(&["week ending October 8, 2016"], &["2016-10-02..2016-10-08"]);
    check_times(
        &["Week of 2016-10-03", "Week ending 2016-10-16"],
        &["ends a week, and \"Week of 2016-10-03\" begins one"],
    );
    check_times(&["October - December 2016"], &["2016-10-01..2016-12-31"]);
    for way in [
        "October 16 - October 22, 2016",
        "Oct. 16-Oct. 22, 2016",
        "16 October to 22 October 2016",
        "October 16-22, 2016",
        "16-22 Oct 2016",
    ] {
        check_times(&[way], &["2016-10-16..2016-10-22"]);
    }
    check_times(&["December 25 - January 1, 2017"], &["2016-12-25..2017-01-01"]);
    check_times(&["October 22-16, 2016"], &["there is no month 22"]);
}

#[test]
fn a_year_may_say_its_days_and_has_to_be_them() {
    for way in [
        "FY 2017 (10/1/16 - 9/30/17)",
        "FY2017 (Oct 2016-Sep 2017)",
        "2017 (October 1, 2016 through September 30, 2017)",
        "FY2017: 1/10/2016 - 30/9/2017",
        "2016-17 (Oct 2016 - Sep 2017)",
        "FY2017 (Oct-Sep)",
        "Oct 2016 - Sep 2017 (FY2017)",
    ] {
        check_times(&[way], &["2016-10-01..2017-09-30"]);
    }
    for way in [
        "FY2017 (10/1/16 - 2/5/17)",
        "FY2017 (through Feb. 5)",
        "2017 (upto 5th February)",
        "2017 (up to February 5th, 2017)",
        "FY2017 YTD (5-Feb)",
        "FY2017 as of 2017-02-05",
    ] {
        check_times(&[way], &["2016-10-01..2017-02-05"]);
    }
    check_times(&["FY2017 (Jan-Mar)"], &["2017-01-01..2017-03-31"]);
    // The other date of the column shows the order.
    check_times(
        &["FY2017 (as of 2/5/2017)", "FY2016 (as of 9/30/2016)"],
        &["2016-10-01..2017-02-05", "2015-10-01..2016-09-30"],
    );
    let whole = "is FY2017, which is 2016-10-01 to 2017-09-30, and says";
    check_times(&["FY2017 (Apr 2016 - Mar 2017)"], &[&format!("{whole} 2016-04-01 to 2017-03-31")]);
    check_times(&["FY2017 (through 10/31/2017)"], &[&format!("{whole} through 2017-10-31")]);
    check_times(&["2017 (Jan-Mar)"], &["is not a date or period that is known"]);
}

#[test]
fn what_is_said_twice_is_the_days_that_both_say() {
    for way in [
        "Q1 2017 (Oct-Dec 2016)",
        "Q1 FY2017 (Oct-Dec)",
        "Oct-Dec (FY17 Q1)",
        "Oct 2016 - Dec 2016 (FY17 Q1)",
        "FY2017 Q1 (Oct. 1, 2016 - Dec. 31, 2016)",
        "FY17 Q1 [Oct-Dec 2016]",
        "FY2017 Q1: Oct-Dec 2016",
        "Oct-Dec 2016 (Q1)",
        "Oct-Dec 2016, Q4",
    ] {
        check_times(&[way], &["2016-10-01..2016-12-31"]);
    }
    for way in ["Oct 2016 (FY17)", "2016-10 (October 2016)", "2016-10 / Oct", "Oct FY2017 (2016-10)"] {
        check_times(&[way], &["2016-10-01..2016-10-31"]);
    }
    check_times(
        &["Q1 2017 (Oct-Dec 2016)", "Q2 2017"],
        &["2016-10-01..2016-12-31", "2017-01-01..2017-03-31"],
    );
    check_times(&["2016-10 (November)"], &["says 2016-10-01 to 2016-10-31, and \"November\" is Nov"]);
    check_times(
        &["Q1 FY2017 (Jan-Mar)"],
        &["says Jan to Mar, and a quarter of this number is Oct to Dec in the fiscal year"],
    );
    // A day of a quarter is no quarter.
    check_times(&["Oct 3 2016 (FY17 Q1)"], &["is not a date or period that is known"]);
}

#[test]
fn a_column_proves_the_order_of_its_dates_or_is_refused() {
    check_times(&["03/04/2017", "10/31/2016"], &["2017-03-04..2017-03-04", "2016-10-31..2016-10-31"]);
    check_times(&["03/04/2017", "31/10/2016"], &["2017-04-03..2017-04-03", "2016-10-31..2016-10-31"]);
    check_times(
        &["10/31/2016", "31/10/2016"],
        &["has day and month in the other order than \"10/31/2016\" in line 1"],
    );
    check_times(
        &["03/04/2017"],
        &["may be Mar 4, 2017 or Apr 3, 2017, and no other date of the column tells which"],
    );
    check_times(&["01/10/2016", "01/11/2016"], &["2016-10-01..2016-10-31", "2016-11-01..2016-11-30"]);
}

#[test]
fn a_day_that_does_not_exist_says_why() {
    let why = |text: &str| when::why_not(text).unwrap_or_default();
    assert_eq!(when::parse("2017-02-29"), None);
    assert_eq!(why("2017-02-29"), "has a February 29, and 2017 is not a leap year");
    assert_eq!(why("2016-13-01"), "there is no month 13");
    assert_eq!(why("99999-01-01"), "the year 99999 is outside 1800 to 2299");
    assert_eq!(why("01/01/0001"), "the year 1 is outside 1800 to 2299");
    assert_eq!(why("2016-04-31"), "there is no day 31 in month 4");
}
