//! Small datasets written out, and what they say.

use std::sync::Arc;

use super::*;
use crate::calendar::FiscalYear;
use crate::quantity::{Count, Estimate};

fn date(text: &str) -> Date {
    Date::parse_iso(text).unwrap()
}

/// One fact a line: `SERIES KIND FROM THROUGH COUNT [PUBLISHED]`.
fn dataset(facts: &str) -> Dataset {
    let observations = facts.lines().map(str::trim).filter(|line| !line.is_empty()).enumerate();
    let observations = observations.map(|(index, line)| {
        let words: Vec<&str> = line.split_whitespace().collect();
        let kind = match words[1] {
            "final" => Kind::Final,
            "to_date" => Kind::ToDate,
            _ => Kind::Period,
        };
        Observation {
            measure: Measure(Arc::from("removals")),
            series: Series(Arc::from(words[0])),
            kind,
            from: date(words[2]),
            through: date(words[3]),
            count: Count(words[4].parse().unwrap()),
            published: words.get(5).map(|text| date(text)),
            run_date: None,
            grade: Grade::default(),
            source: Source::default(),
            place: Place { file: Arc::from("test.csv"), line: index as u64 + 2 },
            rows: 1,
            part_of: None,
        }
    });
    Dataset::new(FiscalCalendar::default(), observations.collect())
}

fn curve<'data>(data: &'data Dataset, series: &'data Series, year: i32) -> Curve<'data> {
    data.measured(data.measures()[0]).curve(series, FiscalYear(year), Edition::Newest).unwrap()
}

#[test]
fn a_reading_says_how_it_is_known() {
    let data = dataset(
        "live to_date 2016-10-01 2016-10-31 3100
         live to_date 2016-10-01 2016-11-30 6100
         live to_date 2016-10-01 2017-08-31 30000
         live to_date 2016-10-01 2017-09-10 31000",
    );
    let series = Series(Arc::from("live"));
    let curve = curve(&data, &series, 2017);
    let check = |day: &str, value: Option<f64>, basis: Basis| {
        let expected = Reading { value: value.map(Estimate), basis, missing: None };
        assert_eq!(curve.reading_on(date(day)), expected, "{day}");
    };
    let between = |from, to| Basis::Interpolated { from: date(from), to: date(to) };
    check("2016-09-30", Some(0.0), Basis::Observed);
    check("2016-10-10", Some(1000.0), between("2016-09-30", "2016-10-31"));
    check("2016-10-31", Some(3100.0), Basis::Observed);
    check("2016-11-15", Some(4600.0), between("2016-10-31", "2016-11-30"));
    check(
        "2017-01-01",
        None,
        Basis::Unknown(Silence::Gap { from: date("2016-11-30"), to: date("2017-08-31") }),
    );
    check("2017-09-05", Some(30_500.0), between("2017-08-31", "2017-09-10"));
    check("2017-09-11", None, Basis::Unknown(Silence::After(date("2017-09-10"))));
    check("2018-01-01", None, Basis::Unknown(Silence::Empty));
}

#[test]
fn an_annual_total_says_nothing_of_the_days_before() {
    let data = dataset("annual final 2015-10-01 2016-09-30 240255");
    let series = Series(Arc::from("annual"));
    let curve = curve(&data, &series, 2016);
    let silence = Silence::Gap { from: date("2015-09-30"), to: date("2016-09-30") };
    assert_eq!(curve.reading_on(date("2016-09-09")), Reading::unknown(silence));
    assert_eq!(curve.reading_on(date("2016-09-30")).basis, Basis::Observed);
}

#[test]
fn periods_add_up_until_a_day_is_left_out() {
    let data = dataset(
        "monthly period 2016-10-01 2016-10-31 10
         monthly period 2016-12-01 2016-12-31 30
         monthly period 2016-11-01 2016-11-30 20
         monthly period 2017-02-01 2017-02-28 50",
    );
    let series = Series(Arc::from("monthly"));
    let counts: Vec<u64> = curve(&data, &series, 2017).knots.iter().map(|knot| knot.count.0).collect();
    assert_eq!(counts, [10, 30, 60]);
}

