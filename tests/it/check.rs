//! `fypace check` from outside, and the options that say how files are read.

use std::fs;
use std::io::Write as _;
use std::path::PathBuf;

use serde_json::{Value, json};

use crate::program::{self, Run, fypace, run};

/// A folder of its own for one test, with these files in it.
fn folder(name: &str, files: &[(&str, &str)]) -> PathBuf {
    let folder = program::folder(&format!("check/{name}"));
    for (file, text) in files {
        fs::write(folder.join(file), text).unwrap();
    }
    folder
}

const MONTHS: &str = "month,removals\n2016-10,18320\n2016-11,X\n2016-12,19001\n";
const BAD: &str = "month,removals\n2016-10,45%\n";

fn json_of(run: &Run) -> Value {
    serde_json::from_str(&run.out).unwrap()
}

#[test]
fn what_was_understood_is_said_with_what_would_change_it() {
    let folder = folder("words", &[("months.csv", MONTHS)]);
    let run = run(&["check", "months.csv"], &folder);
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    for words in [
        "parted by commas",
        "--delimiter",
        "line 1",
        "periods: one day, week, month or quarter a row, with its count",
        "periodic: each count is of one period, apart from all others",
        "column \"removals\"",
        "--count-column",
        // 18,320 + 19,001, the gap left out.
        "37,321 in 2 figures",
        "3 read = 2 used + 1 set aside",
        "1 row (without a count): line 3",
        "line 3, column \"removals\": \"X\"",
        "--missing 'X=0'",
    ] {
        assert!(run.out.contains(words), "{words:?} is not in {}", run.out);
    }
}

#[test]
fn the_contract_holds() {
    let folder = folder("contract", &[("months.csv", MONTHS)]);
    let json = json_of(&run(&["check", "--format", "json", "months.csv"], &folder));
    let file = &json["files"][0];
    let check =
        |key: &str, expected: Value| assert_eq!(file.pointer(key), Some(&expected), "{key}: {file:#}");
    assert_eq!(json["schema"], "fypace-check-1");
    check("/path", json!("months.csv"));
    check("/encoding", json!("UTF-8"));
    check("/delimiter", json!(","));
    check("/header_line", json!(1));
    check("/shape", json!("periods"));
    check("/kind", json!("periodic"));
    check("/columns", json!({"month": "month", "count": "removals"}));
    check("/measures", json!(["removals"]));
    check("/rows", json!({"read": 3, "used": 2, "set_aside": 1}));
    check("/verdict", json!("warn"));
    check("/points", json!(2));
    check("/total", json!(37_321));
    check("/fiscal_years/0/fiscal_year", json!(2017));
    check("/fiscal_years/0/observations", json!(2));
    check("/fiscal_years/0/count", json!(37_321));
    check("/fiscal_years/0/first", json!("2016-10-01"));
    check("/fiscal_years/0/last", json!("2016-12-31"));
    check("/fiscal_years/0/final", Value::Null);
    check("/findings/0/line", json!(3));
    check("/findings/0/lines", json!([3]));
    check("/refused", Value::Null);
}

#[test]
fn one_bad_file_hides_no_good_one_and_ends_with_1() {
    let folder = folder("bad", &[("months.csv", MONTHS), ("bad.csv", BAD)]);
    let files = ["bad.csv", "months.csv", "nosuch.csv"];
    let text = run(&[&["check"], &files[..]].concat(), &folder);
    assert_eq!(text.status, Some(1));
    assert!(text.out.contains("37,321 in 2 figures"), "{}", text.out);
    assert!(text.err.contains("bad.csv:2: column 2 \"removals\": \"45%\""), "{}", text.err);
    assert!(text.err.contains("nosuch.csv: no such file"), "{}", text.err);
    let json = json_of(&run(&[&["check", "--format", "json"], &files[..]].concat(), &folder));
    let verdicts: Vec<_> =
        json["files"].as_array().unwrap().iter().map(|file| (&file["path"], &file["verdict"])).collect();
    let expected = [("bad.csv", "reject"), ("months.csv", "warn"), ("nosuch.csv", "reject")];
    assert_eq!(verdicts.len(), 3);
    for ((path, verdict), (file, word)) in verdicts.into_iter().zip(expected) {
        assert_eq!((path, verdict), (&json!(file), &json!(word)));
    }
    let refused = &json["files"][0]["refused"];
    assert_eq!((&refused["line"], &refused["column"]), (&json!(2), &json!("removals")));
    assert_eq!((&refused["column_position"], &refused["value"]), (&json!(2), &json!("45%")));
}

