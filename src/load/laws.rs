//! Laws that hold for every file: how a table is written down never changes what it says.

use std::fmt::Write as _;

use proptest::collection::vec;
use proptest::prelude::*;

use super::*;
use crate::calendar::Date;
use crate::dataset::Observation;

/// A way to write a table down.
#[derive(Clone, Debug)]
#[expect(clippy::struct_excessive_bools, reason = "each is a coin that the law tosses")]
struct Pen {
    delimiter: &'static str,
    line_end: &'static str,
    quoted: bool,
    grouped: bool,
    title: bool,
    footnote: bool,
    blank_lines: bool,
    last_line_end: bool,
    encoding: &'static str,
}

fn pen() -> impl Strategy<Value = Pen> {
    let delimiters = prop::sample::select(vec![",", ";", "\t", "|", ", ", "||", "~"]);
    let line_ends = prop::sample::select(vec!["\n", "\r\n", "\r"]);
    let encodings = prop::sample::select(vec!["utf-8", "utf-8 bom", "utf-16le", "utf-16be", "utf-16le bare"]);
    let switches = (any::<[bool; 6]>(), delimiters, line_ends, encodings);
    switches.prop_map(|(switches, delimiter, line_end, encoding)| {
        let [quoted, grouped, title, footnote, blank_lines, last_line_end] = switches;
        Pen { delimiter, line_end, quoted, grouped, title, footnote, blank_lines, last_line_end, encoding }
    })
}

impl Pen {
    fn write(&self, rows: &[Vec<String>]) -> Vec<u8> {
        let cell = |text: &String| if self.quoted { format!("\"{text}\"") } else { text.clone() };
        let mut lines: Vec<String> = Vec::new();
        if self.title {
            lines.extend(["Removals by month".to_owned(), String::new()]);
        }
        for row in rows {
            lines.push(row.iter().map(cell).collect::<Vec<_>>().join(self.delimiter));
            if self.blank_lines {
                lines.push(String::new());
            }
        }
        if self.footnote {
            lines.extend([String::new(), "Note: provisional.".to_owned()]);
        }
        let mut text = lines.join(self.line_end);
        if self.last_line_end {
            text.push_str(self.line_end);
        }
        self.encode(&text)
    }

    fn encode(&self, text: &str) -> Vec<u8> {
        let wide = |order: fn(u16) -> [u8; 2], mark: bool| -> Vec<u8> {
            let mark = mark.then_some(0xfeff_u16);
            mark.into_iter().chain(text.encode_utf16()).flat_map(order).collect()
        };
        match self.encoding {
            "utf-8 bom" => format!("\u{feff}{text}").into_bytes(),
            "utf-16le" => wide(u16::to_le_bytes, true),
            "utf-16be" => wide(u16::to_be_bytes, true),
            "utf-16le bare" => wide(u16::to_le_bytes, false),
            _ => text.as_bytes().to_vec(),
        }
    }

    /// A count in groups of three where that needs no quotes it does not have, and leaves no doubt.
    fn count(&self, count: u64) -> String {
        let grouped = self.grouped && self.quoted && self.delimiter != ";";
        if grouped { crate::quantity::grouped(i128::from(count)) } else { count.to_string() }
    }
}

fn facts(bytes: &[u8]) -> Vec<(Date, Date, u64)> {
    let loaded = load(&[Input { name: "t.csv", bytes }], &Options::default());
    assert_eq!(loaded.refused, [], "{:?}", String::from_utf8_lossy(bytes));
    let mut facts: Vec<_> = loaded.dataset.observations().iter().map(span_and_count).collect();
    facts.sort_unstable();
    facts
}

fn span_and_count(fact: &Observation) -> (Date, Date, u64) {
    (fact.from, fact.through, fact.count.0)
}

/// Months from October 2015 on, each once, with counts.
fn months(counts: &[u64]) -> Vec<(Date, u64)> {
    let first = Date::from_ymd(2015, 10, 1).unwrap();
    let next = |month: &Date| Some(month.end_of_month().plus_days(1));
    std::iter::successors(Some(first), next).zip(counts.iter().copied()).collect()
}

