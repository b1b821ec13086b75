//! A single table as CSV, with numbers that a spreadsheet can calculate with, and as JSON, with numbers for programs.

use std::fmt;

use serde_json::{Map, Value};

use super::csv::{guarded, sources, write_rows};
use super::json::{source, write_json as write_value};
use crate::report::{Table, Taken};
use crate::visible::visible;

/// The columns that say what a row counts and where it is from.
const CITED: [&str; 3] = ["table", "as of", "source"];

/// Headings, then rows. Numbers are plain, what is not known is an empty cell, and what a mark says of a number stands in
/// a column of its own beside it; a text that a spreadsheet would run as a formula is made text. The last three columns
/// say of every row what is counted, how far the figures go and who says so, so that a row is never without it.
pub(super) fn write_csv(taken: &Taken, text: &mut String) -> fmt::Result {
    let Taken { table, as_of, row_credits, .. } = taken;
    let columns: Vec<Told> = (0..table.columns.len()).filter_map(|place| Told::of(table, place)).collect();
    let headings = columns.iter().flat_map(Told::headings).chain(CITED.map(ToOwned::to_owned));
    let mut rows: Vec<Vec<String>> = vec![headings.collect()];
    for (row, credits) in table.rows.iter().zip(row_credits) {
        let cells = columns.iter().zip(row).flat_map(|(column, cell)| column.cells(cell));
        let cited = [guarded(&table.title), as_of.to_string(), sources(credits)];
        rows.push(cells.chain(cited).collect());
    }
    write_rows(rows.iter().map(Vec::as_slice), text)
}

/// Which of the numbers of a column are percentages.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Percent {
    None,
    /// The heading says so.
    All,
    /// Each needs its unit.
    Some,
}

/// A column of a table as columns of a spreadsheet.
struct Told {
    name: &'static str,
    numeric: bool,
    percent: Percent,
    /// Whether some number has a mark.
    marked: bool,
}

impl Told {
    fn of(table: &Table, place: usize) -> Option<Self> {
        let column = table.columns.get(place)?;
        let cells = table.rows.iter().filter_map(|row| row.get(place)).filter(|_| column.numeric);
        let told: Vec<_> = cells.map(|cell| number(cell)).filter(|(value, ..)| !value.is_null()).collect();
        let percent = match told.iter().filter(|(_, unit, _)| unit.is_some()).count() {
            0 => Percent::None,
            all if all == told.len() => Percent::All,
            _ => Percent::Some,
        };
        let marked = told.iter().any(|(_, _, mark)| mark.is_some());
        Some(Self { name: column.name, numeric: column.numeric, percent, marked })
    }

    fn headings(&self) -> Vec<String> {
        let name = self.name;
        let own = if self.percent == Percent::All { format!("{name} (%)") } else { name.to_owned() };
        let unit = (self.percent == Percent::Some).then(|| format!("{name} unit"));
        let basis = self.marked.then(|| format!("{name} basis"));
        std::iter::once(own).chain(unit).chain(basis).collect()
    }

    fn cells(&self, cell: &str) -> Vec<String> {
        if !self.numeric {
            return vec![guarded(cell)];
        }
        let (value, unit, mark) = number(cell);
        let own = match value {
            Value::Null => String::new(),
            Value::String(words) => guarded(&words),
            Value::Number(number) => number.to_string(),
            Value::Bool(_) | Value::Array(_) | Value::Object(_) => value.to_string(),
        };
        let words = |told: Option<&str>| told.unwrap_or_default().to_owned();
        let unit = (self.percent == Percent::Some).then(|| words(unit));
        let basis = self.marked.then(|| words(mark));
        std::iter::once(own).chain(unit).chain(basis).collect()
    }
}

/// How far the figures go and who says so, a line for each publication.
#[must_use]
pub fn cited(taken: &Taken) -> String {
    let mut text = format!("As of {}\n", taken.as_of);
    for credit in &taken.credits {
        text.push_str("Source for ");
        text.push_str(&visible(&credit.to_string()));
        text.push('\n');
    }
    text
}

/// The title, how far the figures go and who says so, and one object a row, by the names of the columns. Numbers are
/// numbers, and what is not known is `null`. Beside each stand its unit, where it has one, and how it is known, where
/// its mark says so: whatever the rows hold, the keys are those of the columns.
pub(super) fn write_json(taken: &Taken, text: &mut String) -> fmt::Result {
    let Taken { table, as_of, credits, .. } = taken;
    let row = |row: &Vec<String>| {
        let mut object = Map::new();
        for (column, cell) in table.columns.iter().zip(row) {
            let name = column.name;
            if column.numeric {
                let (value, unit, known) = number(cell);
                object.insert(name.to_owned(), value);
                object.insert(format!("{name}, unit"), Value::from(unit));
                object.insert(format!("{name}, known"), Value::from(known));
            } else {
                object.insert(name.to_owned(), Value::from(cell.as_str()));
            }
        }
        Value::Object(object)
    };
    let mut object = Map::new();
    object.insert("title".to_owned(), Value::String(table.title.clone()));
    object.insert("as_of".to_owned(), Value::String(as_of.to_string()));
    object.insert("sources".to_owned(), credits.iter().map(source).collect());
    object.insert("rows".to_owned(), Value::Array(table.rows.iter().map(row).collect()));
    write_value(&Value::Object(object), text)
}

