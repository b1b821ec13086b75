//! A single table as CSV, Markdown and JSON, with the cells as they are shown.

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

/// The title and one object a row, by the names of the columns.
pub(super) fn write_json(table: &Table, text: &mut String) -> fmt::Result {
    let row = |row: &Vec<String>| {
        let cells = table.columns.iter().zip(row);
        let named = cells.map(|(column, cell)| (column.name.to_owned(), Value::String(cell.clone())));
        Value::Object(named.collect::<Map<_, _>>())
    };
    let mut object = Map::new();
    object.insert("title".to_owned(), Value::String(table.title.clone()));
    object.insert("rows".to_owned(), Value::Array(table.rows.iter().map(row).collect()));
    let json = serde_json::to_string_pretty(&Value::Object(object)).map_err(|_| fmt::Error)?;
    text.push_str(&json);
    text.push('\n');
    Ok(())
}

#[cfg(test)]
mod tests {
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
            (&read["title"], &read["rows"][0]["value"]),
            (&Value::from("By country"), &Value::from("=1+1"))
        );
    }
}
