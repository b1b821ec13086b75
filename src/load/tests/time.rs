//! When: the day of a row in several columns, release dates, and the days that a file of records covers.

use super::{check, check_refused, check_with, rendered};
use crate::calendar::FiscalCalendar;
use crate::load::{CountKind, DateOrder, Options};

/// What came of a file, without the days of which it holds no record.
fn counted(file: &str, options: &Options) -> Vec<String> {
    let text = rendered(file.as_bytes(), options);
    text.lines().filter(|line| !line.ends_with(" 0 :0")).map(str::to_owned).collect()
}

#[test]
fn the_day_of_a_record_may_stand_in_three_columns() {
    let file =
        "year,month,day,country\n2016,10,1,Mexico\n2016,11,1,Mexico\n2016,Dec,1,Cuba\n2016,12,2,Cuba\n";
    assert_eq!(
        counted(file, &Options::default()),
        [
            "records records 4+0",
            "removals/records 2016-10-01..2016-10-01 1 :2",
            "removals/records 2016-11-01..2016-11-01 1 :3",
            "removals/records 2016-12-01..2016-12-01 1 :4",
            "removals/records 2016-12-02..2016-12-02 1 :5",
        ]
    );
}

#[test]
fn a_record_of_two_days_is_set_aside_wherever_it_stands() {
    let records = Options { kind: Some(CountKind::Records), ..Options::default() };
    let (short, long) = ("x,2016-10-01,2016-10-01\n", "y,2016-09-30,2016-10-01\n");
    for (rows, day, span) in [(format!("{short}{long}"), 2, 3), (format!("{long}{short}"), 3, 2)] {
        assert_eq!(
            counted(&format!("name,from,through\n{rows}"), &records),
            [
                "records records 1+1".to_owned(),
                format!("removals/records 2016-10-01..2016-10-01 1 :{day}"),
                format!("no-day {span} through"),
            ]
        );
    }
}

#[test]
fn a_count_of_the_days_from_one_to_another() {
    for (from, to) in [("from", "to"), ("from date", "to date"), ("date from", "date to")] {
        check(
            &format!("{from},{to},removals\n2015-10-01,2015-12-31,60000\n2016-01-01,2016-03-31,58000\n"),
            "periods periodic 2+0
             removals/quarterly 2015-10-01..2015-12-31 60000 :2
             removals/quarterly 2016-01-01..2016-03-31 58000 :3",
        );
    }
}

#[test]
fn the_months_of_a_calendar_year_lie_in_two_fiscal_years() {
    check(
        "Calendar Year 2016\nmonth,removals\nSep,9\nOct,10\n",
        "periods periodic 2+0
         removals/monthly 2016-09-01..2016-09-30 9 :3
         removals/monthly 2016-10-01..2016-10-31 10 :4
         lines-above 1",
    );
    check(
        "year,Jan-Mar,Apr-Jun,Jul-Sep,Oct-Dec\n2016,1,2,3,4\n",
        "across periodic 1+0
         removals/quarterly 2016-01-01..2016-03-31 1 :2
         removals/quarterly 2016-04-01..2016-06-30 2 :2
         removals/quarterly 2016-07-01..2016-09-30 3 :2
         removals/quarterly 2016-10-01..2016-12-31 4 :2",
    );
    check(
        "year,Oct-Dec,Jan-Mar\n2016,4,1\n",
        "across periodic 1+0
         removals/quarterly 2015-10-01..2015-12-31 4 :2
         removals/quarterly 2016-01-01..2016-03-31 1 :2",
    );
}

#[test]
fn a_day_that_ends_a_period_counts_for_all_of_it() {
    let october = "periods periodic 1+0
         removals/monthly 2016-10-01..2016-10-31 5 :2";
    check("month_ending,removals\n2016-10-31,5\n", october);
    let quarter = "periods periodic 2+0
         removals/quarterly 2016-10-01..2016-12-31 5 :2
         removals/quarterly 2017-01-01..2017-03-31 6 :3";
    check("quarter ending,removals\nDec 2016,5\nMar 2017,6\n", quarter);
    check("period_end,removals\n12/31/2016,5\n3/31/2017,6\n", quarter);
    check("quarter beginning,removals\n2016-10-01,5\n2017-01-01,6\n", quarter);
}

