//! What counts are called.

use crate::load::{Input, Options, load};

/// What a file's counts are called, read with these options.
fn measures(text: &str, options: &Options) -> String {
    let loaded = load(&[Input { name: "t.csv", bytes: text.as_bytes() }], options);
    let refused = loaded.refused.iter().map(ToString::to_string);
    loaded.dataset.measures().iter().map(ToString::to_string).chain(refused).collect::<Vec<_>>().join(", ")
}

fn counting(column: &str) -> Options {
    Options { count_column: Some(column.into()), ..Options::default() }
}

fn counting_by(day: &str) -> Options {
    Options { date_column: Some(day.into()), ..Options::default() }
}

#[test]
fn a_column_that_the_user_chose_is_called_by_its_heading() {
    let check = |text: &str, column: &str, expected: &str| {
        assert_eq!(measures(text, &counting(column)), expected, "{text}: {column}");
    };
    let joined = "month,Repatriations:Removals,Repatriations:Total,Book-outs/CBP:Other outcomes,Book-outs/CBP:Total\n\
                  2016-10,6,9,2,9\n2016-11,5,8,1,7\n";
    check(joined, "Repatriations:Removals", "removals");
    check(joined, "Repatriations:Total", "repatriations");
    check(joined, "Book-outs/CBP:Total", "book-outs/CBP");
    check(joined, "Book-outs/CBP:Other outcomes", "book-outs/CBP: Other outcomes");
    let titled = "Confirmed CHNV Beneficiaries by Process: Fiscal Years 2023 to 2024\nmonth,Total,Mexico\n\
                  2022-10,9,6\n2022-11,8,5\n";
    check(titled, "Total", "confirmed CHNV beneficiaries");
    check(titled, "Mexico", "confirmed CHNV beneficiaries: Mexico");
    let removals = "ICE Removals by Citizenship: Fiscal Years 2023 to 2024\nmonth,Total,Mexico\n\
                    2022-10,9,6\n2022-11,8,5\n";
    check(removals, "Total", "ICE removals");
    check(removals, "Mexico", "ICE removals: Mexico");
    // A title that names nothing, and one of other words than a title has.
    for above in ["Data for Fiscal Year 2023", "Prepared by the office"] {
        check(&format!("{above}\nmonth,removals,Total\n2022-10,6,9\n2022-11,5,8\n"), "Total", "removals");
    }
    check("month,arrests,releases\n2016-10,9,6\n2016-11,8,5\n", "arrests", "arrests");
}

#[test]
fn the_total_of_two_agencies_is_that_of_neither() {
    let check = |header: &str, expected: &str| {
        let text = format!("{header}\n2016,10,5,15\n2017,11,6,17\n");
        assert_eq!(measures(&text, &Options::default()), expected, "{header}");
    };
    check("fiscal_year,ICE removals,CBP removals,Total removals", "removals");
    check("fiscal_year,ICE removals,CBP removals,Total", "removals");
    check("fiscal_year,interior removals,border removals,total", "removals");
    // What both say is said of the total, too.
    check("fiscal_year,ICE interior removals,ICE border removals,total", "ICE removals");
}

#[test]
fn a_title_of_times_names_nothing_that_is_counted() {
    let check = |title: &str, expected: &str| {
        let text = format!("{title}\ncountry,FY2016,FY2017\nMexico,10,20\nPeru,4,3\n");
        assert_eq!(measures(&text, &Options::default()), expected, "{title}");
    };
    for title in [
        "Fiscal years 2016 and 2017",
        "FY2016 data revised",
        "FY2017 is year to date as of 3/31/2017",
        "Removals include returns.",
    ] {
        check(title, "removals");
    }
    check("ICE Removals, fiscal years 2016 and 2017", "ICE removals");
}