#[test]
fn the_newest_edition_wins_and_what_was_not_out_yet_is_hidden() {
    let data = dataset(
        "monthly period 2016-10-01 2016-10-31 100 2016-12-01
         monthly period 2016-10-01 2016-10-31 109 2017-01-01",
    );
    let series = Series(Arc::from("monthly"));
    let measure = data.measures()[0];
    let first = |data: &Dataset, edition| {
        data.measured(measure).curve(&series, FiscalYear(2017), edition).map(|curve| curve.knots[0].count.0)
    };
    assert_eq!(first(&data, Edition::Newest), Some(109));
    assert_eq!(first(&data, Edition::First), Some(100));
    assert_eq!(first(&data.known_on(date("2016-12-31")), Edition::Newest), Some(100));
    assert_eq!(first(&data.known_on(date("2016-11-30")), Edition::Newest), None);
}

#[test]
fn a_final_closes_a_series_that_has_no_last_day_of_its_own() {
    let data = dataset(
        "live to_date 2015-10-01 2016-09-10 230000
         annual final 2015-10-01 2016-09-30 240255",
    );
    let series = Series(Arc::from("live"));
    let curve = curve(&data, &series, 2016);
    assert_eq!(curve.last().map(|knot| knot.count), Some(Count(240_255)));
    // 10 of the 20 days between.
    assert_eq!(curve.reading_on(date("2016-09-20")).value, Some(Estimate(235_127.5)));
}

#[test]
fn what_contradicts_the_rest_is_flagged_and_said() {
    let data = dataset(
        "live to_date 2018-10-01 2019-03-31 129517
         live to_date 2018-10-01 2019-06-21 282242
         annual final 2018-10-01 2019-09-30 267258
         live to_date 2020-10-01 2021-01-30 26175
         live to_date 2020-10-01 2021-02-13 185884
         live to_date 2020-10-01 2021-02-27 29944
         live to_date 2020-10-01 2021-03-13 31922",
    );
    let series = Series(Arc::from("live"));
    assert_eq!(curve(&data, &series, 2019).flagged[0].count, Count(282_242));
    assert_eq!(curve(&data, &series, 2021).flagged[0].count, Count(185_884));
    let said: Vec<String> =
        data.measured(data.measures()[0]).contradictions().iter().map(ToString::to_string).collect();
    assert_eq!(said.len(), 2);
    assert!(
        said[0].starts_with("test.csv:3: column \"count\": \"282,242\": FY2019 to date is above"),
        "{said:?}"
    );
    // 29,944 stands beside what is before and after it, so that the fall is one from the point in doubt.
    assert_eq!(
        said[1],
        "test.csv:6: column \"count\": \"185,884\": FY2021 falls from 185,884 on 2021-02-13 to 29,944 on 2021-02-27, and a \
         count to date cannot fall; the point is shown as doubtful and nothing is computed from it"
    );
}

#[test]
fn a_point_too_low_is_said_to_have_fallen() {
    let data = dataset(
        "live to_date 2020-10-01 2021-01-30 26175
         live to_date 2020-10-01 2021-02-13 2618
         live to_date 2020-10-01 2021-02-27 29944",
    );
    let said = data.measured(data.measures()[0]).contradictions();
    assert_eq!(said.len(), 1);
    assert_eq!(
        said[0].message,
        "FY2021 falls from 26,175 on 2021-01-30 to 2,618 on 2021-02-13, and a count to date cannot fall"
    );
}

#[test]
fn a_final_that_ends_before_its_year_is_left_out_and_said() {
    let data =
        dataset("annual final 2016-10-01 2017-09-09 211068\nannual final 2015-10-01 2016-09-30 240255");
    let said = data.measured(data.measures()[0]).contradictions();
    assert_eq!(said.len(), 1);
    assert_eq!(
        said[0].to_string(),
        "test.csv:2: column \"through\": \"2017-09-09\": is called final and ends on Sep 9, 2017, not on Sep 30, 2017; left \
         out; as a count to date it would be used"
    );
}

#[test]
fn wide_gaps_follow_the_cubic_and_wider_ones_break_the_line() {
    let data = dataset(
        "live to_date 2016-10-01 2016-11-30 6100
         live to_date 2016-10-01 2017-08-31 30000
         live to_date 2016-10-01 2017-09-10 31000",
    );
    let series = Series(Arc::from("live"));
    let runs = curve(&data, &series, 2017).runs();
    assert_eq!(runs.len(), 2);
    assert!(runs[0].len() > 2, "61 days are bridged by a cubic");
    assert_eq!(runs[1], [(335.0, 30_000.0), (345.0, 31_000.0)]);
}

