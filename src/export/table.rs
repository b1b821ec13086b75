//! A single table as CSV, with the cells as they are shown, and as JSON, with numbers for programs.

use std::fmt;

use serde_json::{Map, Value, json};

use super::csv::{guarded, write_rows};
use super::json::write_json as write_value;
use crate::report::{Credit, Table, Taken};
use crate::visible::visible;

/// The columns that say where a row is from.
const CITED: [&str; 2] = ["as of", "source"];

/// Headings, then rows; a value that a spreadsheet would run as a formula is made text. The last two columns say of every
/// row how far the figures go and who says so, so that a row is never without it.
pub(super) fn write_csv(taken: &Taken, text: &mut String) -> fmt::Result {
    let Taken { table, as_of, credits } = taken;
    let cited = [as_of.to_string(), guarded(&joined(credits))];
    let headings = table.columns.iter().map(|column| column.name).chain(CITED).map(ToOwned::to_owned);
    let numeric = |place: usize| table.columns.get(place).is_some_and(|column| column.numeric);
    let cell = |(place, cell): (usize, &String)| if numeric(place) { cell.clone() } else { guarded(cell) };
    let row = |row: &Vec<String>| row.iter().enumerate().map(cell).chain(cited.clone()).collect();
    let rows: Vec<Vec<String>> = table.rows.iter().map(row).collect();
    write_rows(
        std::iter::once(headings.collect())
            .chain(rows)
            .collect::<Vec<Vec<String>>>()
            .iter()
            .map(Vec::as_slice),
        text,
    )
}

pub(super) fn joined(credits: &[Credit]) -> String {
    credits.iter().map(ToString::to_string).collect::<Vec<_>>().join("; ")
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
/// numbers: what is not known is `null`, a column of percentages says so in its name, and how a marked number is known
/// stands beside it.
pub(super) fn write_json(taken: &Taken, text: &mut String) -> fmt::Result {
    let Taken { table, as_of, credits } = taken;
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
    object.insert("as_of".to_owned(), Value::String(as_of.to_string()));
    object.insert("sources".to_owned(), credits.iter().map(cells).collect());
    object.insert("rows".to_owned(), Value::Array(table.rows.iter().map(row).collect()));
    write_value(&Value::Object(object), text)
}

/// A publication for a program; what is not known is `null`.
pub(super) fn cells(credit: &Credit) -> Value {
    let known = |text: &str| Some(text).filter(|text| !text.is_empty()).map(ToOwned::to_owned);
    json!({
        "fiscal_year": credit.fiscal_year.0,
        "source": known(&credit.source),
        "url": known(&credit.url),
        "published": credit.published.map(|date| date.to_string()),
        "place": credit.place,
    })
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
    use super::*;
    use crate::calendar::{Date, FiscalYear};
    use crate::report::Column;

    fn taken(columns: Vec<Column>, rows: Vec<Vec<String>>) -> Taken {
        let credit = Credit {
            fiscal_year: FiscalYear(2017),
            source: "A newspaper, page 1".to_owned(),
            url: "https://example.org/a".to_owned(),
            published: Date::parse_iso("2017-09-28"),
            place: "a.csv:3".to_owned(),
            more: 0,
        };
        let as_of = Date::parse_iso("2017-09-09").unwrap();
        let table = Table { title: "By country".to_owned(), columns, rows };
        Taken { table, as_of, credits: vec![credit] }
    }

    #[test]
    fn cells_stay_as_shown_and_no_spreadsheet_runs_them() {
        let columns =
            vec![Column { name: "value", numeric: false }, Column { name: "difference", numeric: true }];
        let rows = vec![vec!["=1+1".to_owned(), "-1,234".to_owned()]];
        let taken = taken(columns, rows);
        let mut text = String::new();
        write_csv(&taken, &mut text).unwrap();
        let source =
            "FY2017: A newspaper, page 1 (https://example.org/a), published 2017-09-28, read at a.csv:3";
        let expected = format!("value,difference,as of,source\n'=1+1,\"-1,234\",2017-09-09,\"{source}\"\n");
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
        let rows = json!([{ "value": "=1+1", "difference": -1234 }]);
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
        let expected = json!([
            { "to date": 133_687, "to date, known": "interpolated", "change, percent": 75.2 },
            { "to date": null, "change, percent": null },
            { "to date": 291_060, "to date, known": "doubtful", "change, percent": 0.0 },
            { "to date": "under 0.1", "change, percent": -6.6 },
        ]);
        assert_eq!(read["rows"], expected);
    }
}
