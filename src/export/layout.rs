//! A table of text laid out with spaces, by the width that characters take on screen.

use std::fmt::{self, Write as _};

use unicode_width::UnicodeWidthStr;

use crate::report::{Column, Table};
use crate::visible::visible;

/// Adds the table with its title, columns lined up, numbers to the right; columns that say nothing are left out.
pub(super) fn write_table(table: &Table, text: &mut String) -> fmt::Result {
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| visible(cell).into_owned()).collect()).collect();
    // Each column is measured once, however many rows there are.
    let width = |(place, column): (usize, &Column)| {
        let widest = cells.iter().filter_map(|row| row.get(place)).map(|cell| cell.width()).max();
        widest.unwrap_or(0).max(column.name.width())
    };
    let columns = table.columns.iter().enumerate().filter(|(place, _)| table.says(*place));
    let columns: Vec<_> = columns.map(|(place, column)| (place, column, width((place, column)))).collect();
    writeln!(text, "{}", visible(&table.title))?;
    let headings = columns.iter().map(|(_, column, _)| column.name.to_owned()).collect::<Vec<_>>();
    let rows =
        cells.iter().map(|row| columns.iter().filter_map(|(place, ..)| row.get(*place).cloned()).collect());
    for row in std::iter::once(headings).chain(rows) {
        let mut line = String::from("  ");
        for ((_, column, width), cell) in columns.iter().zip(&row) {
            let fill = " ".repeat(width.saturating_sub(cell.width()));
            let (before, after) = if column.numeric { (fill.as_str(), "") } else { ("", fill.as_str()) };
            write!(line, "{before}{cell}{after}  ")?;
        }
        writeln!(text, "{}", line.trim_end())?;
    }
    Ok(())
}
