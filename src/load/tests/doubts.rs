//! What is left out where the user asks for it, and what the name of a file says of its last period.

use super::{check_with, rendered};
use crate::calendar::{Date, FiscalYear};
use crate::dataset::Missing;
use crate::load::{Input, Options, load};
use crate::quantity::Count;

/// How many fiscal years of a file lack a count, where doubtful rows are left out.
fn lacking(file: &str) -> usize {
    let options = Options { set_aside: true, ..Options::default() };
    let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &options);
    assert!(loaded.refused.is_empty(), "{file}: {:?}", loaded.refused);
    loaded.dataset.files().iter().map(|file| file.incomplete.len()).sum()
}

#[test]
fn a_year_lacks_each_row_that_is_left_out() {
    for (file, years) in [
        // The first row has a cell too many, and its time can be read.
        ("month,removals,note\n2016-10,18320,a\\, b\n2016-11,17944,\n2016-12,19001,\n", 1),
        // The last one has no time, so that any year may lack it.
        ("month,removals\n2015-10,18320\n2016-11,17944\nDec 1-12, 2016,9001\n", 2),
        // Some of the days of the second week are in no other.
        ("week,removals\n2016-10-02 to 2016-10-08,4000\n2016-10-08 to 2016-10-15,4100\n", 1),
        ("period,removals\n2016-10,18320\n2016-11-01,600\n2016-11,17944\n", 1),
        ("measure,kind,through,count\nremovals,final,2015-09-30,240255\nremovals,final,2016-09-30,xx\n", 1),
        // The total of the year says what its rows are together, and none of the other.
        ("country,FY2016,FY2017\nMexico,10,20\nPeru,D,3\nTotal,15,23\n", 0),
        ("country,FY2016,FY2017\nMexico,10,20\nPeru,D,3\n", 1),
        // A sum under a name of its own says as much of the years in which it is exact: of the first two, or the last two.
        (
            "status,FY2016,FY2017,FY2018\n1A,5000,6000,7000\n1B,,300,400\n2A,4000,3000,2000\nIDs,9000,9300,9404\n",
            0,
        ),
        (
            "status,FY2016,FY2017,FY2018\n1A,5000,6000,7000\n1B,,300,400\n2A,4000,3000,2000\nIDs,9004,9300,9400\n",
            1,
        ),
        // All days of the later row are counted.
        ("period,removals\n2016-10,18320\n2016-11,17944\n2016-11-01,600\n", 0),
    ] {
        assert_eq!(lacking(file), years, "{file}");
    }
}

#[test]
fn a_row_that_says_more_than_it_counts_is_set_aside() {
    let rows = "measure,kind,from,through,count\nremovals,final,2014-10-01,2015-09-30,90\n\
                removals,final,2015-10-01,2016-08-31,70\n";
    let got = rendered(rows.as_bytes(), &Options::default());
    assert!(got.starts_with("mixed mixed 1+1\n"), "{got}");
    let whole = rows.replace("2016-08-31", "2016-09-30");
    let got = rendered(whole.as_bytes(), &Options::default());
    assert!(got.starts_with("mixed mixed 2+0\n"), "{got}");
}

/// The last day that counts of months reach in a file of this name.
fn last_day(name: &str) -> String {
    let bytes = b"month,removals\n2016-10,18320\n2016-11,17944\n2016-12,9001\n";
    let loaded = load(&[Input { name, bytes }], &Options::default());
    let last = loaded.dataset.observations().iter().map(|fact| fact.through).max();
    last.map_or_else(String::new, |day| day.to_string())
}

#[test]
fn the_day_in_a_file_name_ends_the_month_that_it_lies_in() {
    for name in
        ["removals_2016-12-12.csv", "removals_as_of_20161212.csv", "removals_retrieved_2016-12-12.csv"]
    {
        assert_eq!(last_day(name), "2016-12-12", "{name}");
    }
    // Before the last month, after it, its name, and no day at all.
    for name in
        ["removals_2016-11-12.csv", "removals_2017-01-12.csv", "removals_2016-12-01.csv", "removals.csv"]
    {
        assert_eq!(last_day(name), "2016-12-31", "{name}");
    }
}