#[test]
fn what_is_asked_for_is_named_and_nothing_else_is_incomplete() {
    let text =
        "month,country,removals\n2016-10,Mexico,100\n2016-10,Peru,<10\n2016-11,Mexico,50\n2016-11,Peru,5\n";
    let folder = folder("filter", &[("months.csv", text)]);
    let check = |filter: &str| {
        let text = run(&["check", "months.csv", "--where", filter], &folder).out;
        (text, json_of(&run(&["check", "months.csv", "--where", filter, "--format", "json"], &folder)))
    };
    let (text, json) = check("country=Mexico");
    assert!(
        text.contains("filter    country: Mexico; no other row is in the total or in a year below"),
        "{text}"
    );
    assert!(!text.contains("incomplete") && !text.contains("rows were summed"), "{text}");
    assert_eq!(json["filters"], json!([["country", "Mexico"]]));
    // 100 + 50.
    let file = &json["files"][0];
    assert_eq!((&file["total"], &file["incomplete"]), (&json!(150), &json!([])));
    let (text, json) = check("country=Peru");
    assert!(text.contains("FY2017: 1 count is withheld, from 0 to 9"), "{text}");
    assert_eq!((&json["files"][0]["total"], &json["files"][0]["incomplete"]), (&json!(5), &json!([2017])));
    let all = json_of(&run(&["check", "months.csv", "--format", "json"], &folder));
    assert_eq!((&all["filters"], &all["files"][0]["incomplete"]), (&json!([]), &json!([2017])));
}

#[test]
fn strict_ends_with_1_for_a_finding() {
    let clean = "month,removals\n2016-10,18320\n";
    let folder = folder("strict", &[("months.csv", MONTHS), ("clean.csv", clean)]);
    let status = |arguments: &[&str]| run(arguments, &folder).status;
    assert_eq!(status(&["check", "--strict", "clean.csv"]), Some(0));
    assert_eq!(status(&["check", "--strict", "months.csv"]), Some(1));
    assert_eq!(status(&["check", "months.csv"]), Some(0));
}

#[test]
fn the_bundled_figures_are_described_where_no_file_is_named() {
    let run = fypace("check --strict --format json");
    assert_eq!((run.status, run.err.as_str()), (Some(0), ""));
    let json = json_of(&run);
    assert_eq!(json["files"][0]["path"], "data/removals.csv");
    assert_eq!(json["files"][0]["rows"]["set_aside"], 0);
}

#[test]
fn the_table_is_printed_before_any_meaning() {
    let text = "A title\n\nname;\"color; of it\";n\nrose;\"dark \"\"red\"\"\";\nviolet;\"blue\ngreen\";1\n";
    let folder = folder("table", &[("flowers.csv", text), ("other.csv", MONTHS)]);
    let table = run(&["check", "--table", "flowers.csv"], &folder);
    assert_eq!((table.status, table.err.as_str()), (Some(0), ""));
    assert_eq!(table.out, "name,color; of it,n\nrose,\"dark \"\"red\"\"\",\nviolet,\"blue\ngreen\",1\n");
    let two = run(&["check", "--table", "flowers.csv", "other.csv"], &folder);
    assert_eq!((two.status, two.out.as_str()), (Some(2), ""));
    assert_eq!(run(&["check", "--table", "--strict", "other.csv"], &folder).status, Some(2));
}

#[test]
fn of_two_tables_the_first_is_shown_and_the_other_is_named() {
    let table = "month,removals,note\n2016-10,5,a\n2016-11,6,b\n2016-12,7,c\n2017-01,8,d\n";
    let page = "month,removals,note\n";
    let folder = folder("tables", &[]);
    let check = |below: &str, second: Option<u64>| {
        fs::write(folder.join("two.csv"), format!("{table}{below}")).unwrap();
        let run = run(&["check", "--table", "two.csv"], &folder);
        let named = second.map(|line| {
            format!("fypace: two.csv:{line}: a second table starts at line {line}; --header-line {line} shows it\n")
        });
        assert_eq!((run.status, run.err), (Some(0), named.unwrap_or_default()), "{below:?}");
        // A header on the next page is no row.
        let all = format!("{table}{}", below.replace(page, ""));
        assert_eq!(run.out, if second.is_some() { table } else { &all }, "{below:?}");
    };
    check("month,removals\n2016-10,1\n", Some(6));
    check("month,removals,note,country\n2016-10,1,a,Peru\n", Some(6));
    check(&table.replace("2017-01,8", "2017-01,9"), Some(6));
    check(&format!("{page}2017-02,9,e\n2017-03,9,f\n"), None);
    check(&format!("{page}2016-10,5,a\n2016-11,6,b\n2017-03,9,f\n"), None);
    check("month,removals,other\n", None);
}

