//! A single table as CSV, with the cells as they are shown, and as JSON, with numbers for programs.

use std::fmt;

use serde_json::{Map, Value};

use super::csv::{guarded, write_rows};
use crate::report::Table;

/// Headings, then rows; a value that a spreadsheet would run as a formula is made text.
pub(super) fn write_csv(table: &Table, text: &mut String) -> fmt::Result {
    let headings: Vec<String> = table.columns.iter().map(|column| column.name.to_owned()).collect();
    let numeric = |place: usize| table.columns.get(place).is_some_and(|column| column.numeric);
    let cell = |(place, cell): (usize, &String)| if numeric(place) { cell.clone() } else { guarded(cell) };
    let rows: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().enumerate().map(cell).collect()).collect();
    write_rows(std::iter::once(headings.as_slice()).chain(rows.iter().map(Vec::as_slice)), text)
}

/// The title and one object a row, by the names of the columns. Numbers are numbers: what is not known is `null`, a
/// column of percentages says so in its name, and how a marked number is known stands beside it.
pub(super) fn write_json(table: &Table, text: &mut String) -> fmt::Result {
    let names: Vec<String> = table.columns.iter().enumerate().map(|(place, _)| name(table, place)).collect();
    let row = |row: &Vec<String>| {
        let mut object = Map::new();
        for ((column, name), cell) in table.columns.iter().zip(&names).zip(row) {
            let (value, mark) =
                if column.numeric { number(cell) } else { (Value::from(cell.as_str()), None) };
            object.insert(name.clone(), value);
            if let Some(known) = mark {
                object.insert(format!("{name}, known"), Value::from(known));
            }
        }
        Value::Object(object)
    };
    let mut object = Map::new();
    object.insert("title".to_owned(), Value::String(table.title.clone()));
    object.insert("rows".to_owned(), Value::Array(table.rows.iter().map(row).collect()));
    let json = serde_json::to_string_pretty(&Value::Object(object)).map_err(|_| fmt::Error)?;
    text.push_str(&json);
    text.push('\n');
    Ok(())
}

/// The name of a column, with its unit where its cells show one.
fn name(table: &Table, place: usize) -> String {
    let Some(column) = table.columns.get(place) else { return String::new() };
    let mut cells = table.rows.iter().filter_map(|row| row.get(place));
    let percent = column.numeric && cells.any(|cell| cell.ends_with(PERCENT));
    if percent { format!("{}, percent", column.name) } else { column.name.to_owned() }
}

const PERCENT: &str = " %";

/// The number that a cell shows, and what its mark says of it; a cell that shows no number stays the words it is.
fn number(cell: &str) -> (Value, Option<&'static str>) {
    let (mark, digits) = match cell.chars().next() {
        Some('~') => (Some("interpolated"), cell.trim_start_matches('~')),
        Some('!') => (Some("doubtful"), cell.trim_start_matches('!')),
        Some(_) | None => (None, cell),
    };
    let digits = digits.trim_start_matches('+').trim_end_matches(PERCENT).replace(',', "");
    if digits.is_empty() || digits == "-" {
        return (Value::Null, None);
    }
    let whole = digits.parse::<i64>().ok().map(Value::from);
    let value = whole.or_else(|| digits.parse::<f64>().ok().map(Value::from));
    value.map_or_else(|| (Value::from(cell), None), |value| (value, mark))
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;
    use crate::report::Column;

    #[test]
    fn cells_stay_as_shown_and_no_spreadsheet_runs_them() {
        let columns =
            vec![Column { name: "value", numeric: false }, Column { name: "difference", numeric: true }];
        let rows = vec![vec!["=1+1".to_owned(), "-1,234".to_owned()]];
        let table = Table { title: "By country".to_owned(), columns, rows };
        let mut text = String::new();
        write_csv(&table, &mut text).unwrap();
        assert_eq!(text, "value,difference\n'=1+1,\"-1,234\"\n");
        text.clear();
        write_json(&table, &mut text).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        assert_eq!(
            read,
            json!({ "title": "By country", "rows": [{ "value": "=1+1", "difference": -1234 }] })
        );
    }

    #[test]
    fn numbers_are_numbers_for_a_program() {
        let columns = ["to date", "change"].map(|name| Column { name, numeric: true });
        let rows = [["~133,687", "+75.2 %"], ["-", ""], ["!291,060", "0.0 %"], ["under 0.1", "-6.6 %"]];
        let rows = rows.iter().map(|row| row.map(ToOwned::to_owned).to_vec()).collect();
        let mut text = String::new();
        write_json(&Table { title: String::new(), columns: columns.to_vec(), rows }, &mut text).unwrap();
        let read: Value = serde_json::from_str(&text).unwrap();
        let expected = json!([
            { "to date": 133_687, "to date, known": "interpolated", "change, percent": 75.2 },
            { "to date": null, "change, percent": null },
            { "to date": 291_060, "to date, known": "doubtful", "change, percent": 0.0 },
            { "to date": "under 0.1", "change, percent": -6.6 },
        ]);
        assert_eq!(read["rows"], expected);
    }
}
