//! Laws of the methods, and small years worked out by hand.

use std::sync::{Arc, LazyLock};

use proptest::prelude::*;

use super::*;
use crate::calendar::{Date, FiscalDay, FiscalYear};
use crate::dataset::{Dataset, Grade, Kind, Measure, Observation, Place, Series, Source};
use crate::quantity::{Count, Estimate, PercentChange, Ratio};

static LIVE: LazyLock<Series> = LazyLock::new(|| Series(Arc::from("live")));

/// A year that stands on `day` after these observations, with one earlier year read on the same point.
fn evidence(day: u16, observed: &[(u16, f64)], last_year: Option<(f64, f64)>) -> Evidence<'static> {
    let to_date = observed.last().map_or(0.0, |(_, count)| *count);
    let prior = last_year.map(|(at_point, total)| Prior {
        fiscal_year: FiscalYear(2016),
        total: Estimate(total),
        at_point: Some(Estimate(at_point)),
        incomplete: false,
    });
    Evidence {
        fiscal_year: FiscalYear(2017),
        series: &LIVE,
        day: FiscalDay(day),
        days: FiscalDay(365),
        to_date: Estimate(to_date),
        unripe: 0,
        observed: observed.iter().map(|(day, count)| (FiscalDay(*day), Estimate(*count))).collect(),
        against: FiscalYear(2016),
        last_year: prior,
        priors: prior.into_iter().collect(),
    }
}

fn total(method: MethodId, evidence: &Evidence<'_>) -> Result<f64, Refusal> {
    let method = METHODS.iter().find(|row| row.method == method).expect("a row for every method");
    method.project(evidence).map(|projection| projection.total.0)
}

#[test]
fn the_year_whose_total_is_lacking_is_the_one_measured_against() {
    let against = FiscalYear(2015);
    let year = Evidence { against, ..evidence(100, &[(100, 1000.0)], None) };
    for method in [MethodId::RestAsLastYear, MethodId::LastYearsTotal] {
        assert_eq!(total(method, &year), Err(Refusal::NeedsFinal(against)), "{method:?}");
    }
}

#[test]
fn each_method_by_hand() {
    let year = evidence(100, &[(72, 720.0), (100, 1000.0)], Some((500.0, 2000.0)));
    let check = |method, expected: f64| {
        let found = total(method, &year).unwrap();
        assert!((found - expected).abs() < 1e-9, "{method:?}: {found}");
    };
    // 1,000 * 365 / 100
    check(MethodId::StraightLine, 3650.0);
    // 1,000 + (1,000 - 720) / 28 * 265
    check(MethodId::Trailing28, 3650.0);
    // 1,000 / (500 / 2,000)
    check(MethodId::SeasonalShare, 4000.0);
    // 1,000 + 2,000 - 500
    check(MethodId::RestAsLastYear, 2500.0);
    check(MethodId::LastYearsTotal, 2000.0);
}

#[test]
fn the_window_is_the_available_one_nearest_to_four_weeks() {
    let window = |days: &[u16]| {
        let observed: Vec<_> = days.iter().map(|day| (*day, f64::from(*day))).collect();
        let method = METHODS.iter().find(|row| row.method == MethodId::Trailing28).unwrap();
        method.project(&evidence(200, &observed, None)).ok().and_then(|projection| projection.window_days)
    };
    assert_eq!(window(&[158, 172, 186, 200]), Some(28));
    assert_eq!(window(&[186, 200]), Some(14));
    assert_eq!(window(&[187, 200]), None);
    assert_eq!(window(&[137, 200]), Some(63));
    assert_eq!(window(&[136, 200]), None);
    // Of 14 and 42 days, equally far, the shorter.
    assert_eq!(window(&[158, 186, 200]), Some(14));
    assert_eq!(window(&[200]), None);
}

#[test]
fn a_stage_holds_its_lower_edge_and_not_its_upper_one() {
    let stage = |day: u16| Stage::of(FiscalDay(day), FiscalDay(365)).map(|stage| stage.to_string());
    let named = |name: &str| Some(name.to_owned());
    // 20 % of 365 days is 73 exactly, 40 % 146, 60 % 219, 80 % 292; 95 % is 346.75.
    assert_eq!((stage(72), stage(73)), (None, named("20-40")));
    assert_eq!((stage(145), stage(146)), (named("20-40"), named("40-60")));
    assert_eq!((stage(218), stage(219)), (named("40-60"), named("60-80")));
    assert_eq!((stage(291), stage(292)), (named("60-80"), named("80-95")));
    assert_eq!((stage(346), stage(347)), (named("80-95"), named("95-100")));
    assert_eq!((stage(364), stage(365)), (named("95-100"), None));
}