#[test]
fn a_day_of_release_may_come_before_the_end_of_a_period() {
    check(
        "fiscal_year,removals,as_of\n2016,6,2017-09-09\n2017,3,2017-09-09\n",
        "annual periodic 2+0
         removals/annual 2015-10-01..2016-09-30 6 :2
         removals/to date 2016-10-01..2017-09-09 3 :3
         partial-period 3",
    );
}

#[test]
fn a_row_of_several_counts_is_left_out_once() {
    check(
        "ICE removals by sex (cumulative)\nfiscal_year,as of,Male,Female\n2017,2016-10-31,18000,320\n\
         2018,2016-11-15,54000,640\n2017,2016-11-30,36000,264\n",
        "to-date cumulative 2+1
         ICE removals/to date 2016-10-01..2016-10-31 18320 :3
         ICE removals/to date 2016-10-01..2016-11-30 36264 :5
         lines-above 1
         groups-across 2 Male
         fiscal-year 4 as of",
    );
}

#[test]
fn years_of_two_digits_in_columns_of_their_own_are_of_this_century() {
    check(
        "year,month,day,removals\n11,10,3,50\n12,1,4,60\n12,2,3,70\n",
        "periods periodic 3+0
         removals/daily 2011-10-03..2011-10-03 50 :2
         removals/daily 2012-01-04..2012-01-04 60 :3
         removals/daily 2012-02-03..2012-02-03 70 :4
         short-years 2 year",
    );
}

#[test]
fn release_dates_are_read_in_the_order_of_their_column_or_of_the_file() {
    let released = |file: &str, options: &Options| {
        let loaded =
            crate::load::load(&[crate::load::Input { name: "t.csv", bytes: file.as_bytes() }], options);
        let dates =
            loaded.dataset.observations().iter().map(|fact| fact.published.map(|day| day.to_string()));
        dates.collect::<Vec<_>>()
    };
    let plain = Options::default();
    let day_first = Options { dates: Some(DateOrder::DayFirst), ..Options::default() };
    let some = |dates: [&str; 2]| dates.map(|date| Some(date.to_owned()));
    // 31 can be no month.
    let proven = "month,removals,published\n2016-10,1000,03/04/2017\n2016-11,2000,31/05/2017\n";
    assert_eq!(released(proven, &plain), some(["2017-04-03", "2017-05-31"]));
    let beside = "month,monthly removals,published\n31/10/2016,1000,03/04/2017\n30/11/2016,2000,03/05/2017\n";
    assert_eq!(released(beside, &plain), some(["2017-04-03", "2017-05-03"]));
    let open = "month,removals,published\n2016-10,1000,02/03/2017\n2016-11,2000,03/07/2017\n";
    assert_eq!(released(open, &day_first), some(["2017-03-02", "2017-07-03"]));
    check_refused(open, "may be Feb 3, 2017 or Mar 2, 2017");
    check(
        "month,removals,published\n2016-10,1000,2017-01-31\n2016-11,2000,soon\n",
        "periods periodic 2+0
         removals/monthly 2016-11-01..2016-11-30 2000 :3
         removals/monthly 2016-10-01..2016-10-31 1000 :2
         release-date 3 published",
    );
}

#[test]
fn a_release_that_restates_a_part_is_told_of() {
    let file = "month,country,removals,published\n2016-10,Mexico,1000,2016-12-01\n2016-10,Cuba,200,2016-12-01\n\
                2016-11,Mexico,2000,2017-01-01\n2016-11,Cuba,300,2017-01-01\n2016-10,Mexico,1050,2017-01-01\n";
    check_with(
        file,
        &Options::default(),
        "periods periodic 5+0
         removals/monthly 2016-10-01..2016-10-31 1200 :2
         removals/monthly 2016-10-01..2016-10-31 1050 :6
         removals/monthly 2016-11-01..2016-11-30 2300 :4
         restated-in-part 6
         summed 2,4",
    );
}

const MIXED: &str = "measure,series,kind,from,through,count,published\n";

