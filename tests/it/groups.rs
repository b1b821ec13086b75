//! A file of records: one row a removal, told apart and filtered by its categories.

use std::fs;
use std::path::PathBuf;
use std::sync::LazyLock;

use serde_json::{Value, json};

use crate::program::{self, run};

/// Rows of two fiscal years through October 6: 3 and 5 removals, by country and sex.
const RECORDS: &str = "departed_date,country,sex\n\
    2015-10-01,Mexico,M\n2015-10-02,Mexico,F\n2015-10-06,Haiti,M\n2015-11-20,Haiti,M\n2016-09-30,Mexico,M\n\
    2016-10-01,Mexico,M\n2016-10-01,Haiti,M\n2016-10-02,Haiti,F\n2016-10-05,Haiti,M\n2016-10-06,,M\n";

/// The folder of these tests, with the records. They are written once: a test that writes them anew empties them while
/// another one reads.
fn folder() -> PathBuf {
    static FOLDER: LazyLock<PathBuf> = LazyLock::new(|| {
        let folder = program::folder("groups");
        fs::write(folder.join("records.csv"), RECORDS).unwrap();
        folder
    });
    FOLDER.clone()
}

fn report(arguments: &[&str]) -> Value {
    let arguments = [&["report", "records.csv", "--format", "json"], arguments].concat();
    let run = run(&arguments, &folder());
    assert_eq!(run.status, Some(0), "{}", run.err);
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn the_parts_add_up_to_the_whole_and_what_has_no_category_is_shown() {
    let now = report(&["--by", "Country"]);
    assert_eq!((&now["year"]["to_date"], &now["as_of"]), (&json!(5), &json!("2016-10-06")));
    assert_eq!(now["columns"], json!(["country", "sex"]));
    let group = |value: &str| {
        let all = now["groups"].as_array().unwrap();
        let group = all.iter().find(|group| group["value"] == value).unwrap();
        ["to_date", "baseline", "difference", "share_of_change"].map(|key| group[key].clone())
    };
    // Through October 6: Haiti 3 against 1, Mexico 1 against 2, no country 1 against 0; 5 against 3 in all.
    assert_eq!(group("Haiti"), [json!(3), json!(1), json!(2), json!(1.0)]);
    assert_eq!(group("Mexico"), [json!(1), json!(2), json!(-1), json!(-0.5)]);
    assert_eq!(group("(not given)"), [json!(1), json!(0), json!(1), json!(0.5)]);
    assert_eq!(now["groups"][0]["value"], "Haiti", "what makes the most difference stands first");
    // Three in six days are half a day; three against one are 200 % more.
    assert_eq!(
        (&now["groups"][0]["per_day"], &now["groups"][0]["change_percent"]),
        (&json!(0.5), &json!(200.0))
    );
    assert_eq!(now["baseline"]["difference"], 2);
}

#[test]
fn a_filter_counts_only_its_rows() {
    let men = report(&["--where", "sex=M"]);
    assert_eq!((&men["year"]["to_date"], &men["baseline"]["same_point"]["value"]), (&json!(4), &json!(2)));
    let text = run(&["report", "records.csv", "--format", "plain", "--where", "sex=M"], &folder()).out;
    assert!(text.starts_with("removals (sex: M), FY2017 through Oct 6, 2016 (day 6 of 365): 4."), "{text}");
    let both = report(&["--where", "sex=M", "--where", "country=Haiti", "--by", "sex"]);
    assert_eq!((&both["year"]["to_date"], &both["groups"][0]["to_date"]), (&json!(2), &json!(2)));
}

#[test]
fn a_group_without_a_count_is_no_group_of_zero() {
    let folder = program::folder("groups/gaps");
    let report = |text: &str, arguments: &[&str]| -> Value {
        fs::write(folder.join("gaps.csv"), text).unwrap();
        let run = run(&[&["report", "gaps.csv", "--format", "json"], arguments].concat(), &folder);
        assert_eq!(run.status, Some(0), "{}", run.err);
        serde_json::from_str(&run.out).unwrap()
    };
    let group = |report: &Value, value: &str| {
        let group =
            report["groups"].as_array().unwrap().iter().find(|group| group["value"] == value).unwrap();
        ["to_date", "baseline", "difference", "share_of_change"].map(|key| group[key].clone())
    };
    let unknown = Value::Null;
    let withheld = report("country,FY2016,FY2017\nMexico,10,20\nPeru,D,3\n", &["--by", "country"]);
    assert_eq!(group(&withheld, "Mexico"), [json!(20), json!(10), json!(10), unknown.clone()]);
    assert_eq!(group(&withheld, "Peru"), [json!(3), unknown.clone(), unknown.clone(), unknown.clone()]);
    // The total of FY2016 counts 15 - 10 = 5 that no row lists: those of Peru, perhaps.
    let text = "country,FY2016,FY2017\nMexico,10,20\nPeru,D,3\nTotal,15,23\n";
    let totalled = report(text, &["--by", "country"]);
    assert_eq!(group(&totalled, "Peru"), [json!(3), unknown.clone(), unknown.clone(), unknown.clone()]);
    let rest = group(&totalled, "(not given)");
    assert_eq!((&rest[2], &rest[3]), (&unknown, &unknown));
    // A zero is one: 3 less 0 of a whole change of 13.
    let zero = report("country,FY2016,FY2017\nMexico,10,20\nPeru,0,3\n", &["--by", "country"]);
    assert_eq!(group(&zero, "Peru"), [json!(3), json!(0), json!(3), json!(0.2308)]);
    let months = report("month,country,removals\n2016-10,Mexico,5\n2016-10,Peru,<10\n", &["--by", "country"]);
    assert_eq!(group(&months, "Peru")[0], unknown);
}

/// What a group comes to by itself, on which day, and against which count of the year before.
fn alone(rows: &str) -> (Value, Value, Value, String) {
    let folder = program::folder("absent");
    let file = format!(
        "month,country,removals\n2023-10,Mexico,100\n2023-10,Cuba,50\n2023-11,Mexico,110\n2023-11,Cuba,55\n\
         2024-10,Mexico,90\n2024-10,Cuba,60\n2024-11,Mexico,120\n{rows}"
    );
    fs::write(folder.join("absent.csv"), file).unwrap();
    let run = run(&["report", "absent.csv", "--format", "json", "--where", "country=Cuba"], &folder);
    let found: Value = serde_json::from_str(&run.out).unwrap();
    let (year, point) = (&found["year"]["to_date"], &found["baseline"]["same_point"]["value"]);
    (year.clone(), found["as_of"].clone(), point.clone(), found["findings"].to_string())
}

#[test]
fn a_group_without_a_row_where_others_have_one_had_none() {
    // No row counts Cuba in November 2024, and 120 is all that the table counts in it: 60 + 0 against 50 + 55.
    let (year, day, before, findings) = alone("");
    assert_eq!((year, day, before), (json!(60), json!("2024-11-30"), json!(105)));
    assert!(
        findings.contains("no row counts country=Cuba in 1 period of which rows count others"),
        "{findings}"
    );
    // Some of the others may be Cubans: 60 through October, against 50.
    let (year, day, before, findings) = alone("2024-11,Other,5\n");
    assert_eq!((year, day, before), (json!(60), json!("2024-10-31"), json!(50)));
    assert!(!findings.contains("no row counts country=Cuba"), "{findings}");
}

#[test]
fn a_column_or_value_that_is_not_there_is_refused_with_what_is() {
    let refused = |arguments: &[&str]| {
        let arguments = [&["report", "records.csv"], arguments].concat();
        let run = run(&arguments, &folder());
        assert_eq!(run.status, Some(1));
        run.err
    };
    assert!(refused(&["--by", "office"]).contains("no category column \"office\"; there are country, sex"));
    assert!(
        refused(&["--where", "country=Peru"]).ends_with("no row has country=Peru; there are Haiti, Mexico\n")
    );
    let other_letters = refused(&["--where", "country=HAITI", "--where", "sex=M"]);
    assert!(
        other_letters.contains("no row has country=HAITI, sex=M; did you mean country=Haiti?"),
        "{other_letters}"
    );
}

#[test]
fn other_spellings_of_a_value_are_named() {
    let spelled = RECORDS
        .replace("2016-10-01,Haiti", "2016-10-01,HAITI")
        .replace("2015-11-20,Haiti", "2015-11-20,Haití");
    fs::write(folder().join("spelled.csv"), spelled).unwrap();
    let said = |arguments: &[&str]| run(&[&["report", "spelled.csv"], arguments].concat(), &folder()).out;
    let all = "\"Haiti\" in 3 rows, \"Haití\" in 1 row, \"HAITI\" in 1 row";
    assert!(said(&[]).contains(all), "{}", said(&[]));
    let one = said(&["--where", "country=Haiti"]);
    let others =
        "\"Haiti\" stands in other letters, too: \"HAITI\" in 1 row, \"Haití\" in 1 row; not counted";
    assert!(one.contains(others), "{one}");
    assert!(!said(&["--where", "country=Mexico"]).contains("in other letters"));
}

#[test]
fn rows_of_a_year_that_lacks_its_beginning_are_no_baseline() {
    let late = RECORDS.replace("2015-10-0", "2016-03-0").replace("2015-11", "2016-04");
    fs::write(folder().join("late.csv"), late).unwrap();
    let run = run(&["report", "late.csv", "--format", "json", "--by", "country"], &folder());
    let now: Value = serde_json::from_str(&run.out).unwrap();
    assert_eq!(now["baseline"]["same_point"]["value"], Value::Null);
    let groups = now["groups"].as_array().unwrap();
    assert!(!groups.is_empty() && groups.iter().all(|group| group["baseline"].is_null()), "{groups:?}");
}

/// Counts to date of two countries on the last days of three months of two years.
const TO_DATE: &str = "as of,country,removals to date\n\
    2016-10-31,Mexico,1000\n2016-10-31,Cuba,200\n2016-11-30,Mexico,2500\n2016-11-30,Cuba,500\n\
    2015-10-31,Mexico,900\n2015-10-31,Cuba,100\n2015-11-30,Mexico,2000\n2015-11-30,Cuba,300\n\
    2016-12-31,Mexico,4000\n2016-12-31,Cuba,700\n2015-12-31,Mexico,3000\n2015-12-31,Cuba,600\n";

#[test]
fn counts_to_date_are_held_against_each_other_and_not_added_up() {
    fs::write(folder().join("to_date.csv"), TO_DATE).unwrap();
    let run_on = |arguments: &[&str]| {
        let arguments =
            [&["report", "to_date.csv", "--format", "json", "--by", "country"], arguments].concat();
        run(&arguments, &folder())
    };
    let now: Value = serde_json::from_str(&run_on(&[]).out).unwrap();
    // 4,000 and 700 of December alone; 3,000 and 600 the year before; 1,000 + 100 is the whole change.
    assert_eq!(now["year"]["to_date"], 4700);
    let group = |value: &str| {
        let all = now["groups"].as_array().unwrap();
        let group = all.iter().find(|group| group["value"] == value).unwrap();
        ["to_date", "baseline", "difference"].map(|key| group[key].clone())
    };
    assert_eq!(group("Mexico"), [json!(4000), json!(3000), json!(1000)]);
    assert_eq!(group("Cuba"), [json!(700), json!(600), json!(100)]);
    let share = now["groups"][0]["share_of_change"].as_f64().unwrap();
    // Four decimals are written.
    assert!((share - 1000.0 / 1100.0).abs() < 0.000_06, "{share}");
    // Of December 15 no row says anything by country.
    let between = run_on(&["--as-of", "2016-12-15"]);
    assert_eq!(between.status, Some(1));
    assert!(
        between.err.contains("end on other days than Dec 15, 2016; try --as-of 2016-11-30"),
        "{}",
        between.err
    );
}

/// Weeks from Sunday to Saturday, the first of each year begun in the year before: 10 of Mexico and 1 of Cuba a week, and
/// twice as many a year later.
const WEEKS: &str = "week_start,week_end,country,removals\n\
    2015-09-27,2015-10-03,Mexico,10\n2015-09-27,2015-10-03,Cuba,1\n\
    2015-10-04,2015-10-10,Mexico,10\n2015-10-04,2015-10-10,Cuba,1\n\
    2015-10-11,2015-10-17,Mexico,10\n2015-10-11,2015-10-17,Cuba,1\n\
    2016-09-25,2016-10-01,Mexico,20\n2016-09-25,2016-10-01,Cuba,2\n\
    2016-10-02,2016-10-08,Mexico,20\n2016-10-02,2016-10-08,Cuba,2\n\
    2016-10-09,2016-10-15,Mexico,20\n2016-10-09,2016-10-15,Cuba,2\n";

#[test]
fn weeks_are_not_cut_to_hold_groups_against_each_other() {
    fs::write(folder().join("weeks.csv"), WEEKS).unwrap();
    let run_on = |arguments: &[&str]| {
        let arguments = [&["report", "weeks.csv", "--format", "json", "--by", "country"], arguments].concat();
        run(&arguments, &folder())
    };
    let report = |arguments: &[&str]| -> Value { serde_json::from_str(&run_on(arguments).out).unwrap() };
    let group = |report: &Value, value: &str| {
        let all = report["groups"].as_array().unwrap();
        let group = all.iter().find(|group| group["value"] == value).unwrap();
        ["to_date", "baseline", "difference"].map(|key| group[key].clone())
    };
    // Two weeks of 22 and a day of one that began in September: 3 of 22, 3 of 20 and none of 2; the parts are the whole.
    let now = report(&[]);
    assert_eq!((&now["as_of"], &now["year"]["to_date"]), (&json!("2016-10-15"), &json!(47)));
    assert_eq!(group(&now, "Mexico"), [json!(43), Value::Null, Value::Null]);
    assert_eq!(group(&now, "Cuba"), [json!(4), Value::Null, Value::Null]);
    // October 15, 2015 lies within a week.
    let said = run(&["report", "weeks.csv", "--by", "country"], &folder()).out;
    let remark = "By country FY2017 is not held against FY2016, whose rows end on other days than Oct 15, 2015; --align \
        weekday compares them.";
    assert!(said.contains(remark), "{said}");
    let weekday = report(&["--align", "weekday"]);
    // 4 of the 10 in the first week, of whose days three are of FY2016.
    assert_eq!(group(&weekday, "Mexico"), [json!(43), json!(24), json!(19)]);
    let within = run_on(&["--as-of", "2016-10-12"]);
    assert!(
        within.err.contains("end on other days than Oct 12, 2016; try --as-of 2016-10-08"),
        "{}",
        within.err
    );
}

#[test]
fn a_day_that_two_files_hold_is_counted_once_in_its_group() {
    let day = |number: usize| {
        let (month, day) = if number < 31 { (10, number + 1) } else { (11, number - 30) };
        format!("2016-{month}-{day:02},Mexico\n2016-{month}-{day:02},Cuba\n")
    };
    let file = |days: std::ops::Range<usize>| {
        format!("departed_date,country\n{}", days.map(day).collect::<String>())
    };
    // October 1 to November 9, and November 5 to 30: 40 + 26 days, five of them twice.
    fs::write(folder().join("first.csv"), file(0..40)).unwrap();
    fs::write(folder().join("second.csv"), file(35..61)).unwrap();
    let report = |arguments: &[&str]| -> Value {
        let arguments = [&["report", "first.csv", "second.csv", "--format", "json"], arguments].concat();
        serde_json::from_str(&run(&arguments, &folder()).out).unwrap()
    };
    let now = report(&["--by", "country"]);
    assert_eq!(now["year"]["to_date"], 122, "two removals on each of 61 days");
    for place in 0..2 {
        assert_eq!(now["groups"][place]["to_date"], 61, "{}", now["groups"][place]);
    }
    let mexico = report(&["--where", "country=Mexico", "--by", "country"]);
    assert_eq!((&mexico["year"]["to_date"], &mexico["groups"][0]["to_date"]), (&json!(61), &json!(61)));
}

#[test]
fn of_two_editions_of_a_file_the_newer_one_is_grouped() {
    let file = |mexico: usize| {
        let rows = "2016-10-01,Mexico\n".repeat(mexico);
        format!("departed_date,country\n2016-10-01,Cuba\n{rows}2016-10-02,Cuba\n")
    };
    // 3 removals in the first edition, 5 in the second one.
    fs::write(folder().join("removals-2016-11-08.csv"), file(1)).unwrap();
    fs::write(folder().join("removals-2017-01-10.csv"), file(3)).unwrap();
    for files in [
        ["removals-2016-11-08.csv", "removals-2017-01-10.csv"],
        ["removals-2017-01-10.csv", "removals-2016-11-08.csv"],
    ] {
        let report = |arguments: &[&str]| -> Value {
            let arguments =
                [&["report"], &files[..], &["--format", "json", "--by", "country"], arguments].concat();
            serde_json::from_str(&run(&arguments, &folder()).out).unwrap()
        };
        let now = report(&[]);
        assert_eq!(now["year"]["to_date"], 5, "{files:?}");
        assert_eq!((&now["groups"][0]["value"], &now["groups"][0]["to_date"]), (&json!("Mexico"), &json!(3)));
        let mexico = report(&["--where", "country=Mexico"]);
        assert_eq!(mexico["groups"][0]["to_date"], 3, "{files:?}");
    }
}

#[test]
fn what_two_series_count_is_grouped_in_the_one_that_is_read() {
    let months =
        "month,country,removals\n2016-10,Mexico,40\n2016-10,Cuba,20\n2016-11,Mexico,30\n2016-11,Cuba,10\n";
    let days = "departed_date,country\n2016-10-01,Mexico\n2016-10-02,Mexico\n2016-10-03,Cuba\n";
    fs::write(folder().join("months.csv"), months).unwrap();
    fs::write(folder().join("days.csv"), days).unwrap();
    for (series, to_date, mexico) in [("monthly", 100, 70), ("records", 3, 2)] {
        let arguments =
            ["report", "months.csv", "days.csv", "--format", "json", "--by", "country", "--series", series];
        let run = run(&arguments, &folder());
        let now: Value = serde_json::from_str(&run.out).unwrap_or_else(|_| panic!("{}", run.err));
        assert_eq!(now["year"]["to_date"], to_date, "{series}");
        let groups = now["groups"].as_array().unwrap();
        let group = groups.iter().find(|group| group["value"] == "Mexico").unwrap();
        assert_eq!(group["to_date"], mexico, "{series}");
    }
}

#[test]
fn a_value_that_no_row_has_is_answered_with_what_there_is() {
    let check = |filters: &[&str], words: &str| {
        let arguments: Vec<&str> = ["report", "records.csv"]
            .into_iter()
            .chain(filters.iter().flat_map(|filter| ["--where", *filter]))
            .collect();
        let run = run(&arguments, &folder());
        assert_eq!(run.status, Some(1), "{}", run.out);
        assert!(run.err.contains(words), "{words} is not in\n{}", run.err);
    };
    check(&["country=Mexco"], "no row has country=Mexco; did you mean country=Mexico?");
    check(&["country=mexico"], "no row has country=mexico; did you mean country=Mexico?");
    check(&["country=Mex"], "did you mean country=Mexico?");
    check(&["country=Atlantis"], "no row has country=Atlantis; there are Haiti, Mexico");
    check(&["sex=X", "country=Haiti"], "did you mean sex=F?");
    // Nobody without a country is a woman.
    check(&["country=", "sex=F"], "each of these is there, but not together");
    let run = program::run(&["report", "data/removals.csv", "--by", "country"], &program::home());
    assert!(run.err.contains("counts without categories; name a file that has such a column"), "{}", run.err);
}

#[test]
fn an_export_of_some_rows_says_which() {
    let text = run(&["report", "records.csv", "--where", "country=Haiti", "--format", "csv"], &folder()).out;
    let rows: Vec<&str> = text.lines().collect();
    assert!(rows[0].starts_with("measure,fiscal_year,"), "{text}");
    assert!(rows.len() > 1, "{text}");
    assert!(rows[1..].iter().all(|row| row.starts_with("removals (country: Haiti),")), "{text}");
    let plain = run(&["report", "records.csv", "--format", "csv"], &folder()).out;
    assert!(plain.lines().count() > 1, "{plain}");
    assert!(plain.lines().skip(1).all(|row| row.starts_with("removals,")), "{plain}");
}