/// A replay of the straight line at the stage `40-60`: by year from 2010 on, what it projected of a total of 1,000.
fn replay(projected: &[&[f64]]) -> Replay {
    replay_of(MethodId::StraightLine, projected)
}

fn replay_of(method: MethodId, projected: &[&[f64]]) -> Replay {
    let miss = |fiscal_year, projected: f64| Miss {
        method,
        fiscal_year,
        as_of: Date::MIN,
        stage: STAGES[1],
        window_days: None,
        prior_years: Vec::new(),
        projected: Estimate(projected),
        total: Estimate(1000.0),
        last_year: None,
    };
    let years = (2010..).map(FiscalYear).zip(projected);
    let misses = years.clone().flat_map(|(year, all)| all.iter().map(move |one| miss(year, *one)));
    Replay { years: years.clone().map(|(year, _)| year).collect(), misses: misses.collect() }
}

#[test]
fn a_year_that_was_projected_to_be_nothing_is_no_year_of_a_range() {
    let years: [&[f64]; 5] = [&[0.0, 0.0], &[800.0], &[0.0, 500.0], &[1000.0], &[1250.0]];
    let replay = replay(&years);
    // 1,000 / 800, 1,000 / 1,000 and 1,000 / 1,250; of 2010 and 2012 no factor makes 1,000 of nothing.
    let expected = [(2011, 1.25), (2013, 1.0), (2014, 0.8)];
    let expected = expected.map(|(year, ratio)| (FiscalYear(year), Ratio(ratio)));
    assert_eq!(replay.corrections(MethodId::StraightLine, STAGES[1]), expected);
    let projection = Projection {
        total: Estimate(2000.0),
        window_days: None,
        prior_years: Vec::new(),
        prior_sums: None,
        window_end: None,
        rate: None,
    };
    let range =
        past_misses(&replay, MethodId::StraightLine, STAGES[1], &projection, Estimate(1500.0)).unwrap();
    // 2,000 * 0.8 and 2,000 * 1.25.
    assert_eq!((range.low, range.high), (Estimate(1600.0), Estimate(2500.0)));
    assert_eq!(range.basis, RangeBasis::PastMisses([2011, 2013, 2014].map(FiscalYear).to_vec()));
    // A projection of nothing missed by 100 %: means of the years 100, 20, (100 + 50) / 2, 0 and 25 %.
    let record = replay.record(MethodId::StraightLine, STAGES[1]).unwrap();
    assert_eq!((record.years, record.mape), (5, PercentChange(44.0)));
    // Three years with a factor are too few to leave one of them out.
    assert_eq!(replay.tracks()[0].covered, None);
}

#[test]
fn a_range_held_where_the_range_that_is_shown_would_have() {
    // Ratios of 1 to 10. Without a year the others have nine; the tenth percentile lies 0.8 of the way from the least of
    // them to the next, the ninetieth 0.2 of the way from the last but one to the last.
    let projected: Vec<Vec<f64>> = (1..=10).map(|ratio| vec![1000.0 / f64::from(ratio)]).collect();
    let projected: Vec<&[f64]> = projected.iter().map(Vec::as_slice).collect();
    let covered = |years: usize| replay(&projected[..years]).tracks()[0].covered;
    // 1: from 2.8 on. 2: of 1, 3, 4 ... from 2.6 on. 3: of 1, 2, 4 ... from 1.8 on, and so 8; 9 and 10 are like 2 and 1.
    assert_eq!(covered(10), Some((6, 10)));
    // Of eight, each is judged by seven, from 0.6 of the way between the least two: 1 and 2 do not hold (2.6, 2.2), 3
    // does (1.6), and so on from the other end.
    assert_eq!(covered(8), Some((4, 8)));
    // Of seven, by the least and the most of six: all but 1 and 7.
    assert_eq!(covered(7), Some((5, 7)));
}

#[test]
fn two_points_are_no_tie_and_a_little_less_is_one() {
    let chosen = |recent: f64| {
        let mut replay = replay(&[&[900.0][..]; 3]);
        replay.misses.extend(replay_of(MethodId::Trailing28, &[&[recent][..]; 3]).misses);
        let answered = &[MethodId::StraightLine, MethodId::Trailing28];
        let (day, days) = (FiscalDay(182), FiscalDay(365));
        choose(Situation { day, days, answered, replay: &replay }).unwrap().method()
    };
    // The straight line missed by 10 %; the recent rate by 12 % and by 11.9 %.
    assert_eq!(chosen(880.0), MethodId::StraightLine);
    assert_eq!(chosen(881.0), MethodId::Trailing28);
}