#[test]
fn the_published_final_outranks_a_sum() {
    let data = dataset(
        "monthly period 2015-10-01 2016-09-30 240260
         annual final 2015-10-01 2016-09-30 240255
         monthly period 2016-10-01 2017-09-30 226140",
    );
    let measure = data.measures()[0];
    let total = |year| data.measured(measure).closing_total(FiscalYear(year), Edition::Newest);
    assert_eq!((total(2016), total(2017), total(2018)), (Some(Count(240_255)), Some(Count(226_140)), None));
}

#[test]
fn of_several_sums_the_series_asked_for_closes_the_year_and_else_the_newest() {
    let data = dataset(
        "a-press period 2015-10-01 2016-09-30 200000 2016-10-01
         official period 2015-10-01 2016-09-30 240255 2016-12-01",
    );
    let measured = data.measured(data.measures()[0]);
    let total = |measured: Measured<'_>, edition| measured.closing_total(FiscalYear(2016), edition);
    assert_eq!(total(measured, Edition::Newest), Some(Count(240_255)));
    assert_eq!(total(measured, Edition::First), Some(Count(200_000)));
    let press = Series(Arc::from("a-press"));
    assert_eq!(total(measured.in_series(&press), Edition::Newest), Some(Count(200_000)));
    let said = measured.contradictions();
    assert_eq!((said.len(), said[0].code), (1, "totals-disagree"));
    assert_eq!(
        said[0].to_string(),
        "test.csv:3: FY2016 comes to 240,255 in the official series and to 200,000 in the a-press series; the first is \
         taken for its total, and --series takes another"
    );
}

#[test]
fn a_period_beyond_a_hole_does_not_hide_the_published_final() {
    let data = dataset(
        "annual final 2015-10-01 2016-09-30 1200
         monthly period 2015-10-01 2016-05-31 800
         monthly period 2016-06-01 2016-06-30 100
         monthly period 2016-09-01 2016-09-30 100",
    );
    let series = Series(Arc::from("monthly"));
    let curve = curve(&data, &series, 2016);
    let counts: Vec<u64> = curve.knots.iter().map(|knot| knot.count.0).collect();
    assert_eq!(counts, [800, 900, 1200]);
    // June 30 to September 30 are 92 days, the most that are bridged.
    let between = Basis::Seam { from: date("2016-06-30"), to: date("2016-09-30") };
    assert_eq!(curve.reading_on(date("2016-08-15")).basis, between);
}

#[test]
fn a_count_from_another_start_of_the_year_is_left_out_and_said() {
    let data = dataset("live to_date 2016-10-01 2017-04-04 100\nmonthly period 2017-01-01 2017-01-31 20");
    let january = Dataset::new(FiscalCalendar::parse("01-01").unwrap(), data.observations().to_vec());
    let measured = january.measured(january.measures()[0]);
    assert!(measured.curve(&Series(Arc::from("live")), FiscalYear(2017), Edition::Newest).is_none());
    assert!(measured.curve(&Series(Arc::from("monthly")), FiscalYear(2017), Edition::Newest).is_some());
    let said = measured.contradictions()[0].to_string();
    assert!(
        said.contains("where fiscal years begin on 01-01") && said.contains("--fiscal-start 10-01"),
        "{said}"
    );
}

#[test]
fn what_comes_after_a_hole_is_said() {
    let data = dataset(
        "monthly period 2016-10-01 2016-10-31 10
         monthly period 2016-11-01 2016-11-30 20
         monthly period 2017-01-01 2017-01-31 30
         monthly period 2017-02-01 2017-02-28 40",
    );
    let said = data.measured(data.measures()[0]).holes();
    assert_eq!(
        said[0].to_string(),
        "test.csv:4: FY2017 has no monthly figure from Dec 1, 2016 on, before this \
         one; it and the one after it are not added up to a count to date"
    );
    // January alone, and January with February and March.
    let months = |text: &str| {
        let data = dataset(&format!("monthly period 2016-10-01 2016-10-31 10\n{text}"));
        data.measured(data.measures()[0]).holes()[0].action.clone()
    };
    let january = "monthly period 2017-01-01 2017-01-31 30";
    assert_eq!(months(january), "it is not added up to a count to date");
    let more = "monthly period 2017-02-01 2017-02-28 40\nmonthly period 2017-03-01 2017-03-31 50";
    assert_eq!(
        months(&format!("{january}\n{more}")),
        "it and 2 later ones are not added up to a count to date"
    );
}

