//! Invented records for tests: three fiscal years of removals by country, sex and state.

use std::fmt::Write as _;
use std::sync::LazyLock;

use fypace::calendar::Date;

static RECORDS: LazyLock<String> = LazyLock::new(write_records);

/// A file of records from October 2013 to June 20, 2016.
pub(crate) fn records() -> &'static [u8] {
    RECORDS.as_bytes()
}

/// Countries, each with so many removals in ten days in each of the three years.
const COUNTRIES: [(&str, [i64; 3]); 9] = [
    ("Mexico", [40, 38, 33]),
    ("Guatemala", [16, 12, 27]),
    ("Honduras", [14, 13, 17]),
    ("El Salvador", [9, 8, 10]),
    ("Ecuador", [4, 4, 6]),
    ("Dominican Republic", [2, 2, 2]),
    ("Brazil", [0, 0, 3]),
    ("India", [1, 2, 1]),
    ("", [1, 1, 1]),
];

const STATES: [&str; 4] = ["Texas", "Arizona", "Florida", ""];

fn write_records() -> String {
    let date = |text: &str| Date::parse_iso(text).expect("a date");
    let (first, last) = (date("2013-10-01"), date("2016-06-20"));
    let mut text = String::from("departed_date,country,sex,state\n");
    for day in 0..=last.days_since(first) {
        let date = first.plus_days(day);
        let year = usize::try_from(day / 365).expect("a year").min(2);
        for (country, counts) in &COUNTRIES {
            let share = counts[year] + day % 30 / 15;
            for removal in (0..share).filter(|removal| (day + removal) % 10 == 0) {
                let sex = if (day + removal) % 9 == 0 { "Female" } else { "Male" };
                let state = STATES[usize::try_from(day + removal).expect("a place") % 7 % 4];
                let _ = writeln!(text, "{date},{country},{sex},{state}");
            }
        }
    }
    text
}