#[test]
fn methods_are_held_against_each_other_in_the_years_that_both_have() {
    // The straight line missed by 10 % in four years and by 50 % in a fifth: by 18 % on average. The seasonal share, by 15 %
    // in the four, is no better than the line was in them.
    let mut replay = replay(&[&[900.0], &[900.0], &[900.0], &[900.0], &[500.0]]);
    replay.misses.extend(replay_of(MethodId::SeasonalShare, &[&[850.0][..]; 4]).misses);
    let answered = &[MethodId::StraightLine, MethodId::SeasonalShare];
    let (day, days) = (FiscalDay(182), FiscalDay(365));
    let choice = choose(Situation { day, days, answered, replay: &replay }).unwrap();
    assert_eq!(choice.method(), MethodId::StraightLine);
    let skill = |method| replay.tracks().into_iter().find(|track| track.method == method).unwrap().skill;
    // 1 - 15 / 10, and the line against itself.
    assert!((skill(MethodId::SeasonalShare).unwrap().0 + 50.0).abs() < 1e-9);
    assert!(skill(MethodId::StraightLine).unwrap().0.abs() < 1e-9);
    // With two years alone in common the one that has fewer is left out.
    replay.misses.retain(|miss| miss.method == MethodId::StraightLine || miss.fiscal_year < FiscalYear(2012));
    let choice = choose(Situation { day, days, answered, replay: &replay }).unwrap();
    assert_eq!(choice.method(), MethodId::StraightLine);
}

/// Facts of one series, one a line: `KIND FROM THROUGH COUNT PUBLISHED`.
fn dataset(facts: &str) -> Dataset {
    let date = |text: &str| Date::parse_iso(text).unwrap();
    let facts = facts.lines().map(|line| {
        let words: Vec<&str> = line.split_whitespace().collect();
        Observation {
            measure: Measure(Arc::from("removals")),
            series: Series(Arc::from("live")),
            kind: [("final", Kind::Final), ("to_date", Kind::ToDate), ("period", Kind::Period)]
                .into_iter()
                .find_map(|(word, kind)| (word == words[0]).then_some(kind))
                .unwrap(),
            from: date(words[1]),
            through: date(words[2]),
            count: Count(words[3].parse().unwrap()),
            published: Some(date(words[4])),
            run_date: None,
            grade: Grade::default(),
            source: Source::default(),
            place: Place { file: Arc::from("test.csv"), line: 2 },
            rows: 1,
            part_of: None,
        }
    });
    Dataset::new(crate::calendar::FiscalCalendar::default(), facts.collect())
}

/// The days on which a method was replayed, before FY2017.
fn replayed(facts: &str, method: MethodId) -> Vec<String> {
    let data = dataset(facts);
    let measured = data.measured(data.measures()[0]);
    let replay = Replay::run(measured, measured.series()[0], FiscalYear(2017));
    let of_method = replay.misses.iter().filter(|miss| miss.method == method);
    of_method.map(|miss| miss.as_of.to_string()).collect()
}

#[test]
fn a_replay_does_not_start_its_window_at_a_figure_that_came_out_later() {
    // Fiscal days 80, 120, 200, 228, 300, 340 and 360. Day 200 lies 28 days before day 228 and came out in 2018, so that
    // nothing is near enough to day 228, nor to day 300 (72 days); 120 - 80 = 40, 340 - 300 = 40 and 360 - 340 = 20 are.
    let facts = "to_date 2014-10-01 2014-12-19 8000 2014-12-20
        to_date 2014-10-01 2015-01-28 12000 2015-01-29
        to_date 2014-10-01 2015-04-18 20000 2018-01-01
        to_date 2014-10-01 2015-05-16 22800 2015-05-17
        to_date 2014-10-01 2015-07-27 30000 2015-07-28
        to_date 2014-10-01 2015-09-05 34000 2015-09-06
        to_date 2014-10-01 2015-09-25 36000 2015-09-26
        final 2014-10-01 2015-09-30 36500 2015-10-02";
    assert_eq!(replayed(facts, MethodId::Trailing28), ["2015-01-28", "2015-09-05", "2015-09-25"]);
    let in_time = facts.replace("2018-01-01", "2015-04-19");
    let expected = ["2015-01-28", "2015-05-16", "2015-09-05", "2015-09-25"];
    assert_eq!(replayed(&in_time, MethodId::Trailing28), expected);
}

