//! Several files at once: joined, counted once, kept apart as vintages, or refused.

use crate::dataset::{Observation, Rows};
use crate::load::{DateOrder, Input, Loaded, Options, load};

fn loaded(files: &[(&str, &str)]) -> Loaded {
    let inputs: Vec<Input<'_>> =
        files.iter().map(|(name, text)| Input { name, bytes: text.as_bytes() }).collect();
    load(&inputs, &Options::default())
}

/// Loads several files; writes the facts' counts with the days of their editions, then findings and refusals.
fn check_files(files: &[(&str, &str)], expected: &[&str]) {
    let loaded = loaded(files);
    let mut got: Vec<String> = Vec::new();
    for fact in loaded.dataset.observations().iter().filter(|fact| fact.count.0 > 0) {
        let edition = fact.edition().map_or(String::new(), |day| format!(" {day}"));
        got.push(format!("{} {}{edition}", fact.from, fact.count.0));
    }
    got.extend(loaded.findings.iter().map(|finding| format!("{} {}", finding.code, finding.times)));
    got.extend(loaded.refused.iter().map(ToString::to_string));
    assert_eq!(got, expected);
}

#[test]
fn files_are_joined_and_a_figure_counts_once() {
    let (october, november) = ("month,removals\n2016-10,5\n", "month,removals\n2016-11,7\n");
    check_files(&[("a.csv", october), ("b.csv", november)], &["2016-10-01 5", "2016-11-01 7"]);
    check_files(&[("a.csv", october), ("b.csv", october)], &["2016-10-01 5", "same-figure 1"]);
}

#[test]
fn rows_that_count_in_another_file_are_set_aside() {
    let check = |files: &[(&str, &str)], expected: &[&str]| {
        let loaded = loaded(files);
        assert!(loaded.refused.is_empty(), "{:?}", loaded.refused);
        let rows = loaded.dataset.files().iter().map(|file| {
            let Rows { read, used, set_aside } = file.rows;
            assert_eq!(read, used + set_aside, "{file:?}");
            let aside = file.set_aside.iter().map(|aside| format!(", {} {}", aside.rows, aside.reason));
            format!("{used}+{set_aside}{}", aside.collect::<String>())
        });
        assert_eq!(rows.collect::<Vec<_>>(), expected);
    };
    let two = "id,departed_date\n1,2016-10-03\n2,2016-10-04\n";
    let three = "id,departed_date\n1,2016-10-03\n2,2016-10-04\n3,2016-11-03\n";
    check(&[("a.csv", two), ("b.csv", three)], &["2+0", "1+2, 2 counted in a.csv"]);
    check(&[("a.csv", two), ("b.csv", two)], &["2+0", "0+2, 2 counted in a.csv"]);
    let (october, both) = ("month,removals\n2016-10,5\n", "month,removals\n2016-10,5\n2016-11,7\n");
    check(&[("a.csv", october), ("b.csv", both)], &["1+0", "1+1, 1 counted in a.csv"]);
    // A row with another figure than the one that is known is used.
    let (one_year, two_years) =
        ("country,FY2016\nMexico,10\nPeru,4\n", "country,FY2016,FY2017\nMexico,10,20\nPeru,4,3\n");
    check(&[("a.csv", one_year), ("b.csv", two_years)], &["2+0", "2+0"]);
    check(&[("a.csv", two_years), ("b.csv", one_year)], &["2+0", "0+2, 2 counted in a.csv"]);
    // Other days, and the same row under another date of release.
    check(&[("a.csv", october), ("b.csv", "month,removals\n2016-11,5\n")], &["1+0", "1+0"]);
}

#[test]
fn which_file_is_newer_is_not_guessed_from_a_day_that_may_be_two() {
    let file = |day: &str, count: u64| {
        format!("Last updated: {day}\nmonth,removals\n2016-10,100\n2016-11,{count}\n")
    };
    let said = |days: [&str; 2], dates: Option<DateOrder>| {
        let (one, other) = (file(days[0], 113), file(days[1], 110));
        let inputs = [("a.csv", &one), ("b.csv", &other)];
        let inputs = inputs.map(|(name, text)| Input { name, bytes: text.as_bytes() });
        let loaded = load(&inputs, &Options { dates, ..Options::default() });
        let days = |fact: &Observation| fact.published.map(|day| day.to_string());
        let november = loaded.dataset.observations().iter().filter(|fact| fact.from.month() == 11);
        let published: Vec<String> = november.filter_map(days).collect();
        let refused = loaded.refused.iter().map(|refusal| refusal.why.clone());
        refused.chain(published).collect::<Vec<_>>().join(", ")
    };
    let either = "is of Mar 4, 2017 or Apr 3, 2017, and a.csv is of Feb 5, 2017 or May 2, 2017: which is newer hangs on the \
                  order of day and month";
    assert_eq!(said(["2/5/2017", "3/4/2017"], None), either);
    assert_eq!(said(["2/5/2017", "3/4/2017"], Some(DateOrder::MonthFirst)), "2017-02-05, 2017-03-04");
    assert_eq!(said(["2/5/2017", "3/4/2017"], Some(DateOrder::DayFirst)), "2017-05-02, 2017-04-03");
    // The third of February or of March comes before the fourth of either, and one day above 12 proves the order.
    assert_eq!(said(["2/3/2017", "2/4/2017"], None), "2017-02-03, 2017-02-04");
    assert_eq!(said(["2/15/2017", "3/4/2017"], None), "2017-02-15, 2017-03-04");
    assert_eq!(said(["2017-02-05", "2017-03-04"], None), "2017-02-05, 2017-03-04");
}

