//! Workbooks of which several sheets can be read.

use crate::load::{Input, Options, load};

/// How a workbook is read: each part with its rows, what is remarked, and how many left in each month; or the refusal.
fn parts(bytes: &[u8], options: &Options) -> Vec<String> {
    let loaded = load(&[Input { name: "t.xlsx", bytes }], options);
    let mut parts: Vec<String> = loaded.refused.iter().map(ToString::to_string).collect();
    for file in loaded.dataset.files() {
        parts.push(format!("{} {}", file.file, file.rows.used));
        parts.extend(file.remarks.iter().filter(|remark| remark.contains("sheets")).cloned());
    }
    let facts = loaded.dataset.observations().iter().filter(|fact| fact.count.0 > 0);
    parts.extend(facts.map(|fact| format!("{} {} {}", fact.through, fact.count, fact.place)));
    parts
}

#[test]
fn sheets_of_records_that_share_no_day_are_parts_of_one_whole() {
    let book = include_bytes!("../../../tests/corpus/records-by-year.xlsx");
    assert_eq!(
        parts(book, &Options::default()),
        [
            "t.xlsx [FY2016] 3",
            "the sheets \"FY2016\", \"FY2017\" have one header and share no day: each is a part (--sheet NAME)",
            "t.xlsx [FY2017] 2",
            "2015-10-05 2 t.xlsx [FY2016]:3",
            "2016-09-29 1 t.xlsx [FY2016]:5",
            "2016-10-05 1 t.xlsx [FY2017]:3",
            "2017-02-05 1 t.xlsx [FY2017]:4",
        ]
    );
    let options = Options { sheets: vec!["FY2017".into()], ..Options::default() };
    assert_eq!(parts(book, &options), ["t.xlsx 2", "2016-10-05 1 t.xlsx:3", "2017-02-05 1 t.xlsx:4"]);
}

#[test]
fn a_sheet_that_holds_what_the_others_do_is_the_whole() {
    let book = include_bytes!("../../../tests/corpus/records-and-all.xlsx");
    assert_eq!(
        parts(book, &Options::default()),
        [
            "t.xlsx 5",
            "holds on every day what other sheets hold together: \"FY2016\", \"FY2017\"",
            "2015-10-05 2 t.xlsx:2",
            "2016-09-29 1 t.xlsx:4",
            "2016-10-05 1 t.xlsx:5",
            "2017-02-05 1 t.xlsx:6",
        ]
    );
}

#[test]
fn sheets_of_records_under_other_names_are_not_added() {
    // Of "Removals 2016" and "Returns 2017" one is of removals by its name.
    let book = include_bytes!("../../../tests/corpus/records-of-two-kinds.xlsx");
    assert_eq!(
        parts(book, &Options::default()),
        ["t.xlsx 3", "2015-10-05 2 t.xlsx:2", "2016-09-29 1 t.xlsx:4"]
    );
}

#[test]
fn sheets_of_records_that_share_days_are_not_added() {
    let book = include_bytes!("../../../tests/corpus/records-twice.xlsx");
    let why = "t.xlsx: the sheets \"October 2015\" and \"FY2016\" hold records of the same days, and may repeat each other; \
               try --sheet 'October 2015'";
    assert_eq!(parts(book, &Options::default()), [why]);
}

#[test]
fn a_sheet_by_its_first_name_goes_on_with_one_of_a_name() {
    let book = include_bytes!("../../../tests/corpus/records-on-a-second-sheet.xlsx");
    assert_eq!(
        parts(book, &Options::default()),
        [
            "t.xlsx [FY2019 Removals] 2",
            "the sheets \"FY2019 Removals\", \"Sheet 2\" have one header and share no day: each is a part (--sheet NAME)",
            "t.xlsx [Sheet 2] 1",
            "2018-10-05 1 t.xlsx [FY2019 Removals]:2",
            "2019-09-30 1 t.xlsx [FY2019 Removals]:3",
            "2019-10-01 1 t.xlsx [Sheet 2]:2",
        ]
    );
}

#[test]
fn sheets_of_one_layout_by_year_are_parts_of_one_table() {
    let book = include_bytes!("../../../tests/corpus/counts-by-year.xlsx");
    // 100 + 10 and 101 + 11, and so on; the name of a sheet says the year of its months.
    assert_eq!(
        parts(book, &Options::default()),
        [
            "t.xlsx [FY2019] 4",
            "the sheets \"FY2019\", \"FY2020\", \"FY2021\" have one header and share no day: each is a part (--sheet NAME)",
            "t.xlsx [FY2020] 4",
            "t.xlsx [FY2021] 4",
            "2018-10-31 110 t.xlsx [FY2019]:2",
            "2018-11-30 112 t.xlsx [FY2019]:4",
            "2019-10-31 220 t.xlsx [FY2020]:2",
            "2019-11-30 222 t.xlsx [FY2020]:4",
            "2020-10-31 330 t.xlsx [FY2021]:2",
            "2020-11-30 332 t.xlsx [FY2021]:4",
        ]
    );
    let told = load(&[Input { name: "t.xlsx", bytes: book }], &Options::default()).findings;
    let places: Vec<&str> = told.iter().filter_map(|finding| finding.file.as_deref()).collect();
    assert_eq!(places, ["t.xlsx [FY2019]", "t.xlsx [FY2020]", "t.xlsx [FY2021]"]);
    let of = |names: &[&str]| Options {
        sheets: names.iter().map(|name| (*name).to_owned()).collect(),
        ..Options::default()
    };
    let alone = ["t.xlsx 4", "2019-10-31 220 t.xlsx:2", "2019-11-30 222 t.xlsx:4"];
    assert_eq!(parts(book, &of(&["FY2020"])), alone);
    assert_eq!(parts(book, &of(&["FY2020", "fy2020"])), alone);
    let both = parts(book, &of(&["FY2021", "FY2019"]));
    assert_eq!(both.get(..2).unwrap(), ["t.xlsx [FY2021] 4", "t.xlsx [FY2019] 4"]);
}