#[test]
fn a_file_without_rows_is_an_empty_table() {
    let folder = folder("empty", &[("empty.csv", ""), ("blank.csv", " \n\n")]);
    for (file, said) in [
        ("empty.csv", "fypace: empty.csv: is empty (0 bytes); was it downloaded whole?\n"),
        ("blank.csv", "fypace: blank.csv: no table in this file\n"),
    ] {
        let table = run(&["check", "--table", file], &folder);
        assert_eq!((table.status, table.out.as_str(), table.err.as_str()), (Some(0), "", said));
        assert_eq!(run(&["check", file], &folder).status, Some(1), "{file}");
    }
    assert_eq!(run(&["check", "--table", "missing.csv"], &folder).status, Some(1));
}

#[test]
fn every_reading_option_reaches_the_reader() {
    // More rows than are looked at for a header stand above the second table, which has a column of its own.
    let years = (1900..2000).map(|year| format!("{year},1")).collect::<Vec<_>>().join("\n");
    let far = format!("year,removals\n{years}\n\nmonth,removals,country\n2016-10,5,Peru\n2016-11,7,Peru\n");
    let folder = folder(
        "options",
        &[
            ("two.csv", "month,arrests,releases\n2016-10,18320,5\n2016-11,17944,6\n"),
            ("days.csv", "date1;date2\n03/04/2017;01/02/2016\n05/06/2017;01/02/2016\n"),
            ("kinds.csv", "date,removals\n2016-10-31,18320\n2016-11-30,36264\n2016-12-31,55265\n"),
            ("months.csv", MONTHS),
            ("quarters.csv", "period,removals\n2017 Q1,100\n2017 Q2,200\n"),
            ("points.csv", "month;removals\n2016-10;18.320\n"),
            ("serials.csv", "date,removals\n42644,3\n42675,2\n42705,1\n"),
            ("latin.csv", "month,removals\n2016-10,5\n"),
            ("twice.csv", "month,removals\n2016-10,5\n2016-10,6\n2016-11,7\n"),
            ("above.csv", "year,count\n2015,1\nmonth,removals\n2016-10,18320\n"),
            ("far.csv", &far),
            ("records.csv", "id,departed_date\n7,2016-10-03\n7,2016-10-03\n8,2016-10-04\n"),
        ],
    );
    let check = |arguments: &str, pointer: &str, expected: Value| {
        let mut words = vec!["check", "--format", "json"];
        words.extend(arguments.split(' '));
        let run = run(&words, &folder);
        let found = json_of(&run).pointer(&format!("/files/0{pointer}")).cloned();
        assert_eq!(found, Some(expected), "{arguments}: {pointer}: {}{}", run.out, run.err);
    };
    check("two.csv --count-column arrests", "/total", json!(36_264));
    check("two.csv --count-column 3", "/total", json!(11));
    check("days.csv --date-column date1 --dates mdy", "/fiscal_years/0/first", json!("2017-03-04"));
    check("days.csv --date-column 1 --dates dmy", "/fiscal_years/0/first", json!("2017-04-03"));
    check("kinds.csv --kind periodic", "/total", json!(109_849));
    check("kinds.csv --kind cumulative", "/total", json!(55_265));
    check("months.csv --missing X=0", "/points", json!(3));
    check("months.csv --missing x=7 --missing X=1", "/total", json!(37_322));
    check("quarters.csv --quarters calendar", "/fiscal_years/0/first", json!("2017-01-01"));
    check("quarters.csv --quarters fiscal", "/fiscal_years/0/first", json!("2016-10-01"));
    check("points.csv --thousands .", "/total", json!(18_320));
    check("points.csv --thousands . --delimiter ;", "/delimiter", json!(";"));
    check("serials.csv --dates 1904", "/fiscal_years/0/fiscal_year", json!(2021));
    check("latin.csv --encoding windows-1252", "/encoding", json!("windows-1252"));
    check("twice.csv --set-aside", "/rows/set_aside", json!(1));
    check("records.csv", "/rows", json!({"read": 3, "used": 3, "set_aside": 0}));
    check("records.csv --drop-copies", "/rows", json!({"read": 3, "used": 2, "set_aside": 1}));
    check("records.csv --drop-copies", "/total", json!(2));
    check("above.csv --header-line 3", "/header_line", json!(3));
    check("far.csv --header-line 103", "/header_line", json!(103));
    check("far.csv --header-line 103", "/total", json!(12));
    check("far.csv --header-line 1", "/total", json!(100));
    check("months.csv --shape periods", "/shape", json!("periods"));
    check("months.csv --fiscal-start 01-01", "/fiscal_years/0/fiscal_year", json!(2016));
}