/// A refusal that names this line and says this; with its remedy the rows that are left out are those of that line.
fn check_left_out(rows: &str, line: u64, said: &str) {
    let file = format!("{MIXED}{rows}");
    let refused = rendered(file.as_bytes(), &Options::default());
    assert!(refused.starts_with(&format!("refused t.csv:{line}: ")) && refused.contains(said), "{refused}");
    assert!(refused.contains("try --set-aside"), "{refused}");
    let kept = rendered(file.as_bytes(), &Options { set_aside: true, ..Options::default() });
    assert!(kept.contains("+1\n") && !kept.contains(&format!(" :{line}\n")), "{kept}");
}

#[test]
fn a_mixed_table_counts_no_day_twice() {
    check_left_out(
        "removals,live,to_date,2016-10-01,2017-09-09,211068,\nremovals,live,to_date,2016-10-01,2017-09-09,112068,\n",
        3,
        "is another count of the days of line 2 (211,068)",
    );
    check_left_out(
        "removals,monthly,period,2016-10-01,2016-10-31,100,\nremovals,monthly,period,2016-11-30,2016-11-01,200,\n",
        3,
        "lies before the first day of the row",
    );
    check_left_out(
        "removals,monthly,period,2016-10-01,2016-10-31,100,\nremovals,monthly,period,2016-10-20,2016-11-10,80,\n\
         removals,monthly,period,2016-11-01,2016-11-30,90,\n",
        3,
        "covers days that line 2 covers too (2016-10-01 to 2016-10-31)",
    );
    // Another release may say another count; the same fact said again counts once.
    check(
        &format!(
            "{MIXED}removals,live,to_date,2016-10-01,2017-09-09,211068,2017-09-15\n\
             removals,live,to_date,2016-10-01,2017-09-09,211070,2017-09-22\n\
             removals,live,to_date,2016-10-01,2017-09-09,211070,2017-09-22\n"
        ),
        "mixed mixed 2+1
         removals/live 2016-10-01..2017-09-09 211068 :2
         removals/live 2016-10-01..2017-09-09 211070 :3
         repeated-fact 4 count",
    );
}

#[test]
fn the_day_on_which_records_were_fetched_is_no_day_that_they_reach() {
    let records = "departed_date,country\n2016-10-03,Cuba\n2016-10-04,Cuba\n";
    let last = |above: &str| {
        let text = rendered(format!("{above}{records}").as_bytes(), &Options::default());
        text.lines().rfind(|line| line.starts_with("removals/")).map(str::to_owned)
    };
    assert_eq!(
        last("Retrieved 2016-10-06,\n").as_deref(),
        Some("removals/records 2016-10-04..2016-10-04 1 :4")
    );
    assert_eq!(
        last("Data through 2016-10-06,\n").as_deref(),
        Some("removals/records 2016-10-06..2016-10-06 0 :0")
    );
}