#[test]
fn files_of_one_unfinished_month_are_vintages() {
    let (old, new) =
        ("month,removals\n2016-11,17944\n2016-12,4000\n", "month,removals\n2016-11,17944\n2016-12,9001\n");
    let inputs = [("a_2016-12-06.csv", old), ("a_2016-12-12.csv", new)];
    let inputs = inputs.map(|(name, text)| Input { name, bytes: text.as_bytes() });
    let loaded = load(&inputs, &Options::default());
    assert!(loaded.refused.is_empty(), "{:?}", loaded.refused);
}

#[test]
fn a_bound_is_told_as_it_is_written() {
    for (cell, said) in
        [("1-9", "a number from 1 to 9"), ("0–4", "a number from 0 to 4"), ("<10", "a number from 0 to 9")]
    {
        let file = format!("month,removals\n2016-10,5\n2016-11,{cell}\n");
        let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &Options::default());
        let messages: Vec<&str> = loaded.findings.iter().map(|finding| finding.message.as_str()).collect();
        assert_eq!(messages, [said], "{cell}");
    }
}

#[test]
fn a_year_lacks_what_the_bounds_of_its_cells_hold_together() {
    // 0 to 9, and 1 to 4.
    let bytes = b"month,country,removals\n2016-10,Mexico,50\n2016-10,Cuba,<10\n2016-10,Peru,1-4\n\
        2016-11,Mexico,60\n2016-11,Cuba,70\n2016-11,Peru,80\n";
    let loaded = load(&[Input { name: "t.csv", bytes }], &Options::default());
    let [file] = loaded.dataset.files() else { panic!("{:?}", loaded.refused) };
    let both = Missing { counts: 2, at_least: Count(1), at_most: Some(Count(13)), each: None };
    assert_eq!(file.incomplete.iter().collect::<Vec<_>>(), [(&FiscalYear(2017), &both)]);
}

#[test]
fn the_odd_year_is_named_with_its_cell() {
    check_with(
        "month,removals\n1916-10,18320\n2016-11,17944\n2016-12,19001\n",
        &Options::default(),
        "periods periodic 3+0
         removals/monthly 1916-10-01..1916-10-31 18320 :2
         removals/monthly 2016-11-01..2016-11-30 17944 :3
         removals/monthly 2016-12-01..2016-12-31 19001 :4
         far-year 2 month",
    );
    let records =
        rendered(b"id,departed_date\n1,1916-10-03\n2,2016-10-03\n3,2016-10-04\n", &Options::default());
    assert!(records.contains("far-year 2 departed_date"), "{records}");
}

#[test]
fn no_days_are_without_a_removal_up_to_a_record_of_a_far_year() {
    let days = "id,departed_date\n1,2016-10-03\n2,2016-10-04\n3,2106-10-05\n";
    let loaded = load(&[Input { name: "t.csv", bytes: days.as_bytes() }], &Options::default());
    let [records] = loaded.dataset.records() else { panic!("{:?}", loaded.refused) };
    let silent = |day: &str| records.is_silent_on(Date::parse_iso(day).unwrap());
    assert_eq!(
        ["2016-10-04", "2016-10-05", "2060-01-01", "2106-10-04"].map(silent),
        [false, true, true, true]
    );
}

#[test]
fn a_count_whose_other_row_is_left_out_is_marked() {
    let options = Options { set_aside: true, ..Options::default() };
    for (file, expected) in [
        // Twice, a cell too many, and a year that may be any of them.
        ("fiscal_year,removals\n2016,100\n2016,50\n2017,90\n", vec![true, false]),
        ("fiscal_year,country,removals\n2016,A,5\n2017,Korea, South,8\n2017,B,7\n", vec![false, true]),
        ("fiscal_year,country,removals\n2016,A,5\n2017,B,7\nxx,C,8\n", vec![true, true]),
        ("month,country,removals\n2016-10,A,5\n2016-11,Korea, South,8\n2016-11,B,7\n", vec![false, true]),
        ("country,FY2016,FY2017\nMexico,5,6\nKorea, South,7,8\n", vec![true, true]),
        // No other row of the period is too low for it.
        ("fiscal_year,Oct,Nov\n2016,1,2\n2017,4,5,6\n", vec![false, false]),
        ("month,removals\n2016-10,5\n2016-11,6,7\n2016-12,7\n", vec![false, false]),
    ] {
        let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &options);
        let marked: Vec<bool> =
            loaded.dataset.observations().iter().map(|fact| fact.grade.is_incomplete()).collect();
        assert_eq!(marked, expected, "{file}");
        assert!(loaded.dataset.files().iter().any(|read| !read.incomplete.is_empty()), "{file}");
    }
}