#[test]
fn reading_options_are_known_to_every_command() {
    let folder =
        folder("everywhere", &[("two.csv", "month,arrests,releases\n2016-10,18320,5\n2016-11,17944,6\n")]);
    for command in [&["report", "two.csv"][..], &["two.csv"], &["check", "two.csv"]] {
        assert_eq!(run(command, &folder).status, Some(1), "{command:?}");
        let told = run(&[command, &["--count-column", "arrests"]].concat(), &folder);
        assert_eq!(told.status, Some(0), "{command:?}: {}", told.err);
        assert!(told.out.contains("36,264"), "{}", told.out);
    }
}

#[test]
fn a_report_says_what_became_of_the_rows() {
    let folder =
        folder("report", &[("months.csv", "month,removals\n2016-10,18320\n2016-11,17944\nTotal,36264\n")]);
    let report = run(&["report", "months.csv"], &folder);
    assert_eq!(report.status, Some(0), "{}", report.err);
    let line = report.out.lines().find(|line| line.trim_start().starts_with("months.csv")).unwrap();
    let cells: Vec<_> = line.split_whitespace().collect();
    assert_eq!(cells, ["months.csv", "periods", "periodic", "3", "2", "1", "removals"]);
}

#[test]
fn a_big_file_says_the_same_packed_and_not() {
    let row = |row: usize| {
        let (month, day) = (1 + row % 12, 1 + row % 28);
        let country = if row.is_multiple_of(3) { "\"Korea, North\"" } else { "Mexico" };
        format!("2016-{month:02}-{day:02},{country},case {row} of those who were removed in that year\n")
    };
    let rows = (0..160_000).map(row);
    let text: String = std::iter::once("departed_date,country,note of\n".to_owned()).chain(rows).collect();
    assert!(text.len() > 8 << 20);
    let folder = folder("packed", &[("big.csv", &text)]);
    let mut writer = flate2::write::GzEncoder::new(Vec::new(), flate2::Compression::fast());
    writer.write_all(text.as_bytes()).unwrap();
    let packed = writer.finish().unwrap();
    assert!(packed.len() > 1 << 20);
    fs::write(folder.join("big.csv.gz"), packed).unwrap();
    let zstd = structured_zstd::encoding::compress_to_vec(
        text.as_bytes(),
        structured_zstd::encoding::CompressionLevel::Fastest,
    );
    fs::write(folder.join("big.csv.zst"), zstd).unwrap();
    let told = |file: &str, command: &[&str]| {
        let run = run(&[command, &["--format", "json", file]].concat(), &folder);
        assert_eq!(run.status, Some(0), "{}", run.err);
        let mut json = json_of(&run);
        if let Some(remarks) = json.pointer_mut("/files/0/remarks").and_then(Value::as_array_mut) {
            remarks.retain(|remark| !remark.as_str().unwrap().starts_with("compressed with"));
        }
        json.to_string().replace(file, "big.csv")
    };
    for command in [&["check"][..], &["report", "--by", "country"]] {
        let plain = told("big.csv", command);
        // The rows of the three months after September.
        assert!(plain.contains("39999"), "{plain}");
        for packed in ["big.csv.gz", "big.csv.zst"] {
            assert_eq!(told(packed, command), plain, "{packed}");
        }
    }
}