#[test]
fn what_no_row_says_gives_way_to_another_file() {
    // The second file begins on Oct 3; that it held none on Oct 1 and 2 is taken for granted only where nothing says else.
    let first = "departed_date\n2016-10-01\n2016-10-02\n2016-10-02\n";
    let second = "departed_date\n2016-10-03\n2016-10-04\n";
    let inputs = |one, other| {
        [("one.csv", one), ("two.csv", other)]
            .map(|(name, text): (_, &'static str)| crate::load::Input { name, bytes: text.as_bytes() })
    };
    for inputs in [inputs(first, second), inputs(second, first)] {
        let loaded = crate::load::load(&inputs, &Options::default());
        assert!(loaded.refused.is_empty(), "{:?}", loaded.refused);
        let mut days: Vec<_> =
            loaded.dataset.observations().iter().map(|fact| (fact.through.day(), fact.count.0)).collect();
        days.sort_unstable();
        assert_eq!(days, [(1, 1), (2, 2), (3, 1), (4, 1)]);
    }
}

/// The months of the second block were counted in the year of the first one.
#[test]
fn a_title_among_the_rows_names_the_year_of_the_months_below_it() {
    for (first, second) in [
        ("FY2016", "FY2017"),
        ("Fiscal year 2016", "2017"),
        ("ICE removals in fiscal year 2016", "ICE removals in fiscal year 2017"),
    ] {
        check(
            &format!("{first}\nmonth,removals\nOct,5\nNov,7\n\n{second}\nmonth,removals\nDec,9\nJan,3\n"),
            "periods periodic 4+1
             removals/monthly 2015-10-01..2015-10-31 5 :3
             removals/monthly 2015-11-01..2015-11-30 7 :4
             removals/monthly 2016-12-01..2016-12-31 9 :8
             removals/monthly 2017-01-01..2017-01-31 3 :9
             lines-above 1
             header-repeated 7
             year-title 6
             hole 8",
        );
    }
    check(
        "FY2016,\nquarter,removals\nQ1,5\nQ2,7\n,\nFY2017,\nquarter,removals\nQ1,9\nQ2,3\n",
        "periods periodic 4+1
         removals/quarterly 2015-10-01..2015-12-31 5 :3
         removals/quarterly 2016-01-01..2016-03-31 7 :4
         removals/quarterly 2016-10-01..2016-12-31 9 :8
         removals/quarterly 2017-01-01..2017-03-31 3 :9
         lines-above 1
         header-repeated 7
         year-title 6",
    );
}

/// A note and a total name years too, and months with years of their own need none.
#[test]
fn what_names_a_year_among_the_rows_is_not_always_their_title() {
    check(
        "FY2016\nmonth,removals\nOct,5\nNote: FY2017 is to come\nNov,7\nFY2015 total,\nDec,1\n",
        "periods periodic 3+2
         removals/monthly 2015-10-01..2015-10-31 5 :3
         removals/monthly 2015-11-01..2015-11-30 7 :5
         removals/monthly 2015-12-01..2015-12-31 1 :7
         lines-above 1
         unreadable-date 4 month
         gap 6 removals",
    );
    check(
        "FY2016\nmonth,removals\n2015-10,5\n\nRemovals FY2017\n2016-10,9\n",
        "periods periodic 2+1
         removals/monthly 2015-10-01..2015-10-31 5 :3
         removals/monthly 2016-10-01..2016-10-31 9 :6
         lines-above 1
         unreadable-date 5 month
         outside-title-year 6",
    );
}

/// A day after the year of its row is that of a release, and one within it the one that a count reaches: which it is hangs
/// on when years begin.
#[test]
fn a_day_beside_a_year_lies_in_it_or_after_it_by_the_calendar_that_is_asked_for() {
    let check = |start: &str, day: &str, expected: &str| {
        let options = Options { calendar: FiscalCalendar::parse(start).unwrap(), ..Options::default() };
        let text = rendered(format!("fiscal_year,as_of,removals\n2017,{day},1000\n").as_bytes(), &options);
        assert!(text.contains(expected), "{start} {day}: {text}");
    };
    let to_date = |day: &str| format!("..{day} 1000");
    check("10-01", "2017-07-15", &to_date("2017-07-15"));
    check("10-01", "2017-10-15", "2016-10-01..2017-09-30 1000");
    check("01-01", "2017-10-15", &to_date("2017-10-15"));
    check("01-01", "2018-01-15", "2017-01-01..2017-12-31 1000");
    check("07-01", "2017-06-15", &to_date("2017-06-15"));
    check("07-01", "2017-07-15", "2016-07-01..2017-06-30 1000");
}

#[test]
fn financial_years_begin_where_the_user_says() {
    let files = [
        "Financial year,Removals\n2016-17,100\n2017-18,120\n",
        "period,removals\nFinancial year 2016-17,100\nFinancial year 2017-18,120\n",
        "Removals by financial year\n\nyear,removals\n2016-17,100\n2017-18,120\n",
        "Country,Financial year 2016–17,Financial year 2017–18\nA,70,120\nB,30,0\n",
    ];
    // Named for the year they end in, as fiscal years are.
    for (start, spans) in [
        ("04-01", ["2016-04-01..2017-03-31 100", "2017-04-01..2018-03-31 120"]),
        ("07-01", ["2016-07-01..2017-06-30 100", "2017-07-01..2018-06-30 120"]),
    ] {
        let options = Options { calendar: FiscalCalendar::parse(start).unwrap(), ..Options::default() };
        for file in files {
            check_refused(file, "begins in April in Britain and in July in Australia");
            let text = rendered(file.as_bytes(), &options);
            for span in spans {
                assert!(text.contains(span), "{file}: {text}");
            }
        }
    }
    // The months say by themselves when they are.
    let months = rendered(
        b"date,financial year,removals\n2016-10-31,2016-17,100\n2016-11-30,2016-17,90\n",
        &Options::default(),
    );
    assert!(months.contains("2016-10-01..2016-10-31 100"), "{months}");
}
