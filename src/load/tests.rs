//! Files as one-liners, and what was made of them.

mod asked;
mod doubts;
mod editions;
mod files;
mod measures;
mod sheets;
mod time;

use std::collections::BTreeMap;
use std::fmt::Write as _;

use super::*;
use crate::calendar::FiscalYear;
use crate::catalog;
use crate::dataset::{Observation, Rows};

/// Loads one file and writes down what came of it: the facts, then the findings, or the refusal.
fn rendered(bytes: &[u8], options: &Options) -> String {
    let loaded = load(&[Input { name: "t.csv", bytes }], options);
    let mut text = String::new();
    for refusal in &loaded.refused {
        let _ = writeln!(text, "refused {refusal}");
    }
    for file in loaded.dataset.files() {
        let Rows { read, used, set_aside } = file.rows;
        assert_eq!(read, used + set_aside, "rows must add up: {file:?}");
        let _ = writeln!(text, "{} {} {used}+{set_aside}", file.shape, file.kind.word());
    }
    for fact in loaded.dataset.observations() {
        let Observation { measure, series, from, through, count, place, .. } = fact;
        let _ = writeln!(text, "{measure}/{series} {from}..{through} {} :{}", count.0, place.line);
    }
    for finding in &loaded.findings {
        let lines: Vec<String> = finding.lines.iter().map(ToString::to_string).collect();
        let column = finding.column.as_deref().unwrap_or("");
        let _ = writeln!(text, "{} {} {column}", finding.code, lines.join(","));
    }
    text
}

fn check(file: &str, expected: &str) {
    check_with(file, &Options::default(), expected);
}

fn check_with(file: &str, options: &Options, expected: &str) {
    let expected: Vec<&str> = expected.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
    let got = rendered(file.as_bytes(), options);
    let got: Vec<&str> = got.lines().map(str::trim).collect();
    assert_eq!(got, expected, "{file}");
}

/// A refusal that names this, and nothing loaded.
fn check_refused(file: &str, said: &str) {
    let got = rendered(file.as_bytes(), &Options::default());
    assert!(got.starts_with("refused ") && got.contains(said), "{file}: {got}");
}

#[test]
fn months_become_periods() {
    check(
        "month,removals\n2016-10,18320\n2016-11,\"17,944\"\n",
        "periods periodic 2+0
         removals/monthly 2016-10-01..2016-10-31 18320 :2
         removals/monthly 2016-11-01..2016-11-30 17944 :3",
    );
}

#[test]
fn annual_totals_close_their_years() {
    check(
        "fiscal_year,removals\n2016,240255\nFY2017,226119\n2017-18,256085\n",
        "annual periodic 3+0
         removals/annual 2015-10-01..2016-09-30 240255 :2
         removals/annual 2016-10-01..2017-09-30 226119 :3
         removals/annual 2017-10-01..2018-09-30 256085 :4",
    );
}

#[test]
fn counts_to_date_keep_their_day_and_name_their_fall() {
    check(
        "fiscal_year,as_of,cumulative_removals\n2017,2016-10-31,18320\n2017,2016-11-30,36264\n2017,2016-12-15,36200\n",
        "to-date cumulative 3+0
         removals/to date 2016-10-01..2016-10-31 18320 :2
         removals/to date 2016-10-01..2016-11-30 36264 :3
         removals/to date 2016-10-01..2016-12-15 36200 :4
         fall 4",
    );
}

#[test]
fn a_total_row_checks_the_sum_and_is_left_out() {
    check(
        "month,removals\n2016-10,10\n2016-11,20\nTotal,30\n",
        "periods periodic 2+1
         removals/monthly 2016-10-01..2016-10-31 10 :2
         removals/monthly 2016-11-01..2016-11-30 20 :3
         total 4",
    );
}

#[test]
fn a_suppressed_cell_is_a_gap_unless_the_user_says_zero() {
    let file = "month,removals\n2016-10,10\n2016-11,-\n";
    check(file, "periods periodic 1+1\nremovals/monthly 2016-10-01..2016-10-31 10 :2\ngap 3 removals");
    let options = Options { missing: vec![("-".into(), 0)], ..Options::default() };
    check_with(
        file,
        &options,
        "periods periodic 2+0
         removals/monthly 2016-10-01..2016-10-31 10 :2
         removals/monthly 2016-11-01..2016-11-30 0 :3",
    );
}

