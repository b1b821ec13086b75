//! Numbers as people read them, and sums that are checked.

use std::cmp::Ordering;

use super::*;

#[test]
fn numbers_show_as_people_read_them() {
    let check = |shown: &dyn ToString, expected: &str| assert_eq!(shown.to_string(), expected);
    check(&Count(0), "0");
    check(&Count(999), "999");
    check(&Count(211_068), "211,068");
    check(&Count(u64::MAX), "18,446,744,073,709,551,615");
    check(&Estimate(223_952.97), "223,953");
    check(&Change(-16_302.03), "-16,302");
    check(&Change(13_136.0), "+13,136");
    check(&Change(-0.2), "0");
    check(&PerDay(1389.857), "1,390");
    check(&PerDay(99.94), "99.9");
    check(&PerDay(99.96), "100");
    check(&Share(211_068.0 / 240_255.0), "87.9 %");
    check(&Share(344.0 / 365.0), "94.2 %");
    check(&Ratio(2.2652), "2.27");
    check(&PercentChange(-5.771), "-5.8 %");
    check(&PercentChange(19.6), "+19.6 %");
    check(&PercentChange(-0.01), "0.0 %");
    check(&PercentChange(0.01), "0.0 %");
    // All but the whole is not the whole; large ones are read without decimals.
    check(&PercentChange(-100.0), "-100.0 %");
    check(&PercentChange(-99.98), "-99.98 %");
    check(&PercentChange(-99.99921), "-99.999 %");
    check(&PercentChange(100.04), "+100.0 %");
    check(&PercentChange(12_589_038.0), "+12,589,038 %");
    check(&Ratio(125_891.38), "125,891");
    check(&Share(0.000_047), "under 0.1 %");
    check(&Share(0.0), "0.0 %");
    check(&Share(0.9998), "99.98 %");
    let directions = [-0.06, -0.04, 0.04, 0.06].map(|percent| PercentChange(percent).direction());
    assert_eq!(directions, [Ordering::Less, Ordering::Equal, Ordering::Equal, Ordering::Greater]);
}

#[test]
fn what_rounds_to_nothing_has_no_sign() {
    let check = |shown: &dyn ToString, expected: &str| assert_eq!(shown.to_string(), expected);
    check(&Share(-0.000_4), "0.0 %");
    check(&Share(-0.000_6), "-0.1 %");
    check(&PerDay(-0.03), "0.0");
    check(&PerDay(-0.06), "-0.1");
    check(&Ratio(-0.004), "0.00");
    check(&Estimate(-0.4), "0");
    assert!(rounded(-0.000_04, 4).is_sign_positive() && rounded(-0.0, 2).is_sign_positive());
    assert!(rounded(-0.000_06, 4).is_sign_negative());
}

#[test]
fn a_sum_that_does_not_fit_is_no_sum() {
    assert_eq!(Count::checked_sum([Count(u64::MAX), Count(1)]), None);
    assert_eq!(Count::checked_sum([Count(18_320), Count(17_944), Count(19_001)]), Some(Count(55_265)));
}

#[test]
fn a_share_of_nothing_is_unknown_and_so_is_a_rate_over_no_days() {
    assert_eq!(Count(5).estimate().share_of(Count(0).estimate()), None);
    assert_eq!(Count(5).estimate().per_day(0.0), None);
    assert_eq!(PerDay(1.0).ratio_to(PerDay(0.0)), None);
}

#[test]
fn machine_readable_numbers_are_rounded_once() {
    assert!((rounded(0.878_516_575, 4) - 0.8785).abs() < f64::EPSILON);
    assert!((rounded(613.569_767, 2) - 613.57).abs() < f64::EPSILON);
    assert!(rounded(f64::NAN, 2).is_nan());
}

#[test]
fn a_brief_number_tells_those_apart_that_share_their_thousands() {
    for (number, said) in [
        (0.0, "0"),
        (820.4, "820"),
        (1_148.0, "1,148"),
        (9_999.4, "9,999"),
        (9_999.6, "10k"),
        (12_345.0, "12.3k"),
        (99_960.0, "100k"),
        (464_520.0, "465k"),
        (999_499.0, "999k"),
        (999_501.0, "1M"),
        (1_234_567.0, "1.23M"),
        (-33_449.0, "-33.4k"),
    ] {
        assert_eq!(Estimate(number).brief(), said);
    }
}
