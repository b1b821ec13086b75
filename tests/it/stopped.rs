//! A count to date that ends where figures are missing says so, and what would let it go on.

use std::fs;

use crate::program::{self, run};

#[test]
fn a_count_to_date_says_why_it_ends_before_the_data_do() {
    let folder = program::folder("stopped");
    let said = |text: &str, arguments: &[&str]| {
        fs::write(folder.join("file.csv"), text).unwrap();
        run(&[&["report", "file.csv", "--format", "plain"], arguments].concat(), &folder).out
    };
    let months = "month,removals\n2015-10,100\n2015-11,110\n2015-12,90\n2016-10,120\n2016-12,95\n2017-01,80\n2017-02,85\n";
    let told = said(months, &[]);
    assert!(told.starts_with("removals, FY2017 through Oct 31, 2016 (day 31 of 365): 120."), "{told}");
    let why = "The count to date ends there because Nov 1 to Nov 30, 2016 are missing: 3 later figures are known, \
        through Feb 28, and not added up.";
    assert!(told.contains(why), "{told}");
    // Who asks for an earlier day is told of nothing that is missing later.
    assert!(!said(months, &["--as-of", "2016-10-15"]).contains("are missing"), "{told}");

    // Flights: 10 on October 1, 3 and 4, none on October 2.
    let days = "date,removals,flights\n2016-10-01,10,1\n2016-10-03,12,1\n2016-10-04,8,1\n";
    let told = said(days, &["--count-column", "removals"]);
    assert!(told.starts_with("removals, FY2017 through Oct 1, 2016 (day 1 of 365): 10."), "{told}");
    let why = "because Oct 2, 2016 is missing: 2 later figures are known, through Oct 4, and not added up; --zero-days takes \
        such days for days without a removal.";
    assert!(told.contains(why), "{told}");
    // 10 + 0 + 12 + 8.
    let told = said(days, &["--count-column", "removals", "--zero-days"]);
    assert!(told.starts_with("removals, FY2017 through Oct 4, 2016 (day 4 of 365): 30."), "{told}");
    assert!(told.contains("read at file.csv:2 and 2 more rows"), "{told}");
    assert!(!told.contains("missing"), "{told}");
}