#[test]
fn what_has_two_readings_is_refused_with_both() {
    check_refused(
        "date,removals\n2016-10-31,18320\n2016-11-30,36264\n2016-12-31,55265\n",
        "(total 109,849) or the count to date (total 55,265)",
    );
    check_refused("month;removals\n2016-10;18.320\n", "t.csv:2: column 2 \"removals\": \"18.320\"");
    check_refused("date,removals\n03/04/2017,5\n05/06/2017,3\n", "Mar 4, 2017 or Apr 3, 2017");
    check_refused("month,removals,removals\n2016-10,1,2\n", "--count-column 2");
}

#[test]
fn an_unquoted_thousands_comma_is_named() {
    check_refused(
        "month,removals\n2016-10,18,320\n",
        "t.csv:2: column 2 \"removals\": \"18,320\" makes 3 fields where the header has 2 (an unquoted thousands comma?)",
    );
}

#[test]
fn what_is_no_table_is_refused_in_one_sentence() {
    check_refused("", "empty file (0 bytes)");
    check_refused("\n  \n", "no table in this file");
    check_refused("month,removals\n", "no data rows");
    check_refused("<!DOCTYPE html>\n<html></html>\n", "this is a web page, not a table");
    check_refused(&"\0".repeat(4096), "not text (4,096 NUL bytes)");
    check_refused("month       removals\n2016-10        18320\n", "looks like fixed-width text");
    check_refused("a;b,c;d\n1;2,3;4\n5;6,7;8\n", "two delimiters fit equally");
}

#[test]
fn one_bad_file_hides_no_good_one() {
    let good = Input { name: "good.csv", bytes: b"month,removals\n2016-10,5\n" };
    let bad = Input { name: "bad.csv", bytes: b"month,removals\n2016-10,45%\n" };
    let loaded = load(&[bad, good], &Options::default());
    assert_eq!(
        (loaded.refused.len(), loaded.dataset.files().len(), loaded.dataset.observations().len()),
        (1, 1, 1)
    );
    assert_eq!(
        loaded.refused[0].to_string(),
        "bad.csv:2: column 2 \"removals\": \"45%\" is a share, not a count; \
         try a whole number such as 18320 in this cell"
    );
}

#[test]
fn the_bundled_figures_load_without_a_doubt() {
    let file = include_bytes!("../../data/removals.csv");
    let loaded = load(&[Input { name: "removals.csv", bytes: file }], &Options::default());
    assert_eq!(loaded.refused, []);
    assert_eq!(loaded.findings, []);
    assert_eq!(loaded.dataset.files()[0].rows, Rows { read: 840, used: 840, set_aside: 0 });
    assert_eq!(loaded.dataset.files()[0].measures.len(), 5);
}

#[test]
fn the_story_is_two_facts() {
    let file = include_bytes!("../../data/story-2017.csv");
    let loaded = load(&[Input { name: "story-2017.csv", bytes: file }], &Options::default());
    assert_eq!(loaded.findings, []);
    let counts: Vec<(u64, String)> =
        loaded.dataset.observations().iter().map(|fact| (fact.count.0, fact.through.to_string())).collect();
    assert_eq!(counts, [(240_255, "2016-09-30".into()), (211_068, "2017-09-09".into())]);
}

#[test]
fn a_fact_without_its_day_is_set_aside() {
    let header = "measure,series,fiscal_year,kind,from,through,count,published\n";
    check(
        &format!("{header}ICE removals,live,2021,to_date,2020-10-01,,40336,2021-05-28\n"),
        "mixed mixed 0+1
         no-as-of-date 2 through",
    );
    check(
        &format!("{header}ICE removals,live,2020,to_date,2020-10-01,2021-01-02,20316,\n"),
        "mixed mixed 1+0
         ICE removals/live 2020-10-01..2021-01-02 20316 :2
         fiscal-year 2 fiscal_year",
    );
}

#[test]
fn the_catalog_of_shapes_is_sound() {
    assert_eq!(catalog::faults(SHAPES), Vec::<String>::new());
}