#[test]
fn a_series_is_called_by_how_long_its_periods_are() {
    let check = |name: &str, table: &str, series: &str| {
        let folder = folder(name, &[("spans.csv", table)]);
        let json = json_of(&run(&["check", "--format", "json", "spans.csv"], &folder));
        assert_eq!(json["files"][0]["fiscal_years"][0]["series"], json!([series]), "{table}");
    };
    check("weeks", "week,removals\n2016-10-02 to 2016-10-08,70\n2016-10-09 to 2016-10-15,77\n", "weekly");
    // The last period is cut short, and still one of the same series.
    let cut = "period,removals\n2016-10-03 to 2016-10-16,70\n2016-10-17 to 2016-10-30,77\n2016-10-31 to 2016-11-04,9\n";
    check("fortnights", cut, "biweekly");
    check(
        "weeks-ending",
        "Two weeks ending,Removals\n10/15/2016,90\n10/29/2016,85\n11/12/2016,80\n",
        "biweekly",
    );
    let halves = "period,removals\n2016-10-01 to 2017-03-31,70\n2017-04-01 to 2017-09-30,77\n";
    check("halves", halves, "half-yearly");
    let others = "period,removals\n2016-10-01 to 2017-02-28,70\n2017-03-01 to 2017-07-31,77\n";
    check("five-months", others, "period");
}

#[test]
fn titles_and_headings_name_one_measure() {
    let titled = "ICE Removals by country\ncountry,FY2016\nGhana,100\nTogo,50\n";
    let headed = "fiscal_year,ICE Removals\n2017,140\n";
    let folder = folder("measures", &[("titled.csv", titled), ("headed.csv", headed)]);
    let json = json_of(&run(&["check", "--format", "json", "titled.csv", "headed.csv"], &folder));
    for file in json["files"].as_array().unwrap() {
        assert_eq!(file["measures"], json!(["ICE removals"]), "{file:#}");
    }
}

#[test]
fn an_option_that_matters_is_named() {
    // Oct 1, 2016 was a Saturday.
    let bare = "week,removals\n2016-10-01,70\n2016-10-08,77\n2016-10-15,80\n";
    let ending = bare.replace("week", "week ending");
    let spans = "week,removals\n2016-10-01 to 2016-10-07,70\n2016-10-08 to 2016-10-14,77\n";
    let late = "week,removals\n2016-10-02,70\n2016-10-09,77\n";
    let files = [("bare.csv", bare), ("ending.csv", &ending), ("spans.csv", spans), ("late.csv", late)];
    let folder = folder("options", &files);
    let check = |file: &str, dates: bool, start: bool| {
        let out = run(&["check", file], &folder).out;
        assert_eq!(out.contains("--dates ends"), dates, "{file}: {out}");
        assert_eq!(out.contains("--fiscal-start"), start, "{file}: {out}");
        // What the report refuses for want of a beginning is what the check names the option for.
        assert_eq!(run(&["report", file], &folder).err.contains("--fiscal-start"), start, "{file}");
    };
    check("bare.csv", true, false);
    // The week that ends on Oct 1 began in the year before.
    check("spans.csv", false, false);
    check("late.csv", true, true);
    let said = run(&["check", "ending.csv"], &folder).out;
    assert!(!said.contains("--dates ends"), "{said}");
}

#[test]
fn what_is_said_of_a_pace_is_plain() {
    // 187 / 31 = 6.03 and 180 / 30 = 6.00 print alike. None at all is no run.
    let even = "month,removals\n2016-10,187\n2016-11,180\n";
    let none = "month,removals\n2016-10,0\n2016-11,0\n";
    let folder = folder("pace", &[("even.csv", even), ("none.csv", none)]);
    let said = |file: &str| run(&["report", "--format", "plain", file], &folder).out;
    assert!(
        said("even.csv").contains(": as fast as the 6.0 a day from Oct 1 to Oct 31"),
        "{}",
        said("even.csv")
    );
    assert!(!said("none.csv").contains("fast"), "{}", said("none.csv"));
}

#[test]
fn a_month_that_was_released_before_its_end_counts_once() {
    // 24 by the middle of February, 40 in all of it, and 24 in January in both releases.
    let releases = "date,n_removals,file_date\n2025-01-01,24,2025-02-14\n2025-02-01,24,2025-02-14\n\
                    2025-01-01,24,2025-03-14\n2025-02-01,40,2025-03-14\n";
    let folder = folder("releases", &[("releases.csv", releases)]);
    let json = json_of(&run(&["check", "--format", "json", "releases.csv"], &folder));
    assert_eq!(json["files"][0]["total"], json!(64), "{json:#}");
    assert_eq!(json["files"][0]["fiscal_years"][0]["count"], json!(64), "{json:#}");
}