const PERCENT: &str = " %";

/// The number that a cell shows, its unit, and what its mark says of it; a cell that shows no number stays the words it
/// is. What is worked out lies between two reports, or is the average of the days of one.
fn number(cell: &str) -> (Value, Option<&'static str>, Option<&'static str>) {
    let digits = cell.trim_start_matches(['!', '~']);
    let mark = match (cell.starts_with('!'), cell.starts_with('~') || cell.starts_with("!~")) {
        (true, true) => Some("doubtful, worked out"),
        (true, false) => Some("doubtful"),
        (false, true) => Some("worked out"),
        (false, false) => None,
    };
    let digits = digits.trim_start_matches('+').trim_end_matches(PERCENT).replace(',', "");
    if digits.is_empty() || digits == "-" {
        return (Value::Null, None, None);
    }
    let unit = cell.ends_with(PERCENT).then_some("percent");
    let whole = digits.parse::<i64>().ok().map(Value::from);
    let value = whole.or_else(|| digits.parse::<f64>().ok().map(Value::from));
    value.map_or_else(|| (Value::from(cell), None, None), |value| (value, unit, mark))
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use serde_json::json;

    use super::*;
    use crate::calendar::{Date, FiscalYear};
    use crate::dataset::Place;
    use crate::report::{Column, Credit, ReadAt};

    fn taken(columns: Vec<Column>, rows: Vec<Vec<String>>) -> Taken {
        let credit = Credit {
            fiscal_year: FiscalYear(2017),
            source: "A newspaper, page 1".to_owned(),
            url: "https://example.org/a".to_owned(),
            published: Date::parse_iso("2017-09-28"),
            read_at: ReadAt { place: Place { file: Arc::from("a.csv"), line: 3 }, rows: 1 },
        };
        let as_of = Date::parse_iso("2017-09-09").unwrap();
        let table = Table { title: "By country".to_owned(), columns, rows };
        let row_credits = vec![vec![credit.clone()]; table.rows.len()];
        Taken { table, as_of, credits: vec![credit], row_credits }
    }

    #[test]
    fn numbers_are_plain_and_no_spreadsheet_runs_a_text() {
        let columns =
            vec![Column { name: "value", numeric: false }, Column { name: "difference", numeric: true }];
        let rows = vec![vec!["=1+1".to_owned(), "-1,234".to_owned()]];
        let taken = taken(columns, rows);
        let mut text = String::new();
        write_csv(&taken, &mut text).unwrap();
        let source =
            "FY2017: A newspaper, page 1 (https://example.org/a), published 2017-09-28, read at a.csv:3";
        let expected =
            format!("value,difference,table,as of,source\n'=1+1,-1234,By country,2017-09-09,\"{source}\"\n");
        assert_eq!(text, expected);
        text.clear();
        write_json(&taken, &mut text).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        let sources = json!([{
            "fiscal_year": 2017,
            "source": "A newspaper, page 1",
            "url": "https://example.org/a",
            "published": "2017-09-28",
            "place": "a.csv:3",
        }]);
        let rows = json!([{
            "value": "=1+1",
            "difference": -1234,
            "difference, unit": null,
            "difference, known": null,
        }]);
        let expected =
            json!({ "title": "By country", "as_of": "2017-09-09", "sources": sources, "rows": rows });
        assert_eq!(read, expected);
    }

    #[test]
    fn numbers_are_numbers_for_a_program() {
        let columns = ["to date", "change"].map(|name| Column { name, numeric: true });
        let rows = [["~133,687", "+75.2 %"], ["-", ""], ["!291,060", "0.0 %"], ["under 0.1", "-6.6 %"]];
        let rows = rows.iter().map(|row| row.map(ToOwned::to_owned).to_vec()).collect();
        let mut text = String::new();
        write_json(&taken(columns.to_vec(), rows), &mut text).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        let row = |date: Value, known: Value, change: Value, unit: Value| {
            json!({
                "to date": date, "to date, unit": null, "to date, known": known,
                "change": change, "change, unit": unit, "change, known": null,
            })
        };
        let expected = json!([
            row(json!(133_687), json!("worked out"), json!(75.2), json!("percent")),
            row(json!(null), json!(null), json!(null), json!(null)),
            row(json!(291_060), json!("doubtful"), json!(0.0), json!("percent")),
            row(json!("under 0.1"), json!(null), json!(-6.6), json!("percent")),
        ]);
        assert_eq!(read["rows"], expected);
    }

    #[test]
    fn counts_and_percentages_in_one_column_each_have_their_unit() {
        let columns = vec![Column { name: "value", numeric: true }];
        let rows = vec![vec!["234,236".to_owned()], vec!["75.2 %".to_owned()]];
        let mut text = String::new();
        write_json(&taken(columns, rows), &mut text).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            (&read["rows"][0]["value"], &read["rows"][0]["value, unit"]),
            (&json!(234_236), &json!(null))
        );
        assert_eq!(
            (&read["rows"][1]["value"], &read["rows"][1]["value, unit"]),
            (&json!(75.2), &json!("percent"))
        );
    }
}