/// A file as the corpus writes it: with `\\n`, `\\r`, `\\t` and `\\xNN` for bytes that do not show.
fn bytes_of(written: &str) -> Vec<u8> {
    let mut bytes = Vec::new();
    let mut rest = written;
    while let Some((before, after)) = rest.split_once('\\') {
        bytes.extend_from_slice(before.as_bytes());
        let (letter, tail) = after.split_at(1);
        rest = tail;
        match letter {
            "n" => bytes.push(b'\n'),
            "r" => bytes.push(b'\r'),
            "t" => bytes.push(b'\t'),
            "x" => {
                let (digits, tail) = rest.split_at(2);
                bytes.push(u8::from_str_radix(digits, 16).unwrap());
                rest = tail;
            }
            other => bytes.extend_from_slice(other.as_bytes()),
        }
    }
    bytes.extend_from_slice(rest.as_bytes());
    bytes
}

/// `VERDICT KIND SPANS TOTAL, findings with their first lines`, or `refuse LINE COLUMN "VALUE": WHY`; and what each fiscal
/// year counts, `FY2016 36264 FY2017 19001`.
fn summary(bytes: &[u8]) -> (String, String) {
    let loaded = load(&[Input { name: "t.csv", bytes }], &Options::default());
    let found: Vec<String> = loaded
        .findings
        .iter()
        .map(|finding| format!("{}:{}", finding.code, finding.lines.first().copied().unwrap_or(0)))
        .collect();
    if let Some(Refusal { line, column, value, why, .. }) = loaded.refused.first() {
        let line = line.map_or(String::new(), |line| format!(" {line}"));
        let column = column.as_ref().map_or(String::new(), |column| format!(" {}", column.name));
        let value = value.as_ref().map_or(String::new(), |value| format!(" \"{value}\""));
        return (format!("refuse{line}{column}{value}: {why}"), String::new());
    }
    let kind = loaded.dataset.files()[0].kind;
    let facts = loaded.dataset.observations();
    let is_counted =
        |fact: &&Observation| !fact.is_early_part() && (kind != CountKind::Records || fact.count.0 > 0);
    let counted = facts.iter().filter(is_counted);
    let mut years: BTreeMap<FiscalYear, u64> = BTreeMap::new();
    for fact in facts {
        let year = years.entry(loaded.dataset.calendar().fiscal_year(fact.through)).or_default();
        *year = if kind == CountKind::Cumulative { 0 } else { *year } + fact.count.0;
    }
    let total: u64 = years.values().sum();
    let verdict = if found.is_empty() { "accept".to_owned() } else { "warn".to_owned() };
    let found = if found.is_empty() { String::new() } else { format!(", {}", found.join(" ")) };
    let years: Vec<String> = years.iter().map(|(year, count)| format!("FY{} {count}", year.0)).collect();
    (format!("{verdict} {} {} {total}{found}", kind.word(), counted.count()), years.join(" "))
}

#[test]
fn every_file_of_the_corpus_gets_its_verdict() {
    let corpus = include_str!("../../tests/corpus/tables.tsv");
    let mut wrong = String::new();
    for line in corpus.lines().filter(|line| !line.is_empty() && !line.starts_with('#')) {
        let mut cells = line.split('\t');
        let (case, file, expected) = (cells.next().unwrap(), cells.next().unwrap(), cells.next().unwrap());
        let (outcome, years) = summary(&bytes_of(file));
        let got = if expected.contains(" = FY") { format!("{outcome} = {years}") } else { outcome };
        if got != expected {
            let _ = writeln!(wrong, "{case}\n  expected {expected}\n  got      {got}");
        }
    }
    assert!(wrong.is_empty(), "{wrong}");
}