#[test]
fn one_of_several_columns_is_called_by_what_it_is_a_part_of() {
    let operations = "fiscal_year,KEY,CRO,JRO\n2016,Number of deported people,5,9\n2016,Number of operations,1,2\n\
                      2017,Number of deported people,6,8\n2017,Number of operations,1,2\n";
    assert_eq!(measures(operations, &counting("CRO")), "number of deported people: CRO");
    // The only column of counts is the whole.
    let whole = "YEAR,KEY,count\n2016,Number of deported people,5\n2016,Number of operations,1\n\
                 2017,Number of deported people,6\n2017,Number of operations,1\n";
    assert_eq!(measures(whole, &counting("count")), "number of deported people");
    assert_eq!(measures(whole, &Options::default()), "number of deported people");
}

#[test]
fn a_column_is_called_by_what_it_counts_however_that_is_worded() {
    for (heading, expected) in [
        ("Removed", "removals"),
        ("Total removed", "removals"),
        ("removal_n", "removals"),
        ("REMOVED_CNT", "removals"),
        ("Removals (2016)", "removals"),
        ("deportation_count", "deportations"),
        ("No. of deportations", "deportations"),
        ("Expelled", "expulsions"),
        ("Persons removed", "persons removed"),
        ("No.", "removals"),
        ("Nr", "removals"),
        ("count(1)", "removals"),
    ] {
        let text = format!("month,{heading}\n2016-10,7\n2016-11,5\n2016-12,6\n");
        assert_eq!(measures(&text, &Options::default()), expected, "{heading}");
    }
    for heading in ["Bookings", "Book-outs"] {
        let text = format!("month,{heading}\n2016-10,7\n2016-11,5\n2016-12,6\n");
        let refused = measures(&text, &Options::default());
        assert!(refused.contains("does not say that it counts removals"), "{refused}");
    }
}

#[test]
fn removals_counted_by_another_day_are_called_so() {
    let records = "Departed Date,Arrest Date,Gender\n2016-10-05,2016-10-01,F\n2016-11-05,2016-11-01,M\n";
    assert_eq!(measures(records, &Options::default()), "removals");
    assert_eq!(measures(records, &counting_by("Departed Date")), "removals");
    assert_eq!(measures(records, &counting_by("Arrest Date")), "removals by arrest date");
    let counts = "Arrest Date,removals\n2016-10-01,7\n2016-10-02,5\n2016-10-03,6\n";
    assert_eq!(measures(counts, &counting_by("Arrest Date")), "removals by arrest date");
    let loaded = load(&[Input { name: "t.csv", bytes: records.as_bytes() }], &counting_by("Arrest Date"));
    let file = &loaded.dataset.files()[0];
    assert_eq!(file.columns[0], ("date", "Arrest Date".to_owned()));
    assert!(
        file.remarks.iter().any(|remark| remark == "every row is one removal, counted by \"Arrest Date\"")
    );
}

#[test]
fn the_number_of_a_picture_and_the_time_of_counts_name_nothing() {
    let check = |text: &str, expected: &str| {
        assert_eq!(measures(text, &Options::default()), expected, "{text}");
    };
    let titled = |title: &str| format!("{title}\nMonth,FY 2023,FY 2024\nOct,7,17\nNov,8,18\n");
    for number in ["Figure 15. ", "Table 3: ", "Fig. 2 - ", "1. ", "Chart 5.2 Number of "] {
        check(&titled(&format!("{number}ICE Removals by Month")), "ICE removals");
    }
    check(&titled("Title 42 Expulsions by Month"), "title 42 expulsions");
    let headed = |heading: &str| format!("Month,{heading}\n2024-10,7\n2024-11,8\n");
    check(&headed("Title 42 Expulsions"), "title 42 expulsions");
    check(&headed("Removals Since Oct 1 2024"), "removals");
    check(&headed("Removals in FY2025"), "removals");
    check(&headed("ICE Removals Oct 2024 - Sep 2025"), "ICE removals");
}

