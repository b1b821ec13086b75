//! A table of text laid out with spaces, by the width that characters take on screen.

use std::fmt::{self, Write as _};

use unicode_width::UnicodeWidthStr;

use crate::report::Table;
use crate::visible::visible;

/// Adds the table with its title, columns lined up, numbers to the right; columns that say nothing are left out.
pub(super) fn write_table(table: &Table, text: &mut String) -> fmt::Result {
    let cells: Vec<Vec<String>> =
        table.rows.iter().map(|row| row.iter().map(|cell| visible(cell).into_owned()).collect()).collect();
    let widest = |place: usize| cells.iter().filter_map(|row| row.get(place)).map(|cell| cell.width()).max();
    let says = |place: usize| {
        cells.iter().filter_map(|row| row.get(place)).any(|cell| !cell.is_empty() && cell != "-")
    };
    let columns: Vec<_> = table.columns.iter().enumerate().filter(|(place, _)| says(*place)).collect();
    writeln!(text, "{}", visible(&table.title))?;
    let headings = columns.iter().map(|(_, column)| column.name.to_owned()).collect::<Vec<_>>();
    let rows =
        cells.iter().map(|row| columns.iter().filter_map(|(place, _)| row.get(*place).cloned()).collect());
    for row in std::iter::once(headings).chain(rows) {
        let mut line = String::from("  ");
        for ((place, column), cell) in columns.iter().zip(&row) {
            let width = widest(*place).unwrap_or(0).max(column.name.width());
            let fill = " ".repeat(width.saturating_sub(cell.width()));
            let (before, after) = if column.numeric { (fill.as_str(), "") } else { ("", fill.as_str()) };
            write!(line, "{before}{cell}{after}  ")?;
        }
        writeln!(text, "{}", line.trim_end())?;
    }
    Ok(())
}