#[test]
fn a_week_across_the_turn_is_a_part_in_each_year() {
    let data = dataset(
        "weekly period 2016-09-25 2016-10-01 70
         weekly period 2016-10-02 2016-10-08 77",
    );
    let series = Series(Arc::from("weekly"));
    let this = curve(&data, &series, 2017);
    let counts: Vec<u64> = this.knots.iter().map(|knot| knot.count.0).collect();
    // One of its seven days is October 1.
    assert_eq!(counts, [10, 87]);
    let split = Basis::Split { from: date("2016-09-25"), through: date("2016-10-01") };
    assert_eq!(this.reading_on(date("2016-10-08")).basis, split);
    // What is split lies in both ends of a later week, and so in none of it.
    let later = this.counted(date("2016-10-01"), date("2016-10-08")).unwrap();
    assert_eq!((later.count, later.width()), (Estimate(77.0), 0));
    // Of FY2016 nothing else is known.
    assert_eq!(data.measured(data.measures()[0]).fiscal_years(), [FiscalYear(2017)]);
}

#[test]
fn a_week_across_the_turn_closes_the_year_before() {
    let data = dataset(
        "weekly period 2015-10-01 2016-09-24 359
         weekly period 2016-09-25 2016-10-01 70
         weekly period 2016-10-02 2016-10-08 77",
    );
    let series = Series(Arc::from("weekly"));
    // Six days of ten, behind 359.
    assert_eq!(
        data.measured(data.measures()[0]).closing_total(FiscalYear(2016), Edition::Newest),
        Some(Count(419))
    );
    let before = curve(&data, &series, 2016);
    let split = Basis::Split { from: date("2016-09-25"), through: date("2016-10-01") };
    assert_eq!(before.reading_on(date("2016-09-30")).basis, split);
}

#[test]
fn a_release_that_covers_fewer_days_than_the_one_before_is_said() {
    let data = dataset(
        "live to_date 2020-10-01 2021-09-25 57627 2021-10-01
         live to_date 2020-10-01 2021-09-11 55590 2021-10-08",
    );
    let said = data.measured(data.measures()[0]).contradictions();
    assert_eq!((said.len(), said[0].code), (1, "as-of-goes-back"));
}

#[test]
fn a_line_with_several_of_a_finding_is_named_once() {
    let mut findings = Vec::new();
    // Lines 2 to 8 with two cells each, of which the first five lines are named.
    for line in (2..9).flat_map(|line| [line, line]) {
        let place = Place { file: Arc::from("test.csv"), line };
        Finding::new(Level::Warning, "odd", "odd", "kept").at(&place).gather(&mut findings);
    }
    let [finding] = findings.as_slice() else { panic!("{findings:?}") };
    assert_eq!(finding.lines, [2, 3, 4, 5, 6]);
    assert_eq!((finding.line_count, finding.times), (7, 14));
}

#[test]
fn what_is_said_of_the_first_of_several_is_not_said_of_all() {
    let gathered = |messages: &[&str]| {
        let mut findings = Vec::new();
        for (line, message) in (4..).zip(messages) {
            let place = Place { file: Arc::from("test.csv"), line };
            Finding::new(Level::Warning, "fall", *message, "read").at(&place).gather(&mut findings);
        }
        findings.iter().map(|finding| finding.message.clone()).collect::<Vec<_>>()
    };
    assert_eq!(gathered(&["fell by 64", "fell by 64"]), ["fell by 64"]);
    assert_eq!(
        gathered(&["fell by 64", "fell by 1,000", "fell by 64", "fell by 7"]),
        ["fell by 64 in the first of them"]
    );
}

#[test]
fn a_grade_says_what_its_parts_say() {
    let grade = |words| super::Grade::new(words);
    assert!(grade("incomplete, disputed").is_incomplete() && grade("incomplete, disputed").is_disputed());
    assert!(!grade("disputed").is_incomplete() && !grade("").is_incomplete());
    // Months that are rounded to ten are no round number.
    assert!(grade("secondary, rounded").is_rounded() && !grade("primary, rounded to ten").is_rounded());
    assert!(grade("primary, rounded to ten").has_rounding() && !grade("primary").has_rounding());
}