#[test]
fn what_says_only_of_how_many_months_it_counts_is_called_by_the_title() {
    let text =
        "ICE Removals and Returns*\nFiscal Year,All 12 Months,First 9 Months Only\n2016,20,15\n2017,21,16\n";
    assert_eq!(measures(text, &counting("All 12 Months")), "ICE removals and returns");
    assert_eq!(measures(text, &counting("First 9 Months Only")), "ICE removals and returns");
    // A length of stay is what it says.
    let stays = "Fiscal Year,Months,Days\n2016,20,15\n2017,21,16\n";
    assert_eq!(measures(stays, &counting("Months")), "months");
}

#[test]
fn a_mark_behind_the_label_of_a_row_is_no_part_of_its_name() {
    let check = |label: &str, expected: &str| {
        let text = format!("type,FY2016,FY2017\n{label},20,30\nReturns,2,3\n");
        assert_eq!(measures(&text, &Options::default()), expected, "{label}");
    };
    check("Enforced removals(2)", "enforced removals");
    check("Enforced removals (2)", "enforced removals");
    check("Removals under Title 42", "removals under title 42");
}

/// What a file of this name and text is refused for, or the measures that it counts.
fn named(name: &str, text: &str) -> String {
    let loaded = load(&[Input { name, bytes: text.as_bytes() }], &Options::default());
    let mut said: Vec<String> = loaded.refused.iter().map(ToString::to_string).collect();
    said.extend(loaded.dataset.observations().iter().map(|fact| fact.measure.to_string()));
    said.dedup();
    said.join("; ")
}

#[test]
fn the_name_of_a_file_may_say_that_it_counts_something_else() {
    let years = "nationality,2016\nMexico,100\nCuba,50\n";
    let months = "month,count\n2016-10,44\n";
    let days = "date,sex\n2016-10-03,M\n2016-11-03,F\n";
    for text in [years, months, days] {
        for name in ["pickups.csv", "ICE_arrests2016.csv", "visas-issued.csv", "transfers.csv"] {
            let got = named(name, text);
            assert!(got.contains("does not speak of removals"), "{name}: {text}{got}");
        }
        for name in ["arrests-and-removals.csv", "removals.csv", "t.csv", "arrest_agency.csv", "visas/t.csv"]
        {
            let got = named(name, text);
            assert!(got.starts_with("removals") || got.starts_with("count"), "{name}: {text}{got}");
        }
    }
    for name in ["average_daily_removals.csv", "share-of-removals.csv", "removal_targets.csv"] {
        let got = named(name, "month,removals\n2016-10,44\n2016-11,40\n");
        assert!(got.contains("names no count of removals"), "{name}: {got}");
    }
    // Rising counts of months: 44 and 50, or 50 to date.
    let got = named("cumulative_removals.csv", "month,removals\n2016-10,44\n2016-11,50\n");
    assert!(got.contains("total 94") && got.contains("total 50"), "{got}");
    assert_eq!(named("cumulative/removals.csv", "month,removals\n2016-10,44\n2016-11,50\n"), "removals");
    assert_eq!(named("removals_and_returns.csv", "fiscal_year,total\n2016,44\n"), "removals and returns");
    let got = named("removals-fy2017-ytd.csv", "fiscal_year,removals\n2017,44\n");
    assert!(got.contains("parts of periods"), "{got}");
    for name in ["airport_departures.csv", "graffiti_removals.csv"] {
        let got = named(name, "month,departures\n2016-10,44\n");
        assert!(got.contains("names no count of removals"), "{name}: {got}");
    }
    for text in [
        "month,removals\n2016-10,44\n",
        "departed_date,sex\n2016-10-03,M\n",
        "Removals\n\nmonth,count\n2016-10,44\n",
        "month,measure,count\n2016-10,arrests,7\n2016-10,removals,44\n",
        "date,event\n2016-10-03,removal\n2016-10-04,arrest\n",
    ] {
        assert_eq!(named("arrests.csv", text), "removals", "{text}");
    }
}