#[test]
fn files_that_differ_are_vintages_if_their_dates_tell_and_refused_otherwise() {
    let (old, new) = ("month,removals\n2016-10,5\n", "month,removals\n2016-10,6\n");
    check_files(
        &[("a-2016-11-08.csv", old), ("b_20161206.csv", new)],
        &["2016-10-01 5 2016-11-08", "2016-10-01 6 2016-12-06", "vintages 1"],
    );
    check_files(
        &[("a.csv", old), ("b.csv", new)],
        &[
            "2016-10-01 5",
            "b.csv:2: says 6 for 2016-10-01 to 2016-10-31, and a.csv:2 says 5: nothing tells which is newer; \
             try one of the two files, or a date in each file's name (removals-2024-11-08.csv)",
        ],
    );
}

#[test]
fn the_only_day_of_two_lists_may_be_one_that_was_cut_in_two() {
    let (first, next) = ("removed_on\n2016-10-03\n2016-10-05\n", "removed_on\n2016-10-05\n2016-11-07\n");
    let refused = "b.csv:2: says 1 for 2016-10-05 to 2016-10-05, and a.csv:3 says 1 as well, the only day of both: to add them \
         or not are two readings; try one of the two files, or one file with the rows of both";
    check_files(&[("a.csv", first), ("b.csv", next)], &["2016-10-03 1", "2016-10-05 1", refused]);
    // A longer list holds all days of the other.
    let longer = "removed_on\n2016-10-03\n2016-10-05\n2016-11-07\n";
    check_files(
        &[("a.csv", first), ("b.csv", longer)],
        &["2016-10-03 1", "2016-10-05 1", "2016-11-07 1", "same-figure 2"],
    );
}

#[test]
fn so_may_that_of_two_lists_that_tell_different_things() {
    let first = "departed_date,sex\n2016-10-03,M\n2016-10-05,F\n";
    let next = "departed_date,country\n2016-10-05,Mexico\n2016-11-07,Cuba\n";
    let refused = "b.csv:2: says 1 for 2016-10-05 to 2016-10-05, and a.csv:3 says 1 as well, the only day of both: to add them \
         or not are two readings; try one of the two files, or one file with the rows of both";
    check_files(&[("a.csv", first), ("b.csv", next)], &["2016-10-03 1", "2016-10-05 1", refused]);
}

#[test]
fn a_figure_of_other_people_is_neither_counted_once_nor_added() {
    let (atlanta, boston) =
        ("date_departed,office\n2016-10-03,Atlanta\n", "date_departed,office\n2016-10-03,Boston\n");
    let refused = "b.csv:2: says 1 for 2016-10-03 to 2016-10-03, and a.csv:2 says 1 of other rows, as column \"office\" shows: \
         to add them or not are two readings; try one of the two files, or one file with the rows of both";
    check_files(&[("a.csv", atlanta), ("b.csv", boston)], &["2016-10-03 1", refused]);
    check_files(&[("a.csv", atlanta), ("b.csv", atlanta)], &["2016-10-03 1", "same-figure 1"]);
    // Both have Atlanta, and one person is another.
    let both = "date_departed,office\n2016-10-03,Boston\n2016-10-04,Atlanta\n";
    check_files(&[("a.csv", atlanta), ("b.csv", both)], &["2016-10-03 1", refused]);
    // Between two releases, rows are corrected.
    check_files(
        &[("a-2017-01-05.csv", atlanta), ("b-2017-02-05.csv", both)],
        &["2016-10-03 1", "2016-10-04 1", "same-figure 1"],
    );
    // The same rows in another order, and in other letters.
    let (one, other) = (
        "date_departed,office,sex\n2016-10-03,Atlanta,M\n2016-10-03,Boston,F\n",
        "date_departed,sex,office\n2016-10-03,F,BOSTON\n2016-10-03,M,ATLANTA\n",
    );
    check_files(&[("a.csv", one), ("b.csv", other)], &["2016-10-03 2", "same-figure 1"]);
    // Two offices on whose lists one day has as many; a list that lacks no day of the other is a longer one.
    let list = |days: &[u32]| {
        let rows: Vec<String> = days.iter().map(|day| format!("2016-10-{day:02}\n")).collect();
        format!("date_departed\n{}", rows.concat())
    };
    check_files(
        &[("a.csv", &list(&[3, 4, 9])), ("b.csv", &list(&[3, 7, 9]))],
        &[
            "2016-10-03 1",
            "2016-10-04 1",
            "2016-10-09 1",
            "b.csv:2: says 1 for 2016-10-03 to 2016-10-03, and a.csv:2 says 1 as well, and each file has records of days \
             between that the other lacks: to add them or not are two readings; try one of the two files, or one file with \
             the rows of both",
        ],
    );
    check_files(
        &[("a.csv", &list(&[3, 4])), ("b.csv", &list(&[3, 4, 7]))],
        &["2016-10-03 1", "2016-10-04 1", "2016-10-07 1", "same-figure 2"],
    );
    let (mexico, haiti) =
        ("month,country,removals\n2016-10,Mexico,5\n", "month,country,removals\n2016-10,Haiti,5\n");
    check_files(
        &[("a.csv", mexico), ("b.csv", haiti)],
        &[
            "2016-10-01 5",
            "b.csv:2: says 5 for 2016-10-01 to 2016-10-31, and a.csv:2 says 5 of other rows, as column \"country\" shows: \
             to add them or not are two readings; try one of the two files, or one file with the rows of both",
        ],
    );
}

