//! The report as Markdown: headings and tables for a document.

use std::fmt::{self, Write as _};

use super::text;
use crate::report::{Explanation, Report, Table, Taken, notes, remarks, rows_table, sentence};
use crate::visible::visible;

pub(super) fn write(report: &Report, markdown: &mut String) -> fmt::Result {
    writeln!(markdown, "# {}, {}\n", safe(&report.measure), report.year.fiscal_year)?;
    for line in sentence::summary(report).into_iter().chain(remarks(report)) {
        writeln!(markdown, "- {}", safe(&line))?;
    }
    for table in text::tables(report) {
        write_table(&table.told(), markdown)?;
    }
    let notes = notes(report);
    if !notes.is_empty() {
        writeln!(markdown, "\n## What to know\n")?;
    }
    for note in notes {
        writeln!(markdown, "- {}", safe(&note))?;
    }
    Ok(())
}

pub(super) fn write_explanation(explanation: &Explanation, markdown: &mut String) -> fmt::Result {
    writeln!(markdown, "# {}: {}\n", safe(&explanation.name), safe(&explanation.value))?;
    for (name, told) in explanation.told() {
        writeln!(markdown, "- {name}: {}", safe(told))?;
    }
    write_table(&rows_table(explanation), markdown)
}

/// A table to take away, with who says so below it.
pub(super) fn write_taken(taken: &Taken, markdown: &mut String) -> fmt::Result {
    write_table(&taken.table, markdown)?;
    markdown.push('\n');
    for line in super::cited(taken).lines() {
        writeln!(markdown, "- {}", safe(line))?;
    }
    Ok(())
}

pub(super) fn write_table(table: &Table, markdown: &mut String) -> fmt::Result {
    if !markdown.is_empty() {
        markdown.push('\n');
    }
    let headings: Vec<_> = table.columns.iter().map(|column| column.name).collect();
    let rules: Vec<_> =
        table.columns.iter().map(|column| if column.numeric { "---:" } else { "---" }).collect();
    writeln!(
        markdown,
        "## {}\n\n| {} |\n| {} |",
        safe(&table.title),
        headings.join(" | "),
        rules.join(" | ")
    )?;
    for row in &table.rows {
        let cells: Vec<_> = row.iter().map(|cell| safe(cell)).collect();
        writeln!(markdown, "| {} |", cells.join(" | "))?;
    }
    Ok(())
}

/// Foreign text that neither the terminal nor a Markdown reader takes for anything but text.
fn safe(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in visible(text).chars() {
        match letter {
            '<' => safe.push_str("&lt;"),
            '&' => safe.push_str("&amp;"),
            '|' | '`' | '*' | '[' | ']' | '\\' => {
                safe.push('\\');
                safe.push(letter);
            }
            letter => safe.push(letter),
        }
    }
    safe
}