fn table(months: &[(Date, u64)], count: impl Fn(u64) -> String) -> Vec<Vec<String>> {
    let header = vec!["month".to_owned(), "removals".to_owned()];
    let row = |(month, number): &(Date, u64)| {
        vec![format!("{}-{:02}", month.year(), month.month()), count(*number)]
    };
    std::iter::once(header).chain(months.iter().map(row)).collect()
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(200))]

    #[test]
    fn how_a_table_is_written_changes_nothing(
        counts in vec(0_u64..1_000_000, 2..30),
        pen in pen(),
        order in any::<u64>(),
    ) {
        let mut months = months(&counts);
        let expected: Vec<_> =
            months.iter().map(|(month, count)| (*month, month.end_of_month(), *count)).collect();
        // Any order of rows, by a step that visits each once.
        let length = months.len();
        months.rotate_left(usize::try_from(order % length as u64).unwrap());
        if order % 2 == 0 {
            months.reverse();
        }
        let bytes = pen.write(&table(&months, |count| pen.count(count)));
        prop_assert_eq!(facts(&bytes), expected);
    }

    #[test]
    fn any_bytes_are_read_or_refused_and_rows_add_up(bytes in vec(any::<u8>(), 0..400)) {
        check_any(&bytes)?;
    }

    #[test]
    fn any_table_is_read_or_refused_and_rows_add_up(
        rows in vec(vec("[0-9a-zA-Z,;\"'/. -]{0,12}", 1..5), 1..12),
        header in prop::sample::select(vec!["", "month,removals", "departed_date,country", "fiscal_year,as_of,fytd", "date;n"]),
    ) {
        let mut text = String::from(header);
        for row in rows {
            let _ = write!(text, "\n{}", row.join(","));
        }
        check_any(text.as_bytes())?;
    }

    #[test]
    fn to_date_counts_differ_by_the_periods(counts in vec(0_u64..100_000, 1..24)) {
        let months = months(&counts);
        let calendar = FiscalCalendar::default();
        let mut text = String::from("as_of,removals_fytd");
        let (mut sum, mut year) = (0, None);
        let mut expected = Vec::new();
        for (month, count) in &months {
            let own = Some(calendar.fiscal_year(*month));
            sum = if own == year { sum + count } else { *count };
            year = own;
            let _ = write!(text, "\n{},{sum}", month.end_of_month());
            expected.push((calendar.first_day(calendar.fiscal_year(*month)), month.end_of_month(), sum));
        }
        let mut got = facts(text.as_bytes());
        got.sort_unstable_by_key(|(_, through, _)| *through);
        prop_assert_eq!(got, expected);
    }

    #[test]
    fn records_count_as_the_table_of_their_months(counts in vec(1_u64..20, 1..6), day in 1_u32..28) {
        let months = months(&counts);
        let mut text = String::from("id,departed_date");
        let mut id = 0;
        for (month, count) in &months {
            for _ in 0..*count {
                id += 1;
                let _ = write!(text, "\n{id},{}-{:02}-{day:02}", month.year(), month.month());
            }
        }
        let mut got: Vec<u64> = vec![0; months.len()];
        for (from, _, count) in facts(text.as_bytes()) {
            let place = months.iter().rposition(|(month, _)| *month <= from).unwrap();
            got[place] += count;
        }
        prop_assert_eq!(got, counts);
    }
}

fn check_any(bytes: &[u8]) -> Result<(), TestCaseError> {
    let loaded = load(&[Input { name: "t.csv", bytes }], &Options::default());
    prop_assert_eq!(loaded.dataset.files().len() + loaded.refused.len(), 1);
    let lines = bytes.iter().filter(|byte| matches!(byte, b'\n' | b'\r')).count() as u64 + 1;
    let mut said: Vec<String> = Vec::new();
    for file in loaded.dataset.files() {
        prop_assert_eq!(file.rows.read, file.rows.used + file.rows.set_aside);
        let reasons: u64 = file.set_aside.iter().map(|aside| aside.rows).sum();
        prop_assert_eq!(file.rows.set_aside, reasons);
        said.extend(file.remarks.iter().cloned());
        said.extend(file.skipped.iter().map(|(_, text)| text.clone()));
    }
    for refusal in &loaded.refused {
        prop_assert!(refusal.line.is_none_or(|line| (1..=lines).contains(&line)));
        said.push(refusal.to_string());
    }
    for finding in &loaded.findings {
        prop_assert!(finding.lines.iter().all(|line| (1..=lines).contains(line)), "{:?}", finding);
        said.push(finding.to_string());
    }
    for text in said {
        prop_assert!(!text.chars().any(char::is_control), "{:?}", text);
    }
    Ok(())
}