#[test]
fn the_own_words_of_files_part_their_vintages() {
    for word in ["published", "released", "retrieved", "Last updated:"] {
        let of = |day: &str, count: &str| format!("# {word} {day}\nmonth,removals\n2016-10,{count}\n");
        let (old, new) = (of("2016-11-08", "5"), of("2016-12-06", "6"));
        check_files(
            &[("a.csv", &old), ("b.csv", &new)],
            &[
                "2016-10-01 5 2016-11-08",
                "2016-10-01 6 2016-12-06",
                "lines-above 1",
                "vintages 1",
                "lines-above 1",
            ],
        );
    }
}

#[test]
fn records_cut_at_a_weekend_go_on_after_it_and_a_longer_silence_is_a_gap() {
    // Mar 24 to 27 and Apr 3 to 6, 2017 lie around weekends; Mar 31 is a Friday.
    let march = "departed_date\n2017-03-24\n2017-03-27\n2017-03-28\n2017-03-31\n";
    let april = "departed_date\n2017-04-03\n2017-04-04\n2017-04-06\n";
    let days = |from: &str, through: &str| {
        let loaded = loaded(&[("a.csv", march), ("b.csv", april)]);
        let zeros = loaded.dataset.observations().iter().filter(|fact| fact.count.0 == 0);
        let days =
            zeros.map(|fact| fact.from.to_string()).filter(|day| (from..=through).contains(&day.as_str()));
        days.collect::<Vec<_>>()
    };
    assert_eq!(days("2017-04-01", "2017-04-02"), ["2017-04-01", "2017-04-02"]);
    let in_march = ["2017-03-24 1", "2017-03-27 1", "2017-03-28 1", "2017-03-31 1"].as_slice();
    let in_april = ["2017-04-03 1", "2017-04-04 1", "2017-04-06 1"].as_slice();
    let said = &["between-files 1"][..];
    check_files(&[("a.csv", march), ("b.csv", april)], &[in_march, in_april, said].concat());
    check_files(&[("b.csv", april), ("a.csv", march)], &[in_april, in_march, said].concat());
    // From Friday to Wednesday nothing, where no silence is longer than a weekend.
    let later = "departed_date\n2017-04-05\n2017-04-06\n2017-04-07\n";
    let from_wednesday = ["2017-04-05 1", "2017-04-06 1", "2017-04-07 1"];
    check_files(&[("a.csv", march), ("b.csv", later)], &[in_march, &from_wednesday].concat());
}

#[test]
fn the_name_of_a_file_says_that_its_counts_are_to_date() {
    let rising = "month,removals\n2016-10,18320\n2016-11,36264\n2016-12,55265\n";
    for name in ["removals-to-date.csv", "removals_year_to_date.csv", "ICE_FYTD.csv", "cumulative.csv"] {
        let loaded = loaded(&[(name, rising)]);
        let refused: Vec<String> = loaded.refused.iter().map(ToString::to_string).collect();
        // 18,320 + 36,264 + 55,265 = 109,849
        assert!(
            refused.join("").contains("total 109,849) or the count to date (total 55,265)"),
            "{name}: {refused:?}"
        );
    }
    for name in [
        "removals.csv",
        "removals-up-to-date.csv",
        "months-beside-year-to-date.csv",
        "to-date/removals.csv",
        "removals-since-2016.csv",
    ] {
        assert!(loaded(&[(name, rising)]).refused.is_empty(), "{name}");
    }
}