#[test]
fn a_replay_knows_a_sum_when_the_last_of_its_parts_is_out() {
    // The first half of FY2015 came out after the second one.
    let facts = "period 2014-10-01 2015-03-31 100 2016-06-01
        period 2015-04-01 2015-09-30 100 2015-10-10
        to_date 2015-10-01 2016-01-31 40 2016-02-01
        to_date 2015-10-01 2016-02-29 50 2016-03-01
        to_date 2015-10-01 2016-03-31 60 2016-04-01
        to_date 2015-10-01 2016-04-30 70 2016-05-01
        to_date 2015-10-01 2016-05-31 80 2016-06-01
        to_date 2015-10-01 2016-06-30 90 2016-07-01
        final 2015-10-01 2016-09-30 120 2016-10-02";
    assert_eq!(replayed(facts, MethodId::LastYearsTotal), ["2016-05-31", "2016-06-30"]);
}

#[test]
fn what_is_missing_is_said() {
    let lone = evidence(344, &[(344, 211_068.0)], None);
    let reason = |method| total(method, &lone).unwrap_err().to_string();
    assert_eq!(
        reason(MethodId::Trailing28),
        "needs two observations in FY2017 at least 14 and at most 63 days apart; has 1"
    );
    assert!(reason(MethodId::SeasonalShare).starts_with("needs a complete prior year"));
    assert_eq!(reason(MethodId::RestAsLastYear), "needs the total of FY2016, which is not in the data");
    assert_eq!(reason(MethodId::LastYearsTotal), "needs the total of FY2016, which is not in the data");
}

/// The rate ends where the days no longer grow; what was counted after them is counted all the same.
#[test]
fn a_rate_that_ends_before_days_that_grow_starts_from_the_count_to_date() {
    let year =
        Evidence { unripe: 20, ..evidence(200, &[(152, 1_520.0), (180, 1_800.0), (200, 5_000.0)], None) };
    // (1,800 - 1,520) / 28 = 10 a day; 5,000 + 10 * (365 - 200). From day 180 on it would be 1,800 + 10 * 185 = 3,650.
    assert_eq!(total(MethodId::Trailing28, &year), Ok(6_650.0));
}

proptest! {
    /// What has been counted stays counted, so no method that looks at it may end below it.
    #[test]
    fn no_projection_is_below_the_count_to_date(
        day in 15_u16..365,
        start in 0.0_f64..1e6,
        more in 0.0_f64..1e6,
        at_point in 1.0_f64..1e6,
        rest in 0.0_f64..1e6,
        (unripe, late) in (0_u16..60, 0.0_f64..1e6),
    ) {
        // The last report may lie within the days that grow; those before it reach back beyond them.
        let day = day.max(unripe + 15);
        let (ripe, to_date) = (day - unripe, start + more + late);
        let mut observed = vec![(ripe - 14, start), (day, to_date)];
        if unripe > 0 {
            observed.insert(1, (ripe, start + more));
        }
        let year = Evidence { unripe, ..evidence(day, &observed, Some((at_point, at_point + rest))) };
        for method in METHODS.iter().filter(|method| method.headline) {
            let projection = method.project(&year).unwrap();
            prop_assert!(projection.total.0 >= to_date * (1.0 - 1e-12), "{:?}", method.method);
        }
    }

    /// Where every day is like every other, in this year and the last, all methods say the same.
    #[test]
    fn with_a_constant_rate_all_methods_agree(day in 29_u16..365, rate in 0.1_f64..5000.0) {
        let count = |day: u16| f64::from(day) * rate;
        let observed = [(day - 28, count(day - 28)), (day, count(day))];
        let year = evidence(day, &observed, Some((count(day), count(365))));
        for method in METHODS {
            let total = method.project(&year).unwrap().total.0;
            prop_assert!((total - count(365)).abs() <= count(365) * 1e-9, "{:?}: {total}", method.method);
        }
    }

    /// A method that does not look at earlier years is not moved by one.
    #[test]
    fn a_year_of_zeros_before_moves_no_method_that_does_not_use_it(day in 29_u16..365, count in 1.0_f64..1e6) {
        let observed = [(day - 28, count / 2.0), (day, count)];
        let without = evidence(day, &observed, None);
        let with = evidence(day, &observed, Some((0.0, 0.0)));
        for method in [MethodId::StraightLine, MethodId::Trailing28] {
            prop_assert_eq!(total(method, &with), total(method, &without));
        }
    }
}
