//! A table as its meaning asks for it: without rows that hold no counts, with the blank cells below a name filled, with
//! the marks behind years dropped.

use super::record::Record;
use super::{Table, Walk};

impl Table<'_> {
    /// The same table without the rows on these lines, which are given in order.
    pub(crate) fn without(&self, lines: &[u64]) -> Self {
        let mut table = self.clone();
        table.body.without.extend(lines);
        table.body.without.sort_unstable();
        table.rows = table.rows.saturating_sub(u64::try_from(lines.len()).unwrap_or(0));
        table
    }

    /// The same table without the rows on these lines, which are given in order: titles that say so much of the rows below.
    pub(crate) fn with_titles(&self, titles: Vec<(u64, String)>) -> Self {
        let (lines, titles): (Vec<u64>, Vec<String>) = titles.into_iter().unzip();
        Self { titles, ..self.without(&lines) }
    }

    /// The same table with the blank cells of these columns read as the cell above them.
    pub(crate) fn filled_down(&self, columns: &[usize]) -> Self {
        Self { repeats: columns.to_vec(), ..self.clone() }
    }

    /// The same table with other texts in some cells, which are given as line, column and text, in the order of lines.
    pub(crate) fn with_cells(&self, cells: Vec<(u64, usize, String)>) -> Self {
        Self { cells, ..self.clone() }
    }

    /// The same table with one more column behind the others, whose cells are given with their lines, in order.
    pub(crate) fn with_column(&self, heading: &str, added: Vec<(u64, String)>) -> Self {
        let mut table = Self { added, ..self.clone() };
        table.headings.push(heading.to_owned());
        table
    }
}

/// A visitor that sees the rows of a table as it was asked for.
pub(super) fn altering(
    table: &Table<'_>,
    visit: &mut dyn FnMut(&Record) -> Walk,
) -> impl FnMut(&Record) -> Walk {
    let Table { repeats: columns, cells: texts, added, .. } = table;
    let behind = table.headings.len().saturating_sub(1);
    let mut above: Vec<String> = vec![String::new(); columns.len()];
    move |record| {
        if columns.is_empty() && texts.is_empty() && added.is_empty() {
            return visit(record);
        }
        let mut cells: Vec<&str> = (0..record.len()).map(|column| record.raw(column)).collect();
        for (column, above) in columns.iter().zip(&mut above) {
            if !record.get(*column).is_empty() {
                record.get(*column).clone_into(above);
            }
        }
        for (column, above) in columns.iter().zip(&above) {
            if let Some(cell) = cells.get_mut(*column).filter(|_| record.get(*column).is_empty()) {
                *cell = above;
            }
        }
        // They stand in the order of the lines.
        let first = texts.partition_point(|(line, ..)| *line < record.line());
        for (_, column, text) in texts.iter().skip(first).take_while(|(line, ..)| *line == record.line()) {
            if let Some(cell) = cells.get_mut(*column) {
                *cell = text;
            }
        }
        if let Ok(place) = added.binary_search_by_key(&record.line(), |(line, _)| *line) {
            cells.resize(behind, "");
            cells.extend(added.get(place).map(|(_, text)| text.as_str()));
        }
        visit(&Record::of(record.line(), cells))
    }
}