#[test]
fn the_line_of_a_header_of_two_rows_names_both() {
    let bytes = b"Country,FY2016,,FY2017,\n,Q1,Q2,Q1,Q2\nMexico,1,2,3,4\nPeru,5,6,7,8\n";
    for header_line in [None, Some(1)] {
        let options = Options { header_line, ..Options::default() };
        let loaded = load(&[Input { name: "t.csv", bytes }], &options);
        let total: u64 = loaded.dataset.observations().iter().map(|fact| fact.count.0).sum();
        assert_eq!((total, loaded.refused.len()), (36, 0), "{header_line:?}");
    }
}

#[test]
fn what_has_not_come_yet_is_not_to_be_read_as_zero() {
    let advised = |file: &str| {
        let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &Options::default());
        let gap = loaded.findings.into_iter().find(|finding| finding.code == "gap").unwrap();
        gap.action.contains("--missing")
    };
    // The last month, and those of the last year across.
    assert!(!advised("month,removals\n2016-10,5\n2016-11,6\n2016-12,\n"));
    assert!(!advised("month,FY2016,FY2017\nOct,5,6\nNov,7,8\nDec,9,\n"));
    // A month between others, a mark, and a group among others.
    assert!(advised("month,removals\n2016-10,5\n2016-11,\n2016-12,7\n"));
    assert!(advised("month,removals\n2016-10,5\n2016-11,6\n2016-12,X\n"));
    assert!(advised("month,country,removals\n2016-10,Cuba,5\n2016-11,Cuba,6\n2016-11,Peru,\n"));
}

/// What is said of a count of December between those of months beside it.
fn outlier(counts: [&str; 3]) -> Option<String> {
    let [before, own, after] = counts;
    let file = format!("month,removals\n2016-11,{before}\n2016-12,{own}\n2017-01,{after}\n");
    let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &Options::default());
    assert_eq!(loaded.dataset.observations().len(), 3, "{file}");
    loaded.findings.iter().find(|finding| finding.code == "outlier").map(ToString::to_string)
}

#[test]
fn a_digit_too_many_or_too_few_is_told_of() {
    let told = "t.csv:3: column \"removals\": \"190010\": 2016-12-01 to 2016-12-31 counts 190010, and the periods before and behind it 17944 and 18320; \
                counted; check the cell";
    assert_eq!(
        outlier(["17944", "190010", "18320"]).as_deref().map(|said| said.replace(',', "")),
        Some(told.replace(',', ""))
    );
    assert!(outlier(["17944", "1901", "18320"]).is_some());
    for usual in [
        // Six times as many, and a rise that lasts.
        ["17944", "107664", "18320"],
        ["2000", "19001", "18320"],
        ["17944", "0", "18320"],
        // Of a few people.
        ["9", "90", "8"],
    ] {
        assert_eq!(outlier(usual), None, "{usual:?}");
    }
}

/// The columns are held against each other in one walk, however many there are.
#[test]
fn twenty_thousand_columns_are_refused_with_the_first_of_them() {
    let names: Vec<String> = (0..20_000).map(|column| format!("c{column}")).collect();
    let file = format!("month,{}\n2016-10{}\n", names.join(","), ",1".repeat(20_000));
    let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &Options::default());
    let refused = loaded.refused.first().unwrap();
    assert!(refused.why.starts_with("is one of 20000 columns that may hold the counts: "), "{}", refused.why);
    assert_eq!(refused.remedy, "--count-column 'c0' or another of them");
}