#[test]
fn sheets_that_may_hold_what_others_do_are_not_added() {
    let check = |bytes: &[u8], expected: &str| assert_eq!(parts(bytes, &Options::default()), [expected]);
    check(
        include_bytes!("../../../tests/corpus/counts-of-two-years.xlsx"),
        "t.xlsx: several sheets fit, and they differ: \"FY2019\" (222 in all) and \"FY2020\" (442 in all); \
         try --sheet 'FY2019' or --sheet 'FY2020' or --sheet 'FY2019' --sheet 'FY2020' for both",
    );
    // 222 + 442 + 662 = 1,326, which is no year's.
    check(
        include_bytes!("../../../tests/corpus/counts-by-year-and-all.xlsx"),
        "t.xlsx: several sheets fit, and they differ: \"FY2019\" (222 in all), \"FY2020\" (442 in all), \
         \"FY2021\" (662 in all), \"Summary\" (1,326 in all); \
         try --sheet 'FY2019' or --sheet 'FY2020' or --sheet 'FY2021'",
    );
    // One count of the revised sheet is more by 1, in both months.
    check(
        include_bytes!("../../../tests/corpus/counts-by-year-twice.xlsx"),
        "t.xlsx: several sheets fit, and \"FY2020\" and \"FY2020 (2)\" count the same days, one of them perhaps what \
         the other does: \"FY2019\" (222 in all), \"FY2020\" (442 in all), \"FY2020 (2)\" (444 in all), \
         \"FY2021\" (662 in all); try --sheet 'FY2020' or --sheet 'FY2020 (2)'",
    );
    check(
        include_bytes!("../../../tests/corpus/counts-by-year-and-kind.xlsx"),
        "t.xlsx: several sheets fit, and they differ: \"Male FY2019\" (222 in all), \"Female FY2020\" (442 in all), \
         \"Male FY2021\" (662 in all); \
         try --sheet 'Male FY2019' or --sheet 'Female FY2020' or --sheet 'Male FY2021'",
    );
    // A year that cannot be read is not left out of those that can.
    check(
        include_bytes!("../../../tests/corpus/counts-by-year-one-bad.xlsx"),
        "t.xlsx [FY2021]:3: column 3 \"Removals\": \"about 30\" is not a number; \
         try --set-aside to leave the row out",
    );
}

#[test]
fn sheets_of_one_layout_have_one_fault() {
    let calendar = include_bytes!("../../../tests/corpus/months-by-calendar-year.xlsx");
    let found = parts(calendar, &Options::default());
    assert_eq!(
        found.get(4..).unwrap(),
        [
            "2019-01-31 2,019 t.xlsx [CY2019]:2",
            "2019-02-28 2,020 t.xlsx [CY2019]:3",
            "2020-01-31 2,020 t.xlsx [CY2020]:2",
            "2020-02-29 2,021 t.xlsx [CY2020]:3",
            "2021-01-31 2,021 t.xlsx [CY2021]:2",
            "2021-02-28 2,022 t.xlsx [CY2021]:3",
        ]
    );
    let bare = include_bytes!("../../../tests/corpus/months-by-a-year.xlsx");
    let why = "t.xlsx [Removals 2019]:2: column 1 \"Month\": \"January\" is a month without its year; \
               try a line such as Fiscal Year 2017 above the table";
    assert_eq!(parts(bare, &Options::default()), [why]);
}

#[test]
fn the_name_of_a_sheet_says_what_is_counted_on_it() {
    let check = |name: &str, bytes: &[u8], options: &Options, expected: &str| {
        let loaded = load(&[Input { name, bytes }], options);
        let measures = loaded.dataset.measures();
        let counts = loaded.dataset.observations().iter().map(|fact| fact.count.0).sum::<u64>();
        let mut said: Vec<String> = measures.iter().map(|measure| format!("{counts} {measure}")).collect();
        said.extend(loaded.refused.iter().map(ToString::to_string));
        assert_eq!(said.join("; "), expected);
    };
    let two = include_bytes!("../../../tests/corpus/sheets-of-two-subjects.xlsx");
    // 18,320 + 17,944 + 19,001 and 7 + 5 + 6
    check("t.xlsx", two, &Options::default(), "55265 removals");
    let arrests = Options { sheets: vec!["Arrests".into()], ..Options::default() };
    check("ICE_removals.xlsx", two, &arrests, "18 arrests");
    let one = include_bytes!("../../../tests/corpus/sheet-of-book-ins.xlsx");
    let refused = "ICE_removals.xlsx:1: column 2 \"Total\": the sheet's name \"Book-ins\" does not speak of removals; \
                   try --count-column 'Total' to count it all the same";
    check("ICE_removals.xlsx", one, &Options::default(), refused);
    let total = Options { count_column: Some("Total".into()), ..Options::default() };
    check("ICE_removals.xlsx", one, &total, "18 book ins");
}
