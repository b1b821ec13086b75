//! Workbooks whose sheets hold records.

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
    let options = Options { sheet: Some("FY2017".into()), ..Options::default() };
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
    let arrests = Options { sheet: Some("Arrests".into()), ..Options::default() };
    check("ICE_removals.xlsx", two, &arrests, "18 arrests");
    let one = include_bytes!("../../../tests/corpus/sheet-of-book-ins.xlsx");
    let refused = "ICE_removals.xlsx:1: column 2 \"Total\": the sheet's name \"Book-ins\" does not speak of removals; \
                   try --count-column 'Total' to count it all the same";
    check("ICE_removals.xlsx", one, &Options::default(), refused);
    let total = Options { count_column: Some("Total".into()), ..Options::default() };
    check("ICE_removals.xlsx", one, &total, "18 book ins");
}