#[test]
fn the_sheet_that_fits_is_read_and_several_are_listed() {
    let (one, two) = (
        include_bytes!("../../tests/corpus/one-year.xlsx"),
        include_bytes!("../../tests/corpus/two-years.xlsx"),
    );
    let expected = "periods periodic 2+0
         removals/monthly 2016-10-01..2016-10-31 18320 :3
         removals/monthly 2016-11-01..2016-11-30 17944 :4
         lines-above 1";
    let lines = |text: &str| text.lines().map(|line| line.trim().to_owned()).collect::<Vec<_>>();
    assert_eq!(lines(rendered(one, &Options::default()).trim_end()), lines(expected).as_slice());
    let got = rendered(two, &Options::default());
    assert!(
        got.contains(
            "several sheets fit, and they differ: \"FY16\" (210 in all) and \"FY17\" (36,264 in all); \
             try --sheet 'FY16' or --sheet 'FY17' or --sheet 'FY16' --sheet 'FY17' for both"
        ),
        "{got}"
    );
    let options = Options { sheets: vec!["fy17".into()], ..Options::default() };
    assert_eq!(lines(rendered(two, &options).trim_end()), lines(expected).as_slice());
    let loaded = load(&[Input { name: "one.xlsx", bytes: one }], &Options::default());
    assert_eq!(loaded.dataset.files()[0].sheet.as_deref(), Some("FY17"));
}

#[test]
fn rows_are_kept_with_their_categories_to_be_filtered() {
    let bytes = b"month,country,removals\n2016-10,A,3\n2016-10,B,4\n2016-11,A,5\n";
    let loaded = load(&[Input { name: "t.csv", bytes }], &Options::default());
    assert_eq!(loaded.dataset.category_names(), ["country"]);
    let counts = |data: &Dataset| data.observations().iter().map(|fact| fact.count.0).collect::<Vec<_>>();
    assert_eq!(counts(&loaded.dataset), [7, 5]);
    assert_eq!(counts(&loaded.dataset.only(&[("Country", "A")])), [3, 5]);
    // November has no row of B, and its rows are all that was counted.
    assert_eq!(counts(&loaded.dataset.only(&[("country", "B")])), [4, 0]);
}

#[test]
fn groups_beside_their_total_are_kept() {
    for total in ["Total", "All countries", "World"] {
        let file = format!("month,Mexico,Cuba,{total}\n2016-10,3,4,7\n2016-11,5,6,11\n");
        let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &Options::default());
        assert_eq!(loaded.dataset.category_names(), ["country"], "{total}");
        let counts = |data: &Dataset| data.observations().iter().map(|fact| fact.count.0).collect::<Vec<_>>();
        assert_eq!(counts(&loaded.dataset), [7, 11]);
        assert_eq!(counts(&loaded.dataset.only(&[("country", "Mexico")])), [3, 5]);
    }
    // A group that is not given is in the total only.
    let file = b"month,Mexico,Cuba,Total\n2016-10,3,,7\n2016-11,5,6,11\n";
    let loaded = load(&[Input { name: "t.csv", bytes: file }], &Options::default());
    assert!(loaded.dataset.category_names().is_empty());
}

#[test]
fn a_raw_table_keeps_its_rows_as_they_are() {
    let input = Input { name: "t.csv", bytes: b"Title\n\nmonth,removals\n2016-10,5\n2016-11,6,x\n" };
    let raw = table(input, &Options::default()).unwrap();
    assert_eq!(raw.header, Some(vec!["month".to_owned(), "removals".to_owned()]));
    assert_eq!(raw.rows[1], (5, vec!["2016-11".to_owned(), "6".to_owned(), "x".to_owned()]));
}

#[test]
fn plain_month_numbers_are_said_to_be_those_of_the_calendar() {
    for (heading, told) in [("month", true), ("fiscal month", false)] {
        // Of a year that is not whole nothing would tell which months are meant.
        let rows: Vec<String> = (1..=12).map(|month| format!("2017,{month},5\n")).collect();
        let file = format!("fiscal_year,{heading},removals\n{}", rows.concat());
        let loaded = load(&[Input { name: "t.csv", bytes: file.as_bytes() }], &Options::default());
        let says = |remark: &String| remark.contains("1 is January and 10 is October");
        let [file] = loaded.dataset.files() else { panic!("one file") };
        assert_eq!(file.remarks.iter().any(says), told, "{heading}");
        // The first month of FY2017 is October 2016.
        let first = if told { "2017-01-01" } else { "2016-10-01" };
        let mut of_first_row = loaded.dataset.observations().iter().filter(|fact| fact.place.line == 2);
        assert_eq!(of_first_row.next().unwrap().from.to_string(), first);
    }
}
